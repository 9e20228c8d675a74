// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "geometry/distance.hpp"
#include "network/village_roads.hpp"
#include "output/village_fields.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Coverage measure(const DrawnWorld& drawn, const CoverageSettings& settings = {}) {
  return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress);
}

/// Reference implementation: tries every facility.
Metres slow_distance(const World& world, ServiceId service, LonLat from) {
  Metres best = unreachable;
  for (FacilityId f : rows(world.facilities.place)) {
    if (world.facilities.service[f] != service) continue;
    if (world.facilities.level[f] == Level::village) continue;
    best = std::min(best, distance_between(world.facilities.place[f], from));
  }
  return best;
}

/// A random world with five public services, of which some may have facilities in the wrong place
/// and the last has none.
DrawnWorld world_of_five(std::uint64_t seed) {
  DrawnWorld drawn = random_world(seed, 12_km, 60);
  Random random(seed);
  for (const char* const id : {"library", "bank", "bus"}) {
    Service service = drawn.catalogue.services[drawn.service("school")];
    service.id = id;
    const ServiceId added = drawn.catalogue.services.push_back(std::move(service));
    const int facilities = id == std::string("bus") ? 0 : 3;
    for (int i = 0; i < facilities; ++i) {
      const auto near = static_cast<std::uint32_t>(random.below(60));
      add_facility(drawn.world, drawn.world.villages.place[VillageId{near}], added, Level::town);
    }
  }
  drawn.world.networks.resize(drawn.catalogue.services.size());
  drawn.world.villages.census.resize(drawn.catalogue.services.size());
  for (const char* const id : {"school", "library"}) {
    if (random.below(3) == 0) drawn.world.misplaced.insert(drawn.service(id));
  }
  return drawn;
}

/// The access of a village to one service.
struct Word {
  Metres distance;
  bool is_doubtful = false;

  bool reaches() const { return distance <= 5_km; }
};

std::vector<Word> words_on(const DrawnWorld& drawn, const std::vector<std::string>& services,
                           VillageId village) {
  std::vector<Word> words;
  for (const std::string& name : services) {
    const ServiceId id = drawn.service(name);
    const Metres distance = slow_distance(drawn.world, id, drawn.world.villages.place[village]);
    words.push_back({distance, distance == unreachable || drawn.world.misplaced.contains(id)});
  }
  return words;
}

}  // namespace

TEST_CASE("coverage equals that of trying every facility", "[coverage][property]") {
  const auto seed = GENERATE(range(1, 21));
  const auto drawn = random_world(static_cast<std::uint64_t>(seed), 30_km, 300);
  const auto coverage = measure(drawn);
  for (VillageId v : rows(drawn.world.villages.place)) {
    Metres least = unreachable;
    for (const ServiceAccess& access : coverage.access) {
      const Metres slow = slow_distance(drawn.world, access.service, drawn.world.villages.place[v]);
      REQUIRE(access.distance[v].value == Approx(slow.value).margin(1e-6));
      least = std::min(least, access.distance[v]);
    }
    REQUIRE(coverage.critical_radius[v].value == least.value);
    REQUIRE(coverage.covers(v) == (least <= 5_km));
  }
}

TEST_CASE("adding a facility never makes a village worse off", "[coverage][property]") {
  const auto seed = GENERATE(range(100, 110));
  const auto before = random_world(static_cast<std::uint64_t>(seed), 30_km, 200);
  auto after = before;
  add_facility(after.world, after.world.villages.place[VillageId{7}], after.service("school"),
               Level::town);
  const auto covered_before = measure(before);
  const auto covered_after = measure(after);
  for (VillageId v : rows(covered_before.covered)) {
    REQUIRE(covered_after.critical_radius[v] <= covered_before.critical_radius[v]);
    REQUIRE((covered_after.covers(v) || !covered_before.covers(v)));
  }
}

namespace {

/// Rules by the catalogue, of which `bank` is only reported, and over named services.
std::vector<CoverageSettings> rules_of_five() {
  std::vector<CoverageSettings> rules;
  const std::vector<std::vector<std::string>> lists = {
      {}, {"clinic", "bank"}, {"bus", "school", "library"}};
  for (const auto& services : lists) {
    for (const CoveredBy by : {CoveredBy::any, CoveredBy::all, CoveredBy::at_least}) {
      CoverageSettings rule;
      rule.covered_by = by;
      rule.at_least = 2;
      rule.services = services;
      rules.push_back(rule);
    }
  }
  return rules;
}

double critical(const Coverage& coverage, VillageId v) {
  return coverage.critical_radius.empty() ? coverage.critical_time[v].value
                                          : coverage.critical_radius[v].value;
}

void require_no_worse(const Coverage& before, const Coverage& after) {
  for (const VillageId v : rows(before.covered)) {
    CAPTURE(v.index);
    REQUIRE(critical(after, v) <= critical(before, v));
    if (before.covered_straight[v] == TriState::yes)
      REQUIRE(after.covered_straight[v] == TriState::yes);
    if (!before.covers(v)) continue;
    REQUIRE(after.covers(v));
    REQUIRE(after.decisive(v)->zone[v] <= before.decisive(v)->zone[v]);
  }
}

}  // namespace

TEST_CASE("one more facility of any kind never makes a village worse off, by any rule and metric",
          "[coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(400, 408)));
  DrawnWorld drawn = world_of_five(seed);
  drawn.catalogue.services[drawn.service("bank")].decides_coverage = false;
  Random random(seed);
  const auto own_radius = [&]() -> std::optional<Metres> {
    if (random.below(2) == 0) return std::nullopt;
    return Metres{random.uniform(500.0, 9000.0)};
  };
  for (const FacilityId f : rows(drawn.world.facilities.place))
    drawn.world.facilities.radius[f] = own_radius();
  std::vector<World> more;
  for (const char* const id : {"school", "clinic", "library", "bank", "bus"}) {
    World added = drawn.world;
    const auto near = static_cast<std::uint32_t>(random.below(60));
    const FacilityId f =
        add_facility(added, added.villages.place[VillageId{near}], drawn.service(id), Level::town);
    added.facilities.radius[f] = own_radius();
    more.push_back(std::move(added));
  }
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  REQUIRE(roads);
  for (CoverageSettings rule : rules_of_five()) {
    for (const Metric metric : {Metric::straight, Metric::road, Metric::time}) {
      rule.metric = metric;
      const auto before =
          measure_coverage(drawn.world, drawn.catalogue, rule, no_progress, &*roads);
      for (const World& added : more) {
        CAPTURE(seed, static_cast<int>(metric), static_cast<int>(rule.covered_by),
                rule.services.size());
        require_no_worse(before,
                         measure_coverage(added, drawn.catalogue, rule, no_progress, &*roads));
      }
    }
  }
}

TEST_CASE("the critical radius is the smallest radius at which the village is covered",
          "[coverage][property]") {
  const auto seed = GENERATE(range(200, 205));
  const auto drawn = random_world(static_cast<std::uint64_t>(seed), 20_km, 100);
  CoverageSettings settings;
  settings.covered_by = GENERATE(CoveredBy::any, CoveredBy::all);
  const auto coverage = measure(drawn, settings);
  for (VillageId v : rows(coverage.covered)) {
    const Metres switches{coverage.critical_radius[v].value};
    if (switches == unreachable) continue;
    settings.core_radius = 0_m;
    settings.band_radius = switches;
    REQUIRE(measure(drawn, settings).covers(v));
    settings.band_radius = Metres{rounded_up(switches.value, radius_grace.value)};  // as written
    REQUIRE(measure(drawn, settings).covers(v));
    REQUIRE(rounded_up(switches.value, radius_grace.value) - switches.value > -radius_grace.value);
    REQUIRE(rounded_up(switches.value, radius_grace.value) - switches.value < 0.01);
    settings.band_radius = switches - Metres{0.0011};
    REQUIRE_FALSE(measure(drawn, settings).covers(v));
  }
}

TEST_CASE(
    "coverage by at least k of n services depends on the k-th nearest service, whatever the "
    "unknown ones are",
    "[coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(300, 320)));
  const auto drawn = world_of_five(seed);
  CoverageSettings settings;
  settings.services = {"bus", "school", "clinic", "library", "bank"};
  settings.covered_by = CoveredBy::at_least;
  settings.position_error = 500_m;
  for (int k = 1; k <= 5; ++k) {
    settings.at_least = k;
    const auto coverage = measure(drawn, settings);
    for (VillageId v : rows(coverage.covered)) {
      CAPTURE(seed, k, v.index);
      int at_worst = 0;
      int at_best = 0;
      std::vector<Metres> certain;
      for (const Word& word : words_on(drawn, settings.services, v)) {
        if (word.reaches()) ++at_worst;
        if (word.reaches() || word.is_doubtful) ++at_best;
        if (word.reaches() || !word.is_doubtful) certain.push_back(word.distance);
      }
      const bool is_known = (at_worst >= k) == (at_best >= k);
      REQUIRE((coverage.covered[v] != TriState::unknown) == is_known);
      if (!is_known) {
        REQUIRE(coverage.borderline[v] == TriState::unknown);
        REQUIRE(coverage.critical_radius[v] == unreachable);
        REQUIRE_FALSE(coverage.deciding[v].has_value());
        continue;
      }
      REQUIRE(coverage.covers(v) == (at_worst >= k));
      std::ranges::sort(certain);
      const auto kth = std::min(static_cast<std::size_t>(k), certain.size()) - 1;
      const double decides = certain[kth].value;
      REQUIRE(coverage.impedance(v).value == Approx(decides).margin(1e-6));
      REQUIRE((coverage.borderline[v] == TriState::yes) == (std::abs(decides - 5000.0) <= 500.0));
      if (static_cast<std::size_t>(k) <= certain.size()) {
        REQUIRE(coverage.critical_radius[v].value == Approx(decides).margin(1e-6));
      } else {
        REQUIRE(coverage.critical_radius[v] == unreachable);
      }
    }
  }
}
