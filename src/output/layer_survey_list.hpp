// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// A point a village and service of which nobody knows whether it is there: what
/// the next census should ask. By village, then service. Looks at what it is
/// given when it is written.
OutputLayer survey_list_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
