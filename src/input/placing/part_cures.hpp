// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_candidates.hpp"
#include "input/placing/occupied_land.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>

namespace hinterland {

/// What would bring a part of a layer that lies apart to the rest.
struct PartCure {
  std::optional<CrsCandidate> crs;  ///< another zone, CRS or order of axes
  int degrees_east = 0;             ///< else what its longitudes lack
};

/// What the part of a layer that lies apart is to be read as, so that nine in ten of its cells of
/// land lie with `rest`; of three records or more in degrees also whether they lie so many degrees
/// beside it as two zones do, as a part does that was brought to degrees from the wrong zone. None:
/// nothing that is tried does. Reads the file once more.
std::optional<PartCure> cure_of_part(const LayerSource& source, const OccupiedLand& part,
                                     const OccupiedLand& rest);

/// The same as a statement on the part, with the way out; begins with a blank. No key helps: it
/// would displace the rest. Without another layer the rest may be the part that is wrong.
Text statement_of(const PartCure& cure, bool any_other_layer);

}  // namespace hinterland
