// SPDX-License-Identifier: Apache-2.0
#include "phasing_cases.hpp"
#include "planning/schedule/phasing.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace hinterland;
using namespace hinterland::test;
using Catch::Contains;

namespace {

Budgets budgets_of(std::vector<Fen> budget, bool carry_over = true) {
  Budgets budgets;
  budgets.worth.clear();
  double worth = 1.0;
  for (std::size_t y = 0; y < budget.size(); ++y, worth *= 0.9) budgets.worth.push_back(worth);
  budgets.constraints.push_back({"all", std::move(budget)});
  budgets.carry_over = carry_over;
  return budgets;
}

Phasing phase(const Activities& activities, const Budgets& budgets, bool exact) {
  return phase_activities(activities, budgets, {.exact_cells = exact ? 1000U : 0U}, no_progress);
}

using Years = Column<ActivityId, PlanYear>;

}  // namespace

TEST_CASE("the highest value per yuan is built first", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  add_activity(activities, {}, 100, 10);
  add_activity(activities, {}, 100, 30);
  add_activity(activities, {}, 100, 20);
  const auto phasing = phase(activities, budgets_of({100, 100}), exact);
  CHECK(phasing.year == Years{unbuilt, 0, 1});
  CHECK(phasing.value == 30 + 18);
  CHECK(phasing.is_proven());
  CHECK(phasing.spent == std::vector<std::vector<Fen>>{{100, 100}});
}

TEST_CASE("a line is built together with its downstream lines, or before", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  const auto line = add_activity(activities, {}, 80, 0);
  add_activity(activities, line, 20, 50);
  add_activity(activities, line, 30, 50);
  CHECK(phase(activities, budgets_of({100}), exact).year == Years{0, 0, unbuilt});
  CHECK(phase(activities, budgets_of({80, 50}, false), exact).year == Years{0, 1, 1});
  CHECK(phase(activities, budgets_of({79, 20}, false), exact).value == 0);
}

TEST_CASE("carried-over money pays for an expensive activity", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  add_activity(activities, {}, 150, 100);
  CHECK(phase(activities, budgets_of({100, 100}), exact).year == Years{1});
  CHECK(phase(activities, budgets_of({100, 100}, false), exact).year == Years{unbuilt});
}

TEST_CASE("a trench is excavated once for all lines built in one year", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  for (int i = 0; i < 2; ++i) {
    const auto activity = add_activity(activities, {}, 10, 100);
    activities.excavation[activity] = 90;
    activities.trench[activity] = SharedTrenchId{0};
  }
  const auto together = phase(activities, budgets_of({100, 10}), exact);
  CHECK(together.year == Years{1, 1});
  CHECK(together.spent == std::vector<std::vector<Fen>>{{0, 110}});
  const auto apart = phase(activities, budgets_of({100, 100}, false), exact);
  CHECK(apart.value == 190);
  CHECK(apart.spent == std::vector<std::vector<Fen>>{{100, 100}});
}

TEST_CASE("the constraint of a service pays its share of the trench", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  for (std::uint32_t i = 0; i < 2; ++i) {
    const auto activity = add_activity(activities, {}, 10, 100);
    activities.excavation[activity] = 90;
    activities.trench[activity] = SharedTrenchId{0};
    activities.service_constraint[activity] = 1 + i;
  }
  auto budgets = budgets_of({200});
  budgets.constraints.push_back({"water", {55}});
  budgets.constraints.push_back({"drainage", {55}});
  const auto phasing = phase(activities, budgets, true);
  CHECK(phasing.year == Years{0, 0});
  CHECK(phasing.spent == std::vector<std::vector<Fen>>{{110}, {55}, {55}});
  budgets.constraints[1].budget = {54};
  CHECK(phase(activities, budgets, exact).value == 0);  // alone, the other would pay for all of it
}

TEST_CASE("mandatory activities are built, together with their predecessors", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  const auto line = add_activity(activities, {}, 60, 0);
  const auto mandatory = add_activity(activities, line, 40, 1);
  add_activity(activities, {}, 100, 1000);
  activities.allowed[mandatory] = 1U << 1;
  const auto phasing = phase(activities, budgets_of({100, 100}), exact);
  CHECK(phasing.year[mandatory] == 1);
  CHECK(phasing.year[ActivityId{2}] == 0);
  CHECK(phasing.year[line] == 1);
}

TEST_CASE("an activity that can neither be built nor be left out is reported by name",
          "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  const auto line = add_activity(activities, {}, 60, 0);
  const auto mandatory = add_activity(activities, line, 40, 1);
  activities.allowed[line] = 1U << 1 | 1U << max_plan_years;
  activities.allowed[mandatory] = 1U;
  CHECK_THROWS_WITH(phase(activities, budgets_of({100, 100}), exact),
                    Contains("activity 1 must be built"));
  activities.allowed[line] = any_year_or_none;
  CHECK_THROWS_AS(phase(activities, budgets_of({99, 100}), exact), UsageError);
  CHECK(phase(activities, budgets_of({100, 0}), exact).year == Years{0, 0});
}

TEST_CASE("without money, or without activities, nothing is built, and this is proven optimal",
          "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  CHECK(phase(activities, budgets_of({100}), exact).is_proven());
  add_activity(activities, {}, 60, 10);
  const auto phasing = phase(activities, budgets_of({0, 0}), exact);
  CHECK(phasing.year == Years{unbuilt});
  CHECK(phasing.value == 0);
  CHECK(phasing.is_proven());
}

TEST_CASE("activities without cost are built at once", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Activities activities;
  add_activity(activities, {}, 0, 10);
  CHECK(phase(activities, budgets_of({0, 0}), exact).year == Years{0});
}
