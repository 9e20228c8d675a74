// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The name of a record; for one without a name among natural villages, that of the village it
/// belongs to.
std::string_view own_name_at(const Records& records, RecordId row);

/// Whether the village has a name of its own rather than its code or its number in the layer.
bool is_named(const Villages& villages, VillageId village);

/// A row of a layer of villages as shown in messages.
struct RowName {
  std::string_view name;
  std::int64_t record = 0;            ///< GDAL's feature id
  std::string_view code = {};         ///< not shown if empty
  std::optional<double> people = {};  ///< not shown if none
};

/// Up to three rows: "肥城市 (record 3, 370983000000, 3500 people), …".
Text listed_rows(const std::vector<RowName>& rows);

/// "1 row", "12 rows".
Text counted_rows(std::size_t rows);

/// Adds a `higher_level_row` for the layer, located at `place` if that is a number.
void report_higher_rows(const std::string& layer, std::optional<LonLat> place, Text detail,
                        Problems& problems);

/// Removes from a layer of villages the administrative villages whose people, or households, are
/// the sum of those of their natural villages, to 1 %. The column of the role `parent` assigns a
/// row to a village by name or code; without it the role `level` does: rows of a lower level belong
/// to the row of a higher level above them.
///
/// One `higher_level_row` lists the removed rows, another one those that are kept although they
/// have children and at least as many people. Does nothing if there is neither column. O(rows log
/// rows).
void leave_out_parent_rows(Records& records, const LayerSource& source, Problems& problems);

/// In a table with a row per village and year, according to a column with the role year, keeps only
/// the latest row of each village and reports it. Years of plans rank after all others, as for
/// columns. Does nothing if no village has rows of several years, if more than a tenth of the rows
/// have no year, or if there are polygons, which may be parts of one village. O(rows log rows).
void keep_last_years(Records& records, const LayerSource& source, Problems& problems);

}  // namespace hinterland
