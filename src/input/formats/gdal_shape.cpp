// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_shape.hpp"

#include "base/characters.hpp"
#include "geometry/closed_ring.hpp"
#include "input/formats/geometry_repair.hpp"
#include "input/notation/field_match.hpp"

#include <fmt/format.h>
#include <ogr_api.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

std::optional<std::pair<LonLat, LonLat>> extent_of(const OGRGeometry* geometry) {
  if (geometry == nullptr || geometry->IsEmpty() != 0) return std::nullopt;
  OGREnvelope box;
  geometry->getEnvelope(&box);
  return std::pair(LonLat{box.MinX, box.MinY}, LonLat{box.MaxX, box.MaxY});
}

namespace {

/// Whether the geometry is a point with exactly one NaN coordinate, which GDAL treats as empty.
bool is_half_a_place(const OGRGeometry& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) != wkbPoint) return false;
  const OGRPoint& point = *geometry.toPoint();
  return std::isnan(point.getX()) != std::isnan(point.getY());
}

const Text not_a_number{"a coordinate is not a number", "有的坐标不是数字"};
const Text no_area{"it has no area", "没有面积"};
const Text no_area_but_a_place{"it has no area; its first vertex is used as the place",
                               "没有面积，以第一个顶点为位置"};
const Text other_type{"it has another geometry type", "几何类型不符"};

LineString take_vertices(const OGRSimpleCurve& curve) {
  LineString vertices;
  const int count = curve.getNumPoints();
  vertices.reserve(static_cast<std::size_t>(count) + 1);
  for (int i = 0; i < count; ++i) vertices.push_back({curve.getX(i), curve.getY(i)});
  return vertices;
}

/// The geometry with curves approximated by lines; `made` owns the result if one had to be created.
const OGRGeometry* without_curves(const OGRGeometry* geometry, std::unique_ptr<OGRGeometry>& made) {
  if (geometry->hasCurveGeometry() == FALSE) return geometry;
  made.reset(geometry->getLinearGeometry());
  return made.get();
}

bool is_kind_of(const OGRGeometry& geometry, OGRwkbGeometryType type) {
  return OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), type) != FALSE;
}

/// Calls `take` for each part that is neither empty nor a collection.
template <class Take>
void for_each_leaf(const OGRGeometry& geometry, const Take& take) {
  if (geometry.IsEmpty() != FALSE) return;
  if (is_kind_of(geometry, wkbGeometryCollection)) {
    for (const OGRGeometry* part : *geometry.toGeometryCollection()) for_each_leaf(*part, take);
  } else if (is_kind_of(geometry, wkbPolyhedralSurface)) {
    for (const OGRPolygon* part : *geometry.toPolyhedralSurface()) for_each_leaf(*part, take);
  } else {
    take(geometry);
  }
}

/// Passes each part to `take(part, parts)`, which returns what is wrong with it, and combines the
/// results.
template <class Take>
ShapeFault take_parts(const OGRGeometry* geometry, ShapeParts& parts, const Take& take) {
  if (geometry != nullptr && is_half_a_place(*geometry)) {
    parts.left_out.push_back({++parts.parts, not_a_number});
    return ShapeFault::invalid;
  }
  if (geometry == nullptr || geometry->IsEmpty() != FALSE) return ShapeFault::empty;
  std::unique_ptr<OGRGeometry> made;
  std::size_t taken = 0;
  std::size_t wrong = 0;
  for_each_leaf(*without_curves(geometry, made), [&](const OGRGeometry& part) {
    ++parts.parts;
    const ShapeFault fault = take(part, parts);
    if (fault == ShapeFault::none) ++taken;
    if (fault != ShapeFault::wrong_type) return;
    ++wrong;
    parts.left_out.push_back({parts.parts, other_type});
  });
  if (taken > 0) return ShapeFault::none;
  if (parts.parts == 0) return ShapeFault::empty;
  return wrong == parts.parts ? ShapeFault::wrong_type : ShapeFault::invalid;
}

constexpr double bad_coordinate = 1e30;  // invalid like NaN, but equal to itself

/// Records the vertices that were left out of the current part, if any.
void report_removed(const BadVertices& bad, ShapeParts& parts) {
  if (bad.count() == 0) return;
  const Text message = bad.description();
  parts.left_out.push_back({parts.parts, {message.en + ", left out", message.zh + "，已略去"}});
}

/// Why a part was lost together with its vertices.
Text why_lost(const BadVertices& bad) { return bad.at_zero > 0 ? bad.description() : not_a_number; }

/// Converts one ring of a polygon. Returns why it is invalid; empty if it is valid.
Text take_ring(const OGRLinearRing& source, LineString& ring, ShapeParts& parts) {
  ring = take_vertices(source);
  const bool ends_are_bad = ring.size() > 1 && !is_number(ring.front()) && !is_number(ring.back());
  if (ends_are_bad) ring.back() = ring.front() = LonLat{bad_coordinate, bad_coordinate};
  if (close_ring(ring)) ++parts.rings_closed;
  BadVertices bad;
  if (!clean_ring(ring, bad)) return why_lost(bad);
  report_removed(bad, parts);
  if (ring.size() >= 4) return {};
  return {fmt::format("a ring needs 4 vertices but has {}", ring.size()),
          fmt::format("环至少要有4个顶点，只有{}个", ring.size())};
}

ShapeFault take_polygon(const OGRPolygon& source, Polygon& polygon, ShapeParts& parts) {
  const OGRLinearRing* outer = source.getExteriorRing();
  const Text wrong = outer == nullptr ? not_a_number : take_ring(*outer, polygon.outer, parts);
  if (!wrong.empty()) {
    parts.left_out.push_back({parts.parts, wrong});
    return ShapeFault::invalid;
  }
  for (int i = 0; i < source.getNumInteriorRings(); ++i) {
    if (source.getInteriorRing(i)->IsEmpty() != FALSE) continue;
    LineString hole;
    const Text wrong_hole = take_ring(*source.getInteriorRing(i), hole, parts);
    if (wrong_hole.empty()) {
      polygon.holes.push_back(std::move(hole));
    } else {
      parts.left_out.push_back({parts.parts,
                                {fmt::format("hole {}: {}", i + 1, wrong_hole.en),
                                 fmt::format("第{}个洞：{}", i + 1, wrong_hole.zh)}});
    }
  }
  const std::size_t outside = polygon.holes.empty() ? 0 : resolve_rings(polygon);
  if (outside > 0) parts.left_out.push_back({parts.parts, holes_outside(outside)});
  return ShapeFault::none;
}

/// Converts a polygon; one without area is invalid.
ShapeFault take_true_polygon(const OGRGeometry& part, Polygon& polygon, ShapeParts& parts) {
  const auto type = wkbFlatten(part.getGeometryType());
  if (type != wkbPolygon && type != wkbTriangle) return ShapeFault::wrong_type;
  const ShapeFault fault = take_polygon(*part.toPolygon(), polygon, parts);
  if (fault != ShapeFault::none || has_area(polygon)) return fault;
  // A hole covers all of it, so no vertex is a usable place.
  if (!polygon.holes.empty()) polygon = {};
  parts.left_out.push_back({parts.parts, no_area});
  return ShapeFault::invalid;
}

void report_nested(const MultiPolygon& polygons, ShapeParts& parts) {
  if (polygons.size() < 2) return;
  const auto nested = nested_part(polygons);
  if (!nested) return;
  parts.left_out.push_back({*nested + 1, lies_in_another()});
}

/// Converts the parts of one geometry to places.
class PlaceTaker {
 public:
  ShapeFault take(const OGRGeometry& part, ShapeParts& parts) {
    switch (wkbFlatten(part.getGeometryType())) {
      case wkbPoint: {
        const OGRPoint& point = *part.toPoint();
        return take_point(LonLat{point.getX(), point.getY()}, parts);
      }
      case wkbPolygon:
      case wkbTriangle:
        return take_area(part, parts);
      default:
        return ShapeFault::wrong_type;
    }
  }

  /// Returns the combined result in `place`; false if no place was found.
  bool give(TakenPlace& place, ShapeParts& parts) {
    leave_out_zeros(parts);
    std::vector<LonLat> all;
    if (!polygons_.empty()) all.push_back(middle_of(largest().outer));
    for (const PointPart& point : points_) all.push_back(point.place);
    if (all.empty() && a_vertex_) {
      all.push_back(*a_vertex_);
      std::erase_if(parts.left_out, [](const ShapeParts::Fault& f) { return f.why == no_area; });
      parts.left_out.push_back({1, no_area_but_a_place});
    }
    if (all.empty()) return false;
    place.point = all.front();
    for (const LonLat& other : all) {
      const bool is_new = std::ranges::find(place.others, other) == place.others.end();
      if (other != place.point && is_new) place.others.push_back(other);
    }
    report_nested(polygons_, parts);
    place.polygons = std::move(polygons_);
    return true;
  }

 private:
  struct PointPart {
    LonLat place;
    std::size_t part;
  };

  ShapeFault take_point(const LonLat& point, ShapeParts& parts) {
    if (is_number(point)) {
      points_.push_back({point, parts.parts});
      return ShapeFault::none;
    }
    parts.left_out.push_back({parts.parts, not_a_number});
    return ShapeFault::invalid;
  }

  ShapeFault take_area(const OGRGeometry& part, ShapeParts& parts) {
    Polygon polygon;
    const ShapeFault fault = take_true_polygon(part, polygon, parts);
    if (!a_vertex_ && polygon.outer.size() >= 4) a_vertex_ = polygon.outer.front();
    if (fault == ShapeFault::none) polygons_.push_back(std::move(polygon));
    return fault;
  }

  /// Leaves out parts at (0, 0) if another place exists.
  void leave_out_zeros(ShapeParts& parts) {
    const auto at_zero = [](const PointPart& point) { return is_zero(point.place); };
    if (polygons_.empty() && std::ranges::all_of(points_, at_zero)) return;
    for (const PointPart& point : points_) {
      if (at_zero(point)) parts.left_out.push_back({point.part, Text("at (0, 0)", "位于 (0, 0)")});
    }
    std::erase_if(points_, at_zero);
  }

  const Polygon& largest() const {
    return *std::ranges::max_element(
        polygons_, {}, [](const Polygon& polygon) { return std::abs(turning(polygon.outer)); });
  }

  std::vector<PointPart> points_;
  MultiPolygon polygons_;
  std::optional<LonLat> a_vertex_;  ///< of a polygon without area
};

}  // namespace

Text ShapeParts::description() const {
  constexpr std::size_t most = 3;
  Text text;
  for (std::size_t i = 0; i < std::min(most, left_out.size()); ++i) {
    const auto& [part, why] = left_out[i];
    text.en += fmt::format("{}part {} of {}: {}", i == 0 ? "" : "; ", part, parts, why.en);
    text.zh += fmt::format("{}第{}部分（共{}部分）：{}", i == 0 ? "" : "；", part, parts, why.zh);
  }
  if (left_out.size() > most) {
    text.en += fmt::format("; and {} more", left_out.size() - most);
    text.zh += fmt::format("；另有{}处", left_out.size() - most);
  }
  return text;
}

ShapeFault take_place(const OGRGeometry* geometry, TakenPlace& place, ShapeParts& parts) {
  PlaceTaker taker;
  const ShapeFault fault =
      take_parts(geometry, parts,
                 [&](const OGRGeometry& part, ShapeParts& all) { return taker.take(part, all); });
  if (fault == ShapeFault::empty || fault == ShapeFault::wrong_type) return fault;
  return taker.give(place, parts) ? ShapeFault::none : ShapeFault::invalid;
}

ShapeFault take_vertex(const OGRGeometry* geometry, LonLat& vertex) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  OGREnvelope box;  // the vertex need not be exact
  geometry->getEnvelope(&box);
  vertex = {box.MinX, box.MinY};
  return is_number(vertex) ? ShapeFault::none : ShapeFault::invalid;
}

ShapeFault take_lines(const OGRGeometry* geometry, std::vector<LineString>& lines,
                      ShapeParts& parts) {
  return take_parts(geometry, parts, [&](const OGRGeometry& part, ShapeParts& all) {
    if (wkbFlatten(part.getGeometryType()) != wkbLineString) return ShapeFault::wrong_type;
    BadVertices bad;
    LineString line = take_vertices(*part.toLineString());
    if (clean_line(line, bad)) {
      report_removed(bad, all);
      lines.push_back(std::move(line));
      return ShapeFault::none;
    }
    const Text one_vertex{"a line needs 2 vertices but has 1", "线至少要有2个顶点，只有1个"};
    all.left_out.push_back({all.parts, bad.count() == 0 ? one_vertex : why_lost(bad)});
    return ShapeFault::invalid;
  });
}

ShapeFault take_polygons(const OGRGeometry* geometry, MultiPolygon& polygons, ShapeParts& parts) {
  const ShapeFault taken =
      take_parts(geometry, parts, [&](const OGRGeometry& part, ShapeParts& all) {
        Polygon polygon;
        const ShapeFault fault = take_true_polygon(part, polygon, all);
        if (fault == ShapeFault::none) polygons.push_back(std::move(polygon));
        return fault;
      });
  report_nested(polygons, parts);
  return taken;
}

}  // namespace hinterland
