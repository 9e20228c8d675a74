// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"
#include "output/shapefile.hpp"

#include <hinterland/world.hpp>

#include <string>

namespace hinterland {

/// The zone whose central meridian is nearest to the median longitude of the villages; 39 without
/// villages.
GaussKrugerZone zone_of(const Villages& villages);

/// The CRS in which the atlas is drawn and the QGIS project opens: the zone of CGCS2000 / 3-degree
/// Gauss-Kruger nearest to the villages, if it is one of those of China (25 to 45); otherwise a
/// zone of WGS 84 / UTM, on the southern hemisphere if the first village lies there. Costs as a
/// `GaussKruger`.
class MapPlane {
 public:
  explicit MapPlane(const Villages& villages);

  int epsg() const;
  PlanePoint at(LonLat place) const;

 private:
  int utm_;  ///< 0: Gauss-Kruger
  GaussKrugerZone zone_;
  GaussKruger projection_;
  bool is_south_;
};

/// The name of a CRS of a `MapPlane`, with its code:
/// "CGCS2000 / 3-degree Gauss-Kruger zone 39 (EPSG:4527)".
std::string map_crs_name(int epsg, const Words& words);

}  // namespace hinterland
