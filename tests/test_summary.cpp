// SPDX-License-Identifier: Apache-2.0
#include "small_study.hpp"

#include <hinterland/summary.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// The text about one kind of problem and the record concerned.
std::string problem_line(ProblemKind kind, Language language) {
  const std::string colon = language == Language::zh ? "：" : ": ";
  return "       1  " + std::string(identifier(kind)) + ": " +
         std::string(describe(kind, language)) + "\n          " +
         (kind == ProblemKind::crs_doubtful ? "networks.power" + colon + "EPSG:4527"
          : language == Language::zh        ? "villages #1（421223002）"
                                            : "villages #1 421223002") +
         "\n";
}

}  // namespace

TEST_CASE("the summary in Chinese", "[summary]") {
  const SmallStudy small = small_study();
  CHECK(summary_text(small.study, measure_figures(small.study, small.findings)) ==
        R"(没有人口数、不在人口合计中的村：1
试验县                    村庄           人口
全部村庄                     3  100.0%  1,500  100.0%
服务半径内（5公里）          2   66.7%  1,200   80.0%
  临界（误差可改变结论）     1   33.3%      0    0.0%
  若半径为3公里              2   66.7%  1,200   80.0%
  若半径为5公里              2   66.7%  1,200   80.0%
重点村                       1   33.3%  1,200   80.0%
  缺供水                     1   33.3%  1,200   80.0%
  未通电                     1   33.3%  1,200   80.0%
服务半径按直线距离计：核心圈2公里，外围圈5公里。
决定服务半径的公共服务：医疗。
缺口：2项，其中仅凭图上未见管线判定：1项
延伸工程（万元）  缺口  管线接入  村内配建  单村方案  公里  投资估算   下限   上限
  供水               1         1         0         0   0.0     20.00  10.00  30.00
  供电               1         0         0         0   0.0      0.00   0.00   0.00
  合计               2         1         0         0   0.0     20.00  10.00  30.00
投资估算按暂估单位造价计算（供水、供电；指标库中标明 provisional），请换成当地造价
无法接入且无单村方案、未计投资的缺口：1项
待补查清单：2项，涉及2个村（情况不明，不计缺口）
农村新型社区建议选址：1处，拟集中1个村，集中后3,100人（逐步择优，未证明最优）
数据问题：2
)" + problem_line(ProblemKind::crs_doubtful, Language::zh) +
            problem_line(ProblemKind::people_missing, Language::zh));
}

TEST_CASE("the summary in English", "[summary]") {
  SmallStudy small = small_study();
  small.study.name = "Test county";
  small.study.language = Language::en;
  small.study.coverage.towns_as_facilities = true;
  CHECK(summary_text(small.study, measure_figures(small.study, small.findings)) ==
        R"(villages without a population figure, not included in totals of people: 1
Test county                              villages          people
all villages                                    3  100.0%   1,500  100.0%
within the service radius (5 km)                2   66.7%   1,200   80.0%
  borderline, within the position error         1   33.3%       0    0.0%
  if the radius were 3 km                       2   66.7%   1,200   80.0%
  if the radius were 5 km                       2   66.7%   1,200   80.0%
focus villages                                  1   33.3%   1,200   80.0%
  missing: Water                                1   33.3%   1,200   80.0%
  missing: Power                                1   33.3%   1,200   80.0%
Service radius by straight-line distance: core 2 km, band 5 km.
Services that decide coverage: Clinic.
Each town seat represents all public services of its town.
gaps: 2; inferred only from the absence of a line in a complete layer: 1
extensions (10,000 CNY)  gaps  by line  on site  stand-alone   km   cost    low   high
  Water                     1        1        0            0  0.0  20.00  10.00  30.00
  Power                     1        0        0            0  0.0   0.00   0.00   0.00
  total                     2        1        0            0  0.0  20.00  10.00  30.00
costs are based on provisional prices (Water, Power); replace these in the catalogue with local prices
gaps that cannot be connected, or only at too high a cost, without an alternative in the catalogue and therefore without a cost: 1
survey list: 2 entries in 2 villages (status unknown, not counted as gaps)
sites of new communities: 1, relocating villages: 1, people in total: 3,100 (heuristic: not proven optimal)
problems in the data: 2
)" + problem_line(ProblemKind::crs_doubtful, Language::en) +
            problem_line(ProblemKind::people_missing, Language::en));
}

TEST_CASE("coverage that cannot be determined is no number", "[summary]") {
  SmallStudy small = small_study();
  small.findings.coverage.covered = {TriState::unknown, TriState::no, TriState::no};
  small.findings.matrix.gaps = {};
  small.findings.matrix.gap_count = {0, 0, 0};
  small.findings.extension = {};
  small.findings.priorities = {};
  const Figures figures = measure_figures(small.study, small.findings);
  CHECK_FALSE(figures.is_judged);
  CHECK_FALSE(figures.by_town.front().is_judged());
  const std::string zh = summary_text(small.study, figures);
  CHECK_THAT(zh, Catch::Contains("服务半径内（5公里）     —"));
  CHECK_THAT(zh, Catch::Contains("部分类别无城镇设施资料"));
  CHECK_THAT(zh, Catch::Contains("缺口：情况不明"));
  CHECK_THAT(zh, !Catch::Contains("若半径"));
}

TEST_CASE("with roads, the summary states the deciding metric and the villages without roads",
          "[summary]") {
  SmallStudy small = small_study_with_roads();
  const std::string zh = summary_text(small.study, measure_figures(small.study, small.findings));
  CHECK_THAT(zh, Catch::Contains("  若时限为15分钟"));
  CHECK_THAT(zh, !Catch::Contains("若半径"));
  CHECK_THAT(zh, Catch::Contains(
                     "服务半径按出行时间计：核心圈9分钟，外围圈15分钟。出行时间为步行＋道路＋步行，"
                     "道路按等级车速。\n"
                     "1,000米内没有道路的村：1个（距最近道路中位数8,000米，最远8,000米）\n"
                     "路网分为3个不连通片区，未接入主路网的村：1个、300人；相交而无公共节点：4处"
                     "（见 hinterland check）\n"));
  small.study.language = Language::en;
  const std::string en = summary_text(small.study, measure_figures(small.study, small.findings));
  CHECK_THAT(en, Catch::Contains("if the limit were 15 minutes"));
  CHECK_THAT(
      en, Catch::Contains("villages without a road within 1,000 m: 1 (the median distance to the "
                          "nearest is 8,000 m, the largest 8,000 m)\n"));
}
