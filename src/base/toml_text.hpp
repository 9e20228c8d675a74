// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// A text between quotation marks, as TOML has it and a terminal shows it: quotation marks,
/// backslashes, line breaks, tabs and whatever else `for_terminal` would replace are escaped, so
/// that what is copied from a message names the column. Bytes that are no UTF-8 stay.
std::string toml_text(std::string_view text);

/// The text with one blank for its line breaks and tabs, as it stands in a sentence or a table.
std::string on_one_line(std::string_view text);

}  // namespace hinterland
