// SPDX-License-Identifier: Apache-2.0
#include "network/nearby.hpp"
#include "oracle.hpp"
#include "random_places.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

using namespace hinterland;

namespace {

/// Regions where longitude and latitude are nearly a plane: all except poles and globe.
const std::vector<Region> mapped = {regions()[0], regions()[2], regions()[3], regions()[6]};

struct Lines {
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
};

/// Random lines of 0 to 6 vertices, a few kilometres apart.
Lines random_lines(const Region& region, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> step(-0.05, 0.05);
  std::uniform_int_distribution<int> vertices(0, 6);
  Lines lines;
  for (LonLat at : random_places(region, count, seed)) {
    for (int i = vertices(random); i > 0; --i) {
      lines.vertex.push_back(at);
      at = {std::remainder(at.lon + step(random), 360.0), at.lat + step(random)};
    }
    lines.first_vertex.push_back(lines.vertex.size());
  }
  return lines;
}

constexpr double sunk = 0.05;  // metres, sagitta of pieces of 1 km

}  // namespace

TEST_CASE("the nearest line is as near as the nearest of all lines", "[nearby][property]") {
  for (const Region& region : mapped) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const Lines lines = random_lines(region, 5 * seed, seed);
      const LineTree tree(lines.vertex, lines.first_vertex);
      for (const LonLat& from : random_places(region, 40, seed + 100)) {
        const Neighbour found = tree.nearest(from);
        const Neighbour truth = oracle::nearest_line(lines.vertex, lines.first_vertex, from);
        CAPTURE(region.name, seed, from.lon, from.lat);
        REQUIRE(found.found() == truth.found());
        if (truth.found()) {
          CHECK(std::abs(found.distance.value - truth.distance.value) < sunk);
        }
      }
    }
  }
}

TEST_CASE("the bounded search of lines is the unbounded search, cut at the radius",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    const Lines lines = random_lines(region, 40, 3);
    const LineTree tree(lines.vertex, lines.first_vertex);
    for (const LonLat& from : random_places(region, 100, 4)) {
      const Neighbour nearest = tree.nearest(from);
      for (const Metres radius : {0_m, 500_m, 5_km, 300_km, 30'000_km}) {
        const bool within = nearest.distance <= radius;
        CHECK(tree.nearest_within(from, radius) == (within ? nearest : Neighbour{}));
      }
    }
  }
}

TEST_CASE("a line is never farther than its vertices", "[nearby][property]") {
  for (const Region& region : regions()) {
    const Lines lines = random_lines(region, 60, 8);
    const LineTree tree(lines.vertex, lines.first_vertex);
    const PlaceTree vertices(lines.vertex);
    for (const LonLat& from : random_places(region, 200, 9)) {
      CHECK(tree.nearest(from).distance <= vertices.nearest(from).distance);
    }
  }
}
