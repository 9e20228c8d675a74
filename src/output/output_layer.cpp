// SPDX-License-Identifier: Apache-2.0
#include "output/output_layer.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland {

void OutputCell::set_real(double value) {
  real_ = value;
  kind_ = std::isfinite(value) ? Kind::real : Kind::nothing;
}

void take_shape(const OutputLayer& layer, std::size_t row, OutputShape& shape) {
  shape.vertices.clear();
  shape.polygons = nullptr;
  layer.shape(row, shape);
  const bool is_finite = std::ranges::all_of(shape.vertices, [](LonLat place) {
    return std::isfinite(place.lon) && std::isfinite(place.lat);
  });
  const bool is_short = layer.geometry == OutputGeometry::line && shape.vertices.size() < 2;
  if (!is_finite || is_short) shape.vertices.clear();
}

}  // namespace hinterland
