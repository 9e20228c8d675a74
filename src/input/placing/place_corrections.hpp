// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/placing/place_records.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// How well two lands coincide: the larger of the shares of either that is near the other.
double agreement(const OccupiedLand& a, const OccupiedLand& b);

/// Which CRSs are tried for a sample, and how well they must fit.
struct CorrectionSearch {
  std::vector<std::string> used;  ///< CRSs of other layers
  GeodeticDatum datum = GeodeticDatum::cgcs2000;
  bool registry = false;  ///< also those that EPSG registers for the land
  double least = 0.0;     ///< agreement
};

/// The candidates that move a sample to a land, in their order. Each has an agreement of at least
/// `search.least`, within 5 % of the best, and not below that of the present positions `now` (empty
/// if unknown). A candidate that moves most places by less than 3 km is not a correction. A changed
/// sign is considered only if the whole sample is on one side and the land on the other, and not
/// near 180°, where both sides are neighbours.
std::vector<CrsCandidate> corrections_for(const RawPlaces& raw, std::span<const LonLat> now,
                                          const OccupiedLand& land, const CorrectionSearch& search);

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

/// A typing error in the degrees of a place, and its correction.
struct PlaceCorrection {
  /// The corrected place; none if several corrections are possible, as for a lost or wrong digit.
  std::optional<LonLat> place;
  Text error;  ///< "a minus sign too many"
  /// Whether the error (sign, order, decimal point, number of digits) moves a place so far that a
  /// correction is rarely a coincidence. False for exchanged or wrong digits, which may lead to any
  /// place.
  bool is_gross = true;
};

/// The most likely typing error that explains why a place is not on the land: sign, order of the
/// two numbers, decimal point, two digits exchanged, one wrong digit, a digit lost or added. None
/// if no such error does.
std::optional<PlaceCorrection> correction_of_place(LonLat place, const OccupiedLand& land);

/// The correction that moves a part of a layer to the rest.
struct PartCorrection {
  std::optional<LayerCorrection> crs;  ///< another zone, CRS or order of axes
  int degrees_east = 0;                ///< otherwise the degrees to add to its longitudes
};

/// The CRS in which at least nine in ten cells of the part are on the land of `rest`. For three or
/// more records in degrees, also tries the offsets between the central meridians of two zones, as
/// after conversion to degrees from the wrong zone. None if nothing fits. Reads the file again.
std::optional<PartCorrection> correction_of_part(const LayerSource& source,
                                                 const OccupiedLand& part,
                                                 const OccupiedLand& rest);

/// The correction as a sentence on the part, with advice; starts with a space. A key for the whole
/// layer is not offered, because it would displace the rest. If there is no other layer, the rest
/// may be the wrong part.
Text statement_of(const PartCorrection& correction, bool any_other_layer);

}  // namespace hinterland
