// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/crs_candidates.hpp"
#include "layers/occupied_land.hpp"

#include <hinterland/base/text.hpp>
#include <hinterland/layers/layer_source.hpp>

#include <optional>

namespace hinterland {

/// What the part of a layer that lies apart is to be read as, so that nine in ten of its cells of
/// land lie with `rest`: another zone, CRS or order of axes. None: nothing that is tried does.
/// Reads the file once more.
std::optional<CrsCandidate> cure_of_part(const LayerSource& source, const OccupiedLand& part,
                                         const OccupiedLand& rest);

/// The same as a statement on the part, with the way out; begins with a blank. No key helps: it
/// would displace the rest.
Text statement_of(const CrsCandidate& cure);

}  // namespace hinterland
