// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <array>
#include <optional>
#include <string>

namespace hinterland {

/// Area of use of a CRS, in degrees.
struct AreaOfUse {
  LonLat south_west;
  LonLat north_east;

  bool contains(LonLat place, double margin = 0.0) const {
    return place.lon >= south_west.lon - margin && place.lon <= north_east.lon + margin &&
           place.lat >= south_west.lat - margin && place.lat <= north_east.lat + margin;
  }
};

/// The national datums of China, WGS 84, and all others.
enum class GeodeticDatum { cgcs2000, wgs84, xian_1980, beijing_1954, other };

/// Size and shape of the Earth in a datum.
struct Ellipsoid {
  double semi_major_m = 6378137.0;
  double inverse_flattening = 298.257222101;

  /// Whether it is WGS 84, GRS 80 or CGCS2000, whose datums are geocentric and agree within metres.
  bool is_geocentric() const;
};

/// Properties of a CRS.
struct CrsDescription {
  std::string name;
  std::string code;  ///< EPSG:4527; empty if PROJ finds no certain match
  bool in_degrees = false;
  bool is_pipeline = false;
  GeodeticDatum datum = GeodeticDatum::other;
  Ellipsoid ellipsoid;
  std::optional<AreaOfUse> area;  ///< none if unknown or across the antimeridian
  /// For a transverse Mercator: central meridian, scale on it, and false origin.
  std::optional<double> central_meridian;
  double scale = 1.0;
  double false_easting = 0.0;
  double false_northing = 0.0;
  /// The CRS has its own transformation to WGS 84: TOWGS84 parameters other than zeros, or a grid.
  bool has_shift = false;
  std::array<double, 7> shift{};
  std::string missing_grid;  ///< files of that grid that are not installed
};

}  // namespace hinterland
