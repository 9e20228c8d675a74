// SPDX-License-Identifier: Apache-2.0
#include "phasing_cases.hpp"
#include "planning/schedule/phasing.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace hinterland;
using namespace hinterland::test;
using Catch::Matchers::Contains;

namespace {

Budgets budgets_of(std::vector<Fen> budget, bool carry_over = true) {
  Budgets budgets;
  budgets.worth.clear();
  double worth = 1.0;
  for (std::size_t y = 0; y < budget.size(); ++y, worth *= 0.9) budgets.worth.push_back(worth);
  budgets.purses.push_back({"all", std::move(budget)});
  budgets.carry_over = carry_over;
  return budgets;
}

Phasing phase(const Works& works, const Budgets& budgets, bool exact) {
  return phase_works(works, budgets, {.exact_cells = exact ? 1000U : 0U}, no_progress);
}

using Years = Column<WorkId, PlanYear>;

}  // namespace

TEST_CASE("what is worth more per yuan is built first", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  add_work(works, {}, 100, 10);
  add_work(works, {}, 100, 30);
  add_work(works, {}, 100, 20);
  const auto phasing = phase(works, budgets_of({100, 100}), exact);
  CHECK(phasing.year == Years{unbuilt, 0, 1});
  CHECK(phasing.value == 30 + 18);
  CHECK(phasing.is_proven());
  CHECK(phasing.spent == std::vector<std::vector<Fen>>{{100, 100}});
}

TEST_CASE("a line is built with what it leads to, or before", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  const auto line = add_work(works, {}, 80, 0);
  add_work(works, line, 20, 50);
  add_work(works, line, 30, 50);
  CHECK(phase(works, budgets_of({100}), exact).year == Years{0, 0, unbuilt});
  CHECK(phase(works, budgets_of({80, 50}, false), exact).year == Years{0, 1, 1});
  CHECK(phase(works, budgets_of({79, 20}, false), exact).value == 0);
}

TEST_CASE("money that is carried over pays for what is dear", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  add_work(works, {}, 150, 100);
  CHECK(phase(works, budgets_of({100, 100}), exact).year == Years{1});
  CHECK(phase(works, budgets_of({100, 100}, false), exact).year == Years{unbuilt});
}

TEST_CASE("a trench is dug once for all who come in one year", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  for (int i = 0; i < 2; ++i) {
    const auto work = add_work(works, {}, 10, 100);
    works.digging[work] = 90;
    works.ditch[work] = DitchId{0};
  }
  const auto together = phase(works, budgets_of({100, 10}), exact);
  CHECK(together.year == Years{1, 1});
  CHECK(together.spent == std::vector<std::vector<Fen>>{{0, 110}});
  const auto apart = phase(works, budgets_of({100, 100}, false), exact);
  CHECK(apart.value == 190);
  CHECK(apart.spent == std::vector<std::vector<Fen>>{{100, 100}});
}

TEST_CASE("the purse of a service pays its share of the trench", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  for (std::uint32_t i = 0; i < 2; ++i) {
    const auto work = add_work(works, {}, 10, 100);
    works.digging[work] = 90;
    works.ditch[work] = DitchId{0};
    works.service_purse[work] = 1 + i;
  }
  auto budgets = budgets_of({200});
  budgets.purses.push_back({"water", {55}});
  budgets.purses.push_back({"drainage", {55}});
  const auto phasing = phase(works, budgets, true);
  CHECK(phasing.year == Years{0, 0});
  CHECK(phasing.spent == std::vector<std::vector<Fen>>{{110}, {55}, {55}});
  budgets.purses[1].budget = {54};
  CHECK(phase(works, budgets, exact).value == 0);  // alone, the other would pay for all of it
}

TEST_CASE("what must be built is built, with what it comes after", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  const auto line = add_work(works, {}, 60, 0);
  const auto must = add_work(works, line, 40, 1);
  add_work(works, {}, 100, 1000);
  works.allowed[must] = 1U << 1;
  const auto phasing = phase(works, budgets_of({100, 100}), exact);
  CHECK(phasing.year[must] == 1);
  CHECK(phasing.year[WorkId{2}] == 0);
  CHECK(phasing.year[line] == 1);
}

TEST_CASE("a work that can neither be built nor be left is named", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  const auto line = add_work(works, {}, 60, 0);
  const auto must = add_work(works, line, 40, 1);
  works.allowed[line] = 1U << 1 | 1U << most_plan_years;
  works.allowed[must] = 1U;
  CHECK_THROWS_WITH(phase(works, budgets_of({100, 100}), exact), Contains("work 1 must be built"));
  works.allowed[line] = any_year_or_none;
  CHECK_THROWS_AS(phase(works, budgets_of({99, 100}), exact), UsageError);
  CHECK(phase(works, budgets_of({100, 0}), exact).year == Years{0, 0});
}

TEST_CASE("without money, or without works, nothing is built, and that is proven", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  CHECK(phase(works, budgets_of({100}), exact).is_proven());
  add_work(works, {}, 60, 10);
  const auto phasing = phase(works, budgets_of({0, 0}), exact);
  CHECK(phasing.year == Years{unbuilt});
  CHECK(phasing.value == 0);
  CHECK(phasing.is_proven());
}

TEST_CASE("what costs nothing is built at once", "[phasing]") {
  const bool exact = GENERATE(true, false);
  Works works;
  add_work(works, {}, 0, 10);
  CHECK(phase(works, budgets_of({0, 0}), exact).year == Years{0});
}
