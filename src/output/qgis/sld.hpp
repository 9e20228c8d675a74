// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/qgis/map_layer.hpp"

#include <string>

namespace hinterland {

/// A style as a Styled Layer Descriptor 1.1.0 of the OGC, for GeoServer and other programs:
/// classes, symbols, labels and scales. Sizes by an expression and lines side by side are left out,
/// since the format has no common way for them.
std::string sld_text(const MapLayer& layer);

}  // namespace hinterland
