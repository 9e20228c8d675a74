// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/summary.hpp>

#include <hinterland/report/aligned_table.hpp>
#include <hinterland/report/identifiers.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace hinterland {

namespace {

/// 1234567 -> "1,234,567", in every locale. Nothing here is negative.
std::string grouped(double value) {
  const std::string digits = fmt::format("{:.0f}", value);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string grouped(std::size_t count) { return grouped(static_cast<double>(count)); }

std::string percent(double part, double whole) {
  return whole > 0.0 ? fmt::format("{:.1f} %", 100.0 * part / whole) : "";
}

/// Says the same thing in the language of the study.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string operator()(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

 private:
  Language language_;
};

/// A line of the table: what, how many villages, how many people.
void add(AlignedTable& table, std::string label, const Share& share, const Share& all) {
  const bool counted = all.people > 0_people;  // else nobody knows, which is not 0
  table.add({std::move(label), grouped(share.villages),
             percent(static_cast<double>(share.villages), static_cast<double>(all.villages)),
             counted ? grouped(share.people.value) : "—",
             percent(share.people.value, all.people.value)});
}

void add_coverage(AlignedTable& table, const Figures& figures, const Words& words) {
  add(table, words("全部村庄", "all villages"), figures.all, figures.all);
  add(table, words("服务半径内", "in the service radius"), figures.covered, figures.all);
  add(table, words("  临界（误差可改变结论）", "  borderline: the error could flip it"),
      figures.borderline, figures.all);
  constexpr std::array shown = {3_km, 4_km, 5_km};
  for (const CoverageAtRadius& point : figures.curve) {
    for (const Metres radius : shown) {
      if (std::abs(point.radius.value - radius.value) > 0.5) continue;
      const std::string label = words("  若半径为 {:.0f} km", "  if the radius were {:.0f} km");
      add(table, fmt::format(fmt::runtime(label), radius / 1_km), {point.villages, point.people},
          figures.all);
    }
  }
}

void add_gaps(AlignedTable& table, const Study& study, const Figures& figures, const Words& words) {
  add(table, words("重点村", "focus villages"), figures.focus, figures.all);
  for (const ServiceFigures& service : figures.services) {
    if (service.gaps.villages == 0) continue;
    const std::string_view name =
        name_of(study.catalogue.services[service.service], study.language);
    add(table, fmt::format(fmt::runtime(words("  缺{}", "  without {}")), name), service.gaps,
        figures.all);
  }
}

std::string gap_lines(const Figures& figures, const Words& words) {
  std::string text =
      fmt::format(fmt::runtime(words(
                      "缺口 {} 项，其中 {} 项仅凭完整图层上无线判定。\n",
                      "{} gaps, of which {} rest only on a complete layer that shows no line.\n")),
                  grouped(figures.gaps), grouped(figures.gaps_on_absence));
  if (figures.gaps == 0) return text;
  constexpr double ten_thousand = 10000.0;
  constexpr double million = 1e6;
  const double unit = words("zh", "en") == "zh" ? ten_thousand : million;
  text += fmt::format(
      fmt::runtime(words("接通估价 {} 万元（{} 至 {}），另有 {} 项无源可接、未计价。\n",
                         "Joining them costs about {} million CNY ({} to {}); {} more have no "
                         "source to join and no price.\n")),
      grouped(figures.cost.mid.value / unit), grouped(figures.cost.low.value / unit),
      grouped(figures.cost.high.value / unit), grouped(figures.gaps_without_source));
  return text;
}

/// The sites, or why there are none.
std::string site_lines(const Figures& figures, const Words& words) {
  if (figures.movable_villages == 0) {
    return words(
        "没有标记为可迁移的村庄，故无选址（字段 movable，或 [sites] movable = \"all\"）。\n",
        "No village is marked movable, so there are no sites (field movable, or "
        "[sites] movable = \"all\").\n");
  }
  if (figures.site_candidates == 0) {
    return words("没有中心村、驻地附近的村或拟选点，故无选址。\n",
                 "There is no central village, none near a seat and no proposed place, so there "
                 "are no sites.\n");
  }
  return fmt::format(
      fmt::runtime(
          words("新型社区选址 {} 处，{} 个村迁入，共聚集 {} 人（贪心启发式，未证明最优）。\n",
                "{} sites of new communities, where {} villages gather, {} people in all "
                "(heuristic: not proven best).\n")),
      grouped(figures.sites), grouped(figures.gathered.villages),
      grouped(figures.gathered.people.value));
}

std::string closing_lines(const Figures& figures, const Words& words) {
  std::string text = fmt::format(
      fmt::runtime(words("待普查 {} 项，涉及 {} 个村：情况不明，不计为缺口。\n",
                         "{} questions for the census in {} villages: not known, never counted as "
                         "gaps.\n")),
      grouped(figures.survey_cells), grouped(figures.survey.villages));
  return text + site_lines(figures, words);
}

/// What is wrong with the data, and what the figures leave out because of it.
std::string problem_lines(const Figures& figures, const Words& words) {
  std::string text =
      fmt::format(fmt::runtime(words("数据问题 {} 项。\n", "{} problems in the data.\n")),
                  grouped(figures.problems));
  for (const ProblemFigures& problem : figures.problem_kinds) {
    text += fmt::format("  {}  {}\n", identifier(problem.kind), grouped(problem.count));
  }
  if (figures.villages_without_people > 0) {
    text += fmt::format(fmt::runtime(words("{} 个村没有人口数，不在人口合计中。\n",
                                           "{} villages have no population figure and are in no "
                                           "sum of people.\n")),
                        grouped(figures.villages_without_people));
  }
  return text;
}

/// A table with its heading: the name of the study, villages, people.
AlignedTable headed_table(const Study& study, const Words& words) {
  AlignedTable table;
  table.add({study.name, words("村庄", "villages"), "", words("人口", "people"), ""});
  return table;
}

std::string stand_in_line(const Study& study, const Words& words) {
  if (!study.coverage.towns_as_facilities) return "";
  return words("以乡镇驻地代表其全部公共服务设施。\n",
               "Each town seat stands for all its public services.\n");
}

}  // namespace

std::string summary_text(const Study& study, const Figures& figures) {
  const Words words(study.language);
  AlignedTable table = headed_table(study, words);
  add_coverage(table, figures, words);
  add_gaps(table, study, figures, words);
  return table.text() + stand_in_line(study, words) + gap_lines(figures, words) +
         closing_lines(figures, words) + problem_lines(figures, words);
}

std::string coverage_summary_text(const Study& study, const Figures& figures) {
  const Words words(study.language);
  AlignedTable table = headed_table(study, words);
  add_coverage(table, figures, words);
  return table.text() + stand_in_line(study, words) + problem_lines(figures, words);
}

}  // namespace hinterland
