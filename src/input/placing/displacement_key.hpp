// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/registration.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

namespace hinterland {

/// The key that undoes a displacement in the block of one layer, `crs = "EPSG:4548"`; empty: that
/// layer is none that could be displaced so. A CRS keeps the digits that stand in front of the
/// eastings of the file. `is_lines`: it is the layer on which the places should lie. Reads the file
/// once where Gauss-Kruger may have been taken for UTM.
Text key_against(Displacement by, const LayerSource& source, bool is_lines);

/// As what the source of a layer in degrees is to be taken where Gauss-Kruger and UTM were confused
/// before it was brought to degrees, which no key can undo; empty: it is not in degrees, or it is
/// another displacement.
Text new_export_against(Displacement by, const LayerSource& source, bool is_lines);

}  // namespace hinterland
