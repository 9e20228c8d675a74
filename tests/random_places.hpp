// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Regions of the globe that are error-prone, and the region of the product.
struct Region {
  std::string name;
  double west = 0.0;  ///< degrees; the eastern bound may exceed 180
  double east = 0.0;
  double south = 0.0;
  double north = 0.0;
};

inline const std::vector<Region>& regions() {
  static const std::vector<Region> all = {
      {"a county", 117.0, 117.6, 36.0, 36.5},
      {"China", 73.5, 135.0, 18.0, 53.6},
      {"the antimeridian", 179.8, 180.3, -17.0, -16.5},
      {"Greenwich", -0.2, 0.3, 51.0, 51.4},
      {"the north pole", -180.0, 180.0, 89.8, 90.0},
      {"the south pole", -180.0, 180.0, -90.0, -89.7},
      {"the equator", 36.0, 36.5, -0.3, 0.3},
      {"the globe", -180.0, 180.0, -90.0, 90.0},
  };
  return all;
}

/// `count` random places in a region. With `grid_degrees` they are on the nodes of a grid, so that
/// places and distances often coincide.
inline std::vector<hinterland::LonLat> random_places(const Region& region, std::size_t count,
                                                     std::uint64_t seed,
                                                     double grid_degrees = 0.0) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> lon(region.west, region.east);
  std::uniform_real_distribution<double> lat(region.south, region.north);
  const auto snap = [&](double degrees) {
    return grid_degrees > 0.0 ? std::round(degrees / grid_degrees) * grid_degrees : degrees;
  };
  std::vector<hinterland::LonLat> places;
  for (std::size_t i = 0; i < count; ++i) {
    const double east = snap(lon(random));
    places.push_back({east > 180.0 ? east - 360.0 : east, snap(lat(random))});
  }
  return places;
}
