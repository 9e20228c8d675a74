// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/projection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// What is known of the way from a datum to WGS 84.
struct DatumDoubt {
  bool ballpark = false;  ///< nothing is: the datum is not brought there
  Text way;               ///< what is done, to add to a reason; empty: nothing to be said
  Text reason;            ///< of `ballpark`: which datum, and what to write
};

/// Of a CRS, by what PROJ knows at a place in its coordinates.
DatumDoubt doubt_of_datum(const std::string& crs, LonLat at);

}  // namespace hinterland
