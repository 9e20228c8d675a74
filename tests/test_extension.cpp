// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "extended.hpp"

#include <hinterland/error.hpp>
#include <hinterland/extension.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// The price of water: 10 yuan a metre along roads, 20 across country.
ServicePrice& water_price(DrawnWorld& drawn) {
  ServicePrice& price = drawn.catalogue.services[drawn.service("water")].price;
  price.per_metre_across = {{10.0}, {20.0}, {40.0}};
  return price;
}

double in_yuan(Fen cost) { return to_yuan(cost).value; }

}  // namespace

TEST_CASE("without roads a line runs across country at the terrain factor", "[extension]") {
  auto drawn = draw_world(1_km, "==  A 1");  // the main ends 3 km from A
  const auto extended = extend(drawn);
  const auto& segments = extended.plan.segments;
  REQUIRE(segments.size() == 1);
  const SegmentId only{0};
  CHECK(segments.service[only] == drawn.service("water"));
  CHECK_FALSE(segments.upstream[only]);
  CHECK(segments.alignment[only] == Alignment::cross_country);
  CHECK(segments.length[only].value == Approx(3000.0 * 1.3).epsilon(0.001));
  CHECK(segments.villages[only] == 1);
  CHECK(segments.people[only] == 100_people);
  CHECK(segments.village[only] == drawn.village('A'));
  CHECK(segments.vertex.size() == 2);
  CHECK(segments.vertex.back() == drawn.world.villages.place[drawn.village('A')]);
  const GapId gap = extended.gap(drawn.village('A'), drawn.service("water"));
  const auto& gaps = extended.plan.gaps;
  CHECK(gaps.remedy[gap] == Remedy::line);
  CHECK(gaps.segment[gap] == only);
  CHECK(in_yuan(gaps.line_share[gap].low) == Approx(3900.0 * 5.0).epsilon(0.001));
  CHECK(in_yuan(gaps.line_share[gap].mid) == Approx(3900.0 * 10.0).epsilon(0.001));
  CHECK(in_yuan(gaps.line_share[gap].high) == Approx(3900.0 * 20.0).epsilon(0.001));
  CHECK(extended.plan.lower_bound == extended.plan.cost);
  CHECK(extended.problems.empty());
}

TEST_CASE("lines follow roads, with short cross-country legs at both ends", "[extension]") {
  auto drawn = draw_world(500_m, R"(
    ==     A
     +     +
     :     :
     +-----+  1
  )");
  water_price(drawn);
  drawn.catalogue.services[drawn.service("water")].tap_distance = 600_m;
  // Straight: 3 km × 1.3 × 20 yuan. By the road: 5 km × 10 and 1 km × 1.3 × 20, a little less.
  const auto extended = extend(drawn);
  const auto& segments = extended.plan.segments;
  double along = 0.0;
  double across = 0.0;
  for (SegmentId s : rows(segments.service)) {
    (segments.alignment[s] == Alignment::along_road ? along : across) += segments.length[s].value;
  }
  CHECK(along == Approx(5000.0).epsilon(0.001));
  CHECK(across == Approx((500.0 + 500.0) * 1.3).epsilon(0.001));
}

TEST_CASE("villages on one line share its cost by person", "[extension]") {
  auto drawn = draw_world(1_km, "== A B 1");
  drawn.world.villages.people = {100_people, 300_people};
  const auto extended = extend(drawn);
  const auto water = drawn.service("water");
  const auto& segments = extended.plan.segments;
  REQUIRE(segments.size() == 2);
  CHECK(segments.villages == Column<SegmentId, std::uint32_t>{2, 1});
  CHECK(segments.people == Column<SegmentId, People>{400_people, 300_people});
  CHECK(segments.village[SegmentId{0}] == drawn.village('B'));  // more people live there
  CHECK(segments.upstream[SegmentId{1}] == SegmentId{0});
  const Fen first = segments.cost[SegmentId{0}].mid;
  const Fen second = segments.cost[SegmentId{1}].mid;
  const auto& share = extended.plan.gaps.line_share;
  const Fen of_a = share[extended.gap(drawn.village('A'), water)].mid;
  const Fen of_b = share[extended.gap(drawn.village('B'), water)].mid;
  CHECK(of_a == Approx(static_cast<double>(first) / 4.0).margin(1.0));
  CHECK(of_a + of_b == first + second);
  CHECK(extended.plan.cost == first + second);
}

TEST_CASE("a connected village is a source where the catalogue allows it", "[extension]") {
  auto drawn = draw_world(1_km, "A  B   1");
  drawn.census("water", "+-");
  CHECK(extend(drawn).plan.segments.size() == 1);

  drawn.catalogue.services[drawn.service("water")].extends_from_villages = false;
  const auto refused = extend(drawn);
  const GapId gap = refused.gap(drawn.village('B'), drawn.service("water"));
  CHECK(refused.plan.segments.size() == 0);
  CHECK(refused.plan.gaps.remedy[gap] == Remedy::none);
  CHECK(refused.plan.gaps.standalone_reason[gap] == StandaloneReason::no_source);
  CHECK_FALSE(refused.plan.gaps.has_cost(gap));
  CHECK(refused.count(ProblemKind::extension_no_source) == 1);
}

TEST_CASE("a facility of the service is a source", "[extension]") {
  auto drawn = draw_world(1_km, "  A 1");
  drawn.census("water", "-");
  add_facility(drawn.world, drawn.world.villages.place[VillageId{0}], drawn.service("water"),
               Level::town);
  const auto extended = extend(drawn);
  const GapId gap = extended.gap(drawn.village('A'), drawn.service("water"));
  CHECK(extended.plan.gaps.remedy[gap] == Remedy::line);
  CHECK_FALSE(extended.plan.gaps.segment[gap]);  // the facility is in the village
  CHECK(extended.plan.cost == 0);
}

TEST_CASE(
    "a gap too expensive per person gets the stand-alone alternative, and the others share the "
    "line",
    "[extension]") {
  auto drawn = draw_world(1_km, "== A 1   B");
  ServicePrice& price = water_price(drawn);
  price.limit_per_person = {500.0};  // B alone needs 6 km × 1.3 × 10 yuan for 100 people
  price.per_metre_across = {{5.0}, {10.0}, {20.0}};
  price.standalone =
      Standalone{"well", "水井", "Well", {{1.0}, {2.0}, {3.0}}, {{10.0}, {20.0}, {30.0}}};
  drawn.world.villages.households = {30.0, 40.0};
  const auto extended = extend(drawn);
  const auto& gaps = extended.plan.gaps;
  const GapId a = extended.gap(drawn.village('A'), drawn.service("water"));
  const GapId b = extended.gap(drawn.village('B'), drawn.service("water"));
  CHECK(gaps.remedy[a] == Remedy::line);
  CHECK(gaps.remedy[b] == Remedy::standalone);
  CHECK(gaps.standalone_reason[b] == StandaloneReason::line_too_expensive);
  CHECK(gaps.local_cost[b] == CostRange{5000, 10000, 15000});
  CHECK(gaps.line_share[b] == CostRange{});
  CHECK(extended.plan.segments.size() == 1);
  CHECK(extended.plan.cost == gaps.line_share[a].mid);
}

TEST_CASE("a source that no road or cross-country leg reaches is unreachable", "[extension]") {
  const auto drawn = draw_world(1_km, "==            A--1");
  const auto extended = extend(drawn);
  const GapId gap = extended.gap(drawn.village('A'), drawn.service("water"));
  CHECK(extended.plan.gaps.standalone_reason[gap] == StandaloneReason::no_route);
  CHECK(extended.count(ProblemKind::extension_unreachable) == 1);

  ExtensionSettings far;
  far.across_limit = 20_km;
  CHECK(extend(drawn, far).plan.gaps.remedy[gap] == Remedy::line);
}

TEST_CASE("a gap that needs no line is closed in the village", "[extension]") {
  auto drawn = draw_world(1_km, "A 1");
  drawn.census("water", "-");
  ServicePrice& price = drawn.catalogue.services[drawn.service("water")].price;
  price = {};
  price.per_village = {{100.0}, {200.0}, {300.0}};
  price.per_household = {{1.0}, {2.0}, {3.0}};
  price.items.push_back({"meter", "", "", {{1.0}, {1.0}, {1.0}}, 0_m, 45_people});
  const auto extended = extend(drawn);  // 100 people: 39 households, 3 meters
  const GapId gap = extended.gap(drawn.village('A'), drawn.service("water"));
  CHECK(extended.plan.gaps.remedy[gap] == Remedy::on_site);
  CHECK(extended.plan.gaps.local_cost[gap] == CostRange{14200, 28100, 42000});
  CHECK(extended.plan.gaps.line_share[gap] == CostRange{});
  CHECK(extended.problems.empty());
}

TEST_CASE("an item needed by every person is counted once per person", "[extension]") {
  auto drawn = draw_world(1_km, "A 1");
  drawn.census("water", "-");
  ServicePrice& price = drawn.catalogue.services[drawn.service("water")].price;
  price = {};
  price.per_village = {{100.0}, {200.0}, {300.0}};
  price.items.push_back({"tap", "", "", {{1.0}, {1.0}, {1.0}}, 0_m, 1_people});
  const auto extended = extend(drawn);  // 100 people
  const GapId gap = extended.gap(drawn.village('A'), drawn.service("water"));
  CHECK(extended.plan.gaps.local_cost[gap] == CostRange{20000, 30000, 40000});
}

TEST_CASE("items needed at intervals are added to the price per metre", "[extension]") {
  auto drawn = draw_world(1_km, "==  A 1");
  const Fen bare = extend(drawn).plan.cost;
  drawn.catalogue.services[drawn.service("water")].price.items.push_back(
      {"pump", "", "", {{1000.0}, {2000.0}, {3000.0}}, 1_km, {}});
  CHECK(static_cast<double>(extend(drawn).plan.cost) == Approx(static_cast<double>(bare) * 1.2));
}

TEST_CASE("a village with unknown population is charged like one person, and is reported",
          "[extension]") {
  auto drawn = draw_world(1_km, "== A B 1");
  drawn.world.villages.people = {People{3.0}, std::nullopt};
  const auto extended = extend(drawn);
  CHECK(extended.count(ProblemKind::extension_without_people) == 1);
  const GapId a = extended.gap(drawn.village('A'), drawn.service("water"));
  const Fen first = extended.plan.segments.cost[SegmentId{0}].mid;
  CHECK(extended.plan.gaps.line_share[a].mid ==
        Approx(0.75 * static_cast<double>(first)).margin(1.0));

  // Its cost per person is not known, so it is never too expensive.
  water_price(drawn).limit_per_person = {0.01};
  const auto limited = extend(drawn);
  CHECK(limited.plan.gaps.standalone_reason[a] == StandaloneReason::line_too_expensive);
  const GapId b = limited.gap(drawn.village('B'), drawn.service("water"));
  CHECK(limited.plan.gaps.remedy[b] == Remedy::line);
}

TEST_CASE("a village without people stands alone or is left out, if the catalogue limits the cost",
          "[extension]") {
  auto drawn = draw_world(1_km, "== A B 1");
  drawn.world.villages.people = {People{3.0}, People{0.0}};
  const auto unlimited = extend(drawn);
  const GapId b = unlimited.gap(drawn.village('B'), drawn.service("water"));
  CHECK(unlimited.plan.gaps.remedy[b] == Remedy::line);

  water_price(drawn).limit_per_person = {1e8};
  water_price(drawn).standalone = Standalone{"well", "", "", {}, {{1.0}, {2.0}, {3.0}}};
  CHECK(extend(drawn).plan.gaps.remedy[b] == Remedy::standalone);
  CHECK(extend(drawn).plan.gaps.standalone_reason[b] == StandaloneReason::line_too_expensive);
  CHECK(extend(drawn).plan.gaps.remedy[unlimited.gap(drawn.village('A'), drawn.service("water"))] ==
        Remedy::line);
  water_price(drawn).standalone.reset();
  CHECK(extend(drawn).plan.gaps.remedy[b] == Remedy::none);
}

TEST_CASE("if roads are the lines, a village needs a link to the road", "[extension]") {
  auto drawn = draw_world(500_m, R"(
      A
     ----------
         1
  )");
  drawn.world.networks[drawn.service("water")].given = true;
  drawn.world.networks[drawn.service("water")].are_the_roads = true;
  drawn.census("water", "-");
  const auto extended = extend(drawn);
  REQUIRE(extended.plan.segments.size() == 1);
  CHECK(extended.plan.segments.length[SegmentId{0}].value == Approx(500.0 * 1.3).epsilon(0.001));
}

TEST_CASE("a road that gives no access is a place for the road, not a road", "[extension]") {
  auto drawn = draw_world(500_m, R"(
      A
     -----+
          :
          +-----
         1
  )");
  const ServiceId water = drawn.service("water");
  drawn.world.networks[water].given = true;
  drawn.world.networks[water].are_the_roads = true;
  drawn.world.roads.gives_access.resize(drawn.world.roads.size(), TriState::yes);
  const Roads& roads = drawn.world.roads;
  const double north = std::ranges::max_element(roads.vertex, {}, &LonLat::lat)->lat;
  for (const RoadId r : rows(roads.speed_kmh)) {  // that beside the village
    const std::size_t first = roads.first_vertex[r.index];
    if (roads.vertex[first].lat == north && roads.vertex[first + 1].lat == north)
      drawn.world.roads.gives_access[r] = TriState::no;
  }
  drawn.census("water", "?");
  Problems problems;
  const auto evidence =
      survey_connections(drawn.world, drawn.catalogue, problems, no_progress).evidence[water];
  CHECK(evidence[drawn.village('A')] == Evidence::none);
  drawn.census("water", "-");
  // Across to the track as before, and along it to the road that counts.
  const auto extended = extend(drawn);
  double metres = 0.0;
  for (const SegmentId s : rows(extended.plan.segments.length))
    metres += extended.plan.segments.length[s].value;
  CHECK(metres == Approx(500.0 * 1.3 + 4 * 500.0).epsilon(0.01));
}

TEST_CASE("roads without access are as none for the service of roads", "[extension][property]") {
  const auto seed = GENERATE(range(1, 21));
  CAPTURE(seed);
  auto drawn = random_world(static_cast<std::uint64_t>(seed), 12_km, 60);
  const ServiceId water = drawn.service("water");
  drawn.world.networks[water] = {true, true, true, {}, {0}};
  Random random(static_cast<std::uint64_t>(seed));
  Roads& roads = drawn.world.roads;
  roads.gives_access = {};
  auto without = drawn;
  Roads kept;
  kept.given = true;
  for (const RoadId r : rows(roads.speed_kmh)) {
    const bool gives_access = random.below(2) == 0;
    roads.gives_access.push_back(gives_access ? TriState::yes : TriState::no);
    if (!gives_access) continue;
    for (std::size_t v = roads.first_vertex[r.index]; v < roads.first_vertex[r.index + 1]; ++v)
      kept.vertex.push_back(roads.vertex[v]);
    kept.first_vertex.push_back(kept.vertex.size());
    kept.feature.push_back(roads.feature[r]);
    kept.speed_kmh.push_back(roads.speed_kmh[r]);
    kept.direction.push_back(roads.direction[r]);
    kept.is_open.push_back(roads.is_open[r]);
  }
  without.world.roads = kept;
  Problems problems;
  CHECK(
      survey_connections(drawn.world, drawn.catalogue, problems, no_progress).evidence[water] ==
      survey_connections(without.world, without.catalogue, problems, no_progress).evidence[water]);
}

namespace {

/// Water and heating in one trench: of 10 and 30 yuan a metre 6 and 10 are excavation.
void share_trenches(DrawnWorld& drawn) {
  for (const char* id : {"water", "heating"}) {
    drawn.catalogue.services[drawn.service(id)].trench = "wet";
  }
  ServicePrice& water = drawn.catalogue.services[drawn.service("water")].price;
  water.trench_per_metre = {{3.0}, {6.0}, {12.0}};
  ServicePrice& heating = drawn.catalogue.services[drawn.service("heating")].price;
  heating.per_metre = heating.per_metre_across = {{20.0}, {30.0}, {40.0}};
  heating.trench_per_metre = {{5.0}, {10.0}, {20.0}};
}

}  // namespace

TEST_CASE("services in one trench pay its excavation once", "[extension]") {
  // A has both, B lacks both.
  auto drawn = draw_world(1_km, "A  B 1");
  drawn.census("water", "+-");
  drawn.census("heating", "+-");
  share_trenches(drawn);
  const auto extended = extend(drawn);
  const NetworkExtension& plan = extended.plan;
  REQUIRE(plan.segments.size() == 2);
  CHECK(plan.segments.trench[SegmentId{0}] == TrenchId{0});
  CHECK(plan.segments.trench[SegmentId{1}] == TrenchId{0});
  const double metres = plan.segments.length[SegmentId{0}].value;
  // The upper 6 yuan of the trench are shared, the lower 4 are for heating alone.
  CHECK(in_yuan(plan.segments.cost[SegmentId{0}].mid) == Approx(metres * (4.0 + 3.0)));
  CHECK(in_yuan(plan.segments.cost[SegmentId{1}].mid) == Approx(metres * (20.0 + 3.0 + 4.0)));
  CHECK(in_yuan(plan.separate_cost - plan.cost) == Approx(metres * 6.0));
  const GapId water = extended.gap(drawn.village('B'), drawn.service("water"));
  const GapId heating = extended.gap(drawn.village('B'), drawn.service("heating"));
  CHECK(in_yuan(plan.gaps.saving[water].mid) == Approx(metres * 3.0));
  CHECK(in_yuan(plan.gaps.saving[heating].mid) == Approx(metres * 3.0));
  REQUIRE(plan.trench_groups.size() == 1);
  CHECK(plan.trench_groups[0].id == "wet");
  CHECK(plan.trench_groups[0].trenches == 1);
  CHECK(plan.trench_groups[0].shared_length.value == Approx(metres));
  CHECK(plan.trench_groups[0].lower_bound == plan.cost);
}

TEST_CASE("a line is rerouted along a trench of another service", "[extension]") {
  // Water can come to B from A or, a little nearer, from C; heating only from A.
  auto drawn = draw_world(100_m, "A         B        C   1");
  drawn.census("water", "+-+");
  drawn.census("heating", "+-+");
  drawn.world.villages.census[drawn.service("heating")][drawn.village('C')] = CensusAnswer::unknown;
  share_trenches(drawn);
  const auto extended = extend(drawn);
  const NetworkExtension& plan = extended.plan;
  REQUIRE(plan.segments.size() == 2);
  CHECK(plan.segments.vertex[0] == drawn.world.villages.place[drawn.village('A')]);
  CHECK(plan.segments.trench[SegmentId{0}]);
  CHECK(plan.cost < plan.separate_cost);
  CHECK(plan.lower_bound <= plan.cost);
}

TEST_CASE("a trench ends where one of its services branches off", "[extension]") {
  // Water goes on from B to C; heating ends at B.
  auto drawn = draw_world(1_km, "A  B  C1");
  drawn.census("water", "+--");
  drawn.census("heating", "+-?");
  share_trenches(drawn);
  const auto extended = extend(drawn);
  const ExtensionSegments& segments = extended.plan.segments;
  REQUIRE(segments.size() == 3);
  CHECK(segments.trench[SegmentId{0}] == TrenchId{0});
  CHECK_FALSE(segments.trench[SegmentId{1}]);
  CHECK(segments.trench[SegmentId{2}] == TrenchId{0});
}

TEST_CASE("a village on the road gets no segment of length 0", "[extension]") {
  auto drawn = draw_world(500_m, R"(
    ==+--+--+  1
         A  B
  )");
  drawn.catalogue.services[drawn.service("water")].tap_distance = 600_m;
  const double road = drawn.world.roads.vertex.front().lat;
  for (LonLat& village : drawn.world.villages.place) village.lat = road;
  const auto extended = extend(drawn);
  const auto& segments = extended.plan.segments;
  const auto segment = [&](char village) {
    return extended.plan.gaps.segment[extended.gap(drawn.village(village), drawn.service("water"))];
  };
  for (const Metres length : segments.length) CHECK(length > 0_m);
  REQUIRE(segment('A'));
  REQUIRE(segment('B'));
  CHECK(segments.upstream[*segment('B')] == segment('A'));
  CHECK(segments.villages[*segment('A')] == 2);
  CHECK(segments.villages[*segment('B')] == 1);
}

namespace {

/// Two services in one trench, with all their prices times a factor; no rounding to fen.
DrawnWorld priced_world(double factor) {
  auto drawn = draw_world(1_km, "==  A B 1 C");
  const PriceRange metre{{factor}, {factor}, {factor}};
  const PriceRange household{{2.0 * factor}, {2.0 * factor}, {2.0 * factor}};
  for (const char* id : {"water", "heating"}) {
    Service& service = drawn.catalogue.services[drawn.service(id)];
    service.price = {};
    service.price.per_metre = service.price.per_metre_across = metre;
    service.price.trench_per_metre = 0.5 * metre;
    service.price.per_household = household;
    service.trench = "wet";
  }
  drawn.census("heating", "+--");
  drawn.world.villages.households = {30.0, 40.0, 50.0};
  return drawn;
}

std::string refusal_of(const DrawnWorld& drawn) {
  try {
    extend(drawn);
  } catch (const UsageError& error) {
    return error.message().en;
  }
  return "";
}

}  // namespace

TEST_CASE("costs at extreme prices are those at usual prices, times the factor", "[extension]") {
  const auto usual = extend(priced_world(1.0));
  REQUIRE(usual.plan.segments.size() > 2);
  REQUIRE(usual.plan.trench_groups.size() == 1);
  constexpr std::int64_t times = 1'000'000'000;  // the highest price of a catalogue
  const auto extreme = extend(priced_world(static_cast<double>(times)));
  // Segments are rounded up to whole fen: to a fen each at usual prices, exact at extreme ones.
  const auto is_near = [&](Fen large, Fen small, std::size_t roundings) {
    const std::int64_t difference = small * times - large;
    return difference >= 0 && difference <= static_cast<std::int64_t>(roundings) * times;
  };
  const std::size_t segments = 2 * usual.plan.segments.size();
  CHECK(is_near(extreme.plan.cost, usual.plan.cost, segments));
  CHECK(is_near(extreme.plan.separate_cost, usual.plan.separate_cost, segments));
  CHECK(extreme.plan.lower_bound <= extreme.plan.cost);
  CHECK(extreme.plan.lower_bound > extreme.plan.cost / 2);
  Fen shares = 0;
  for (const GapId g : rows(extreme.plan.gaps.line_share)) {
    shares += extreme.plan.gaps.line_share[g].mid;
    CHECK(extreme.plan.gaps.local_cost[g].high == times * usual.plan.gaps.local_cost[g].high);
  }
  CHECK(shares == extreme.plan.cost);
}

TEST_CASE("prices and people whose costs might not be summed exactly are refused by name",
          "[extension]") {
  CHECK(refusal_of(priced_world(1e9)).empty());
  SECTION("lines") {
    auto drawn = priced_world(1e9);
    for (LonLat& place : drawn.world.networks[drawn.service("water")].vertex) {
      place.lon -= 2.0;  // 180 km
    }
    CHECK_THAT(refusal_of(drawn), Catch::StartsWith("lines along all roads and links could cost") &&
                                      Catch::Contains("'water'"));
  }
  SECTION("people") {
    auto drawn = priced_world(1e9);
    for (auto& households : drawn.world.villages.households) households.reset();
    drawn.world.villages.people[drawn.village('B')] = People{1e9};
    CHECK_THAT(refusal_of(drawn), Catch::StartsWith("works in the villages could cost 1.53e+18"));
    // At usual prices so many people are no difficulty.
    drawn = priced_world(1.0);
    drawn.world.villages.people[drawn.village('B')] = People{1e9};
    CHECK(refusal_of(drawn).empty());
  }
  SECTION("items for each hundredth of a person") {
    auto drawn = priced_world(1.0);
    PriceItem pump;
    pump.id = "pump";
    pump.every_people = People{0.01};
    pump.price = {{1e7}, {1e7}, {1e7}};
    drawn.catalogue.services[drawn.service("heating")].price.items = {pump};
    CHECK(refusal_of(drawn).empty());
    drawn.world.villages.people[drawn.village('C')] = People{1e9};
    CHECK_THAT(refusal_of(drawn),
               Catch::StartsWith("works in the villages") && Catch::Contains("'heating'"));
  }
  SECTION("a stand-alone alternative") {
    auto drawn = priced_world(1.0);
    drawn.catalogue.services[drawn.service("water")].price.standalone =
        Standalone{"well", "水井", "Well", {{1e9}, {1e9}, {1e9}}, {}};
    drawn.world.villages.households[VillageId{0}] = 1e8;
    CHECK_THAT(refusal_of(drawn), Catch::Contains("'water'"));
  }
}
