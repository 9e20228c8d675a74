// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

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

/// The name of a record; of one that has none, as that of a village among its natural villages, the
/// village that it belongs to.
std::string_view own_name_at(const Records& records, RecordId row);

/// Whether a village has a name of its own, rather than its code or its number in the layer.
bool is_named(const Villages& villages, VillageId village);

/// A row of a layer of villages as a message names it.
struct RowName {
  std::string_view name;
  std::int64_t record = 0;            ///< GDAL's feature number
  std::string_view code = {};         ///< empty: not shown
  std::optional<double> people = {};  ///< none: not shown
};

/// "肥城市 (record 3, 370983000000, 3500 people), …": the first three.
Text listed_rows(const std::vector<RowName>& rows);

/// "1 row", "12 rows".
Text counted_rows(std::size_t rows);

/// Adds a `row_of_higher_level` for the layer, shown at `place` unless that is not a number.
void report_higher_rows(const std::string& layer, std::optional<LonLat> place, Text detail,
                        Problems& problems);

/// Takes out of a layer of villages the administrative villages whose people, or households, are
/// the sum of those of their natural villages, which have rows as well, to 1 %. Whose they are the
/// column of the role `parent` says by name or code; without one, the order of the rows and the
/// role `level`: those of a lower level behind a row are its own.
///
/// One `row_of_higher_level` says which rows went; another which stay although they have rows of
/// their own and at least as many people. Nothing is done where there is neither column.
/// O(rows log rows).
void leave_out_parent_rows(Records& records, const LayerSource& source, Problems& problems);

/// How much a row of a layer of villages stands for, from the least to the most.
enum class VillageGrade : std::uint8_t {
  unknown,
  group,    ///< 村民小组
  hamlet,   ///< 自然村
  village,  ///< 行政村
  town      ///< or a county
};

/// The grade that a cell says.
VillageGrade grade_of(std::string_view cell);

/// Whether the cells of a column say which rows are administrative villages (行政村), natural ones
/// (自然村) or groups of villagers (村民小组); towns may stand among them.
bool are_grades_of_villages(const std::vector<std::string>& cells);

/// Whether the cell is such a grade.
bool is_grade_of_village(std::string_view cell);

/// Keeps of each village the row of its last year in a table that has a row a village and year, as
/// a column of that role says, and tells it. Years of plans come after all others, as in columns.
/// Nothing is left out where fewer than half of the villages have rows of several years, where a
/// row has no year, and of polygons, which may be parts of one village. O(rows log rows).
void keep_last_years(Records& records, const LayerSource& source, Problems& problems);

}  // namespace hinterland
