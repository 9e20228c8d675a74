// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "planning/schedule/works.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace hinterland::test {

/// Works and budgets, made up.
struct PhasingCase {
  Works works;
  Budgets budgets;
};

inline constexpr std::uint32_t any_year_or_none = (2U << most_plan_years) - 1U;

/// Adds a work that may be built in any year or not at all.
inline WorkId add_work(Works& works, std::optional<WorkId> after, Fen cost, std::int64_t value) {
  works.after.push_back(after);
  works.digging.push_back(0);
  works.ditch.push_back(std::nullopt);
  works.value.push_back(value);
  works.allowed.push_back(any_year_or_none);
  works.service_purse.push_back(std::nullopt);
  works.county_purse.push_back(std::nullopt);
  return works.cost.push_back(cost);
}

struct CaseSize {
  std::size_t works = 8;
  std::size_t years = 3;
  std::size_t services = 2;  ///< with a purse each where `purses`
  std::size_t counties = 2;
  bool purses = true;
  double ditch_share = 0.5;  ///< of segments that lie in a ditch with others
};

/// Lines that branch, some of them in common ditches, gaps at their ends and
/// gaps alone; budgets that pay for a part of it.
inline PhasingCase random_phasing(std::uint64_t seed, const CaseSize& size) {
  Random random(seed);
  PhasingCase made;
  Works& works = made.works;
  const auto fen = [&](std::size_t most) { return static_cast<Fen>(1 + random.below(most)) * 100; };
  Fen sum = 0;
  std::uint32_t ditches = 0;
  while (works.size() < size.works) {
    const std::size_t here = works.size();
    std::optional<WorkId> after;
    if (here > 0 && random.chance(0.75)) {
      const std::size_t back = 1 + random.below(std::min<std::size_t>(here, 12));
      const WorkId above{static_cast<std::uint32_t>(here - back)};
      if (works.value[above] == 0) after = above;
    }
    const bool is_segment = random.chance(0.45);
    const WorkId work =
        add_work(works, after, fen(is_segment ? 300 : 120),
                 is_segment ? 0 : 1 + static_cast<std::int64_t>(random.below(1000)));
    if (is_segment && random.chance(size.ditch_share)) {
      works.digging[work] = fen(250);
      if (ditches == 0 || random.chance(0.5)) ++ditches;
      works.ditch[work] = DitchId{ditches - 1};
    }
    const auto service = static_cast<std::uint32_t>(random.below(size.services));
    const auto county = static_cast<std::uint32_t>(random.below(size.counties));
    if (size.purses) {
      works.service_purse[work] = 1 + service;
      works.county_purse[work] = 1 + static_cast<std::uint32_t>(size.services) + county;
    }
    sum += works.cost[work] + works.digging[work];
  }
  Budgets& budgets = made.budgets;
  budgets.carry_over = random.chance(0.5);
  const double share = random.uniform(0.2, 0.8) / static_cast<double>(size.years);
  const std::size_t purses = size.purses ? 1 + size.services + size.counties : 1;
  for (std::size_t p = 0; p < purses; ++p) {
    budgets.purses.push_back({"purse " + std::to_string(p), {}});
    const double part = p == 0               ? 1.0
                        : p <= size.services ? 1.6 / static_cast<double>(size.services)
                                             : 1.6 / static_cast<double>(size.counties);
    for (std::size_t y = 0; y < size.years; ++y) {
      const double budget = part * share * static_cast<double>(sum) * random.uniform(0.5, 1.5);
      budgets.purses[p].budget.push_back(static_cast<Fen>(budget));
    }
  }
  const double rate = random.uniform(0.0, 0.1);
  for (std::size_t y = 0; y < size.years; ++y) {
    budgets.worth.push_back(std::pow(1.0 + rate, -static_cast<double>(y)));
  }
  return made;
}

}  // namespace hinterland::test
