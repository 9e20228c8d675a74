// SPDX-License-Identifier: Apache-2.0
#include "planning/gazetteer.hpp"

#include "world/home_names.hpp"
#include "world/known_words.hpp"

#include <cstddef>

namespace hinterland {

namespace {

using Name = std::string_view;

constexpr std::size_t county_digits = 6;
constexpr std::size_t town_digits = 9;
constexpr std::size_t village_digits = 12;

/// The start of a code that a town or a county has for itself; empty: it has none.
Name prefix_of(Name code, Level level) {
  if (level_of_code(code) != level) return {};
  return code.substr(0, level == Level::county ? county_digits : town_digits);
}

/// The start of a village's code, which tells its town and county; empty: the code is none.
Name start_of(Name code, std::size_t digits) {
  const bool tells =
      code.size() >= village_digits && code.find_first_not_of("0123456789") == code.npos;
  return tells ? code.substr(0, digits) : Name{};
}

}  // namespace

Gazetteer::Gazetteer(const World& world) : towns_(world.towns) {
  const HomeNames known = home_names(world);
  for (TownId t : rows(towns_.place)) {
    const bool is_town = towns_.level[t] == Level::town;
    const PlaceNames& names = is_town ? known.towns : known.counties;
    const std::string name = name_of_seat(towns_, t);
    const auto found = names.find(name);
    seat_name_.push_back(found ? names[*found] : name);
  }
  for (TownId t : rows(towns_.place)) add_town(t);
  for (AreaId a : rows(world.boundaries.shape)) {
    add(world.boundaries.code[a], world.boundaries.name[a]);
  }
  for (TownId t : rows(towns_.place)) add(towns_.code[t], seat_name_[t]);
  for (TownId t : rows(towns_.place)) {
    if (!by_name_.emplace(seat_name_[t], t).second) shared_.insert(seat_name_[t]);
  }
}

Name Gazetteer::at(Name prefix) const {
  const auto found = by_prefix_.find(prefix);
  return found == by_prefix_.end() ? Name{} : found->second;
}

Name Gazetteer::town_of_code(Name code) const { return at(start_of(code, town_digits)); }

Name Gazetteer::county_of_code(Name code) const { return at(start_of(code, county_digits)); }

Name Gazetteer::county_of(TownId t) const {
  if (!towns_.county[t].empty()) return towns_.county[t];
  const Name code = towns_.code[t];
  const Name by_code = level_of_code(code) ? at(code.substr(0, county_digits)) : Name{};
  if (!by_code.empty()) return by_code;
  return towns_.level[t] == Level::county ? Name(seat_name_[t]) : Name{};
}

Name Gazetteer::county_of_town(Name town) const {
  const auto found = by_name_.find(town);
  if (found == by_name_.end() || shared_.contains(town)) return {};
  return county_of(found->second);
}

/// What a town says of its county stands before the name of the county's seat.
void Gazetteer::add_town(TownId t) {
  const Name code = towns_.code[t];
  if (towns_.county[t].empty() || !level_of_code(code)) return;
  by_prefix_.emplace(code.substr(0, county_digits), towns_.county[t]);
}

void Gazetteer::add(Name code, Name name) {
  for (const Level level : {Level::county, Level::town}) {
    const Name prefix = prefix_of(code, level);
    if (!prefix.empty() && !name.empty()) by_prefix_.emplace(prefix, name);
  }
}

}  // namespace hinterland
