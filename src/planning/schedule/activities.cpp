// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/activities.hpp"

#include "planning/cost_sharing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

Text upstream_too_late() {
  return {"its predecessor may not be built so early, or not at all",
          "其上游工程段不能这么早建成，或不建"};
}

constexpr std::uint32_t years_before(unsigned end) { return (1U << end) - 1U; }

/// The years of `allowed` from the first of `above` on; none if `above` has none.
std::uint32_t not_before(std::uint32_t allowed, std::uint32_t above) {
  const std::uint32_t unbuilt_bit = allowed & may_stay_unbuilt;
  if (years_of(above) == 0) return unbuilt_bit;
  return unbuilt_bit | (years_of(allowed) & ~years_before(first_year_of(above)));
}

/// The most that each constraint allows up to the end of each year, and in one year.
class MostSpent {
 public:
  explicit MostSpent(const Budgets& budgets) : budgets_(budgets), years_(budgets.worth.size()) {
    for (const BudgetConstraint& constraint : budgets.constraints) {
      Fen sum = 0;
      for (Fen budget : constraint.budget) by_.push_back(sum += budget);
    }
  }
  Fen by(std::size_t constraint, std::size_t year) const { return by_[constraint * years_ + year]; }
  Fen in(std::size_t constraint, std::size_t year) const {
    return budgets_.carry_over ? by(constraint, year)
                               : budgets_.constraints[constraint].budget[year];
  }

 private:
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<Fen> by_;
};

}  // namespace

Column<ActivityId, std::uint32_t> propagate_allowed(const Activities& activities,
                                                    Column<ActivityId, std::uint32_t> allowed,
                                                    std::size_t years) {
  const std::uint32_t plan = years_before(static_cast<unsigned>(years)) | may_stay_unbuilt;
  for (ActivityId w : rows(allowed)) {
    const bool has_year = years_of(allowed[w] & plan) != 0;
    allowed[w] &= plan;
    if (activities.predecessor[w])
      allowed[w] = not_before(allowed[w], allowed[*activities.predecessor[w]]);
    if (allowed[w] != 0) continue;
    throw InfeasibleActivity(
        w, has_year ? upstream_too_late() : Text("in no year of the plan", "计划期内没有可建年份"));
  }
  for (auto i = static_cast<std::uint32_t>(activities.size()); i-- > 0;) {
    const ActivityId w{i};
    if (allows(allowed[w], unbuilt) || !activities.predecessor[w]) continue;
    std::uint32_t& above = allowed[*activities.predecessor[w]];
    above = years_of(above) & years_before(end_year_of(allowed[w]));
    if (above == 0) {
      throw InfeasibleActivity(w, upstream_too_late());
    }
  }
  return allowed;
}

Column<ActivityId, std::uint32_t> affordable_years(const Activities& activities,
                                                   const Budgets& budgets,
                                                   const std::vector<Fen>& excavation) {
  const std::size_t years = budgets.worth.size();
  const MostSpent most(budgets);
  auto allowed = propagate_allowed(activities, activities.allowed, years);
  std::vector<Fen> way(activities.size());          // cost of the activity and all its predecessors
  std::vector<Fen> service_way(activities.size());  // of those under the same service constraint
  for (ActivityId w : rows(activities.cost)) {
    const Fen own = activities.cost[w] + excavation[w.index];
    const auto& after = activities.predecessor[w];
    const auto& service = activities.service_constraint[w];
    const auto& county = activities.county_constraint[w];
    way[w.index] = own + (after ? way[after->index] : 0);
    const bool goes_on = after && activities.service_constraint[*after] == service;
    service_way[w.index] = own + (goes_on ? service_way[after->index] : 0);
    for (std::size_t y = 0; y < years; ++y) {
      const bool fits = way[w.index] <= most.by(0, y) && own <= most.in(0, y) &&
                        (!service || (service_way[w.index] <= most.by(*service, y) &&
                                      own <= most.in(*service, y))) &&
                        (!county || own <= most.in(*county, y));
      if (!fits) allowed[w] &= ~(1U << y);
    }
    if (allowed[w] == 0) {
      throw InfeasibleActivity(
          w, {"together with its predecessors it costs more than the budgets of the allowed years",
              "连同上游工程段，所需投资超过可建年份的预算"});
    }
  }
  return propagate_allowed(activities, std::move(allowed), years);
}

std::int64_t value_in(const Activities& activities, const Budgets& budgets, ActivityId activity,
                      PlanYear year) {
  if (year == unbuilt) return 0;
  return static_cast<std::int64_t>(static_cast<double>(activities.value[activity]) *
                                   budgets.worth[year]);
}

SharedTrenches::SharedTrenches(const Activities& activities) {
  std::size_t count = 0;
  for (const auto& trench : activities.trench) {
    if (trench) count = std::max(count, std::size_t{trench->index} + 1);
  }
  first_.assign(count + 1, 0);
  for (const auto& trench : activities.trench) {
    if (trench) ++first_[trench->index + 1];
  }
  for (std::size_t d = 0; d < count; ++d) first_[d + 1] += first_[d];
  activity_.resize(first_.back());
  std::vector<std::size_t> next = first_;
  for (ActivityId w : rows(activities.trench)) {
    if (activities.trench[w]) activity_[next[activities.trench[w]->index]++] = w;
  }
}

std::vector<Fen> min_excavation(const Activities& activities, const SharedTrenches& trenches) {
  std::vector<Fen> least(activities.excavation.begin(), activities.excavation.end());
  std::vector<Fen> alone;
  for (std::uint32_t d = 0; d < trenches.size(); ++d) {
    const auto all = trenches.segments_of({d});
    if (all.size() < 2) continue;
    alone.clear();
    for (ActivityId w : all) alone.push_back(activities.excavation[w]);
    const auto share = min_excavation_shares(alone);
    for (std::size_t i = 0; i < all.size(); ++i) least[all[i].index] = share[i];
  }
  return least;
}

}  // namespace hinterland
