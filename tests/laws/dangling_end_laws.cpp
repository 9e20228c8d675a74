// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "network/village_roads.hpp"
#include "planning/coverage.hpp"
#include "planning/dangling_ends.hpp"
#include "planning/road_trials.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A trunk road with schools and clinics, and branches with dangling ends just short of the road
/// that they should join.
DrawnWorld broken_world(std::uint64_t seed) {
  DrawnWorld drawn = random_world(seed, 6_km, 60);
  Random random(seed + 1000);
  Roads roads;
  std::vector<std::vector<LonLat>> lines{{ground(0, 3000), ground(3000, 3100), ground(6000, 3000)}};
  for (int i = 0; i < 9; ++i) {
    const std::vector<LonLat>& base = lines[random.below(lines.size())];
    const double share = random.uniform();
    const LonLat from = base[0];
    const LonLat to = base[1];
    const LonLat foot{std::lerp(from.lon, to.lon, share), std::lerp(from.lat, to.lat, share)};
    const double heading = random.uniform(0.0, 6.28);
    const double east = std::cos(heading) / 90'163.0;
    const double north = std::sin(heading) / 110'959.0;
    const double gap = std::vector<double>{3, 8, 15, 30, 45, 49}[random.below(6)];
    std::vector<LonLat> line;
    for (const double along :
         {gap, gap + random.uniform(100, 800), gap + random.uniform(900, 2500)})
      line.push_back({foot.lon + along * east, foot.lat + along * north});
    if (random.below(2) == 0) std::ranges::reverse(line);
    lines.push_back(line);
  }
  for (const std::vector<LonLat>& line : lines) {
    const auto direction = random.below(6) == 0 ? Direction::forward : Direction::both;
    add_road(roads, line, static_cast<float>(10 + 10 * random.below(4)), direction);
  }
  drawn.world.roads = roads;
  for (const FacilityId f : Rows<FacilityId>(drawn.world.facilities.size())) {
    drawn.world.facilities.place[f] =
        ground(random.uniform(0, 6000), 3000 + random.uniform(-90, 90));
    if (random.below(4) == 0) drawn.world.facilities.radius[f] = Metres{random.uniform(500, 4000)};
  }
  return drawn;
}

/// No snapping: roads join at shared vertices only.
constexpr RoadSettings as_drawn{0_m, false};

/// The same roads with one dangling end extended to the other road, as a joint is in the survey: at
/// most 30 km/h, and no access from it.
Roads with_joint(const Roads& roads, const RoadJoint& joint) {
  Roads drawn;
  for (const RoadId r : Rows<RoadId>(roads.size())) {
    std::vector<LonLat> line(
        roads.vertex.begin() + static_cast<std::ptrdiff_t>(roads.first_vertex[r.index]),
        roads.vertex.begin() + static_cast<std::ptrdiff_t>(roads.first_vertex[r.index + 1]));
    const auto apart = [&](std::size_t i) {
      const double whole = std::hypot(line[i + 1].lon - line[i].lon, line[i + 1].lat - line[i].lat);
      const LonLat at = joint.on_other;
      return std::hypot(at.lon - line[i].lon, at.lat - line[i].lat) +
             std::hypot(at.lon - line[i + 1].lon, at.lat - line[i + 1].lat) - whole;
    };
    if (r == joint.other && std::ranges::find(line, joint.on_other) == line.end()) {
      std::size_t best = 0;
      for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        if (apart(i) < apart(best)) best = i;
      }
      line.insert(line.begin() + static_cast<std::ptrdiff_t>(best) + 1, joint.on_other);
    }
    add_road(drawn, line, roads.speed_kmh[r], roads.direction[r]);
  }
  add_road(drawn, {joint.end, joint.on_other}, std::min(30.0F, roads.speed_kmh[joint.road]),
           Direction::both, TriState::no);
  return drawn;
}

Coverage measure(const DrawnWorld& drawn, const World& world, const CoverageSettings& settings) {
  Problems problems;
  const auto roads = join_villages(world, as_drawn, {}, TryJoining::no, problems, no_progress);
  return measure_coverage(world, drawn.catalogue, settings, no_progress, &*roads);
}

CoverageSettings settings_of(std::uint64_t seed) {
  CoverageSettings settings;
  settings.metric = seed % 3 == 0 ? Metric::time : Metric::road;
  settings.covered_by = seed % 2 == 0 ? CoveredBy::any : CoveredBy::all;
  settings.band_radius = Metres{std::vector<double>{1500, 2500, 4000}[seed % 3]};
  settings.band_time = Minutes{std::vector<double>{8, 15, 25}[seed % 3]};
  settings.core_radius = 500_m;
  settings.core_time = Minutes{1.0};
  return settings;
}

std::set<VillageId> newly_covered(const Coverage& then, const Coverage& now) {
  std::set<VillageId> found;
  for (const VillageId v : rows(then.covered)) {
    if (then.covers(v) && !now.covers(v)) found.insert(v);
  }
  return found;
}

}  // namespace

TEST_CASE("the reported gain of a dangling end is the gain of joining it",
          "[road_trials][property]") {
  std::size_t bring = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const DrawnWorld drawn = broken_world(seed);
    const CoverageSettings settings = settings_of(seed);
    const TravelSettings travel;
    Problems problems;
    const auto roads =
        join_villages(drawn.world, as_drawn, {}, TryJoining::no, problems, no_progress);
    const Coverage now =
        measure_coverage(drawn.world, drawn.catalogue, settings, no_progress, &*roads);
    const VillageRoads mended =
        try_joining_villages(drawn.world, {dangling_end_reach, false}, travel, {});
    const Coverage then = measure_within_radius(drawn.world, drawn.catalogue, settings, &mended);
    const EndCorrections corrections = find_end_corrections(
        {drawn.world, drawn.catalogue, settings, as_drawn, travel}, {*roads, now}, {mended, then});

    std::set<VillageId> together;
    for (const EndCorrection& correction : corrections.correction) {
      together.insert(correction.together.villages.begin(), correction.together.villages.end());
    }
    std::set<VillageId> alone;
    for (const DanglingEnd& end :
         find_dangling_ends(drawn.world.roads, as_drawn, dangling_end_reach).loose) {
      World joined = drawn.world;
      joined.roads = with_joint(drawn.world.roads, end.joint);
      const auto brings = newly_covered(measure(drawn, joined, settings), now);
      alone.insert(brings.begin(), brings.end());
      INFO("seed " << seed << ", road " << end.joint.road.index << " to " << end.joint.other.index
                   << ", gap " << end.joint.gap.value);
      bring += brings.empty() ? 0 : 1;
      const auto listed =
          std::ranges::find_if(corrections.correction, [&](const EndCorrection& correction) {
            return correction.joint.end == end.joint.end &&
                   correction.joint.on_other == end.joint.on_other;
          });
      if (listed != corrections.correction.end()) {
        CHECK(listed->alone.villages == brings);
      } else if (!brings.empty()) {  // a nearer joint of the same end has the same gain
        CHECK(std::ranges::any_of(corrections.correction, [&](const EndCorrection& correction) {
          return correction.joint.end == end.joint.end && correction.joint.gap < end.joint.gap &&
                 std::ranges::includes(correction.alone.villages, brings);
        }));
      }
    }
    for (const VillageId v : together) CHECK_FALSE(alone.contains(v));
    for (const VillageId v : newly_covered(then, now)) {
      CHECK((alone.contains(v) || together.contains(v)));
    }
  }
  CHECK(bring > 40);
}
