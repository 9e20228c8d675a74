// SPDX-License-Identifier: Apache-2.0
#include <hinterland/geometry/overlay.hpp>

#include "geometry/geos_owner.hpp"

#include <hinterland/geometry/equal_area.hpp>

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace hinterland {

namespace {

struct PreparedDeleter {
  GEOSContextHandle_t geos;
  void operator()(const GEOSPreparedGeometry* shape) const {
    GEOSPreparedGeom_destroy_r(geos, shape);
  }
};
using PreparedOwner = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

struct TreeDeleter {
  GEOSContextHandle_t geos;
  void operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(geos, tree); }
};
using TreeOwner = std::unique_ptr<GEOSSTRtree, TreeDeleter>;

bool is_ring(const LineString& ring) { return ring.size() >= 4 && ring.front() == ring.back(); }

GEOSGeometry* make_ring(GEOSContextHandle_t geos, const LineString& ring) {
  static_assert(sizeof(LonLat) == 2 * sizeof(double));
  GEOSCoordSequence* vertices =
      GEOSCoordSeq_copyFromBuffer_r(geos, &ring[0].lon, static_cast<unsigned>(ring.size()), 0, 0);
  return GEOSGeom_createLinearRing_r(geos, vertices);
}

/// Rings of fewer than four vertices, or not closed, enclose nothing and are skipped.
GEOSGeometry* make_polygon(GEOSContextHandle_t geos, const Polygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (const LineString& hole : polygon.holes) {
    if (is_ring(hole)) holes.push_back(make_ring(geos, hole));
  }
  return GEOSGeom_createPolygon_r(geos, make_ring(geos, polygon.outer), holes.data(),
                                  static_cast<unsigned>(holes.size()));
}

GeometryOwner make_shape(GEOSContextHandle_t geos, const MultiPolygon& shape) {
  std::vector<GEOSGeometry*> polygons;
  for (const Polygon& polygon : shape) {
    if (is_ring(polygon.outer)) polygons.push_back(make_polygon(geos, polygon));
  }
  return {GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, polygons.data(),
                                      static_cast<unsigned>(polygons.size())),
          GeometryDeleter{geos}};
}

GeometryOwner make_point(GEOSContextHandle_t geos, LonLat place) {
  return {GEOSGeom_createPointFromXY_r(geos, place.lon, place.lat), GeometryDeleter{geos}};
}

std::optional<LonLat> point_on(GEOSContextHandle_t geos, const GEOSGeometry* shape) {
  const GeometryOwner point(GEOSPointOnSurface_r(geos, shape), GeometryDeleter{geos});
  LonLat place;
  if (!point || GEOSisEmpty_r(geos, point.get()) != 0) return std::nullopt;
  if (GEOSGeomGetX_r(geos, point.get(), &place.lon) != 1 ||
      GEOSGeomGetY_r(geos, point.get(), &place.lat) != 1 || !std::isfinite(place.lon) ||
      !std::isfinite(place.lat)) {
    return std::nullopt;
  }
  return place;
}

/// Twice the signed area of a ring in metres.
double twice_area(std::span<const PlanePoint> ring) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += ring[i].east * ring[i + 1].north - ring[i + 1].east * ring[i].north;
  }
  return sum;
}

double ring_area(const LineString& ring, LonLat centre) {
  return is_ring(ring) ? std::abs(twice_area(to_equal_area(ring, centre))) / 2.0 : 0.0;
}

/// The middle of the box around the shape.
LonLat centre_of(const MultiPolygon& shape) {
  LonLat low{180.0, 90.0};
  LonLat high{-180.0, -90.0};
  for (const Polygon& polygon : shape) {
    for (const LonLat& place : polygon.outer) {
      low = {std::min(low.lon, place.lon), std::min(low.lat, place.lat)};
      high = {std::max(high.lon, place.lon), std::max(high.lat, place.lat)};
    }
  }
  if (high.lon - low.lon > 180.0) {  // parts on both sides of 180° E
    low.lon = high.lon = 180.0;
    for (const Polygon& polygon : shape) {
      for (const LonLat& place : polygon.outer) {
        const double lon = place.lon < 0.0 ? place.lon + 360.0 : place.lon;
        low.lon = std::min(low.lon, lon);
        high.lon = std::max(high.lon, lon);
      }
    }
  }
  return {(low.lon + high.lon) / 2.0, (low.lat + high.lat) / 2.0};
}

/// The shapes, ready to be asked by one thread whether they cover a place.
class ShapeIndex {
 public:
  explicit ShapeIndex(std::span<const MultiPolygon> shapes)
      : tree_(GEOSSTRtree_create_r(geos_, 10), TreeDeleter{geos_}) {
    number_.resize(shapes.size());
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
      number_[i] = i;
      geometry_.push_back(make_shape(geos_, shapes[i]));
      prepared_.emplace_back(GEOSPrepare_r(geos_, geometry_[i].get()), PreparedDeleter{geos_});
      if (GEOSisEmpty_r(geos_, geometry_[i].get()) == 0) {
        GEOSSTRtree_insert_r(geos_, tree_.get(), geometry_[i].get(), &number_[i]);
      }
    }
  }

  std::uint32_t first_covering(LonLat place) const {
    if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return outside_all;
    const GeometryOwner point = make_point(geos_, place);
    Search search{this, point.get()};
    GEOSSTRtree_query_r(geos_, tree_.get(), point.get(), &ShapeIndex::visit, &search);
    return search.first;
  }

 private:
  struct Search {
    const ShapeIndex* index;
    const GEOSGeometry* point;
    std::uint32_t first = outside_all;
  };

  static void visit(void* item, void* search_data) {
    const std::uint32_t number = *static_cast<std::uint32_t*>(item);
    Search& search = *static_cast<Search*>(search_data);
    if (number >= search.first) return;  // an earlier shape covers the place already
    const ShapeIndex& index = *search.index;
    if (GEOSPreparedCovers_r(index.geos_, index.prepared_[number].get(), search.point) == 1) {
      search.first = number;
    }
  }

  Geos geos_;
  TreeOwner tree_;
  std::vector<std::uint32_t> number_;
  std::vector<GeometryOwner> geometry_;
  std::vector<PreparedOwner> prepared_;
};

}  // namespace

std::optional<LonLat> point_inside(const MultiPolygon& shape) {
  const Geos geos;
  const GeometryOwner geometry = make_shape(geos, shape);
  if (!geometry || GEOSisEmpty_r(geos, geometry.get()) != 0) return std::nullopt;
  if (GEOSisValid_r(geos, geometry.get()) == 1) return point_on(geos, geometry.get());
  // A ring that crosses itself has no clear inside until it is taken apart.
  const GeometryOwner valid(GEOSMakeValid_r(geos, geometry.get()), GeometryDeleter{geos});
  return valid ? point_on(geos, valid.get()) : std::nullopt;
}

Hectares area_of(const MultiPolygon& shape) {
  const LonLat centre = centre_of(shape);
  double square_metres = 0.0;
  for (const Polygon& polygon : shape) {
    square_metres += ring_area(polygon.outer, centre);
    for (const LineString& hole : polygon.holes) square_metres -= ring_area(hole, centre);
  }
  return {square_metres / 10000.0};
}

std::vector<std::uint32_t> first_covering(std::span<const MultiPolygon> shapes,
                                          std::span<const LonLat> places) {
  std::vector<std::uint32_t> covering(places.size(), outside_all);
  if (shapes.empty()) return covering;
  const ShapeIndex index(shapes);
  for (std::size_t i = 0; i < places.size(); ++i) covering[i] = index.first_covering(places[i]);
  return covering;
}

}  // namespace hinterland
