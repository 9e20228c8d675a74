// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/axis_order.hpp"

#include "geometry/land_cells.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/placing/place_groups.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland {

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

bool only_turned_are_degrees(std::span<const LonLat> sample) {
  const auto fit = std::ranges::count_if(sample, in_degrees);
  const auto fit_turned =
      std::ranges::count_if(sample, [](LonLat p) { return in_degrees(swapped(p)); });
  if (fit_turned <= fit) return false;
  return size_of_largest_group(swapped(sample)) > size_of_largest_group(sample);
}

bool only_turned_are_land(std::span<const LonLat> sample) {
  return most(sample, [](LonLat p) { return in_degrees(p) && !may_be_land(p); }) &&
         most(sample, [](LonLat p) { return in_degrees(swapped(p)) && may_be_land(swapped(p)); });
}

}  // namespace hinterland
