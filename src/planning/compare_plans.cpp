// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The tables that all plans share.
struct PlanBasis {
  const World& world;
  const ServiceCatalogue& catalogue;
  const GapMatrix& matrix;
  std::vector<ServiceId> essential;

  bool is_essential(GapId gap) const {
    return std::ranges::find(essential, matrix.gaps.service[gap]) != essential.end();
  }
  People people(GapId gap) const {
    return world.villages.people[matrix.gaps.village[gap]].value_or(People{});
  }
};

/// The value of closing a gap by the rule.
double value_by(PlanRule rule, const PlanBasis& basis, const Priorities& priorities, GapId gap) {
  constexpr double share_of_others = 1e-3;
  const double weight = basis.catalogue.services[basis.matrix.gaps.service[gap]].weight;
  const double value = priorities.value[gap];
  switch (rule) {
    case PlanRule::study:
      return value;
    case PlanRule::equal_services:
      return weight > 0.0 ? value / weight : value;
    case PlanRule::equal_villages:
      return weight;
    case PlanRule::essentials_first:
      return basis.is_essential(gap) ? value : share_of_others * value;
  }
  return value;
}

/// The value of a plan by other values of the gaps; not above that of `make_schedule`.
std::int64_t value_of(const Schedule& schedule, const Column<GapId, double>& values,
                      double discount_rate) {
  constexpr double millionths = 1e6;
  std::int64_t value = 0;
  for (const GapId gap : rows(values)) {
    if (schedule.gap_year[gap] == unbuilt) continue;
    value += static_cast<std::int64_t>(std::floor(
        values[gap] * millionths / std::pow(1.0 + discount_rate, schedule.gap_year[gap])));
  }
  return value;
}

/// The gaps of a town: their people, and those whose gaps are closed.
struct TownGaps {
  People all;
  People closed;
};

void find_least_served_town(const PlanBasis& basis, const Schedule& schedule,
                            PlanOutcome& outcome) {
  const Villages& villages = basis.world.villages;
  std::map<std::pair<std::string, std::string>, TownGaps> towns;  // by county and town
  for (const GapId gap : rows(schedule.gap_year)) {
    const VillageId v = basis.matrix.gaps.village[gap];
    TownGaps& town = towns[{std::string(villages.county[v]), std::string(villages.town[v])}];
    town.all += basis.people(gap);
    if (schedule.gap_year[gap] != unbuilt) town.closed += basis.people(gap);
  }
  std::map<std::string, std::size_t> uses;
  for (const auto& [name, town] : towns) ++uses[name.second];
  for (const auto& [name, town] : towns) {
    if (town.all.value <= 0.0) continue;
    const double share = town.closed.value / town.all.value;
    if (outcome.least_served_share && share >= *outcome.least_served_share) continue;
    outcome.least_served_share = share;
    outcome.least_served_town = uses[name.second] > 1 ? name.first + name.second : name.second;
  }
}

/// Villages with a gap closed, and those with gaps of which none is.
void count_served_villages(const PlanBasis& basis, const Schedule& schedule, PlanOutcome& outcome) {
  enum class State : std::uint8_t { without_gaps, left, served };
  Column<VillageId, State> state(basis.world.villages.size(), State::without_gaps);
  for (const GapId gap : rows(schedule.gap_year)) {
    State& of = state[basis.matrix.gaps.village[gap]];
    of = std::max(of, schedule.gap_year[gap] == unbuilt ? State::left : State::served);
  }
  std::vector<double> left;
  for (const VillageId v : rows(state)) {
    if (state[v] == State::served) ++outcome.villages;
    if (state[v] != State::left) continue;
    ++outcome.villages_left;
    if (const auto& people = basis.world.villages.people[v]) left.push_back(people->value);
  }
  if (left.empty()) return;
  std::ranges::sort(left);
  const std::size_t middle = left.size() / 2;
  outcome.median_people_left =
      People{left.size() % 2 == 1 ? left[middle] : (left[middle - 1] + left[middle]) / 2.0};
}

PlanOutcome outcome_of(PlanRule rule, const PlanBasis& basis, const Schedule& schedule) {
  constexpr PlanYear second_year = 1;
  PlanOutcome outcome;
  outcome.rule = rule;
  outcome.value = schedule.value;
  outcome.upper_bound = schedule.upper_bound;
  for (const GapId gap : rows(schedule.gap_year)) {
    const PlanYear year = schedule.gap_year[gap];
    if (year == unbuilt) continue;
    ++outcome.gaps;
    outcome.people += basis.people(gap);
    if (year <= second_year && basis.is_essential(gap))
      outcome.essential_by_second_year += basis.people(gap);
  }
  count_served_villages(basis, schedule, outcome);
  find_least_served_town(basis, schedule, outcome);
  return outcome;
}

}  // namespace

std::vector<ServiceId> essential_services(const ServiceCatalogue& catalogue,
                                          const GapMatrix& matrix) {
  double greatest = 0.0;
  for (const ServiceId s : matrix.services)
    greatest = std::max(greatest, catalogue.services[s].weight);
  std::vector<ServiceId> essential;
  for (const ServiceId s : matrix.services) {
    if (catalogue.services[s].weight >= greatest) essential.push_back(s);
  }
  return essential;
}

std::vector<PlanOutcome> compare_plans(const World& world, const ServiceCatalogue& catalogue,
                                       const GapMatrix& matrix, const NetworkExtension& extension,
                                       const Priorities& priorities,
                                       const ScheduleSettings& settings, const Schedule& schedule,
                                       const Progress& progress) {
  constexpr double effort = 0.2;
  if (!schedule.given()) return {};
  const PlanBasis basis{world, catalogue, matrix, essential_services(catalogue, matrix)};
  std::vector<PlanOutcome> outcomes = {outcome_of(PlanRule::study, basis, schedule)};
  ScheduleSettings quick = settings;
  quick.phasing.effort *= effort;
  quick.target.reset();
  Priorities by_rule = priorities;
  constexpr std::array others{PlanRule::equal_services, PlanRule::equal_villages,
                              PlanRule::essentials_first};
  for (std::size_t i = 0; i < others.size(); ++i) {
    for (const GapId gap : rows(by_rule.value))
      by_rule.value[gap] = value_by(others[i], basis, priorities, gap);
    const double done = static_cast<double>(i) / static_cast<double>(others.size());
    const double next = static_cast<double>(i + 1) / static_cast<double>(others.size());
    const Schedule other = make_schedule(world, catalogue, matrix, extension, by_rule, quick,
                                         part_of(progress, done, next));
    const std::int64_t of_study = value_of(schedule, by_rule.value, settings.discount_rate);
    const bool is_better = of_study > other.value;
    outcomes.push_back(outcome_of(others[i], basis, is_better ? schedule : other));
    outcomes.back().value = std::max(of_study, other.value);
    outcomes.back().upper_bound = std::max(other.upper_bound, outcomes.back().value);
  }
  return outcomes;
}

std::string_view identifier(PlanRule rule) {
  // In the order of the enumeration.
  constexpr std::array<std::string_view, 4> words{"study", "equal_services", "equal_villages",
                                                  "essentials_first"};
  return words[static_cast<std::size_t>(rule)];
}

}  // namespace hinterland
