// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/problem.hpp>

namespace hinterland {

/// A feature a problem, as they were found; one without a place has no geometry.
/// Looks at the problems when it is written, so they must live until then.
OutputLayer problems_layer(const Problems& problems, Language language);

}  // namespace hinterland
