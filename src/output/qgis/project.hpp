// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_words.hpp"
#include "output/output_layer.hpp"
#include "output/qgis/map_layer.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// A project of QGIS 3.22 or later (.qgs) with these layers, all from hinterland.gpkg in its own
/// folder. Contains no path and no date.
std::string project_text(const Results& source, const std::vector<OutputLayer>& tables,
                         const std::vector<MapGroup>& groups, const FieldWords& words);

}  // namespace hinterland
