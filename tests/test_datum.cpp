// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "input/coordinates/datum.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace hinterland;

namespace {

LonLat random_place(std::mt19937& random, LonLat south_west, LonLat north_east) {
  std::uniform_real_distribution<double> lon(south_west.lon, north_east.lon);
  std::uniform_real_distribution<double> lat(south_west.lat, north_east.lat);
  return {lon(random), lat(random)};
}

}  // namespace

TEST_CASE("the shifts agree with known examples", "[datum]") {
  // Tiananmen, according to online converters.
  const LonLat gcj02 = wgs84_to_gcj02({116.397428, 39.90923});
  CHECK(gcj02.lon == Approx(116.403673).margin(2e-6));
  CHECK(gcj02.lat == Approx(39.910634).margin(2e-6));
  const LonLat bd09 = wgs84_to_bd09({116.397428, 39.90923});
  CHECK(bd09.lon == Approx(116.410045).margin(5e-5));
  CHECK(bd09.lat == Approx(39.916979).margin(5e-5));
}

TEST_CASE("a round trip returns within a millimetre all over China", "[datum][property]") {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const LonLat place = random_place(random, {73.5, 18.0}, {135.0, 53.5});
    CHECK(distance_between(gcj02_to_wgs84(wgs84_to_gcj02(place)), place).value < 0.001);
    CHECK(distance_between(bd09_to_wgs84(wgs84_to_bd09(place)), place).value < 0.001);
    const double shift = distance_between(wgs84_to_gcj02(place), place).value;
    CHECK((shift > 10.0 && shift < 1000.0));
  }
}

TEST_CASE("outside China nothing is shifted", "[datum]") {
  for (const LonLat place : {LonLat{2.35, 48.86}, LonLat{151.2, -33.9}, LonLat{139.7, 35.7},
                             LonLat{-74.0, 40.7}, LonLat{91.7, -1.0}}) {
    CHECK(wgs84_to_gcj02(place) == place);
    CHECK(gcj02_to_wgs84(place) == place);
    CHECK(wgs84_to_bd09(place) == place);
    CHECK(bd09_to_wgs84(place) == place);
  }
}
