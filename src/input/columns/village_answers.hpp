// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/records/read.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The columns that say what a village is: its category, and whether it is protected, may be moved
/// or lies in a sparsely peopled place.

namespace hinterland {

/// Columns that are taken for nothing and may answer for a service that has no column, by
/// `FieldWish::fit`: which, and the key to set for each. Empty text: there are none.
///
///   chosen    one a wish: the column taken; none: no column was found
///   is_taken  of the fields; becomes true for those that are told, and for those that fit a
///             service that has another
Text doubtful_answers(const std::vector<TableField>& fields,
                      const std::vector<ColumnSample>& samples,
                      const std::vector<FieldWish>& wishes,
                      const std::vector<std::optional<std::size_t>>& chosen,
                      std::vector<bool>& is_taken);
/// Whether the cells look like answers: 是 and 否, 1 and 0, shares in per cent.
bool are_answers(const ColumnSample& sample);

/// Whether the name asks: 是否, 有无, 能否, "whether", "has".
bool is_question(std::string_view name);

/// The columns that are taken for nothing and whose cells in the first 200 records all look like
/// answers: 是 and 否, 1 and 0, shares in per cent, 235/240; 1 and 2 under the name of a
/// question; numbers up to 100 under the name of a
/// rate (入户率); numbers of households (接户数) where `households`, the column of all of them,
/// shows none that has fewer. Not those that speak of the village itself, as 是否贫困村. Empty
/// text: there are none.
Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken, std::optional<std::size_t> households);

/// What to say of a table of a census of which no column is read but those of places and names:
/// neither an answer nor a figure. Empty text: it has some, or is no census.
Text nothing_read(const std::string& layer, const std::vector<TableField>& fields,
                  const std::vector<FieldWish>& wishes,
                  const std::vector<std::optional<std::size_t>>& chosen,
                  const std::vector<bool>& is_taken);

/// How well a column of this name would do for the category, the least the best: 规划分类, 分类,
/// 类型. None: its name does not speak of classes.
std::optional<int> rank_of_category(std::string_view name);

/// Whether half of the cells are categories of villages, and at least one is so for
/// certain: 一般 and 其他 alone may be classes of anything.
bool are_categories(const std::vector<std::string>& cells);

/// Of the columns that are taken for nothing those that may say what a village is, each with the
/// role to name it for: categories under any name, answers whose name speaks of centres, of moving
/// (已搬迁), protection or remoteness, and ways of moving (整村搬迁). Not for a role in `found`.
Notes unread_marks(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                   const std::vector<bool>& is_taken, const std::vector<std::string>& found);

}  // namespace hinterland
