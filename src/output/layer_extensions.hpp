// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/geojson.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// The lines to build: a line a segment, in the order of their table.
GeoJsonLayer extensions_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
