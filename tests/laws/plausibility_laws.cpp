// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "input/coordinates/land_cells.hpp"
#include "input/placing/implausible_places.hpp"
#include "input/placing/layer_roles.hpp"
#include "world.hpp"

#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

StudyLayers named_layers() {
  StudyLayers layers;
  layers.villages.name = "villages";
  layers.towns.name = "towns";
  return layers;
}

std::size_t count(const Problems& problems, ProblemKind kind) {
  return static_cast<std::size_t>(std::ranges::count(problems, kind, &Problem::kind));
}

std::size_t place_warnings(const std::vector<LonLat>& places, const std::string& name) {
  World world;
  for (std::size_t i = 0; i < places.size(); ++i)
    add_village(world, places[i], name + std::to_string(i), std::nullopt);
  Problems problems;
  warn_of_implausible_places(world, named_layers(), problems);
  return count(problems, ProblemKind::crs_doubtful);
}

/// A county somewhere on land.
std::vector<LonLat> some_county(Random& random) {
  for (;;) {
    const LonLat middle{random.uniform(-179.0, 179.0), random.uniform(-55.0, 75.0)};
    std::vector<LonLat> places;
    for (int i = 0; i < 30; ++i) {
      places.push_back(
          {middle.lon + random.uniform(-0.3, 0.3), middle.lat + random.uniform(-0.3, 0.3)});
    }
    if (std::ranges::all_of(places, may_be_land)) return places;
  }
}

}  // namespace

TEST_CASE("a layer of villages is reported if four in five names are those of towns",
          "[layer_roles][property]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    const std::size_t rows = 1 + random.below(30);
    const double share = random.uniform();
    World world;
    std::size_t towns = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      const bool is_town = random.uniform() < share;
      towns += is_town ? 1 : 0;
      add_village(world, {117.0, 36.0}, is_town ? "安山镇" : "王庄村", std::nullopt);
    }
    Problems problems;
    warn_of_layer_roles(world, named_layers(), small_catalogue(), problems);
    CHECK(count(problems, ProblemKind::layer_role_doubtful) ==
          (rows >= 3 && 5 * towns >= 4 * rows ? 1U : 0U));
  }
}

TEST_CASE("villages on land are not reported, and the same in radians are",
          "[implausible_places][property]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    std::vector<LonLat> places = some_county(random);
    CHECK(place_warnings(places, "Sitio ") == 0);
    for (LonLat& place : places) {
      place = {place.lon * std::numbers::pi / 180.0, place.lat * std::numbers::pi / 180.0};
    }
    CHECK(place_warnings(places, "Sitio ") == 1);
  }
}

TEST_CASE("Chinese villages with a changed sign or swapped degrees are reported",
          "[implausible_places][property]") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    const LonLat middle{random.uniform(98.0, 118.0), random.uniform(25.0, 40.0)};
    std::vector<LonLat> right;
    for (int i = 0; i < 20; ++i) {
      right.push_back(
          {middle.lon + random.uniform(-0.3, 0.3), middle.lat + random.uniform(-0.3, 0.3)});
    }
    CHECK(place_warnings(right, "王庄") == 0);
    for (const LonLat by : {LonLat{-1, 1}, LonLat{1, -1}, LonLat{-1, -1}}) {
      std::vector<LonLat> wrong;
      for (const LonLat place : right) wrong.push_back({by.lon * place.lon, by.lat * place.lat});
      CHECK(place_warnings(wrong, "王庄") == 1);
    }
  }
}
