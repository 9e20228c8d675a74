// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "planning/cost_sharing.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <vector>

using namespace hinterland;

namespace {

CostRange alike(Fen cost) { return {cost, 2 * cost, 3 * cost}; }

}  // namespace

TEST_CASE("a segment's cost is split among the people downstream", "[village_shares]") {
  // Two villages of 1 and 3 people; the larger one is farther downstream.
  const std::vector<SharedSegment> segments = {{SharedSegment::none, 4, alike(400)},
                                               {0, 3, alike(30)}};
  const std::vector<CostSharer> cost_sharers = {{0, 1}, {1, 3}};
  CHECK(share_costs(segments, cost_sharers) == std::vector<CostRange>{alike(100), alike(330)});
}

TEST_CASE("a remaining fen is assigned to one village, and none is lost", "[village_shares]") {
  const std::vector<SharedSegment> segments = {{SharedSegment::none, 3, {100, 100, 101}},
                                               {SharedSegment::none, 1, {7, 7, 7}}};
  const std::vector<CostSharer> cost_sharers = {{0, 1}, {0, 1}, {0, 1}, {1, 1}};
  const auto shares = share_costs(segments, cost_sharers);
  CHECK(shares[0].low + shares[1].low + shares[2].low == 100);
  CHECK(shares[0].high + shares[1].high + shares[2].high == 101);
  CHECK(shares[3] == CostRange{7, 7, 7});
  CHECK(share_costs({}, {}).empty());
}

TEST_CASE("shares of long lines are exact for any number of segments and people",
          "[village_shares][property]") {
  const auto seed = GENERATE(range(0U, 10U));
  Random random(seed);
  constexpr std::uint32_t length = 5000;
  std::vector<SharedSegment> segments(length);
  std::vector<CostSharer> cost_sharers;
  for (std::uint32_t s = 0; s < length; ++s) {
    segments[s].upstream = s == 0 ? SharedSegment::none : s - 1;
    segments[s].cost = alike(static_cast<Fen>(random.below(2'000'000'000'000ULL)));
    cost_sharers.push_back({s, 1 + random.below(1'000'000)});
  }
  for (std::uint32_t s = length; s-- > 0;) {
    segments[s].cost_sharers =
        cost_sharers[s].people + (s + 1 < length ? segments[s + 1].cost_sharers : 0);
  }
  const auto shares = share_costs(segments, cost_sharers);
  long double of_person = 0.0L;
  Fen given = 0;
  Fen total = 0;
  for (std::uint32_t s = 0; s < length; ++s) {
    of_person += static_cast<long double>(segments[s].cost.mid) /
                 static_cast<long double>(segments[s].cost_sharers);
    const long double exact = of_person * static_cast<long double>(cost_sharers[s].people);
    CHECK(std::abs(static_cast<long double>(shares[s].mid) - exact) < 1.01L);
    given += shares[s].mid;
    total += segments[s].cost.mid;
  }
  CHECK(given == total);
}

TEST_CASE("each layer of a trench is paid in equal parts by the services that need it",
          "[digging]") {
  CHECK(split_excavation(std::vector<Fen>{600, 300, 0}) == std::vector<Fen>{450, 150, 0});
  CHECK(split_excavation(std::vector<Fen>{500}) == std::vector<Fen>{500});
  CHECK(split_excavation({}).empty());
}

TEST_CASE("remaining fen are assigned to the first services", "[digging]") {
  CHECK(split_excavation(std::vector<Fen>{100, 100, 100}) == std::vector<Fen>{34, 33, 33});
  CHECK(split_excavation(std::vector<Fen>{5, 3}) == std::vector<Fen>{4, 1});
  CHECK(min_excavation_shares(std::vector<Fen>{100, 100, 100}) == std::vector<Fen>{33, 33, 33});
}

TEST_CASE(
    "shares add up to the most expensive excavation, and none exceeds the cost of a separate "
    "trench",
    "[digging][property]") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::vector<Fen> alone(1 + random.below(8));
    for (Fen& excavation : alone) excavation = static_cast<Fen>(random.below(50));
    const auto share = split_excavation(alone);
    CHECK(std::accumulate(share.begin(), share.end(), Fen{0}) == std::ranges::max(alone));
    for (std::size_t i = 0; i < alone.size(); ++i) CHECK(share[i] <= alone[i]);
  }
}

TEST_CASE("shares are adjusted within their limits, and none is lost", "[digging]") {
  CHECK(at_most({50, 10, 5}, std::vector<Fen>{20, 30, 40}) == std::vector<Fen>{20, 30, 15});
  CHECK(at_most({5, 10}, std::vector<Fen>{5, 10}) == std::vector<Fen>{5, 10});
  CHECK(at_least({5, 30, 40}, std::vector<Fen>{25, 20, 10}) == std::vector<Fen>{25, 20, 30});
  CHECK(at_least({5, 10}, std::vector<Fen>{0, 0}) == std::vector<Fen>{5, 10});
}

TEST_CASE("the smallest share of a subset is not below the smallest share of the whole",
          "[digging][property]") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::vector<Fen> alone(1 + random.below(7));
    for (Fen& excavation : alone) excavation = static_cast<Fen>(random.below(90));
    const auto least = min_excavation_shares(alone);
    std::vector<Fen> some;
    std::vector<std::size_t> sharing;
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if (!random.chance(0.6)) continue;
      some.push_back(alone[i]);
      sharing.push_back(i);
    }
    const auto share = split_excavation(some);
    for (std::size_t k = 0; k < sharing.size(); ++k) CHECK(share[k] >= least[sharing[k]]);
  }
}
