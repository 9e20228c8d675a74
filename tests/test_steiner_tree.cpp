// SPDX-License-Identifier: Apache-2.0
#include "steiner/tree.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a tree may pass through a node that is not a terminal", "[steiner]") {
  //   0---1      the sides cost 10, the edges to the centre 4
  //    \ /
  //     3
  //     |
  //     2
  const steiner::Problem star{
      4, {{0, 1, 10}, {1, 2, 10}, {2, 0, 10}, {0, 3, 4}, {1, 3, 4}, {2, 3, 4}}, {0, 1, 2}};
  const auto tree = steiner::find_tree(star);
  CHECK(tree.cost == 12);
  CHECK(tree.is_proven());
  CHECK(tree.edges == std::vector<std::uint32_t>{3, 4, 5});
}

TEST_CASE("two terminals are joined by the shortest path", "[steiner]") {
  const steiner::Problem square{4, {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 0, 4}}, {0, 3}};
  const auto tree = steiner::find_tree(square);
  CHECK(tree.cost == 3);
  CHECK(tree.lower_bound == 3);
}

TEST_CASE("fewer than two terminals need no edge", "[steiner]") {
  CHECK(steiner::find_tree({3, {{0, 1, 5}}, {}}).edges.empty());
  CHECK(steiner::find_tree({3, {{0, 1, 5}}, {1, 1}}).is_proven());
}

TEST_CASE("loops, parallel edges and edges of cost 0 are accepted", "[steiner]") {
  const steiner::Problem unusual{
      3, {{0, 0, 1}, {0, 1, 7}, {0, 1, 5}, {1, 0, 6}, {1, 2, 0}}, {0, 2, 2}};
  const auto tree = steiner::find_tree(unusual);
  CHECK(tree.cost == 5);
  CHECK(tree.edges == std::vector<std::uint32_t>{2, 4});
}

TEST_CASE("unconnected terminals and negative costs are refused", "[steiner]") {
  CHECK_THROWS_AS(steiner::find_tree({4, {{0, 1, 1}, {2, 3, 1}}, {0, 3}}), UsageError);
  CHECK_THROWS_AS(steiner::find_tree({2, {{0, 1, -1}}, {0, 1}}), UsageError);
}

TEST_CASE("costs up to the limit are summed exactly, a higher sum is refused", "[steiner]") {
  // A wheel: terminals on the rim, a hub; the spokes are the optimum. The rim costs 5, spokes 3.
  const auto wheel = [](std::int64_t unit) {
    steiner::Problem problem{7, {}, {}};
    for (std::uint32_t n = 0; n < 6; ++n) {
      problem.edges.push_back({n, (n + 1) % 6, 5 * unit});
      problem.edges.push_back({n, 6, 4 * unit});
      problem.terminals.push_back(n);
    }
    return problem;
  };
  const std::int64_t largest = steiner::max_total_cost / (6 * 5 + 6 * 4);
  const auto tree = steiner::find_tree(wheel(largest));
  CHECK(tree.cost == 24 * largest);
  CHECK(tree.is_proven());
  CHECK(steiner::lower_bound(wheel(largest)) <= tree.cost);
  CHECK(steiner::find_tree(wheel(largest), {.is_quick = true}).cost <= 25 * largest);
  CHECK_THROWS_WITH(steiner::find_tree(wheel(largest + 1)), Catch::Contains("more than 10^18"));
  CHECK_THROWS_AS(steiner::lower_bound(wheel(largest + 1)), UsageError);
  // Not the sum modulo 2^64, which would be small.
  CHECK_THROWS_AS(steiner::find_tree(wheel(std::int64_t{1} << 60)), UsageError);
}
