// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text of a member of the outermost object of a JSON text, as it stands there; empty: there is
/// none. Walks the text once, and nothing but its brackets.
std::string_view outermost_member(std::string_view json, std::string_view name);

/// What the "crs" member of GeoJSON (the text of 2008) or the "spatialReference" of ESRI's JSON
/// names: a name or a link, else the JSON itself behind `"crs": `. Empty: null, or there is no such
/// member.
std::string crs_named_in_json(std::string_view json);

}  // namespace hinterland
