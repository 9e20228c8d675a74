// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/error.hpp>
#include <hinterland/plan.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// Three villages of 2,000 people without water, within the radius of a school; A and C may move to
/// B, D is protected.
DrawnWorld three_villages() {
  DrawnWorld drawn = draw_world(500_m, "==1  A B C D");
  Villages& villages = drawn.world.villages;
  for (const VillageId v : rows(villages.place)) {
    villages.people[v] = 2000_people;
    villages.households[v] = 800.0;
  }
  villages.is_movable[drawn.village('A')] = TriState::yes;
  villages.is_movable[drawn.village('C')] = TriState::yes;
  villages.is_protected[drawn.village('D')] = TriState::yes;
  villages.category[drawn.village('B')] = VillageCategory::central;
  drawn.census("water", "---+");
  return drawn;
}

Findings plan(const DrawnWorld& drawn, Adopt adopt, std::vector<std::string> names = {}) {
  PlanSettings settings;
  settings.sites.adopt = adopt;
  settings.sites.adopted = std::move(names);
  Findings tables;
  tables.world = checked_world(drawn.world, drawn.catalogue, tables.problems);
  return make_plan(drawn.catalogue, settings, std::move(tables));
}

std::string refusal(const DrawnWorld& drawn, const std::string& name) {
  try {
    plan(drawn, Adopt::named, {name});
  } catch (const UsageError& error) {
    return error.message().en;
  }
  return "";
}

}  // namespace

TEST_CASE("sites are proposals: their villages stay in the plan, and name the site", "[sites]") {
  const DrawnWorld drawn = three_villages();
  const Findings found = plan(drawn, Adopt::none);
  REQUIRE(found.sites.size() == 1);
  CHECK(found.matrix.gaps.size() == 3);
  CHECK(found.sites.of_village[drawn.village('A')] == SiteId{0});
  CHECK_FALSE(found.sites.of_village[drawn.village('B')]);
  CHECK(found.world.villages.people[drawn.village('A')] == 2000_people);
  CHECK_FALSE(found.sites.adopts(SiteId{0}));
  REQUIRE(found.if_all_adopted);
  CHECK(found.if_all_adopted->gaps == 1);
}

TEST_CASE("villages of an adopted site leave the plan and are counted at the host", "[sites]") {
  const DrawnWorld drawn = three_villages();
  const auto names = GENERATE(std::vector<std::string>{}, std::vector<std::string>{"B", "B"});
  const Findings found = plan(drawn, names.empty() ? Adopt::all : Adopt::named, names);
  const auto& water = found.matrix.reason[drawn.service("water")];
  CHECK(water[drawn.village('A')] == Reason::moves_to);
  CHECK(water[drawn.village('B')] == Reason::gap);
  CHECK(water[drawn.village('C')] == Reason::moves_to);
  CHECK(water[drawn.village('D')] == Reason::connected_census);
  REQUIRE(found.matrix.gaps.size() == 1);
  const Villages& villages = found.world.villages;
  CHECK(villages.people[drawn.village('B')] == 6000_people);
  CHECK(villages.households[drawn.village('B')] == 2400.0);
  CHECK(villages.people[drawn.village('A')] == 0_people);
  CHECK(found.sites.people_of(villages, drawn.village('A')) == 2000_people);
  CHECK(found.sites.adopts(SiteId{0}));
  REQUIRE(found.if_all_adopted);
  CHECK(found.if_all_adopted->gaps == 1);
  // The line to B serves everybody.
  REQUIRE(found.extension.segments.size() > 0);
  CHECK(found.extension.segments.people[SegmentId{0}] == 6000_people);
}

TEST_CASE("what would be adopted costs what is adopted", "[sites]") {
  const DrawnWorld drawn = three_villages();
  const Findings proposed = plan(drawn, Adopt::none);
  const Findings adopted = plan(drawn, Adopt::all);
  Fen cost = 0;
  for (const GapId gap : rows(adopted.extension.gaps.remedy))
    cost += adopted.extension.gaps.cost(gap).mid;
  REQUIRE(proposed.if_all_adopted);
  CHECK(proposed.if_all_adopted->cost == cost);
  CHECK(cost > 0);
}

TEST_CASE("a name that is no site is refused with what it is", "[sites]") {
  const DrawnWorld drawn = three_villages();
  CHECK_THAT(refusal(drawn, "Bx"), Catch::StartsWith("sites.adopt: no site is called 'Bx'."));
  CHECK_THAT(refusal(drawn, "Bx"), Catch::Contains("'B'"));
  CHECK_THAT(refusal(drawn, "A"), Catch::Contains("would move to the site 'B'"));
  CHECK_THAT(refusal(drawn, "D"), Catch::Contains("'D' is a protected village"));
}

TEST_CASE("the name of several sites is refused, the code of the host is not", "[sites]") {
  DrawnWorld drawn = draw_world(1_km, "1A B        C D");
  Villages& villages = drawn.world.villages;
  TextColumn<VillageId> names;
  for (const char* name : {"新村", "甲", "新村", "乙"}) names.push_back(name);
  villages.name = names;
  for (const char host : {'A', 'C'})
    villages.category[drawn.village(host)] = VillageCategory::central;
  for (const char mover : {'B', 'D'}) villages.is_movable[drawn.village(mover)] = TriState::yes;
  for (const VillageId v : rows(villages.place)) villages.people[v] = 2000_people;
  CHECK_THAT(refusal(drawn, "新村"), Catch::Contains("2 sites are called '新村'"));
  const Findings found = plan(drawn, Adopt::named, {"C"});
  REQUIRE(found.sites.size() == 2);
  for (const SiteId site : rows(found.sites.place))
    CHECK(found.sites.adopts(site) == (found.sites.host[site] == drawn.village('C')));
}

TEST_CASE("people who move to a site without a village are counted where they live", "[sites]") {
  DrawnWorld drawn = three_villages();
  drawn.world.villages.category[drawn.village('B')] = VillageCategory::unknown;
  drawn.world.proposed_sites.place.push_back(drawn.world.villages.place[drawn.village('B')]);
  drawn.world.proposed_sites.name.push_back("new");
  drawn.world.villages.is_movable[drawn.village('B')] = TriState::yes;
  const Findings found = plan(drawn, Adopt::all);
  REQUIRE(found.sites.size() == 1);
  CHECK(found.matrix.gaps.size() == 0);
  CHECK(found.world.villages.people[drawn.village('A')] == 2000_people);
  const auto tells = [](const Text& note) { return note.en.find("'new'") != note.en.npos; };
  CHECK(std::any_of(found.notes.begin(), found.notes.end(), tells));
}
