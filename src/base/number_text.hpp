// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace hinterland {

/// Reads a number that stands alone in a text: 1234, -5.5, 1,234, １２３４, 1e3.
///
/// Blanks around it, full-width digits and signs, and commas between groups of
/// three digits are accepted; nothing else is: "约500", "12人", "1,23", "nan"
/// and "" have no value. Any bytes may be given. Cheap.
std::optional<double> parse_number(std::string_view text);

/// The text without the blanks at both its ends, narrow or wide (U+3000), and
/// without the NULs that fill up fields.
std::string_view without_blanks(std::string_view text);

}  // namespace hinterland
