// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <hinterland/coordinates.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// A projected CRS of the EPSG registry.
struct RegisteredCrs {
  std::string code;  ///< EPSG:32647
  std::string name;
  double square_degrees = 0.0;  ///< size of the bounding box of the area of use
};

/// The projected CRSs whose area of use intersects the region, smallest areas first, then by code;
/// without deprecated ones. One query of PROJ's database, some ten milliseconds.
std::vector<RegisteredCrs> projected_crs_of(const AreaOfUse& region);

/// Throws Error if PROJ's database is missing or unreadable. Without it every code would be
/// unknown, and a CRS of another datum would be read as WGS 84. Checked once per process.
void require_crs_registry();

/// How the datum of a CRS is transformed to WGS 84.
struct DatumTransformation {
  bool ballpark = false;   ///< not transformed: tens to hundreds of metres remain
  std::string operation;   ///< PROJ's name
  double accuracy_m = -1;  ///< negative if unknown
};

/// Transforms coordinates of one CRS to longitude and latitude.
///
/// `crs` is any text that PROJ understands: a code ("EPSG:4527", or 4527 alone), WKT, PROJJSON, a
/// PROJ string, or a pipeline that begins with +proj=pipeline. The input has the axis order of GIS
/// files, east before north; the output is longitude and latitude in degrees.
///
/// A CRS with its own parameters to WGS 84 (TOWGS84, +towgs84, +nadgrids) is transformed with
/// these, unless all are zero, which is a placeholder. Otherwise, only the projection is inverted
/// for CGCS2000 and WGS 84, which differ by centimetres, and for Beijing 1954 and Xi'an 1980, whose
/// parameters are not public (an error of tens of metres, see `datum_transformation_at`). Other
/// datums are transformed to WGS 84 by the best operation that PROJ has installed; grids are not
/// downloaded.
class Projection {
 public:
  /// Throws UsageError if PROJ does not know the CRS.
  explicit Projection(const std::string& crs);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  const CrsDescription& description() const { return description_; }

  /// Transforms in place: x and y, in `lon` and `lat`, become degrees. Failed transformations yield
  /// infinity. Each result depends on its place alone, so the size of batches does not matter.
  /// Below 1 µs per place; not thread-safe.
  void to_lonlat(std::span<LonLat> places) const;

  /// The inverse, in place: degrees become x and y.
  void from_lonlat(std::span<LonLat> places) const;

  /// How a place of this CRS, given as x and y, is transformed to WGS 84.
  DatumTransformation datum_transformation_at(LonLat place) const;

 private:
  struct Transformation;
  CrsDescription description_;
  std::unique_ptr<Transformation> transformation_;
};

}  // namespace hinterland
