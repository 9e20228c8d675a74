// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"
#include "input/records/read.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// Tells of the lines or areas of a layer that lie far from its others and from all of `around`:
/// one problem with their number. They stay. Where they are more than one in ten, a larger land may
/// be right, so they are told only where another coordinate system puts them on the land of
/// `around`, or where they lie farther than 100 km from a layer most of which is with `around`.
///
/// Says whether the layer is in two coordinate systems: nothing can be concluded from it.
bool tell_far_shapes(const Records& records, Shape shape, const LayerSource& source,
                     std::span<const LonLat> around, Problems& problems);

}  // namespace hinterland
