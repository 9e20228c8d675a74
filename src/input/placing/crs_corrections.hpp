// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/placing/read_places.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// How well two lands coincide: the larger of the shares of either that is near the other.
double agreement(const OccupiedLand& a, const OccupiedLand& b);

/// The candidates that move a sample to a land, in their order. Each has an agreement of at least
/// `least`, within 5 % of the best, and not below that of the present positions `now` (empty if
/// unknown). A candidate that moves most places by less than 3 km is not a correction. A changed
/// sign is considered only if the whole sample is on one side and the land on the other, and not
/// near 180°, where both sides are neighbours.
std::vector<CrsCandidate> corrections_for(const RawPlaces& raw, std::span<const LonLat> now,
                                          const OccupiedLand& land,
                                          const std::vector<std::string>& used, GeodeticDatum datum,
                                          bool registry, double least);

/// The CRS that moves a layer to the others, and all candidates as text.
struct LayerCorrection {
  CrsCandidate best;
  Text named;  ///< crs = "EPSG:32650" (…) or crs = "EPSG:4548" (…), which lie 1,606 m apart,
  bool is_sure = true;  ///< there is only one candidate
};

/// Selects among corrections, of which there must be at least one: those with the datum of the
/// declared CRS if that is a transverse Mercator, those with its scale first, because UTM and
/// Gauss-Kruger with the same central meridian differ by up to 2 km. Of those that yield the same
/// position, the first.
LayerCorrection correction_among(std::vector<CrsCandidate> corrections, const std::string& declared,
                                 std::span<const LonLat> sample);

/// The datum of a CRS; `other` if PROJ does not know the CRS.
GeodeticDatum datum_of(const std::string& crs);

/// The distinct CRSs of all layers except one. Adds their places to `land` unless it is null.
std::vector<std::string> crs_of_others(const std::vector<const LayerSource*>& sources,
                                       const std::string& but, OccupiedLand* land);

}  // namespace hinterland
