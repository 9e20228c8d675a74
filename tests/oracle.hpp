// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/distance.hpp"
#include "network/nearby.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Slow reference implementations, to compare the fast ones with.
namespace oracle {

using namespace hinterland;

/// Tries all places.
inline Neighbour nearest(std::span<const LonLat> places, LonLat from) {
  Neighbour best;
  double least = unreachable.value;
  for (std::uint32_t row = 0; row < places.size(); ++row) {
    const double squared = squared_chord(to_position(from), to_position(places[row]));
    if (squared >= least) continue;  // ties stay with the lower row
    least = squared;
    best = {row, arc_of_chord(std::sqrt(squared))};
  }
  return best;
}

inline Neighbour nearest_within(std::span<const LonLat> places, LonLat from, Metres radius) {
  const Neighbour found = nearest(places, from);
  return found.distance <= radius ? found : Neighbour{};
}

/// Distance to a segment that is straight in longitude and latitude, by bisection. The segment is
/// short, so there is a single minimum.
inline Metres distance_to_way(LonLat from, LonLat start, LonLat end) {
  const double east = std::remainder(end.lon - start.lon, 360.0);
  const auto at = [&](double share) {
    return distance_between(from,
                            {start.lon + share * east, start.lat + share * (end.lat - start.lat)});
  };
  double low = 0.0;
  double high = 1.0;
  for (int i = 0; i < 50; ++i) {
    const double left = low + (high - low) / 3.0;
    const double right = high - (high - low) / 3.0;
    (at(left) < at(right) ? high : low) = at(left) < at(right) ? right : left;
  }
  return at((low + high) / 2.0);
}

/// Tries all lines.
inline Neighbour nearest_line(std::span<const LonLat> vertex,
                              std::span<const std::size_t> first_vertex, LonLat from) {
  Neighbour best;
  for (std::size_t line = 0; line + 1 < first_vertex.size(); ++line) {
    for (std::size_t i = first_vertex[line]; i < first_vertex[line + 1]; ++i) {
      const std::size_t next = std::min(i + 1, first_vertex[line + 1] - 1);
      const Metres distance = distance_to_way(from, vertex[i], vertex[next]);
      if (distance < best.distance) best = {static_cast<std::uint32_t>(line), distance};
    }
  }
  return best;
}

}  // namespace oracle
