// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "planning/ranking.hpp"

#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace hinterland;

namespace {

struct Drawn {
  WeightedBundles bundles;
  std::vector<double> weights;

  std::size_t rows() const {
    return std::accumulate(bundles.rows.begin(), bundles.rows.end(), std::size_t{0});
  }
};

/// Bundles of one to three rows, each with some of the weights.
Drawn draw_bundles(std::uint64_t seed, std::size_t count, std::uint32_t weights) {
  Random random(seed);
  Drawn drawn;
  for (std::uint32_t w = 0; w < weights; ++w) drawn.weights.push_back(random.uniform(0.1, 10.0));
  WeightedBundles& bundles = drawn.bundles;
  for (std::size_t b = 0; b < count; ++b) {
    for (std::uint32_t w = 0; w < weights; ++w) {
      if (w + 1 < weights && random.uniform() < 0.5) continue;  // the last one is always a part
      bundles.part.push_back({w, static_cast<float>(std::exp2(random.uniform(-10.0, 10.0)))});
    }
    bundles.first_part.push_back(bundles.part.size());
    bundles.rows.push_back(1 + static_cast<std::uint32_t>(random.uniform() * 3.0));
  }
  return drawn;
}

/// The rank of every row when the bundles are sorted by their sums with these weights.
std::vector<std::uint32_t> sorted_ranks(const WeightedBundles& bundles,
                                        const std::vector<double>& weights) {
  std::vector<double> sum(bundles.size(), 0.0);
  std::vector<std::size_t> first_row{0};
  for (std::size_t b = 0; b < bundles.size(); ++b) {
    for (const auto& part : bundles.parts_of(b))
      sum[b] += weights[part.weight] * static_cast<double>(part.value);
    first_row.push_back(first_row.back() + bundles.rows[b]);
  }
  std::vector<std::size_t> order(bundles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](auto a, auto b) { return sum[a] > sum[b]; });
  std::vector<std::uint32_t> rank(first_row.back());
  std::uint32_t next = 0;
  for (const std::size_t b : order) {
    for (std::size_t row = first_row[b]; row < first_row[b + 1]; ++row) rank[row] = ++next;
  }
  return rank;
}

/// Sorts all bundles again for every draw: a slow reference implementation.
RankCertainty slow_certainty(const Drawn& drawn, const WeightVariation& variation) {
  Random random(variation.seed);
  std::vector<std::vector<std::uint32_t>> ranks(drawn.rows());
  for (int draw = 0; draw < variation.draws; ++draw) {
    std::vector<double> weights;
    for (double weight : drawn.weights) {
      weights.push_back(weight * random.uniform(1.0 - variation.spread, 1.0 + variation.spread));
    }
    const auto rank = sorted_ranks(drawn.bundles, weights);
    for (std::size_t row = 0; row < rank.size(); ++row) ranks[row].push_back(rank[row]);
  }
  RankCertainty certainty;
  const double top = std::ceil(variation.top_share * static_cast<double>(ranks.size()));
  for (auto& rank : ranks) {
    std::ranges::sort(rank);
    certainty.rank_p5.push_back(rank[static_cast<std::size_t>(0.05 * double(rank.size() - 1))]);
    certainty.rank_p95.push_back(rank[static_cast<std::size_t>(0.95 * double(rank.size() - 1))]);
    const auto in_top = std::ranges::count_if(rank, [&](auto r) { return double(r) <= top; });
    certainty.top_probability.push_back(static_cast<float>(in_top) /
                                        static_cast<float>(rank.size()));
  }
  return certainty;
}

}  // namespace

TEST_CASE("rank certainty equals that of sorting all bundles for every draw",
          "[certainty][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 9)));
  const Drawn drawn = draw_bundles(seed, 120, 1 + static_cast<std::uint32_t>(seed % 5));
  const WeightVariation variation{0.5, 200, seed, 0.1};
  const auto fast = measure_certainty(drawn.bundles, drawn.weights, variation, no_progress);
  const auto slow = slow_certainty(drawn, variation);
  REQUIRE(fast.rank_p5.size() == slow.rank_p5.size());
  for (std::size_t row = 0; row < fast.rank_p5.size(); ++row) {
    REQUIRE(std::abs(double(fast.rank_p5[row]) - double(slow.rank_p5[row])) <= 3.0);
    REQUIRE(std::abs(double(fast.rank_p95[row]) - double(slow.rank_p95[row])) <= 3.0);
    REQUIRE(fast.top_probability[row] == Approx(slow.top_probability[row]).margin(0.08));
    REQUIRE(fast.rank_p5[row] <= fast.rank_p95[row]);
  }
}

TEST_CASE("weights without uncertainty give one rank", "[certainty][property]") {
  const Drawn drawn = draw_bundles(42, 300, 4);
  const auto certainty =
      measure_certainty(drawn.bundles, drawn.weights, {0.0, 20, 1, 0.1}, no_progress);
  CHECK(certainty.rank_p5 == certainty.rank_p95);
  for (float chance : certainty.top_probability) CHECK((chance == 0.0F || chance == 1.0F));
}

TEST_CASE("the draws do not depend on the number of threads", "[certainty][property]") {
  const Drawn drawn = draw_bundles(7, 5000, 5);
  const auto certainty = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return measure_certainty(drawn.bundles, drawn.weights, {}, no_progress);
  };
  const auto one = certainty(1);
  const auto many = certainty(7);
  CHECK(one.rank_p5 == many.rank_p5);
  CHECK(one.rank_p95 == many.rank_p95);
  CHECK(one.top_probability == many.top_probability);
}
