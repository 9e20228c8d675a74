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

/// The position on the curve that visits 2^count × 2^count cells.
std::uint64_t key_of_levels(LonLat place, int count) {
  std::uint32_t x = steps(place.lon + 180.0);
  std::uint32_t y = steps(place.lat + 90.0);
  std::uint64_t key = 0;
  for (int level = levels - 1; level >= levels - count; --level) {
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

}  // namespace

std::uint64_t hilbert_key(LonLat place) { return key_of_levels(place, levels); }

std::uint32_t coarse_hilbert_key(LonLat place) {
  const double turn = place.lon / 360.0 + 0.5;
  const LonLat wrapped{(turn - std::floor(turn)) * 360.0 - 180.0, place.lat};
  return static_cast<std::uint32_t>(key_of_levels(wrapped, levels / 2));
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
