// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/qgis/map_layer.hpp"
#include "output/qgis/xml_document.hpp"
#include "output/report_text.hpp"

#include <vector>

namespace hinterland {

/// Adds the legend of the visible layers to a print layout, in the largest letters with which it
/// has room. Layers that only appear at large scales are in the legend of an atlas.
void add_legend(XmlElement layout, const std::vector<MapGroup>& groups, const Words& words,
                bool is_atlas);

}  // namespace hinterland
