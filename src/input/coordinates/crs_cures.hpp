// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_candidates.hpp"
#include "input/placing/occupied_land.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/study.hpp>

#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// How well two lands lie on each other: the larger share of the two.
double agreement(const OccupiedLand& a, const OccupiedLand& b);

/// The candidates that put a sample on a land, best first: no other agrees better, and none agrees
/// less than `least`, or less than the sample where it lies `now` (empty: it cannot be
/// placed); what leaves it there within 3 km is no cure. A sign lacks only where all of the
/// sample lie on one side and the land on the other, and not at 180°, whose sides are neighbours.
std::vector<CrsCandidate> cures_for(const RawPlaces& raw, std::span<const LonLat> now,
                                    const OccupiedLand& land, const std::vector<std::string>& used,
                                    GeodeticDatum datum, bool registry, double least);

/// Of a CRS; `other` where PROJ does not know it.
GeodeticDatum datum_of(const std::string& crs);

/// The CRSs of the layers but one, each once. Adds their places to `land`, where that is given.
std::vector<std::string> crs_of_others(const std::vector<const LayerSource*>& sources,
                                       const std::string& but, OccupiedLand* land);

}  // namespace hinterland
