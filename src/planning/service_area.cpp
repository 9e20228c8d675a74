// SPDX-License-Identifier: Apache-2.0
#include <hinterland/service_area.hpp>

#include "geometry/meridian_180.hpp"
#include "geometry/overlay.hpp"
#include "geometry/regions.hpp"
#include "planning/reach_points.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace hinterland {

namespace {

/// Regions are numbered by owner, the core before the band.
std::uint32_t region_of(const PointReach& reach) {
  if (reach.zone() == Zone::outside) return RegionGrid::nobody;
  return 2 * reach.owner + (reach.zone() == Zone::core ? 0 : 1);
}

/// Where the border between two neighbouring points lies: where the margin that
/// tells them apart passes 0, and half way where none does.
double border_share(const PointReach& first, const PointReach& second) {
  if (first.zone() == second.zone()) return 0.5;
  const bool to_outside = first.zone() == Zone::outside || second.zone() == Zone::outside;
  const double a = static_cast<double>(to_outside ? first.band_margin : first.core_margin);
  const double b = static_cast<double>(to_outside ? second.band_margin : second.core_margin);
  return std::isfinite(a) && std::isfinite(b) && a != b ? a / (a - b) : 0.5;
}

/// What belongs to each region, by its number.
struct Tally {
  explicit Tally(std::size_t regions) : road(regions), villages(regions), people(regions) {}

  std::vector<double> road;  ///< metres
  std::vector<std::size_t> villages;
  std::vector<People> people;
};

void count_villages(const ReachPoints& points, const Villages& villages, Tally& tally) {
  const std::vector<PointReach> reach =
      points.measure(std::span(villages.place.data(), villages.size()));
  for (VillageId v : rows(villages.place)) {
    const std::uint32_t region = region_of(reach[v.index]);
    if (region == RegionGrid::nobody) continue;
    ++tally.villages[region];
    tally.people[region] += villages.people[v].value_or(0_people);
  }
}

/// How far along a link of this length one gets from its two ends, where so
/// much is left at each. Both meet where they would overlap.
std::pair<double, double> reached(double length, double left_at_start, double left_at_end) {
  const double meeting = std::clamp((length + left_at_start - left_at_end) / 2.0, 0.0, length);
  const auto within = [](double left, double most) { return std::clamp(left, 0.0, most); };
  return {within(left_at_start, meeting), within(left_at_end, length - meeting)};
}

/// Adds the length of the roads reached, to where they are reached from.
void measure_roads(const ReachPoints& points, const RoadGraph& graph, Metric metric, Tally& tally) {
  const Column<RoadNodeId, PointReach> reach = points.measure_nodes();
  for (RoadNodeId start : rows(graph.place)) {
    for (const RoadEdge& edge : graph.edges_of(start)) {
      if (edge.head <= start) continue;  // each link once
      const PointReach& a = reach[start];
      const PointReach& b = reach[edge.head];
      const double metres = edge.length / millimetres_in_metre;
      const double cost =
          metric == Metric::time ? (edge.time & ~RoadEdge::blocked) / ticks_in_minute : metres;
      const double scale = cost > 0.0 ? metres / cost : 0.0;
      const auto core = reached(metres, -scale * static_cast<double>(a.core_margin),
                                -scale * static_cast<double>(b.core_margin));
      const auto band = reached(metres, -scale * static_cast<double>(a.band_margin),
                                -scale * static_cast<double>(b.band_margin));
      const auto add = [&](const PointReach& from, double core_length, double band_length) {
        if (from.owner == PointReach::nobody) return;
        tally.road[2 * from.owner] += core_length;
        tally.road[2 * from.owner + 1] += std::max(band_length - core_length, 0.0);
      };
      add(a, core.first, band.first);
      add(b, core.second, band.second);
    }
  }
}

/// The box without what lies beyond the poles and beyond one turn: a radius may be of any length.
LonLatBox on_earth(LonLatBox box) {
  box.south = std::max(box.south, -90.0);
  box.north = std::min(box.north, 90.0);
  if (!(box.east - box.west < 360.0)) {
    box.west = -180.0;
    box.east = 180.0;
  }
  return box;
}

/// Lays points over all land that may be in reach, with a rim that is not.
RegionGrid lay_points(const LonLatBox& box, Metres least_step) {
  constexpr double most_points = 1e6;
  const double metres_north = metres_in_degree.value;
  const double metres_east =
      metres_north *
      std::max(0.01, std::cos((box.south + box.north) / 2.0 * std::numbers::pi / 180.0));
  const double width = (box.east - box.west) * metres_east;
  const double height = (box.north - box.south) * metres_north;
  const double step = std::max({least_step.value, std::sqrt(width * height / most_points), 1.0});
  RegionGrid grid;
  grid.step_lon = step / metres_east;
  grid.step_lat = step / metres_north;
  grid.columns = static_cast<std::uint32_t>(width / step) + 3;
  grid.rows = static_cast<std::uint32_t>(height / step) + 3;
  grid.south_west = {box.west - grid.step_lon, box.south - grid.step_lat};
  grid.region.assign(grid.size(), RegionGrid::nobody);
  return grid;
}

/// Measures the points strip by strip, so that only the roads around one strip
/// are held at a time.
std::vector<PointReach> measure_grid(const ReachPoints& points, RegionGrid& grid,
                                     const Progress& progress) {
  constexpr std::size_t points_in_strip = 65'536;
  std::vector<PointReach> reach(grid.size());
  std::vector<LonLat> place;
  for (std::size_t first = 0; first < grid.size(); first += points_in_strip) {
    progress(static_cast<double>(first) / static_cast<double>(grid.size()),
             "drawing service areas");
    const std::size_t last = std::min(grid.size(), first + points_in_strip);
    place.clear();
    for (std::size_t i = first; i < last; ++i) {
      const LonLat point = grid.place(i);
      place.push_back({wrapped_longitude(point.lon), point.lat});
    }
    std::ranges::copy(points.measure(place), reach.begin() + static_cast<std::ptrdiff_t>(first));
  }
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const std::size_t column = i % grid.columns;
    const bool rim = i < grid.columns || i >= grid.size() - grid.columns || column == 0 ||
                     column + 1 == grid.columns;
    if (!rim) grid.region[i] = region_of(reach[i]);
  }
  return reach;
}

}  // namespace

ServiceAreas measure_service_areas(const World& world, const ServiceCatalogue& catalogue,
                                   const CoverageSettings& settings, const Coverage& coverage,
                                   const VillageRoads* roads, const Progress& progress) {
  ServiceAreas areas;
  const ReachPoints points(world, catalogue, settings, coverage, roads);
  if (!points.any()) return areas;
  const LonLatBox extent = on_earth(points.extent());
  const bool counts_on = extent.east > 180.0;
  RegionGrid grid = lay_points(extent, settings.area_step);
  areas.step = grid.step_lat * metres_in_degree;
  const std::vector<PointReach> reach = measure_grid(points, grid, part_of(progress, 0.0, 0.9));

  const std::size_t regions = 2 * std::max<std::size_t>(world.towns.size(), 1);
  Tally tally(regions);
  count_villages(points, world.villages, tally);
  if (roads != nullptr && settings.metric != Metric::straight) {
    measure_roads(points, roads->network.graph(), settings.metric, tally);
  }
  const auto shapes = outline_regions(grid, regions, [&](std::size_t first, std::size_t second) {
    return border_share(reach[first], reach[second]);
  });
  for (std::size_t r = 0; r < regions; ++r) {
    if (shapes[r].empty()) continue;
    const TownId town{static_cast<std::uint32_t>(r / 2)};
    areas.town.push_back(world.towns.size() == 0 ? std::nullopt : std::optional(town));
    areas.zone.push_back(r % 2 == 0 ? Zone::core : Zone::band);
    areas.area.push_back(area_of(shapes[r]));
    areas.shape.push_back(counts_on ? valid_parts(shapes[r]) : shapes[r]);
    areas.road.push_back(Metres{tally.road[r]});
    areas.villages.push_back(tally.villages[r]);
    areas.people.push_back(tally.people[r]);
  }
  return areas;
}

}  // namespace hinterland
