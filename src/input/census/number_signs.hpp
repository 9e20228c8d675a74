// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The name of a column with its signs for a number written out: "No. HH water", "Nº", "№", "Nr.",
/// "#" and "No HH" become "number of"; in "No water" it is the negation, and stays.
std::string with_number_signs_written(std::string_view header);

}  // namespace hinterland
