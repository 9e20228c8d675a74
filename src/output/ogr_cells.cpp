// SPDX-License-Identifier: Apache-2.0
#include "output/ogr_cells.hpp"

#include "base/json_buffer.hpp"

#include <string>

namespace hinterland {

namespace {

/// ["供水", "供电"]
std::string json_list(const OutputCell& cell) {
  JsonBuffer list;
  list.raw("[");
  for (std::size_t i = 0; i < cell.items(); ++i) {
    if (i > 0) list.raw(", ");
    list.text(cell.item(i));
  }
  list.raw("]");
  return std::string(list.view());
}

}  // namespace

OGRFieldType ogr_type(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return OFTInteger64;
    case FieldType::real:
      return OFTReal;
    case FieldType::boolean:
      return OFTInteger;
    case FieldType::text:
    case FieldType::text_list:
      break;
  }
  return OFTString;
}

void set_field(OGRFeature& feature, int field, const OutputCell& cell) {
  switch (cell.kind()) {
    case OutputCell::Kind::nothing:
      return;
    case OutputCell::Kind::text:
      return feature.SetField(field, std::string(cell.text()).c_str());
    case OutputCell::Kind::integer:
      return feature.SetField(field, static_cast<GIntBig>(cell.integer()));
    case OutputCell::Kind::real:
      return feature.SetField(field, cell.real());
    case OutputCell::Kind::boolean:
      return feature.SetField(field, cell.boolean() ? 1 : 0);
    case OutputCell::Kind::list:
      return feature.SetField(field, json_list(cell).c_str());
  }
}

}  // namespace hinterland
