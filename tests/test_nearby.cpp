// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "random_places.hpp"

#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace hinterland;

namespace {

const LonLat jinan{117.0, 36.65};

/// The place that many metres to the north, within one per mille.
LonLat north_of(LonLat place, double metres) { return {place.lon, place.lat + metres / 110'975.0}; }

Neighbour nearest_within_one(const std::vector<LonLat>& places, LonLat from, Metres radius) {
  const std::vector<LonLat> origin{from};
  return nearest_within(places, origin, radius).front();
}

}  // namespace

TEST_CASE("the nearest place within the radius is found, with its distance", "[nearby]") {
  const std::vector<LonLat> places{north_of(jinan, 4000), north_of(jinan, -1500),
                                   north_of(jinan, 2000)};
  const Neighbour found = nearest_within_one(places, jinan, 5_km);
  CHECK(found.row == 1);
  CHECK(found.distance.value == Approx(1500.0).epsilon(0.001));
  CHECK(found.distance == distance_between(jinan, places[1]));
}

TEST_CASE("a place beyond the radius is not found, even if it is the only one", "[nearby]") {
  const std::vector<LonLat> places{north_of(jinan, 5100)};
  CHECK_FALSE(nearest_within_one(places, jinan, 5_km).found());
  CHECK(nearest_within_one(places, jinan, 5_km).distance == unreachable);
  CHECK(nearest_within_one(places, jinan, 6_km).found());
}

TEST_CASE("a place exactly on the radius is within it, and at the next lower number it is not",
          "[nearby]") {
  for (double metres = 0.5; metres < 40'000.0; metres *= 1.7) {
    const std::vector<LonLat> places{
        {jinan.lon + metres / 150'000.0, jinan.lat + metres / 200'000.0}};
    const Metres exactly = distance_between(jinan, places[0]);
    const Metres less{std::nextafter(exactly.value, 0.0)};
    CHECK(nearest_within_one(places, jinan, exactly).distance == exactly);
    CHECK_FALSE(nearest_within_one(places, jinan, less).found());
  }
}

TEST_CASE("among equally near places the one in the lower row is found", "[nearby]") {
  const LonLat copy = north_of(jinan, 1000);
  const std::vector<LonLat> places{north_of(jinan, 3000), copy, copy, copy};
  CHECK(nearest_within_one(places, jinan, 5_km).row == 1);
  CHECK(PlaceTree(places).nearest(jinan).row == 1);

  // East and west of the same meridian, at 0°: the chords are equal to the bit.
  const std::vector<LonLat> both{{0.01, 0.0}, {-0.01, 0.0}};
  const std::vector<LonLat> swapped{{-0.01, 0.0}, {0.01, 0.0}};
  CHECK(nearest_within_one(both, {0.0, 0.0}, 5_km).row == 0);
  CHECK(nearest_within_one(swapped, {0.0, 0.0}, 5_km).row == 0);
}

TEST_CASE("without places or without queries the result is empty", "[nearby]") {
  const std::vector<LonLat> none;
  const std::vector<LonLat> one{jinan};
  CHECK(nearest_within(none, one, 5_km) == std::vector<Neighbour>{Neighbour{}});
  CHECK(nearest_within(one, none, 5_km).empty());
  CHECK_FALSE(PlaceTree(none).nearest(jinan).found());
  CHECK(PlaceTree(none).nearest(jinan).distance == unreachable);
}

TEST_CASE("a radius of zero finds coinciding places; a negative one finds none", "[nearby]") {
  const std::vector<LonLat> places{north_of(jinan, 1), jinan};
  CHECK(nearest_within_one(places, jinan, 0_m).row == 1);
  CHECK(nearest_within_one(places, jinan, 0_m).distance == 0_m);
  CHECK_FALSE(nearest_within_one(places, north_of(jinan, 2), 0_m).found());
  CHECK_FALSE(nearest_within_one(places, jinan, Metres{-1.0}).found());
}

TEST_CASE("an infinite radius finds the nearest place on the globe", "[nearby]") {
  const LonLat antipode{jinan.lon - 180.0, -jinan.lat};
  const std::vector<LonLat> places{antipode, {0.0, 0.0}};
  CHECK(nearest_within_one(places, jinan, unreachable).row == 1);
  CHECK(nearest_within_one({antipode}, jinan, unreachable).row == 0);
}

TEST_CASE("longitudes that differ by 360° are the same place", "[nearby]") {
  CHECK(nearest_within_one({{181.0, 10.0}}, {-179.0, 10.0}, 1_m).found());
  CHECK(nearest_within_one({{-179.0, 10.0}}, {181.0, 10.0}, 1_m).found());
  CHECK(nearest_within_one({{359.999, 10.0}}, {0.001, 10.0}, 1_km).found());
}

TEST_CASE("at a pole every meridian is near", "[nearby]") {
  const std::vector<LonLat> places{{-120.0, 89.99}, {45.0, 89.985}};
  CHECK(nearest_within_one(places, {60.0, 90.0}, 5_km).row == 0);
  CHECK(nearest_within_one(places, {60.0, 89.99}, 5_km).row == 1);
  CHECK(nearest_within_one(places, {60.0, 89.99}, 500_m).found() == false);
}

TEST_CASE("the spatial order is a permutation that puts neighbours near each other", "[nearby]") {
  const auto places = random_places(regions()[0], 2000, 7);
  auto order = spatial_order(places);
  double strewn = 0.0;
  double ordered = 0.0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    strewn += distance_between(places[i - 1], places[i]).value;
    ordered += distance_between(places[order[i - 1]], places[order[i]]).value;
  }
  CHECK(ordered < strewn / 10.0);

  std::ranges::sort(order);
  for (std::uint32_t i = 0; i < order.size(); ++i) REQUIRE(order[i] == i);
}

TEST_CASE("prepared origins give the same results as origins prepared for each query", "[nearby]") {
  const auto villages = random_places(regions()[0], 3000, 1);
  const Origins origins = make_origins(villages);
  for (std::uint64_t service = 2; service < 6; ++service) {
    const auto facilities = random_places(regions()[0], 100, service);
    CHECK(nearest_within(facilities, origins, 5_km) == nearest_within(facilities, villages, 5_km));
  }
}

TEST_CASE("the number of threads does not change the neighbours", "[nearby]") {
  const auto villages = random_places(regions()[0], 20'000, 1);
  const auto facilities = random_places(regions()[0], 500, 2);
  const auto many = nearest_within(facilities, villages, 3_km);
  const ThreadLimit alone(1);
  CHECK(nearest_within(facilities, villages, 3_km) == many);
}

TEST_CASE("the nearest point of a line may be between its vertices", "[nearby]") {
  const std::vector<LonLat> vertex{{117.0, 36.0}, {117.2, 36.0}, {117.0, 36.1}, {117.2, 36.1}};
  const std::vector<std::size_t> first{0, 2, 4};
  const LineTree lines(vertex, first);
  const LonLat from{117.1, 36.01};
  CHECK(lines.nearest(from).row == 0);
  CHECK(lines.nearest(from).distance.value ==
        Approx(distance_between(from, {117.1, 36.0}).value).margin(0.05));
  CHECK(lines.nearest({117.1, 36.06}).row == 1);
  CHECK(lines.nearest({117.1, 36.0}).distance < 1_m);  // the sagitta of the long line is corrected
}

TEST_CASE("a line of one vertex is a point; one without vertices is never found", "[nearby]") {
  const std::vector<LonLat> vertex{{117.5, 36.5}, {117.0, 36.0}};
  const std::vector<std::size_t> first{0, 0, 1, 2};
  const LineTree lines(vertex, first);
  CHECK(lines.nearest({117.0, 36.01}).row == 2);
  CHECK(lines.nearest({117.5, 36.5}) == Neighbour{1, 0_m});

  CHECK_FALSE(LineTree({}, {}).nearest(jinan).found());
  const std::vector<std::size_t> no_line{0};
  CHECK_FALSE(LineTree({}, no_line).nearest(jinan).found());
  CHECK_FALSE(LineTree({}, no_line).nearest_within(jinan, 5_km).found());
}

TEST_CASE("where lines meet in a vertex, the one in the lower row is nearest", "[nearby]") {
  const std::vector<LonLat> vertex{{117.2, 36.0}, {117.0, 36.0}, {117.0, 36.0},
                                   {117.2, 36.1}, {117.0, 36.0}, {117.2, 35.9}};
  const std::vector<std::size_t> first{0, 2, 4, 6};
  const LineTree lines(vertex, first);
  CHECK(lines.nearest({116.99, 36.0}).row == 0);
  CHECK(lines.nearest_within({116.99, 36.0}, 5_km).row == 0);
}

TEST_CASE("a line takes the short way across the antimeridian", "[nearby]") {
  const std::vector<LonLat> vertex{{179.9, -16.5}, {-179.9, -16.5}};
  const std::vector<std::size_t> first{0, 2};
  const LineTree lines(vertex, first);
  CHECK(lines.nearest({180.0, -16.5}).distance < 1_m);
  CHECK(lines.nearest({0.0, -16.5}).distance > 10'000_km);
}

TEST_CASE("a line exactly on the radius is within it", "[nearby]") {
  const std::vector<LonLat> vertex{{117.0, 36.0}, {117.3, 36.2}};
  const std::vector<std::size_t> first{0, 2};
  const LineTree lines(vertex, first);
  const Neighbour found = lines.nearest(jinan);
  CHECK(lines.nearest_within(jinan, found.distance) == found);
  CHECK_FALSE(lines.nearest_within(jinan, {std::nextafter(found.distance.value, 0.0)}).found());
  CHECK_FALSE(lines.nearest_within(jinan, Metres{-1.0}).found());
  CHECK(lines.nearest_within(jinan, unreachable) == found);
}

TEST_CASE("all places within the radius are found, nearest first", "[nearby]") {
  const std::vector<LonLat> places{north_of(jinan, 3000), north_of(jinan, -1000),
                                   north_of(jinan, 9000), north_of(jinan, -1000)};
  const PlaceTree tree(places);
  const auto found = tree.within(jinan, distance_between(jinan, places[0]));
  REQUIRE(found.size() == 3);
  CHECK(found[0].row == 1);
  CHECK(found[1].row == 3);
  CHECK(found[2].row == 0);
  CHECK(tree.within(jinan, 100_m).empty());
  CHECK(PlaceTree({}).within(jinan, 5_km).empty());
}
