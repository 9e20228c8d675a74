// SPDX-License-Identifier: Apache-2.0
//
// Schedules of synthetic activities that are small enough for CBC: how often the answer
// as it is given, and that of the prices alone, is the optimum. Prints one JSON
// object.
#include "../../tests/phasing_cases.hpp"
#include "clocks.hpp"
#include "planning/schedule/phasing.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

using namespace hinterland;
using namespace hinterland::bench;

namespace {

/// Results of one setting on all cases.
struct Tally {
  int optimal = 0;
  int beyond = 0;  ///< optima above the bound: must be 0
  double gap = 0.0;
  double worst = 0.0;

  void add(const Phasing& phasing, std::int64_t best) {
    const double gap_here =
        best == 0 ? 0.0
                  : 100.0 * static_cast<double>(best - phasing.value) / static_cast<double>(best);
    optimal += phasing.value == best ? 1 : 0;
    beyond += phasing.upper_bound < best || phasing.value > phasing.upper_bound ? 1 : 0;
    gap += gap_here;
    worst = std::max(worst, gap_here);
  }

  nlohmann::json summary(int cases) const {
    return {{"optimal", optimal}, {"beyond", beyond}, {"mean", gap / cases}, {"worst", worst}};
  }
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Schedules that are small enough for CBC");
  int cases = 200;
  test::CaseSize size{.activities = 12, .years = 4};
  app.add_option("--cases", cases, "How many")->capture_default_str();
  app.add_option("--activities", size.activities, "Of each")->capture_default_str();
  app.add_option("--years", size.years, "Of each")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  Tally as_given;
  Tally by_prices;
  int proven = 0;
  nlohmann::json result;
  for (int seed = 0; seed < cases; ++seed) {
    const auto made = test::random_phasing(static_cast<std::uint64_t>(seed), size);
    const auto solve = [&](const PhasingSettings& settings) {
      return phase_activities(made.activities, made.budgets, settings, no_progress);
    };
    const Phasing exact = solve({.exact_cells = 1'000'000});
    if (!exact.is_proven()) continue;
    ++proven;
    Phasing given;
    Phasing priced;
    time_into(result["as_given_time"], [&] { given = solve({}); });
    time_into(result["by_prices_time"], [&] { priced = solve({.exact_cells = 0}); });
    as_given.add(given, exact.value);
    by_prices.add(priced, exact.value);
  }
  result["proven"] = proven;
  result["as_given"] = as_given.summary(proven);
  result["by_prices"] = by_prices.summary(proven);
  std::cout << result.dump() << '\n';
  return 0;
}
