// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether a file that is no TOML is a layer, by its ending or a NUL byte in it.
bool is_layer(std::string_view path, std::string_view content);

/// The way out of a fault of TOML: what in its line causes it, as far as that can be told.
///
///   line         the number of the line, from 1
///   description  what the parser says of the fault
Text advice_on_syntax(std::string_view content, std::size_t line, std::string_view description);

/// That a key or a table is given twice, where the parser says so; else empty.
Text repeated_key(std::string_view description);

/// Where a key or the name of a table begins that has more parts between dots than any setting:
/// the parser would go one table deeper with each of them, until its stack is used up. None: none.
struct LongKey {
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in bytes
};
std::optional<LongKey> too_long_key(std::string_view content);

/// Why a path with control characters is not there: the backslashes of "D:\new\table.shp" begin
/// escapes. With the way out; empty: there is no such character in it.
Text advice_on_escapes(std::string_view key, std::string_view path);

}  // namespace hinterland
