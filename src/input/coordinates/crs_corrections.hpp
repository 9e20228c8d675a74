// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_candidates.hpp"
#include "input/placing/occupied_land.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// How well two lands lie on each other: the larger share of the two.
double agreement(const OccupiedLand& a, const OccupiedLand& b);

/// The candidates that put a sample on a land, in their order: none agrees less than `least`, than
/// the best by more than 5 %, or less than the sample where it lies `now` (empty: it cannot be
/// placed); what leaves it there within 3 km is no correction. A sign lacks only where all of the
/// sample lie on one side and the land on the other, and not at 180°, whose sides are neighbours.
std::vector<CrsCandidate> corrections_for(const RawPlaces& raw, std::span<const LonLat> now,
                                          const OccupiedLand& land,
                                          const std::vector<std::string>& used, GeodeticDatum datum,
                                          bool registry, double least);

/// What puts a layer where others lie: the likeliest CRS, and all in words.
struct LayerCorrection {
  CrsCandidate best;
  Text named;  ///< crs = "EPSG:32650" (…) or crs = "EPSG:4548" (…), which lie 1,606 m apart,
  bool is_sure = true;  ///< there is one only
};

/// Of several corrections, one at least: those whose datum is that of the declared CRS, where that
/// is a transverse Mercator, and first those with its scale, for UTM and Gauss-Kruger with the same
/// middle lie up to 2 km apart; of those that put the sample in one place the first.
LayerCorrection correction_among(std::vector<CrsCandidate> corrections, const std::string& declared,
                                 std::span<const LonLat> sample);

/// Of a CRS; `other` where PROJ does not know it.
GeodeticDatum datum_of(const std::string& crs);

/// The CRSs of the layers but one, each once. Adds their places to `land`, where that is given.
std::vector<std::string> crs_of_others(const std::vector<const LayerSource*>& sources,
                                       const std::string& but, OccupiedLand* land);

}  // namespace hinterland
