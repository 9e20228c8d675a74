// SPDX-License-Identifier: Apache-2.0
#include "network/network_pieces.hpp"
#include "world.hpp"

#include <hinterland/connection.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A drawn world whose water mains are parted, pieces below 250 m being short.
struct Parted {
  DrawnWorld drawn;
  Problems problems;

  explicit Parted(DrawnWorld world) : drawn(std::move(world)) {
    drawn.catalogue.services[drawn.service("water")].min_piece = 250_m;
    part_networks(drawn.world, drawn.catalogue, problems);
  }
  const NetworkLines& water() const { return drawn.world.networks[drawn.service("water")]; }
};

Metres length_of(const World& world, ServiceId service) {
  Metres sum;
  const NetworkPieces& pieces = world.networks[service].pieces;
  sum += pieces.length;
  return sum + pieces.stray_length;
}

}  // namespace

TEST_CASE("a short piece that hangs on nothing is no part of the network", "[network_pieces]") {
  const Parted parted(draw_world(100_m, "A  ==                ======   B"));
  CHECK(parted.water().pieces.pieces == 1);
  CHECK(parted.water().pieces.stray == 1);
  CHECK(parted.water().pieces.stray_villages == 1);
  CHECK(parted.water().size() == 5);  // from cell to cell
  REQUIRE(parted.drawn.world.idle.size() == 1);
  CHECK(parted.drawn.world.idle.reason[IdleId{0}] == IdleReason::stray_piece);
  REQUIRE(parted.problems.size() == 1);
  CHECK(parted.problems[0].kind == ProblemKind::network_in_pieces);
  CHECK(parted.problems[0].layer == "networks.water");
}

TEST_CASE("a short piece at a facility or at a village that has the service is one",
          "[network_pieces]") {
  DrawnWorld fed = draw_world(100_m, "A  ==                ======   B");
  add_facility(fed.world, fed.world.villages.place[fed.village('A')], fed.service("water"),
               Level::town);
  CHECK(Parted(fed).water().pieces.stray == 0);
  DrawnWorld connected = draw_world(100_m, "A  ==                ======   B");
  connected.census("water", "+?");
  CHECK(Parted(connected).water().pieces.stray == 0);
}

TEST_CASE("a network of short pieces only stays as it is", "[network_pieces]") {
  const Parted parted(draw_world(100_m, "A  ==     ==     ==   B"));
  CHECK(parted.water().pieces.pieces == 3);
  CHECK(parted.water().pieces.stray == 0);
  CHECK(parted.problems.empty());
}

TEST_CASE("no line is lost, and a stray piece changes no connection", "[network_pieces]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO(seed);
    DrawnWorld drawn = random_world(seed, 20'000_m, 40);
    const ServiceId water = drawn.service("water");
    const Parted before(drawn);
    // A stub of 30 m, far from all lines, facilities and villages with water.
    NetworkLines& lines = drawn.world.networks[water];
    lines.vertex.insert(lines.vertex.end(), {{119.0, 36.0}, {119.0003, 36.0}});
    lines.first_vertex.push_back(lines.vertex.size());
    const std::size_t all = lines.size();
    const Parted after(drawn);
    CHECK(after.water().size() + after.drawn.world.idle.size() == all);
    CHECK(after.water().pieces.length.value == Approx(before.water().pieces.length.value));
    CHECK(length_of(after.drawn.world, water) > length_of(before.drawn.world, water));
    Problems ignored;
    const auto a =
        survey_connections(before.drawn.world, before.drawn.catalogue, ignored, no_progress);
    const auto b =
        survey_connections(after.drawn.world, after.drawn.catalogue, ignored, no_progress);
    CHECK((a.evidence[water] == b.evidence[water]));
  }
}
