// SPDX-License-Identifier: Apache-2.0
#include "planned_study.hpp"

#include <hinterland/summary.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// The summary from the extensions up to the survey list.
std::string plan_of(const SmallStudy& small) {
  const std::string text = summary_text(small.study, measure_figures(small.study, small.findings));
  const bool zh = small.study.language == Language::zh;
  const std::size_t first = text.find(zh ? "延伸工程" : "extensions (");
  return text.substr(first, text.find(zh ? "待补查清单" : "survey list") - first);
}

}  // namespace

TEST_CASE("the summary states what is built, at what cost and when, in Chinese", "[plan_summary]") {
  CHECK(plan_of(planned_study()) ==
        R"(延伸工程（万元）  缺口  管线接入  村内配建  单村方案  公里  投资估算  下限   上限
  供水               2         2         0         0   1.3      2.39  1.22   3.58
  供电               2         1         0         1   0.8      5.67  3.54   7.80
  合计               4         3         0         1   2.1      8.06  4.76  11.38
投资估算按暂估单位造价计算（供水、供电；指标库中标明 provisional），请换成当地造价
线路（万元）            投资估算  理论下限  与下限差距
  供水，单类测算            0.21      0.20      ≤5.00%
  供电，单类测算            0.09      0.09        最优
  同沟敷设：供水、供电      0.26      0.24      ≤8.34%
  全部线路                  0.26      0.24      ≤8.34%
同沟敷设1段、0.8公里：供水、供电单类测算合计0.30万元，同沟敷设0.26万元，节省0.04万元（其理论下限弱于单类测算）
分年度计划（万元）  预算  上年结转  本年投资  公里  缺口  村庄   人口  接通率
  2027              3.00      0.00      2.77   1.6     2     1  1,200   50.0%
  2028              0.10      0.23      0.29   0.5     1     1      0   75.0%
  近期未安排                            5.00   0.0     1
计划效益值1.50，理论上限 1.60（差距：≤6.25%）
目标：2028年底服务半径内供水接通率90.0%（现状25.0%）：本计划到2028年底为75.0%，未达标；到该年的累计预算增至9.00万元可达标，低于8.00万元必不达标
计划内同沟1处：1处一年内一次开挖，0处分年重复开挖（增加投资0.00万元）；与各自开沟相比，计划实际节省0.04万元
计划投资中0.05万元为以后年度接入或近期未安排的村庄分摊的线路费用，由先建项目承担
)");
}

TEST_CASE("the summary states what is built, at what cost and when, in English", "[plan_summary]") {
  SmallStudy small = planned_study();
  small.study.language = Language::en;
  CHECK(plan_of(small) ==
        R"(extensions (10,000 CNY)  gaps  by line  on site  stand-alone   km  cost   low   high
  Water                     2        2        0            0  1.3  2.39  1.22   3.58
  Power                     2        1        0            1  0.8  5.67  3.54   7.80
  total                     4        3        0            1  2.1  8.06  4.76  11.38
costs are based on provisional prices (Water, Power); replace these in the catalogue with local prices
lines (10,000 CNY)                  cost  lower bound  optimality gap
  Water, planned separately         0.21         0.20         ≤ 5.00%
  Power, planned separately         0.09         0.09         optimal
  in shared trenches: Water, Power  0.26         0.24         ≤ 8.34%
  all lines                         0.26         0.24         ≤ 8.34%
shared trenches: 1, 0.8 km; the lines of Water, Power would cost 0.30 × 10,000 CNY if planned separately, and cost 0.26 × 10,000 CNY with shared trenches, which saves 0.04 × 10,000 CNY (the lower bound of shared trenches is weaker than that of a single service)
schedule (10,000 CNY)  budget  carried over  spent   km  gaps  villages  people  connected
  2027                   3.00          0.00   2.77  1.6     2         1   1,200      50.0%
  2028                   0.10          0.23   0.29  0.5     1         1       0      75.0%
  not in plan                                 5.00  0.0     1
value of the plan: 1.50; no plan exceeds 1.60 (optimality gap: ≤ 6.25%)
target by the end of 2028, Water: 90.0% of the people within the service radius connected (now 25.0%); the plan reaches 75.0% by the end of 2028; budgets of 9.00 × 10,000 CNY in total up to then are sufficient; with less than 8.00 × 10,000 CNY no plan meets it
shared trenches in the plan: 1, of which 1 are dug once and 0 again in other years (which adds 0.00 × 10,000 CNY); compared with trenches of their own the plan saves 0.04 × 10,000 CNY
0.05 × 10,000 CNY of the spending are the shares in lines of villages that are connected in later years or not in the plan
)");
}

TEST_CASE("the summary states that an optimal plan is optimal", "[plan_summary]") {
  SmallStudy small = planned_study();
  small.findings.schedule.upper_bound = small.findings.schedule.value;
  CHECK_THAT(plan_of(small), Catch::Contains("计划效益值1.50，已证明最优\n"));
  small.study.language = Language::en;
  CHECK_THAT(plan_of(small), Catch::Contains("value of the plan: 1.50, which is optimal\n"));
}

TEST_CASE("a target is met, or missed with the cost of meeting it, or infeasible with any budget",
          "[plan_summary]") {
  SmallStudy small = planned_study();
  small.study.language = Language::en;
  TargetOutcome& outcome = *small.findings.schedule.target;
  outcome.budget_found.reset();
  CHECK_THAT(plan_of(small), Catch::Contains("no multiple of the budgets is sufficient\n"));
  outcome.met_in = 2027;
  CHECK_THAT(plan_of(small), Catch::Contains("the plan meets it by the end of 2027"));
  small.study.language = Language::zh;
  CHECK_THAT(plan_of(small), Catch::Contains("本计划到2027年底达标"));
  outcome.is_known = false;
  CHECK_THAT(plan_of(small), Catch::Contains("接通率—，无法计算"));
}

TEST_CASE("budgets that are all 0 build nothing, and the summary states it", "[plan_summary]") {
  SmallStudy small = planned_study();
  for (ScheduleYear& year : small.findings.schedule.years) year.budget = 0;
  CHECK_THAT(plan_of(small), Catch::Contains("可用预算为零"));
}
