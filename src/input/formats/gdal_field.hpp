// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_core.h>

#include <string>
#include <string_view>

namespace hinterland {

/// text, integer, real, date, nested (a list), other
std::string type_word(OGRFieldType type);

/// Whether a key of a database by its name only numbers the records: fid, objectid, ...
bool is_mere_number(std::string_view key);

/// A whole number without a point, so that codes kept as numbers stay codes.
std::string number_text(double value);

}  // namespace hinterland
