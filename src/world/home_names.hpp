// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/place_name.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <map>
#include <string>

namespace hinterland {

/// Counties and towns as the layers of seats and boundaries call them, where those of villages
/// have to meet them.
struct HomeNames {
  PlaceNames counties{Level::county};
  PlaceNames towns{Level::town};
  std::map<std::string, PlaceNames, std::less<>> towns_of_county;
};

HomeNames home_names(const World& world);

/// The town or county whose seat a row of the towns is: 王庄镇 of 王庄镇人民政府.
std::string name_of_seat(const Towns& towns, TownId seat);

/// The level of a boundary, by its code, else by its name; without both it is a county's.
Level level_of_area(const Areas& areas, AreaId area);

/// Brings the names of counties and towns to one spelling, wherever they stand: what seats and
/// boundaries say holds for the villages, the word of the level before its lack, else what is more
/// frequent. Notes once a column how many rows another spelling needed. A name of villages that
/// meets none of the seats and boundaries stays and is told, once a column, with the name that is
/// most like it (`name_unmatched`).
///
/// O(villages), and for each distinct name a search among those of its level.
void meet_home_names(World& world, Problems& problems, Notes& notes);

}  // namespace hinterland
