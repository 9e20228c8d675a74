// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Of a JSON text that no layer could be read from: where it breaks off, what in it is no sound
/// JSON, or that it is no GeoJSON.
Text why_no_json(std::string_view text);

/// That a file breaks off, and where.
Text cut_off(const std::string& there, const std::string& there_zh);

/// That coordinates of a GeoJSON stand in quotation marks.
Text coordinates_as_text();

/// What stands in front of a JSON text that begins so: comments, byte order marks, the beginning of
/// an order in JavaScript. Empty: it is no JSON behind such a thing.
Text why_hidden_json(std::string_view text);

/// Where the first object or list of a JSON text ends, behind its last bracket; npos: nowhere.
std::size_t end_of_first(std::string_view text);

}  // namespace hinterland
