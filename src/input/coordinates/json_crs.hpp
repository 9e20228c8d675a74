// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text of a member of the outermost object of a JSON text, as it stands there; empty: there is
/// none. Walks the text once, and nothing but its brackets.
std::string_view outermost_member(std::string_view json, std::string_view name);

/// What the members "crs" of GeoJSON (the text of 2008), or "spatialReference" of ESRI's JSON, say
/// of a file: those of its outermost object, of its features and of their geometries.
struct JsonCrs {
  bool is_there = false;
  /// "EPSG:4548" for each way to write a code that is certain, else the name or link as it stands,
  /// else the JSON itself behind `"crs": `. Empty: null. Of several that do not agree a text that
  /// begins with `several_crs` and lists them; null stands for the records that have none.
  std::string name;
  bool is_several = false;
};

/// Whether a name is that of WGS 84, in which JSON without a CRS is: "EPSG:4326", "…:CRS84",
/// "WGS84".
bool means_wgs84(std::string_view name);

inline constexpr std::string_view several_crs = "several CRS: ";

/// `is_sequence`: a feature a line, without an object around them.
JsonCrs crs_in_json(std::string_view json, bool is_sequence);

}  // namespace hinterland
