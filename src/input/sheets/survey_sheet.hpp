// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The name of the sheet of plan.xlsx that is filled in by hand and read as a census: 补查表.
constexpr std::string_view survey_sheet_name(Language language) {
  return language == Language::zh ? "补查表" : "Survey form";
}

/// The sheet of an .xlsx with that name in either language, as it is written in the file; empty if
/// there is none, if there are both, or if `path` is not an .xlsx. Reads only the list of sheets.
std::string survey_sheet_of(const std::string& path);

}  // namespace hinterland
