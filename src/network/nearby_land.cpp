// SPDX-License-Identifier: Apache-2.0
#include "network/nearby_land.hpp"

#include "geometry/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace hinterland {

Metres distance_within(const LineTree& lines, const MultiPolygon& land, Metres radius) {
  if (land.empty() || !(radius >= 0_m)) return unreachable;
  constexpr Metres slack{1.0};
  const CircleAround circle = circle_around(land);
  const double limit = radius.value * radius.value * (1.0 + 1e-9);
  std::optional<PlaneShape> shape;
  double least = std::numeric_limits<double>::infinity();
  lines.each_piece_near(
      circle.middle, circle.radius + radius + slack, [&](const Position& a, const Position& b) {
        if (!shape) shape.emplace(land);
        const double give_up = std::min(least, limit);
        least = std::min(least,
                         shape->squared_distance(shape->on_plane(a), shape->on_plane(b), give_up));
        return least > 0.0;
      });
  const Metres distance = arc_of_chord(std::sqrt(least));
  return distance <= radius ? distance : unreachable;
}

LineTree tree_of_places(std::span<const LonLat> places) {
  std::vector<std::size_t> first_vertex(places.size() + 1);
  std::iota(first_vertex.begin(), first_vertex.end(), std::size_t{0});
  return LineTree(places, first_vertex);
}

}  // namespace hinterland
