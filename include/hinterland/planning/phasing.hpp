// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/catalogue/cost.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

using WorkId = Id<struct work>;
using DitchId = Id<struct ditch>;

/// A year of the plan, 0 for the first; `unbuilt`: in none.
using PlanYear = std::uint8_t;
inline constexpr PlanYear unbuilt = 0xFF;
inline constexpr std::size_t most_plan_years = 30;

/// Works to be put into years. One row a work: a segment of line, or what a gap
/// needs in its village.
struct Works {
  Column<WorkId, std::optional<WorkId>> after;   ///< built in the same year or before: a lower id
  Column<WorkId, Fen> cost;                      ///< without digging
  Column<WorkId, Fen> digging;                   ///< of a trench of its own
  Column<WorkId, std::optional<DitchId>> ditch;  ///< works of one, in one year, pay the dearest
                                                 ///< digging once
  Column<WorkId, std::int64_t> value;            ///< of being built at once, not negative
  /// Bit y: may be built in year y; bit `most_plan_years`: may stay unbuilt.
  Column<WorkId, std::uint32_t> allowed;
  /// The purses that pay for it, as rows of `Budgets::purses`, besides the first,
  /// which pays for all: that of its service, that of its county; none: no such.
  Column<WorkId, std::optional<std::uint32_t>> service_purse;
  Column<WorkId, std::optional<std::uint32_t>> county_purse;

  std::size_t size() const { return cost.size(); }
};

/// How much may be spent in each year on what the purse pays for.
struct Purse {
  std::string name;  ///< for messages
  std::vector<Fen> budget;
};

struct Budgets {
  std::vector<Purse> purses;  ///< the first pays for everything
  bool carry_over = true;     ///< what a year leaves may be spent later, in every purse
  /// What a value of 1 is worth in each year: falling. A row a year.
  std::vector<double> worth;
};

struct PhasingSettings {
  /// Up to so many works × years the answer is sought to proof.
  std::size_t exact_cells = 400;
  double effort = 1.0;  ///< of the search where it is not: times the usual
};

/// Which work in which year.
struct Phasing {
  Column<WorkId, PlanYear> year;
  std::vector<std::vector<Fen>> spent;  ///< a row a purse, a column a year, digging included
  std::int64_t value = 0;        ///< of what is built, each by its year's worth, rounded down
  std::int64_t upper_bound = 0;  ///< no plan within the budgets is worth more
  bool is_proven() const { return value == upper_bound; }
};

/// Puts works into years so that their value, sooner being worth more, is as
/// high as can be found within the budgets, and bounds it from above.
///
/// A work is built with or after the one it comes after; works of one ditch in
/// one year dig once, in different years each digs anew. A work that may not
/// stay unbuilt is built, its predecessors too: throws UsageError where budgets
/// or years that are allowed do not let that be, with the number of the work.
///
/// Small cases are solved to proof by CBC. The others: Lagrange multipliers on
/// the budgets split the problem into trees, each solved exactly, and bound it
/// (M. L. Fisher, Management Science 27(1), 1981, 1-18); the plan is made by
/// worth per yuan at these prices, then improved by exchanges. In the bound the
/// digging of a ditch is split among its works, which is never more than what
/// they pay.
Phasing phase_works(const Works& works, const Budgets& budgets, const PhasingSettings& settings,
                    const Progress& progress);

}  // namespace hinterland
