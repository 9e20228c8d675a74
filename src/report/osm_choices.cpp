// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/osm_choices.hpp>

#include <hinterland/geometry/overlay.hpp>
#include <hinterland/network/nearby.hpp>

#include <algorithm>
#include <span>

namespace hinterland {

namespace {

template <class T>
std::span<const T> cells(const Column<OsmRow, T>& column) {
  return {column.data(), column.size()};
}

/// The outer vertices of all areas, and whose they are.
struct Edges {
  std::vector<LonLat> vertex;
  std::vector<OsmRow> area;
};

Edges edges_of(const OsmAreas& areas) {
  Edges edges;
  for (const OsmRow row : rows(areas.shape)) {
    for (const Polygon& polygon : areas.shape[row]) {
      edges.vertex.insert(edges.vertex.end(), polygon.outer.begin(), polygon.outer.end());
    }
    edges.area.resize(edges.vertex.size(), row);
  }
  return edges;
}

constexpr std::uint32_t nobody = Neighbour::nobody;

/// For each area the row of its town.
Column<OsmRow, std::uint32_t> towns_of(const OsmAreas& built_up, const OsmPoints& towns,
                                       Metres reach) {
  Column<OsmRow, std::uint32_t> town(built_up.size(), nobody);
  if (towns.size() == 0) return town;
  const Edges edges = edges_of(built_up);
  const auto nearest = nearest_within(cells(towns.place), edges.vertex, reach);
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    std::uint32_t& known = town[edges.area[i]];
    known = std::min(known, nearest[i].row);
  }
  // A seat in the middle of much land is in it, however far the edge.
  const auto around = first_covering(cells(built_up.shape), cells(towns.place));
  for (std::uint32_t t = 0; t < around.size(); ++t) {
    if (around[t] == outside_all) continue;
    std::uint32_t& known = town[OsmRow{around[t]}];
    known = std::min(known, t);
  }
  return town;
}

bool holds_all(const OsmExtract& extract, const std::string& level) {
  std::vector<MultiPolygon> shapes;
  for (const OsmRow row : rows(extract.boundaries.shape)) {
    if (extract.boundaries.kind[row] == level) shapes.push_back(extract.boundaries.shape[row]);
  }
  if (shapes.empty()) return false;
  const auto covering = first_covering(shapes, cells(extract.villages.place));
  return std::ranges::find(covering, outside_all) == covering.end();
}

}  // namespace

OsmChoices choose_for_study(const OsmExtract& extract, const OsmMapping& mapping) {
  OsmChoices choices;
  for (const std::uint32_t town : towns_of(extract.built_up, extract.towns, mapping.town_reach)) {
    if (town == nobody) {
      choices.town_of_built_up.push_back("");
      continue;
    }
    const std::string_view name = extract.towns.name[OsmRow{town}];
    choices.town_of_built_up.push_back(name.empty() ? text_of(extract.towns.id[OsmRow{town}])
                                                    : std::string(name));
  }
  const auto level = std::ranges::find_if(
      mapping.county_levels, [&](const std::string& l) { return holds_all(extract, l); });
  if (level != mapping.county_levels.end()) choices.boundary_level = *level;
  return choices;
}

}  // namespace hinterland
