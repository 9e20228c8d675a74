// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// The words that a number format of a workbook shows in place of this number, as
/// [=1]"否";[=2]"是" and "有";"";"无" do (ECMA-376 part 1, 18.8.31). None: it shows the number, or
/// nothing; also for the 0 of a format that shows all other numbers, 0;-0;"无". O(length).
std::optional<std::string> words_shown(std::string_view format, double number);

/// Whether a format shows words for any number. O(length).
bool may_show_words(std::string_view format);

}  // namespace hinterland
