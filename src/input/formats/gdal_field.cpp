// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_field.hpp"

#include "input/columns/field_match.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

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

namespace {

/// "370102001000.000000" is the code 370102001000, as a program wrote it into a
/// number field with decimals.
std::string_view without_zero_decimals(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos || point == 0) return number;
  const bool zeros = number.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? number.substr(0, point) : number;
}

/// A number that is not known, as GDAL and QGIS write it: the field full of asterisks.
bool is_unknown_number(std::string_view cell, std::size_t width) {
  return cell.size() == width && cell.find_first_not_of('*') == std::string_view::npos;
}

/// The name without "_1" behind it.
std::string without_number(const std::string& name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  const bool is_numbered = last != name.npos && last + 1 < name.size() && name[last] == '_';
  return is_numbered ? name.substr(0, last) : name;
}

}  // namespace

std::string type_of(const DbfField& field) {
  switch (field.type) {
    case 'N':
    case 'F':
      return "number";
    case 'D':
      return "date";
    case 'C':
      return "text";
    default:
      return "other";
  }
}

TableField decoded_field(const std::string& bytes, std::string type, const TextDecoder& decoder) {
  const std::string stem = without_number(bytes);
  if (stem.size() < bytes.size() && whole_characters(stem).size() < stem.size()) {
    TableField field = decoded_field(stem, type, decoder);
    field.name += bytes.substr(stem.size());
    if (field.repaired) return field;
  }
  const std::string_view whole = whole_characters(bytes);
  const bool has_three =
      std::ranges::any_of(whole, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  if (is_utf8(whole) && (has_three || is_ascii(whole))) {
    const bool is_cut = whole.size() < bytes.size();
    return {std::string(whole), std::move(type), is_cut, {}, {}, is_cut ? bytes : std::string()};
  }
  TableField field{{}, std::move(type), false};
  field.repaired = decoder.append(bytes, true, field.name).cut;
  if (field.repaired) field.begins = field.name;
  return field;
}

void tell_apart(std::vector<TableField>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].repaired) continue;
    const std::string name = fields[i].name;
    const auto is_taken = [&](const TableField& other) { return other.name == fields[i].name; };
    for (int number = 2;
         std::any_of(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(i), is_taken);
         ++number) {
      fields[i].name = name + "_" + std::to_string(number);
    }
  }
}

std::string_view number_in_dbf(std::string_view cell, std::size_t width) {
  if (is_unknown_number(cell, width)) return {};
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  return without_zero_decimals(cell);
}

std::size_t replacements_in(std::string_view text) {
  constexpr std::string_view replacement = "\uFFFD";
  std::size_t count = 0;
  for (std::size_t at = text.find(replacement); at != std::string_view::npos;
       at = text.find(replacement, at + replacement.size()))
    ++count;
  return count;
}

}  // namespace hinterland
