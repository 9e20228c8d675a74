// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// A point a village, in the order of the villages: whether it is covered, what
/// decides, and how near each public service is of which the study knows a
/// facility. Looks at what it is given when
/// it is written, so both must live until then.
OutputLayer coverage_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
