// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

/// What an activity is worth when built in a year: its value times the year's worth,
/// rounded down.
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
  /// Where the activities of the trench stand among those of all trenches.
  std::size_t first_of(SharedTrenchId trench) const { return first_[trench.index]; }
  /// The activities of all trenches.
  std::span<const ActivityId> activities() const { return activity_; }

 private:
  std::vector<std::size_t> first_;
  std::vector<ActivityId> activity_;
};

/// What is to be put into years, and when each activity still may be built.
struct PhasingProblem {
  const Activities& activities;
  const Budgets& budgets;
  const SharedTrenches& trenches;
  const Column<ActivityId, std::uint32_t>& allowed;  ///< as `affordable_years` gives it

  PlanYear years() const { return static_cast<PlanYear>(budgets.worth.size()); }
};

/// What each activity pays of the digging of its trench at least, whichever activities share it.
std::vector<Fen> min_digging(const Activities& activities, const SharedTrenches& trenches);

/// A plan in the making: what is built when, what every constraint has left, and how
/// to take the last moves back.
class PlanAccount {
 public:
  /// Nothing is built yet. Points to all three.
  PlanAccount(const Activities& activities, const Budgets& budgets, const SharedTrenches& trenches);

  PlanYear year(ActivityId activity) const { return year_[activity]; }
  const Column<ActivityId, PlanYear>& years() const { return year_; }
  std::int64_t value() const { return value_; }
  /// No constraint is overdrawn in any year.
  bool is_sound() const { return overdrawn_ == 0; }
  /// This constraint is, in some year.
  bool is_overdrawn(std::size_t constraint) const;
  /// The least that is left in the constraints of the activity from `year` on (carried
  /// over), or in it: what costs more does not fit.
  Fen room(ActivityId activity, PlanYear year) const;
  /// What is left in a constraint: up to a year where it is carried over, else in it.
  Fen left(std::size_t constraint, PlanYear year) const {
    return left_[constraint * years_ + year];
  }

  /// Builds the activity in another year, or not at all; trenches are paid anew.
  void move(ActivityId activity, PlanYear year);

  /// A place to come back to: `undo_to` it takes all moves since back.
  std::size_t mark() const { return moves_.size(); }
  void undo_to(std::size_t mark);
  /// Forgets the moves, so that none can be taken back.
  void settle() { moves_.clear(); }
  std::span<const std::pair<ActivityId, PlanYear>> moves_since(std::size_t mark) const {
    return std::span(moves_).subspan(mark);
  }

  /// What the constraints pay: a row a constraint, a column a year.
  std::vector<std::vector<Fen>> spent() const;

 private:
  void pay(ActivityId activity, PlanYear year, Fen amount);
  void pay_from(std::size_t constraint, PlanYear year, Fen amount);
  void pay_trench(SharedTrenchId trench, PlanYear year, Fen sign);
  void set_year(ActivityId activity, PlanYear year);

  const Activities* activities_;
  const Budgets* budgets_;
  const SharedTrenches* trenches_;
  std::size_t years_;
  Column<ActivityId, PlanYear> year_;
  std::vector<Fen> left_;  ///< constraint × year: of the budgets up to it, or of its own
  std::size_t overdrawn_ = 0;
  std::int64_t value_ = 0;
  std::vector<std::pair<ActivityId, PlanYear>> moves_;  ///< and where the activity was before
  std::vector<ActivityId> diggers_;
  std::vector<Fen> digging_;
};

}  // namespace hinterland
