// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_sheets.hpp"

#include "output/coverage_rule_text.hpp"
#include "output/identifiers.hpp"
#include "output/idle_text.hpp"
#include "output/plan_summary.hpp"
#include "output/rounding.hpp"
#include "output/service_works.hpp"
#include "output/setting_labels.hpp"
#include "output/summary_notes.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// A line of a table of the summary: a label and numbers, of which some may be unknown.
struct FigureLine {
  std::string label;
  std::vector<std::optional<double>> numbers;
  std::string remark = {};  ///< right of the numbers, if the table has a title for it
};

struct FigureTitle {
  std::string title;
  CellStyle style = CellStyle::count;
};

/// A table of lines of numbers.
SheetTable figure_table(std::string heading, std::string first_title,
                        const std::vector<FigureTitle>& titles, std::vector<FigureLine> lines,
                        std::string remark_title = "") {
  const auto kept = std::make_shared<const std::vector<FigureLine>>(std::move(lines));
  SheetTable table;
  table.heading = std::move(heading);
  table.rows = kept->size();
  table.columns.push_back(
      text_column(std::move(first_title),
                  [kept](std::size_t row) -> const std::string& { return (*kept)[row].label; }));
  for (std::size_t i = 0; i < titles.size(); ++i) {
    table.columns.push_back(number_column(titles[i].title, titles[i].style,
                                          [kept, i](std::size_t row) -> std::optional<double> {
                                            const auto& numbers = (*kept)[row].numbers;
                                            return i < numbers.size() ? numbers[i] : std::nullopt;
                                          }));
  }
  if (!remark_title.empty()) {
    SheetColumn remarks =
        text_column(std::move(remark_title),
                    [kept](std::size_t row) -> const std::string& { return (*kept)[row].remark; });
    remarks.style = CellStyle::answer;
    table.columns.push_back(std::move(remarks));
  }
  return table;
}

std::optional<double> share_of_whole(double part, double whole) {
  return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

/// Villages and people, each with the share of all; people are unknown if they are known of no
/// village.
std::vector<std::optional<double>> numbers_of(const Share& share, const Figures& figures) {
  const Share& all = figures.all;
  const bool counted = figures.villages_without_people < all.villages;
  return {static_cast<double>(share.villages),
          share_of_whole(static_cast<double>(share.villages), static_cast<double>(all.villages)),
          counted ? std::optional(share.people.value) : std::nullopt,
          share_of_whole(share.people.value, all.people.value)};
}

std::vector<FigureTitle> titles_of_shares(const Words& words) {
  return {{title_with_unit(words, words("村庄", "villages"), TitleUnit::villages)},
          {words("占比", "share"), CellStyle::percent},
          {title_with_unit(words, words("人口", "people"), TitleUnit::people)},
          {words("占比", "share"), CellStyle::percent}};
}

SheetTable villages_figures(const Results& source, const Words& words) {
  const Figures& figures = source.figures;
  std::vector<FigureLine> lines;
  const auto add = [&](std::string label, const Share& share) {
    lines.push_back({std::move(label), numbers_of(share, figures)});
  };
  add(words("全部村庄", "all villages"), figures.all);
  if (figures.is_judged) {
    add(covered_label(figures.radii, words), figures.covered);
    if (figures.not_judged.villages > 0) add(words("情况不明", "unknown"), figures.not_judged);
    add(words("其中临界村（误差可改变结论）", "borderline, within the position error"),
        figures.borderline);
    if (figures.are_gaps_known()) {
      add(words("重点村", "focus villages"), figures.focus);
    } else {
      lines.push_back({words.fill("重点村：情况不明（{}）", "focus villages: unknown ({})",
                                  unknown_gaps_reason(figures, words)),
                       {}});
    }
    for (const ServiceFigures& service : figures.services) {
      if (service.gaps.villages == 0) continue;
      add(words("其中", "") +
              lack_text(source.study.catalogue.services[service.service], source.study.language),
          service.gaps);
    }
  } else {
    const std::string why =
        words.fill("：情况不明（{}）", ": unknown ({})", undetermined_reason(figures, words));
    lines.push_back({covered_label(figures.radii, words) + why, {}});
    if (figures.not_judged.villages < figures.all.villages)
      add(words("情况不明", "unknown"), figures.not_judged);
    lines.push_back({words("重点村", "focus villages") + why, {}});
  }
  return figure_table(words("村庄与人口", "Villages and people") + after_move_text(figures, words),
                      words("指标", "figure"), titles_of_shares(words), std::move(lines));
}

/// The decimals that tell the radii or times of the curve apart.
int decimals_of_curve(const std::vector<CoverageStep>& curve, bool by_time) {
  constexpr int most = 3;
  int decimals = by_time ? 0 : 1;
  const auto is_exact = [&](const CoverageStep& point) {
    const double limit = by_time ? point.time.value : point.radius.value / 1000.0;
    const double whole = limit * std::pow(10.0, decimals);
    return std::abs(whole - std::round(whole)) < 1e-6;
  };
  while (decimals < most && !std::ranges::all_of(curve, is_exact)) ++decimals;
  return decimals;
}

/// Villages within other radii, or within other times.
SheetTable curve_figures(const Results& source, const Words& words) {
  const Figures& figures = source.figures;
  const bool by_time = figures.metric == Metric::time;
  const int decimals = decimals_of_curve(figures.curve, by_time);
  constexpr std::size_t rows_of_page = 32;
  const bool are_all_shown = figures.curve.size() <= rows_of_page;
  std::vector<FigureLine> lines;
  for (std::size_t i = 0; i < figures.curve.size(); ++i) {
    const CoverageStep& point = figures.curve[i];
    if (!figures.is_judged) break;
    if (!are_all_shown && !point.is_main && i % 2 == 1) continue;
    const double limit = by_time ? point.time.value : point.radius.value / 1000.0;
    lines.push_back(
        {grouped(limit, decimals), numbers_of({point.villages, point.people}, figures)});
  }
  SheetTable table = figure_table(
      by_time ? words("各时限内的村庄", "Villages within other time limits")
              : words("各半径内的村庄", "Villages within other radii"),
      by_time ? words("时限（分钟）", "limit (min)") : words("半径（公里）", "radius (km)"),
      titles_of_shares(words), std::move(lines));
  table.if_empty =
      words.fill("情况不明：{}。", "Unknown: {}.", undetermined_reason(figures, words));
  return table;
}

double count(std::size_t number) { return static_cast<double>(number); }
double cost(Fen fen) { return to_yuan(fen).value; }

/// What other rules of coverage would give.
SheetTable rules_figures(const Results& source, const Words& words) {
  const bool are_known = source.figures.are_gaps_known();
  std::vector<FigureLine> lines;
  for (const CoverageRule& rule : source.figures.coverage_rules) {
    std::string label = rule_label(source.study, rule, words);
    if (!rule.is_known) {
      lines.push_back({std::move(label), {}});
      continue;
    }
    auto numbers = numbers_of({rule.villages, rule.people}, source.figures);
    numbers.push_back(are_known ? std::optional(count(rule.gaps)) : std::nullopt);
    numbers.push_back(are_known && rule.cost ? std::optional(cost(*rule.cost)) : std::nullopt);
    lines.push_back({std::move(label), std::move(numbers)});
  }
  auto titles = titles_of_shares(words);
  titles.push_back({title_with_unit(words, words("缺口", "gaps"), TitleUnit::gaps)});
  titles.push_back(
      {title_with_unit(words, words("投资估算", "cost"), TitleUnit::money), CellStyle::money});
  SheetTable table = figure_table(words("不同覆盖规则的结果", "Coverage by other rules"),
                                  words("规则", "rule"), titles, std::move(lines));
  show_dashes(table);
  table.if_empty =
      words.fill("情况不明：{}。", "Unknown: {}.", undetermined_reason(source.figures, words));
  return table;
}

FigureLine remedy_line(std::string label, const ServiceExtension& of) {
  return {std::move(label),
          {count(of.gaps), count(of.by_line), count(of.on_site), count(of.standalone),
           of.length.value, cost(of.cost.mid), cost(of.cost.low), cost(of.cost.high)}};
}

SheetTable extension_figures_table(const Results& source, const Words& words) {
  const ExtensionFigures& figures = source.figures.extension;
  std::vector<FigureLine> lines;
  for (const ServiceExtension& service : figures.services) {
    if (!source.figures.are_gaps_known()) break;
    lines.push_back(
        remedy_line(std::string(name_of(source.study.catalogue.services[service.service],
                                        source.study.language)),
                    service));
  }
  if (!lines.empty()) lines.push_back(remedy_line(words("合计", "total"), figures.all));
  const auto money = [&](const char* zh, const char* en) {
    return FigureTitle{title_with_unit(words, words(zh, en), TitleUnit::money), CellStyle::money};
  };
  SheetTable table = figure_table(
      words("延伸工程", "Extensions"), words("设施类别", "service"),
      {{title_with_unit(words, words("缺口", "gaps"), TitleUnit::gaps)},
       {words("管线接入", "by line")},
       {words("村内配建", "on site")},
       {words("单村方案", "stand-alone")},
       {title_with_unit(words, words("线路长度", "length of lines"), TitleUnit::kilometres),
        CellStyle::kilometres},
       money("投资估算", "cost"),
       money("下限", "low"),
       money("上限", "high")},
      std::move(lines));
  table.if_empty = no_gaps_text(source.figures, words);
  return table;
}

std::string names_of_services(const Results& source, const std::vector<ServiceId>& services,
                              const Words& words) {
  std::string names;
  for (const ServiceId service : services) {
    if (!names.empty()) names += words("、", ", ");
    names += name_of(source.study.catalogue.services[service], source.study.language);
  }
  return names;
}

/// In place of a table that needs the gaps.
std::string unknown_gaps_line(const Figures& figures, const Words& words) {
  return words.fill("情况不明：{}。", "Unknown: {}.", unknown_gaps_reason(figures, words));
}

SheetTable lines_figures(const Results& source, const Words& words) {
  const ExtensionFigures& figures = source.figures.extension;
  std::vector<FigureLine> lines;
  const auto add = [&](std::string label, Fen of, Fen bound) {
    lines.push_back(
        {std::move(label),
         {cost(of), cost(bound)},
         optimality_gap_text(static_cast<double>(of), static_cast<double>(bound), words)});
  };
  const bool is_known = source.figures.are_gaps_known();
  if (is_known) {
    for (const ServiceLines& service : figures.lines) {
      add(words.fill("{}，单类测算", "{}, planned separately",
                     names_of_services(source, {service.service}, words)),
          service.cost, service.lower_bound);
    }
    for (const TrenchGroup& group : figures.trench_groups) {
      add(words.fill("同沟敷设：{}", "in shared trenches: {}",
                     names_of_services(source, group.services, words)),
          group.cost, group.lower_bound);
    }
  }
  if (!lines.empty()) add(words("全部线路", "all lines"), figures.line_cost, figures.lower_bound);
  SheetTable table = figure_table(
      words("线路投资与理论下限", "Lines and their lower bounds"), words("线路", "lines"),
      {{title_with_unit(words, words("投资估算", "cost"), TitleUnit::money), CellStyle::money},
       {title_with_unit(words, words("理论下限", "lower bound"), TitleUnit::money),
        CellStyle::money}},
      std::move(lines), words("与下限差距", "optimality gap"));
  table.if_empty = is_known ? words("没有新建线路。", "There are no lines to build.")
                            : unknown_gaps_line(source.figures, words);
  return table;
}

SheetTable years_figures(const Results& source, const Words& words) {
  const ScheduleFigures& figures = source.figures.schedule;
  std::vector<FigureLine> lines;
  for (const AnnualFigures& annual : figures.years) {
    const ScheduleYear& year = annual.year;
    if (!figures.is_known) {
      lines.push_back({words.fill("{}（投资情况不明）", "{} (spending unknown)", year.year),
                       {cost(year.budget)}});
      continue;
    }
    lines.push_back(
        {fmt::format("{}", year.year),
         {cost(year.budget), cost(year.carried), cost(year.spent), annual.length.value,
          count(year.gaps), count(year.villages), year.people.value, year.connected_share}});
  }
  if (!figures.years.empty() && figures.is_known && figures.gaps_left > 0) {
    lines.push_back(
        {words("近期未安排", "not in plan"),
         {{}, {}, cost(figures.cost_left), figures.length_left.value, count(figures.gaps_left)}});
  }
  const auto money = [&](const char* zh, const char* en) {
    return FigureTitle{title_with_unit(words, words(zh, en), TitleUnit::money), CellStyle::money};
  };
  SheetTable table = figure_table(
      words("分年度实施计划", "Annual schedule"), words("年度", "year"),
      {money("年度预算", "budget"),
       money("上年结转", "carried over"),
       money("本年投资", "spent"),
       {title_with_unit(words, words("建设长度", "length of lines"), TitleUnit::kilometres),
        CellStyle::kilometres},
       {title_with_unit(words, words("解决缺口", "gaps closed"), TitleUnit::gaps)},
       {title_with_unit(words, words("受益村", "villages"), TitleUnit::villages)},
       {title_with_unit(words, words("受益人口", "people"), TitleUnit::people)},
       {words("年末综合接通率", "connected by the end"), CellStyle::percent}},
      std::move(lines));
  table.if_empty = words("配置文件未设年度预算，未排时序。", "The study gives no budgets.");
  return table;
}

/// What the same money would achieve by other rules.
SheetTable outcome_figures(const Results& source, const Words& words) {
  const ScheduleFigures& figures = source.figures.schedule;
  std::vector<FigureLine> lines;
  for (const PlanOutcome& outcome : figures.outcomes) {
    if (!figures.is_known) break;
    const auto& median = outcome.median_people_left;
    lines.push_back({plan_rule_name(outcome.rule, words),
                     {whole_people(outcome.people), whole_people(outcome.essential_by_second_year),
                      count(outcome.gaps), count(outcome.villages), outcome.least_served_share,
                      count(outcome.villages_left),
                      median ? std::optional(whole_people(*median)) : std::nullopt}});
  }
  SheetTable table = figure_table(
      words("同样资金按其他规则安排的结果", "The same money by other rules"), words("规则", "rule"),
      {{words("接通人次", "people connected, once per service")},
       {words.fill("前两年接通人次：{}", "of these {} by the second year",
                   names_of_services(source, figures.essential, words))},
       {title_with_unit(words, words("解决缺口", "gaps closed"), TitleUnit::gaps)},
       {title_with_unit(words, words("受益村", "villages"), TitleUnit::villages)},
       {words("按人次接通比重最低的乡镇", "least served town, by people"), CellStyle::percent},
       {title_with_unit(words, words("未安排的重点村", "focus villages left out"),
                        TitleUnit::villages)},
       {words("未安排村人口中位数", "median people of these")}},
      std::move(lines));
  table.if_empty = figures.years.empty()
                       ? words("配置文件未设年度预算，未排时序。", "The study gives no budgets.")
                       : unknown_gaps_line(source.figures, words);
  return table;
}

/// How the plan adds up to the cost of the extension.
SheetTable reconciliation_figures(const Results& source, const Words& words) {
  const ScheduleFigures& figures = source.figures.schedule;
  std::vector<FigureLine> lines;
  const auto add = [&](const char* zh, const char* en, Fen of) {
    lines.push_back({words(zh, en), {cost(of)}});
  };
  if (!figures.years.empty() && figures.is_known) {
    add("近期已安排", "in the plan", figures.spent);
    add("近期未安排（按同沟分摊计）", "not in the plan, at the shares of trenches",
        figures.cost_left);
    add("减：同沟管线分年重复开挖", "less repeated excavation of shared trenches",
        -figures.retrenching);
    add("减：同沟有管线未安排、由已安排管线另行承担的开挖",
        "less excavation paid for lines of the trench that are not in the plan",
        -figures.dug_alone);
    add("投资估算合计", "cost of the extension", source.figures.extension.all.cost.mid);
  }
  SheetTable table = figure_table(
      words("分年度计划与投资估算的衔接", "The plan and the cost of the extension"),
      words("项目", "part"),
      {{title_with_unit(words, words("投资", "cost"), TitleUnit::money), CellStyle::money}},
      std::move(lines));
  table.if_empty = figures.years.empty()
                       ? words("配置文件未设年度预算，未排时序。", "The study gives no budgets.")
                       : unknown_gaps_line(source.figures, words);
  return table;
}

SheetTable networks_figures(const Results& source, const Words& words) {
  std::vector<FigureLine> lines;
  for (const auto& [service, pieces] : source.figures.networks) {
    lines.push_back({names_of_services(source, {service}, words),
                     {count(pieces.pieces), pieces.length.value, pieces.elsewhere.value,
                      count(pieces.small_villages), count(pieces.stray), pieces.stray_length.value,
                      count(pieces.stray_villages)}});
  }
  SheetTable table = figure_table(
      words("线网片段", "Pieces of networks"), words("设施类别", "service"),
      {{words("片段", "pieces")},
       {title_with_unit(words, words("线路长度", "length of lines"), TitleUnit::kilometres),
        CellStyle::kilometres},
       {title_with_unit(words, words("最长片段以外", "outside the longest"), TitleUnit::kilometres),
        CellStyle::kilometres},
       {title_with_unit(words, words("只靠近其他片段的村", "villages at other pieces only"),
                        TitleUnit::villages)},
       {stray_title(source.study, source.figures.networks, words)},
       {title_with_unit(words, words("孤立短管段长度", "length of stray pieces"),
                        TitleUnit::kilometres),
        CellStyle::kilometres},
       {title_with_unit(words, words("只靠近孤立短管段的村", "villages at stray pieces only"),
                        TitleUnit::villages)}},
      std::move(lines));
  table.if_empty = words("没有线网图层。", "The study has no networks.");
  return table;
}

SheetTable idle_figures(const Results& source, const Words& words) {
  std::vector<FigureLine> lines;
  for (const IdleCount& idle : source.figures.idle) {
    lines.push_back({layer_label(idle.layer, source.study.catalogue, source.study.language) +
                         words("：", ": ") + idle_reason(idle.reason, words),
                     {count(idle.records)}});
  }
  SheetTable table = figure_table(
      words("未计入、只在图上标出的记录", "Records that do not count, only drawn"),
      words("图层与原因", "layer and reason"), {{words("条数", "records")}}, std::move(lines));
  table.if_empty = words("没有未计入的记录。", "All records count.");
  return table;
}

SheetTable problems_figures(const Results& source, const Words& words) {
  std::vector<FigureLine> lines;
  for (const ProblemFigures& problem : source.figures.problem_kinds) {
    lines.push_back(
        {std::string(describe(problem.kind, source.study.language)), {count(problem.shown.count)}});
  }
  SheetTable table =
      figure_table(words("数据问题", "Problems in the data"), words("问题类型", "problem"),
                   {{words("条数", "records")}}, std::move(lines));
  table.if_empty = words("没有数据问题。", "There are no problems in the data.");
  return table;
}

}  // namespace

Sheet summary_sheet(const Results& source) {
  const Words words(source.study.language);
  const std::string name = words("摘要", "Summary");
  constexpr std::size_t lines = 2;
  constexpr std::size_t years = 3;
  constexpr std::size_t rules = 6;
  constexpr std::size_t curve = 7;
  constexpr std::size_t networks = 8;
  constexpr std::size_t problems = 10;
  Sheet sheet{
      name,
      sheet_title(source, words("规划成果摘要", "Summary of the plan")),
      false,
      {villages_figures(source, words), extension_figures_table(source, words),
       lines_figures(source, words), years_figures(source, words),
       reconciliation_figures(source, words), outcome_figures(source, words),
       rules_figures(source, words), curve_figures(source, words), networks_figures(source, words),
       idle_figures(source, words), problems_figures(source, words)}};
  sheet.charts = {{words("服务半径内的村庄", "Villages within the service radius"),
                   false,
                   curve,
                   0,
                   {1},
                   sheet.tables[curve].rows},
                  {words("各年度预算与投资", "Budget and spending by year"),
                   true,
                   years,
                   0,
                   {1, 3},
                   source.figures.schedule.years.size()}};
  sheet.charts_above = rules;
  // Each on one page: a table that is divided has no titles on the second.
  for (const std::size_t table : {lines, rules, curve, networks, problems})
    sheet.tables[table].starts_page = true;
  sheet.notes = summary_notes(source.study, source.figures);
  return sheet;
}

}  // namespace hinterland
