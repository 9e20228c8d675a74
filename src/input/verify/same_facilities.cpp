// SPDX-License-Identifier: Apache-2.0
#include "input/verify/same_facilities.hpp"

#include "base/text_fill.hpp"
#include "world/place_name.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t least_names = 5;
constexpr std::size_t least_of_one_service = 3;
constexpr std::size_t least_towns_named = 3;
constexpr std::size_t most_told_places = 10;

using Names = std::set<std::string_view>;

/// The facilities of one place.
struct Sharers {
  std::vector<FacilityId> facility;
  Names names;
};

/// What names of a town's facilities begin with: 王庄 of 王庄镇.
std::set<std::string> stems_of_towns(const World& world) {
  Names names;
  for (const TownId t : rows(world.towns.place)) names.insert(world.towns.name[t]);
  for (const VillageId v : rows(world.villages.place)) names.insert(world.villages.town[v]);
  std::set<std::string> stems;
  for (const std::string_view name : names) {
    const std::string stem = folded_place_name(name, Level::town).stem;
    if (!stem.empty()) stems.insert(stem);
  }
  return stems;
}

std::size_t towns_named(const Names& names, const std::set<std::string>& towns) {
  return static_cast<std::size_t>(std::ranges::count_if(towns, [&](const std::string& town) {
    return std::ranges::any_of(names, [&](auto name) { return name.starts_with(town); });
  }));
}

bool are_many_of_one_service(const Facilities& facilities, const Sharers& sharers) {
  std::map<ServiceId, Names> names;
  for (const FacilityId f : sharers.facility) {
    names[facilities.service[f]].insert(facilities.name[f]);
  }
  return std::ranges::any_of(names, [](const auto& of_service) {
    return of_service.second.size() >= least_of_one_service;
  });
}

Problem problem_of_place(const Facilities& facilities, const Sharers& sharers) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string_view> named;
  for (const std::string_view name : sharers.names) {
    if (named.size() < most_named) named.push_back(name);
  }
  const FacilityId first = sharers.facility.front();
  const LonLat place = facilities.place[first];
  return {ProblemKind::duplicate_place,
          "facilities",
          -1,
          std::string(facilities.name[first]),
          place,
          filled_text("{} facilities of different names stand at one place ({:.6f}, {:.6f}): {}, "
                      "…. They were geocoded by their county, it may be: give each its own "
                      "coordinates. If they are in one building, there is nothing to do",
                      "{} 处不同名称的设施位于同一点（{:.6f}, {:.6f}）：{}等。可能是按县名定位的，"
                      "请分别给出坐标；若确在同一处，可不处理",
                      sharers.names.size(), place.lon, place.lat, listed_text(named))};
}

}  // namespace

void find_same_facilities(const World& world, Problems& problems) {
  const Facilities& facilities = world.facilities;
  std::map<std::pair<double, double>, Sharers> at_place;
  Names all;
  for (const FacilityId f : rows(facilities.place)) {
    const std::string_view name = facilities.name[f];
    all.insert(name);
    Sharers& sharers = at_place[{facilities.place[f].lon, facilities.place[f].lat}];
    sharers.facility.push_back(f);
    if (!name.empty()) sharers.names.insert(name);
  }
  std::vector<const Sharers*> crowds;
  for (const auto& [place, sharers] : at_place) {
    if (sharers.names.size() >= least_names) crowds.push_back(&sharers);
  }
  if (crowds.empty()) return;
  const std::set<std::string> towns = stems_of_towns(world);
  std::erase_if(crowds, [&](const Sharers* sharers) {
    const bool most_of_county = towns.size() > 1 && 3 * sharers->names.size() > all.size() &&
                                are_many_of_one_service(facilities, *sharers);
    return !most_of_county && towns_named(sharers->names, towns) < least_towns_named;
  });
  std::ranges::stable_sort(crowds, std::ranges::greater{},
                           [](const Sharers* sharers) { return sharers->names.size(); });
  if (crowds.size() > most_told_places) crowds.resize(most_told_places);
  for (const Sharers* sharers : crowds) problems.push_back(problem_of_place(facilities, *sharers));
}

}  // namespace hinterland
