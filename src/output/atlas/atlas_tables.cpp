// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/atlas_tables.hpp"

#include "output/coverage_rule_text.hpp"
#include "output/home_units.hpp"
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace hinterland {

namespace {

constexpr TextAlign to_right = TextAlign::right;

std::string km_text(Metres length) { return grouped(works_in_km(length, 2), 2); }

bool is_of_town(const Villages& villages, VillageId village, const TownFigures& town) {
  return villages.county[village] == town.county && villages.town[village] == town.town;
}

/// What can be said of the gaps of a county or town.
enum class GapReport : std::uint8_t {
  counted,      ///< there are gaps, or none are possible
  none_found,   ///< none, but some states are unknown
  no_state,     ///< no state is known, so that gaps cannot be counted
  no_coverage,  ///< nor can they, as coverage is unknown
};

/// `of`: the figures of the county, or of a town.
template <class Unit>
GapReport gap_report(const Unit& of, bool is_judged) {
  if (!is_judged) return GapReport::no_coverage;
  if (of.gaps > 0 || of.states.unknown == 0) return GapReport::counted;
  return of.states.any() ? GapReport::none_found : GapReport::no_state;
}

GapReport county_report(const Figures& figures) { return gap_report(figures, figures.is_judged); }
GapReport town_report(const TownFigures& town) { return gap_report(town, town.is_judged()); }

bool can_count(GapReport report) {
  return report == GapReport::counted || report == GapReport::none_found;
}

/// In place of a list of gaps that is empty.
std::string no_gaps_text(GapReport report, const Words& words) {
  switch (report) {
    case GapReport::counted:
      return words("没有缺口", "no gaps");
    case GapReport::none_found:
      return words("未发现缺口", "no known gaps");
    case GapReport::no_state:
      return words("情况不明", "unknown");
    case GapReport::no_coverage:
      break;
  }
  return words("情况不明", "unknown");
}

/// Below such a list; may be empty.
std::string no_gaps_note(GapReport report, const Words& words) {
  if (report == GapReport::none_found)
    return words("部分设施情况不明。", "The state of some services is unknown.");
  if (report == GapReport::no_state) {
    return words("各类设施情况均不明，无法判定缺口。",
                 "The state of no service is known, so gaps cannot be determined.");
  }
  return "";
}

/// A heading with the unit of money below: 投资估算（万元）.
std::string money_heading(const Words& words, const char* zh, const char* en) {
  return words.fill("{}\n（{}）", "{}\n({})", words(zh, en), words.money_unit());
}

std::string people_cell(const Share& share) {
  return share.people > 0_people ? grouped(share.people.value) : "—";
}

KeyFigure covered_figure(const Share& covered, const Share& all, bool is_judged,
                         const Words& words) {
  const std::string label = words("服务半径内（个）", "within the radius");
  if (!is_judged) return {"—", label};
  if (all.villages == 0) return {"0", label};
  const double share =
      100.0 * static_cast<double>(covered.villages) / static_cast<double>(all.villages);
  return {grouped(covered.villages), label + words.fill("，占{:.1f}%", ", {:.1f}%", share)};
}

KeyFigure money_figure(Fen cost, const Words& words) {
  return {words.money(cost), words.fill("投资估算（{}）", "cost ({})", words.money_unit())};
}

/// What follows from coverage is a dash where coverage cannot be determined.
template <class Unit>
std::vector<KeyFigure> key_figures(const Unit& of, GapReport report, Fen cost, const Words& words) {
  const bool is_judged = report != GapReport::no_coverage;
  const auto known = [&](std::string number) {
    return can_count(report) ? std::move(number) : "—";
  };
  KeyFigure money = money_figure(cost, words);
  money.number = known(std::move(money.number));
  return {{grouped(of.all.villages), words("村庄（个）", "villages")},
          {people_cell(of.all), words("人口（人）", "people")},
          covered_figure(of.covered, of.all, is_judged, words),
          {known(grouped(of.focus.villages)), words("重点村（个）", "focus villages")},
          {known(grouped(of.gaps)), words("缺口（项）", "gaps")},
          std::move(money)};
}

}  // namespace

std::vector<KeyFigure> county_key_figures(const Study& study, const Figures& figures) {
  const Words words(study.language);
  return key_figures(figures, county_report(figures), figures.extension.all.cost.mid, words);
}

namespace {

std::string share_in_percent(double share) { return fmt::format("{:.1f}%", 100.0 * share); }

/// How much is connected, now and at the end of the plan, and the target.
std::string connected_note(const ScheduleFigures& figures, const Words& words) {
  if (figures.years.empty()) return "";
  const ScheduleYear& last = figures.years.back().year;
  std::string text;
  if (last.connected_share) {
    text = words.fill("综合接通率：{}年底{}", "Connected, all services: {1} by the end of {0}",
                      last.year, share_in_percent(*last.connected_share));
  }
  if (!figures.target || !figures.outcome || !figures.outcome->is_known)
    return text.empty() ? "" : text + words("。", ".");
  const TargetOutcome& outcome = *figures.outcome;
  if (!figures.target->service.empty()) {  // the target is that of one service
    return text.empty() ? "" : text + words("。", ".");
  }
  return text + words.fill("（现状{}，{}年底目标{}）。", " (now {}, target for {}: {}).",
                           share_in_percent(outcome.share_now), figures.target->year,
                           share_in_percent(figures.target->share));
}

}  // namespace

std::string county_note(const Study& study, const Figures& figures) {
  const Words words(study.language);
  std::string text = deciding_line(study, figures, words);
  for (const std::string& line :
       {assumption_text(study, words), no_gaps_note(county_report(figures), words)}) {
    if (!line.empty()) text += line + "\n";
  }
  if (figures.cut_off.villages > 0) {
    text += words.fill("直线距离在服务半径内、但无路可达的村：{}个。\n",
                       "Villages within the radius in a straight line that no road leads to: {}.\n",
                       grouped(figures.cut_off.villages));
  }
  if (figures.leaving.villages > 0) {
    text += words("采纳的选址：村庄和人口均按集中后计。\n",
                  "Sites are adopted: villages and people are counted as after the move.\n");
  }
  text += connected_note(figures.schedule, words);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::vector<KeyFigure> town_key_figures(const Study& study, const TownFigures& town) {
  const Words words(study.language);
  return key_figures(town, town_report(town), town.cost.mid, words);
}

std::string town_title(const TownFigures& town, const Figures& figures, Language language) {
  const Words words(language);
  const bool are_several_counties = std::ranges::any_of(
      figures.by_town, [&](const TownFigures& other) { return other.county != town.county; });
  const std::string name = town.town.empty() ? words("未标乡镇的村", "villages without a town")
                                             : town_in_text(town.county, town.town, language);
  return are_several_counties && !town.county.empty() ? town.county + words("", ", ") + name : name;
}

PageTable towns_table(const Study& study, const Figures& figures) {
  const Words words(study.language);
  PageTable table{words("各乡镇", "Towns") + after_move_text(figures, words),
                  {{words("乡镇", "town"), 2.2},
                   {words("村庄\n（个）", "villages"), 1.1, to_right},
                   {words("人口\n（人）", "people"), 1.3, to_right},
                   {words("服务半径内\n（个）", "within radius"), 1.4, to_right},
                   {words("重点村\n（个）", "focus villages"), 1.2, to_right},
                   {words("缺口\n（项）", "gaps"), 1.0, to_right},
                   {money_heading(words, "投资估算", "cost"), 1.6, to_right}},
                  {},
                  true,
                  ""};
  const auto add = [&](std::string name, const auto& of, GapReport report, Fen cost) {
    const bool is_judged = report != GapReport::no_coverage;
    const auto known = [&](std::string number) {
      return can_count(report) ? std::move(number) : "—";
    };
    table.rows.push_back({std::move(name), grouped(of.all.villages), people_cell(of.all),
                          is_judged ? grouped(of.covered.villages) : "—",
                          known(grouped(of.focus.villages)), known(grouped(of.gaps)),
                          known(words.money(cost))});
  };
  for (const TownFigures& town : figures.by_town) {
    add(town_title(town, figures, study.language), town, town_report(town), town.cost.mid);
  }
  add(words("合计", "total"), figures, county_report(figures), figures.extension.all.cost.mid);
  return table;
}

PageTable services_table(const Study& study, const Figures& figures) {
  const Words words(study.language);
  // The units are in the title: most columns are narrower than them.
  PageTable table{words.fill("各类设施的缺口（项）及投资（{}）",
                             "Gaps by service, with their cost in {}", words.money_unit()),
                  {{words("设施类别", "service"), 1.5},
                   {words("缺口", "gaps"), 0.8, to_right},
                   {words("管线\n接入", "by\nline"), 0.8, to_right},
                   {words("村内\n配建", "on\nsite"), 0.8, to_right},
                   {words("单村\n方案", "stand-\nalone"), 0.9, to_right},
                   {words("线路\n（公里）", "line\n(km)"), 1.35, to_right},
                   {words("投资估算", "cost"), 1.7, to_right},
                   {words("下限", "low"), 1.7, to_right},
                   {words("上限", "high"), 1.75, to_right}},
                  {},
                  true,
                  ""};
  const auto add = [&](std::string name, const ServiceExtension& of) {
    table.rows.push_back({std::move(name), grouped(of.gaps), grouped(of.by_line),
                          grouped(of.on_site), grouped(of.standalone), km_text(of.length),
                          words.money(of.cost.mid), words.money(of.cost.low),
                          words.money(of.cost.high)});
  };
  const GapReport report = county_report(figures);
  if (!can_count(report) || figures.extension.services.empty()) {
    const std::string cell = can_count(report) ? "0" : "—";
    table.rows.push_back({no_gaps_text(report, words), cell, "—", "—", "—", "—", "—", "—", "—"});
    table.has_total = false;
    return table;
  }
  for (const ServiceExtension& service : figures.extension.services)
    add(std::string(name_of(study.catalogue.services[service.service], study.language)), service);
  add(words("合计", "total"), figures.extension.all);
  if (figures.extension.all.without_remedy > 0) {
    table.note = words.fill("无法接入且无单村方案、未计投资的缺口：{}项",
                            "gaps without a remedy and without a cost: {}",
                            grouped(figures.extension.all.without_remedy));
  }
  return table;
}

namespace {

PageTable years_table(const Words& words) {
  return {words("分年度实施计划", "Annual schedule"),
          {{words("年度", "year"), 1.3},
           {money_heading(words, "投资", "cost"), 1.6, to_right},
           {words("建设长度\n（公里）", "line\n(km)"), 1.6, to_right},
           {words("解决缺口\n（项）", "gaps closed"), 1.4, to_right},
           {words("受益村\n（个）", "villages"), 1.3, to_right},
           {words("受益人口\n（人）", "people"), 1.4, to_right}},
          {},
          false,
          ""};
}

void add_year(PageTable& table, const Words& words, int year, const TownYear& of_year,
              bool is_known) {
  if (!is_known) {
    table.rows.push_back({fmt::format("{}", year), "—", "—", "—", "—", "—"});
    return;
  }
  table.rows.push_back({fmt::format("{}", year), words.money(of_year.spent),
                        km_text(of_year.length), grouped(of_year.gaps), grouped(of_year.villages),
                        grouped(of_year.people.value)});
}

/// What is not in the plan; nothing if all is.
void add_left(PageTable& table, const Words& words, Fen cost, Metres length, std::size_t gaps) {
  if (gaps == 0 && length <= 0_m && cost == 0) return;
  table.rows.push_back({words("近期未安排", "not in plan"), words.money(cost), km_text(length),
                        grouped(gaps), "", ""});
}

}  // namespace

PageTable county_years_table(const Study& study, const Figures& figures) {
  const Words words(study.language);
  PageTable table = years_table(words);
  const bool is_known = can_count(county_report(figures));
  for (const AnnualFigures& annual : figures.schedule.years) {
    const ScheduleYear& year = annual.year;
    add_year(table, words, year.year,
             {year.spent, annual.length, year.gaps, year.villages, year.people}, is_known);
  }
  if (!figures.schedule.years.empty() && is_known)
    add_left(table, words, figures.schedule.cost_left, figures.schedule.length_left,
             figures.schedule.gaps_left);
  return table;
}

PageTable town_years_table(const Study& study, const Findings& findings, const TownFigures& town) {
  const Words words(study.language);
  PageTable table = years_table(words);
  const bool is_known = can_count(town_report(town));
  for (std::size_t year = 0; year < town.years.size(); ++year)
    add_year(table, words, findings.schedule.years[year].year, town.years[year], is_known);
  if (is_known) add_left(table, words, town.cost_left, town.length_left, town.gaps_left);
  return table;
}

namespace {

/// The gaps of one village.
struct VillageGaps {
  VillageId village;
  std::string missing;
  std::optional<Fen> cost;  ///< none: no gap has a cost
  PlanYear first_year = unbuilt;
};

/// The villages of the town with gaps, in their order.
std::vector<VillageGaps> gaps_of_town(const Study& study, const Findings& findings,
                                      const TownFigures& town, const Words& words) {
  const Gaps& gaps = findings.matrix.gaps;
  const GapExtensions& extension = findings.extension.gaps;
  std::vector<VillageGaps> found;
  for (const GapId gap : rows(gaps.village)) {
    const VillageId village = gaps.village[gap];
    if (!is_of_town(findings.world.villages, village, town)) continue;
    if (found.empty() || found.back().village != village) found.push_back({village, "", {}});
    VillageGaps& of = found.back();
    if (!of.missing.empty()) of.missing += words("、", ", ");
    of.missing += name_of(study.catalogue.services[gaps.service[gap]], study.language);
    if (extension.has_cost(gap)) of.cost = of.cost.value_or(0) + extension.cost(gap).mid;
    if (findings.schedule.given())
      of.first_year = std::min(of.first_year, findings.schedule.gap_year[gap]);
  }
  return found;
}

std::string village_title(const Villages& villages, VillageId village) {
  const std::string_view name = villages.name[village];
  return std::string(name.empty() ? villages.code[village] : name);
}

std::string year_cell(const Schedule& schedule, PlanYear year, const Words& words) {
  if (!schedule.given()) return "—";
  if (year == unbuilt) return words("近期未安排", "not in plan");
  return fmt::format("{}", schedule.first_year + year);
}

/// Why villages outside the radius have a gap; empty if none has one.
std::string outside_note(const TownFigures& town, const Words& words) {
  if (town.focus_outside.villages == 0) return "";
  return words.fill("其中不在服务半径内、仅因缺路计为重点村：{}个（缺路按直线距离判定）",
                    "of these not within the radius, with a missing road alone, which is judged in "
                    "a straight line: {}",
                    grouped(town.focus_outside.villages));
}

}  // namespace

PageTable focus_villages_table(const Study& study, const Findings& findings,
                               const TownFigures& town) {
  const Words words(study.language);
  const Villages& villages = findings.world.villages;
  std::vector<VillageGaps> found = gaps_of_town(study, findings, town, words);
  std::ranges::stable_sort(found, [&](const VillageGaps& a, const VillageGaps& b) {
    return villages.people[a.village].value_or(People{}) >
           villages.people[b.village].value_or(People{});
  });
  PageTable table{words("重点村及其缺口", "Focus villages and their gaps"),
                  {{words("村庄", "village"), 1.9},
                   {words("人口\n（人）", "people"), 1.2, to_right},
                   {words("未接通的设施", "services missing"), 4.2},
                   {money_heading(words, "投资估算", "cost"), 1.5, to_right},
                   {words("最早年度", "first year"), 1.4, to_right}},
                  {},
                  true,
                  ""};
  for (const VillageGaps& of : found) {
    const auto& people = villages.people[of.village];
    table.rows.push_back({village_title(villages, of.village),
                          people ? grouped(people->value) : "—", of.missing,
                          of.cost ? words.money(*of.cost) : "—",
                          year_cell(findings.schedule, of.first_year, words)});
  }
  if (found.empty()) {
    const GapReport report = town_report(town);
    table.rows.push_back({no_gaps_text(report, words), "", "", "", ""});
    table.has_total = false;
    table.note = no_gaps_note(report, words);
    return table;
  }
  table.rows.push_back({words.fill("合计{}个村", "total: {}", grouped(found.size())),
                        people_cell(town.focus), words.fill("{}项", "gaps: {}", grouped(town.gaps)),
                        words.money(town.cost.mid), ""});
  if (town.without_remedy > 0) {
    table.note = words.fill("其中无法接入且无单村方案、未计投资的缺口：{}项",
                            "of these without a remedy and without a cost: {}",
                            grouped(town.without_remedy));
  }
  const std::string outside = outside_note(town, words);
  if (!table.note.empty() && !outside.empty()) table.note += words("；", "; ");
  table.note += outside;
  return table;
}

namespace {

std::string zone_cell(const Coverage& coverage, VillageId village, const Words& words) {
  if (coverage.covered[village] == TriState::unknown) return words("情况不明", "unknown");
  if (coverage.is_cut_off(village)) return words("无路可达", "no road");
  const ServiceAccess* const access = coverage.decisive(village);
  if (!coverage.covers(village) || access == nullptr)
    return words("服务半径外", "outside the radius");
  return access->zone[village] == Zone::core ? words("核心圈", "core") : words("外围圈", "band");
}

std::size_t open_questions_of(const Findings& findings, const std::vector<ServiceId>& requested,
                              VillageId village) {
  std::size_t count = 0;
  for (const ServiceId service : requested) {
    if (is_open_question(findings, service, village)) ++count;
  }
  return count;
}

/// The site that a village hosts or may move to; empty for the others.
Column<VillageId, std::string> site_cells(const Findings& findings, const Words& words) {
  Column<VillageId, std::string> cells(findings.world.villages.size());
  const Sites& sites = findings.sites;
  for (const SiteId site : rows(sites.place)) {
    if (sites.host[site]) cells[*sites.host[site]] = words("承载村", "host of a site");
    for (const VillageId village : sites.relocated[site]) {
      cells[village] = sites.adopts(site)
                           ? words.fill("集中至{}", "moves to {}", sites.name[site])
                           : words.fill("拟集中至{}", "may move to {}", sites.name[site]);
    }
  }
  return cells;
}

}  // namespace

PageTable villages_table(const Study& study, const Findings& findings, const TownFigures& town) {
  const Words words(study.language);
  const Villages& villages = findings.world.villages;
  PageTable table{words("村庄一览", "All villages"),
                  {{words("村庄", "village"), 2.0},
                   {words("人口\n（人）", "people"), 1.2, to_right},
                   {words("服务半径", "service radius"), 1.6},
                   {words("缺口\n（项）", "gaps"), 0.9, to_right},
                   {words("待补查\n（项）", "to survey"), 1.0, to_right},
                   {words("农村新型社区", "new community"), 2.4}},
                  {},
                  false,
                  ""};
  const Column<VillageId, std::string> sites = site_cells(findings, words);
  const std::vector<ServiceId> listed = survey_services(findings);
  const auto& gap_count = findings.matrix.gap_count;
  const auto gap_cell = [&](VillageId village) -> std::string {
    const std::size_t gaps = gap_count.empty() ? std::size_t{0} : std::size_t{gap_count[village]};
    const bool is_unknown = findings.coverage.covered[village] == TriState::unknown ||
                            gap_state(findings, village) == GapState::unknown;
    return gaps == 0 && is_unknown ? "—" : grouped(gaps);
  };
  for (const VillageId village : rows(villages.place)) {
    if (!is_of_town(villages, village, town)) continue;
    const auto& people = villages.people[village];
    table.rows.push_back({village_title(villages, village), people ? grouped(people->value) : "—",
                          zone_cell(findings.coverage, village, words), gap_cell(village),
                          grouped(open_questions_of(findings, listed, village)), sites[village]});
  }
  return table;
}

PageTable sites_table(const Study& study, const Findings& findings) {
  const Words words(study.language);
  const Sites& sites = findings.sites;
  PageTable table{words("农村新型社区建议选址", "Recommended sites of new communities"),
                  {{words("选址", "site"), 1.8},
                   {words("集中后人口\n（人）", "people"), 1.4, to_right},
                   {words("拟集中村\n（个）", "villages"), 1.2, to_right},
                   {words("拟集中的村", "villages that may move"), 5.0}},
                  {},
                  false,
                  words("逐步择优所得近似解，供比选；集中居住应尊重农民意愿。",
                        "Found by a heuristic, for comparison; whether villages move is for their "
                        "people to decide.")};
  for (const SiteId site : rows(sites.place)) {
    std::string names;
    for (const VillageId village : sites.relocated[site]) {
      if (!names.empty()) names += words("、", ", ");
      names += village_title(findings.world.villages, village);
    }
    const std::string state = sites.adopts(site) ? words("（已采纳）", " (adopted)") : "";
    table.rows.push_back({sites.name[site] + state, grouped(sites.people[site].value),
                          grouped(sites.relocated[site].size()), names});
  }
  return table;
}

PageTable projects_table(const Study& study, const Findings& findings, const TownFigures& town,
                         const std::vector<Project>& projects) {
  const Words words(study.language);
  PageTable table{words("建设项目", "Projects"),
                  {{words("年度", "year"), 1.4},
                   {words("设施类别", "service"), 1.6},
                   {words("线路长度\n（公里）", "line\n(km)"), 1.3, to_right},
                   {money_heading(words, "投资估算", "cost"), 1.5, to_right},
                   {words("受益村", "villages that benefit"), 4.4}},
                  {},
                  false,
                  ""};
  for (const Project& project : projects) {
    if (project.county != town.county || project.town != town.town) continue;
    std::string names;
    for (const VillageId village : project.villages) {
      if (!names.empty()) names += words("、", ", ");
      names += village_title(findings.world.villages, village);
    }
    if (names.empty())
      names = words.fill("（只含{}，本项目不直接接通村庄）",
                         "({}s only; connects no village by itself)",
                         line_noun(study.catalogue.services[project.service].id));
    const Metres length = project.along_road + project.cross_country;
    table.rows.push_back(
        {year_cell(findings.schedule, project.year, words),
         std::string(name_of(study.catalogue.services[project.service], study.language)),
         length > 0_m ? km_text(length) : "", words.money(project.cost), names});
  }
  return table;
}

}  // namespace hinterland
