// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/table.hpp>

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The works that a schedule puts into years, what pays for them, and when each may be built.
namespace hinterland {

using WorkId = Id<struct work>;
using DitchId = Id<struct ditch>;

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
  /// For digging they pay the work's share (`split_digging`).
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

/// Which work in which year.
struct Phasing {
  Column<WorkId, PlanYear> year;
  std::vector<std::vector<Fen>> spent;  ///< a row a purse, a column a year, digging included
  std::int64_t value = 0;        ///< of what is built, each by its year's worth, rounded down
  std::int64_t upper_bound = 0;  ///< no plan within the budgets is worth more
  bool is_proven() const { return value == upper_bound; }
};

/// A work that must be built cannot be: within the years that are allowed, or
/// within the budgets.
class ImpossibleWork : public UsageError {
 public:
  /// `why`: behind "... must be built, but". No work: all that must be built together.
  ImpossibleWork(std::optional<WorkId> work, const Text& why)
      : UsageError(Text((work ? "work " + std::to_string(work->index) : std::string("some work")) +
                            " must be built, but " + why.en,
                        (work ? "第" + std::to_string(work->index) + "项工程" : "有工程") +
                            "须建，但" + why.zh)),
        work_(work),
        why_(why) {}
  std::optional<WorkId> work() const { return work_; }
  const Text& why() const { return why_; }

 private:
  std::optional<WorkId> work_;
  Text why_;
};

/// The bit of `Works::allowed` that lets a work stay unbuilt.
inline constexpr std::uint32_t may_stay_unbuilt = 1U << most_plan_years;

constexpr std::uint32_t years_of(std::uint32_t allowed) { return allowed & (may_stay_unbuilt - 1); }
/// The first year allowed; 32 or more: none.
constexpr unsigned first_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::countr_zero(years_of(allowed)));
}
/// One more than the last year allowed; 0: none.
constexpr unsigned end_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::bit_width(years_of(allowed)));
}
constexpr bool allows(std::uint32_t allowed, PlanYear year) {
  return year == unbuilt ? (allowed & may_stay_unbuilt) != 0 : (allowed >> year & 1U) != 0;
}

/// `allowed` with what follows from the order of works: none before its
/// predecessor may be, and the predecessors of what must be built are built in
/// time. Then every work has a year (or stays unbuilt) that goes with each of its
/// predecessor's. Throws ImpossibleWork where one has none.
Column<WorkId, std::uint32_t> settle_allowed(const Works& works,
                                             Column<WorkId, std::uint32_t> allowed,
                                             std::size_t years);

/// `Works::allowed`, settled, without the years in which the budgets would not pay
/// for a work and all it comes after, were nothing else built. Throws as above.
///
///   digging  what each work pays of it at least
Column<WorkId, std::uint32_t> affordable_years(const Works& works, const Budgets& budgets,
                                               const std::vector<Fen>& digging);

}  // namespace hinterland
