// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/table.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

/// A partial schedule: the year of each activity, the slack of every constraint, and a journal of
/// moves that can be undone.
class PlanAccount {
 public:
  /// An empty schedule. Keeps references to all three.
  PlanAccount(const Activities& activities, const Budgets& budgets, const SharedTrenches& trenches);

  PlanYear year(ActivityId activity) const { return year_[activity]; }
  const Column<ActivityId, PlanYear>& years() const { return year_; }
  std::int64_t value() const { return value_; }
  /// Whether every constraint holds in every year.
  bool is_feasible() const { return overdrawn_ == 0; }
  /// Whether the constraint is violated in some year.
  bool is_overdrawn(std::size_t constraint) const;
  /// The largest amount by which a constraint is violated in a year; 0: it is not.
  Fen shortfall(std::size_t constraint) const;
  /// The largest of all constraints.
  Fen shortfall() const;
  /// The smallest slack of the activity's constraints from `year` on (with carry-over) or in
  /// `year`: an upper bound of what fits.
  Fen room(ActivityId activity, PlanYear year) const;
  /// The slack of a constraint: up to the year with carry-over, else in the year.
  Fen left(std::size_t constraint, PlanYear year) const {
    return left_[constraint * years_ + year];
  }

  /// Moves the activity to another year or to unbuilt; updates the cost of its trench.
  void move(ActivityId activity, PlanYear year);

  /// A position in the journal; `undo_to` reverts all moves after it.
  std::size_t mark() const { return moves_.size(); }
  void undo_to(std::size_t mark);
  /// Clears the journal: earlier moves can no longer be undone.
  void commit() { moves_.clear(); }
  std::span<const std::pair<ActivityId, PlanYear>> moves_since(std::size_t mark) const {
    return std::span(moves_).subspan(mark);
  }

  /// Spending, [constraint][year].
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
  std::vector<Fen> left_;  ///< [constraint × years + year]: slack up to the year, or in it
  std::size_t overdrawn_ = 0;
  std::int64_t value_ = 0;
  std::vector<std::pair<ActivityId, PlanYear>> moves_;  ///< with the previous year of the activity
  std::vector<ActivityId> diggers_;
  std::vector<Fen> excavation_;
};

}  // namespace hinterland
