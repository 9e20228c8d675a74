// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// A point a focus village: what it lacks, why we think so, and what it would
/// cost. Looks at what it is given when it is written.
OutputLayer gaps_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
