// SPDX-License-Identifier: Apache-2.0
#include "output/plan_summary.hpp"

#include "output/identifiers.hpp"

namespace hinterland {

namespace {

std::string kilometres(Metres length) { return grouped(length.value / 1000.0, 1); }

void add_remedies(AlignedTable& table, std::string label, const ServiceExtension& of,
                  const Words& words) {
  table.add({std::move(label), grouped(of.gaps), grouped(of.by_line), grouped(of.on_site),
             grouped(of.stand_alone), kilometres(of.length), words.money(of.cost.mid),
             words.money(of.cost.low), words.money(of.cost.high)});
}

/// The remedies, by service.
std::string remedy_table(const Study& study, const ExtensionFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("延伸工程（{}）", "extensions ({})", words.money_unit()),
             words("缺口", "gaps"), words("接线", "by line"), words("村内", "on site"),
             words("独立", "stand-alone"), "km", words("造价", "cost"), words("低", "low"),
             words("高", "high")});
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
  table.add({words.fill("线路（{}）", "lines ({})", words.money_unit()), words("造价", "cost"),
             words("下界", "lower bound"), words("距最优", "gap to bound")});
  const auto add = [&](const std::string& label, Fen cost, Fen bound) {
    table.add({label, words.money(cost), words.money(bound),
               gap_text(static_cast<double>(cost), static_cast<double>(bound), words)});
  };
  for (const ServiceLines& lines : figures.lines) {
    const std::string_view name = name_of(study.catalogue.services[lines.service], study.language);
    add(words.fill("  {}，单独规划", "  {}, planned alone", name), lines.cost, lines.lower_bound);
  }
  for (const TrenchGroup& group : figures.trench_groups) {
    add(words.fill("  同沟：{}", "  in shared trenches: {}",
                   names_of(group.services, study, words)),
        group.cost, group.lower_bound);
  }
  add(words("  全部线路", "  all lines"), figures.line_cost, figures.lower_bound);
  return table.text();
}

std::string trench_line(const ExtensionFigures& figures, const Words& words) {
  if (figures.trench_groups.empty()) return "";
  std::size_t trenches = 0;
  Metres shared;
  for (const TrenchGroup& group : figures.trench_groups) {
    trenches += group.trenches;
    shared += group.shared_length;
  }
  return words.fill(
      "同沟 {} 条、{} km：各自开挖需 {} {}，同沟节省 {}（同沟的下界较单项为弱）\n",
      "shared trenches: {}, {} km; separately the lines would cost {} {}, sharing saves {} (the "
      "lower bound of shared trenches is weaker than that of a single service)\n",
      grouped(trenches), kilometres(shared), words.money(figures.separate_cost), words.money_unit(),
      words.money(figures.separate_cost - figures.line_cost));
}

/// A note that sums include prices without a source; empty if they do not.
std::string provisional_line(const Study& study, const ExtensionFigures& figures,
                             const Words& words) {
  const std::vector<ServiceId> services = provisional_services(study.catalogue, figures);
  if (services.empty()) return "";
  const bool are_all = services.size() == figures.services.size();
  return words.fill("以上金额{}按暂定单价计（{}；指标库中标明 provisional），须以当地价格替换\n",
                    "these sums are {}based on provisional prices ({}; marked so in the "
                    "catalogue): replace them with local prices\n",
                    are_all ? std::string() : words("部分", "partly "),
                    names_of(services, study, words));
}

}  // namespace

std::string extension_text(const Study& study, const ExtensionFigures& figures,
                           const Words& words) {
  if (figures.services.empty()) return "";
  std::string text = remedy_table(study, figures, words) + provisional_line(study, figures, words);
  if (!figures.lines.empty()) text += line_table(study, figures, words);
  text += trench_line(figures, words);
  if (figures.all.without_remedy == 0) return text;
  return text + words.fill("无法接入且无单村方案、未计投资的缺口：{} 项\n",
                           "gaps that cannot be connected, or only at too high a cost, without an "
                           "alternative in the catalogue and therefore without a cost: {}\n",
                           grouped(figures.all.without_remedy));
}

namespace {

std::string share_text(double share) { return fmt::format("{:.1f} %", 100.0 * share); }

std::string year_table(const ScheduleFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("年度计划（{}）", "schedule ({})", words.money_unit()),
             words("预算", "budget"), words("结转", "carried"), words("支出", "spent"), "km",
             words("缺口", "gaps"), words("村庄", "villages"), words("人口", "people"),
             words("连通", "connected")});
  for (const AnnualFigures& annual : figures.years) {
    const ScheduleYear& year = annual.year;
    table.add({fmt::format("  {}", year.year), words.money(year.budget), words.money(year.carried),
               words.money(year.spent), kilometres(annual.length), grouped(year.gaps),
               grouped(year.villages), grouped(year.people.value),
               share_text(year.connected_share)});
  }
  if (figures.gaps_left > 0) {
    table.add({words("  未列入", "  not in plan"), "", "", "", kilometres(figures.length_left),
               grouped(figures.gaps_left)});
  }
  return table.text();
}

std::string value_line(const ScheduleFigures& figures, const Words& words) {
  const auto value = static_cast<double>(figures.value);
  const auto bound = static_cast<double>(figures.upper_bound);
  if (gap_to_bound(value, bound) == 0.0) {
    return words.fill("计划价值 {}，已是最优\n", "value of the plan: {}, which is optimal\n",
                      grouped(value / 1e6, 2));
  }
  return words.fill("计划价值 {}，任何计划不超过 {}（距最优：{}）\n",
                    "value of the plan: {}; no plan exceeds {} (gap to bound: {})\n",
                    grouped(value / 1e6, 2), grouped(bound / 1e6, 2),
                    gap_text(value, bound, words));
}

/// Whether the target is met, and what would be needed to meet it.
std::string outcome_text(const ScheduleTarget& target, const TargetOutcome& outcome,
                         const Words& words) {
  if (outcome.met_in) {
    return words.fill("本计划到 {} 年底达到（{} 年底 {}）",
                      "the plan meets it by the end of {} (by the end of {}: {})", *outcome.met_in,
                      target.year, share_text(outcome.share_then));
  }
  const std::string missed =
      words.fill("本计划到 {} 年底为 {}，达不到；", "the plan reaches {1} by the end of {0}; ",
                 target.year, share_text(outcome.share_then));
  if (!outcome.budget_found) {
    return missed + words("再多的预算也达不到", "no budget would be sufficient");
  }
  return missed + words.fill("到该年的预算合计 {} {}可以达到，少于 {} 则任何计划都达不到",
                             "budgets of {} {} in total up to then are sufficient; with less than "
                             "{} no plan meets it",
                             words.money(*outcome.budget_found), words.money_unit(),
                             words.money(outcome.budget_at_least));
}

std::string target_line(const Study& study, const ScheduleFigures& figures, const Words& words) {
  if (!figures.target || !figures.outcome) return "";
  const ScheduleTarget& target = *figures.target;
  const auto service = study.catalogue.find(target.service);
  const std::string of(service ? name_of(study.catalogue.services[*service], study.language)
                               : words("各项服务", "all services"));
  if (!figures.outcome->is_known) {
    return words.fill("目标：{} 年底{}连通 {}：服务半径内没有一人的情况已知，无法判断\n",
                      "target by the end of {}, {}: {} connected; for all people within the "
                      "service radius it is unknown whether they are connected\n",
                      target.year, of, share_text(target.share));
  }
  return words.fill("目标：{} 年底{}连通 {}（现为 {}）：{}\n",
                    "target by the end of {}, {}: {} connected (now {}); {}\n", target.year, of,
                    share_text(target.share), share_text(figures.outcome->share_now),
                    outcome_text(target, *figures.outcome, words));
}

}  // namespace

std::string schedule_text(const Study& study, const ScheduleFigures& figures,
                          const ExtensionFigures& extension, const Words& words) {
  if (figures.years.empty()) return "";
  std::string text = year_table(figures, words) + provisional_line(study, extension, words);
  if (figures.without_money) {
    text += words("预算全部为零（或已全部承诺），什么也建不成。\n",
                  "All budgets are 0 or already committed: nothing can be built.\n");
  }
  text += value_line(figures, words);
  text += target_line(study, figures, words);
  if (figures.retrenching == 0) return text;
  return text + words.fill("同沟线路分年开挖，多支出 {} {}\n",
                           "trenches dug again in another year add {} {}\n",
                           words.money(figures.retrenching), words.money_unit());
}

}  // namespace hinterland
