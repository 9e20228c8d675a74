// SPDX-License-Identifier: Apache-2.0
#include "output/plan_summary.hpp"

#include "output/identifiers.hpp"
#include "output/rounding.hpp"

namespace hinterland {

namespace {

std::string kilometres(Metres length) { return grouped(works_in_km(length, 1), 1); }

void add_remedies(AlignedTable& table, std::string label, const ServiceExtension& of,
                  const Words& words) {
  table.add({std::move(label), grouped(of.gaps), grouped(of.by_line), grouped(of.on_site),
             grouped(of.standalone), kilometres(of.length), words.money(of.cost.mid),
             words.money(of.cost.low), words.money(of.cost.high)});
}

/// The remedies, by service.
std::string remedy_table(const Study& study, const ExtensionFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("延伸工程（{}）", "extensions ({})", words.money_unit()),
             words("缺口", "gaps"), words("管线接入", "by line"), words("村内配建", "on site"),
             words("单村方案", "stand-alone"), words("公里", "km"), words("投资估算", "cost"),
             words("下限", "low"), words("上限", "high")});
  for (const ServiceExtension& service : figures.services) {
    const std::string_view name =
        name_of(study.catalogue.services[service.service], study.language);
    add_remedies(table, "  " + std::string(name), service, words);
  }
  add_remedies(table, words("  合计", "  total"), figures.all, words);
  return table.text();
}

std::string names_of(const std::vector<ServiceId>& services, const Study& study,
                     const Words& words) {
  std::string names;
  for (const ServiceId service : services) {
    if (!names.empty()) names += words("、", ", ");
    names += name_of(study.catalogue.services[service], study.language);
  }
  return names;
}

/// The cost of the lines, and the lower bound.
std::string line_table(const Study& study, const ExtensionFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("线路（{}）", "lines ({})", words.money_unit()), words("投资估算", "cost"),
             words("理论下限", "lower bound"), words("与下限差距", "optimality gap")});
  const auto add = [&](const std::string& label, Fen cost, Fen bound) {
    table.add({label, words.money(cost), words.money(bound),
               optimality_gap_text(static_cast<double>(cost), static_cast<double>(bound), words)});
  };
  for (const ServiceLines& lines : figures.lines) {
    const std::string_view name = name_of(study.catalogue.services[lines.service], study.language);
    add(words.fill("  {}，单类测算", "  {}, planned separately", name), lines.cost,
        lines.lower_bound);
  }
  for (const TrenchGroup& group : figures.trench_groups) {
    add(words.fill("  同沟敷设：{}", "  in shared trenches: {}",
                   names_of(group.services, study, words)),
        group.cost, group.lower_bound);
  }
  add(words("  全部线路", "  all lines"), figures.line_cost, figures.lower_bound);
  return table.text();
}

/// What the services with shared trenches save; the lines of other services are not in these sums.
std::string trench_line(const Study& study, const ExtensionFigures& figures, const Words& words) {
  if (figures.trench_groups.empty()) return "";
  std::size_t trenches = 0;
  Metres shared;
  Fen separate_cost = 0;
  Fen cost = 0;
  std::vector<ServiceId> services;
  for (const TrenchGroup& group : figures.trench_groups) {
    trenches += group.trenches;
    shared += group.shared_length;
    separate_cost += group.separate_cost;
    cost += group.cost;
    services.insert(services.end(), group.services.begin(), group.services.end());
  }
  return words.fill(
      "同沟敷设{}段、{}公里：{}单类测算合计{}，同沟敷设{}，节省{}（其理论下限弱于单类测算）\n",
      "shared trenches: {}, {} km; the lines of {} would cost {} if planned separately, and cost "
      "{} with shared trenches, which saves {} (the lower bound of shared trenches is weaker than "
      "that of a single service)\n",
      grouped(trenches), kilometres(shared), names_of(services, study, words),
      words.sum(separate_cost), words.sum(cost), words.sum(separate_cost - cost));
}

/// A note that costs include prices without a source; empty if they do not.
std::string provisional_line(const Study& study, const ExtensionFigures& figures,
                             const Words& words) {
  const std::vector<ServiceId> services = provisional_services(study.catalogue, figures);
  if (services.empty()) return "";
  const bool are_all = services.size() == figures.services.size();
  return words.fill(
      "投资估算{}按暂估单位造价计算（{}；指标库中标明 provisional），请换成当地造价\n",
      "costs are {}based on provisional prices ({}); replace these in the catalogue "
      "with local prices\n",
      are_all ? std::string() : words("部分", "partly "), names_of(services, study, words));
}

std::string without_remedy_line(const ExtensionFigures& figures, const Words& words) {
  if (figures.all.without_remedy == 0) return "";
  return words.fill("无法接入且无单村方案、未计投资的缺口：{}项\n",
                    "gaps that cannot be connected, or only at too high a cost, without an "
                    "alternative in the catalogue and therefore without a cost: {}\n",
                    grouped(figures.all.without_remedy));
}

}  // namespace

std::string extension_text(const Study& study, const ExtensionFigures& figures,
                           const Words& words) {
  if (figures.services.empty()) return "";
  return remedy_table(study, figures, words) + provisional_line(study, figures, words) +
         (figures.lines.empty() ? std::string() : line_table(study, figures, words)) +
         trench_line(study, figures, words) + without_remedy_line(figures, words);
}

std::string extension_notes(const Study& study, const ExtensionFigures& figures,
                            const Words& words) {
  if (figures.services.empty()) return "";
  return provisional_line(study, figures, words) + trench_line(study, figures, words) +
         without_remedy_line(figures, words);
}

namespace {

std::string share_text(double share) { return fmt::format("{:.1f}%", 100.0 * share); }
std::string share_text(const std::optional<double>& share) {
  return share ? share_text(*share) : "—";
}

/// A dash if no village's people are known.
std::string people_or_dash(const Figures& all, People people) {
  const bool any = all.villages_without_people < all.all.villages || all.all.villages == 0;
  return any ? grouped(whole_people(people)) : "—";
}

std::string year_table(const Figures& all, const Words& words) {
  const ScheduleFigures& figures = all.schedule;
  AlignedTable table;
  table.add({words.fill("分年度计划（{}）", "schedule ({})", words.money_unit()),
             words("预算", "budget"), words("上年结转", "carried over"), words("本年投资", "spent"),
             words("公里", "km"), words("缺口", "gaps"), words("村庄", "villages"),
             words("人口", "people"), words("接通率", "connected")});
  for (const AnnualFigures& annual : figures.years) {
    const ScheduleYear& year = annual.year;
    if (!figures.is_known) {
      table.add({fmt::format("  {}", year.year), words.money(year.budget), "—", "—", "—", "—", "—",
                 "—", "—"});
      continue;
    }
    table.add({fmt::format("  {}", year.year), words.money(year.budget), words.money(year.carried),
               words.money(year.spent), kilometres(annual.length), grouped(year.gaps),
               grouped(year.villages), people_or_dash(all, year.people),
               share_text(year.connected_share)});
  }
  if (figures.gaps_left > 0 && figures.is_known) {
    table.add({words("  近期未安排", "  not in plan"), "", "", words.money(figures.cost_left),
               kilometres(figures.length_left), grouped(figures.gaps_left)});
  }
  return table.text();
}

std::string value_line(const ScheduleFigures& figures, const Words& words) {
  const auto value = static_cast<double>(figures.value);
  const auto bound = static_cast<double>(figures.upper_bound);
  if (optimality_gap(value, bound) == 0.0) {
    return words.fill("计划效益值{}，已证明最优\n", "value of the plan: {}, which is optimal\n",
                      grouped(value / 1e6, 2));
  }
  return words.fill("计划效益值{}，理论上限 {}（差距：{}）\n",
                    "value of the plan: {}; no plan exceeds {} (optimality gap: {})\n",
                    grouped(value / 1e6, 2), grouped(bound / 1e6, 2),
                    optimality_gap_text(value, bound, words));
}

/// Whether the target is met, and what would be needed to meet it.
std::string outcome_text(const Study& study, const ScheduleTarget& target,
                         const TargetOutcome& outcome, const Words& words) {
  if (outcome.share_now >= target.share) return words("现状已达标", "met already");
  if (outcome.met_in) {
    return words.fill("本计划到{}年底达标（{}年底为{}）",
                      "the plan meets it by the end of {} (by the end of {}: {})", *outcome.met_in,
                      target.year, share_text(outcome.share_then));
  }
  const std::string missed =
      words.fill("本计划到{}年底为{}，未达标；", "the plan reaches {1} by the end of {0}; ",
                 target.year, share_text(outcome.share_then));
  if (!outcome.budget_found) {
    return missed + words("各项预算同比例增加不能达标", "no multiple of the budgets is sufficient");
  }
  const bool has_limits = !study.schedule.by_service.empty() || !study.schedule.by_county.empty();
  const std::string with_limits =
      has_limits ? words.fill("（专项和县预算同时增至{:.2f}倍）",
                              " (with those of services and counties also multiplied by {:.2f})",
                              std::ceil(outcome.budget_factor * 100.0) / 100.0)
                 : "";
  return missed + words.fill("到该年的累计预算增至{}可达标{}，低于{}必不达标",
                             "budgets of {} in total up to then are sufficient{}; with less than "
                             "{} no plan meets it",
                             words.sum(*outcome.budget_found), with_limits,
                             words.sum(outcome.budget_at_least));
}

/// Why it is unknown whether the target is met.
std::string no_outcome_text(const ScheduleFigures& figures, const Words& words) {
  if (!figures.is_covered_known) return words("情况不明", "unknown");
  if (figures.villages == 0)
    return words("服务半径内没有村庄，无法评价", "no village lies within the service radius");
  if (figures.connected + figures.lacking == 0) {
    return words(
        "接通情况全部不明，无法评价",
        "for all people within the service radius it is unknown whether they are connected");
  }
  return words.fill(
      "接通率—，无法计算：接通情况已知的村（已接通{}项，缺口{}项）人口为0或没有人口数",
      "share —, since the villages whose status is known (connected: {}, gaps: {}) have no people "
      "or "
      "an unknown number",
      grouped(figures.connected), grouped(figures.lacking));
}

std::string target_line(const Study& study, const ScheduleFigures& figures, const Words& words) {
  if (!figures.target || !figures.outcome) return "";
  const ScheduleTarget& target = *figures.target;
  const auto service = study.catalogue.find(target.service);
  const std::string of(service ? name_of(study.catalogue.services[*service], study.language)
                               : words("各类设施综合", "all services"));
  if (!figures.is_known || !figures.outcome->is_known) {
    return words.fill("目标：{}年底服务半径内{}接通率{}：{}\n",
                      "target by the end of {}, {}: {} connected; {}\n", target.year, of,
                      share_text(target.share), no_outcome_text(figures, words));
  }
  return words.fill("目标：{}年底服务半径内{}接通率{}（现状{}）：{}\n",
                    "target by the end of {}, {}: {} of the people within the service radius "
                    "connected (now {}); {}\n",
                    target.year, of, share_text(target.share),
                    share_text(figures.outcome->share_now),
                    outcome_text(study, target, *figures.outcome, words));
}

}  // namespace

std::string reconciliation_text(const Figures& all, const Words& words) {
  const ScheduleFigures& figures = all.schedule;
  if (figures.years.empty() || !figures.is_known) return "";
  if (figures.retrenching == 0 && figures.dug_alone == 0) return "";
  return words.fill(
      "近期已安排{}、近期未安排{}，合计{}，与投资估算{}的差额{}为：同沟管线分年重复开挖{}；同沟有"
      "管线近期未安排，由已安排管线另行承担的开挖{}（近期未安排的按同沟分摊计）",
      "In the plan: {}, not in the plan: {}, in total {}; the difference from the cost of the "
      "extension, {}, is {}: repeated excavation of shared trenches in other years, {}, and "
      "excavation that planned lines pay because another line of their trench is not in the plan, "
      "{} (what is not in the plan stands at its share of the trench)",
      words.exact_sum(figures.spent), words.exact_sum(figures.cost_left),
      words.exact_sum(figures.spent + figures.cost_left),
      words.exact_sum(all.extension.all.cost.mid),
      words.exact_sum(figures.retrenching + figures.dug_alone),
      words.exact_sum(figures.retrenching), words.exact_sum(figures.dug_alone));
}

std::string schedule_notes(const Study& study, const Figures& all, const Words& words) {
  const ScheduleFigures& figures = all.schedule;
  if (figures.years.empty()) return "";
  std::string text;
  if (figures.without_money) {
    text += words("可用预算为零（或已全部用于既定项目），无法安排建设。\n",
                  "All budgets are 0 or already committed: nothing can be built.\n");
  }
  if (!figures.is_known) {
    return text +
           (figures.is_covered_known
                ? words("分年度计划：情况不明（各类设施的接通情况均不明）\n",
                        "schedule: unknown, because the status of all services is unknown\n")
                : words("分年度计划：情况不明（不能判定哪些村在服务半径内）\n",
                        "schedule: unknown, because coverage cannot be determined\n")) +
           target_line(study, figures, words);
  }
  text += value_line(figures, words);
  text += target_line(study, figures, words);
  if (const std::size_t trenches = figures.trenches_dug_once + figures.trenches_dug_again) {
    text += words.fill(
        "计划内同沟{}处：{}处一年内一次开挖，{}处分年重复开挖（增加投资{}）；与各自开沟相比，"
        "计划实际节省{}\n",
        "shared trenches in the plan: {}, of which {} are dug once and {} again in "
        "other years (which adds {}); compared with trenches of their own the plan "
        "saves {}\n",
        grouped(trenches), grouped(figures.trenches_dug_once), grouped(figures.trenches_dug_again),
        words.sum(figures.retrenching), words.sum(figures.trench_saving));
  }
  if (figures.prefinanced != 0) {
    text +=
        words.fill("计划投资中{}为以后年度接入或近期未安排的村庄分摊的线路费用，由先建项目承担\n",
                   "{} of the spending are the shares in lines of villages that are connected "
                   "in later years or not in the plan\n",
                   words.sum(figures.prefinanced));
  }
  const std::string reconciliation = reconciliation_text(all, words);
  return reconciliation.empty() ? text : text + reconciliation + "\n";
}

std::string plan_rule_name(PlanRule rule, const Words& words) {
  switch (rule) {
    case PlanRule::study:
      return words("本计划", "this plan");
    case PlanRule::equal_services:
      return words("各类设施同等", "all services alike");
    case PlanRule::equal_villages:
      return words("各村同等", "all villages alike");
    case PlanRule::essentials_first:
      return words("重点设施优先", "essentials first");
  }
  return {};
}

std::string outcome_table(const Figures& all, const Words& words) {
  const ScheduleFigures& figures = all.schedule;
  AlignedTable table;
  table.add({words("同样资金按其他规则安排（人次：人口×设施类数）",
                   "the same money by other rules (people: once per service)"),
             words("接通人次", "people"), words("其中前两年重点设施", "essential by year 2"),
             words("缺口", "gaps"), words("受益村", "villages"),
             words("最低乡镇", "least served town"), words("未安排村", "villages left out"),
             words("其人口中位数", "their median people")});
  for (const PlanOutcome& outcome : figures.outcomes) {
    table.add(
        {"  " + plan_rule_name(outcome.rule, words), people_or_dash(all, outcome.people),
         people_or_dash(all, outcome.essential_by_second_year), grouped(outcome.gaps),
         grouped(outcome.villages), share_text(outcome.least_served_share),
         grouped(outcome.villages_left),
         outcome.median_people_left ? grouped(whole_people(*outcome.median_people_left)) : "—"});
  }
  return table.text();
}

std::string outcomes_text(const Study& study, const Figures& all, const Words& words) {
  const ScheduleFigures& figures = all.schedule;
  if (!figures.is_known || figures.outcomes.empty()) return "";
  return outcome_table(all, words) +
         words.fill(
             "重点设施（权重最高）：{}；最低乡镇：按人次计接通缺口比重最低的乡镇\n",
             "Essential services (greatest weight): {}. Least served town: the town with the "
             "least share of its gaps closed, by people.\n",
             names_of(figures.essential, study, words));
}

std::string schedule_text(const Study& study, const Figures& figures, const Words& words) {
  if (figures.schedule.years.empty()) return "";
  return year_table(figures, words) + schedule_notes(study, figures, words) +
         outcomes_text(study, figures, words);
}

}  // namespace hinterland
