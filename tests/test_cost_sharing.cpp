// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "planning/cost_sharing.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace hinterland;

namespace {

CostRange alike(Fen cost) { return {cost, 2 * cost, 3 * cost}; }

}  // namespace

TEST_CASE("a segment's cost is split among the people behind it", "[village_shares]") {
  // Two villages of 1 and 3 people; the larger one lies farther out.
  const std::vector<SharedSegment> segments = {{SharedSegment::none, 4, alike(400)},
                                               {0, 3, alike(30)}};
  const std::vector<Bearer> bearers = {{0, 1}, {1, 3}};
  CHECK(share_costs(segments, bearers) == std::vector<CostRange>{alike(100), alike(330)});
}

TEST_CASE("a fen that does not divide goes to somebody, and none is lost", "[village_shares]") {
  const std::vector<SharedSegment> segments = {{SharedSegment::none, 3, {100, 100, 101}},
                                               {SharedSegment::none, 1, {7, 7, 7}}};
  const std::vector<Bearer> bearers = {{0, 1}, {0, 1}, {0, 1}, {1, 1}};
  const auto shares = share_costs(segments, bearers);
  CHECK(shares[0].low + shares[1].low + shares[2].low == 100);
  CHECK(shares[0].high + shares[1].high + shares[2].high == 101);
  CHECK(shares[3] == CostRange{7, 7, 7});
  CHECK(share_costs({}, {}).empty());
}

TEST_CASE("shares of long lines are exact, however many segments and people",
          "[village_shares][property]") {
  const auto seed = GENERATE(range(0U, 10U));
  Random random(seed);
  constexpr std::uint32_t length = 5000;
  std::vector<SharedSegment> segments(length);
  std::vector<Bearer> bearers;
  for (std::uint32_t s = 0; s < length; ++s) {
    segments[s].upstream = s == 0 ? SharedSegment::none : s - 1;
    segments[s].cost = alike(static_cast<Fen>(random.below(2'000'000'000'000ULL)));
    bearers.push_back({s, 1 + random.below(1'000'000)});
  }
  for (std::uint32_t s = length; s-- > 0;) {
    segments[s].bearers = bearers[s].people + (s + 1 < length ? segments[s + 1].bearers : 0);
  }
  const auto shares = share_costs(segments, bearers);
  long double of_person = 0.0L;
  Fen given = 0;
  Fen total = 0;
  for (std::uint32_t s = 0; s < length; ++s) {
    of_person += static_cast<long double>(segments[s].cost.mid) /
                 static_cast<long double>(segments[s].bearers);
    const long double exact = of_person * static_cast<long double>(bearers[s].people);
    CHECK(std::abs(static_cast<long double>(shares[s].mid) - exact) < 1.01L);
    given += shares[s].mid;
    total += segments[s].cost.mid;
  }
  CHECK(given == total);
}
