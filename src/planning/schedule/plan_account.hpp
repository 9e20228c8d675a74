// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

/// What a work is worth when built in a year: its value times the year's worth,
/// rounded down.
std::int64_t value_in(const Works& works, const Budgets& budgets, WorkId work, PlanYear year);

/// The works of each ditch.
class Ditches {
 public:
  explicit Ditches(const Works& works);
  std::span<const WorkId> works_of(DitchId ditch) const {
    return std::span(work_).subspan(first_[ditch.index],
                                    first_[ditch.index + 1] - first_[ditch.index]);
  }
  std::size_t size() const { return first_.size() - 1; }
  /// Where the works of the ditch stand among those of all ditches.
  std::size_t first_of(DitchId ditch) const { return first_[ditch.index]; }
  /// The works of all ditches.
  std::span<const WorkId> works() const { return work_; }

 private:
  std::vector<std::size_t> first_;
  std::vector<WorkId> work_;
};

/// What is to be put into years, and when each work still may be built.
struct PhasingProblem {
  const Works& works;
  const Budgets& budgets;
  const Ditches& ditches;
  const Column<WorkId, std::uint32_t>& allowed;  ///< as `affordable_years` gives it

  PlanYear years() const { return static_cast<PlanYear>(budgets.worth.size()); }
};

/// What each work pays of the digging of its ditch at least, whichever works share it.
std::vector<Fen> least_digging(const Works& works, const Ditches& ditches);

/// A plan in the making: what is built when, what every purse has left, and how
/// to take the last moves back.
class PlanAccount {
 public:
  /// Nothing is built yet. Points to all three.
  PlanAccount(const Works& works, const Budgets& budgets, const Ditches& ditches);

  PlanYear year(WorkId work) const { return year_[work]; }
  const Column<WorkId, PlanYear>& years() const { return year_; }
  std::int64_t value() const { return value_; }
  /// No purse is overdrawn in any year.
  bool is_sound() const { return overdrawn_ == 0; }
  /// This purse is, in some year.
  bool is_overdrawn(std::size_t purse) const;
  /// The least that is left in the purses of the work from `year` on (carried
  /// over), or in it: what costs more does not fit.
  Fen room(WorkId work, PlanYear year) const;
  /// What is left in a purse: up to a year where it is carried over, else in it.
  Fen left(std::size_t purse, PlanYear year) const { return left_[purse * years_ + year]; }

  /// Builds the work in another year, or not at all; ditches are paid anew.
  void move(WorkId work, PlanYear year);

  /// A place to come back to: `undo_to` it takes all moves since back.
  std::size_t mark() const { return moves_.size(); }
  void undo_to(std::size_t mark);
  /// Forgets the moves, so that none can be taken back.
  void settle() { moves_.clear(); }
  std::span<const std::pair<WorkId, PlanYear>> moves_since(std::size_t mark) const {
    return std::span(moves_).subspan(mark);
  }

  /// What the purses pay: a row a purse, a column a year.
  std::vector<std::vector<Fen>> spent() const;

 private:
  void pay(WorkId work, PlanYear year, Fen amount);
  void pay_from(std::size_t purse, PlanYear year, Fen amount);
  void pay_ditch(DitchId ditch, PlanYear year, Fen sign);
  void set_year(WorkId work, PlanYear year);

  const Works* works_;
  const Budgets* budgets_;
  const Ditches* ditches_;
  std::size_t years_;
  Column<WorkId, PlanYear> year_;
  std::vector<Fen> left_;  ///< purse × year: of the budgets up to it, or of its own
  std::size_t overdrawn_ = 0;
  std::int64_t value_ = 0;
  std::vector<std::pair<WorkId, PlanYear>> moves_;  ///< and where the work was before
  std::vector<WorkId> diggers_;
  std::vector<Fen> digging_;
};

}  // namespace hinterland
