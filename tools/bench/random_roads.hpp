// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "geometry/distance.hpp"
#include "network/road_graph.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hinterland::bench {

/// Nodes and links as in a file: in random order.
struct RandomRoads {
  std::vector<LonLat> places;
  std::vector<RoadLink> links;
};

/// A square of about `nodes` crossings, 90 m apart give or take 25, at the latitude of Wuhan: four
/// in five are joined to the next one east and north, one in ten to the one beyond both. Roads wind
/// a little; lengths are limited to 20 to 200 m.
class RoadsDrawer {
 public:
  RoadsDrawer(std::size_t nodes, std::uint64_t seed)
      : side_(static_cast<std::uint32_t>(std::lround(std::sqrt(static_cast<double>(nodes))))),
        random_(seed) {}

  RandomRoads draw() {
    shuffle_rows();
    roads_.places.resize(row_.size());
    for (std::uint32_t y = 0; y < side_; ++y) {
      for (std::uint32_t x = 0; x < side_; ++x) roads_.places[row(x, y)] = crossing(x, y);
    }
    for (std::uint32_t y = 0; y < side_; ++y) {
      for (std::uint32_t x = 0; x < side_; ++x) join(x, y);
    }
    return std::move(roads_);
  }

 private:
  static constexpr double spacing = 90.0;  // metres
  static constexpr double jitter = 25.0;
  static constexpr LonLat corner{112.0, 30.0};
  static constexpr double metres_in_degree_of_latitude = 110'850.0;  // at the latitude of Wuhan
  static constexpr double metres_in_degree_of_longitude = 96'490.0;

  std::uint32_t row(std::uint32_t x, std::uint32_t y) const {
    return row_[std::size_t{y} * side_ + x];
  }

  void shuffle_rows() {
    row_.resize(std::size_t{side_} * side_);
    std::iota(row_.begin(), row_.end(), 0U);
    for (std::size_t i = row_.size(); i > 1; --i) std::swap(row_[i - 1], row_[random_.below(i)]);
  }

  LonLat crossing(std::uint32_t x, std::uint32_t y) {
    const double east = x * spacing + random_.uniform(-jitter, jitter);
    const double north = y * spacing + random_.uniform(-jitter, jitter);
    return {corner.lon + east / metres_in_degree_of_longitude,
            corner.lat + north / metres_in_degree_of_latitude};
  }

  void join(std::uint32_t x, std::uint32_t y) {
    const bool east = x + 1 < side_;
    const bool north = y + 1 < side_;
    if (east && random_.chance(0.8)) add_link(row(x, y), row(x + 1, y));
    if (north && random_.chance(0.8)) add_link(row(x, y), row(x, y + 1));
    if (east && north && random_.chance(0.1)) add_link(row(x, y), row(x + 1, y + 1));
  }

  void add_link(std::uint32_t start, std::uint32_t end) {
    const Metres straight = distance_between(roads_.places[start], roads_.places[end]);
    const double metres = std::clamp(straight.value * random_.uniform(1.0, 1.3), 20.0, 200.0);
    const auto length = static_cast<std::uint32_t>(metres * millimetres_in_metre);
    const std::uint32_t time = length + length / 5;  // 30 km/h
    roads_.links.push_back({start, end, length, time, time, true});
  }

  std::uint32_t side_;
  Random random_;
  std::vector<std::uint32_t> row_;  ///< of each crossing
  RandomRoads roads_;
};

inline RandomRoads draw_roads(std::size_t nodes, std::uint64_t seed) {
  return RoadsDrawer(nodes, seed).draw();
}

}  // namespace hinterland::bench
