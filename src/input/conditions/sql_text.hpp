// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Why a query is rejected: it is not a single SELECT (or WITH … SELECT) statement, or it calls a
/// function that may do more than compute a value. Functions of GDAL and SpatiaLite can fetch
/// addresses and open, write and delete files, and SQLite writes files even if the database is
/// opened read-only (VACUUM INTO, ATTACH); a study may come from an untrusted source. Empty if the
/// query is allowed.
Text fault_of_query(std::string_view sql);

/// The condition with non-ASCII names in quotation marks, as OGR SQL requires: 人口 > 0 becomes
/// "人口" > 0. Quoted text is left unchanged.
std::string quote_names(std::string_view condition);

/// The text in quotation marks, with those inside doubled: " for names, ' for string literals.
std::string quoted_in_sql(std::string_view text, char mark);

}  // namespace hinterland
