// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>
#include <hinterland/output/geojson.hpp>

namespace hinterland {

/// The lines to build: a line a segment, in the order of their table.
GeoJsonLayer extensions_layer(const Study& study, const Findings& findings);

}  // namespace hinterland
