// SPDX-License-Identifier: Apache-2.0
#include "input/placing/sampled_places.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace hinterland {

std::vector<LonLat> one_of_each_town(std::span<const LonLat> places) {
  constexpr double cell = 0.02;
  std::set<std::pair<long, long>> seen;
  std::vector<LonLat> some;
  for (const LonLat place : places) {
    if (seen.insert({std::lround(place.lon / cell), std::lround(place.lat / cell)}).second) {
      some.push_back(place);
    }
  }
  return some;
}

std::vector<LonLat> places_on_lines(LineView lines) {
  constexpr std::size_t least = 6;
  constexpr std::size_t most = 1500;
  std::vector<LonLat> places;
  if (lines.size() < least) return places;
  const std::size_t step = lines.size() / most + 1;
  for (std::size_t l = 0; l < lines.size(); l += step) {
    const std::size_t first = lines.first_vertex[l];
    const std::size_t last = lines.first_vertex[l + 1] - 1;
    for (const std::size_t vertex : std::set{first, (first + last) / 2, last})
      places.push_back(lines.vertex[vertex]);
  }
  return places;
}

}  // namespace hinterland
