// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/gap.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

GapMatrix decide(const DrawnWorld& drawn) {
  Problems problems;
  const auto coverage = measure_coverage(drawn.world, drawn.catalogue, {}, no_progress);
  const auto connections = survey_connections(drawn.world, drawn.catalogue, problems, no_progress);
  return find_gaps(drawn.world, drawn.catalogue, connections, coverage, no_progress);
}

}  // namespace

TEST_CASE("every village × service cell has its reason", "[gap]") {
  auto drawn = draw_world(400_m, R"(
    1  A=====    B
           C               D
  )");
  drawn.census("heating", "+-?-");
  const auto matrix = decide(drawn);
  const auto& water = matrix.reason[drawn.service("water")];
  const auto& heating = matrix.reason[drawn.service("heating")];

  CHECK(water[drawn.village('A')] == Reason::connected_line);
  CHECK(water[drawn.village('B')] == Reason::outside_radius);
  CHECK(water[drawn.village('C')] == Reason::connected_line);
  CHECK(water[drawn.village('D')] == Reason::outside_radius);
  CHECK(heating[drawn.village('A')] == Reason::connected_census);
  CHECK(heating[drawn.village('C')] == Reason::unknown);
  CHECK(matrix.gaps.size() == 0);
}

TEST_CASE("a gap is covered and not connected, and has the distance to the nearest source",
          "[gap]") {
  const auto drawn = draw_world(1_km, "==  A 1");  // main ends 3 km from A, the school is 2 km off
  const auto matrix = decide(drawn);
  REQUIRE(matrix.gaps.size() == 1);
  const GapId gap{0};
  CHECK(matrix.gaps.village[gap] == drawn.village('A'));
  CHECK(matrix.gaps.service[gap] == drawn.service("water"));
  CHECK(matrix.gaps.evidence[gap] == Evidence::no_line);
  CHECK(matrix.gaps.source_distance[gap].value == Approx(3000.0).epsilon(0.001));
  CHECK(matrix.gap_count[drawn.village('A')] == 1);
}

TEST_CASE("a connected village is a source for its neighbours", "[gap]") {
  auto drawn = draw_world(1_km, "A   B 1");
  drawn.census("water", "+-");
  const auto matrix = decide(drawn);
  REQUIRE(matrix.gaps.size() == 1);
  CHECK(matrix.gaps.source_distance[GapId{0}].value == Approx(4000.0).epsilon(0.001));
}

TEST_CASE("a gap without any source has no distance", "[gap]") {
  auto drawn = draw_world(1_km, "A 1");
  drawn.census("water", "-");
  const auto matrix = decide(drawn);
  REQUIRE(matrix.gaps.size() == 1);
  CHECK(matrix.gaps.source_distance[GapId{0}] == unreachable);
}

TEST_CASE("a village marked no is exempt, one without a mark is not", "[gap]") {
  auto drawn = draw_world(1_km, "A B C 1");
  drawn.census("heating", "---");
  drawn.world.villages.attributes.push_back({"heating_zone", {0.0, 1.0, std::nullopt}});
  const auto matrix = decide(drawn);
  const auto& heating = matrix.reason[drawn.service("heating")];
  CHECK(heating[drawn.village('A')] == Reason::not_applicable);
  CHECK(heating[drawn.village('B')] == Reason::gap);
  CHECK(heating[drawn.village('C')] == Reason::gap);
}

TEST_CASE("the catalogue says whether a blank mark exempts a village", "[gap][catalogue]") {
  auto drawn = draw_world(1_km, "A B C 1");
  drawn.census("heating", "---");
  drawn.catalogue.services[drawn.service("heating")].is_exempt_if_blank = true;
  drawn.world.villages.attributes.push_back({"heating_zone", {0.0, 1.0, std::nullopt}});
  const auto matrix = decide(drawn);
  const auto& heating = matrix.reason[drawn.service("heating")];
  CHECK(heating[drawn.village('A')] == Reason::not_applicable);
  CHECK(heating[drawn.village('B')] == Reason::gap);
  CHECK(heating[drawn.village('C')] == Reason::not_applicable);
  REQUIRE(matrix.exemptions.size() == 1);
  const Exemption& exemption = matrix.exemptions.front();
  CHECK(exemption.service == drawn.service("heating"));
  CHECK(exemption.is_marked);
  CHECK(exemption.yes == 1);
  CHECK(exemption.no == 1);
  CHECK(exemption.blank == 1);
}

TEST_CASE("where no village has the mark, none is exempt", "[gap][catalogue]") {
  auto drawn = draw_world(1_km, "A B 1");
  drawn.census("heating", "--");
  drawn.catalogue.services[drawn.service("heating")].is_exempt_if_blank = true;
  const bool has_column = GENERATE(false, true);
  if (has_column)
    drawn.world.villages.attributes.push_back({"heating_zone", {std::nullopt, std::nullopt}});
  const auto matrix = decide(drawn);
  CHECK(matrix.gaps.size() == 2);
  REQUIRE(matrix.exemptions.size() == 1);
  CHECK_FALSE(matrix.exemptions.front().is_marked);
}

TEST_CASE("where coverage is unknown, so is whether a village without a line has a gap", "[gap]") {
  auto drawn = draw_world(400_m, "==  A    B");  // no town facility: coverage is unknown
  drawn.census("water", "-+");
  const auto matrix = decide(drawn);
  const auto& water = matrix.reason[drawn.service("water")];
  CHECK(water[drawn.village('A')] == Reason::unknown);
  CHECK(water[drawn.village('B')] == Reason::connected_census);
  CHECK(matrix.gaps.size() == 0);
}
