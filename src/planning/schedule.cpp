// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include "planning/cost_sharing.hpp"
#include "planning/schedule/activities.hpp"
#include "planning/schedule/building.hpp"
#include "planning/schedule/greedy.hpp"
#include "planning/schedule/phasing.hpp"
#include "planning/schedule/pins.hpp"
#include "planning/schedule/target.hpp"
#include "planning/settings_check.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

class WaitFinder {
 public:
  WaitFinder(const ScheduleActivities& building, const Column<ActivityId, PlanYear>& year)
      : activities_(building.activities),
        budgets_(building.budgets),
        years_(static_cast<PlanYear>(budgets_.worth.size())),
        trenches_(activities_),
        account_(activities_, budgets_, trenches_),
        allowed_(propagate_allowed(activities_, activities_.allowed, years_)),
        value_(years_, 0.0),
        spent_(years_, 0.0) {
    for (ActivityId w : rows(year)) account_.move(w, year[w]);
    account_.commit();
    const auto spent = account_.spent();
    for (PlanYear y = 0; y < years_; ++y) spent_[y] = static_cast<double>(spent[0][y]);
    for (ActivityId w : rows(year)) {
      if (year[w] != unbuilt) value_[year[w]] += static_cast<double>(activities_.value[w]);
    }
  }

  Delay of(ActivityId gap) {
    const PlanYear year = account_.year(gap);
    if (year == 0) return Delay::none;
    const auto before = static_cast<PlanYear>((year == unbuilt ? years_ : year) - 1);
    const std::size_t mark = account_.mark();
    if (!build_by(account_, {activities_, budgets_, trenches_, allowed_}, gap, before))
      return Delay::pinned;
    const Delay delay = of_constraint(gap, before, mark);
    account_.undo_to(mark);
    return delay;
  }

 private:
  /// The reason for the delay, by the constraints exceeded if the gap were closed in `year`.
  Delay of_constraint(ActivityId gap, PlanYear year, std::size_t mark) {
    const double paid = cost_since(mark);
    const bool with_lines = account_.moves_since(mark).size() > 1 && was_built(mark);
    const bool all = account_.is_overdrawn(0);
    const auto& service = activities_.service_constraint[gap];
    const bool of_service = service && account_.is_overdrawn(*service);
    const auto& county = activities_.county_constraint[gap];
    const bool of_county = county && account_.is_overdrawn(*county);
    account_.undo_to(mark);
    if (with_lines && fits_alone(gap, year)) return Delay::upstream;
    if (!all) {
      if (of_service) return Delay::service_budget;
      // Otherwise another service or county, which would share the line, is short of budget.
      return of_county ? Delay::county_budget : Delay::upstream;
    }
    const bool is_better =
        spent_[year] > 0.0 &&
        value_[year] * paid > static_cast<double>(activities_.value[gap]) * spent_[year];
    return is_better ? Delay::lower_priority : Delay::budget;
  }

  /// Whether the gap, the first activity moved, was in the plan.
  bool was_built(std::size_t mark) const {
    return account_.moves_since(mark).front().second != unbuilt;
  }

  /// The cost of the moved activities, each with a trench of its own.
  double cost_since(std::size_t mark) const {
    double paid = 0.0;
    for (const auto& [activity, before] : account_.moves_since(mark)) {
      paid += static_cast<double>(activities_.cost[activity] + activities_.excavation[activity]);
    }
    return paid;
  }

  /// Whether the budgets of that year cover the gap's own cost, without lines.
  bool fits_alone(ActivityId gap, PlanYear year) {
    const std::size_t mark = account_.mark();
    account_.move(gap, year);
    const bool fits = account_.is_feasible();
    account_.undo_to(mark);
    return fits;
  }

  const Activities& activities_;
  const Budgets& budgets_;
  PlanYear years_;
  SharedTrenches trenches_;
  PlanAccount account_;
  Column<ActivityId, std::uint32_t> allowed_;
  std::vector<double> value_;  ///< built in each year
  std::vector<double> spent_;
};

/// Why each gap is not closed a year earlier or, if it is not in the plan, in the last year: found
/// by moving it there. Rows as in `Gaps`.
///
///   year  of each activity, in a feasible plan
Column<GapId, Delay> explain_delays(const ScheduleActivities& building,
                                    const GapExtensions& extensions,
                                    const Column<ActivityId, PlanYear>& year) {
  WaitFinder finder(building, year);
  Column<GapId, Delay> delays;
  for (std::size_t w = building.segments; w < building.activities.size(); ++w) {
    const GapId gap{static_cast<std::uint32_t>(w - building.segments)};
    delays.push_back(extensions.has_cost(gap) ? finder.of(building.activity_of(gap))
                                              : Delay::no_cost);
  }
  return delays;
}

/// The cost of segments as built: laying, and the excavation shared with the segments built in the
/// same trench in the same year.
void cost_segments(const ExtensionSegments& segments, Schedule& schedule) {
  schedule.segment_cost = Column<SegmentId, Fen>(segments.size(), 0);
  std::map<TrenchId, std::map<PlanYear, std::vector<SegmentId>>> trenches;
  for (SegmentId s : rows(segments.service)) {
    if (schedule.segment_year[s] == unbuilt) continue;
    schedule.segment_cost[s] = segments.laying[s].mid;
    if (segments.trench[s]) {
      trenches[*segments.trench[s]][schedule.segment_year[s]].push_back(s);
    } else {
      schedule.segment_cost[s] += segments.excavation[s].mid;
    }
  }
  for (const auto& [trench, years] : trenches) {
    Fen once = 0;
    for (const auto& [year, together] : years) {
      std::vector<Fen> alone;
      for (SegmentId s : together) alone.push_back(segments.excavation[s].mid);
      const auto share = split_excavation(alone);
      for (std::size_t i = 0; i < together.size(); ++i) {
        schedule.segment_cost[together[i]] += share[i];
      }
      const Fen most_expensive = *std::ranges::max_element(alone);
      schedule.retrenching += most_expensive;
      once = std::max(once, most_expensive);
    }
    schedule.retrenching -= once;
  }
}

/// Budget, spending and closed gaps of each year.
void list_years(const ScheduleInput& input, const ScheduleActivities& building,
                const Phasing& phasing, Schedule& schedule) {
  const World& world = input.world;
  const ScheduleSettings& settings = input.settings;
  const std::size_t years = settings.budget.size();
  schedule.years.resize(years);
  Fen left = 0;
  for (std::size_t y = 0; y < years; ++y) {
    ScheduleYear& year = schedule.years[y];
    year.year = settings.first_year + static_cast<int>(y);
    year.budget = building.budgets.constraints[0].budget[y];
    year.carried = settings.carry_over ? left : 0;
    year.spent = phasing.spent[0][y];
    left = year.budget + year.carried - year.spent;
  }
  for (PlanYear y : schedule.segment_year) {
    if (y != unbuilt) ++schedule.years[y].segments;
  }
  const Gaps& gaps = input.matrix.gaps;
  Column<VillageId, std::uint32_t> seen(world.villages.size(), 0);  // one bit per year
  for (GapId g : rows(gaps.village)) {
    const PlanYear y = schedule.gap_year[g];
    if (y == unbuilt) continue;
    ScheduleYear& year = schedule.years[y];
    ++year.gaps;
    const VillageId village = gaps.village[g];
    if ((seen[village] >> y & 1U) != 0) continue;
    seen[village] |= 1U << y;
    ++year.villages;
    const auto& people = world.villages.people[village];
    if (people) year.people += *people;
  }
}

void take_years(const ScheduleActivities& building, const Phasing& phasing, Schedule& schedule) {
  for (ActivityId w : rows(phasing.year)) {
    if (w.index < building.segments) {
      schedule.segment_year.push_back(phasing.year[w]);
    } else {
      schedule.gap_year.push_back(phasing.year[w]);
    }
  }
  schedule.value = phasing.value;
  schedule.upper_bound = phasing.upper_bound;
}

/// FNV-1a, 64 bits, continued with the bytes of a number.
std::uint64_t hashed(std::uint64_t hash, std::int64_t number) {
  constexpr std::uint64_t prime = 1099511628211U;
  for (int shift = 0; shift < 64; shift += 8) {
    hash = (hash ^ ((static_cast<std::uint64_t>(number) >> shift) & 0xffU)) * prime;
  }
  return hash;
}

/// Letters and digits that are not easily confused. 50 bits: with a million segments the
/// probability of a collision is about 1 in 2,000.
std::string in_letters(std::uint64_t hash) {
  constexpr std::string_view letters = "23456789abcdefghijkmnpqrstuvwxyz";
  constexpr int length = 10;
  std::string text;
  for (int i = 0; i < length; ++i) text += letters[(hash >> (5 * i)) % letters.size()];
  return text;
}

/// The ends of a segment, to a metre, in an order that does not depend on its direction.
std::string mark_of_ends(LonLat from, LonLat to) {
  constexpr double per_degree = 1e5;
  const auto rounded = [](LonLat place) {
    return std::pair(std::llround(place.lon * per_degree), std::llround(place.lat * per_degree));
  };
  const auto [low, high] = std::minmax({rounded(from), rounded(to)});
  std::uint64_t hash = 14695981039346656037U;
  for (const std::int64_t number : {low.first, low.second, high.first, high.second}) {
    hash = hashed(hash, number);
  }
  return in_letters(hash ^ (hash >> 32));
}

std::string mark_of(const ExtensionSegments& segments, SegmentId segment) {
  return mark_of_ends(segments.vertex[segments.first_vertex[segment.index]],
                      segments.vertex[segments.first_vertex[segment.index + 1] - 1]);
}

}  // namespace

Schedule make_schedule(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const Priorities& priorities, const ScheduleSettings& settings,
                       const Progress& progress) {
  check_settings(settings, catalogue);
  Schedule schedule;
  if (!settings.given()) return schedule;
  schedule.first_year = settings.first_year;
  const ScheduleInput input{world, catalogue, matrix, extension, priorities, settings};
  ScheduleActivities building = prepare_building(input);
  const PinnedActivities pinned = apply_pins(input, building);
  Phasing phasing;
  try {
    phasing = phase_activities(building.activities, building.budgets, settings.phasing,
                               part_of(progress, 0.0, 0.6));
  } catch (const InfeasibleActivity& impossible) {
    throw UsageError(contradiction(input, building, pinned, impossible));
  }
  take_years(building, phasing, schedule);
  cost_segments(extension.segments, schedule);
  list_years(input, building, phasing, schedule);
  schedule.delay = explain_delays(building, extension.gaps, phasing.year);
  const auto people = count_connected(world, catalogue, matrix, settings.target);
  const auto shares = connected_shares(people, schedule.gap_year, schedule.years.size());
  for (std::size_t y = 0; y < shares.size(); ++y) schedule.years[y].connected_share = shares[y];
  if (settings.target) {
    schedule.target = judge_target(building, people, shares, settings, part_of(progress, 0.6, 1.0));
  }
  return schedule;
}

std::string segment_name(const ServiceCatalogue& catalogue, const ExtensionSegments& segments,
                         SegmentId segment) {
  return catalogue.services[segments.service[segment]].id + "-" + mark_of(segments, segment);
}

TextColumn<SegmentId> segment_names(const ServiceCatalogue& catalogue,
                                    const ExtensionSegments& segments) {
  TextColumn<SegmentId> names;
  std::map<std::string, std::size_t> uses;
  for (const SegmentId segment : rows(segments.service)) {
    std::string name = segment_name(catalogue, segments, segment);
    const std::size_t use = ++uses[name];
    if (use > 1) name += "-" + std::to_string(use);
    names.push_back(name);
  }
  return names;
}

namespace {

/// The segment number `use`, from 1, of those with this name.
std::optional<SegmentId> segment_in_use(const ServiceCatalogue& catalogue,
                                        const ExtensionSegments& segments, std::string_view name,
                                        std::size_t use) {
  const std::size_t dash = name.rfind('-');
  if (dash == name.npos) return std::nullopt;
  const auto service = catalogue.find(name.substr(0, dash));
  const std::string_view mark = name.substr(dash + 1);
  for (const SegmentId segment : rows(segments.service)) {
    if (segments.service[segment] != service || mark_of(segments, segment) != mark) continue;
    if (--use == 0) return segment;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SegmentId> segment_named(const ServiceCatalogue& catalogue,
                                       const ExtensionSegments& segments, std::string_view name) {
  if (const auto found = segment_in_use(catalogue, segments, name, 1)) return found;
  const std::size_t dash = name.rfind('-');
  if (dash == name.npos) return std::nullopt;
  const std::string_view number = name.substr(dash + 1);
  std::size_t use = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), use);
  const bool is_number = read.ec == std::errc() && read.ptr == number.data() + number.size();
  if (!is_number || use < 2 || number.front() == '0') return std::nullopt;
  return segment_in_use(catalogue, segments, name.substr(0, dash), use);
}

namespace {

// One word per value, in the order of the enumeration.
constexpr std::array<std::string_view, 9> delay_words{
    "none",     "no_schedule", "budget",         "service_budget", "county_budget",
    "upstream", "pinned",      "lower_priority", "no_cost"};

}  // namespace

std::string_view identifier(Delay delay) { return delay_words[static_cast<std::size_t>(delay)]; }

}  // namespace hinterland
