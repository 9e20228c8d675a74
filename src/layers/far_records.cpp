// SPDX-License-Identifier: Apache-2.0
#include "layers/far_records.hpp"

#include "layers/occupied_land.hpp"
#include "layers/place_cures.hpp"
#include "layers/place_groups.hpp"

#include <hinterland/geometry/distance.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The groups of a layer and of all other places, and which of them is the study's.
struct Regions {
  PlaceGroups groups;
  std::vector<std::size_t> own;     ///< records of the layer in each group
  std::vector<std::size_t> others;  ///< places of other layers
  std::uint32_t main = 0;
};

std::vector<LonLat> joined(std::span<const LonLat> a, std::span<const LonLat> b) {
  std::vector<LonLat> all(a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

/// The main group is that of most records; of others, where as many of two groups.
Regions regions_of(std::span<const LonLat> own, std::span<const LonLat> others, Metres reach) {
  Regions regions;
  regions.groups = group_places(joined(own, others), reach);
  regions.own = group_sizes(regions.groups, 0, own.size());
  regions.others = group_sizes(regions.groups, own.size(), others.size());
  for (std::uint32_t g = 1; g < regions.groups.count; ++g) {
    const auto size = std::pair(regions.own[g], regions.others[g]);
    if (size > std::pair(regions.own[regions.main], regions.others[regions.main])) regions.main = g;
  }
  return regions;
}

bool is_few(std::size_t count, std::size_t in_main, std::size_t all) {
  constexpr std::size_t small = 20;
  return count <= std::max<std::size_t>(1, all / 10) || (all <= small && 2 * count <= in_main);
}

OccupiedLand land_of_group(const Regions& regions, std::span<const LonLat> places,
                           std::uint32_t group) {
  OccupiedLand land;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (regions.groups.group_of[i] == group) land.add(places[i]);
  }
  land.settle();
  return land;
}

std::string degrees(LonLat place) { return fmt::format("{:.5f}, {:.5f}", place.lon, place.lat); }

FarRecord told(std::size_t row, LonLat place, const OccupiedLand& land, Metres leave_out_from,
               bool is_alone) {
  OccupiedLand here;
  here.add(place);
  here.settle();
  const Metres apart = here.distance_to(land);
  const auto cure = cure_of_place(place, land);
  const bool left_out = is_alone && (cure || apart > leave_out_from);
  const long km = std::lround(apart.value / 1000.0);
  FarRecord record{row, left_out, {}};
  record.detail = {fmt::format("{} (longitude, latitude), {} km from the others: {}",
                               degrees(place), km, left_out ? "left out" : "it stays"),
                   fmt::format("{}（经度, 纬度），距其他记录 {} 公里：{}", degrees(place), km,
                               left_out ? "未采用" : "予以保留")};
  if (cure) {
    record.detail.en +=
        fmt::format(". Perhaps {}: {} would lie with them", cure->slip.en, degrees(cure->place));
    record.detail.zh +=
        fmt::format("。可能是{}：{} 则与其他记录相符", cure->slip.zh, degrees(cure->place));
  }
  record.detail.en += ". Mend it in the file, or, if it is right, write keep_far = true";
  record.detail.zh += "。请在文件中改正；若位置无误，请写 keep_far = true";
  return record;
}

/// What is said of larger groups of villages without a town or facility near them.
Text told_apart(const Regions& regions, std::span<const LonLat> villages,
                const OccupiedLand& land) {
  std::size_t apart = 0;
  Metres nearest = unreachable;
  for (std::uint32_t g = 0; g < regions.groups.count; ++g) {
    if (g == regions.main || regions.others[g] > 0 || regions.own[g] == 0) continue;
    if (is_few(regions.own[g], regions.own[regions.main], villages.size()))
      continue;  // told singly
    apart += regions.own[g];
    nearest = std::min(nearest, land_of_group(regions, villages, g).distance_to(land));
  }
  if (apart == 0) return {};
  const long km = std::lround(nearest.value / 1000.0);
  return {
      fmt::format("{} of {} villages lie {} km from the others, and no town or facility near "
                  "them: are they in another zone, such as one for each file? They stay. Put "
                  "their coordinates right, or, if they are right, write keep_far = true",
                  apart, villages.size(), km),
      fmt::format("{} 个村（共 {} 个）距其他村 {} 公里，附近没有城镇和设施：是否属于另一投影带？"
                  "均予保留。请改正坐标；若位置无误，请写 keep_far = true",
                  apart, villages.size(), km)};
}

}  // namespace

FarPlaces find_far(std::span<const LonLat> own, std::span<const LonLat> others, bool is_villages) {
  constexpr std::size_t few = 3;
  FarPlaces found;
  if (own.size() < 2) return found;
  const std::vector<LonLat> all = joined(own, others);
  const std::span<const LonLat> scale = own.size() < few ? std::span<const LonLat>(all) : own;
  const Metres reach = reach_of(scale);
  const Regions regions = regions_of(own, others, reach);
  const Regions among_own = is_villages ? regions_of(own, {}, reach) : regions;
  if (among_own.groups.count < 2) return found;
  const OccupiedLand land = land_of_group(regions, own, regions.main);
  const Metres leave_out_from = std::max(1.5 * reach, 3.0 * spread_of(scale));
  for (std::size_t row = 0; row < own.size(); ++row) {
    const std::uint32_t group = regions.groups.group_of[row];
    const std::uint32_t own_group = among_own.groups.group_of[row];
    if (own_group == among_own.main || own_group == PlaceGroups::nowhere) continue;
    const bool is_alone = group != regions.main && regions.others[group] == 0;
    const bool are_few = is_alone
                             ? is_few(regions.own[group], regions.own[regions.main], own.size())
                             : is_villages && among_own.own[own_group] <= own.size() / 100;
    if (are_few) found.records.push_back(told(row, own[row], land, leave_out_from, is_alone));
  }
  if (is_villages && own.size() >= few && !others.empty()) {
    found.lands_apart = told_apart(regions, own, land);
  }
  return found;
}

}  // namespace hinterland
