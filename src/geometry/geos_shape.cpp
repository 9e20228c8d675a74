// SPDX-License-Identifier: Apache-2.0
#include "geometry/geos_shape.hpp"

#include "geometry/closed_ring.hpp"
#include "geometry/meridian_180.hpp"

#include <limits>
#include <utility>

namespace hinterland {

namespace {

GEOSCoordSequence* make_vertices(GEOSContextHandle_t geos, const LineString& line) {
  static_assert(sizeof(LonLat) == 2 * sizeof(double));
  return GEOSCoordSeq_copyFromBuffer_r(geos, &line[0].lon, static_cast<unsigned>(line.size()), 0,
                                       0);
}

GEOSGeometry* make_ring(GEOSContextHandle_t geos, const LineString& ring) {
  return GEOSGeom_createLinearRing_r(geos, make_vertices(geos, ring));
}

GEOSGeometry* make_polygon(GEOSContextHandle_t geos, const Polygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (const LineString& hole : polygon.holes) {
    if (is_ring(hole)) holes.push_back(make_ring(geos, hole));
  }
  return GEOSGeom_createPolygon_r(geos, make_ring(geos, polygon.outer), holes.data(),
                                  static_cast<unsigned>(holes.size()));
}

/// Whether a ring is an island: it lies in a hole and has the opposite orientation.
bool is_island(const LineString& ring, const std::vector<LineString>& holes) {
  return std::ranges::any_of(holes, [&](const LineString& hole) {
    if (&hole == &ring || !is_ring(hole) || turning(hole) * turning(ring) >= 0.0) return false;
    return std::ranges::all_of(ring, [&](LonLat vertex) { return surrounds(hole, vertex); });
  });
}

/// Whether more than one hundredth of a hole's area, more than digitising errors explain, lies
/// outside its shell. It is then a separate polygon that was written as a hole because of its
/// orientation.
bool reaches_out(GEOSContextHandle_t geos, const LineString& hole, const LineString& shell) {
  if (!is_ring(shell)) return false;
  constexpr double most = 0.01;
  const GeometryOwner inside(make_polygon(geos, {hole, {}}), GeometryDeleter{geos});
  const GeometryOwner around(make_polygon(geos, {shell, {}}), GeometryDeleter{geos});
  const GeometryOwner outside(GEOSDifference_r(geos, inside.get(), around.get()),
                              GeometryDeleter{geos});
  double whole = 0.0;
  double part = 0.0;
  return outside && GEOSArea_r(geos, inside.get(), &whole) == 1 &&
         GEOSArea_r(geos, outside.get(), &part) == 1 && part > most * whole;
}

/// Turns islands and other polygons given as holes into separate polygons.
MultiPolygon with_islands_apart(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  MultiPolygon apart;
  for (const Polygon& polygon : shape) {
    apart.push_back({polygon.outer, {}});
    const std::size_t at = apart.size() - 1;
    for (const LineString& hole : polygon.holes) {
      if (is_ring(hole) &&
          (is_island(hole, polygon.holes) || reaches_out(geos, hole, polygon.outer))) {
        apart.push_back({hole, {}});
      } else {
        apart[at].holes.push_back(hole);
      }
    }
  }
  return apart;
}

GeometryOwner repaired(GEOSContextHandle_t geos, const GEOSGeometry* geometry) {
  const auto destroy = [&](GEOSMakeValidParams* p) { GEOSMakeValidParams_destroy_r(geos, p); };
  const std::unique_ptr<GEOSMakeValidParams, decltype(destroy)> how(
      GEOSMakeValidParams_create_r(geos), destroy);
  GEOSMakeValidParams_setMethod_r(geos, how.get(), GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(geos, how.get(), 0);
  return {GEOSMakeValidWithParams_r(geos, geometry, how.get()), GeometryDeleter{geos}};
}

LineString take_ring(GEOSContextHandle_t geos, const GEOSGeometry* ring) {
  const GEOSCoordSequence* vertices = GEOSGeom_getCoordSeq_r(geos, ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos, vertices, &count);
  LineString taken(count);
  if (count > 0) GEOSCoordSeq_copyToBuffer_r(geos, vertices, &taken[0].lon, 0, 0);
  return taken;
}

template <class Visit>
void for_each_polygon(GEOSContextHandle_t geos, const GEOSGeometry* geometry, const Visit& visit) {
  if (geometry == nullptr) return;
  const int type = GEOSGeomTypeId_r(geos, geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos, geometry) == 0) visit(geometry);
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, geometry); ++i) {
      for_each_polygon(geos, GEOSGetGeometryN_r(geos, geometry, i), visit);
    }
  }
}

/// The polygons as given; they may be invalid or overlap.
GeometryOwner make_rough_shape(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  std::vector<GEOSGeometry*> polygons;
  for (const Polygon& polygon : shape) {
    if (is_ring(polygon.outer)) polygons.push_back(make_polygon(geos, polygon));
  }
  return {GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, polygons.data(),
                                      static_cast<unsigned>(polygons.size())),
          GeometryDeleter{geos}};
}

}  // namespace

GeometryOwner make_box(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  constexpr double beyond = std::numeric_limits<double>::infinity();
  LineString diagonal{{beyond, beyond}, {-beyond, -beyond}};
  const auto take = [&](const LineString& ring) {
    for (const LonLat& place : ring) {
      diagonal[0] = {std::min(diagonal[0].lon, place.lon), std::min(diagonal[0].lat, place.lat)};
      diagonal[1] = {std::max(diagonal[1].lon, place.lon), std::max(diagonal[1].lat, place.lat)};
    }
  };
  for (const Polygon& polygon : shape) {
    take(polygon.outer);
    for (const LineString& hole : polygon.holes) take(hole);
  }
  if (diagonal[0].lon > diagonal[1].lon) {
    return {GEOSGeom_createEmptyLineString_r(geos), GeometryDeleter{geos}};
  }
  return {GEOSGeom_createLineString_r(geos, make_vertices(geos, diagonal)), GeometryDeleter{geos}};
}

GeometryOwner make_shape(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  GeometryOwner rough = make_rough_shape(geos, shape);
  if (!rough || GEOSisValid_r(geos, rough.get()) == 1) return rough;
  const GeometryOwner apart = make_rough_shape(geos, with_islands_apart(geos, shape));
  GeometryOwner valid = repaired(geos, apart.get());
  return valid ? std::move(valid) : make_rough_shape(geos, {});
}

MultiPolygon take_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry) {
  MultiPolygon shape;
  for_each_polygon(geos, geometry, [&](const GEOSGeometry* polygon) {
    Polygon taken{take_ring(geos, GEOSGetExteriorRing_r(geos, polygon)), {}};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos, polygon); ++i) {
      taken.holes.push_back(take_ring(geos, GEOSGetInteriorRingN_r(geos, polygon, i)));
    }
    shape.push_back(std::move(taken));
  });
  return shape;
}

const GEOSGeometry* largest_polygon(GEOSContextHandle_t geos, const GEOSGeometry* geometry) {
  const GEOSGeometry* largest = nullptr;
  double most = 0.0;
  for_each_polygon(geos, geometry, [&](const GEOSGeometry* polygon) {
    double area = 0.0;
    if (GEOSArea_r(geos, polygon, &area) != 1 || !(area > most)) return;
    most = area;
    largest = polygon;
  });
  return largest;
}

GeometryOwner make_uncut_shape(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  return make_shape(geos, meets_antimeridian(shape) ? counted_on(shape) : shape);
}

MultiPolygon take_cut_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry) {
  double east = 0.0;
  const bool has_end = GEOSGeom_getXMax_r(geos, geometry, &east) == 1;
  if (!has_end || east <= 180.0) return take_shape(geos, geometry);
  const auto within = [&](double from, double to) {
    const Polygon box{{{from, -91.0}, {to, -91.0}, {to, 91.0}, {from, 91.0}, {from, -91.0}}, {}};
    const GeometryOwner half = make_shape(geos, {box});
    const GeometryOwner part(GEOSIntersection_r(geos, geometry, half.get()), GeometryDeleter{geos});
    return take_shape(geos, part.get());
  };
  MultiPolygon parts = within(-180.0, 180.0);
  for (Polygon& part : normalised(within(180.0, 540.0))) parts.push_back(std::move(part));
  return parts;
}

}  // namespace hinterland
