// SPDX-License-Identifier: Apache-2.0
#include "output/layer_builder.hpp"

#include <stdexcept>

namespace hinterland {

LayerBuilder::LayerBuilder(std::string name, std::size_t rows) {
  layer_.name = std::move(name);
  layer_.rows = rows;
}

void LayerBuilder::append_text(JsonBuffer& out, std::string_view value) {
  value.empty() ? out.null() : out.text(value);
}

void LayerBuilder::append_text_list(JsonBuffer& out, const std::vector<std::string_view>& values) {
  out.raw("[");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out.raw(",");
    out.text(values[i]);
  }
  out.raw("]");
}

void LayerBuilder::append_number(JsonBuffer& out, std::optional<double> value, int decimals) {
  value ? out.fixed(*value, decimals) : out.null();
}

void LayerBuilder::append_answer(JsonBuffer& out, Answer value) {
  value == Answer::unknown ? out.null() : out.boolean(value == Answer::yes);
}

const FieldEntry& LayerBuilder::entry_of(std::string_view name) const {
  const FieldEntry* const entry = find_field(layer_.name, name);
  if (entry == nullptr) {
    throw std::logic_error("the field '" + std::string(name) + "' of layer '" + layer_.name +
                           "' is not in the dictionary");
  }
  return *entry;
}

int LayerBuilder::number_decimals(std::string_view name) const {
  const FieldEntry& entry = entry_of(name);
  if (entry.type != FieldType::integer && entry.type != FieldType::real) {
    throw std::logic_error("the field '" + std::string(name) + "' is no number");
  }
  return entry.type == FieldType::integer ? 0 : entry.decimals;
}

void LayerBuilder::add(std::string name, FieldType type, RowWriter value) {
  if (entry_of(name).type != type) {
    throw std::logic_error("the field '" + name + "' is not of the type that the dictionary says");
  }
  add_checked(std::move(name), std::move(value));
}

void LayerBuilder::add_checked(std::string name, RowWriter value) {
  layer_.properties.push_back({std::move(name), std::move(value)});
}

}  // namespace hinterland
