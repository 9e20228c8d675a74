// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/sheet_records.hpp"

#include <optional>
#include <string>

namespace hinterland {

/// Whether the extension is that of a workbook: .xlsx, .xlsm, .ods, .xls.
bool is_workbook(const std::string& path);

/// Normalises a sheet to one header row followed by records. If `sheet` is empty, the only one with
/// a header is used; "*" combines all sheets with the same column names, the largest such group.
/// None if the sheet needs no change or it is not clear which one is meant. Throws Error if two
/// tables stand side by side; `shown` is the path used in messages.
std::optional<PlainSheet> plain_sheet(const std::string& path, const std::string& sheet,
                                      const std::string& shown);

}  // namespace hinterland
