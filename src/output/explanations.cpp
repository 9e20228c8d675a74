// SPDX-License-Identifier: Apache-2.0
#include "output/explanations.hpp"

namespace hinterland {

namespace {

/// Of a gap that is closed in some year, and of one that is not in the plan.
struct Wording {
  std::string_view zh;
  std::string_view en;
  std::string_view zh_unplanned;
  std::string_view en_unplanned;
};

Wording wording_of(Wait wait) {
  switch (wait) {
    case Wait::none:
      return {"第一年即建成。", "It is closed in the first year.", "", ""};
    case Wait::no_schedule:
      return {"", "", "配置文件未设年度预算，未排时序。", "The study gives no budgets."};
    case Wait::budget:
      return {"上一年余下的预算不够。", "Too little of the budget is left the year before.",
              "最后一年余下的预算仍不够。",
              "Too little of the budget is left even in the last year."};
    case Wait::service_budget:
      return {"上一年该项服务余下的预算不够。",
              "Too little of its service's budget is left the year before.",
              "最后一年该项服务余下的预算仍不够。",
              "Too little of its service's budget is left even in the last year."};
    case Wait::county_budget:
      return {"上一年该县余下的预算不够。",
              "Too little of its county's budget is left the year before.",
              "最后一年该县余下的预算仍不够。",
              "Too little of its county's budget is left even in the last year."};
    case Wait::upstream:
      return {"所接的上游线路这一年才建成。", "The line that it hangs on comes only then.",
              "所接的上游线路不在计划内。", "The line that it hangs on is not in the plan."};
    case Wait::pinned:
      return {"配置文件已指定年份。", "The study says so.", "配置文件指定近期不建。",
              "The study says that it is not built."};
    case Wait::worth_less:
      return {"上一年的资金用于同样花费价值更高的缺口。",
              "The money of the year before closes gaps that are worth more for what they cost.",
              "资金用于同样花费价值更高的缺口。",
              "The money closes gaps that are worth more for what they cost."};
    case Wait::no_cost:
      return {"", "", "无接入点或接入成本过高，指标库又未列单村方案，无法估算投资。",
              "It cannot be joined, or only too dearly, and has no alternative: nobody knows what "
              "it would cost."};
  }
  return {};
}

}  // namespace

std::string_view explain(Wait wait, bool is_planned, Language language) {
  const Wording wording = wording_of(wait);
  if (language == Language::zh) return is_planned ? wording.zh : wording.zh_unplanned;
  return is_planned ? wording.en : wording.en_unplanned;
}

}  // namespace hinterland
