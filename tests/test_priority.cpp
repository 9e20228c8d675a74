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
  ranked.priorities = rank_gaps(drawn.world, drawn.catalogue, coverage, ranked.matrix,
                                extension.gaps, settings, no_progress);
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

TEST_CASE("each criterion ranks by its definition", "[priority]") {
  // The main ends at 0; the school is beside C.
  auto drawn = draw_world(500_m, "==  A B C1");
  drawn.world.villages.people = {300_people, 100_people, 200_people};
  CHECK(order_of(drawn, rank(drawn, only("people"))) == "ACB");
  CHECK(order_of(drawn, rank(drawn, only("nearness"))) == "CBA");
  CHECK(order_of(drawn, rank(drawn, only("cost_per_person"))) == "ABC");
  drawn.census("heating", "?-?");
  CHECK(order_of(drawn, rank(drawn, only("need"))).substr(0, 2) == "BB");
  drawn.world.villages.attributes.push_back({"slope", {1.0, 2.0, 3.0}});
  CHECK(order_of(drawn, rank(drawn, only("slope"))) == "CBBA");
}

TEST_CASE("a village near a county seat ranks before one near a town", "[priority]") {
  const auto drawn = draw_world(500_m, "== A#  1  B@");
  CHECK(order_of(drawn, rank(drawn, only("town_level"))) == "BA");
}

TEST_CASE("the score is the weighted sum of the parts, best first", "[priority]") {
  const auto drawn = random_world(5, 20_km, 300);
  const auto [matrix, priorities] = rank(drawn);
  REQUIRE(matrix.gaps.size() > 50);
  double sum_of_weights = 0.0;
  for (double weight : priorities.weights) sum_of_weights += weight;
  CHECK(sum_of_weights == Approx(1.0));

  double last = 1.0;
  std::uint32_t place = 0;
  for (GapId g : priorities.order) {
    double score = 0.0;
    for (std::size_t c = 0; c < priorities.parts.size(); ++c) {
      score += priorities.weights[c] * static_cast<double>(priorities.parts[c][g.index]);
    }
    REQUIRE(priorities.score[g] == Approx(score));
    REQUIRE(priorities.score[g] <= last);
    REQUIRE(priorities.rank[g] == ++place);
    last = priorities.score[g];
  }
}

TEST_CASE("invalid weights are refused", "[priority]") {
  const auto drawn = draw_world(500_m, "==  A 1");
  CHECK_THROWS_WITH(rank(drawn, only("peple")), Catch::Contains("Did you mean 'people'?"));
  PrioritySettings settings;
  settings.weights = {{"people", -1.0}};
  CHECK_THROWS_AS(rank(drawn, settings), UsageError);
  settings.weights = {{"people", 0.0}};
  CHECK_THROWS_WITH(rank(drawn, settings), Catch::Contains("all are 0"));
}
