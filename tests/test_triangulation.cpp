// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "geometry/triangulation.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// The number of connected components of the places by these links.
std::size_t count_parts(std::size_t places, const std::vector<PlacePair>& links) {
  std::vector<std::uint32_t> part(places);
  std::iota(part.begin(), part.end(), 0U);
  for (std::size_t round = 0; round < places; ++round) {
    for (const PlacePair& link : links) {
      part[link.first] = part[link.second] = std::min(part[link.first], part[link.second]);
    }
  }
  std::ranges::sort(part);
  return static_cast<std::size_t>(std::unique(part.begin(), part.end()) - part.begin());
}

}  // namespace

TEST_CASE("adjacent places are linked, and places beyond them are not", "[triangulation]") {
  // A square with one place in the middle.
  const std::vector<LonLat> places = {ground(0, 0), ground(1000, 0), ground(0, 1000),
                                      ground(1000, 1000), ground(500, 500)};
  const std::vector<PlacePair> wanted = {{0, 1}, {0, 2}, {0, 4}, {1, 3},
                                         {1, 4}, {2, 3}, {2, 4}, {3, 4}};
  CHECK(neighbour_links(places) == wanted);
}

TEST_CASE("places on one line, and coinciding places, are connected", "[triangulation]") {
  const std::vector<LonLat> line = {{117.0, 36.0}, {117.3, 36.0}, {117.1, 36.0}};
  CHECK(neighbour_links(line) == std::vector<PlacePair>{{0, 2}, {1, 2}});
  const std::vector<LonLat> spot = {{117.0, 36.0}, {117.0, 36.0}, {117.0, 36.0}};
  CHECK(neighbour_links(spot) == std::vector<PlacePair>{{0, 1}, {0, 2}});
  CHECK(neighbour_links(std::vector<LonLat>{{117.0, 36.0}}).empty());
  CHECK(neighbour_links({}).empty());
}

TEST_CASE("all places are connected, and the nearest is among the neighbours",
          "[triangulation][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  Random random(seed);
  const std::vector<LonLat> places = random_places(random, 2 + random.below(60), 5000.0);
  const auto links = neighbour_links(places);
  CHECK(count_parts(places.size(), links) == 1);
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    const auto farther = [&](std::uint32_t q) {
      return q == p ? unreachable : distance_between(places[p], places[q]);
    };
    std::vector<std::uint32_t> others(places.size());
    std::iota(others.begin(), others.end(), 0U);
    const std::uint32_t nearest = *std::ranges::min_element(others, {}, farther);
    const PlacePair link{std::min(p, nearest), std::max(p, nearest)};
    CHECK(std::ranges::find(links, link) != links.end());
  }
}
