// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/dbf_table.hpp"

#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// Looks at the .shp and the .shx before GDAL repairs in silence what it can.
///
/// Throws Error, with the way out, where the index is missing, where one of the
/// two is cut off, or where the index belongs to another .shp: it names places
/// at which no record begins or another one does, or records follow that it does
/// not name. `shown` is the path in the message. Reads the index, some fifty
/// places, and those out of their order.
void check_shapefile(const std::string& path, const std::string& shown);

/// Throws Error where the table has more or fewer records than the shapefile:
/// then no record can be trusted to be its neighbour's.
void check_counts(std::int64_t shapes, const DbfTable& table, const std::string& shown);

/// What a shapefile lacks whose .dbf is missing.
Text without_table(const std::string& shown);

}  // namespace hinterland
