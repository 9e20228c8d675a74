// SPDX-License-Identifier: Apache-2.0
#include "planning/ranking.hpp"
#include "world.hpp"

#include <hinterland/error.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/priority.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

struct Ranked {
  GapMatrix matrix;
  Priorities priorities;
};

Ranked rank(const DrawnWorld& drawn, const PrioritySettings& settings = {}) {
  Problems problems;
  Ranked ranked;
  const auto coverage = measure_coverage(drawn.world, drawn.catalogue, {}, no_progress);
  const auto connections = survey_connections(drawn.world, drawn.catalogue, problems, no_progress);
  ranked.matrix = find_gaps(drawn.world, drawn.catalogue, connections, coverage, no_progress);
  const auto extension = extend_networks(drawn.world, drawn.catalogue, connections, ranked.matrix,
                                         nullptr, {}, problems, no_progress);
  ranked.priorities = rank_gaps(drawn.world, drawn.catalogue, coverage, ranked.matrix, extension,
                                settings, no_progress);
  return ranked;
}

PrioritySettings only(const std::string& criterion) {
  PrioritySettings settings;
  settings.weights = {{criterion, 2.0}};
  return settings;
}

std::string order_of(const DrawnWorld& drawn, const Ranked& ranked) {
  std::string names;
  for (GapId g : ranked.priorities.order) {
    names += drawn.world.villages.name[ranked.matrix.gaps.village[g]];
  }
  return names;
}

}  // namespace

TEST_CASE("values are scaled by rank, ties alike, unknown values to 0", "[priority]") {
  const std::vector<std::optional<double>> values = {5.0, 1.0, std::nullopt, 5.0, 100.0};
  CHECK(scale_by_rank(values) == std::vector<float>{0.5F, 0.0F, 0.0F, 0.5F, 1.0F});
  const std::vector<std::optional<double>> equal = {2.0, 2.0};
  CHECK(scale_by_rank(equal) == std::vector<float>{0.5F, 0.5F});
  CHECK(scale_by_rank({}).empty());
}

TEST_CASE("more people first, at the same cost for each of them", "[priority]") {
  // The main passes all villages: no line is needed, and a connection costs the same each.
  auto drawn = draw_world(500_m, "=A=B=C1");
  drawn.census("water", "---");
  drawn.world.villages.people = {300_people, 100_people, 200_people};
  for (VillageId v : rows(drawn.world.villages.place)) drawn.world.villages.households[v] = 50.0;
  CHECK(order_of(drawn, rank(drawn)) == "ACB");
  PrioritySettings by_village;
  by_village.value = ValueBasis::villages;
  CHECK(order_of(drawn, rank(drawn, by_village)) == "ABC");
}

TEST_CASE("villages whose people are unknown count as the median village", "[priority]") {
  auto drawn = draw_world(500_m, "=A=B=C1");
  drawn.census("water", "---");
  drawn.world.villages.people = {300_people, std::nullopt, 100_people};
  const auto [matrix, priorities] = rank(drawn);
  CHECK(priorities.people == Column<GapId, double>{300.0, 100.0, 100.0});
  CHECK(priorities.people_basis[GapId{0}] == PeopleBasis::counted);
  CHECK(priorities.people_basis[GapId{1}] == PeopleBasis::median);
  drawn.world.villages.people = {std::nullopt, std::nullopt, std::nullopt};
  CHECK(rank(drawn).priorities.people_basis[GapId{1}] == PeopleBasis::village);
}

TEST_CASE("a criterion raises the value by up to a half, or lowers it", "[priority]") {
  // All villages have one size and one cost, so that the criterion alone decides.
  auto drawn = draw_world(500_m, "=A=B=C1");
  drawn.census("water", "---");
  CHECK(order_of(drawn, rank(drawn, only("nearness"))) == "CBA");
  drawn.world.villages.attributes.push_back({"slope", {1.0, 2.0, 3.0}});
  const auto [matrix, priorities] = rank(drawn, only("slope"));
  CHECK(order_of(drawn, {matrix, priorities}) == "CBA");
  CHECK(priorities.value[GapId{2}] == Approx(3.0 * priorities.value[GapId{0}]));
}

namespace {

/// The value per cost of each gap's bundle, from the published columns: the sum of the values of
/// the gaps with its number, over its cost.
std::vector<double> ratios(const Priorities& priorities) {
  std::vector<double> sum(priorities.bundles.size(), 0.0);
  for (GapId g : rows(priorities.bundle)) {
    if (priorities.bundle[g]) sum[*priorities.bundle[g]] += priorities.value[g];
  }
  std::vector<double> ratio;
  for (std::size_t b = 0; b < sum.size(); ++b) {
    CHECK(sum[b] == Approx(priorities.bundles.value[b]));
    ratio.push_back(sum[b] / static_cast<double>(priorities.bundles.cost[b]));
  }
  return ratio;
}

}  // namespace

TEST_CASE("the list is in the order of value per cost of the bundles", "[priority]") {
  const auto drawn = random_world(5, 20_km, 300);
  const auto [matrix, priorities] = rank(drawn);
  REQUIRE(matrix.gaps.size() > 50);
  REQUIRE(priorities.bundles.size() > 20);
  const std::vector<double> ratio = ratios(priorities);
  CHECK(std::ranges::is_sorted(ratio, std::greater<>(), [](double r) { return r * (1 - 1e-12); }));
  std::uint32_t place = 0;
  std::uint32_t bundle = 0;
  bool has_cost = true;
  for (GapId g : priorities.order) {
    REQUIRE(priorities.rank[g] == ++place);
    const auto here = priorities.bundle[g];
    REQUIRE((has_cost || !here));  // those without a cost are last
    has_cost = here.has_value();
    if (!here) continue;
    REQUIRE(*here >= bundle);
    bundle = *here;
  }
}

TEST_CASE("scaling all weights or all prices changes no rank", "[priority]") {
  auto drawn = random_world(7, 20_km, 200);
  const auto before = rank(drawn).priorities.order;
  for (Service& service : drawn.catalogue.services) service.weight *= 4.0;
  CHECK(rank(drawn).priorities.order == before);
  for (auto& people : drawn.world.villages.people) {
    if (people) people->value *= 2.0;
  }
  CHECK(rank(drawn).priorities.order.size() == before.size());
}

TEST_CASE("more people or a higher weight never worsens a gap's own rank", "[priority]") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    auto drawn = random_world(seed, 15_km, 120);
    const auto [matrix, priorities] = rank(drawn);
    for (std::uint32_t i = 0; i < matrix.gaps.size(); i += 17) {
      const VillageId village = matrix.gaps.village[GapId{i}];
      if (!drawn.world.villages.people[village]) continue;
      // With fixed households, the works in the village cost the same.
      drawn.world.villages.households[village] =
          drawn.world.villages.households[village].value_or(100.0);
      const auto without = rank(drawn).priorities.rank[GapId{i}];
      drawn.world.villages.people[village]->value += 200.0;
      CHECK(rank(drawn).priorities.rank[GapId{i}] <= without);
      drawn.world.villages.people[village]->value -= 200.0;
    }
  }
}

TEST_CASE("invalid weights are refused", "[priority]") {
  const auto drawn = draw_world(500_m, "==  A 1");
  CHECK_THROWS_WITH(rank(drawn, only("nearnes")), Catch::Contains("Did you mean 'nearness'?"));
  PrioritySettings settings;
  settings.weights = {{"need", -1.0}};
  CHECK_THROWS_AS(rank(drawn, settings), UsageError);
  settings.weights = {{"need", 0.0}};
  CHECK_THROWS_WITH(rank(drawn, settings), Catch::Contains("all are 0"));
}
