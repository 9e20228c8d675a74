// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_match.hpp"
#include "input/formats/dbf_table.hpp"
#include "input/text/text_decoder.hpp"

#include <ogr_core.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// text, integer, real, date, nested (a list), other
std::string type_word(OGRFieldType type);

/// Whether a key of a database by its name only numbers the records: fid, objectid, ...
bool is_mere_number(std::string_view key);

/// A whole number without a point, so that codes kept as numbers stay codes.
std::string number_text(double value);

/// text, number, date or other.
std::string type_of(const DbfField& field);

/// A field's name decoded. UTF-8 with characters of three bytes is hardly ever
/// anything else, so it is taken as such even where the values are GBK. One that was cut ends at
/// its last whole character, also before the number by which GDAL tells it from another (集中_1).
TableField decoded_field(const std::string& bytes, std::string type, const TextDecoder& decoder);

/// Numbers those that were cut alike, so that a study can name each: 行政村, 行政村_2.
void tell_apart(std::vector<TableField>& fields);

/// The number in a cell of a .dbf as text: "370102001000.000000" is the code
/// 370102001000, as a program wrote it into a number field with decimals. Empty
/// where GDAL and QGIS wrote that it is not known: the field full of asterisks.
std::string_view number_in_dbf(std::string_view cell, std::size_t width);

/// How many U+FFFD a text holds: bytes that could not be decoded on the way here.
std::size_t replacements_in(std::string_view utf8);

}  // namespace hinterland
