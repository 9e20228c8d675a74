// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include "planning/cost_sharing.hpp"
#include "planning/lines/service_lines.hpp"
#include "planning/schedule/activities.hpp"
#include "planning/schedule/building.hpp"
#include "planning/schedule/greedy.hpp"
#include "planning/schedule/phasing.hpp"
#include "planning/schedule/pins.hpp"
#include "planning/schedule/plan_account.hpp"
#include "planning/schedule/target.hpp"
#include "planning/settings_check.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Why a gap is not closed a year earlier, and the money that is short for that.
struct DelayCause {
  Delay delay = Delay::none;
  Fen shortfall = 0;
};

class DelayFinder {
 public:
  /// `median_value_per_10k` of each year; a negative one: no gap with a cost is closed.
  DelayFinder(const ScheduleActivities& building, const Column<ActivityId, PlanYear>& year,
              std::vector<double> median)
      : activities_(building.activities),
        budgets_(building.budgets),
        years_(static_cast<PlanYear>(budgets_.worth.size())),
        trenches_(activities_),
        account_(activities_, budgets_, trenches_),
        allowed_(propagate_allowed(activities_, activities_.allowed, years_)),
        median_(std::move(median)) {
    for (ActivityId w : rows(year)) account_.move(w, year[w]);
    account_.commit();
  }

  /// The cause, found by moving the gap and its missing lines to the year before.
  ///
  ///   value_per_10k  of the gap's bundle
  DelayCause of(ActivityId gap, double value_per_10k) {
    const PlanYear year = account_.year(gap);
    if (year == 0) return {};
    const auto before = static_cast<PlanYear>((year == unbuilt ? years_ : year) - 1);
    const std::size_t mark = account_.mark();
    if (!build_by(account_, {activities_, budgets_, trenches_, allowed_}, gap, before))
      return {Delay::pinned, 0};
    const Fen shortfall = account_.shortfall();
    const Delay delay = of_constraint(gap, before, mark, value_per_10k);
    return {delay, shortfall};
  }

 private:
  /// The reason for the delay, by the constraints exceeded now that the gap is closed in `year`.
  /// Undoes the moves.
  Delay of_constraint(ActivityId gap, PlanYear year, std::size_t mark, double value_per_10k) {
    const bool with_lines = account_.moves_since(mark).size() > 1 && was_built(mark);
    const Fen greatest = account_.shortfall();
    const auto is_greatest = [&](const std::optional<std::uint32_t>& constraint) {
      return constraint && account_.shortfall(*constraint) == greatest;
    };
    const bool of_all = account_.shortfall(0) == greatest;
    const bool of_service = is_greatest(activities_.service_constraint[gap]);
    const bool of_county = is_greatest(activities_.county_constraint[gap]);
    account_.undo_to(mark);
    if (with_lines && fits_alone(gap, year)) return Delay::upstream;
    if (!of_all) {
      if (of_service) return Delay::service_budget;
      // Otherwise another service or county, which would share the line, is short of budget.
      return of_county ? Delay::county_budget : Delay::upstream;
    }
    return value_per_10k < median_[year] ? Delay::lower_priority : Delay::budget;
  }

  /// Whether the gap, the first activity moved, was in the plan.
  bool was_built(std::size_t mark) const {
    return account_.moves_since(mark).front().second != unbuilt;
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
  std::vector<double> median_;
};

/// Value per 10,000 CNY of what closes the gap; none: it has no bundle.
std::optional<double> value_per_10k(const Priorities& priorities, GapId gap) {
  const auto& bundle = priorities.bundle[gap];
  return bundle ? std::optional(priorities.bundles.value_per_10k(*bundle)) : std::nullopt;
}

/// The values per 10,000 CNY of the gaps closed in each year: their median by cost, and the least.
void compare_values(const ScheduleInput& input, Schedule& schedule) {
  struct Closed {
    double value_per_10k;
    Fen cost;
  };
  std::vector<std::vector<Closed>> closed(schedule.years.size());
  for (GapId g : rows(schedule.gap_year)) {
    const PlanYear year = schedule.gap_year[g];
    const auto value = value_per_10k(input.priorities, g);
    const Fen cost = input.extension.gaps.cost(g).mid;
    if (year != unbuilt && value && cost > 0) closed[year].push_back({*value, cost});
  }
  for (std::size_t y = 0; y < closed.size(); ++y) {
    std::ranges::sort(closed[y], std::ranges::greater(), &Closed::value_per_10k);
    Fen total = 0;
    for (const Closed& gap : closed[y]) total += gap.cost;
    Fen sum = 0;
    for (const Closed& gap : closed[y]) {
      const bool is_median = 2 * sum < total && 2 * (sum + gap.cost) >= total;
      if (is_median) schedule.years[y].median_value_per_10k = gap.value_per_10k;
      sum += gap.cost;
    }
    if (!closed[y].empty()) schedule.years[y].min_value_per_10k = closed[y].back().value_per_10k;
  }
}

/// Why each gap is not closed a year earlier or, if it is not in the plan, in the last year.
///
///   year  of each activity, in a feasible plan
void explain_delays(const ScheduleInput& input, const ScheduleActivities& building,
                    const Column<ActivityId, PlanYear>& year, Schedule& schedule) {
  std::vector<double> median;
  for (const ScheduleYear& y : schedule.years)
    median.push_back(y.median_value_per_10k.value_or(-1.0));
  DelayFinder finder(building, year, std::move(median));
  for (GapId g : rows(schedule.gap_year)) {
    DelayCause cause{Delay::no_cost, 0};
    if (input.extension.gaps.has_cost(g)) {
      cause = finder.of(building.activity_of(g), value_per_10k(input.priorities, g).value_or(0.0));
    }
    schedule.delay.push_back(cause.delay);
    schedule.shortfall.push_back(cause.shortfall);
  }
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

/// The shares in the lines of each year that fall to villages connected later or not at all.
void measure_prefinancing(const ScheduleInput& input, Schedule& schedule) {
  const ExtensionSegments& segments = input.extension.segments;
  const Column<VillageId, std::uint64_t> sharers = count_sharers(input.world.villages);
  const std::size_t years = schedule.years.size();
  // People downstream of each segment by the year of their gap; the last: not in the plan.
  std::vector<std::uint64_t> people(segments.size() * (years + 1), 0);
  const auto row = [&](SegmentId s) { return people.data() + s.index * (years + 1); };
  for (const GapId g : rows(schedule.gap_year)) {
    const PlanYear year = schedule.gap_year[g];
    if (const auto& segment = input.extension.gaps.segment[g])
      row(*segment)[year == unbuilt ? years : year] += sharers[input.matrix.gaps.village[g]];
  }
  for (std::size_t i = segments.size(); i-- > 0;) {
    const SegmentId s{static_cast<std::uint32_t>(i)};
    if (const auto& upstream = segments.upstream[s])
      std::transform(row(s), row(s) + years + 1, row(*upstream), row(*upstream), std::plus());
    const PlanYear year = schedule.segment_year[s];
    if (year == unbuilt) continue;
    const auto all = std::accumulate(row(s), row(s) + years + 1, std::uint64_t{0});
    const auto now = std::accumulate(row(s), row(s) + year + 1, std::uint64_t{0});
    const double share = all > 0 ? static_cast<double>(now) / static_cast<double>(all) : 0.0;
    const Fen cost = schedule.segment_cost[s];
    schedule.years[year].prefinanced += cost - std::llround(share * static_cast<double>(cost));
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
                       const Priorities& priorities, const ScheduleSettings& given_settings,
                       const Progress& progress) {
  check_settings(given_settings, catalogue);
  Schedule schedule;
  if (!given_settings.given()) return schedule;
  Notes joined_names;  // `make_plan` reports them
  const ScheduleSettings settings = with_names_of_counties(world, given_settings, joined_names);
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
  measure_prefinancing(input, schedule);
  compare_values(input, schedule);
  explain_delays(input, building, phasing.year, schedule);
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
