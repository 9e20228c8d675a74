// SPDX-License-Identifier: Apache-2.0
//
// Steiner trees: of the instances in a folder, the quickest answer and a careful
// one, or of one large synthetic network. Prints one JSON object.
#include "base/random.hpp"
#include "clocks.hpp"
#include "random_roads.hpp"
#include "steiner/tree.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::bench;

namespace {

struct Options {
  std::string instances;
  double effort = -1.0;
  int repeats = 5;
  std::size_t nodes = 1'000'000;
  std::size_t nodes_of_source = 20;
  std::size_t nodes_of_village = 25;
};

steiner::Problem read_instance(const std::filesystem::path& path) {
  std::ifstream file(path);
  steiner::Problem problem;
  for (std::string word; file >> word;) {
    steiner::Edge edge;
    std::uint32_t terminal = 0;
    if (word == "Nodes") file >> problem.nodes;
    if (word == "E" && file >> edge.start >> edge.end >> edge.cost) {
      problem.edges.push_back({edge.start - 1, edge.end - 1, edge.cost});
    }
    if (word == "T" && file >> terminal) problem.terminals.push_back(terminal - 1);
  }
  return problem;
}

/// The time to make our arrays is included, the time to read the files is not.
nlohmann::json measure_instances(const Options& options) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(options.instances)) {
    if (entry.path().extension() == ".gr") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<steiner::Problem> problems;
  for (const auto& path : paths) problems.push_back(read_instance(path));
  const steiner::Settings settings{.effort = std::max(options.effort, 0.0),
                                   .is_quick = options.effort < 0.0};
  nlohmann::json result;
  std::vector<steiner::Tree> trees(problems.size());
  for (int i = 0; i < options.repeats; ++i) {
    time_into(result["all"], [&] {
      for (std::size_t p = 0; p < problems.size(); ++p) {
        trees[p] = steiner::find_tree(problems[p], settings);
      }
    });
  }
  for (std::size_t p = 0; p < problems.size(); ++p) {
    const std::string name = paths[p].filename().string();
    result["cost"][name] = trees[p].cost;
    result["bound"][name] = trees[p].lower_bound;
  }
  return result;
}

std::uint32_t top_of(std::vector<std::uint32_t>& above, std::uint32_t node) {
  while (above[node] != node) node = above[node] = above[above[node]];
  return node;
}

/// Sources are connected to one additional node at no cost; villages connected to a source by roads
/// are terminals.
steiner::Problem draw_network(const Options& options) {
  const RandomRoads roads = draw_roads(options.nodes, 2016);
  const auto source = static_cast<std::uint32_t>(roads.places.size());
  steiner::Problem problem{roads.places.size() + 1, {}, {source}};
  Random random(1959);
  std::vector<std::uint32_t> villages;
  for (const RoadLink& link : roads.links) {
    const auto fen = static_cast<std::int64_t>(100 + random.below(3));
    problem.edges.push_back({link.start, link.end, link.length * fen});
  }
  for (std::uint32_t n = 0; n < source; ++n) {
    if (random.below(options.nodes_of_source) == 0) {
      problem.edges.push_back({n, source, 0});
    } else if (random.below(options.nodes_of_village) == 0) {
      villages.push_back(n);
    }
  }
  std::vector<std::uint32_t> above(problem.nodes);
  std::iota(above.begin(), above.end(), 0U);
  for (const steiner::Edge& e : problem.edges) above[top_of(above, e.start)] = top_of(above, e.end);
  for (const std::uint32_t village : villages) {
    if (top_of(above, village) == top_of(above, source)) problem.terminals.push_back(village);
  }
  return problem;
}

nlohmann::json measure_network(const Options& options) {
  const steiner::Problem problem = draw_network(options);
  nlohmann::json result{{"nodes", problem.nodes},
                        {"edges", problem.edges.size()},
                        {"terminals", problem.terminals.size()}};
  steiner::Tree tree;
  for (int i = 0; i < options.repeats; ++i) {
    time_into(result["solve"], [&] { tree = steiner::find_tree(problem); });
  }
  result["cost"] = tree.cost;
  result["bound"] = tree.lower_bound;
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Steiner trees, of instances in files and of a synthetic network");
  Options options;
  app.add_option("--instances", options.instances, "Folder of *.gr; none: a synthetic network");
  app.add_option("--effort", options.effort, "Of steiner::find_tree; negative: the quickest tree")
      ->capture_default_str();
  app.add_option("--nodes", options.nodes, "Of the network, about")->capture_default_str();
  app.add_option("--nodes-of-source", options.nodes_of_source, "Nodes for each source")
      ->capture_default_str();
  app.add_option("--nodes-of-village", options.nodes_of_village, "Nodes for each village")
      ->capture_default_str();
  app.add_option("--repeats", options.repeats, "Runs")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto result =
      options.instances.empty() ? measure_network(options) : measure_instances(options);
  std::cout << result.dump() << "\n";
}
