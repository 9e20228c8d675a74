// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "extended.hpp"

#include <hinterland/extension.hpp>
#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

PriceRange range_of(double low, double mid, double high) { return {{low}, {mid}, {high}}; }

/// A random world with two services that can share trenches, one service that connected villages do
/// not pass on, and prices in whole yuan.
DrawnWorld random_study(std::uint64_t seed, std::size_t villages) {
  DrawnWorld drawn = random_world(seed, 12_km, villages);
  Random random(seed);
  double dearness = 1.0;
  for (const char* id : {"water", "heating"}) {
    Service& service = drawn.catalogue.services[drawn.service(id)];
    service.trench = "wet";
    ServicePrice& prices = service.price;
    prices.per_metre = range_of(100 * dearness, 200 * dearness, 300 * dearness);
    prices.per_metre_across = range_of(120 * dearness, 250 * dearness, 420 * dearness);
    prices.trench_per_metre = range_of(50 * dearness, 100 * dearness, 150 * dearness);
    prices.per_household = range_of(100, 200, 300);
    prices.per_village = range_of(1000, 2000, 3000);
    dearness = 3.0;
  }
  Service& water = drawn.catalogue.services[drawn.service("water")];
  if (random.chance(0.5)) water.price.limit_per_person = {random.uniform(500.0, 20000.0)};
  if (random.chance(0.5)) {
    water.price.standalone = Standalone{"well", "", "", range_of(1, 2, 3), range_of(10, 20, 30)};
  }
  Service& heating = drawn.catalogue.services[drawn.service("heating")];
  heating.extends_from_villages = random.chance(0.5);
  for (VillageId v : rows(drawn.world.villages.place)) {
    if (drawn.world.villages.census[drawn.service("heating")].empty()) break;
    if (random.chance(0.3)) {
      drawn.world.villages.census[drawn.service("heating")][v] =
          random.chance(0.2) ? CensusAnswer::yes : CensusAnswer::no;
    }
  }
  if (random.chance(0.3)) drawn.world.roads = {};
  return drawn;
}

Fen part_of(const CostRange& cost, int part) {
  return part == 0 ? cost.low : part == 1 ? cost.mid : cost.high;
}

/// The number of people by which a village shares costs.
double sharing_people(const DrawnWorld& drawn, VillageId v) {
  return std::max(1.0, drawn.world.villages.people[v].value_or(0_people).value);
}

}  // namespace

TEST_CASE("every gap is connected or has no line, and its segments lead to a source",
          "[extension][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  const auto drawn = random_study(seed, 60);
  const auto [problems, matrix, plan] = extend(drawn);
  const auto& segments = plan.segments;
  for (SegmentId s : rows(segments.service)) {
    const auto upstream = segments.upstream[s];
    if (!upstream) continue;
    CHECK(*upstream < s);
    CHECK(segments.service[*upstream] == segments.service[s]);
    CHECK(segments.villages[*upstream] >= segments.villages[s]);
    // Each segment begins where the one upstream ends.
    CHECK(segments.vertex[segments.first_vertex[s.index]] ==
          segments.vertex[segments.first_vertex[upstream->index + 1] - 1]);
  }
  std::map<std::uint32_t, std::uint32_t> villages_downstream;
  for (GapId g : rows(matrix.gaps.village)) {
    const auto segment = plan.gaps.segment[g];
    if (plan.gaps.remedy[g] != Remedy::line) {
      CHECK_FALSE(segment);
      CHECK(plan.gaps.line_share[g] == CostRange{});
      CHECK((plan.gaps.standalone_reason[g] == StandaloneReason::none) ==
            (plan.gaps.remedy[g] == Remedy::on_site));
      continue;
    }
    if (!segment) continue;
    CHECK(segments.service[*segment] == matrix.gaps.service[g]);
    CHECK(segments.vertex[segments.first_vertex[segment->index + 1] - 1] ==
          drawn.world.villages.place[matrix.gaps.village[g]]);
    for (auto s = segment; s; s = segments.upstream[*s]) ++villages_downstream[s->index];
  }
  for (SegmentId s : rows(segments.service))
    CHECK(segments.villages[s] == villages_downstream[s.index]);
}

TEST_CASE("shares add up to the totals, and the lower bound never exceeds them",
          "[extension][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  const auto [problems, matrix, plan] = extend(random_study(seed, 60));
  CostRange segments;
  CostRange shares;
  CostRange saved;
  for (const CostRange& cost : plan.segments.cost) segments += cost;
  for (GapId g : rows(matrix.gaps.village)) {
    shares += plan.gaps.line_share[g];
    saved += plan.gaps.saving[g];
  }
  CHECK(shares == segments);
  CHECK(plan.cost == segments.mid);
  CHECK(saved.mid == plan.separate_cost - plan.cost);
  CHECK(plan.cost <= plan.separate_cost);
  CHECK(plan.lower_bound <= plan.cost);
  Fen separate = 0;
  for (const ServiceLines& lines : plan.services) {
    CHECK(lines.lower_bound <= lines.cost);
    separate += lines.cost;
  }
  CHECK(separate == plan.separate_cost);
  for (const TrenchGroup& group : plan.trench_groups) {
    CHECK(group.lower_bound <= group.cost);
    CHECK(group.cost <= group.separate_cost);
  }
}

TEST_CASE("services of a shared trench follow the same alignment, and excavation is paid once",
          "[extension][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  const auto [problems, matrix, plan] = extend(random_study(seed, 60));
  const auto& segments = plan.segments;
  std::map<std::uint32_t, std::vector<SegmentId>> trenches;
  for (SegmentId s : rows(segments.service)) {
    if (segments.trench[s]) {
      trenches[segments.trench[s]->index].push_back(s);
    } else {
      CHECK(segments.cost[s] == segments.laying[s] + segments.excavation[s]);
    }
  }
  const auto ends = [&](SegmentId s) {
    const LonLat first = segments.vertex[segments.first_vertex[s.index]];
    const LonLat last = segments.vertex[segments.first_vertex[s.index + 1] - 1];
    return std::pair(std::min(first, last), std::max(first, last));
  };
  for (const auto& [trench, parts] : trenches) {
    REQUIRE(parts.size() > 1);
    Fen dug = 0;
    Fen deepest = 0;
    for (const SegmentId s : parts) {
      CHECK(segments.length[s] == segments.length[parts.front()]);
      CHECK(ends(s) == ends(parts.front()));
      dug += segments.cost[s].mid - segments.laying[s].mid;
      deepest = std::max(deepest, segments.excavation[s].mid);
      CHECK(segments.cost[s].mid - segments.laying[s].mid <= segments.excavation[s].mid);
    }
    CHECK(dug == deepest);
  }
}

TEST_CASE("each village pays its people's share of every segment upstream",
          "[extension][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  const auto drawn = random_study(seed, 60);
  const auto [problems, matrix, plan] = extend(drawn);
  const auto& segments = plan.segments;
  std::vector<double> people_downstream(segments.size(), 0.0);
  for (GapId g : rows(matrix.gaps.village)) {
    for (auto s = plan.gaps.segment[g]; s; s = segments.upstream[*s]) {
      people_downstream[s->index] += sharing_people(drawn, matrix.gaps.village[g]);
    }
  }
  for (GapId g : rows(matrix.gaps.village)) {
    for (const int part : {0, 1, 2}) {
      double share = 0.0;
      for (auto s = plan.gaps.segment[g]; s; s = segments.upstream[*s]) {
        share += static_cast<double>(part_of(segments.cost[*s], part)) *
                 sharing_people(drawn, matrix.gaps.village[g]) / people_downstream[s->index];
      }
      CHECK(static_cast<double>(part_of(plan.gaps.line_share[g], part)) ==
            Approx(share).margin(1.001));
    }
  }
}

TEST_CASE("doubling all prices doubles all costs", "[extension][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  auto drawn = random_study(seed, 50);
  const auto once = extend(drawn);
  for (Service& service : drawn.catalogue.services) {
    ServicePrice& prices = service.price;
    for (PriceRange* range : {&prices.per_metre, &prices.per_metre_across, &prices.trench_per_metre,
                              &prices.per_household, &prices.per_village}) {
      *range = 2.0 * *range;
    }
    prices.limit_per_person = 2.0 * prices.limit_per_person;
    if (!prices.standalone) continue;
    prices.standalone->per_household = 2.0 * prices.standalone->per_household;
    prices.standalone->per_village = 2.0 * prices.standalone->per_village;
  }
  const auto twice = extend(drawn);
  CHECK(twice.plan.cost == 2 * once.plan.cost);
  CHECK(twice.plan.separate_cost == 2 * once.plan.separate_cost);
  CHECK(twice.plan.lower_bound == 2 * once.plan.lower_bound);
  REQUIRE(twice.plan.segments.size() == once.plan.segments.size());
  for (SegmentId s : rows(once.plan.segments.service)) {
    const CostRange& cost = once.plan.segments.cost[s];
    CHECK(twice.plan.segments.cost[s] == cost + cost);
  }
  for (GapId g : rows(once.matrix.gaps.village)) {
    CHECK(twice.plan.gaps.remedy[g] == once.plan.gaps.remedy[g]);
    CHECK(twice.plan.gaps.local_cost[g] ==
          once.plan.gaps.local_cost[g] + once.plan.gaps.local_cost[g]);
  }
}

TEST_CASE("a new source never makes a proven optimum more expensive", "[extension][property]") {
  std::size_t proven = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    auto drawn = random_study(seed, 25);
    const ServiceId water = drawn.service("water");
    Service& service = drawn.catalogue.services[water];
    service.price.limit_per_person = {1e12};
    service.tap_distance = 0_m;  // so that no gap is closed by the new source alone
    const auto of_water = [&](const Extended& extended) {
      ServiceLines lines;
      for (const ServiceLines& of_service : extended.plan.services) {
        if (of_service.service == water) lines = of_service;
      }
      return lines;
    };
    const auto count_joined = [&](const Extended& extended) {
      std::size_t joined = 0;
      for (GapId g : rows(extended.matrix.gaps.village)) {
        const bool is_water = extended.matrix.gaps.service[g] == water;
        joined += is_water && extended.plan.gaps.remedy[g] == Remedy::line ? 1 : 0;
      }
      return joined;
    };
    const auto before = extend(drawn);
    Random random(seed, 1);
    const LonLat place{117.0 + random.uniform(0.0, 0.12), 36.0 + random.uniform(0.0, 0.1)};
    add_facility(drawn.world, place, water, Level::town);
    const auto after = extend(drawn);
    if (count_joined(before) != count_joined(after)) continue;  // not comparable
    const ServiceLines old_lines = of_water(before);
    const ServiceLines new_lines = of_water(after);
    if (old_lines.cost != old_lines.lower_bound || old_lines.cost == 0) continue;
    INFO(seed);
    CHECK(new_lines.lower_bound <= old_lines.cost);
    if (new_lines.cost != new_lines.lower_bound) continue;
    CHECK(new_lines.cost <= old_lines.cost);
    ++proven;
  }
  CHECK(proven > 20);
}

TEST_CASE("the plan does not depend on the number of threads", "[extension][property]") {
  const auto seed = GENERATE(range(0U, 5U));
  const auto drawn = random_study(seed, 150);
  const auto many = extend(drawn);
  const ThreadLimit one_thread(1);
  const auto one = extend(drawn);
  CHECK(one.plan.segments.vertex == many.plan.segments.vertex);
  CHECK(one.plan.segments.cost == many.plan.segments.cost);
  CHECK(one.plan.segments.trench == many.plan.segments.trench);
  CHECK(one.plan.gaps.line_share == many.plan.gaps.line_share);
  CHECK(one.plan.gaps.saving == many.plan.gaps.saving);
  CHECK(one.plan.lower_bound == many.plan.lower_bound);
}
