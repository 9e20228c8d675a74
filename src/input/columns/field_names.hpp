// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What a layer of a study is about: each kind has fields of its own.
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

/// The roles that a field of such a layer can play, in the order in which a
/// study names them: code, name, town, county, people, ...
std::vector<std::string> known_roles(LayerKind kind);

/// What others call the field of this role, best first: `known_names(villages,
/// "people")` begins with people, then 人口, CZRK, ... Names are compared
/// without case. Empty where the role is not one of the kind.
///
/// Real names: those of 58 village shapefiles of all Chinese provinces, of the
/// national land survey's XZQ and CJDCQ tables, and of India's PMGSY.
std::vector<std::string> known_names(LayerKind kind, std::string_view role);

/// The level of the places that a column of this name holds, by the name alone: 乡镇 and XZMC hold
/// towns, 县名 counties, 村名 villages. Unknown: it may hold any, as name does.
Level level_named(std::string_view header);

/// What the columns of coordinates are called in a table without geometry.
std::vector<std::string> longitude_names();
std::vector<std::string> latitude_names();
/// And a column that holds both: 经纬度, latlng, coordinates, wkt, ...
std::vector<std::string> place_names();

}  // namespace hinterland
