// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/placing/layer_lands.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// Reports the lines or areas of a layer that are far from its others and from all of `around`, in
/// one problem with their number. They are kept. If they are more than one in ten, they may be a
/// larger region, so they are reported only if another CRS places them on the land of `around`, or
/// if they are more than 100 km from a layer at least half of which is near `around`.
///
/// Returns whether the layer is in two CRSs, so that nothing can be concluded from it.
bool report_far_shapes(const Records& records, Shape shape, const LayerSource& source,
                       std::span<const LonLat> around, Problems& problems);

}  // namespace hinterland
