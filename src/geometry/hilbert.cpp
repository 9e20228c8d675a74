// SPDX-License-Identifier: Apache-2.0
#include "geometry/hilbert.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr int levels = 32;
constexpr double steps_in_degree = 1e7;

std::uint32_t steps(double degrees) {
  constexpr double most = 4294967295.0;
  return static_cast<std::uint32_t>(std::clamp(std::round(degrees * steps_in_degree), 0.0, most));
}

}  // namespace

std::uint64_t hilbert_key(LonLat place) {
  std::uint32_t x = steps(place.lon + 180.0);
  std::uint32_t y = steps(place.lat + 90.0);
  std::uint64_t key = 0;
  for (int level = levels - 1; level >= 0; --level) {
    const std::uint32_t east = (x >> level) & 1U;
    const std::uint32_t north = (y >> level) & 1U;
    key = (key << 2U) | ((3U * east) ^ north);
    if (north != 0) continue;
    if (east != 0) {  // the curve is reversed in this quadrant
      x = ~x;
      y = ~y;
    }
    std::swap(x, y);
  }
  return key;
}

std::vector<std::pair<std::uint64_t, std::uint32_t>> hilbert_order(std::span<const LonLat> places) {
  constexpr std::size_t places_in_block = 16'384;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(places.size());
  for_each_block(places.size(), places_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      keys[i] = {hilbert_key(places[i]), static_cast<std::uint32_t>(i)};
    }
  });
  std::ranges::sort(keys);
  return keys;
}

}  // namespace hinterland
