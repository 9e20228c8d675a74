// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "planning/cost_sharing.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace hinterland;

TEST_CASE("each layer of a trench is paid in equal parts by those who need it", "[digging]") {
  CHECK(split_digging(std::vector<Fen>{600, 300, 0}) == std::vector<Fen>{450, 150, 0});
  CHECK(split_digging(std::vector<Fen>{500}) == std::vector<Fen>{500});
  CHECK(split_digging({}).empty());
}

TEST_CASE("fen that do not divide go to the first", "[digging]") {
  CHECK(split_digging(std::vector<Fen>{100, 100, 100}) == std::vector<Fen>{34, 33, 33});
  CHECK(least_digging_shares(std::vector<Fen>{100, 100, 100}) == std::vector<Fen>{33, 33, 33});
}

TEST_CASE("shares sum to the dearest, and are no dearer than digging alone",
          "[digging][property]") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::vector<Fen> alone(1 + random.below(8));
    for (Fen& digging : alone) digging = static_cast<Fen>(random.below(50));
    const auto share = split_digging(alone);
    CHECK(std::accumulate(share.begin(), share.end(), Fen{0}) == std::ranges::max(alone));
    for (std::size_t i = 0; i < alone.size(); ++i) CHECK(share[i] <= alone[i]);
  }
}

TEST_CASE("shares are moved within what each may bear, and none is lost", "[digging]") {
  CHECK(at_most({50, 10, 5}, std::vector<Fen>{20, 30, 40}) == std::vector<Fen>{20, 30, 15});
  CHECK(at_most({5, 10}, std::vector<Fen>{5, 10}) == std::vector<Fen>{5, 10});
  CHECK(at_least({5, 30, 40}, std::vector<Fen>{25, 20, 10}) == std::vector<Fen>{25, 20, 30});
  CHECK(at_least({5, 10}, std::vector<Fen>{0, 0}) == std::vector<Fen>{5, 10});
}

TEST_CASE("nobody pays less in smaller company than the least share in the whole",
          "[digging][property]") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::vector<Fen> alone(1 + random.below(7));
    for (Fen& digging : alone) digging = static_cast<Fen>(random.below(90));
    const auto least = least_digging_shares(alone);
    std::vector<Fen> some;
    std::vector<std::size_t> who;
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if (!random.chance(0.6)) continue;
      some.push_back(alone[i]);
      who.push_back(i);
    }
    const auto share = split_digging(some);
    for (std::size_t k = 0; k < who.size(); ++k) CHECK(share[k] >= least[who[k]]);
  }
}
