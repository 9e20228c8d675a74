// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/table.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// The activities of a schedule, their budget constraints, and the years allowed for each.
namespace hinterland {

using ActivityId = Id<struct activity>;
using SharedTrenchId = Id<struct trench>;

/// The activities to schedule. One row per activity: a segment of line, or the work in the village
/// that closes a gap.
struct Activities {
  Column<ActivityId, std::optional<ActivityId>>
      predecessor;                     ///< built in the same year or earlier; has a lower id
  Column<ActivityId, Fen> cost;        ///< without excavation
  Column<ActivityId, Fen> excavation;  ///< cost of a trench of its own
  /// Activities of one trench in one year pay its largest excavation once.
  Column<ActivityId, std::optional<SharedTrenchId>> trench;
  Column<ActivityId, std::int64_t> value;  ///< if built in the first year; not negative
  /// Bit y: may be built in year y; bit `max_plan_years`: may stay unbuilt.
  Column<ActivityId, std::uint32_t> allowed;
  /// The constraints on it besides the first, which holds for all activities: rows of
  /// `Budgets::constraints` of its service and of its county, if there are any. Excavation counts
  /// against them by the activity's share (`split_excavation`).
  Column<ActivityId, std::optional<std::uint32_t>> service_constraint;
  Column<ActivityId, std::optional<std::uint32_t>> county_constraint;

  std::size_t size() const { return cost.size(); }
};

/// The budget of each year for the activities under the constraint.
struct BudgetConstraint {
  std::string name;  ///< for messages
  std::vector<Fen> budget;
};

struct Budgets {
  std::vector<BudgetConstraint> constraints;  ///< the first holds for all activities
  bool carry_over = true;                     ///< unspent money is carried over to later years
  /// The discount factor of each year, not increasing.
  std::vector<double> worth;
};

/// A schedule: the year of each activity.
struct Phasing {
  Column<ActivityId, PlanYear> year;
  std::vector<std::vector<Fen>> spent;  ///< [constraint][year], excavation included
  std::int64_t value = 0;        ///< of the activities built, each discounted and rounded down
  std::int64_t upper_bound = 0;  ///< no feasible schedule has a higher value
  bool is_proven() const { return value == upper_bound; }
};

/// An activity that must be built cannot be built within the allowed years or the budgets.
class InfeasibleActivity : public UsageError {
 public:
  /// `why` completes "... must be built, but". No activity: all mandatory activities together.
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
/// The first allowed year; 32 or more: none.
constexpr unsigned first_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::countr_zero(years_of(allowed)));
}
/// One past the last allowed year; 0: none.
constexpr unsigned end_year_of(std::uint32_t allowed) {
  return static_cast<unsigned>(std::bit_width(years_of(allowed)));
}
constexpr bool allows(std::uint32_t allowed, PlanYear year) {
  return year == unbuilt ? (allowed & may_stay_unbuilt) != 0 : (allowed >> year & 1U) != 0;
}

/// Propagates the precedence constraints through `allowed`: no activity before its predecessor, and
/// the predecessors of a mandatory activity are mandatory and early enough. Afterwards every
/// activity has a choice that is consistent with each choice of its predecessor. Throws
/// InfeasibleActivity if one has none.
Column<ActivityId, std::uint32_t> propagate_allowed(const Activities& activities,
                                                    Column<ActivityId, std::uint32_t> allowed,
                                                    std::size_t years);

/// `Activities::allowed`, propagated, without the years in which the budgets cannot pay for an
/// activity and its predecessors even if nothing else is built. Throws as above.
///
///   excavation  a lower bound of each activity's share of excavation
Column<ActivityId, std::uint32_t> affordable_years(const Activities& activities,
                                                   const Budgets& budgets,
                                                   const std::vector<Fen>& excavation);

/// The discounted value of an activity built in a year, rounded down.
std::int64_t value_in(const Activities& activities, const Budgets& budgets, ActivityId activity,
                      PlanYear year);

/// The activities of each trench.
class SharedTrenches {
 public:
  explicit SharedTrenches(const Activities& activities);
  std::span<const ActivityId> segments_of(SharedTrenchId trench) const {
    return std::span(activity_).subspan(first_[trench.index],
                                        first_[trench.index + 1] - first_[trench.index]);
  }
  std::size_t size() const { return first_.size() - 1; }
  /// The range of the trench in the list of all trenches' activities.
  std::size_t first_of(SharedTrenchId trench) const { return first_[trench.index]; }
  /// The activities of all trenches, trench by trench.
  std::span<const ActivityId> activities() const { return activity_; }

 private:
  std::vector<std::size_t> first_;
  std::vector<ActivityId> activity_;
};

/// The scheduling problem, with the years allowed for each activity.
struct PhasingProblem {
  const Activities& activities;
  const Budgets& budgets;
  const SharedTrenches& trenches;
  const Column<ActivityId, std::uint32_t>& allowed;  ///< from `affordable_years`

  PlanYear years() const { return static_cast<PlanYear>(budgets.worth.size()); }
};

/// The least share of each activity in the excavation of its trench, whichever activities share it.
std::vector<Fen> min_excavation(const Activities& activities, const SharedTrenches& trenches);

}  // namespace hinterland
