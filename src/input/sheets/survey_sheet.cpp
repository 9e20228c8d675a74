// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/survey_sheet.hpp"

#include "base/characters.hpp"
#include "input/sheets/workbook.hpp"

namespace hinterland {

std::string survey_sheet_of(const std::string& path) {
  if (!ends_like(path, ".xlsx")) return "";
  std::string found;
  for (const WorkbookSheet& sheet : workbook_parts(path).sheets) {
    const bool is_form = sheet.name == survey_sheet_name(Language::zh) ||
                         sheet.name == survey_sheet_name(Language::en);
    if (!is_form) continue;
    if (!found.empty()) return "";
    found = sheet.name;
  }
  return found;
}

}  // namespace hinterland
