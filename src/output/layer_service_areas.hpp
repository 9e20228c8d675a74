// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// For each town the land in its core and in its band, as polygons that do not
/// overlap. Looks at what it is given when it is written.
OutputLayer service_areas_layer(const Findings& findings);

}  // namespace hinterland
