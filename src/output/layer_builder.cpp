// SPDX-License-Identifier: Apache-2.0
#include "output/layer_builder.hpp"

#include <stdexcept>

namespace hinterland {

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

void LayerBuilder::add(std::string name, FieldType type, Value value) {
  if (entry_of(name).type != type) {
    throw std::logic_error("the field '" + name + "' is not of the type given in the dictionary");
  }
  layer_.fields.push_back({std::move(name), type, std::move(value)});
}

void LayerBuilder::add_number(std::string name, Value value) {
  const FieldEntry& entry = entry_of(name);
  if (entry.type != FieldType::integer && entry.type != FieldType::real)
    throw std::logic_error("the field '" + name + "' is not a number");
  const int decimals = entry.type == FieldType::integer ? 0 : entry.decimals;
  layer_.fields.push_back({std::move(name), entry.type, std::move(value), decimals});
}

}  // namespace hinterland
