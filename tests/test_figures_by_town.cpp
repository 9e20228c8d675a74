// SPDX-License-Identifier: Apache-2.0
#include "output/figures_by_town.hpp"
#include "planned_study.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// The planned study with 远村 in another town.
SmallStudy two_towns() {
  SmallStudy small = planned_study();
  small.findings.world.villages.town = {"天城镇", "天城镇", "北乡"};
  return small;
}

}  // namespace

TEST_CASE("figures are counted for the town of each village", "[figures_by_town]") {
  const SmallStudy small = two_towns();
  const std::vector<TownFigures> towns = figures_by_town(small.findings);
  REQUIRE(towns.size() == 2);
  CHECK(towns[0].town == "北乡");
  CHECK(towns[0].all.villages == 1);
  CHECK(towns[0].all.people == 300_people);
  CHECK(towns[0].covered.villages == 0);
  CHECK(towns[0].gaps == 1);
  CHECK(towns[0].cost.mid == 5'000'000);
  CHECK(towns[0].gaps_left == 1);
  CHECK(towns[0].length == 0_m);
  CHECK(towns[1].town == "天城镇");
  CHECK(towns[1].all.villages == 2);
  CHECK(towns[1].villages_without_people == 1);
  CHECK(towns[1].focus.villages == 2);
  CHECK(towns[1].length == Metres{2100.5});
  REQUIRE(towns[1].years.size() == 2);
  CHECK(towns[1].years[0].gaps == 2);
  CHECK(towns[1].years[0].villages == 1);  // both gaps are of one village
  CHECK(towns[1].years[0].people == 1200_people);
  CHECK(towns[1].years[0].length == 1600_m);
  CHECK(towns[1].years[1].spent == 290'000);
}

TEST_CASE("the figures of the towns sum to those of the county", "[figures_by_town]") {
  const SmallStudy small = two_towns();
  const Figures county = measure_figures(small.study, small.findings);
  TownFigures sum;
  std::vector<TownYear> years(county.schedule.years.size());
  for (const TownFigures& town : figures_by_town(small.findings)) {
    sum.all.villages += town.all.villages;
    sum.all.people += town.all.people;
    sum.covered.people += town.covered.people;
    sum.focus.people += town.focus.people;
    sum.gaps += town.gaps;
    sum.states.known += town.states.known;
    sum.states.unknown += town.states.unknown;
    sum.without_remedy += town.without_remedy;
    sum.cost += town.cost;
    sum.length += town.length;
    sum.gaps_left += town.gaps_left;
    sum.cost_left += town.cost_left;
    for (std::size_t y = 0; y < years.size(); ++y) {
      years[y].spent += town.years[y].spent;
      years[y].gaps += town.years[y].gaps;
      years[y].villages += town.years[y].villages;
      years[y].people += town.years[y].people;
      years[y].length += town.years[y].length;
    }
  }
  CHECK(sum.all.villages == county.all.villages);
  CHECK(sum.all.people == county.all.people);
  CHECK(sum.covered.people == county.covered.people);
  CHECK(sum.focus.people == county.focus.people);
  CHECK(sum.gaps == county.gaps);
  CHECK(sum.without_remedy == county.extension.all.without_remedy);
  CHECK(sum.cost == county.extension.all.cost);
  CHECK(sum.length == county.extension.all.length);
  CHECK(sum.gaps_left == county.schedule.gaps_left);
  CHECK(sum.cost_left == county.schedule.cost_left);
  CHECK(sum.cost_left > 0);
  const ScheduleFigures& plan = county.schedule;
  CHECK(plan.spent + plan.cost_left - plan.retrenching - plan.dug_alone ==
        county.extension.all.cost.mid);
  CHECK(sum.states.known == county.states.known);
  CHECK(sum.states.unknown == county.states.unknown);
  for (std::size_t y = 0; y < years.size(); ++y) {
    CHECK(years[y].spent == county.schedule.years[y].year.spent);
    CHECK(years[y].gaps == county.schedule.years[y].year.gaps);
    CHECK(years[y].villages == county.schedule.years[y].year.villages);
    CHECK(years[y].people == county.schedule.years[y].year.people);
    CHECK(years[y].length == county.schedule.years[y].length);
  }
}

TEST_CASE("a town's seat is found by its name, within its county", "[figures_by_town]") {
  SmallStudy small = two_towns();
  Towns& towns = small.findings.world.towns;
  towns.place = {{113.5, 29.5}, {114.0, 29.1}, {114.1, 29.1}};
  towns.name = {"天城镇", "北乡", "北乡"};
  towns.county = {"", "", ""};
  const std::vector<TownFigures> found = figures_by_town(small.findings);
  CHECK_FALSE(found[0].seat);  // two seats have its name
  CHECK(found[1].seat == TownId{0});
}

TEST_CASE("without gaps and without a plan the figures of towns are zero", "[figures_by_town]") {
  SmallStudy small = two_towns();
  small.findings.matrix = {};
  small.findings.extension = {};
  small.findings.schedule = {};
  for (const TownFigures& town : figures_by_town(small.findings)) {
    CHECK(town.gaps == 0);
    CHECK(town.cost == CostRange{});
    CHECK(town.years.empty());
  }
  small.findings = {};
  CHECK(figures_by_town(small.findings).empty());
}
