// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/place_groups.hpp"
#include "input/placing/crs_corrections.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>

namespace hinterland {

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
