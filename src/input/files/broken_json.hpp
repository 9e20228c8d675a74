// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Explains why no layer could be read from a JSON text: it is truncated, is not valid JSON at some
/// position, or is not GeoJSON.
Text why_no_json(std::string_view text);

/// The message that a file is truncated, with the position.
Text cut_off(const std::string& there, const std::string& there_zh);

/// The message that GeoJSON coordinates are written as strings.
Text coordinates_as_text();

/// Describes what precedes the JSON in a text that does not start with JSON: comments, byte order
/// marks, or the beginning of a JavaScript statement. Empty if no JSON follows.
Text why_hidden_json(std::string_view text);

/// The offset just after the closing bracket of the first object or array of a JSON text; npos if
/// it is not closed.
std::size_t end_of_first(std::string_view text);

}  // namespace hinterland
