// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_corrections.hpp"
#include "input/placing/occupied_land.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>

namespace hinterland {

/// What one outlier in writing the degrees of a place brings it back to a land.
struct PlaceCorrection {
  /// As it would be right, with all digits that are there; none: several digits would do in the
  /// place of the one that is lost or wrong.
  std::optional<LonLat> place;
  Text outlier;  ///< "a minus sign too many"
  /// Whether the outlier leads far away (sign, order, point, count of digits) from where no others
  /// of one county lie by chance; one digit in place of another may be any place.
  bool is_gross = true;
};

/// The likeliest outlier that explains why a place does not lie on the land: a sign, the two
/// numbers exchanged, the decimal point, two digits exchanged, a digit lost or added, one wrong
/// digit. None: none of these does.
std::optional<PlaceCorrection> correction_of_place(LonLat place, const OccupiedLand& land);

/// What would bring a part of a layer that lies apart to the rest.
struct PartCorrection {
  std::optional<LayerCorrection> crs;  ///< another zone, CRS or order of axes
  int degrees_east = 0;                ///< else what its longitudes lack
};

/// What the part of a layer that lies apart is to be read as, so that nine in ten of its cells of
/// land lie with `rest`; of three records or more in degrees also whether they lie so many degrees
/// beside it as two zones do, as a part does that was brought to degrees from the wrong zone. None:
/// nothing that is tried does. Reads the file once more.
std::optional<PartCorrection> correction_of_part(const LayerSource& source,
                                                 const OccupiedLand& part,
                                                 const OccupiedLand& rest);

/// The same as a statement on the part, with the way out; begins with a blank. No key helps: it
/// would displace the rest. Without another layer the rest may be the part that is wrong.
Text statement_of(const PartCorrection& correction, bool any_other_layer);

}  // namespace hinterland
