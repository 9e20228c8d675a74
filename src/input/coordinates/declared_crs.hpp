// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// The text of a member of the outermost object of a JSON text; empty if there is none. Scans the
/// text once, without parsing values.
std::string_view outermost_member(std::string_view json, std::string_view name);

/// The CRS declared by the members "crs" of GeoJSON (the 2008 specification) or "spatialReference"
/// of Esri JSON: in the outermost object, in features and in their geometries.
struct JsonCrs {
  bool is_there = false;
  /// "EPSG:4548" for every notation of a code that is unambiguous; otherwise the name or link as
  /// written; otherwise the JSON itself after `"crs": `. Empty for null. If several differ,
  /// `several_crs` followed by their list, with null for records that have none.
  std::string name;
  bool is_several = false;
};

/// Whether a name means WGS 84, the default of GeoJSON: "EPSG:4326", "…:CRS84", "WGS84".
bool means_wgs84(std::string_view name);

/// `is_sequence`: one feature per line, without an enclosing object.
JsonCrs crs_in_json(std::string_view json, bool is_sequence);

/// Whether PROJ understands the declaration of a file.
bool can_be_read(const std::string& declared);

/// The message for a declaration that PROJ does not understand, with advice.
Text unreadable_crs(const std::string& declared);

}  // namespace hinterland
