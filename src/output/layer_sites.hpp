// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// For each site a point at it and then one at each village that gathers there,
/// the nearest first. Looks at what it is given when it is written.
OutputLayer sites_layer(const Findings& findings);

}  // namespace hinterland
