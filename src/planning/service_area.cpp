// SPDX-License-Identifier: Apache-2.0
#include <hinterland/service_area.hpp>

#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"
#include "geometry/overlay.hpp"
#include "geometry/regions.hpp"
#include "network/piece_grid.hpp"
#include "network/village_roads.hpp"
#include "planning/service_reach.hpp"
#include "planning/settings_check.hpp"
#include "world/leaving_village.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

namespace {

/// Regions are numbered by owner, the core before the band.
std::uint32_t region_number(std::uint32_t owner, Zone zone) {
  return 2 * owner + (zone == Zone::core ? 0 : 1);
}
std::uint32_t region_of(const PointReach& reach) {
  return reach.zone == Zone::outside ? RegionGrid::none : region_number(reach.owner, reach.zone);
}

/// The position of the border between two neighbouring points: where the margin that separates
/// them passes 0, or half-way if none does.
double border_share(const PointReach& first, const PointReach& second) {
  if (first.zone == second.zone) return 0.5;
  const bool to_outside = first.zone == Zone::outside || second.zone == Zone::outside;
  const double a = static_cast<double>(to_outside ? first.band_margin : first.core_margin);
  const double b = static_cast<double>(to_outside ? second.band_margin : second.core_margin);
  return std::isfinite(a) && std::isfinite(b) && a != b ? a / (a - b) : 0.5;
}

/// The contents of each region, by its number.
struct Tally {
  explicit Tally(std::size_t regions) : road(regions), villages(regions), people(regions) {}

  std::vector<double> road;  ///< metres
  std::vector<std::size_t> villages;
  std::vector<People> people;
};

/// A covered village counts for the town of the facility that decides, in its zone.
void count_villages(const Coverage& coverage, const FacilityTowns& towns, const Villages& villages,
                    Tally& tally) {
  for (const VillageId v : rows(villages.place)) {
    const std::optional<FacilityId> facility = coverage.facility(v);
    if (!coverage.covers(v) || !facility || does_leave(villages, v)) continue;
    const std::size_t region = region_number(towns.owner[*facility], coverage.decisive(v)->zone[v]);
    ++tally.villages[region];
    tally.people[region] += villages.people[v].value_or(0_people);
  }
}

/// The box, limited to the poles and to 360° of longitude: a radius may be of any length.
LonLatBox on_earth(LonLatBox box) {
  box.south = std::max(box.south, -90.0);
  box.north = std::min(box.north, 90.0);
  if (!(box.east - box.west < 360.0)) {
    box.west = -180.0;
    box.east = 180.0;
  }
  return box;
}

/// The step that divides a degree, or if it is too large for that the globe, into a whole number of
/// steps.
double step_in_degrees(double steps_in_degree) {
  if (steps_in_degree >= 10.0) return 1.0 / std::round(steps_in_degree);
  return 360.0 / std::max(1.0, std::round(360.0 * steps_in_degree));
}

/// Lays the points over all land that may be in reach, with a rim that is not.
///
/// The points do not depend on where the data lie: a whole number of steps makes a degree,
/// eastwards by its length in the middle of a zone of ten degrees of latitude. If there are too
/// many points, the step is the next of 1.5, 2, 3, 4, 6, … times that of the settings.
RegionGrid lay_points(const LonLatBox& box, Metres min_step, Metres& step) {
  constexpr double max_points = 1e6;
  constexpr double zone_height = 10.0;
  const double zone = std::floor(std::abs(box.south + box.north) / 2.0 / zone_height);
  const double metres_north = metres_in_degree.value;
  const double metres_east =
      metres_north * cosine_of_latitude((std::min(zone, 8.0) + 0.5) * zone_height);
  double factor = 1.0;
  for (bool is_power = true;; is_power = !is_power) {
    step = factor * std::max(min_step, 1_m);
    RegionGrid grid;
    grid.step_lat = step_in_degrees(metres_north / step.value);
    grid.step_lon = step_in_degrees(metres_east / step.value);
    const double west = std::floor(box.west / grid.step_lon) - 1.0;
    const double south = std::floor(box.south / grid.step_lat) - 1.0;
    const double columns = std::ceil(box.east / grid.step_lon) + 2.0 - west;
    const double rows = std::ceil(box.north / grid.step_lat) + 2.0 - south;
    if (columns * rows <= max_points) {
      grid.west_step = static_cast<std::int64_t>(west);
      grid.south_step = static_cast<std::int64_t>(south);
      grid.columns = static_cast<std::uint32_t>(columns);
      grid.rows = static_cast<std::uint32_t>(rows);
      grid.region.assign(grid.size(), RegionGrid::none);
      return grid;
    }
    factor *= is_power ? 1.5 : 4.0 / 3.0;
  }
}

/// Measures the points strip by strip, so that only the roads near one strip are in memory.
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
  check_settings(settings, catalogue);
  ServiceAreas areas;
  const FacilityTowns towns = find_facility_towns(world);
  const ReachPoints points(world, catalogue, settings, coverage, roads, towns);
  if (!points.any()) return areas;
  const LonLatBox extent = on_earth(points.extent());
  const bool counts_on = extent.east > 180.0;
  RegionGrid grid = lay_points(extent, settings.area_step, areas.step);
  const std::vector<PointReach> reach = measure_grid(points, grid, part_of(progress, 0.0, 0.9));

  const std::size_t regions = 2 * std::max<std::size_t>(towns.town.size(), 1);
  Tally tally(regions);
  count_villages(coverage, towns, world.villages, tally);
  if (roads != nullptr && settings.metric != Metric::straight) {
    points.each_stretch([&](const PointReach& stretch, Metres length) {
      tally.road[region_of(stretch)] += length.value;
    });
  }
  const auto shapes = outline_regions(grid, regions, [&](std::size_t first, std::size_t second) {
    return border_share(reach[first], reach[second]);
  });
  // An area too small for any grid point has villages all the same.
  std::vector<std::size_t> listed;
  for (std::size_t r = 0; r < regions; ++r) {
    if (!shapes[r].empty() || tally.villages[r] > 0) listed.push_back(r);
  }
  const auto town_of = [&](std::size_t r) {
    return towns.town.empty() ? std::nullopt : std::optional(towns.town[r / 2]);
  };
  std::ranges::stable_sort(listed, {}, town_of);
  for (const std::size_t r : listed) {
    areas.town.push_back(town_of(r));
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
