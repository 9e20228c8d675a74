// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// Throws Error where half of the cells of a column, or more, are formulas whose values are not
/// stored in the workbook (.xlsx, .xlsm, .ods): a program wrote it that does not calculate, and the
/// cells would be read as empty or 0. `sheet` empty: any sheet; `shown` is the path in the message.
/// Walks the text of the sheet once.
void refuse_formulas(const std::string& path, const std::string& sheet, const std::string& shown);

}  // namespace hinterland
