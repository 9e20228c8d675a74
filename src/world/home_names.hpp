// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/place_name.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <functional>
#include <map>
#include <string>

namespace hinterland {

/// The names of counties and towns in the layers of seats and boundaries, to which those of the
/// villages are matched.
struct UnitNames {
  PlaceNames counties{Level::county};
  PlaceNames towns{Level::town};
  std::map<std::string, PlaceNames, std::less<>> towns_of_county;
};

UnitNames unit_names_of(const World& world);

/// The town or county of a seat: 王庄镇 for 王庄镇人民政府.
std::string name_of_seat(const Towns& towns, TownId seat);

/// The level of a boundary, from its kind, otherwise its code, otherwise its name; county if none
/// of them gives it.
Level level_of_area(const Areas& areas, AreaId area);

/// Unifies the spelling of county and town names in all tables. The villages take the spelling of
/// seats and boundaries; spellings with the word of the level are preferred, then the more frequent
/// ones. One note per column gives the number of changed rows. Village names that match no seat or
/// boundary are kept and reported once per column, with the most similar name (`name_unmatched`).
///
/// O(villages), plus one search among the names of the level for each distinct name.
void match_unit_names(World& world, Problems& problems, Notes& notes);

}  // namespace hinterland
