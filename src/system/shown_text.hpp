// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Makes a text safe for a terminal: control characters (C0 except line feed, DEL, C1), directional
/// formatting characters and invalid UTF-8 are replaced by U+FFFD, so that a name from a file
/// cannot move the cursor, change colours or hide other text.
std::string for_terminal(std::string_view text);

/// Replaces passwords by `***`: values of `password=`, `pwd=`, `token=` and the like, and the part
/// between user and host (`://user:secret@host`, `ODBC:user/secret@`). If the end of a password is
/// uncertain because it contains separators, the rest of the connection string is replaced too.
/// Required for any text that quotes a connection string: messages, notes, run.json.
std::string without_passwords(std::string text);

/// A text as the results hold it, the same in every format: line breaks are line feeds; control
/// characters as in `for_terminal`, but not tabs, and noncharacters such as U+FFFE, which XML and
/// PDF cannot hold, are replaced by U+FFFD. Repeating it changes nothing.
std::string text_of_result(std::string_view text);

/// A cell of a CSV file, quoted if necessary. Texts that a spreadsheet would read as a formula,
/// with one of = + - @, a tab or a line break first, get an apostrophe in front, except
/// numbers. Control characters are replaced as by `text_of_result`.
std::string csv_cell(std::string_view text);

/// A quoted TOML string that is safe for a terminal: quotation marks, backslashes, line breaks,
/// tabs and characters that `for_terminal` would replace are escaped, so that a name copied from a
/// message is valid in a study file. Invalid UTF-8 is unchanged.
std::string toml_text(std::string_view text);

/// Replaces each run of line breaks and tabs by one space, for use in a sentence or a table.
std::string on_one_line(std::string_view text);

}  // namespace hinterland
