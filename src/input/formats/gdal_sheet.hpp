// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/find_records.hpp"

#include <optional>
#include <string>

namespace hinterland {

/// Whether the file is a spreadsheet: .xlsx, .xlsm, .ods, .xls.
bool is_workbook(const std::string& path);

/// Makes a sheet plain; `sheet` empty: the only one with a header; "*": all that have the same
/// names of columns, of several such groups the largest. None: it is plain as it stands, or nothing
/// tells which sheet is meant. Throws Error where two tables stand side by side; `shown` is the
/// path in the message.
std::optional<PlainSheet> plain_sheet(const std::string& path, const std::string& sheet,
                                      const std::string& shown);

}  // namespace hinterland
