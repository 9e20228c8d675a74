// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// The text as a cell can hold it: control characters become blanks, bytes that are not UTF-8 and
/// code points that XML excludes U+FFFD. A text longer than 32,767 UTF-16 units is cut and ends in
/// "…"; then `is_cut` is set.
std::string text_for_cell(std::string_view text, bool& is_cut);

/// The text for a header or footer of a page, where & starts a code: at most `most` characters, on
/// one line.
std::string text_for_header(std::string_view text, std::size_t most);

/// A heading with a line break before each note in Chinese brackets, 投资估算（万元）, if it is
/// wider than `width`; otherwise as it is. Programs that wrap Chinese texts at any character would
/// else part a unit from its closing bracket.
std::string heading_in_lines(std::string_view heading, double width);

/// The width of the widest note in Chinese brackets, with them; 0: there is none.
std::size_t width_of_note(std::string_view heading);

/// The number of lines of a text that is wrapped at this width, in terminal columns: between words,
/// and beside any Chinese character. An estimate, since fonts differ.
std::size_t wrapped_lines(std::string_view text, double width);

}  // namespace hinterland
