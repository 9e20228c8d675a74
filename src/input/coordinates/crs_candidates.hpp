// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include "input/coordinates/crs_description.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// The EPSG code of a Gauss-Kruger zone of China: 3-degree zones 25 to 45, 6-degree zones 13 to 23.
std::string zone_code(GeodeticDatum datum, int zone, bool prefixed);
/// Whether such a zone exists.
bool is_chinese_zone(int zone);

/// The zone of a Gauss-Kruger CRS from its central meridian; 0 for other CRSs.
int zone_of(const CrsDescription& crs);
/// A zone with the datum of `crs`, with or without zone prefix: its EPSG code, or a PROJ string if
/// EPSG has none or the CRS has its own datum parameters.
std::string zone_like(const CrsDescription& crs, int zone, bool prefixed);

/// The name of UTM with zone prefixes.
Text name_of_prefixed_utm(int zone, bool south);

/// A PROJ string for UTM with zone prefixes in the eastings, for which no usable EPSG code exists.
std::string prefixed_utm(int zone, bool south);

/// A possible interpretation of coordinates.
struct CrsCandidate {
  std::string crs;    ///< argument for Projection
  bool swap = false;  ///< northing before easting
  std::string key;    ///< what to write in the block of the layer: crs = "EPSG:4548"
  Text name;          ///< CGCS2000 / 3-degree Gauss-Kruger CM 117E
};

/// Positions of a sample under the candidate; infinite if the transformation fails.
std::vector<LonLat> placed(const CrsCandidate& candidate, std::span<const LonLat> sample);

/// Plausible interpretations of a sample, likely ones first: `used`, the CRSs of other layers;
/// degrees with swapped axes or a wrong sign; zones of Gauss-Kruger and UTM with and without zone
/// prefix; Web Mercator; and, if a region is given, the CRSs that EPSG registers for it.
std::vector<CrsCandidate> candidates_for(std::span<const LonLat> sample,
                                         const std::vector<std::string>& used, GeodeticDatum datum,
                                         const std::optional<AreaOfUse>& region);

/// Advice on the CRSs that coordinates in metres may have, from their values alone: "The eastings
/// begin with zone 39: crs = ... fit."
Text possible_codes(std::span<const LonLat> sample);

}  // namespace hinterland
