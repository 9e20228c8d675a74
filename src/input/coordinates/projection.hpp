// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <hinterland/coordinates.hpp>

#include <memory>
#include <span>
#include <string>

namespace hinterland {

/// How the datum of a CRS was brought to WGS 84.
struct DatumTie {
  bool ballpark = false;   ///< it was not: no way is known, so tens to hundreds of metres remain
  std::string operation;   ///< as PROJ calls it
  double accuracy_m = -1;  ///< negative: not known
};

/// Brings coordinates of one CRS to longitude and latitude.
///
/// `crs` is whatever PROJ understands: a code ("EPSG:4527", or 4527 alone), WKT,
/// PROJJSON, a PROJ string or a pipeline that begins with +proj=pipeline.
/// Coordinates come in the order of GIS files, east before north, and leave as
/// longitude and latitude in degrees. A CRS that brings its own parameters to
/// WGS 84 (TOWGS84, +towgs84, +nadgrids) is brought there by these. Otherwise,
/// from CGCS2000 and from WGS 84 only the projection is undone, for the two
/// differ by centimetres; from Beijing 1954 and Xi'an 1980, whose parameters are
/// not public, as well (tens of metres; `tie_at` tells). Other datums are brought
/// to WGS 84 by the best transformation PROJ has at hand; a grid that is not
/// installed is not fetched. Parameters that are all zero are the placeholder
/// of a program, and count as none.
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

  /// The way back, in place: degrees become x and y.
  void from_lonlat(std::span<LonLat> places) const;

  /// How a place of this CRS, given as x and y, comes to WGS 84.
  DatumTie tie_at(LonLat place) const;

 private:
  struct Transformation;
  CrsDescription description_;
  std::unique_ptr<Transformation> transformation_;
};

}  // namespace hinterland
