// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace hinterland {

/// Parses a text that consists of one number: 1234, -5.5, 1,234, １２３４, 1e3.
///
/// Accepts surrounding spaces, full-width digits and signs, and commas between groups of three
/// digits. Returns nullopt for anything else: "约500", "12人", "1,23", "nan", "", arbitrary bytes.
std::optional<double> parse_number(std::string_view text);

/// Trims white space, ideographic spaces (U+3000) and NULs at both ends.
std::string_view without_blanks(std::string_view text);

}  // namespace hinterland
