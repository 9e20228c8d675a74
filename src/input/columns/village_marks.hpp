// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"

#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The columns that say what a village is: its category, and whether it is protected, may be moved
/// or lies in a sparsely peopled place.
namespace hinterland {

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
