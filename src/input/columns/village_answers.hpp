// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/records.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Columns that describe villages: their category, and whether they are protected, may be relocated
/// or lie in a sparsely populated area.

namespace hinterland {

/// Describes columns that are not used and may answer for a service without a column, by
/// `FieldRequest::fit`, and the key to set for each. Empty if there are none.
///
///   chosen    for each request, the column used; none if no column was found
///   is_taken  for each field; set for those that are reported, and for those that fit a service
///             which has another column
Text doubtful_answers(const std::vector<TableField>& fields,
                      const std::vector<ColumnSample>& samples,
                      const std::vector<FieldRequest>& requests,
                      const std::vector<std::optional<std::size_t>>& chosen,
                      std::vector<bool>& is_taken);
/// Whether the cells look like answers: 是 and 否, 1 and 0, percentages.
bool are_answers(const ColumnSample& sample);

/// Whether the name is a question: 是否, 有无, 能否, "whether", "has".
bool is_question(std::string_view name);

/// Describes columns that are not used and whose first 200 cells all look like answers: 是 and 否,
/// 1 and 0, percentages, 235/240; 1 and 2 if the name is a question; numbers up to 100 if the name
/// denotes a rate (入户率); counts of households (接户数) that do not exceed the column
/// `households`. Columns about the village itself, such as 是否贫困村, are excluded. Empty if there
/// are none.
Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken, std::optional<std::size_t> households);

/// The warning that of a census table only codes and names are read, but no answers or figures.
/// Empty if some are read or the table is not a census.
Text nothing_read(const std::string& layer, const std::vector<TableField>& fields,
                  const std::vector<FieldRequest>& requests,
                  const std::vector<std::optional<std::size_t>>& chosen,
                  const std::vector<bool>& is_taken);

/// How well the name of a column fits the category, the lowest value being the best: 规划分类,
/// 分类, 类型. None if it does not denote classes.
std::optional<int> rank_of_category(std::string_view name);

/// Whether at least half of the cells are categories of villages, and at least one unambiguously
/// so: 一般 and 其他 alone may be classes of anything.
bool are_categories(const std::vector<std::string>& cells);

/// Describes columns that are not used and may describe villages, each with the key to set:
/// categories under any name; answers whose name refers to centres, relocation (已搬迁), protection
/// or remoteness; kinds of relocation (整村搬迁). Roles in `found` are excluded.
Notes unread_marks(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                   const std::vector<bool>& is_taken, const std::vector<std::string>& found);

}  // namespace hinterland
