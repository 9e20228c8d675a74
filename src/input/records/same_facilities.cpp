// SPDX-License-Identifier: Apache-2.0
#include "input/records/same_facilities.hpp"

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

constexpr std::size_t min_names = 5;
constexpr std::size_t min_of_one_service = 3;
constexpr std::size_t min_towns_named = 3;
constexpr std::size_t max_told_places = 10;

using Names = std::set<std::string_view>;

/// The facilities at one place.
struct SharedSpot {
  std::vector<FacilityId> facility;
  Names names;
};

/// The first parts of town names, with which names of facilities begin: 王庄 of 王庄镇.
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

bool are_many_of_one_service(const Facilities& facilities, const SharedSpot& spot) {
  std::map<ServiceId, Names> names;
  for (const FacilityId f : spot.facility) {
    names[facilities.service[f]].insert(facilities.name[f]);
  }
  return std::ranges::any_of(
      names, [](const auto& of_service) { return of_service.second.size() >= min_of_one_service; });
}

Problem problem_of_place(const Facilities& facilities, const SharedSpot& spot) {
  constexpr std::size_t max_named = 3;
  std::vector<std::string_view> named;
  for (const std::string_view name : spot.names) {
    if (named.size() < max_named) named.push_back(name);
  }
  const FacilityId first = spot.facility.front();
  const LonLat place = facilities.place[first];
  return {ProblemKind::duplicate_place,
          "facilities",
          -1,
          std::string(facilities.name[first]),
          place,
          filled_text("{} facilities of different names are at one place ({:.6f}, {:.6f}): {}, …. "
                      "They may have been geocoded by county: give each its own coordinates. If "
                      "they are in one building, nothing needs to be done",
                      "{} 处不同名称的设施位于同一点（{:.6f}, {:.6f}）：{}等。可能是按县名定位的，"
                      "请分别给出坐标；若确在同一处，可不处理",
                      spot.names.size(), place.lon, place.lat, listed_text(named))};
}

}  // namespace

void find_same_facilities(const World& world, Problems& problems) {
  const Facilities& facilities = world.facilities;
  std::map<std::pair<double, double>, SharedSpot> at_place;
  Names all;
  for (const FacilityId f : rows(facilities.place)) {
    const std::string_view name = facilities.name[f];
    all.insert(name);
    SharedSpot& spot = at_place[{facilities.place[f].lon, facilities.place[f].lat}];
    spot.facility.push_back(f);
    if (!name.empty()) spot.names.insert(name);
  }
  std::vector<const SharedSpot*> crowds;
  for (const auto& [place, spot] : at_place) {
    if (spot.names.size() >= min_names) crowds.push_back(&spot);
  }
  if (crowds.empty()) return;
  const std::set<std::string> towns = stems_of_towns(world);
  std::erase_if(crowds, [&](const SharedSpot* spot) {
    const bool max_of_county = towns.size() > 1 && 3 * spot->names.size() > all.size() &&
                               are_many_of_one_service(facilities, *spot);
    return !max_of_county && towns_named(spot->names, towns) < min_towns_named;
  });
  std::ranges::stable_sort(crowds, std::ranges::greater{},
                           [](const SharedSpot* spot) { return spot->names.size(); });
  if (crowds.size() > max_told_places) crowds.resize(max_told_places);
  for (const SharedSpot* spot : crowds) problems.push_back(problem_of_place(facilities, *spot));
}

}  // namespace hinterland
