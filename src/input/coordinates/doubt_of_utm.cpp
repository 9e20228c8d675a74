// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/doubt_of_utm.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/crs_candidates.hpp"

#include <cmath>

namespace hinterland {

Text doubt_of_utm(const CrsDescription& crs) {
  const bool is_utm = crs.scale == 0.9996 && crs.central_meridian && crs.false_northing == 0.0;
  if (!is_utm || *crs.central_meridian < 75.0 || *crs.central_meridian > 135.0) return {};
  const int zone = static_cast<int>(std::lround(*crs.central_meridian / 3.0));
  return filled_text(
      ". In China coordinates are mostly Gauss-Kruger: if these are, crs = \"{}\" puts them up to "
      "2 km elsewhere",
      "。国内多用高斯-克吕格投影：若如此，crs = \"{}\"，位置可相差达2公里",
      zone_code(GeodeticDatum::cgcs2000, zone, crs.false_easting > 1e6));
}

}  // namespace hinterland
