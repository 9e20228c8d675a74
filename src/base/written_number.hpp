// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unit_word.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// A number in a cell, before it is decided what its separators mean.
struct NumberCell {
  std::optional<double> by_point;  ///< "1,234.5": the point ends the whole
  std::optional<double> by_comma;  ///< "1.234,5": the comma ends the whole
  std::optional<double> grouped;   ///< "1,234" or "1.234": all separators part thousands
  Unit unit;

  bool is_number() const { return by_point || by_comma; }
};

/// Looks at a cell: "1 234,5", "１２３", "'500", "500人", "1.2万", "3 km", "12 %", "=\"500\"".
/// Without a value where it is no number: "约500", "12-15", "1,2345". Any bytes may be given.
NumberCell number_in_cell(std::string_view text);

}  // namespace hinterland
