// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The kinds of layers of a study; each has fields of its own.
enum class LayerKind {
  towns,
  villages,
  facilities,
  networks,
  roads,
  boundaries,
  exclusions,
  sites
};

/// The roles of the fields of such a layer, in the order of the study file: code, name, town,
/// county, people, ...
std::vector<std::string> known_roles(LayerKind kind);

/// Known column names for a role, best first: `known_names(villages, "people")` starts with people,
/// 人口, CZRK. Names are compared without regard to case. Empty if the kind has no such role.
///
/// The names come from 58 village shapefiles of all Chinese provinces, the XZQ and CJDCQ tables of
/// the national land survey, and India's PMGSY.
std::vector<std::string> known_names(LayerKind kind, std::string_view role);

/// The administrative level implied by the name of a column: town for 乡镇 and XZMC, county for
/// 县名, village for 村名. Unknown for general names such as name.
Level level_named(std::string_view header);

/// Known names of coordinate columns of a table without geometry.
std::vector<std::string> longitude_names();
std::vector<std::string> latitude_names();
/// Known names of a column with both coordinates: 经纬度, latlng, coordinates, wkt, ...
std::vector<std::string> place_names();

/// Whether a cell is a known column name of any layer: 人口, lon, ...
bool is_known_header(std::string_view cell);

/// The same for a normalised word; faster, without considering units and labels.
bool is_known_word(const std::string& word);

/// The number of known column names in a row.
std::size_t known_headers(const std::vector<std::string>& row);

/// Whether a cell is empty or contains only blanks of any width.
bool is_blank_cell(std::string_view cell);

}  // namespace hinterland
