// SPDX-License-Identifier: Apache-2.0
#include "output/schedule_summary.hpp"

#include "output/report_text.hpp"
#include "output/identifiers.hpp"
#include "output/lines_summary.hpp"

namespace hinterland {

namespace {

std::string kilometres(Metres length) { return grouped(length.value / 1000.0, 1); }

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
    return words.fill("计划价值 {}，已是最优\n",
                      "value of the plan: {}, and no plan is worth more\n",
                      grouped(value / 1e6, 2));
  }
  return words.fill("计划价值 {}，任何计划不超过 {}（距最优：{}）\n",
                    "value of the plan: {}; no plan is worth more than {} (off the best: {})\n",
                    grouped(value / 1e6, 2), grouped(bound / 1e6, 2),
                    off_the_best(value, bound, words));
}

/// Whether the target is met, and what it would take.
std::string outcome_text(const ScheduleTarget& target, const TargetOutcome& outcome,
                         const Words& words) {
  if (outcome.met_in) {
    return words.fill("本计划到 {} 年底达到（{} 年底 {}）",
                      "the plan meets it by the end of {} (by {}: {})", *outcome.met_in,
                      target.year, share_text(outcome.share_then));
  }
  const std::string missed =
      words.fill("本计划到 {} 年底为 {}，达不到；", "the plan comes to {1} by the end of {0}; ",
                 target.year, share_text(outcome.share_then));
  if (!outcome.budget_found) {
    return missed + words("再多的预算也达不到", "no budget would meet it");
  }
  return missed +
         words.fill("到该年的预算合计 {} {}可以达到，少于 {} 则任何计划都达不到",
                    "budgets of {} {} in all up to then meet it, with less than {} no plan does",
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
                      "target by the end of {}, {}: {} connected; of nobody covered it is known "
                      "whether they have it\n",
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
                  "All budgets are 0, or committed already: nothing can be built.\n");
  }
  text += value_line(figures, words);
  text += target_line(study, figures, words);
  if (figures.redug == 0) return text;
  return text + words.fill("同沟线路分年开挖，多支出 {} {}\n",
                           "trenches that are dug again in another year add {} {}\n",
                           words.money(figures.redug), words.money_unit());
}

}  // namespace hinterland
