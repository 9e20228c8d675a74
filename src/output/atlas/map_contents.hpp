// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/lanes.hpp"
#include "output/shapefile.hpp"

#include <hinterland/plan.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

/// A rectangle in the map plane, in metres; empty as constructed.
struct PlaneBox {
  double west = 1e300;
  double south = 1e300;
  double east = -1e300;
  double north = -1e300;

  bool empty() const { return east < west; }
  void add(PlanePoint point);
  void add(const PlaneBox& box);
};

bool do_meet(const PlaneBox& a, const PlaneBox& b);

using PlaneLine = std::vector<PlanePoint>;

/// A line or the rings of a polygon, with the box around it.
struct MapShape {
  std::vector<PlaneLine> parts;
  PlaneBox box;
};

/// A line to build, of one service.
struct PlannedLine {
  PlanYear year = unbuilt;  ///< `unbuilt`: not in the plan
  Lane lane;                ///< among the lines on its way
  PlaneLine vertices;
  PlaneBox box;
};

enum class RoadRank : std::uint8_t { minor, secondary, main };
inline constexpr std::size_t road_ranks = 3;

/// What a map shows, in a map plane. Places that cannot be projected are left out.
struct MapContents {
  int epsg = 0;  ///< of the map plane
  std::vector<MapShape> core;
  std::vector<MapShape> band;
  Column<ServiceAreaId, PlaneBox> area_boxes;  ///< of both zones; empty: an area without a shape
  std::vector<MapShape> built_up;
  std::vector<MapShape> exclusions;
  std::vector<MapShape> boundaries;
  std::array<std::vector<MapShape>, road_ranks> roads;
  std::vector<PlannedLine> lines;  ///< of all segments, in their order
  Column<VillageId, std::optional<PlanePoint>> villages;
  Column<TownId, std::optional<PlanePoint>> towns;
  Column<SiteId, std::optional<PlanePoint>> sites;
};

/// By speed: main from 60 km/h, secondary from 40 km/h or without a speed.
RoadRank rank_of(const Roads& roads, RoadId road);

/// In the plane of a `MapPlane`. O(n log n) in the vertices, for the lanes.
MapContents project_map(const Findings& findings);

}  // namespace hinterland
