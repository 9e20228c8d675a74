// SPDX-License-Identifier: Apache-2.0
#include "synthetic/bends.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace hinterland::made_up {

namespace {

double squared_distance_to_segment(PlanePoint place, PlanePoint a, PlanePoint b) {
  const double along_x = b.x - a.x;
  const double along_y = b.y - a.y;
  const double squared_length = along_x * along_x + along_y * along_y;
  const double share =
      squared_length == 0.0
          ? 0.0
          : std::clamp(((place.x - a.x) * along_x + (place.y - a.y) * along_y) / squared_length,
                       0.0, 1.0);
  return squared_distance(place, {a.x + share * along_x, a.y + share * along_y});
}

}  // namespace

double distance(PlanePoint a, PlanePoint b) { return std::sqrt(squared_distance(a, b)); }

std::vector<PlanePoint> bend(PlanePoint from, PlanePoint to, double longest, double roughness,
                             Random& random) {
  std::vector<PlanePoint> line{from, to};
  for (double part = distance(from, to); part > longest; part /= 2.0, roughness *= 0.75) {
    std::vector<PlanePoint> finer{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
      const PlanePoint a = line[i - 1];
      const PlanePoint b = line[i];
      const double aside = roughness * random.uniform(-0.5, 0.5);
      finer.push_back(
          {(a.x + b.x) / 2.0 - aside * (b.y - a.y), (a.y + b.y) / 2.0 + aside * (b.x - a.x)});
      finer.push_back(b);
    }
    line = std::move(finer);
  }
  return line;
}

std::vector<PlanePoint> blob(PlanePoint centre, double radius, double unevenness, Random& random) {
  constexpr int corners = 20;
  const double phase_2 = random.uniform(0.0, 2.0 * std::numbers::pi);
  const double phase_3 = random.uniform(0.0, 2.0 * std::numbers::pi);
  std::vector<PlanePoint> ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = -2.0 * std::numbers::pi * i / corners;  // clockwise, as shapefiles have it
    const double share = 1.0 + unevenness * (0.5 * std::sin(2.0 * angle + phase_2) +
                                             0.3 * std::sin(3.0 * angle + phase_3) +
                                             0.2 * random.uniform(-1.0, 1.0));
    ring.push_back(
        {centre.x + radius * share * std::cos(angle), centre.y + radius * share * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

double depth_inside(const std::vector<PlanePoint>& ring, PlanePoint place) {
  double nearest = std::numeric_limits<double>::infinity();
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PlanePoint a = ring[i - 1];
    const PlanePoint b = ring[i];
    nearest = std::min(nearest, squared_distance_to_segment(place, a, b));
    const bool straddles = (a.y > place.y) != (b.y > place.y);
    if (straddles && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
}

}  // namespace hinterland::made_up
