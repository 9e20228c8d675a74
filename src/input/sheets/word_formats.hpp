// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// The words displayed for this number by a number format of a workbook, e.g. [=1]"否";[=2]"是" or
/// "有";"";"无" (ECMA-376 part 1, 18.8.31). None if the format displays the number, or nothing;
/// also for the 0 of a format that displays all other numbers: 0;-0;"无". O(length).
std::optional<std::string> words_shown(std::string_view format, double number);

/// Whether a format displays words for any number. O(length).
bool may_show_words(std::string_view format);

}  // namespace hinterland
