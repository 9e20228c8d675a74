// SPDX-License-Identifier: Apache-2.0
#include "network/nearby.hpp"
#include "oracle.hpp"
#include "random_places.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

using namespace hinterland;

namespace {

const std::vector<Metres> radii = {0_m, 1_m, 500_m, 3_km, 5_km, 50_km, 2'000_km, 15'000_km};

/// Counts the rows where the bounded search and all pairs disagree.
std::size_t disagreements(const std::vector<LonLat>& places, const std::vector<LonLat>& from,
                          Metres radius) {
  const auto found = nearest_within(places, from, radius);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    wrong += found[i] == oracle::nearest_within(places, from[i], radius) ? 0 : 1;
  }
  return wrong;
}

}  // namespace

TEST_CASE("the bounded search equals the search of all pairs, all over the globe",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      const auto places = random_places(region, 1 + 40 * (seed - 1), seed);
      const auto from = random_places(region, 60, seed + 1000);
      for (const Metres radius : radii) {
        CAPTURE(region.name, seed, radius.value);
        CHECK(disagreements(places, from, radius) == 0);
      }
    }
  }
}

TEST_CASE("the search equals that of all pairs for coinciding places and tied distances",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const double grid = (region.north - region.south) / 20.0;
      const auto places = random_places(region, 200, seed, grid);
      auto from = random_places(region, 60, seed + 1000, grid);
      from.insert(from.end(), places.begin(), places.begin() + 20);
      for (const Metres radius : radii) {
        CAPTURE(region.name, seed, radius.value);
        CHECK(disagreements(places, from, radius) == 0);
      }
    }
  }
}

TEST_CASE("a radius equal to a distance to the bit includes that place", "[nearby][property]") {
  for (const Region& region : regions()) {
    const auto places = random_places(region, 150, 5);
    const auto from = random_places(region, 40, 6);
    for (const LonLat& origin : from) {
      const Neighbour nearest = oracle::nearest(places, origin);
      CAPTURE(region.name, nearest.distance.value);
      CHECK(nearest_within(places, std::vector{origin}, nearest.distance).front() == nearest);
    }
  }
}

TEST_CASE("places in another order give the same places", "[nearby][property]") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto places = random_places(regions()[0], 300, seed);
    const auto from = random_places(regions()[0], 200, seed + 50);
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::shuffle(order, std::mt19937_64(seed));
    std::vector<LonLat> shuffled;
    for (const std::uint32_t row : order) shuffled.push_back(places[row]);

    const auto before = nearest_within(places, from, 3_km);
    const auto after = nearest_within(shuffled, from, 3_km);
    for (std::size_t i = 0; i < from.size(); ++i) {
      REQUIRE(before[i].distance == after[i].distance);
      REQUIRE(before[i].found() == after[i].found());
      if (before[i].found()) REQUIRE(before[i].row == order[after[i].row]);
    }
  }
}

TEST_CASE("the search without a bound equals the search of all pairs, whatever radius is likely",
          "[nearby][property]") {
  for (const Region& region : regions()) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const auto places = random_places(region, 1 + 30 * (seed - 1), seed);
      const auto from = random_places(regions()[seed % regions().size()], 60, seed + 1000);
      for (const Metres likely : {0_m, 5_km, 900_km}) {
        const auto found = nearest_anywhere(places, make_origins(from), likely);
        for (std::size_t i = 0; i < from.size(); ++i) {
          CAPTURE(region.name, seed, likely.value, i);
          REQUIRE(found[i] == oracle::nearest(places, from[i]));
        }
      }
    }
  }
  const std::vector<LonLat> someone{{117.0, 36.0}};
  CHECK_FALSE(nearest_anywhere({}, make_origins(someone), 5_km).front().found());
}

TEST_CASE("the tree equals the search of all pairs at any distance", "[nearby][property]") {
  for (const Region& region : regions()) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const double grid = seed % 2 == 0 ? (region.north - region.south) / 15.0 : 0.0;
      const auto places = random_places(region, 1 + 60 * (seed - 1), seed, grid);
      const PlaceTree tree(places);
      for (const LonLat& from : random_places(regions()[(seed + 3) % regions().size()], 30, seed)) {
        CHECK(tree.nearest(from) == oracle::nearest(places, from));
      }
      for (const LonLat& from : random_places(region, 60, seed + 9, grid)) {
        CHECK(tree.nearest(from) == oracle::nearest(places, from));
      }
    }
  }
}

TEST_CASE("the nearest few are the first of all places within the radius", "[nearby][property]") {
  for (const Region& region : regions()) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const double grid = seed % 2 == 0 ? (region.north - region.south) / 15.0 : 0.0;
      const auto places = random_places(region, 1 + 60 * (seed - 1), seed, grid);
      const PlaceTree tree(places);
      for (const LonLat& from : random_places(region, 30, seed + 9, grid)) {
        const Metres radius = oracle::nearest(places, from).distance * static_cast<double>(seed);
        auto all = tree.within(from, radius);
        const auto few = tree.nearest_few(from, seed, radius);
        CHECK(few.size() >= std::min<std::size_t>(seed, all.size()));
        all.resize(few.size());
        CHECK(few == all);
      }
    }
  }
}
