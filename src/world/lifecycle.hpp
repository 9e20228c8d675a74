// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// The words by which a record says that its object does not serve: it is planned, proposed, under
/// construction, disused, abandoned, closed or demolished. Used for columns of layers and for the
/// keys, values and prefixes of OpenStreetMap alike. No function throws.
namespace hinterland {

/// The part of a cell which states that the object of the record is closed, out of use, under
/// construction or only planned: 停办, 已撤并（2019）, 拟建, disused. In a column that asks for it,
/// the answer: 是 for 是否停办, 否 for 是否在用, 1 for del_flag, a date for 停用日期. At the end of
/// a name, only the part in brackets: 李庄小学（已停办）. Empty if there is no such statement.
std::string_view state_in_cell(std::string_view header, std::string_view cell);

/// Whether states are usual in a column with this name.
bool may_hold_states(std::string_view header);

/// Whether the column contains the date of closing: 停用日期, end_date.
bool means_end(std::string_view header);

/// Whether the column names the source of a record, where 规划 is a department: 来源, "agency".
bool is_of_a_source(std::string_view header);

/// Whether a word in a column of states means that the object is in use: 现状, existing, open.
bool is_in_use_word(std::string_view word);

/// Whether the word, as a value or as the prefix of a key, says that an object does not serve:
/// disused, proposed, construction.
bool is_lifecycle_word(std::string_view word);

}  // namespace hinterland
