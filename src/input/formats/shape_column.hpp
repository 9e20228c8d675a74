// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_layer.hpp"

#include <cstddef>
#include <optional>

namespace hinterland {

/// Has the layer take its geometry from a column in which geometry stands as text, one of a usual
/// name before others. Returns the field; none where there is no such column, or the layer has
/// geometry of its own.
std::optional<std::size_t> take_shapes_from_text(GdalLayer& layer);

}  // namespace hinterland
