// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "network/village_roads.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/gap.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;
using namespace hinterland::test;

namespace {

struct Answered {
  Coverage coverage;
  GapMatrix matrix;
};

Answered answer(const World& world, const ServiceCatalogue& catalogue, Metric metric) {
  Problems problems;
  Answered answered;
  CoverageSettings settings;
  settings.metric = metric;
  const auto roads = join_villages(world, {}, {}, TryJoining::no, problems, no_progress);
  answered.coverage = measure_coverage(world, catalogue, settings, no_progress, &*roads);
  const auto connections = survey_connections(world, catalogue, problems, no_progress);
  answered.matrix = find_gaps(world, catalogue, connections, answered.coverage, no_progress);
  return answered;
}

bool within_halo(const World& part, LonLat place, Metres halo) {
  return std::ranges::any_of(part.villages.place, [&](LonLat village) {
    return distance_between(village, place) <= halo;
  });
}

/// Keeps the roads that a route of 5 km may use: pieces are up to 600 m long.
void cut_roads(World& part, const Roads& all) {
  for (RoadId r : rows(all.feature)) {
    const std::vector<LonLat> line(
        all.vertex.begin() + static_cast<std::ptrdiff_t>(all.first_vertex[r.index]),
        all.vertex.begin() + static_cast<std::ptrdiff_t>(all.first_vertex[r.index + 1]));
    const bool near = std::ranges::any_of(
        line, [&](LonLat place) { return within_halo(part, place, 5_km + 600_m); });
    if (near) add_road(part.roads, line, all.speed_kmh[r], all.direction[r], all.is_open[r]);
  }
}

/// One county: its own villages, and the facilities and roads within the radius around them.
World cut_out(const DrawnWorld& whole, bool (*is_inside)(LonLat), std::vector<VillageId>& members) {
  World part;
  part.networks = whole.world.networks;
  part.villages.census.resize(whole.catalogue.services.size());
  for (VillageId v : rows(whole.world.villages.place)) {
    if (!is_inside(whole.world.villages.place[v])) continue;
    add_village(part, whole.world.villages.place[v], "", whole.world.villages.people[v]);
    for (ServiceId s : rows(whole.world.villages.census)) {
      const auto& census = whole.world.villages.census[s];
      if (!census.empty()) part.villages.census[s].push_back(census[v]);
    }
    members.push_back(v);
  }
  const Facilities& all = whole.world.facilities;
  for (FacilityId f : rows(all.place)) {
    if (within_halo(part, all.place[f], 5_km))
      add_facility(part, all.place[f], all.service[f], all.level[f]);
  }
  cut_roads(part, whole.world.roads);
  return part;
}

bool in_the_west(LonLat place) { return place.lon < 117.15; }
bool in_the_east(LonLat place) { return !in_the_west(place); }

}  // namespace

TEST_CASE("the whole is the union of its parts with their halos", "[gap][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 9)));
  const auto metric = GENERATE(Metric::straight, Metric::road);
  const auto drawn = random_world(seed, 30_km, 200);
  const auto whole = answer(drawn.world, drawn.catalogue, metric);
  CHECK(std::ranges::count(whole.coverage.covered, TriState::yes) > 5);
  std::size_t villages = 0;
  for (const auto is_inside : {in_the_west, in_the_east}) {
    std::vector<VillageId> members;
    const World part = cut_out(drawn, is_inside, members);
    REQUIRE(members.size() > 20);
    const auto answered = answer(part, drawn.catalogue, metric);
    for (VillageId v : rows(part.villages.place)) {
      const VillageId in_whole = members[v.index];
      REQUIRE(answered.coverage.covered[v] == whole.coverage.covered[in_whole]);
      for (std::size_t a = 0; a < whole.coverage.access.size(); ++a) {
        REQUIRE(answered.coverage.access[a].zone[v] == whole.coverage.access[a].zone[in_whole]);
      }
      for (ServiceId s : whole.matrix.services) {
        REQUIRE(answered.matrix.reason[s][v] == whole.matrix.reason[s][in_whole]);
      }
      ++villages;
    }
  }
  CHECK(villages == drawn.world.villages.size());
}
