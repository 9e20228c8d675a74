// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/target.hpp"

#include "planning/schedule/activities.hpp"
#include "planning/schedule/lagrangian_subproblem.hpp"
#include "planning/schedule/phasing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hinterland {

namespace {

constexpr double in_thousandths = 1000.0;  ///< people need not be whole
constexpr double effort_of_a_try = 0.2;
constexpr int max_tries = 10;

double people_of(const World& world, VillageId village) {
  const auto& people = world.villages.people[village];
  return people ? people->value : 0.0;
}

bool is_connected(Reason reason) {
  return reason == Reason::connected_census || reason == Reason::connected_line ||
         reason == Reason::connected_facility;
}

/// The activities up to the target's year, valued by the people they connect.
class TargetSearch {
 public:
  TargetSearch(const ScheduleActivities& building, const ConnectedPeople& people, std::size_t years)
      : activities_(building.activities), budgets_(building.budgets), years_(years) {
    // If money is carried over, everything may be built in the last year.
    const std::size_t kept = budgets_.carry_over ? 1 : years;
    const auto allowed = propagate_allowed(activities_, activities_.allowed, budgets_.worth.size());
    for (ActivityId w : rows(activities_.cost)) {
      const bool is_gap = w.index >= building.segments;
      const double joined =
          is_gap ? people.of[GapId{static_cast<std::uint32_t>(w.index - building.segments)}] : 0.0;
      activities_.value[w] = std::llround(joined * in_thousandths);
      activities_.allowed[w] = in_time(allowed[w]);
    }
    for (BudgetConstraint& constraint : budgets_.constraints) keep_years(constraint.budget, kept);
    budgets_.worth.assign(kept, 1.0);
  }

  /// The people that an unlimited budget could connect, in thousandths.
  std::int64_t most() const {
    std::int64_t most = 0;
    for (ActivityId w : rows(activities_.cost)) {
      if (years_of(activities_.allowed[w]) != 0) most += activities_.value[w];
    }
    return most;
  }
  Fen cost_of_all() const {
    Fen cost = 0;
    for (ActivityId w : rows(activities_.cost))
      cost += activities_.cost[w] + activities_.excavation[w];
    return cost;
  }
  Fen min_cost(std::int64_t wanted) const;

 private:
  /// The years up to the target's; an activity that may be built later may stay unbuilt.
  std::uint32_t in_time(std::uint32_t allowed) const {
    const std::uint32_t before = (1U << years_) - 1U;
    std::uint32_t kept = allowed & before;
    if (budgets_.carry_over) kept = kept != 0 ? 1U : 0U;
    const bool may_be_later = (years_of(allowed) & ~before) != 0;
    return kept | (allows(allowed, unbuilt) || may_be_later ? may_stay_unbuilt : 0U);
  }
  void keep_years(std::vector<Fen>& budget, std::size_t kept) const {
    budget.resize(years_);
    if (kept == years_) return;
    Fen sum = 0;
    for (Fen of_year : budget) sum += of_year;
    budget = {sum};
  }

  Activities activities_;
  Budgets budgets_;
  std::size_t years_;
};

/// A Lagrangian bound: with multiplier p on the budget, no schedule has more than L(p) people minus
/// p × cost, so connecting `wanted` costs at least (wanted - L(p)) / p for every p. The best p is
/// found by ternary search.
Fen TargetSearch::min_cost(std::int64_t wanted) const {
  Budgets free = budgets_;
  free.worth = {1.0};
  free.constraints.resize(1);
  Activities activities = activities_;
  for (ActivityId w : rows(activities.cost)) {
    if (years_of(activities.allowed[w]) != 0)
      activities.allowed[w] = (activities.allowed[w] | 1U) & (1U | may_stay_unbuilt);
    activities.service_constraint[w].reset();
    activities.county_constraint[w].reset();
  }
  const SharedTrenches trenches(activities);
  const LagrangianSubproblem forest({activities, free, trenches, activities.allowed});
  const ExcavationShares sharers(activities, trenches, 1);
  const auto target = static_cast<double>(wanted);
  const auto bound = [&](double log_price) {
    const double price = std::exp(log_price);
    const double joined = forest.answer({price}, sharers.excavation()).value;
    const double error = 1e-9 * target;  // rounding error of the sums
    return (target - joined - error) / price;
  };
  double low = std::log(target / std::max(1.0, static_cast<double>(cost_of_all()))) - 3.0;
  double high = low + 15.0;
  double best = 0.0;
  for (int i = 0; i < 40; ++i) {
    const double a = low + (high - low) / 3.0;
    const double b = high - (high - low) / 3.0;
    const double at_a = bound(a);
    const double at_b = bound(b);
    best = std::max({best, at_a, at_b});
    (at_a < at_b ? low : high) = at_a < at_b ? a : b;
  }
  return static_cast<Fen>(std::floor(best));
}

/// Plans by the values of the study with its budgets up to the target's year times a factor.
class BudgetSearch {
 public:
  BudgetSearch(const ScheduleActivities& building, const ConnectedPeople& people,
               const ScheduleSettings& settings, std::size_t years)
      : building_(building), people_(people), settings_(settings), years_(years) {}

  /// What remains of the total budget of each of these years after committed money.
  std::vector<Fen> budgets(double factor) const {
    std::vector<Fen> found;
    const std::vector<Fen>& now = building_.budgets.constraints[0].budget;
    for (std::size_t y = 0; y < years_; ++y) found.push_back(scaled(now[y], factor));
    return found;
  }
  double money(double factor) const {
    double sum = 0.0;
    for (const Fen budget : budgets(factor)) sum += static_cast<double>(budget);
    return sum;
  }
  /// Whether the plan meets the target.
  ///
  ///   effort  of its search, relative to that of the study
  bool meets(double factor, double effort) const {
    Budgets budgets = building_.budgets;
    for (BudgetConstraint& constraint : budgets.constraints) {
      for (std::size_t y = 0; y < years_; ++y)
        constraint.budget[y] = scaled(constraint.budget[y], factor);
    }
    PhasingSettings phasing = settings_.phasing;
    phasing.effort *= effort;
    try {
      const auto plan = phase_activities(building_.activities, budgets, phasing, no_progress);
      double joined = 0.0;
      for (GapId g : rows(people_.of)) {
        if (plan.year[building_.activity_of(g)] < years_) joined += people_.of[g];
      }
      return people_.share(joined).value_or(0.0) >= settings_.target->share;
    } catch (const InfeasibleActivity&) {
      return false;  // the mandatory activities exceed the budget
    }
  }

 private:
  /// Rounded up to 0.01 of the 10,000 CNY in which budgets are told, unless it is small. At most
  /// 10^17 fen, more than any plan costs (`max_plan_cost`), so that sums do not overflow.
  static Fen scaled(Fen budget, double factor) {
    constexpr double most = 1e17;
    constexpr double small = 1e8;
    constexpr double unit = 1e4;
    const double money = std::min(most, static_cast<double>(budget) * factor);
    return static_cast<Fen>(money < small ? std::ceil(money) : std::ceil(money / unit) * unit);
  }

  const ScheduleActivities& building_;
  const ConnectedPeople& people_;
  const ScheduleSettings& settings_;
  std::size_t years_;
};

/// The least factor at which the plan meets the target, to about 1 %; none: at no factor.
///
///   at_least  a lower bound on the total budget
///   enough    a total budget that pays for everything
std::optional<double> find_factor(const BudgetSearch& search, Fen at_least, Fen enough,
                                  const Progress& progress) {
  const double budget = search.money(1.0);
  if (budget <= 0.0) return std::nullopt;
  double low = static_cast<double>(at_least) / budget;
  const double most = 1e6 * std::max(1.0, static_cast<double>(enough) / budget);
  double high = std::max(low, 1e-9) * 1.05;
  int tries = 0;
  while (!search.meets(high, effort_of_a_try)) {
    low = high;
    high *= 1.0 + 0.1 * std::pow(2.0, tries++);
    if (low > most) return std::nullopt;
  }
  for (int i = 0; i < max_tries && high > 1.01 * low; ++i) {
    progress(static_cast<double>(i) / max_tries, "finding the budget that meets the target");
    const double middle = (low + high) / 2.0;
    (search.meets(middle, effort_of_a_try) ? high : low) = middle;
  }
  // The plan of the study itself is made with its whole effort.
  for (double more = 1.005; !search.meets(high, 1.0); more *= more) {
    high *= more;
    if (high > most) return std::nullopt;
  }
  return high;
}

}  // namespace

ConnectedPeople count_connected(const World& world, const ServiceCatalogue& catalogue,
                                const GapMatrix& matrix,
                                const std::optional<ScheduleTarget>& target) {
  ConnectedPeople people;
  const bool one_service = target && !target->service.empty();
  const auto counts = [&](ServiceId service) {
    return !one_service || catalogue.services[service].id == target->service;
  };
  for (ServiceId service : matrix.services) {
    if (!counts(service)) continue;
    const auto& reason = matrix.reason[service];
    for (VillageId v : rows(reason)) {
      if (matrix.covered[v] != TriState::yes) continue;
      if (is_connected(reason[v])) people.now += people_of(world, v);
    }
  }
  const Gaps& gaps = matrix.gaps;
  people.of = Column<GapId, double>(gaps.size(), 0.0);
  people.all = people.now;
  for (GapId g : rows(gaps.village)) {
    const VillageId v = gaps.village[g];
    if (matrix.covered[v] != TriState::yes) continue;
    if (counts(gaps.service[g])) people.of[g] = people_of(world, v);
    people.all += people.of[g];
  }
  return people;
}

std::vector<std::optional<double>> connected_shares(const ConnectedPeople& people,
                                                    const Column<GapId, PlanYear>& gap_year,
                                                    std::size_t years) {
  std::vector<double> joined(years, 0.0);
  for (GapId g : rows(gap_year)) {
    if (gap_year[g] != unbuilt) joined[gap_year[g]] += people.of[g];
  }
  std::vector<std::optional<double>> shares;
  double sum = 0.0;
  for (double of_year : joined) shares.push_back(people.share(sum += of_year));
  return shares;
}

TargetOutcome judge_target(const ScheduleActivities& building, const ConnectedPeople& people,
                           const std::vector<std::optional<double>>& shares,
                           const ScheduleSettings& settings, const Progress& progress) {
  const ScheduleTarget& target = *settings.target;
  const auto years = static_cast<std::size_t>(target.year - settings.first_year) + 1;
  TargetOutcome outcome;
  outcome.is_known = people.all > 0.0;
  if (!outcome.is_known) return outcome;
  outcome.share_now = people.now / people.all;
  outcome.share_then = shares[years - 1].value_or(0.0);
  const auto met = std::ranges::find_if(
      shares, [&](const std::optional<double>& share) { return share && *share >= target.share; });
  if (met != shares.end()) {
    outcome.met_in = settings.first_year + static_cast<int>(met - shares.begin());
  }
  const TargetSearch search(building, people, years);
  const BudgetSearch plans(building, people, settings, years);
  const double missing = target.share * people.all - people.now;
  const auto wanted = static_cast<std::int64_t>(std::ceil(missing * in_thousandths - 1e-6));
  if (wanted <= 0) {
    outcome.budget_found = 0;
    outcome.budgets_found.assign(years, 0);
    return outcome;
  }
  Fen committed = 0;
  for (std::size_t y = 0; y < std::min(years, settings.committed.size()); ++y)
    committed += fen_of(settings.committed[y]);
  const Fen least = search.min_cost(wanted);
  outcome.budget_at_least = least + committed;
  std::optional<double> factor;
  if (outcome.share_then >= target.share) {
    factor = 1.0;
  } else if (search.most() >= wanted) {
    factor = find_factor(plans, least, search.cost_of_all(), progress);
  }
  if (!factor) return outcome;
  outcome.budget_factor = *factor;
  outcome.budgets_found = plans.budgets(*factor);
  if (*factor == 1.0) outcome.budgets_found = building.budgets.constraints[0].budget;
  outcome.budgets_found.resize(years);
  for (std::size_t y = 0; y < std::min(years, settings.committed.size()); ++y)
    outcome.budgets_found[y] += fen_of(settings.committed[y]);
  outcome.budget_found =
      std::accumulate(outcome.budgets_found.begin(), outcome.budgets_found.end(), Fen{0});
  return outcome;
}

}  // namespace hinterland
