// SPDX-License-Identifier: Apache-2.0
#include <hinterland/service_area.hpp>

#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"
#include "geometry/overlay.hpp"
#include "geometry/regions.hpp"
#include "network/piece_grid.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"
#include "planning/access.hpp"
#include "planning/coverage.hpp"
#include "planning/settings_check.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The margins of a point beyond the radii, by the metric of the study (negative: inside), and the
/// town of the facility that it lies farthest inside of.
struct PointReach {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  float core_margin = std::numeric_limits<float>::infinity();
  float band_margin = std::numeric_limits<float>::infinity();
  std::uint32_t owner = none;  ///< row of a town; 0 where there are no towns

  Zone zone() const {
    if (!(band_margin <= 0.0F)) return Zone::outside;
    return core_margin <= 0.0F ? Zone::core : Zone::band;
  }
};

/// Measures points against all facilities that decide coverage.
class ReachPoints {
 public:
  /// Refers to `roads`; null if there are none.
  ReachPoints(const World& world, const ServiceCatalogue& catalogue,
              const CoverageSettings& settings, const Coverage& coverage,
              const VillageRoads* roads);

  bool any() const { return !groups_.empty(); }

  /// A box around every point that can be in reach. Longitudes continue past 180°.
  LonLatBox extent() const;

  std::vector<PointReach> measure(std::span<const LonLat> places) const;

  /// The same for the nodes of the roads.
  Column<RoadNodeId, PointReach> measure_nodes() const;

 private:
  /// Facilities of equal radii.
  struct Group {
    Impedance core;
    Impedance band;
    std::vector<LonLat> place;
    std::vector<std::uint32_t> owner;
    std::optional<NearestByRoad> by_road;  ///< none where the straight line decides
  };

  Group& group_of(Impedance core, Impedance band);
  Metres farthest(const Group& group) const;

  Metric metric_;
  const VillageRoads* roads_;
  double fastest_kmh_ = 0.0;
  std::vector<Group> groups_;
};

float margin(double reach, Impedance radius) { return static_cast<float>(reach - radius.value); }

/// Keeps the facility that the point lies farther inside of; the earlier one of equals.
void improve(PointReach& best, double reach, Impedance core, Impedance band, std::uint32_t owner) {
  best.core_margin = std::min(best.core_margin, margin(reach, core));
  if (margin(reach, band) >= best.band_margin) return;
  best.band_margin = margin(reach, band);
  best.owner = owner;
}

ReachPoints::ReachPoints(const World& world, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, const Coverage& coverage,
                         const VillageRoads* roads)
    : metric_(settings.metric), roads_(settings.metric == Metric::straight ? nullptr : roads) {
  const PlaceTree seats(std::span(world.towns.place.data(), world.towns.size()));
  for (const ServiceAccess& access : coverage.access) {
    if (access.facilities == 0 || !decides(catalogue.services[access.service], settings)) continue;
    const AccessSettings requested =
        access_settings(catalogue.services[access.service], catalogue.travel, settings);
    const FacilityParts counting = facilities_by_radius(world.facilities, access.service).counting;
    for (std::size_t i = 0; i < counting.place.size(); ++i) {
      const std::optional<Metres> own = world.facilities.radius[counting.facility[i]];
      const Impedance band = with_grace(own ? requested.of(*own) : requested.band(), metric_);
      Group& group = group_of(std::min(with_grace(requested.core(), metric_), band), band);
      const Neighbour seat = seats.nearest(counting.place[i]);  // determines its town
      group.place.push_back(counting.place[i]);
      group.owner.push_back(seat.found() ? seat.row : 0);
    }
  }
  if (roads_ == nullptr) return;
  for (Group& group : groups_) {
    group.by_road.emplace(roads_->network, group.place, metric_, roads_->travel);
  }
  for (const float speed : world.roads.speed_kmh) {
    fastest_kmh_ = std::max(fastest_kmh_, static_cast<double>(speed));
  }
}

ReachPoints::Group& ReachPoints::group_of(Impedance core, Impedance band) {
  const auto found = std::ranges::find_if(
      groups_, [&](const Group& group) { return group.core == core && group.band == band; });
  if (found != groups_.end()) return *found;
  groups_.push_back({core, band, {}, {}, {}});
  return groups_.back();
}

/// The largest straight-line distance from a facility to a point in reach.
Metres ReachPoints::farthest(const Group& group) const {
  if (metric_ != Metric::time) return Metres{group.band.value};
  const double kmh = std::max(fastest_kmh_, roads_->travel.walking_kmh);
  return Metres{group.band.value / 60.0 * kmh * 1000.0};
}

LonLatBox ReachPoints::extent() const {
  LonLatBox box = box_around(groups_.front().place.front(), 0_m);
  const auto join_all = [&](bool counts_on) {
    for (const Group& group : groups_) {
      for (LonLat place : group.place) {
        if (counts_on && place.lon < 0.0) place.lon += 360.0;
        box = joined(box, box_around(place, farthest(group)));
      }
    }
  };
  join_all(false);
  const bool is_beyond = box.west < -180.0 || box.east - box.west > 180.0;
  if (!is_beyond) return box;
  LonLat first = groups_.front().place.front();
  if (first.lon < 0.0) first.lon += 360.0;
  box = box_around(first, 0_m);
  join_all(true);
  return box;
}

std::vector<PointReach> ReachPoints::measure(std::span<const LonLat> places) const {
  std::vector<PointReach> reach(places.size());
  for (const Group& group : groups_) {
    // Most points are out of reach of all facilities; no roads are searched for them.
    const auto nearest = nearest_within(group.place, places, farthest(group));
    std::vector<std::uint32_t> row;
    std::vector<LonLat> near;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      if (!nearest[i].found()) continue;
      if (roads_ == nullptr) {
        improve(reach[i], nearest[i].distance.value, group.core, group.band,
                group.owner[nearest[i].row]);
      } else {
        row.push_back(i);
        near.push_back(places[i]);
      }
    }
    if (roads_ == nullptr) continue;
    const std::vector<Journey> journeys = group.by_road->from_once(near);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Journey& journey = journeys[i];
      if (!journey.found()) continue;
      const double cost = metric_ == Metric::time ? journey.time.value : journey.length.value;
      improve(reach[row[i]], cost, group.core, group.band, group.owner[journey.row]);
    }
  }
  return reach;
}

Column<RoadNodeId, PointReach> ReachPoints::measure_nodes() const {
  Column<RoadNodeId, PointReach> reach(roads_->network.graph().place.size());
  const double unit = metric_ == Metric::time ? ticks_in_minute : millimetres_in_metre;
  for (const Group& group : groups_) {
    for (RoadNodeId node : rows(reach)) {
      const RoadLabel& label = group.by_road->labels()[node];
      if (label.source == RoadLabel::none) continue;
      improve(reach[node], static_cast<double>(label.cost) / unit, group.core, group.band,
              group.owner[label.source]);
    }
  }
  return reach;
}

/// Regions are numbered by owner, the core before the band.
std::uint32_t region_of(const PointReach& reach) {
  if (reach.zone() == Zone::outside) return RegionGrid::none;
  return 2 * reach.owner + (reach.zone() == Zone::core ? 0 : 1);
}

/// The position of the border between two neighbouring points: where the margin that separates
/// them passes 0, or half-way if none does.
double border_share(const PointReach& first, const PointReach& second) {
  if (first.zone() == second.zone()) return 0.5;
  const bool to_outside = first.zone() == Zone::outside || second.zone() == Zone::outside;
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

void count_villages(const ReachPoints& points, const Villages& villages, Tally& tally) {
  const std::vector<PointReach> reach =
      points.measure(std::span(villages.place.data(), villages.size()));
  for (VillageId v : rows(villages.place)) {
    const std::uint32_t region = region_of(reach[v.index]);
    if (region == RegionGrid::none) continue;
    ++tally.villages[region];
    tally.people[region] += villages.people[v].value_or(0_people);
  }
}

/// The lengths reached from the two ends of an edge with the given remaining impedance at each;
/// they meet where they would overlap.
std::pair<double, double> reached(double length, double left_at_start, double left_at_end) {
  const double meeting = std::clamp((length + left_at_start - left_at_end) / 2.0, 0.0, length);
  const auto within = [](double left, double most) { return std::clamp(left, 0.0, most); };
  return {within(left_at_start, meeting), within(left_at_end, length - meeting)};
}

/// Adds the length of the roads reached to the regions that they are reached from.
void measure_roads(const ReachPoints& points, const RoadGraph& graph, Metric metric, Tally& tally) {
  const Column<RoadNodeId, PointReach> reach = points.measure_nodes();
  for (RoadNodeId start : rows(graph.place)) {
    for (const RoadEdge& edge : graph.edges_of(start)) {
      if (edge.head <= start) continue;  // each edge once
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
        if (from.owner == PointReach::none) return;
        const std::size_t row = std::size_t{2} * from.owner;
        tally.road[row] += core_length;
        tally.road[row + 1] += std::max(band_length - core_length, 0.0);
      };
      add(a, core.first, band.first);
      add(b, core.second, band.second);
    }
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

/// A grid of points over all land that may be in reach, with a rim that is not.
RegionGrid lay_points(const LonLatBox& box, Metres min_step) {
  constexpr double max_points = 1e6;
  const double metres_north = metres_in_degree.value;
  const double metres_east =
      metres_north * std::max(0.01, cosine_of_latitude((box.south + box.north) / 2.0));
  const double width = (box.east - box.west) * metres_east;
  const double height = (box.north - box.south) * metres_north;
  const double step = std::max({min_step.value, std::sqrt(width * height / max_points), 1.0});
  RegionGrid grid;
  grid.step_lon = step / metres_east;
  grid.step_lat = step / metres_north;
  grid.columns = static_cast<std::uint32_t>(width / step) + 3;
  grid.rows = static_cast<std::uint32_t>(height / step) + 3;
  grid.south_west = {box.west - grid.step_lon, box.south - grid.step_lat};
  grid.region.assign(grid.size(), RegionGrid::none);
  return grid;
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
