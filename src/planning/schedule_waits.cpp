// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule_waits.hpp"

#include "planning/schedule/plan_account.hpp"
#include "planning/schedule/works.hpp"
#include "planning/schedule/greedy.hpp"

#include <optional>
#include <vector>

namespace hinterland {

namespace {

class WaitFinder {
 public:
  WaitFinder(const Building& building, const Column<WorkId, PlanYear>& year)
      : works_(building.works),
        budgets_(building.budgets),
        years_(static_cast<PlanYear>(budgets_.worth.size())),
        ditches_(works_),
        account_(works_, budgets_, ditches_),
        allowed_(settle_allowed(works_, works_.allowed, years_)),
        value_(years_, 0.0),
        spent_(years_, 0.0) {
    for (WorkId w : rows(year)) account_.move(w, year[w]);
    account_.settle();
    const auto spent = account_.spent();
    for (PlanYear y = 0; y < years_; ++y) spent_[y] = static_cast<double>(spent[0][y]);
    for (WorkId w : rows(year)) {
      if (year[w] != unbuilt) value_[year[w]] += static_cast<double>(works_.value[w]);
    }
  }

  Wait of(WorkId gap) {
    const PlanYear year = account_.year(gap);
    if (year == 0) return Wait::none;
    const auto before = static_cast<PlanYear>((year == unbuilt ? years_ : year) - 1);
    const std::size_t mark = account_.mark();
    if (!build_by(account_, works_, allowed_, gap, before)) return Wait::pinned;
    const Wait wait = of_purse(gap, before, mark);
    account_.undo_to(mark);
    return wait;
  }

 private:
  /// What is overdrawn now that the gap is closed in `year`.
  Wait of_purse(WorkId gap, PlanYear year, std::size_t mark) {
    const double paid = cost_since(mark);
    const bool with_lines = account_.moves_since(mark).size() > 1 && was_built(mark);
    const bool all = account_.is_overdrawn(0);
    const auto& service = works_.service_purse[gap];
    const bool of_service = service && account_.is_overdrawn(*service);
    const auto& county = works_.county_purse[gap];
    const bool of_county = county && account_.is_overdrawn(*county);
    account_.undo_to(mark);
    if (with_lines && fits_alone(gap, year)) return Wait::upstream;
    if (!all) {
      if (of_service) return Wait::service_budget;
      // Else it is the purse of somebody else, who would have to pay for the line.
      return of_county ? Wait::county_budget : Wait::upstream;
    }
    const bool is_better =
        spent_[year] > 0.0 &&
        value_[year] * paid > static_cast<double>(works_.value[gap]) * spent_[year];
    return is_better ? Wait::worth_less : Wait::budget;
  }

  /// Whether the gap, the first moved, was in the plan.
  bool was_built(std::size_t mark) const {
    return account_.moves_since(mark).front().second != unbuilt;
  }

  /// What the moves cost, each with a trench of its own.
  double cost_since(std::size_t mark) const {
    double paid = 0.0;
    for (const auto& [work, before] : account_.moves_since(mark)) {
      paid += static_cast<double>(works_.cost[work] + works_.digging[work]);
    }
    return paid;
  }

  /// Whether the budgets pay for the gap's own cost in that year, without the lines.
  bool fits_alone(WorkId gap, PlanYear year) {
    const std::size_t mark = account_.mark();
    account_.move(gap, year);
    const bool fits = account_.is_sound();
    account_.undo_to(mark);
    return fits;
  }

  const Works& works_;
  const Budgets& budgets_;
  PlanYear years_;
  Ditches ditches_;
  PlanAccount account_;
  Column<WorkId, std::uint32_t> allowed_;
  std::vector<double> value_;  ///< of what each year builds
  std::vector<double> spent_;
};

}  // namespace

Column<GapId, Wait> explain_waits(const Building& building, const GapExtensions& extensions,
                                  const Column<WorkId, PlanYear>& year) {
  WaitFinder finder(building, year);
  Column<GapId, Wait> waits;
  for (std::size_t w = building.segments; w < building.works.size(); ++w) {
    const GapId gap{static_cast<std::uint32_t>(w - building.segments)};
    waits.push_back(extensions.has_cost(gap) ? finder.of(building.work_of(gap)) : Wait::no_cost);
  }
  return waits;
}

}  // namespace hinterland
