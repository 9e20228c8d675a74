// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/sites.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// All villages have these people and may move.
DrawnWorld movable_world(std::string_view picture, People people) {
  auto drawn = draw_world(1_km, picture);
  for (VillageId v : rows(drawn.world.villages.place)) {
    drawn.world.villages.people[v] = people;
    drawn.world.villages.is_movable[v] = TriState::yes;
  }
  return drawn;
}

std::string gathered(const DrawnWorld& drawn, const Sites& sites, SiteId site) {
  std::string names;
  for (VillageId v : sites.relocated[site]) names += drawn.world.villages.name[v];
  return names;
}

MultiPolygon square_around(LonLat centre, double degrees) {
  const auto corner = [&](double x, double y) {
    return LonLat{centre.lon + x * degrees, centre.lat + y * degrees};
  };
  return {{{corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)}, {}}};
}

}  // namespace

TEST_CASE("the neighbours of a central village move there, nearest first", "[sites]") {
  auto drawn = movable_world("A BC    D", 1000_people);
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::central;
  const auto sites = choose_sites(drawn.world, {});
  REQUIRE(sites.size() == 1);
  const SiteId site{0};
  CHECK(sites.kind[site] == SiteKind::central_village);
  CHECK(sites.host[site] == drawn.village('B'));
  CHECK(gathered(drawn, sites, site) == "CA");
  CHECK(sites.people[site] == 3000_people);
  CHECK(sites.gather_distance[site][0].value == Approx(1000.0).epsilon(0.001));
  CHECK(sites.movable_villages == 4);
}

TEST_CASE("only movable villages move, whoever lives near the site", "[sites]") {
  auto drawn = movable_world("A BC    D", 1500_people);
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::central;
  drawn.world.villages.is_movable[drawn.village('C')] = TriState::no;
  const auto sites = choose_sites(drawn.world, {});
  REQUIRE(sites.size() == 1);
  CHECK(gathered(drawn, sites, SiteId{0}) == "A");
  CHECK(sites.people[SiteId{0}] == 3000_people);
  CHECK(sites.movable_villages == 3);
}

TEST_CASE("a place with too few people is not a site, unless the area is sparse", "[sites]") {
  auto drawn = movable_world("A B C", 600_people);
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::central;
  CHECK(choose_sites(drawn.world, {}).size() == 0);
  drawn.world.villages.is_sparse[drawn.village('B')] = TriState::yes;
  CHECK(choose_sites(drawn.world, {}).size() == 1);
}

TEST_CASE("a candidate that no village would move to is not chosen", "[sites]") {
  auto drawn = movable_world("A         B C", 9000_people);  // B and C are 2 km apart, A is alone
  for (VillageCategory& category : drawn.world.villages.category) {
    category = VillageCategory::central;
  }
  drawn.world.proposed_sites.place = {{117.0, 36.5}};  // far from all villages
  drawn.world.proposed_sites.name = {"empty"};
  // Whether people are required or not, and whether the host could move or not.
  for (const People least : {0_people, 3000_people}) {
    for (const TriState a_may_move : {TriState::yes, TriState::no}) {
      drawn.world.villages.is_movable[drawn.village('A')] = a_may_move;
      SitesSettings settings;
      settings.min_people = least;
      const auto sites = choose_sites(drawn.world, settings);
      REQUIRE(sites.size() == 1);
      CHECK(sites.relocated[SiteId{0}].size() == 1);
      CHECK(sites.people[SiteId{0}] == 18000_people);
    }
  }
}

TEST_CASE("a protected village neither moves nor hosts", "[sites]") {
  auto drawn = movable_world("A B C", 1500_people);
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::central;
  drawn.world.villages.is_protected[drawn.village('A')] = TriState::yes;
  auto sites = choose_sites(drawn.world, {});
  REQUIRE(sites.size() == 1);
  CHECK(gathered(drawn, sites, SiteId{0}) == "C");
  drawn.world.villages.is_protected[drawn.village('B')] = TriState::yes;
  CHECK(choose_sites(drawn.world, {}).size() == 0);
}

TEST_CASE("only villages marked movable may move, unless the study allows all to", "[sites]") {
  auto drawn = movable_world("A B C", 1500_people);
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::central;
  for (const char letter : {'A', 'C'}) {
    drawn.world.villages.is_movable[drawn.village(letter)] = TriState::unknown;
  }
  CHECK(choose_sites(drawn.world, {}).size() == 0);
  SitesSettings settings;
  settings.movable = Movable::all;
  CHECK(choose_sites(drawn.world, settings).size() == 1);
}

TEST_CASE("villages near a seat and proposed places are candidates, excluded land is not",
          "[sites]") {
  auto drawn = movable_world("AB#C", 2000_people);
  CHECK(choose_sites(drawn.world, {}).candidates == 3);
  const LonLat west = drawn.world.villages.place[drawn.village('A')];
  drawn.world.proposed_sites.place.push_back(west);
  drawn.world.proposed_sites.name.push_back("west");
  CHECK(choose_sites(drawn.world, {}).candidates == 4);

  drawn.world.exclusions.shape.push_back(square_around(west, 0.001));
  drawn.world.exclusions.name.push_back("farmland");
  const auto sites = choose_sites(drawn.world, {});
  CHECK(sites.excluded == 2);
  for (SiteId s : rows(sites.place)) CHECK(sites.place[s] != west);
}

TEST_CASE("no village moves twice, and every site has enough people", "[sites][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 16)));
  const auto drawn = random_world(seed, 25_km, 250);
  const Villages& villages = drawn.world.villages;
  const auto sites = choose_sites(drawn.world, {});
  REQUIRE(sites.size() > 0);
  Column<VillageId, int> used(villages.size());
  for (SiteId s : rows(sites.place)) {
    People people = sites.host[s] ? villages.people[*sites.host[s]].value_or(0_people) : 0_people;
    if (sites.host[s]) ++used[*sites.host[s]];
    for (VillageId v : sites.relocated[s]) {
      ++used[v];
      people += villages.people[v].value_or(0_people);
      REQUIRE(villages.is_movable[v] == TriState::yes);
      REQUIRE(villages.is_protected[v] != TriState::yes);
    }
    for (Metres distance : sites.gather_distance[s]) REQUIRE(distance <= 3_km);
    REQUIRE(people == sites.people[s]);
    REQUIRE(people >= 3000_people);
  }
  for (int times : used) REQUIRE(times <= 1);
}
