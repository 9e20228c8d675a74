// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "extended.hpp"
#include "geometry/distance.hpp"
#include "geometry/triangulation.hpp"
#include "network/corridor_graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// All candidate links of a world without roads, as the header defines them.
struct Choices {
  std::vector<PlacePair> link;
  std::vector<std::int64_t> centimetres;
};

/// Links between neighbours, and from each village that lacks a service to the nearest that has it.
Choices choices_of(const World& world, std::span<const std::uint32_t> all_sources) {
  Choices choices;
  const std::vector<LonLat> places(world.villages.place.begin(), world.villages.place.end());
  choices.link = neighbour_links(places);
  for (const std::uint32_t sources : all_sources) {
    for (std::uint32_t v = 0; v < places.size(); ++v) {
      if ((sources >> v & 1U) != 0) continue;
      std::uint32_t nearest = v;
      for (std::uint32_t s = 0; s < places.size(); ++s) {
        if ((sources >> s & 1U) == 0) continue;
        const bool is_nearer = nearest == v || distance_between(places[v], places[s]) <
                                                   distance_between(places[v], places[nearest]);
        if (is_nearer) nearest = s;
      }
      choices.link.push_back({std::min(v, nearest), std::max(v, nearest)});
    }
  }
  std::ranges::sort(choices.link);
  choices.link.erase(std::unique(choices.link.begin(), choices.link.end()), choices.link.end());
  for (const PlacePair& link : choices.link) {
    const Metres straight = distance_between(places[link.first], places[link.second]);
    choices.centimetres.push_back(cross_country(straight, 1.3));
  }
  return choices;
}

/// Whether these links connect each village with a source.
bool joins_all(const Choices& choices, std::uint32_t chosen, std::uint32_t wanted,
               std::uint32_t sources) {
  std::uint32_t reached = sources;
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t i = 0; i < choices.link.size(); ++i) {
      const std::uint32_t ends = 1U << choices.link[i].first | 1U << choices.link[i].second;
      if ((chosen >> i & 1U) == 0 || (reached & ends) == 0 || (reached & ends) == ends) continue;
      reached |= ends;
      grows = true;
    }
  }
  return (reached & wanted) == wanted;
}

/// The inclusion-minimal sets of links that connect all villages.
std::vector<std::uint32_t> all_plans(const Choices& choices, std::uint32_t wanted,
                                     std::uint32_t sources) {
  std::vector<std::uint32_t> plans;
  for (std::uint32_t chosen = 0; chosen < 1U << choices.link.size(); ++chosen) {
    if (!joins_all(choices, chosen, wanted, sources)) continue;
    bool is_least = true;
    for (std::size_t i = 0; i < choices.link.size() && is_least; ++i) {
      const bool has = (chosen >> i & 1U) != 0;
      is_least = !has || !joins_all(choices, chosen & ~(1U << i), wanted, sources);
    }
    if (is_least) plans.push_back(chosen);
  }
  return plans;
}

/// The cost of a metre, in fen: laying and excavation.
struct Metre {
  std::int64_t laying = 0;
  std::int64_t excavation = 0;
};

Fen cost_together(const Choices& choices, std::uint32_t first, const Metre& of_first,
                  std::uint32_t second, const Metre& of_second) {
  std::int64_t hundredths = 0;
  for (std::size_t i = 0; i < choices.link.size(); ++i) {
    const bool in_first = (first >> i & 1U) != 0;
    const bool in_second = (second >> i & 1U) != 0;
    const std::int64_t dug =
        std::max(in_first ? of_first.excavation : 0, in_second ? of_second.excavation : 0);
    const std::int64_t laid = (in_first ? of_first.laying : 0) + (in_second ? of_second.laying : 0);
    hundredths += (dug + laid) * choices.centimetres[i];
  }
  return hundredths / 100;
}

}  // namespace

TEST_CASE(
    "the lower bound of shared trenches never exceeds the best of all plans, and is close to it",
    "[extension][property]") {
  std::size_t cases = 0;
  std::size_t best_found = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    Random random(seed);
    auto drawn = draw_world(100_m, "1");
    std::string water;
    std::string heating;
    std::uint32_t wanted[2] = {0, 0};
    std::uint32_t sources[2] = {0, 0};
    constexpr std::uint32_t villages = 6;
    for (std::uint32_t v = 0; v < villages; ++v) {
      const LonLat place{117.0 + random.uniform(0.0, 0.02), 36.0 + random.uniform(0.0, 0.02)};
      const char letter = static_cast<char>('A' + v);
      drawn.villages[letter] = add_village(drawn.world, place, std::string(1, letter), 100_people);
      for (const int s : {0, 1}) {
        const bool is_source = v == 0 || random.chance(0.2);
        (s == 0 ? water : heating) += is_source ? '+' : '-';
        (is_source ? sources : wanted)[s] |= 1U << v;
      }
    }
    drawn.census("water", water);
    drawn.census("heating", heating);
    Metre price[2];
    for (const int s : {0, 1}) {
      price[s] = {static_cast<std::int64_t>(100 * random.below(20)),
                  static_cast<std::int64_t>(100 * (1 + random.below(20)))};
      Service& service = drawn.catalogue.services[ServiceId{static_cast<std::uint32_t>(s)}];
      service.trench = "wet";
      const Yuan metre = to_yuan(price[s].laying + price[s].excavation);
      const Yuan trench = to_yuan(price[s].excavation);
      service.price.per_metre = service.price.per_metre_across = {metre, metre, metre};
      service.price.trench_per_metre = {trench, trench, trench};
    }
    const auto extended = extend(drawn);
    if (extended.plan.trench_groups.empty()) continue;
    const Choices choices = choices_of(drawn.world, sources);
    Fen best = std::numeric_limits<Fen>::max();
    const auto plans_of_second = all_plans(choices, wanted[1], sources[1]);
    for (const std::uint32_t first : all_plans(choices, wanted[0], sources[0])) {
      for (const std::uint32_t second : plans_of_second) {
        best = std::min(best, cost_together(choices, first, price[0], second, price[1]));
      }
    }
    INFO(seed);
    CHECK(extended.plan.lower_bound <= best);
    CHECK(extended.plan.cost >= best);
    CHECK(extended.plan.cost <= best + best / 5);
    ++cases;
    best_found += extended.plan.cost == best ? 1 : 0;
  }
  CHECK(cases > 100);
  CHECK(best_found * 100 > cases * 80);
}

TEST_CASE("the share of a trench does not fall as prices rise", "[extension]") {
  auto drawn = draw_world(1_km, "A  B 1");
  drawn.census("water", "+-");
  drawn.census("heating", "+-");
  // Heating would pay 11 of its likely 12 yuan; at the high price of 14 both would pay 7.
  ServicePrice& water = drawn.catalogue.services[drawn.service("water")].price;
  water.trench_per_metre = {{1.0}, {2.0}, {14.0}};
  water.per_metre = water.per_metre_across = {{5.0}, {10.0}, {20.0}};
  ServicePrice& heating = drawn.catalogue.services[drawn.service("heating")].price;
  heating.trench_per_metre = {{9.0}, {12.0}, {14.0}};
  heating.per_metre = heating.per_metre_across = {{22.0}, {25.0}, {27.0}};
  for (const char* id : {"water", "heating"}) {
    drawn.catalogue.services[drawn.service(id)].trench = "wet";
  }
  const auto extended = extend(drawn);
  const ExtensionSegments& segments = extended.plan.segments;
  REQUIRE(segments.size() == 2);
  CostRange dug;
  for (SegmentId s : rows(segments.service)) {
    CHECK(segments.trench[s] == TrenchId{0});
    CHECK(segments.cost[s].low <= segments.cost[s].mid);
    CHECK(segments.cost[s].mid <= segments.cost[s].high);
    dug += segments.cost[s] - segments.laying[s];
  }
  const bool heating_is_first = segments.service[SegmentId{0}] == drawn.service("heating");
  CHECK(dug == segments.excavation[SegmentId{heating_is_first ? 0U : 1U}]);
}
