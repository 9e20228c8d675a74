// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"
#include "planning/home_towns.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Coverage measured(const DrawnWorld& drawn, bool own_county, Metric metric = Metric::straight) {
  CoverageSettings settings;
  settings.own_county = own_county;
  settings.metric = metric;
  settings.services = {"school"};
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress,
                          roads ? &*roads : nullptr);
}

TextColumn<VillageId> counties_of_villages(const std::vector<std::string>& names) {
  TextColumn<VillageId> column;
  for (const std::string& name : names) column.push_back(name);
  return column;
}

TextColumn<FacilityId> counties_of_facilities(const std::vector<std::string>& names) {
  TextColumn<FacilityId> column;
  for (const std::string& name : names) column.push_back(name);
  return column;
}

std::string west_or_east(LonLat place) { return place.lon < 117.15 ? "west" : "east"; }

/// A random world of two counties.
DrawnWorld two_counties(std::uint64_t seed) {
  DrawnWorld drawn = random_world(seed, 30_km, 120);
  std::vector<std::string> villages;
  std::vector<std::string> facilities;
  for (const LonLat place : drawn.world.villages.place) villages.push_back(west_or_east(place));
  for (const LonLat place : drawn.world.facilities.place) facilities.push_back(west_or_east(place));
  drawn.world.villages.county = counties_of_villages(villages);
  drawn.world.facilities.county = counties_of_facilities(facilities);
  return drawn;
}

/// The same without the facilities of other counties.
DrawnWorld only_facilities_of(DrawnWorld drawn, std::string_view county) {
  const Facilities all = drawn.world.facilities;
  drawn.world.facilities = {};
  std::vector<std::string> names;
  for (const FacilityId f : rows(all.place)) {
    if (all.county[f] != county) continue;
    add_facility(drawn.world, all.place[f], all.service[f], all.level[f]);
    names.emplace_back(county);
  }
  drawn.world.facilities.county = counties_of_facilities(names);
  return drawn;
}

void add_boundary(World& world, std::string_view name, LonLat south_west, LonLat north_east) {
  world.boundaries.shape.push_back({{{south_west,
                                      {north_east.lon, south_west.lat},
                                      north_east,
                                      {south_west.lon, north_east.lat},
                                      south_west},
                                     {}}});
  world.boundaries.code.push_back("");
  world.boundaries.name.push_back(name);
  world.boundaries.kind.push_back("county");
}

}  // namespace

TEST_CASE("a facility across the border counts unless the study leaves it out", "[coverage]") {
  DrawnWorld drawn = draw_world(1_km, "1 A   B 2");  // B is 2 km from school 2, 6 km from school 1
  drawn.world.villages.county = counties_of_villages({"west", "west"});
  drawn.world.facilities.county = counties_of_facilities({"west", "east"});
  const VillageId b = drawn.village('B');
  const Coverage all = measured(drawn, false);
  CHECK(all.covers(b));
  CHECK(all.facility(b) == drawn.facility('2'));
  CHECK(is_of_other_county(drawn.world.facilities, *all.facility(b), "west"));
  const Coverage own = measured(drawn, true);
  CHECK(own.covers(drawn.village('A')));
  CHECK_FALSE(own.covers(b));
  CHECK(own.facility(b) == drawn.facility('1'));
  CHECK(own.critical_radius[b].value == Approx(6000.0).epsilon(0.001));
}

TEST_CASE("where a county is unknown, all facilities count", "[coverage]") {
  DrawnWorld drawn = draw_world(1_km, "1 A   B 2");
  drawn.world.villages.county = counties_of_villages({"", "west"});
  drawn.world.facilities.county = counties_of_facilities({"east", ""});
  const Coverage own = measured(drawn, true);
  CHECK(own.covers(drawn.village('A')));  // its own county is unknown
  CHECK(own.covers(drawn.village('B')));  // that of school 2 is
  drawn.world.facilities.is_outside = {TriState::no, TriState::yes};
  CHECK_FALSE(measured(drawn, true).covers(drawn.village('B')));
}

TEST_CASE("a facility lies in the county whose boundary contains it, else of the nearest seat",
          "[coverage]") {
  DrawnWorld drawn = draw_world(1_km, "1#   2@  3");
  World& world = drawn.world;
  TextColumn<TownId> counties;
  TextColumn<TownId> names;
  for (const char* name : {"west", "east"}) {
    counties.push_back(name);
    names.push_back(std::string(name) + " town");
  }
  world.towns.county = counties;
  world.towns.name = names;
  world.towns.level = {Level::town, Level::town};
  find_counties_of_facilities(world);
  CHECK(world.facilities.county[drawn.facility('1')] == "west");
  CHECK(world.facilities.county[drawn.facility('2')] == "east");
  CHECK(world.facilities.county[drawn.facility('3')] == "east");
  CHECK(world.facilities.is_outside[drawn.facility('3')] == TriState::no);

  // A boundary around schools 1 and 2: school 3 is outside, and its nearest seat is no longer known
  // to be of another county.
  world.facilities.county = {};
  const LonLat first = world.facilities.place[drawn.facility('1')];
  const LonLat second = world.facilities.place[drawn.facility('2')];
  add_boundary(world, "east", {first.lon - 0.01, first.lat - 0.1},
               {second.lon + 0.005, first.lat + 0.1});
  find_counties_of_facilities(world);
  CHECK(world.facilities.county[drawn.facility('1')] == "east");
  CHECK(world.facilities.county[drawn.facility('2')] == "east");
  CHECK(world.facilities.county[drawn.facility('3')].empty());
  CHECK(world.facilities.is_outside[drawn.facility('3')] == TriState::yes);
  CHECK(is_of_other_county(world.facilities, drawn.facility('3'), "east"));
}

TEST_CASE("with own_county the province is the union of its counties without their neighbours",
          "[coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 7)));
  const auto metric = GENERATE(Metric::straight, Metric::road);
  const DrawnWorld drawn = two_counties(seed);
  const Coverage whole = measured(drawn, true, metric);
  const Coverage open = measured(drawn, false, metric);
  std::size_t villages = 0;
  for (const char* const county : {"west", "east"}) {
    const Coverage part = measured(only_facilities_of(drawn, county), false, metric);
    for (const VillageId v : rows(drawn.world.villages.place)) {
      if (drawn.world.villages.county[v] != county) continue;
      ++villages;
      REQUIRE(whole.covered[v] == part.covered[v]);
      REQUIRE(whole.critical_radius[v] == part.critical_radius[v]);
      if (whole.covers(v)) REQUIRE(open.covers(v));
    }
  }
  CHECK(villages == drawn.world.villages.size());
}
