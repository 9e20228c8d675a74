// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_shape.hpp"

#include <hinterland/geometry/overlay.hpp>

#include <ogr_geometry.h>

#include <cmath>
#include <memory>

namespace hinterland {

namespace {

/// Esri writes "no data" as less than -1e38.
bool is_number(double coordinate) {
  return std::isfinite(coordinate) && std::abs(coordinate) < 1e30;
}

bool is_place(const LonLat& place) { return is_number(place.lon) && is_number(place.lat); }

/// The vertices; false where one is no number.
bool take_vertices(const OGRSimpleCurve& curve, LineString& vertices) {
  const int count = curve.getNumPoints();
  vertices.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    vertices.push_back({curve.getX(i), curve.getY(i)});
    if (!is_place(vertices.back())) return false;
  }
  return true;
}

/// The geometry without curves; `made` owns what had to be made for it.
const OGRGeometry* without_curves(const OGRGeometry* geometry, std::unique_ptr<OGRGeometry>& made) {
  if (geometry->hasCurveGeometry() == FALSE) return geometry;
  made.reset(geometry->getLinearGeometry());
  return made.get();
}

/// Calls `take` for each part of a collection, or for the geometry itself. The
/// first fault ends it.
template <class Take>
ShapeFault for_each_part(const OGRGeometry* geometry, const Take& take) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  if (!OGR_GT_IsSubClassOf(wkbFlatten(geometry->getGeometryType()), wkbGeometryCollection)) {
    return take(geometry);
  }
  for (const OGRGeometry* part : *geometry->toGeometryCollection()) {
    if (part->IsEmpty()) continue;
    const ShapeFault fault = for_each_part(part, take);
    if (fault != ShapeFault::none) return fault;
  }
  return ShapeFault::none;
}

ShapeFault take_polygon(const OGRPolygon& source, MultiPolygon& polygons) {
  Polygon polygon;
  const OGRLinearRing* outer = source.getExteriorRing();
  if (outer == nullptr || !take_vertices(*outer, polygon.outer)) return ShapeFault::invalid;
  if (polygon.outer.size() < 4) return ShapeFault::invalid;
  for (int i = 0; i < source.getNumInteriorRings(); ++i) {
    LineString hole;
    if (!take_vertices(*source.getInteriorRing(i), hole)) return ShapeFault::invalid;
    if (hole.size() >= 4) polygon.holes.push_back(std::move(hole));
  }
  polygons.push_back(std::move(polygon));
  return ShapeFault::none;
}

ShapeFault middle_of(const OGRLineString& line, LonLat& point) {
  LineString vertices;
  if (!take_vertices(line, vertices)) return ShapeFault::invalid;
  OGRPoint middle;
  line.Value(line.get_Length() / 2.0, &middle);
  point = {middle.getX(), middle.getY()};
  return is_place(point) ? ShapeFault::none : ShapeFault::invalid;
}

ShapeFault point_of_polygons(const OGRGeometry* geometry, LonLat& point) {
  MultiPolygon polygons;
  const ShapeFault fault = take_polygons(geometry, polygons);
  if (fault != ShapeFault::none) return fault;
  const auto inside = point_inside(polygons);
  if (!inside) return ShapeFault::invalid;
  point = *inside;
  return ShapeFault::none;
}

}  // namespace

ShapeFault take_point(const OGRGeometry* geometry, LonLat& point) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  std::unique_ptr<OGRGeometry> made;
  const OGRGeometry* straight = without_curves(geometry, made);
  switch (wkbFlatten(straight->getGeometryType())) {
    case wkbPoint: {
      const OGRPoint& source = *straight->toPoint();
      point = {source.getX(), source.getY()};
      return is_place(point) ? ShapeFault::none : ShapeFault::invalid;
    }
    case wkbLineString:
      return middle_of(*straight->toLineString(), point);
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbPolyhedralSurface:
    case wkbTIN:
      return point_of_polygons(straight, point);
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbGeometryCollection:
      for (const OGRGeometry* part : *straight->toGeometryCollection()) {
        if (!part->IsEmpty()) return take_point(part, point);
      }
      return ShapeFault::empty;
    default:
      return ShapeFault::wrong_type;
  }
}

ShapeFault take_vertex(const OGRGeometry* geometry, LonLat& vertex) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  OGREnvelope box;  // its corner is as good as a vertex
  geometry->getEnvelope(&box);
  vertex = {box.MinX, box.MinY};
  return is_place(vertex) ? ShapeFault::none : ShapeFault::invalid;
}

ShapeFault take_lines(const OGRGeometry* geometry, std::vector<LineString>& lines) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  std::unique_ptr<OGRGeometry> made;
  return for_each_part(without_curves(geometry, made), [&](const OGRGeometry* part) {
    if (wkbFlatten(part->getGeometryType()) != wkbLineString) return ShapeFault::wrong_type;
    LineString line;
    if (!take_vertices(*part->toLineString(), line)) return ShapeFault::invalid;
    if (line.size() < 2) return ShapeFault::invalid;
    lines.push_back(std::move(line));
    return ShapeFault::none;
  });
}

ShapeFault take_polygons(const OGRGeometry* geometry, MultiPolygon& polygons) {
  if (geometry == nullptr || geometry->IsEmpty()) return ShapeFault::empty;
  std::unique_ptr<OGRGeometry> made;
  return for_each_part(without_curves(geometry, made), [&](const OGRGeometry* part) {
    const auto type = wkbFlatten(part->getGeometryType());
    if (type != wkbPolygon && type != wkbTriangle) return ShapeFault::wrong_type;
    return take_polygon(*part->toPolygon(), polygons);
  });
}

}  // namespace hinterland
