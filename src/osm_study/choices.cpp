// SPDX-License-Identifier: Apache-2.0
#include "osm_study/choices.hpp"

#include "geometry/overlay.hpp"
#include "network/nearby.hpp"

#include <algorithm>
#include <span>

namespace hinterland::osm {

namespace {

template <class T>
std::span<const T> cells(const Column<Row, T>& column) {
  return {column.data(), column.size()};
}

/// The outer vertices of some areas, and the area to which each belongs.
struct Edges {
  std::vector<LonLat> vertex;
  std::vector<Row> area;

  void add(Row row, const MultiPolygon& shape) {
    for (const Polygon& polygon : shape) {
      vertex.insert(vertex.end(), polygon.outer.begin(), polygon.outer.end());
    }
    area.resize(vertex.size(), row);
  }
};

constexpr std::size_t vertices_at_once = 1U << 18U;  // limits memory: a country has many millions

constexpr std::uint32_t no_town = Neighbour::none;

/// For each area the row of its town.
Column<Row, std::uint32_t> towns_of(const Polygons& built_up, const Points& towns, Metres reach) {
  Column<Row, std::uint32_t> town(built_up.size(), no_town);
  if (towns.size() == 0) return town;
  Edges edges;
  for (const Row row : rows(built_up.shape)) {
    edges.add(row, built_up.shape[row]);
    const bool last = row.index + 1 == built_up.size();
    if (edges.vertex.size() < vertices_at_once && !last) continue;
    const auto nearest = nearest_within(cells(towns.place), edges.vertex, reach);
    for (std::size_t i = 0; i < nearest.size(); ++i) {
      std::uint32_t& known = town[edges.area[i]];
      known = std::min(known, nearest[i].row);
    }
    edges = {};
  }
  // A seat within an area belongs to it, however far the edge is.
  const auto around = first_covering(cells(built_up.shape), cells(towns.place));
  for (std::uint32_t t = 0; t < around.size(); ++t) {
    if (around[t] == outside_all) continue;
    std::uint32_t& known = town[Row{around[t]}];
    known = std::min(known, t);
  }
  return town;
}

/// The boundaries of one level, and for each village the boundary that contains it.
struct LevelOfBoundaries {
  std::vector<Row> row;
  std::vector<MultiPolygon> shape;
  std::vector<std::uint32_t> of_village;

  LevelOfBoundaries(const Extract& extract, const std::string& level) {
    for (const Row boundary : rows(extract.boundaries.shape)) {
      if (extract.boundaries.kind[boundary] != level) continue;
      row.push_back(boundary);
      shape.push_back(extract.boundaries.shape[boundary]);
    }
    of_village = first_covering(shape, cells(extract.villages.place));
  }

  double share() const {
    const auto outside = std::ranges::count(of_village, outside_all);
    const auto all = static_cast<double>(of_village.size());
    return of_village.empty() ? 0.0 : 1.0 - static_cast<double>(outside) / all;
  }

  /// The names of the boundaries that contain the places.
  TextColumn<Row> names(const std::vector<std::uint32_t>& covering,
                        const Polygons& boundaries) const {
    TextColumn<Row> found;
    for (const std::uint32_t c : covering) {
      found.push_back(c == outside_all ? std::string_view{} : boundaries.name[row[c]]);
    }
    return found;
  }
};

void choose_boundaries(const Extract& extract, const Mapping& mapping, Choices& choices) {
  for (const std::string& level : mapping.county_levels) {
    const LevelOfBoundaries boundaries(extract, level);
    if (boundaries.row.empty() || boundaries.share() < mapping.min_share) continue;
    choices.boundary_level = level;
    choices.county_of_village = boundaries.names(boundaries.of_village, extract.boundaries);
    choices.county_of_town = boundaries.names(
        first_covering(boundaries.shape, cells(extract.towns.place)), extract.boundaries);
    return;
  }
  for (std::size_t i = 0; i < extract.towns.size(); ++i) choices.county_of_town.push_back("");
  for (std::size_t i = 0; i < extract.villages.size(); ++i) choices.county_of_village.push_back("");
}

void add_row(const Points& from, Row row, std::string_view why, Points& to) {
  to.id.push_back(from.id[row]);
  to.place.push_back(from.place[row]);
  to.name.push_back(from.name[row]);
  to.entry.push_back(from.entry[row]);
  to.kind.push_back(why);
  to.people.push_back(from.people[row]);
}

void find_town_candidates(const Extract& extract, Points& candidates) {
  constexpr std::size_t max_by_people = 5;
  for (const Row row : rows(extract.seats.id)) {
    add_row(extract.seats, row, extract.seats.kind[row], candidates);
  }
  if (candidates.size() > 0) return;
  const Points& villages = extract.villages;
  std::vector<Row> by_people;
  for (const Row row : rows(villages.id)) {
    if (villages.people[row]) by_people.push_back(row);
  }
  std::ranges::stable_sort(by_people, std::ranges::greater{},
                           [&](Row row) { return villages.people[row]->value; });
  by_people.resize(std::min(by_people.size(), max_by_people));
  for (const Row row : by_people) add_row(villages, row, "population", candidates);
}

}  // namespace

Choices choose_for_study(const Extract& extract, const Mapping& mapping) {
  Choices choices;
  for (const std::uint32_t town : towns_of(extract.built_up, extract.towns, mapping.town_reach)) {
    if (town == no_town) {
      choices.town_of_built_up.push_back("");
      continue;
    }
    const std::string_view name = extract.towns.name[Row{town}];
    choices.town_of_built_up.push_back(name.empty() ? text_of(extract.towns.id[Row{town}])
                                                    : std::string(name));
  }
  choose_boundaries(extract, mapping, choices);
  if (extract.towns.size() == 0) find_town_candidates(extract, choices.town_candidates);
  return choices;
}

}  // namespace hinterland::osm
