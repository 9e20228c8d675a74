// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
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

/// Why a path with control characters is not there: the backslashes of "D:\new\table.shp" begin
/// escapes. With the way out; empty: there is no such character in it.
Text advice_on_escapes(std::string_view key, std::string_view path);

}  // namespace hinterland
