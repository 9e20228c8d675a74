// SPDX-License-Identifier: Apache-2.0
#include "output/figures_by_town.hpp"

#include "output/project_list.hpp"
#include "world/leaving_village.hpp"

#include <utility>

namespace hinterland {

namespace {

/// The rows of the towns, and the row of each village.
struct TownRows {
  HomeUnits units;
  std::vector<TownFigures> towns;

  TownFigures& of(VillageId village) { return towns[units.of_village[village]]; }
};

TownRows rows_of_towns(const Findings& findings) {
  TownRows table{home_units(findings.world), {}};
  for (const HomeUnit& unit : table.units.units) {
    TownFigures figures;
    figures.county = unit.county;
    figures.county_code = unit.county_code;
    figures.town = unit.town;
    figures.town_code = unit.town_code;
    figures.seat = unit.seat;
    figures.years.resize(findings.schedule.years.size());
    table.towns.push_back(std::move(figures));
  }
  return table;
}

void count_villages_of_towns(TownRows& table, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const auto& gap_count = findings.matrix.gap_count;
  for (const VillageId village : rows(villages.place)) {
    if (does_leave(villages, village)) continue;
    TownFigures& town = table.of(village);
    const std::optional<People>& people = villages.people[village];
    town.all.add(people);
    if (!people) ++town.villages_without_people;
    if (findings.coverage.covers(village)) town.covered.add(people);
    if (findings.coverage.covered[village] == TriState::unknown) town.not_judged.add(people);
    if (!gap_count.empty()) town.states.add(findings, village);
    if (gap_count.empty() || gap_count[village] == 0) continue;
    town.focus.add(people);
    if (!findings.coverage.covers(village)) town.focus_outside.add(people);
  }
}

void count_gaps_of_towns(TownRows& table, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  const GapExtensions& extension = findings.extension.gaps;
  for (const GapId gap : rows(gaps.village)) {
    TownFigures& town = table.of(gaps.village[gap]);
    ++town.gaps;
    if (gaps.evidence[gap] == Evidence::no_line) ++town.gaps_inferred;
    if (extension.has_cost(gap)) {
      town.cost += extension.cost(gap);
    } else {
      ++town.without_remedy;
    }
  }
  const ExtensionSegments& segments = findings.extension.segments;
  for (const SegmentId segment : rows(segments.service)) {
    table.of(segments.village[segment]).length += segments.length[segment];
  }
}

/// Villages with a gap closed, each once per year. Gaps are sorted by village.
void count_villages_by_year(TownRows& table, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  std::vector<std::optional<VillageId>> last(findings.schedule.years.size());
  for (const GapId gap : rows(gaps.village)) {
    const PlanYear year = findings.schedule.gap_year[gap];
    const VillageId village = gaps.village[gap];
    if (year == unbuilt || last[year] == village) continue;
    last[year] = village;
    TownYear& of_year = table.of(village).years[year];
    ++of_year.villages;
    of_year.people += findings.world.villages.people[village].value_or(People{});
  }
}

void count_years_of_towns(TownRows& table, const Findings& findings) {
  const Schedule& schedule = findings.schedule;
  if (!schedule.given()) return;
  for (const GapId gap : rows(findings.matrix.gaps.village)) {
    TownFigures& town = table.of(findings.matrix.gaps.village[gap]);
    const PlanYear year = schedule.gap_year[gap];
    ++(year == unbuilt ? town.gaps_left : town.years[year].gaps);
  }
  const ExtensionSegments& segments = findings.extension.segments;
  for (const SegmentId segment : rows(segments.service)) {
    TownFigures& town = table.of(segments.village[segment]);
    const PlanYear year = schedule.segment_year[segment];
    (year == unbuilt ? town.length_left : town.years[year].length) += segments.length[segment];
  }
  count_villages_by_year(table, findings);
  for (const Project& project : list_projects(findings, table.units)) {
    TownFigures& town = table.towns[project.unit];
    (project.year == unbuilt ? town.cost_left : town.years[project.year].spent) += project.cost;
  }
}

}  // namespace

std::vector<TownFigures> figures_by_town(const Findings& findings) {
  TownRows table = rows_of_towns(findings);
  count_villages_of_towns(table, findings);
  count_gaps_of_towns(table, findings);
  count_years_of_towns(table, findings);
  return std::move(table.towns);
}

namespace {

void add_to_share(Share& sum, const Share& more) {
  sum.villages += more.villages;
  sum.people += more.people;
}

/// Adds the figures of a town to those of its county.
void add_town(CountyFigures& county, const TownFigures& town) {
  TownFigures& sum = county.sum;
  if (!town.town.empty()) ++county.towns;
  add_to_share(sum.all, town.all);
  sum.villages_without_people += town.villages_without_people;
  add_to_share(sum.covered, town.covered);
  add_to_share(sum.not_judged, town.not_judged);
  sum.states.known += town.states.known;
  sum.states.unknown += town.states.unknown;
  add_to_share(sum.focus, town.focus);
  add_to_share(sum.focus_outside, town.focus_outside);
  sum.gaps += town.gaps;
  sum.gaps_inferred += town.gaps_inferred;
  sum.without_remedy += town.without_remedy;
  sum.cost += town.cost;
  sum.length += town.length;
  sum.gaps_left += town.gaps_left;
  sum.length_left += town.length_left;
  sum.cost_left += town.cost_left;
  sum.years.resize(town.years.size());
  for (std::size_t y = 0; y < town.years.size(); ++y) {
    sum.years[y].spent += town.years[y].spent;
    sum.years[y].length += town.years[y].length;
    sum.years[y].gaps += town.years[y].gaps;
    sum.years[y].villages += town.years[y].villages;
    sum.years[y].people += town.years[y].people;
  }
}

}  // namespace

std::vector<CountyFigures> figures_by_county(const std::vector<TownFigures>& towns) {
  std::vector<CountyFigures> counties;
  for (const TownFigures& town : towns) {
    if (counties.empty() || counties.back().sum.county != town.county) {
      counties.emplace_back();
      counties.back().sum.county = town.county;
      counties.back().sum.county_code = town.county_code;
    }
    add_town(counties.back(), town);
  }
  return counties;
}

}  // namespace hinterland
