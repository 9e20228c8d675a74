// SPDX-License-Identifier: Apache-2.0
#include "geometry/plane_shape.hpp"

#include "geometry/closed_ring.hpp"
#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hinterland {

namespace {

double cross(PlanePoint from, PlanePoint a, PlanePoint b) {
  return (a.x - from.x) * (b.y - from.y) - (a.y - from.y) * (b.x - from.x);
}

/// Whether two segments cross in their interiors. Segments that only touch are at distance 0
/// anyway.
bool cross_each_other(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
  return cross(a, b, c) * cross(a, b, d) < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0;
}

/// The squared distance between the bounding boxes of two segments, a lower bound on theirs.
double squared_between_boxes(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
  const double east = std::max(
      {0.0, std::min(a.x, b.x) - std::max(c.x, d.x), std::min(c.x, d.x) - std::max(a.x, b.x)});
  const double north = std::max(
      {0.0, std::min(a.y, b.y) - std::max(c.y, d.y), std::min(c.y, d.y) - std::max(a.y, b.y)});
  return east * east + north * north;
}

/// A bounding box in degrees, with longitudes continued from the first vertex.
struct Box {
  LonLat low;
  LonLat high;

  LonLat middle() const { return {(low.lon + high.lon) / 2.0, (low.lat + high.lat) / 2.0}; }
};

Box box_of(const MultiPolygon& shape) {
  const LonLat first = shape.front().outer.front();
  LonLat low = first;
  LonLat high = first;
  for (const Polygon& polygon : shape) {
    for (const LonLat& place : polygon.outer) {
      const double lon = first.lon + std::remainder(place.lon - first.lon, 360.0);
      low = {std::min(low.lon, lon), std::min(low.lat, place.lat)};
      high = {std::max(high.lon, lon), std::max(high.lat, place.lat)};
    }
  }
  return {low, high};
}

}  // namespace

double squared_distance(PlanePoint a, PlanePoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

double squared_distance_to_segment(PlanePoint from, PlanePoint a, PlanePoint b) {
  const double length = squared_distance(a, b);
  if (length == 0.0) return squared_distance(from, a);
  const double product = (from.x - a.x) * (b.x - a.x) + (from.y - a.y) * (b.y - a.y);
  const double share = std::clamp(product / length, 0.0, 1.0);
  return squared_distance(from, {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
}

CircleAround circle_around(const MultiPolygon& shape) {
  if (shape.empty()) return {};
  const Box box = box_of(shape);
  const bool at_equator = box.low.lat <= 0.0 && box.high.lat >= 0.0;
  const double min_lat = std::min(std::abs(box.low.lat), std::abs(box.high.lat));
  const double narrowing = at_equator ? 1.0 : cosine_of_latitude(min_lat);
  const double east = (box.high.lon - box.low.lon) / 2.0 * narrowing;
  const double north = (box.high.lat - box.low.lat) / 2.0;
  return {box.middle(), Metres{max_metres_in_degree * std::hypot(east, north)}};
}

PlaneShape::PlaneShape(const MultiPolygon& shape) {
  if (shape.empty()) return;
  const LonLat middle = box_of(shape).middle();
  middle_ = to_position(middle);
  const double lon = middle.lon * radians_per_degree;
  const double lat = middle.lat * radians_per_degree;
  east_ = {-std::sin(lon), std::cos(lon), 0.0};
  north_ = {-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)};
  const auto add_ring = [&](const LineString& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) add_edge(ring[i - 1], ring[i]);
  };
  for (const Polygon& polygon : shape) {
    add_ring(polygon.outer);
    for (const LineString& hole : polygon.holes) add_ring(hole);
  }
}

void PlaneShape::add_edge(LonLat start, LonLat end) {
  PlanePoint from = on_plane(start);
  const PlanePoint to = on_plane(end);
  each_chord(start, end, std::hypot(to.x - from.x, to.y - from.y), [&](LonLat place) {
    const PlanePoint next = on_plane(place);
    edge_.push_back({from, next});
    from = next;
  });
}

PlanePoint PlaneShape::on_plane(const Position& place) const {
  const double x = place.x - middle_.x;
  const double y = place.y - middle_.y;
  const double z = place.z - middle_.z;
  return {x * east_.x + y * east_.y + z * east_.z, x * north_.x + y * north_.y + z * north_.z};
}

PlanePoint PlaneShape::on_plane(LonLat place) const { return on_plane(to_position(place)); }

bool PlaneShape::covers(PlanePoint place) const {
  bool inside = false;
  for (const Edge& edge : edge_) {
    if ((edge.start.y > place.y) == (edge.end.y > place.y)) continue;
    const double east = edge.start.x + (edge.end.x - edge.start.x) * (place.y - edge.start.y) /
                                           (edge.end.y - edge.start.y);
    if (place.x < east) inside = !inside;
  }
  return inside;
}

double PlaneShape::squared_distance(PlanePoint start, PlanePoint end, double give_up) const {
  double least = std::numeric_limits<double>::infinity();
  for (const Edge& edge : edge_) {
    const double limit = std::min(least, give_up);
    if (squared_between_boxes(start, end, edge.start, edge.end) > limit) continue;
    if (cross_each_other(start, end, edge.start, edge.end)) return 0.0;
    least = std::min({least, squared_distance_to_segment(start, edge.start, edge.end),
                      squared_distance_to_segment(end, edge.start, edge.end),
                      squared_distance_to_segment(edge.start, start, end),
                      squared_distance_to_segment(edge.end, start, end)});
  }
  return least > 0.0 && covers(start) ? 0.0 : least;
}

double farthest_part(const MultiPolygon& land, LonLat main) {
  const std::vector<MultiPolygon> parts = uncut_polygons(land);
  const auto is_main = [&](const MultiPolygon& part) {
    return std::ranges::any_of(part, [&](const Polygon& p) { return surrounds(p.outer, main); });
  };
  const auto largest = std::ranges::find_if(parts, is_main);
  if (largest == parts.end() || parts.size() < 2) return 0.0;
  const PlaneShape shape(*largest);
  double farthest = 0.0;
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (part == largest) continue;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Polygon& polygon : *part) {
      const LineString& ring = polygon.outer;
      for (std::size_t i = 1; i < ring.size() && nearest > 0.0; ++i) {
        nearest = std::min(nearest, shape.squared_distance(shape.on_plane(ring[i - 1]),
                                                           shape.on_plane(ring[i]), nearest));
      }
    }
    farthest = std::max(farthest, std::sqrt(nearest));
  }
  return farthest;
}

}  // namespace hinterland
