// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"
#include "input/coordinates/projection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>

/// Which of two degrees is the latitude, by the numbers alone.

namespace hinterland {

/// Degrees on land where people live, whichever stands first.
bool may_be_either_order(std::span<const LonLat> sample);

/// Degrees that make sense only with north first, and lie together only so: a few records that
/// are swapped among others that are not do not turn these.
bool only_turned_are_degrees(std::span<const LonLat> sample);

/// Degrees that lie in the sea, and on land with north first.
bool only_turned_are_land(std::span<const LonLat> sample);

/// What is known of the way from a datum to WGS 84.
struct DatumDoubt {
  bool ballpark = false;  ///< nothing is: the datum is not brought there
  Text way;               ///< what is done, to add to a reason; empty: nothing to be said
  Text reason;            ///< of `ballpark`: which datum, and what to write
};

/// Of a CRS, by what PROJ knows at a place in its coordinates.
DatumDoubt doubt_of_datum(const std::string& crs, LonLat at);

/// UTM is rare in China, and often named where Gauss-Kruger with the same middle is meant: the
/// word on that for a zone of UTM there. Empty: it is none.
Text doubt_of_utm(const CrsDescription& crs);

/// How a layer's coordinates are to be taken, and why.
struct CrsVerdict {
  std::string crs;             ///< what to give to Projection
  CrsDescription description;  ///< of that
  bool swap_axes = false;      ///< the file has north before east
  bool doubtful = false;       ///< not as the file declares
  bool outside_area = false;   ///< far from where the CRS is meant to be used
  bool ballpark = false;       ///< its datum is not brought to WGS 84: `datum_reason`
  Text reason;                 ///< in words: what was declared, what it looks like
  Text datum_reason;           ///< which datum, how far off it may be, what to write
  Text mismatch;               ///< not empty: the layer cannot be placed, and the way out
  Text looks;                  ///< the end of `mismatch` that names CRSs by the coordinates alone
};

/// Weighs what is declared against what the coordinates look like.
///
/// `chosen` is the study's own word and overrides `declared`, the file's; both
/// may be empty. Without either, coordinates that can only be degrees are taken
/// as such; else the verdict is a mismatch that names the EPSG codes that fit.
/// Degrees are turned where only the other order lies where the CRS is used, or
/// where this one lies beyond 72° north or south and the other where people live;
/// `north_first` decides that beforehand.
/// Nineteen in twenty of the sample decide, so that a few wild points do not. `corners` tell the
/// range of all coordinates of the layer where the sample holds one of each record.
/// Throws UsageError where PROJ does not know `chosen`.
CrsVerdict examine_crs(const std::string& chosen, const std::string& declared,
                       std::span<const LonLat> sample,
                       std::optional<bool> north_first = std::nullopt,
                       std::span<const LonLat> corners = {});

}  // namespace hinterland
