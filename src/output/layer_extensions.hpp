// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// The lines to build: a line a segment, in the order of their table.
OutputLayer extensions_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
