// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <array>
#include <optional>
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

/// Size and form of the Earth as a datum has them.
struct Ellipsoid {
  double semi_major_m = 6378137.0;
  double inverse_flattening = 298.257222101;

  /// WGS 84, GRS 80, CGCS2000: their datums are centred on the Earth, within metres of each other.
  bool is_of_satellites() const;
};

/// What a CRS says of itself.
struct CrsDescription {
  std::string name;
  std::string code;  ///< EPSG:4527; empty: PROJ finds none that fits surely
  bool in_degrees = false;
  bool is_pipeline = false;
  GeodeticDatum datum = GeodeticDatum::other;
  Ellipsoid ellipsoid;
  std::optional<AreaOfUse> area;  ///< none: not known, or across the antimeridian
  /// Of a transverse Mercator: its middle, its scale there, and what is added.
  std::optional<double> central_meridian;
  double scale = 1.0;
  double false_easting = 0.0;
  double false_northing = 0.0;
  /// It brings its own way to WGS 84: TOWGS84 parameters other than zeros (these), or a grid.
  bool has_shift = false;
  std::array<double, 7> shift{};
  std::string missing_grid;  ///< files of that grid which are not installed; empty: none
};

}  // namespace hinterland
