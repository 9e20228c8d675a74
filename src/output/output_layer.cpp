// SPDX-License-Identifier: Apache-2.0
#include "output/output_layer.hpp"

#include "geometry/meridian_180.hpp"
#include "output/rounding.hpp"
#include "system/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hinterland {

void OutputCell::set_text(std::string_view text) {
  text_ = text_of_result(text);
  kind_ = text.empty() ? Kind::nothing : Kind::text;
}

void OutputCell::set_rounded(double value, int decimals) { set_real(rounded(value, decimals)); }

void OutputCell::set_real(double value) {
  real_ = value;
  kind_ = std::isfinite(value) ? Kind::real : Kind::nothing;
}

void take_shape(const OutputLayer& layer, std::size_t row, OutputShape& shape) {
  shape.vertices.clear();
  shape.parts.clear();
  shape.polygons = nullptr;
  if (layer.geometry == OutputGeometry::none) return;
  layer.shape(row, shape);
  const bool is_finite = std::ranges::all_of(shape.vertices, [](LonLat place) {
    return std::isfinite(place.lon) && std::isfinite(place.lat);
  });
  const bool is_short = layer.geometry == OutputGeometry::line && shape.vertices.size() < 2;
  if (!is_finite || is_short) shape.vertices.clear();
  if (layer.geometry != OutputGeometry::line || !crosses_antimeridian(shape.vertices)) return;
  shape.parts = cut_at_antimeridian(shape.vertices);
  std::erase_if(shape.parts, [](const LineString& part) { return part.size() < 2; });
}

bool has_cut_lines(const OutputLayer& layer) {
  if (layer.geometry != OutputGeometry::line) return false;
  OutputShape shape;
  for (std::size_t row = 0; row < layer.rows; ++row) {
    take_shape(layer, row, shape);
    if (!shape.parts.empty()) return true;
  }
  return false;
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

int LayerBuilder::decimals_of(std::string_view name) const {
  const FieldEntry& entry = entry_of(name);
  return entry.type == FieldType::integer ? 0 : entry.decimals;
}

void LayerBuilder::add_number(std::string_view name, Value value) {
  const FieldEntry& entry = entry_of(name);
  if (entry.type != FieldType::integer && entry.type != FieldType::real)
    throw std::logic_error("the field '" + std::string(name) + "' is not a number");
  layer_.fields.push_back({std::string(name), entry.type, std::move(value), decimals_of(name)});
}

}  // namespace hinterland
