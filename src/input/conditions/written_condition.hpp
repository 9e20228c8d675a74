// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// A field's name as a condition has it: in quotation marks where it is no plain word.
std::string name_in_condition(const std::string& name);

/// A cell as a condition has it: a number as it is, a text in quotation marks.
std::string value_in_condition(std::string_view cell, bool is_number);

/// The condition of the study, if any, and one more.
std::string with_condition(const std::string& where, const std::string& more);

/// The key of a study, `where = "…"`, as its file has it.
std::string where_key(const std::string& condition);

}  // namespace hinterland
