// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/projection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// The EPSG code of a Gauss-Kruger zone of China: 3-degree zones 25 to 45,
/// 6-degree zones 13 to 23.
std::string zone_code(GeodeticDatum datum, int zone, bool prefixed);
/// Whether there is such a zone.
bool is_chinese_zone(int zone);

/// The zone of a Gauss-Kruger CRS by its middle; 0: it is none.
int zone_of(const CrsDescription& crs);
/// The same zone, or another, with or without the number in front: by its code,
/// and where EPSG has none or the CRS brings its own parameters, by a PROJ string.
std::string zone_like(const CrsDescription& crs, int zone, bool prefixed);

/// What UTM with the zone in front is called.
Text name_of_prefixed_utm(int zone, bool south);

/// Whether northings are those of the southern hemisphere, where 10,000 km are added.
bool is_southern(std::span<const LonLat> sample);

/// A PROJ string for UTM whose eastings bear the zone in front, for which EPSG
/// has no code that PROJ can use.
std::string prefixed_utm(int zone, bool south);

/// A way to read coordinates, to be tried on a sample.
struct CrsCandidate {
  std::string crs;    ///< what to give to Projection
  bool swap = false;  ///< north stands before east
  std::string key;    ///< what to write in the layer's block: crs = "EPSG:4548"
  Text name;          ///< CGCS2000 / 3-degree Gauss-Kruger CM 117E
};

/// Where a sample lies as the candidate reads it; what cannot be placed is infinite.
std::vector<LonLat> placed(const CrsCandidate& candidate, std::span<const LonLat> sample);

/// The ways to read a sample that are worth a try, likely ones first: `used`, the
/// CRSs of other layers; degrees with the axes or a sign turned; zones of
/// Gauss-Kruger and of UTM with and without a zone in front; Web Mercator; and
/// where a region is given, the registry's CRSs for it.
std::vector<CrsCandidate> candidates_for(std::span<const LonLat> sample,
                                         const std::vector<std::string>& used, GeodeticDatum datum,
                                         const std::optional<AreaOfUse>& region);

}  // namespace hinterland
