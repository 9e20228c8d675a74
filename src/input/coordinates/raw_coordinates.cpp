// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/raw_coordinates.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/land_cells.hpp"
#include "input/coordinates/place_groups.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace hinterland {

namespace {

constexpr double margin = 6.0;  // degrees: the central zone often serves a whole province

/// The zone prefix of an easting: 39 in 39 512 345 m; 0 if there is none.
int zone_prefix(double easting) {
  const int zone = static_cast<int>(std::floor(easting / 1e6));
  return zone >= 1 && zone <= 60 && is_plain_easting(easting - 1e6 * zone) ? zone : 0;
}

}  // namespace

bool most(std::span<const LonLat> places, const std::function<bool(LonLat)>& test) {
  const auto passed = std::ranges::count_if(places, test);
  const auto all = std::ssize(places);
  return all > 0 && (20 * passed >= 19 * all || (all >= 3 && passed == all - 1));
}

bool mainly(std::span<const LonLat> places, const std::function<bool(LonLat)>& test) {
  return 2 * std::ranges::count_if(places, test) > std::ssize(places);
}

LonLat swapped(LonLat place) { return {place.lat, place.lon}; }

std::vector<LonLat> swapped(std::span<const LonLat> places) {
  std::vector<LonLat> result;
  result.reserve(places.size());
  for (const LonLat place : places) result.push_back(swapped(place));
  return result;
}

bool in_degrees(LonLat place) {
  return std::abs(place.lon) <= 360.0 && std::abs(place.lat) <= 90.0;
}

bool is_northing(double value) { return value > 1.8e6 && value < 6.1e6; }

bool is_plain_easting(double value) { return value > 1e5 && value < 9e5; }

int common_zone(std::span<const LonLat> sample) {
  if (sample.empty()) return 0;
  std::vector<int> zones;
  for (const LonLat& place : sample) zones.push_back(zone_prefix(place.lon));
  std::ranges::nth_element(zones, zones.begin() + static_cast<std::ptrdiff_t>(zones.size() / 2));
  const int zone = zones[zones.size() / 2];
  const auto is_zone = [&](LonLat place) { return zone_prefix(place.lon) == zone; };
  return zone != 0 && most(sample, is_zone) ? zone : 0;
}

bool in_degrees_either_way(LonLat place) { return in_degrees(place) || in_degrees(swapped(place)); }

bool are_beyond_inhabited_latitudes(std::span<const LonLat> sample) {
  return most(sample, [](LonLat place) {
    return std::abs(place.lat) >= 72.0 && in_degrees(swapped(place)) && std::abs(place.lon) <= 66.0;
  });
}

bool lies_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap) {
  std::vector<LonLat> places =
      swap ? swapped(sample) : std::vector<LonLat>(sample.begin(), sample.end());
  projection.to_lonlat(places);
  const AreaOfUse& area = *projection.description().area;
  return most(places, [&](LonLat place) { return area.contains(place, margin); });
}

bool lies_in_area_mostly(const Projection& projection, std::span<const LonLat> sample) {
  const AreaOfUse& area = *projection.description().area;
  std::vector<LonLat> places(sample.begin(), sample.end());
  std::vector<LonLat> other_way = swapped(sample);
  projection.to_lonlat(places);
  projection.to_lonlat(other_way);
  std::ptrdiff_t as_found = 0;
  std::ptrdiff_t swapped_count = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (area.contains(places[i], margin)) {
      ++as_found;
    } else if (area.contains(other_way[i], margin)) {
      ++swapped_count;
    }
  }
  return as_found >= swapped_count && 20 * (as_found + swapped_count) >= 19 * std::ssize(sample);
}

bool degrees_lie_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap) {
  if (!projection.description().area) return true;
  std::vector<LonLat> in_order;
  std::ranges::copy_if(sample, std::back_inserter(in_order),
                       [&](LonLat p) { return in_degrees(swap ? swapped(p) : p); });
  return in_order.empty() || lies_in_area(projection, in_order, swap) ||
         lies_in_area_mostly(projection, in_order);
}

Text range_text(std::span<const LonLat> sample) {
  if (sample.empty()) return {"no coordinates", "没有坐标"};
  const auto [west, east] = std::ranges::minmax(sample, {}, &LonLat::lon);
  const auto [south, north] = std::ranges::minmax(sample, {}, &LonLat::lat);
  return filled_text("x from {:.6g} to {:.6g}, y from {:.6g} to {:.6g}",
                     "横坐标 {:.6g} 至 {:.6g}，纵坐标 {:.6g} 至 {:.6g}", west.lon, east.lon,
                     south.lat, north.lat);
}

namespace {

std::size_t size_of_largest_group(std::span<const LonLat> places) {
  const PlaceGroups groups = group_places(places, reach_of(places));
  if (groups.count == 0) return 0;
  const auto sizes = group_sizes(groups, 0, places.size());
  return sizes[largest_group(sizes)];
}

}  // namespace

bool may_be_either_order(std::span<const LonLat> sample) {
  constexpr double northernmost = 66.0;
  return !sample.empty() && most(sample, [](LonLat p) {
    return std::abs(p.lon) <= northernmost && std::abs(p.lat) <= northernmost && may_be_land(p) &&
           may_be_land(swapped(p));
  });
}

bool only_swapped_are_degrees(std::span<const LonLat> sample) {
  const auto fit = std::ranges::count_if(sample, in_degrees);
  const auto fit_swapped =
      std::ranges::count_if(sample, [](LonLat p) { return in_degrees(swapped(p)); });
  if (fit_swapped <= fit) return false;
  return size_of_largest_group(swapped(sample)) > size_of_largest_group(sample);
}

bool only_swapped_are_land(std::span<const LonLat> sample) {
  return most(sample, [](LonLat p) { return in_degrees(p) && !may_be_land(p); }) &&
         most(sample, [](LonLat p) { return in_degrees(swapped(p)) && may_be_land(swapped(p)); });
}

std::vector<std::size_t> rows_with_swapped_axes(
    std::span<const LonLat> raw, const std::function<void(std::span<LonLat>)>& to_lonlat) {
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
  const PlaceGroups with_swapped = group_places(places, 2.0 * reach);
  const auto first = std::ranges::find(groups.group_of, main) - groups.group_of.begin();
  const std::uint32_t main_group = with_swapped.group_of[static_cast<std::size_t>(first)];
  std::vector<std::size_t> swapped_records;
  for (std::size_t i = 0; i < outside.size(); ++i) {
    const bool was_there = with_swapped.group_of[outside[i]] == main_group;
    if (!was_there && with_swapped.group_of[raw.size() + i] == main_group)
      swapped_records.push_back(outside[i]);
  }
  return swapped_records;
}

}  // namespace hinterland
