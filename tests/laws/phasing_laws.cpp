// SPDX-License-Identifier: Apache-2.0
#include "phasing_cases.hpp"
#include "phasing_oracle.hpp"
#include "planning/schedule/phasing.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <optional>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// Small enough to enumerate all plans.
PhasingCase tiny_case(std::uint64_t seed) {
  Random random(seed ^ 0x5EEDULL);
  CaseSize size;
  size.activities = 3 + random.below(4);
  size.years = 1 + random.below(3);
  size.constraints = random.chance(0.5);
  return random_phasing(seed, size);
}

/// Restricts some activities to certain years, and makes some of these mandatory.
void pin_some(PhasingCase& made, std::uint64_t seed) {
  Random random(seed);
  for (ActivityId w : rows(made.activities.cost)) {
    if (!random.chance(0.3)) continue;
    made.activities.allowed[w] = static_cast<std::uint32_t>(random.below(8));
    if (random.chance(0.7)) made.activities.allowed[w] |= 1U << max_plan_years;
  }
}

Phasing exactly(const PhasingCase& made) {
  return phase_activities(made.activities, made.budgets, {.exact_cells = 100'000}, no_progress);
}

Phasing by_prices(const PhasingCase& made) {
  return phase_activities(made.activities, made.budgets, {.exact_cells = 0}, no_progress);
}

}  // namespace

TEST_CASE("small cases are solved to optimality", "[phasing][property]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto made = tiny_case(seed);
    const auto phasing = exactly(made);
    INFO("seed " << seed);
    REQUIRE(is_plan(made.activities, made.budgets, phasing.year));
    CHECK(phasing.value == best_of_all(made.activities, made.budgets));
    CHECK(phasing.is_proven());
  }
}

TEST_CASE("pins hold, and an infeasible pin is reported", "[phasing][property]") {
  std::size_t impossible = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto made = tiny_case(seed);
    pin_some(made, seed);
    const auto best = best_of_all(made.activities, made.budgets);
    INFO("seed " << seed);
    if (!best) {
      ++impossible;
      CHECK_THROWS_AS(exactly(made), UsageError);
      CHECK_THROWS_AS(by_prices(made), UsageError);
      continue;
    }
    const auto phasing = exactly(made);
    REQUIRE(is_plan(made.activities, made.budgets, phasing.year));
    CHECK(phasing.value == *best);
  }
  CHECK(impossible > 20);
  CHECK(impossible < 150);
}

TEST_CASE("the Lagrangian bound is never below the value of the best plan", "[phasing][property]") {
  std::size_t reached = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto made = tiny_case(seed);
    if (seed % 3 == 0) pin_some(made, seed);
    const auto best = best_of_all(made.activities, made.budgets);
    if (!best) continue;
    std::optional<Phasing> phasing;
    INFO("seed " << seed);
    try {
      phasing = by_prices(made);
    } catch (const UsageError&) {
      continue;  // no feasible plan was found: allowed where few exist
    }
    REQUIRE(is_plan(made.activities, made.budgets, phasing->year));
    CHECK(phasing->spent == spent_by_hand(made.activities, made.budgets, phasing->year));
    CHECK(phasing->value == value_by_hand(made.activities, made.budgets, phasing->year));
    CHECK(phasing->upper_bound >= *best);
    reached += phasing->value == *best ? 1 : 0;
  }
  CHECK(reached > 240);
}

TEST_CASE("plans of hundreds of activities respect precedence and all budgets",
          "[phasing][property]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CaseSize size;
    size.activities = 100 + 40 * static_cast<std::size_t>(seed);
    size.years = 1 + seed % 6;
    size.constraints = seed % 2 == 0;
    const auto made = random_phasing(seed, size);
    const auto phasing = by_prices(made);
    INFO("seed " << seed);
    CHECK(is_plan(made.activities, made.budgets, phasing.year));
    CHECK(phasing.value <= phasing.upper_bound);
    CHECK(static_cast<double>(phasing.value) > 0.9 * static_cast<double>(phasing.upper_bound));
  }
}

TEST_CASE("a bigger budget never closes less, if both plans are proven optimal",
          "[phasing][property]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    auto made = tiny_case(seed);
    std::int64_t before = 0;
    for (int i = 0; i < 4; ++i) {
      const auto phasing = exactly(made);
      REQUIRE(phasing.is_proven());
      CHECK(phasing.value >= before);
      before = phasing.value;
      for (BudgetConstraint& constraint : made.budgets.constraints) {
        for (Fen& budget : constraint.budget) budget += budget / 4;
      }
    }
  }
}

TEST_CASE("threads do not change the plan", "[phasing][property]") {
  CaseSize size;
  size.activities = 20'000;
  size.years = 4;
  const auto made = random_phasing(7, size);
  const auto run = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return by_prices(made);
  };
  const auto one = run(1);
  const auto four = run(4);
  CHECK(one.year == four.year);
  CHECK(one.upper_bound == four.upper_bound);
}
