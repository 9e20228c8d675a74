// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_field.hpp"

#include "input/columns/field_match.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace hinterland {

std::string type_word(OGRFieldType type) {
  switch (type) {
    case OFTString:
      return "text";
    case OFTInteger:
    case OFTInteger64:
      return "integer";
    case OFTReal:
      return "real";
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
      return "date";
    case OFTStringList:
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
      return "nested";
    default:
      return "other";
  }
}

bool is_mere_number(std::string_view key) {
  static constexpr std::array<std::string_view, 9> usual = {
      "", "fid", "ogc_fid", "ogr_fid", "objectid", "gid", "rowid", "_rowid_", "pk_uid"};
  return std::ranges::any_of(usual, [&](std::string_view name) { return same_name(key, name); });
}

std::string number_text(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

}  // namespace hinterland
