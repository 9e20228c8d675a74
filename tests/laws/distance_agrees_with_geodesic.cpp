// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "random_places.hpp"

#include <geodesic.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace hinterland;

namespace {

constexpr double one_millimetre = 0.001;
constexpr std::size_t pair_count = 10'000;

/// Pairs of places at a given distance in metres according to PROJ.
struct Pairs {
  std::vector<LonLat> from;
  std::vector<LonLat> to;
  std::vector<double> metres;
};

Pairs pairs_at(const Region& region, double min_metres, double max_metres) {
  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257223563);  // WGS 84, EPSG:7030
  std::mt19937_64 random(2016);
  std::uniform_real_distribution<double> azimuth(0.0, 360.0);
  std::uniform_real_distribution<double> length(min_metres, max_metres);
  Pairs pairs;
  for (const LonLat& from : random_places(region, pair_count, 909)) {
    const double metres = min_metres < max_metres ? length(random) : max_metres;
    LonLat to;
    geod_direct(&ellipsoid, from.lat, from.lon, azimuth(random), metres, &to.lat, &to.lon, nullptr);
    pairs.from.push_back(from);
    pairs.to.push_back(to);
    pairs.metres.push_back(metres);
  }
  return pairs;
}

double worst_difference(const Pairs& pairs) {
  double worst = 0.0;
  for (std::size_t i = 0; i < pairs.from.size(); ++i) {
    const double ours = distance_between(pairs.from[i], pairs.to[i]).value;
    worst = std::max(worst, std::abs(ours - pairs.metres[i]));
  }
  return worst;
}

}  // namespace

TEST_CASE("at 5 km the straight distance agrees with PROJ's geodesic within 1 mm",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    CAPTURE(region.name);
    CHECK(worst_difference(pairs_at(region, 5000.0, 5000.0)) < one_millimetre);
    CHECK(worst_difference(pairs_at(region, 0.0, 5000.0)) < one_millimetre);
  }
}

TEST_CASE("a place 1 mm inside 5 km by PROJ is found, and one 1 mm outside is not",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    CAPTURE(region.name);
    for (const double metres : {4999.999, 5000.001}) {
      const Pairs pairs = pairs_at(region, metres, metres);
      std::size_t found = 0;
      for (std::size_t i = 0; i < 500; ++i) {
        const auto answer =
            nearest_within(std::vector{pairs.to[i]}, std::vector{pairs.from[i]}, 5_km);
        found += answer.front().found() ? 1 : 0;
      }
      CHECK(found == (metres < 5000.0 ? 500 : 0));
    }
  }
}
