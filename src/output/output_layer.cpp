// SPDX-License-Identifier: Apache-2.0
#include "output/output_layer.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hinterland {

void OutputCell::set_real(double value) {
  real_ = value;
  kind_ = std::isfinite(value) ? Kind::real : Kind::nothing;
}

void take_shape(const OutputLayer& layer, std::size_t row, OutputShape& shape) {
  shape.vertices.clear();
  shape.polygons = nullptr;
  if (layer.geometry == OutputGeometry::none) return;
  layer.shape(row, shape);
  const bool is_finite = std::ranges::all_of(shape.vertices, [](LonLat place) {
    return std::isfinite(place.lon) && std::isfinite(place.lat);
  });
  const bool is_short = layer.geometry == OutputGeometry::line && shape.vertices.size() < 2;
  if (!is_finite || is_short) shape.vertices.clear();
}

LayerBuilder::LayerBuilder(std::string name, std::size_t rows) {
  layer_.name = std::move(name);
  layer_.rows = rows;
}

const FieldEntry& LayerBuilder::entry_of(std::string_view name) const {
  const FieldEntry* const entry = find_field(layer_.name, name);
  if (entry == nullptr) {
    throw std::logic_error("the field '" + std::string(name) + "' of layer '" + layer_.name +
                           "' is not in the dictionary");
  }
  return *entry;
}

void LayerBuilder::add(std::string_view name, FieldType type, Value value) {
  if (entry_of(name).type != type) {
    throw std::logic_error("the field '" + std::string(name) +
                           "' is not of the type given in the dictionary");
  }
  layer_.fields.push_back({std::string(name), type, std::move(value)});
}

void LayerBuilder::add_number(std::string_view name, Value value) {
  const FieldEntry& entry = entry_of(name);
  if (entry.type != FieldType::integer && entry.type != FieldType::real)
    throw std::logic_error("the field '" + std::string(name) + "' is not a number");
  const int decimals = entry.type == FieldType::integer ? 0 : entry.decimals;
  layer_.fields.push_back({std::string(name), entry.type, std::move(value), decimals});
}

}  // namespace hinterland
