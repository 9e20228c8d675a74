// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text as it may reach a terminal: control characters (C0 but the line feed, DEL, C1), those
/// that turn the direction of writing and bytes that are no UTF-8 become U+FFFD each, so that a
/// name from a file cannot move the cursor, colour the screen or hide what stands beside it.
std::string for_terminal(std::string_view text);

/// The text without passwords: what follows `password=`, `pwd=`, `token=` and the like, and what
/// stands between the user and the host of an address (`://user:secret@host`, `ODBC:user/secret@`),
/// becomes `***`. Where it is not certain how far a password goes, for it has the marks in it that
/// part settings, the rest of the connection goes with it. For all that quotes a connection:
/// messages, notes, run.json.
std::string without_passwords(std::string text);

/// A cell of a CSV file: between quotation marks where it must be, and with an apostrophe in front
/// where a spreadsheet would take it for a formula (= + - @, a tab or a carriage return first). A
/// negative number stays a number. Control characters as in `for_terminal`, for a table may be
/// printed there; breaks of lines and tabs stay.
std::string csv_cell(std::string_view text);

/// A text between quotation marks, as TOML has it and a terminal shows it: quotation marks,
/// backslashes, line breaks, tabs and whatever else `for_terminal` would replace are escaped, so
/// that what is copied from a message names the column. Bytes that are no UTF-8 stay.
std::string toml_text(std::string_view text);

/// The text with one blank for its line breaks and tabs, as it stands in a sentence or a table.
std::string on_one_line(std::string_view text);

}  // namespace hinterland
