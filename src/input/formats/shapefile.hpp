// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/dbf_table.hpp"

#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// Checks the .shp and the .shx, because GDAL repairs some damage silently.
///
/// Throws Error, with advice, if the index is missing, if one of the two is truncated, or if the
/// index belongs to another .shp: it points to offsets where no record or another record starts, or
/// records follow that it does not contain. `shown` is the path used in messages. Reads the index,
/// about fifty record headers, and those of all records that are out of order.
void check_shapefile(const std::string& path, const std::string& shown);

/// Throws Error if the number of records of the table and of the shapefile differ, in which case
/// shapes and attributes cannot be matched reliably.
void check_counts(std::int64_t shapes, const DbfTable& table, const std::string& shown);

/// The note that the .dbf of a shapefile is missing, and the consequences.
Text without_table(const std::string& shown);

}  // namespace hinterland
