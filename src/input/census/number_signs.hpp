// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The name of a column with abbreviations for "number" written out: "No. HH water", "Nº", "№",
/// "Nr.", "#" and "No HH" become "number of". In "No water" it is a negation and stays.
std::string with_number_signs_written(std::string_view header);

}  // namespace hinterland
