// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include "planning/cost_sharing.hpp"
#include "planning/schedule/phasing.hpp"
#include "planning/schedule/building.hpp"
#include "planning/schedule/pins.hpp"
#include "planning/schedule/target.hpp"
#include "planning/schedule_waits.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// What segments cost as they are built: laying, and the digging shared with
/// those that come into the same trench in the same year.
void cost_segments(const ExtensionSegments& segments, Schedule& schedule) {
  schedule.segment_cost = Column<SegmentId, Fen>(segments.size(), 0);
  std::map<TrenchId, std::map<PlanYear, std::vector<SegmentId>>> trenches;
  for (SegmentId s : rows(segments.service)) {
    if (schedule.segment_year[s] == unbuilt) continue;
    schedule.segment_cost[s] = segments.laying[s].mid;
    if (segments.trench[s]) {
      trenches[*segments.trench[s]][schedule.segment_year[s]].push_back(s);
    } else {
      schedule.segment_cost[s] += segments.digging[s].mid;
    }
  }
  for (const auto& [trench, years] : trenches) {
    Fen once = 0;
    for (const auto& [year, together] : years) {
      std::vector<Fen> alone;
      for (SegmentId s : together) alone.push_back(segments.digging[s].mid);
      const auto share = split_digging(alone);
      for (std::size_t i = 0; i < together.size(); ++i) {
        schedule.segment_cost[together[i]] += share[i];
      }
      const Fen dearest = *std::ranges::max_element(alone);
      schedule.redug += dearest;
      once = std::max(once, dearest);
    }
    schedule.redug -= once;
  }
}

/// Budgets and spending, and what each year closes.
void list_years(const World& world, const GapMatrix& matrix, const ScheduleSettings& settings,
                const Building& building, const Phasing& phasing, Schedule& schedule) {
  const std::size_t years = settings.budget.size();
  schedule.years.resize(years);
  Fen left = 0;
  for (std::size_t y = 0; y < years; ++y) {
    ScheduleYear& year = schedule.years[y];
    year.year = settings.first_year + static_cast<int>(y);
    year.budget = building.budgets.purses[0].budget[y];
    year.carried = settings.carry_over ? left : 0;
    year.spent = phasing.spent[0][y];
    left = year.budget + year.carried - year.spent;
  }
  for (PlanYear y : schedule.segment_year) {
    if (y != unbuilt) ++schedule.years[y].segments;
  }
  const Gaps& gaps = matrix.gaps;
  Column<VillageId, std::uint32_t> seen(world.villages.size(), 0);  // bits of years
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

void take_years(const Building& building, const Phasing& phasing, Schedule& schedule) {
  for (WorkId w : rows(phasing.year)) {
    if (w.index < building.segments) {
      schedule.segment_year.push_back(phasing.year[w]);
    } else {
      schedule.gap_year.push_back(phasing.year[w]);
    }
  }
  schedule.value = phasing.value;
  schedule.upper_bound = phasing.upper_bound;
}

}  // namespace

Schedule make_schedule(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const Priorities& priorities, const ScheduleSettings& settings,
                       const Progress& progress) {
  Schedule schedule;
  if (!settings.given()) return schedule;
  schedule.first_year = settings.first_year;
  Building building = prepare_building(world, catalogue, matrix, extension, priorities, settings);
  const PinnedWorks pinned = apply_pins(world, catalogue, matrix, extension, settings, building);
  Phasing phasing;
  try {
    phasing = phase_works(building.works, building.budgets, settings.phasing,
                          part_of(progress, 0.0, 0.6));
  } catch (const ImpossibleWork& impossible) {
    throw UsageError(
        contradiction(catalogue, world, matrix, extension, settings, building, pinned, impossible));
  }
  take_years(building, phasing, schedule);
  cost_segments(extension.segments, schedule);
  list_years(world, matrix, settings, building, phasing, schedule);
  schedule.wait = explain_waits(building, extension.gaps, phasing.year);
  const auto people = count_connected(world, catalogue, matrix, settings.target);
  const auto shares = connected_shares(people, schedule.gap_year, schedule.years.size());
  for (std::size_t y = 0; y < shares.size(); ++y) schedule.years[y].connected_share = shares[y];
  if (settings.target) {
    schedule.target = judge_target(building, people, shares, settings, part_of(progress, 0.6, 1.0));
  }
  return schedule;
}

}  // namespace hinterland
