// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/turned_records.hpp"

#include "input/coordinates/place_groups.hpp"
#include "input/coordinates/raw_coordinates.hpp"

#include <algorithm>

namespace hinterland {

std::vector<std::size_t> turned_rows(std::span<const LonLat> raw,
                                     const std::function<void(std::span<LonLat>)>& to_lonlat) {
  std::vector<LonLat> places(raw.begin(), raw.end());
  to_lonlat(places);
  const Metres reach = reach_of(places);
  const PlaceGroups groups = group_places(places, reach);
  if (groups.count == 0) return {};
  const std::uint32_t main = largest_group(group_sizes(groups, 0, places.size()));
  std::vector<std::size_t> outside;
  std::vector<LonLat> other_way;
  for (std::size_t row = 0; row < raw.size(); ++row) {
    if (groups.group_of[row] == main) continue;
    outside.push_back(row);
    other_way.push_back(swapped(raw[row]));
  }
  if (outside.empty()) return {};
  to_lonlat(other_way);
  places.insert(places.end(), other_way.begin(), other_way.end());
  // The threshold can be wider, since a swapped place is unlikely to be near by chance.
  const PlaceGroups with_turned = group_places(places, 2.0 * reach);
  const auto first = std::ranges::find(groups.group_of, main) - groups.group_of.begin();
  const std::uint32_t home = with_turned.group_of[static_cast<std::size_t>(first)];
  std::vector<std::size_t> turned;
  for (std::size_t i = 0; i < outside.size(); ++i) {
    const bool was_there = with_turned.group_of[outside[i]] == home;
    if (!was_there && with_turned.group_of[raw.size() + i] == home) turned.push_back(outside[i]);
  }
  return turned;
}

}  // namespace hinterland
