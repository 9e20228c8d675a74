// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Why a query may not be asked: it is anything but one statement that reads (SELECT, or WITH …
/// SELECT), or calls a function that may do more than compute a value: those of GDAL and SpatiaLite
/// fetch addresses and open, write and remove files. Empty: it may. A study file may come from a
/// stranger, and SQLite writes files even where the database is open for reading only (VACUUM INTO,
/// ATTACH).
Text fault_of_query(std::string_view sql);

/// The condition with names beyond ASCII in quotation marks: OGR's SQL takes
/// 人口 > 0 only as "人口" > 0. What stands in quotes already stays as it is.
std::string quote_names(std::string_view condition);

/// The text between quotation marks, those within it doubled: " for a name, ' for a value.
std::string quoted_in_sql(std::string_view text, char mark);

}  // namespace hinterland
