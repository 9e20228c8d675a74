// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"

#include "geometry/distance.hpp"
#include "geometry/geos_shape.hpp"
#include "geometry/meridian_180.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace hinterland {

namespace {

/// Snyder's q (3-12): proportional to the area between the equator and a latitude.
double authalic_measure(double sine_of_latitude) {
  static const double eccentricity = std::sqrt(wgs84::eccentricity_squared);
  const double es = eccentricity * sine_of_latitude;
  return (1.0 - wgs84::eccentricity_squared) *
         (sine_of_latitude / (1.0 - es * es) + std::atanh(es) / eccentricity);
}

/// Lambert's azimuthal equal-area projection about a given centre, on the authalic sphere of WGS
/// 84: areas are true everywhere. Metres east and north of the centre.
///
/// One point per place. The antipode of the centre becomes infinite.
/// Source: J. P. Snyder, "Map Projections: A Working Manual", USGS Professional
/// Paper 1395, 1987, formulas 3-11, 3-12, 24-2 to 24-4.
std::vector<PlanePoint> to_equal_area(std::span<const LonLat> places, LonLat centre) {
  static const double at_pole = authalic_measure(1.0);
  static const double radius = wgs84::semi_major_axis * std::sqrt(at_pole / 2.0);
  const auto sine_of = [](double latitude) {
    return authalic_measure(std::sin(latitude * radians_per_degree)) / at_pole;
  };
  const double centre_sine = sine_of(centre.lat);
  const double centre_cosine = std::sqrt(1.0 - centre_sine * centre_sine);

  std::vector<PlanePoint> points;
  points.reserve(places.size());
  for (const LonLat& place : places) {
    const double sine = sine_of(place.lat);
    const double cosine = std::sqrt(1.0 - sine * sine);
    const double turn = (place.lon - centre.lon) * radians_per_degree;
    const double scale =
        radius *
        std::sqrt(2.0 / (1.0 + centre_sine * sine + centre_cosine * cosine * std::cos(turn)));
    points.push_back({scale * cosine * std::sin(turn),
                      scale * (centre_cosine * sine - centre_sine * cosine * std::cos(turn))});
  }
  return points;
}

struct PreparedDeleter {
  GEOSContextHandle_t geos;
  void operator()(const GEOSPreparedGeometry* shape) const {
    GEOSPreparedGeom_destroy_r(geos, shape);
  }
};
using PreparedOwner = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

bool is_finite(LonLat place) { return std::isfinite(place.lon) && std::isfinite(place.lat); }

GeometryOwner make_point(GEOSContextHandle_t geos, LonLat place) {
  return {GEOSGeom_createPointFromXY_r(geos, place.lon, place.lat), GeometryDeleter{geos}};
}

/// The centroid if it lies inside, otherwise another interior point.
GeometryOwner inner_point(GEOSContextHandle_t geos, const GEOSGeometry* polygon) {
  GeometryOwner centre(GEOSGetCentroid_r(geos, polygon), GeometryDeleter{geos});
  if (centre && GEOSContains_r(geos, polygon, centre.get()) == 1) return centre;
  return {GEOSPointOnSurface_r(geos, polygon), GeometryDeleter{geos}};
}

std::optional<LonLat> point_on(GEOSContextHandle_t geos, const GEOSGeometry* polygon) {
  if (polygon == nullptr) return std::nullopt;
  const GeometryOwner point = inner_point(geos, polygon);
  LonLat place;
  if (!point || GEOSisEmpty_r(geos, point.get()) != 0) return std::nullopt;
  if (GEOSGeomGetX_r(geos, point.get(), &place.lon) != 1 ||
      GEOSGeomGetY_r(geos, point.get(), &place.lat) != 1 || !is_finite(place)) {
    return std::nullopt;
  }
  return place;
}

/// Twice the signed area of a ring in metres.
double twice_area(std::span<const PlanePoint> ring) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
  }
  return sum;
}

double ring_area(const LineString& ring, LonLat centre) {
  return std::abs(twice_area(to_equal_area(ring, centre))) / 2.0;
}

std::optional<LonLat> inside_largest(GEOSContextHandle_t geos, const GEOSGeometry* geometry) {
  std::optional<LonLat> place = point_on(geos, largest_polygon(geos, geometry));
  if (place) place->lon = wrapped_longitude(place->lon);
  return place;
}

/// The centre of the bounding box.
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

/// An index of shapes for point queries, for one thread. A shape is repaired and prepared when a
/// place first lies in its bounding box, since most shapes of a large layer may not be needed.
class ShapeIndex {
 public:
  explicit ShapeIndex(std::span<const MultiPolygon> shapes)
      : shapes_(shapes), tree_(geos_), row_(shapes.size()), valid_(shapes.size()) {
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
      row_[i] = i;
      box_.push_back(make_box(geos_, shapes[i]));
      tree_.add(box_.back().get(), row_[i]);
    }
  }

  /// Calls `visit(row)` for each shape that covers the place, ascending, until it returns false.
  template <class Visit>
  void each_covering(LonLat place, const Visit& visit) {
    if (!is_finite(place)) return;
    const GeometryOwner point = make_point(geos_, place);
    for (const std::uint32_t row : tree_.near(point.get())) {
      if (GEOSPreparedCovers_r(geos_, valid(row), point.get()) == 1 && !visit(row)) return;
    }
  }

 private:
  /// A valid shape, prepared by GEOS.
  struct Valid {
    GeometryOwner geometry{nullptr, GeometryDeleter{}};
    PreparedOwner prepared{nullptr, PreparedDeleter{}};
  };

  const GEOSPreparedGeometry* valid(std::uint32_t row) {
    Valid& shape = valid_[row];
    if (!shape.prepared) {
      shape.geometry = make_shape(geos_, shapes_[row]);
      shape.prepared =
          PreparedOwner(GEOSPrepare_r(geos_, shape.geometry.get()), PreparedDeleter{geos_});
    }
    return shape.prepared.get();
  }

  Geos geos_;
  std::span<const MultiPolygon> shapes_;
  BoxTree tree_;
  std::vector<std::uint32_t> row_;
  std::vector<GeometryOwner> box_;
  std::vector<Valid> valid_;
};

/// Converts hectares to square degrees at a latitude.
double square_degrees(Hectares area, double lat) {
  const double narrowing = std::max(0.01, cosine_of_latitude(lat));
  return area.value * 1e4 / (metres_in_degree_of_equator * metres_in_degree_of_equator * narrowing);
}

double area_on_map(GEOSContextHandle_t geos, const GEOSGeometry* polygon) {
  double area = 0.0;
  return polygon != nullptr && GEOSArea_r(geos, polygon, &area) == 1 ? area : 0.0;
}

/// A spatial index of the single polygons of shapes, repaired. Polygons across the antimeridian are
/// stored twice, with longitudes continued from either side.
class PolygonIndex {
 public:
  explicit PolygonIndex(std::span<const MultiPolygon> shapes) : tree_(geos_) {
    for (const MultiPolygon& shape : shapes) {
      for (const MultiPolygon& uncut : uncut_polygons(shape)) add(uncut);
    }
    row_.resize(polygon_.size());
    for (std::uint32_t i = 0; i < polygon_.size(); ++i) {
      row_[i] = i;
      tree_.add(polygon_[i].get(), row_[i]);
    }
  }

  std::optional<LonLat> point_in_common(const MultiPolygon& shape, Hectares least) const {
    Common found{square_degrees(least, centre_of(shape).lat), std::nullopt};
    if (!meets_antimeridian(shape)) {
      find(shape, found);
    } else {
      const MultiPolygon whole = counted_on(shape);
      find(whole, found);
      find(normalised(whole), found);
    }
    if (found.point) found.point->lon = wrapped_longitude(found.point->lon);
    return found.point;
  }

 private:
  struct Common {
    double most;  ///< largest area so far, in square degrees
    std::optional<LonLat> point;
  };

  void add(const MultiPolygon& uncut) {
    if (uncut.size() == 1) return polygon_.push_back(make_shape(geos_, uncut));
    const MultiPolygon whole = counted_on(uncut);
    polygon_.push_back(make_shape(geos_, whole));
    polygon_.push_back(make_shape(geos_, normalised(whole)));
  }

  void find(const MultiPolygon& shape, Common& found) const {
    if (shape.empty()) return;
    const GeometryOwner box = make_box(geos_, shape);
    const std::vector<std::uint32_t> near = tree_.near(box.get());
    if (near.empty()) return;
    const GeometryOwner land = make_shape(geos_, shape);
    for (const std::uint32_t row : near) {
      const GeometryOwner common(GEOSIntersection_r(geos_, land.get(), polygon_[row].get()),
                                 GeometryDeleter{geos_});
      const GEOSGeometry* largest = largest_polygon(geos_, common.get());
      const double area = area_on_map(geos_, largest);
      if (!(area > found.most)) continue;
      found = {area, point_on(geos_, largest)};
    }
  }

  Geos geos_;
  BoxTree tree_;
  std::vector<GeometryOwner> polygon_;
  std::vector<std::uint32_t> row_;
};

}  // namespace

MultiPolygon valid_parts(const MultiPolygon& shape) { return land_of(shape).parts; }

std::optional<LonLat> point_inside(const MultiPolygon& shape) {
  const Geos geos;
  const GeometryOwner geometry = make_uncut_shape(geos, shape);
  return inside_largest(geos, geometry.get());
}

Land land_of(const MultiPolygon& shape) {
  const Geos geos;
  const GeometryOwner geometry = make_uncut_shape(geos, shape);
  return {take_cut_shape(geos, geometry.get()), inside_largest(geos, geometry.get())};
}

Hectares area_of(const MultiPolygon& shape) {
  const MultiPolygon parts = valid_parts(shape);
  const LonLat centre = centre_of(parts);
  double square_metres = 0.0;
  for (const Polygon& polygon : parts) {
    square_metres += ring_area(polygon.outer, centre);
    for (const LineString& hole : polygon.holes) square_metres -= ring_area(hole, centre);
  }
  return {square_metres / 10000.0};
}

std::vector<std::uint32_t> first_covering(std::span<const MultiPolygon> shapes,
                                          std::span<const LonLat> places) {
  std::vector<std::uint32_t> covering(places.size(), outside_all);
  if (shapes.empty()) return covering;
  ShapeIndex index(shapes);
  for (std::size_t i = 0; i < places.size(); ++i) {
    index.each_covering(places[i], [&](std::uint32_t shape) {
      covering[i] = shape;
      return false;
    });
  }
  return covering;
}

void for_each_covering(std::span<const MultiPolygon> shapes, std::span<const LonLat> places,
                       const std::function<void(std::uint32_t, std::uint32_t)>& visit) {
  if (shapes.empty() || places.empty()) return;
  ShapeIndex index(shapes);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    index.each_covering(places[i], [&](std::uint32_t shape) {
      visit(shape, i);
      return true;
    });
  }
}

std::vector<std::optional<LonLat>> points_in_common(std::span<const MultiPolygon> shapes,
                                                    std::span<const MultiPolygon> others,
                                                    Hectares least) {
  std::vector<std::optional<LonLat>> points(shapes.size());
  if (others.empty()) return points;
  const PolygonIndex index(others);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    points[i] = index.point_in_common(shapes[i], least);
  }
  return points;
}

}  // namespace hinterland
