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

/// The activities that a schedule puts into years, what pays for them, and when each may be built.
namespace hinterland {

using ActivityId = Id<struct activity>;
using SharedTrenchId = Id<struct trench>;

/// Activities to be put into years. One row an activity: a segment of line, or what a gap
/// needs in its village.
struct Activities {
  Column<ActivityId, std::optional<ActivityId>>
      predecessor;                  ///< built in the same year or before: a lower id
  Column<ActivityId, Fen> cost;     ///< without digging
  Column<ActivityId, Fen> digging;  ///< of a trench of its own
  Column<ActivityId, std::optional<SharedTrenchId>> trench;  ///< activities of one, in one year,
                                                             ///< pay the dearest digging once
  Column<ActivityId, std::int64_t> value;  ///< of being built at once, not negative
  /// Bit y: may be built in year y; bit `max_plan_years`: may stay unbuilt.
  Column<ActivityId, std::uint32_t> allowed;
  /// The constraints that pay for it, as rows of `Budgets::constraints`, besides the first,
  /// which pays for all: that of its service, that of its county; none: no such.
  /// For digging they pay the activity's share (`split_digging`).
  Column<ActivityId, std::optional<std::uint32_t>> service_constraint;
  Column<ActivityId, std::optional<std::uint32_t>> county_constraint;

  std::size_t size() const { return cost.size(); }
};

/// How much may be spent in each year on what the constraint pays for.
struct BudgetConstraint {
  std::string name;  ///< for messages
  std::vector<Fen> budget;
};

struct Budgets {
  std::vector<BudgetConstraint> constraints;  ///< the first pays for everything
  bool carry_over = true;  ///< what a year leaves may be spent later, in every constraint
  /// What a value of 1 is worth in each year: falling. A row a year.
  std::vector<double> worth;
};

/// Which activity in which year.
struct Phasing {
  Column<ActivityId, PlanYear> year;
  std::vector<std::vector<Fen>> spent;  ///< a row a constraint, a column a year, digging included
  std::int64_t value = 0;        ///< of what is built, each by its year's worth, rounded down
  std::int64_t upper_bound = 0;  ///< no plan within the budgets is worth more
  bool is_proven() const { return value == upper_bound; }
};

/// An activity that must be built cannot be: within the years that are allowed, or
/// within the budgets.
class InfeasibleActivity : public UsageError {
 public:
  /// `why`: behind "... must be built, but". No activity: all that must be built together.
  InfeasibleActivity(std::optional<ActivityId> activity, const Text& why)
      : UsageError(Text((activity ? "activity " + std::to_string(activity->index)
                                  : std::string("some activity")) +
                            " must be built, but " + why.en,
                        (activity ? "第" + std::to_string(activity->index) + "项工程" : "有工程") +
                            "须建，但" + why.zh)),
        activity_(activity),
        why_(why) {}
  std::optional<ActivityId> activity() const { return activity_; }
  const Text& why() const { return why_; }

 private:
  std::optional<ActivityId> activity_;
  Text why_;
};

/// The bit of `Activities::allowed` that lets an activity stay unbuilt.
inline constexpr std::uint32_t may_stay_unbuilt = 1U << max_plan_years;

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

/// `allowed` with what follows from the order of activities: none before its
/// predecessor may be, and the predecessors of what must be built are built in
/// time. Then every activity has a year (or stays unbuilt) that goes with each of its
/// predecessor's. Throws InfeasibleActivity where one has none.
Column<ActivityId, std::uint32_t> propagate_allowed(const Activities& activities,
                                                    Column<ActivityId, std::uint32_t> allowed,
                                                    std::size_t years);

/// `Activities::allowed`, settled, without the years in which the budgets would not pay
/// for an activity and all it comes after, were nothing else built. Throws as above.
///
///   digging  what each activity pays of it at least
Column<ActivityId, std::uint32_t> affordable_years(const Activities& activities,
                                                   const Budgets& budgets,
                                                   const std::vector<Fen>& digging);

}  // namespace hinterland
