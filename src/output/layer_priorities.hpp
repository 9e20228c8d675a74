// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// A point a gap, the most urgent first: score, its parts, and how sure the rank
/// is. Looks at what it is given when it is written.
OutputLayer priorities_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
