// SPDX-License-Identifier: Apache-2.0
#include "extended.hpp"

#include <hinterland/extension.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

TEST_CASE("a village on the road makes no segment of no length", "[extension]") {
  auto drawn = draw_world(500_m, R"(
    ==+--+--+  1
         A  B
  )");
  drawn.catalogue.services[drawn.service("water")].tap_distance = 600_m;
  const double road = drawn.world.roads.vertex.front().lat;
  for (LonLat& village : drawn.world.villages.place) village.lat = road;
  const auto extended = extend(drawn);
  const auto& segments = extended.plan.segments;
  const auto segment = [&](char village) {
    return extended.plan.gaps.segment[extended.gap(drawn.village(village), drawn.service("water"))];
  };
  for (const Metres length : segments.length) CHECK(length > 0_m);
  REQUIRE(segment('A'));
  REQUIRE(segment('B'));
  CHECK(segments.upstream[*segment('B')] == segment('A'));
  CHECK(segments.villages[*segment('A')] == 2);
  CHECK(segments.villages[*segment('B')] == 1);
}
