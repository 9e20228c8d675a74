// SPDX-License-Identifier: Apache-2.0
#include "layers/sampled_places.hpp"

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

std::vector<LonLat> one_of_each_stretch(LineView lines) {
  constexpr std::size_t most = 4000;
  const std::size_t step = std::max<std::size_t>(1, lines.vertex.size() / most);
  std::vector<LonLat> some;
  for (std::size_t i = 0; i < lines.vertex.size(); i += step) some.push_back(lines.vertex[i]);
  return some;
}

}  // namespace hinterland
