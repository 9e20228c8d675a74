// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_contents.hpp"

#include "output/atlas/map_plane.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace hinterland {

void PlaneBox::add(PlanePoint point) {
  west = std::min(west, point.x);
  east = std::max(east, point.x);
  south = std::min(south, point.y);
  north = std::max(north, point.y);
}

void PlaneBox::add(const PlaneBox& box) {
  west = std::min(west, box.west);
  east = std::max(east, box.east);
  south = std::min(south, box.south);
  north = std::max(north, box.north);
}

bool do_meet(const PlaneBox& a, const PlaneBox& b) {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

namespace {

std::optional<PlanePoint> projected(const MapPlane& plane, LonLat place) {
  const PlanePoint point = plane.at(place);
  if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
  return point;
}

PlaneLine projected_line(const MapPlane& plane, std::span<const LonLat> places) {
  PlaneLine line;
  line.reserve(places.size());
  for (const LonLat& place : places) {
    if (const auto point = projected(plane, place)) line.push_back(*point);
  }
  return line;
}

void add_part(MapShape& shape, PlaneLine part) {
  if (part.size() < 2) return;
  for (const PlanePoint& point : part) shape.box.add(point);
  shape.parts.push_back(std::move(part));
}

MapShape projected_polygons(const MapPlane& plane, const MultiPolygon& polygons) {
  MapShape shape;
  for (const Polygon& polygon : polygons) {
    add_part(shape, projected_line(plane, polygon.outer));
    for (const LineString& hole : polygon.holes) add_part(shape, projected_line(plane, hole));
  }
  return shape;
}

std::vector<MapShape> projected_areas(const MapPlane& plane, const Areas& areas) {
  std::vector<MapShape> shapes;
  for (const MultiPolygon& polygons : areas.shape) {
    shapes.push_back(projected_polygons(plane, polygons));
  }
  return shapes;
}

template <class Row>
Column<Row, std::optional<PlanePoint>> projected_places(const MapPlane& plane,
                                                        const Column<Row, LonLat>& places) {
  Column<Row, std::optional<PlanePoint>> points;
  for (const LonLat& place : places) points.push_back(projected(plane, place));
  return points;
}

void project_roads(MapContents& contents, const MapPlane& plane, const Roads& roads) {
  const std::span<const LonLat> vertices = roads.vertex;
  for (std::uint32_t road = 0; road < roads.size(); ++road) {
    const std::size_t first = roads.first_vertex[road];
    const std::size_t last = roads.first_vertex[road + 1];
    MapShape shape;
    add_part(shape, projected_line(plane, vertices.subspan(first, last - first)));
    const auto rank = static_cast<std::size_t>(rank_of(roads, RoadId{road}));
    if (!shape.parts.empty()) contents.roads[rank].push_back(std::move(shape));
  }
}

std::vector<PlannedLine> projected_lines(const MapPlane& plane, const Findings& findings) {
  const ExtensionSegments& segments = findings.extension.segments;
  const Schedule& schedule = findings.schedule;
  const std::span<const LonLat> vertices = segments.vertex;
  const Column<SegmentId, Lane> lanes = find_lanes(segments);
  std::vector<PlannedLine> lines;
  for (const SegmentId segment : rows(segments.service)) {
    const std::size_t first = segments.first_vertex[segment.index];
    const std::size_t last = segments.first_vertex[segment.index + 1];
    MapShape shape;
    add_part(shape, projected_line(plane, vertices.subspan(first, last - first)));
    if (shape.parts.empty()) continue;
    lines.push_back({schedule.given() ? schedule.segment_year[segment] : unbuilt, lanes[segment],
                     std::move(shape.parts.front()), shape.box});
  }
  return lines;
}

}  // namespace

RoadRank rank_of(const Roads& roads, RoadId road) {
  if (roads.speed_kmh.empty()) return RoadRank::secondary;
  const float speed = roads.speed_kmh[road];
  if (speed >= 60.0F) return RoadRank::main;
  return speed >= 40.0F ? RoadRank::secondary : RoadRank::minor;
}

MapContents project_map(const Findings& findings) {
  const World& world = findings.world;
  MapContents contents;
  const MapPlane plane(world.villages);
  contents.epsg = plane.epsg();
  for (const ServiceAreaId area : rows(findings.service_areas.zone)) {
    auto& zone = findings.service_areas.zone[area] == Zone::core ? contents.core : contents.band;
    zone.push_back(projected_polygons(plane, findings.service_areas.shape[area]));
    contents.area_boxes.push_back(zone.back().box);
  }
  contents.built_up = projected_areas(plane, world.built_up);
  contents.exclusions = projected_areas(plane, world.exclusions);
  contents.boundaries = projected_areas(plane, world.boundaries);
  project_roads(contents, plane, world.roads);
  contents.lines = projected_lines(plane, findings);
  contents.villages = projected_places(plane, world.villages.place);
  contents.towns = projected_places(plane, world.towns.place);
  contents.sites = projected_places(plane, findings.sites.place);
  return contents;
}

}  // namespace hinterland
