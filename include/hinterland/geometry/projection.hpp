// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace hinterland {

/// Where a CRS is meant to be used, in degrees.
struct AreaOfUse {
  LonLat south_west;
  LonLat north_east;

  bool contains(LonLat place, double margin = 0.0) const {
    return place.lon >= south_west.lon - margin && place.lon <= north_east.lon + margin &&
           place.lat >= south_west.lat - margin && place.lat <= north_east.lat + margin;
  }
};

/// The national datums of China, and the rest of the world.
enum class GeodeticDatum { cgcs2000, wgs84, xian_1980, beijing_1954, other };

/// What a CRS says of itself.
struct CrsDescription {
  std::string name;
  std::string code;  ///< EPSG:4527; empty: PROJ finds none that fits surely
  bool in_degrees = false;
  bool is_pipeline = false;
  GeodeticDatum datum = GeodeticDatum::other;
  std::optional<AreaOfUse> area;  ///< none: not known, or across the antimeridian
  /// Of a transverse Mercator: its middle, and what is added to the easting.
  std::optional<double> central_meridian;
  double false_easting = 0.0;
};

/// Brings coordinates of one CRS to longitude and latitude.
///
/// `crs` is whatever PROJ understands: a code ("EPSG:4527"), WKT, a PROJ string
/// or a pipeline that begins with +proj=pipeline. Coordinates come in the order
/// of GIS files, east before north, and leave as longitude and latitude in
/// degrees. From CGCS2000 and from WGS 84 only the projection is undone, for
/// the two differ by centimetres; from Beijing 1954 and Xi'an 1980, whose
/// parameters are not public, as well (tens of metres; `datum` tells). Other
/// datums are brought to WGS 84 by the best transformation PROJ has at hand; a
/// grid that is not installed is not fetched.
class Projection {
 public:
  /// Throws UsageError where PROJ does not know the CRS.
  explicit Projection(const std::string& crs);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  const CrsDescription& description() const { return description_; }

  /// In place: x and y, as lon and lat, become degrees. What cannot be
  /// transformed becomes infinite. Each place alone decides its result, so
  /// batches of any size give the same. Below 1 µs a place; not for two threads
  /// at once.
  void to_lonlat(std::span<LonLat> places) const;

 private:
  struct Transformation;
  CrsDescription description_;
  std::unique_ptr<Transformation> transformation_;
};

}  // namespace hinterland
