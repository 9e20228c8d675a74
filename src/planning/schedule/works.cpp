// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/works.hpp"

#include <utility>
#include <vector>

namespace hinterland {

namespace {

Text upstream_too_late() {
  return {"what it comes after may not be built so early, or not at all",
          "其上游工程段不能这么早建成，或不建"};
}

constexpr std::uint32_t years_before(unsigned end) { return (1U << end) - 1U; }

/// The years from the first of `above` on; none where it has none.
std::uint32_t not_before(std::uint32_t allowed, std::uint32_t above) {
  const std::uint32_t unbuilt_bit = allowed & may_stay_unbuilt;
  if (years_of(above) == 0) return unbuilt_bit;
  return unbuilt_bit | (years_of(allowed) & ~years_before(first_year_of(above)));
}

/// What each purse can have paid by the end of each year, and in one year.
class MostSpent {
 public:
  explicit MostSpent(const Budgets& budgets) : budgets_(budgets), years_(budgets.worth.size()) {
    for (const Purse& purse : budgets.purses) {
      Fen sum = 0;
      for (Fen budget : purse.budget) by_.push_back(sum += budget);
    }
  }
  Fen by(std::size_t purse, std::size_t year) const { return by_[purse * years_ + year]; }
  Fen in(std::size_t purse, std::size_t year) const {
    return budgets_.carry_over ? by(purse, year) : budgets_.purses[purse].budget[year];
  }

 private:
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<Fen> by_;
};

}  // namespace

Column<WorkId, std::uint32_t> settle_allowed(const Works& works,
                                             Column<WorkId, std::uint32_t> allowed,
                                             std::size_t years) {
  const std::uint32_t plan = years_before(static_cast<unsigned>(years)) | may_stay_unbuilt;
  for (WorkId w : rows(allowed)) {
    const bool has_year = years_of(allowed[w] & plan) != 0;
    allowed[w] &= plan;
    if (works.after[w]) allowed[w] = not_before(allowed[w], allowed[*works.after[w]]);
    if (allowed[w] != 0) continue;
    throw ImpossibleWork(
        w, has_year ? upstream_too_late() : Text("in no year of the plan", "计划期内没有可建年份"));
  }
  for (auto i = static_cast<std::uint32_t>(works.size()); i-- > 0;) {
    const WorkId w{i};
    if (allows(allowed[w], unbuilt) || !works.after[w]) continue;
    std::uint32_t& above = allowed[*works.after[w]];
    above = years_of(above) & years_before(end_year_of(allowed[w]));
    if (above == 0) {
      throw ImpossibleWork(w, upstream_too_late());
    }
  }
  return allowed;
}

Column<WorkId, std::uint32_t> affordable_years(const Works& works, const Budgets& budgets,
                                               const std::vector<Fen>& digging) {
  const std::size_t years = budgets.worth.size();
  const MostSpent most(budgets);
  auto allowed = settle_allowed(works, works.allowed, years);
  std::vector<Fen> way(works.size());          // all up to and with the work cost
  std::vector<Fen> service_way(works.size());  // those that the same service purse pays for
  for (WorkId w : rows(works.cost)) {
    const Fen own = works.cost[w] + digging[w.index];
    const auto& after = works.after[w];
    const auto& service = works.service_purse[w];
    const auto& county = works.county_purse[w];
    way[w.index] = own + (after ? way[after->index] : 0);
    const bool goes_on = after && works.service_purse[*after] == service;
    service_way[w.index] = own + (goes_on ? service_way[after->index] : 0);
    for (std::size_t y = 0; y < years; ++y) {
      const bool fits = way[w.index] <= most.by(0, y) && own <= most.in(0, y) &&
                        (!service || (service_way[w.index] <= most.by(*service, y) &&
                                      own <= most.in(*service, y))) &&
                        (!county || own <= most.in(*county, y));
      if (!fits) allowed[w] &= ~(1U << y);
    }
    if (allowed[w] == 0) {
      throw ImpossibleWork(
          w, {"with what it comes after it costs more than the budgets pay for in the "
              "years allowed",
              "连同上游工程段，所需投资超过可建年份的预算"});
    }
  }
  return settle_allowed(works, std::move(allowed), years);
}

}  // namespace hinterland
