// SPDX-License-Identifier: Apache-2.0
#include "output/figures_by_town.hpp"

#include "output/project_list.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

using TownKey = std::pair<std::string_view, std::string_view>;  ///< county and town

/// The rows of the towns, and the row of each village.
struct TownRows {
  std::vector<TownFigures> towns;
  std::map<TownKey, std::size_t> row_of;
  Column<VillageId, std::size_t> of_village;

  TownFigures& of(VillageId village) { return towns[of_village[village]]; }
};

std::optional<TownId> seat_of(const Towns& towns, const TownFigures& figures) {
  std::optional<TownId> found;
  for (const TownId town : rows(towns.place)) {
    const bool is_other_county = !towns.county[town].empty() && !figures.county.empty() &&
                                 towns.county[town] != figures.county;
    if (figures.town.empty() || towns.name[town] != figures.town || is_other_county) continue;
    if (found) return std::nullopt;
    found = town;
  }
  return found;
}

TownRows rows_of_towns(const Findings& findings) {
  const Villages& villages = findings.world.villages;
  TownRows table;
  for (const VillageId village : rows(villages.place)) {
    table.row_of.try_emplace({villages.county[village], villages.town[village]});
  }
  for (auto& [key, row] : table.row_of) {
    row = table.towns.size();
    TownFigures figures;
    figures.county = key.first;
    figures.town = key.second;
    figures.seat = seat_of(findings.world.towns, figures);
    figures.years.resize(findings.schedule.years.size());
    table.towns.push_back(std::move(figures));
  }
  for (const VillageId village : rows(villages.place)) {
    table.of_village.push_back(table.row_of.at({villages.county[village], villages.town[village]}));
  }
  return table;
}

void count_villages_of_towns(TownRows& table, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const auto& gap_count = findings.matrix.gap_count;
  for (const VillageId village : rows(villages.place)) {
    TownFigures& town = table.of(village);
    const std::optional<People>& people = villages.people[village];
    town.all.add(people);
    if (!people) ++town.villages_without_people;
    if (findings.coverage.covers(village)) town.covered.add(people);
    if (findings.coverage.covered[village] == Answer::unknown) town.not_judged.add(people);
    if (!gap_count.empty() && gap_count[village] > 0) town.focus.add(people);
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
  for (const Project& project : list_projects(findings)) {
    if (project.year == unbuilt) continue;
    table.towns[table.row_of.at({project.county, project.town})].years[project.year].spent +=
        project.cost;
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

}  // namespace hinterland
