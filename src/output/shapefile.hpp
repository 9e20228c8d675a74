// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>

#include <memory>
#include <string>

namespace hinterland {

/// A zone of CGCS2000 / 3-degree Gauss-Kruger with its number before the
/// easting: 39 is EPSG:4527, central meridian 117 E, false easting 39,500,000.
struct GaussKrugerZone {
  int number = 39;

  constexpr double central_meridian() const { return 3.0 * number; }
  constexpr double false_easting() const { return 1e6 * number + 500000.0; }
  constexpr int epsg() const { return 4488 + number; }  // EPSG:4513 is zone 25
};

/// Projects to the map plane and back, by PROJ; accurate to a micrometre within 30 degrees of the
/// central meridian. An object must be used by one thread only; construction costs as much as a few
/// hundred projected points.
class GaussKruger {
 public:
  explicit GaussKruger(GaussKrugerZone zone);
  ~GaussKruger();
  GaussKruger(GaussKruger&&) noexcept;

  PlanePoint to_plane(LonLat place) const;
  LonLat to_place(PlanePoint point) const;

 private:
  struct Projection;
  std::unique_ptr<Projection> projection_;
};

/// Writes `folder/<name>.shp` with its .shx, .dbf, .prj and .cpg.
///
/// Text is in GB18030, so no character is lost; coordinates are those of the zone, rounded to the
/// millimetre. The date in the .dbf is fixed at 2016-09-09 (the date of the policy), so that the
/// same rows give the same bytes on any day. Throws Error with the file and the reason if it cannot
/// be written, or if a name or a cell is too long for its field: a name may have ten bytes in
/// GB18030, i.e. five Chinese characters; a cell `OutputField::width`.
///
///   encoding  the contents of the .cpg; the bytes are GB18030 in any case
void write_shapefile(const std::string& folder, const OutputLayer& layer, GaussKrugerZone zone,
                     const Progress& progress, const std::string& encoding = "GB18030");

}  // namespace hinterland
