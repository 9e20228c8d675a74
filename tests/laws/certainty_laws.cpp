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

struct Table {
  std::vector<std::vector<float>> parts;
  std::vector<double> weights;
  std::vector<std::uint32_t> order;

  std::vector<std::span<const float>> spans() const { return {parts.begin(), parts.end()}; }
};

Table random_table(std::uint64_t seed, std::size_t rows, std::size_t criteria) {
  Random random(seed);
  Table table;
  double sum = 0.0;
  for (std::size_t c = 0; c < criteria; ++c) {
    table.weights.push_back(random.uniform(0.1, 1.0));
    sum += table.weights.back();
    auto& part = table.parts.emplace_back();
    for (std::size_t row = 0; row < rows; ++row) {
      part.push_back(static_cast<float>(random.uniform()));
    }
  }
  for (double& weight : table.weights) weight /= sum;
  table.order.resize(rows);
  std::iota(table.order.begin(), table.order.end(), 0U);
  return table;
}

/// The rank of every row when the rows are sorted by these weights.
std::vector<std::uint32_t> sorted_ranks(const Table& table, const std::vector<double>& weights) {
  std::vector<double> score(table.order.size(), 0.0);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    for (std::size_t row = 0; row < score.size(); ++row) {
      score[row] += weights[c] * static_cast<double>(table.parts[c][row]);
    }
  }
  std::vector<std::uint32_t> order = table.order;
  std::ranges::sort(order, [&](auto a, auto b) { return score[a] > score[b]; });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i + 1;
  return rank;
}

/// Sorts all rows again for every draw: a slow reference implementation.
RankCertainty slow_certainty(const Table& table, const WeightVariation& variation) {
  Random random(variation.seed);
  std::vector<std::vector<std::uint32_t>> ranks(table.order.size());
  for (int draw = 0; draw < variation.draws; ++draw) {
    std::vector<double> weights;
    for (double weight : table.weights) {
      weights.push_back(weight * random.uniform(1.0 - variation.spread, 1.0 + variation.spread));
    }
    const auto rank = sorted_ranks(table, weights);
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

TEST_CASE("rank certainty equals that of sorting all rows for every draw",
          "[certainty][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 9)));
  const Table table = random_table(seed, 200, 1 + seed % 5);
  const WeightVariation variation{0.5, 200, seed, 0.1};
  const auto fast =
      measure_certainty(table.spans(), table.weights, table.order, variation, no_progress);
  const auto slow = slow_certainty(table, variation);
  for (std::size_t row = 0; row < 200; ++row) {
    REQUIRE(std::abs(double(fast.rank_p5[row]) - double(slow.rank_p5[row])) <= 2.0);
    REQUIRE(std::abs(double(fast.rank_p95[row]) - double(slow.rank_p95[row])) <= 2.0);
    REQUIRE(fast.top_probability[row] == Approx(slow.top_probability[row]).margin(0.05));
    REQUIRE(fast.rank_p5[row] <= fast.rank_p95[row]);
  }
}

TEST_CASE("weights without uncertainty give one rank", "[certainty][property]") {
  const Table table = random_table(42, 300, 4);
  const auto certainty =
      measure_certainty(table.spans(), table.weights, table.order, {0.0, 20, 1, 0.1}, no_progress);
  CHECK(certainty.rank_p5 == certainty.rank_p95);
  for (float chance : certainty.top_probability) CHECK((chance == 0.0F || chance == 1.0F));
}

TEST_CASE("the draws do not depend on the number of threads", "[certainty][property]") {
  const Table table = random_table(7, 5000, 5);
  const auto certainty = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return measure_certainty(table.spans(), table.weights, table.order, {}, no_progress);
  };
  const auto one = certainty(1);
  const auto many = certainty(7);
  CHECK(one.rank_p5 == many.rank_p5);
  CHECK(one.rank_p95 == many.rank_p95);
  CHECK(one.top_probability == many.top_probability);
}
