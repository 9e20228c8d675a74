// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "paths.hpp"
#include "skipped.hpp"
#include "steiner/tree.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

using namespace hinterland;

namespace {

/// Disjoint sets of nodes.
class Joined {
 public:
  explicit Joined(std::size_t nodes) : above_(nodes) {
    std::iota(above_.begin(), above_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t n) const { return above_[n] == n ? n : find(above_[n]); }
  bool join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    above_[a] = b;
    return a != b;
  }

 private:
  std::vector<std::uint32_t> above_;
};

/// A connected random graph with some parallel edges.
steiner::Problem random_problem(std::uint64_t seed, std::size_t nodes,
                                std::int64_t most_expensive) {
  Random random(seed);
  steiner::Problem problem{nodes, {}, {}};
  const auto cost = [&] {
    return static_cast<std::int64_t>(random.below(static_cast<std::size_t>(most_expensive) + 1));
  };
  const auto any = [&](std::size_t count) {
    return static_cast<std::uint32_t>(random.below(count));
  };
  for (std::uint32_t n = 1; n < nodes; ++n) problem.edges.push_back({any(n), n, cost()});
  const std::size_t more = random.below(2 * nodes);
  for (std::size_t i = 0; i < more; ++i) problem.edges.push_back({any(nodes), any(nodes), cost()});
  const std::size_t terminals = 2 + random.below(5);
  for (std::size_t i = 0; i < terminals; ++i) problem.terminals.push_back(any(nodes));
  return problem;
}

/// The cost of the minimum spanning tree of exactly these nodes; infinite if they are not
/// connected.
std::int64_t spanning_cost(const steiner::Problem& problem, std::uint32_t chosen) {
  std::vector<steiner::Edge> edges = problem.edges;
  std::ranges::sort(edges, {}, &steiner::Edge::cost);
  Joined joined(problem.nodes);
  int missing = __builtin_popcount(chosen) - 1;
  std::int64_t cost = 0;
  for (const steiner::Edge& e : edges) {
    if ((chosen >> e.start & 1U) == 0 || (chosen >> e.end & 1U) == 0) continue;
    if (!joined.join(e.start, e.end)) continue;
    cost += e.cost;
    --missing;
  }
  return missing == 0 ? cost : std::numeric_limits<std::int64_t>::max();
}

/// Enumerates all sets of nodes.
std::int64_t slow_optimum(const steiner::Problem& problem) {
  std::uint32_t terminals = 0;
  for (const std::uint32_t t : problem.terminals) terminals |= 1U << t;
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (std::uint32_t chosen = 0; chosen < 1U << problem.nodes; ++chosen) {
    if ((chosen & terminals) == terminals) best = std::min(best, spanning_cost(problem, chosen));
  }
  return best;
}

void check_tree(const steiner::Problem& problem, const steiner::Tree& tree) {
  Joined joined(problem.nodes);
  std::int64_t cost = 0;
  for (const std::uint32_t e : tree.edges) {
    cost += problem.edges[e].cost;
    REQUIRE(joined.join(problem.edges[e].start, problem.edges[e].end));
  }
  REQUIRE(cost == tree.cost);
  for (const std::uint32_t t : problem.terminals) {
    REQUIRE(joined.find(t) == joined.find(problem.terminals.front()));
  }
  REQUIRE(tree.lower_bound <= tree.cost);
}

}  // namespace

TEST_CASE("small Steiner trees are proven optimal", "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 121)));
  const auto problem = random_problem(seed, 4 + seed % 8, seed % 3 == 0 ? 2 : 50);
  const auto tree = steiner::find_tree(problem);
  check_tree(problem, tree);
  REQUIRE(tree.cost == slow_optimum(problem));
  REQUIRE(tree.is_proven());
}

TEST_CASE("without improvement effort there are still a tree and a bound", "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(200, 240)));
  const auto problem = random_problem(seed, 11, 30);
  const auto tree = steiner::find_tree(problem, {.effort = 0.0});
  check_tree(problem, tree);
  const std::int64_t optimum = slow_optimum(problem);
  REQUIRE(tree.lower_bound <= optimum);
  REQUIRE(optimum <= tree.cost);
}

TEST_CASE("doubling the prices doubles the cost", "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(300, 330)));
  auto problem = random_problem(seed, 60, 1000);
  const auto once = steiner::find_tree(problem, {.effort = 2.0});
  check_tree(problem, once);
  for (steiner::Edge& e : problem.edges) e.cost *= 2;
  const auto twice = steiner::find_tree(problem, {.effort = 2.0});
  if (once.is_proven() && twice.is_proven()) REQUIRE(twice.cost == 2 * once.cost);
  REQUIRE(twice.lower_bound <= 2 * once.cost);
}

TEST_CASE("an additional edge never makes the optimal tree more expensive", "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(400, 440)));
  auto problem = random_problem(seed, 40, 100);
  const auto before = steiner::find_tree(problem, {.effort = 5.0});
  problem.edges.push_back({problem.terminals.front(), 7, 3});
  const auto after = steiner::find_tree(problem, {.effort = 5.0});
  REQUIRE(after.lower_bound <= before.cost);
  if (before.is_proven() && after.is_proven()) REQUIRE(after.cost <= before.cost);
}

namespace {

steiner::Problem read_steinlib(const std::string& path) {
  std::ifstream file(path);
  steiner::Problem problem;
  for (std::string word; file >> word;) {
    if (word == "Nodes") file >> problem.nodes;
    if (word == "E") {
      steiner::Edge edge;
      file >> edge.start >> edge.end >> edge.cost;
      problem.edges.push_back({edge.start - 1, edge.end - 1, edge.cost});
    }
    if (word == "T") {
      std::uint32_t terminal = 0;
      file >> terminal;
      problem.terminals.push_back(terminal - 1);
    }
  }
  return problem;
}

}  // namespace

TEST_CASE("known optima are between the bound and the tree, within 8 %", "[steiner]") {
  if (!has_real_data()) return;
  const std::string folder = test::in_data("benchmark-steiner/");
  std::ifstream optima(folder + "optima.csv");
  std::string line;
  std::getline(optima, line);
  int instances = 0;
  while (std::getline(optima, line)) {
    const std::string name = line.substr(0, line.find_first_of(" ,"));
    if (name.empty()) continue;
    const std::int64_t optimum = std::stoll(line.substr(line.find(',') + 1));
    const auto problem = read_steinlib(folder + name);
    const auto tree = steiner::find_tree(problem, {.effort = 3.0});
    CAPTURE(name, optimum, tree.cost, tree.lower_bound);
    check_tree(problem, tree);
    CHECK(tree.lower_bound <= optimum);
    CHECK(optimum <= tree.cost);
    CHECK(static_cast<double>(tree.cost) <= 1.08 * static_cast<double>(optimum));
    ++instances;
  }
  CHECK(instances == 78);
}

TEST_CASE("a known tree is used as start: the result is never more expensive",
          "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(500, 560)));
  auto problem = random_problem(seed, 60, 100);
  const auto before = steiner::find_tree(problem, {.effort = 1.0});
  Random random(seed);
  for (steiner::Edge& e : problem.edges) e.cost += static_cast<std::int64_t>(random.below(40));
  std::int64_t known = 0;
  for (const std::uint32_t e : before.edges) known += problem.edges[e].cost;
  const auto after = steiner::find_tree(problem, {.effort = 0.0, .known_tree = before.edges});
  check_tree(problem, after);
  REQUIRE(after.cost <= known);
  if (before.edges.empty()) return;
  REQUIRE_THROWS_AS(steiner::find_tree(problem, {.known_tree = {before.edges.front() + 100000}}),
                    UsageError);
}

TEST_CASE("the bound alone never exceeds the optimum, and doubles with the prices",
          "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(600, 680)));
  auto problem = random_problem(seed, 4 + seed % 8, seed % 3 == 0 ? 2 : 50);
  const std::int64_t bound = steiner::lower_bound(problem);
  REQUIRE(bound >= 0);
  REQUIRE(bound <= slow_optimum(problem));
  for (steiner::Edge& e : problem.edges) e.cost *= 2;
  REQUIRE(steiner::lower_bound(problem) == 2 * bound);
}

TEST_CASE("a terminal of very high degree is handled like any other", "[steiner][property]") {
  // Sources that are all connected to one node at no cost, and villages along roads.
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(700, 710)));
  Random random(seed);
  steiner::Problem problem{2001, {}, {2000}};
  for (std::uint32_t n = 0; n < 2000; ++n) {
    const auto cost = [&] { return static_cast<std::int64_t>(100 + random.below(100)); };
    if (n % 50 != 49) problem.edges.push_back({n, n + 1, cost()});
    if (n + 50 < 2000) problem.edges.push_back({n, n + 50, cost()});
    if (random.chance(0.1))
      problem.edges.push_back({n, 2000, 0});
    else if (random.chance(0.1))
      problem.terminals.push_back(n);
  }
  const auto quick = steiner::find_tree(problem, {.effort = 0.0});
  const auto careful = steiner::find_tree(problem, {.effort = 3.0, .known_tree = quick.edges});
  check_tree(problem, quick);
  check_tree(problem, careful);
  REQUIRE(careful.cost <= quick.cost);
  REQUIRE(quick.lower_bound <= careful.cost);
  REQUIRE(static_cast<double>(quick.cost) <= 1.05 * static_cast<double>(quick.lower_bound));
}

TEST_CASE("the fast heuristic costs at most twice the optimum, and its bound holds",
          "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(800, 900)));
  const auto problem = random_problem(seed, 4 + seed % 8, seed % 3 == 0 ? 2 : 50);
  const auto tree = steiner::find_tree(problem, {.is_quick = true});
  check_tree(problem, tree);
  const std::int64_t optimum = slow_optimum(problem);
  REQUIRE(optimum <= tree.cost);
  REQUIRE(tree.cost <= 2 * optimum);
  REQUIRE(tree.lower_bound <= optimum);
  REQUIRE(2 * tree.lower_bound >= tree.cost);
}

TEST_CASE("an additional source never makes the optimal tree more expensive",
          "[steiner][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(900, 930)));
  auto problem = random_problem(seed, 40, 100);
  const auto root = static_cast<std::uint32_t>(problem.nodes++);
  problem.terminals.push_back(root);
  problem.edges.push_back({3, root, 0});
  problem.edges.push_back({11, root, 0});
  const auto before = steiner::find_tree(problem, {.effort = 5.0});
  problem.edges.push_back({17, root, 0});
  const auto after = steiner::find_tree(problem, {.effort = 5.0, .known_tree = before.edges});
  check_tree(problem, after);
  REQUIRE(after.cost <= before.cost);
  if (before.is_proven() && after.is_proven()) REQUIRE(after.lower_bound <= before.lower_bound);
}
