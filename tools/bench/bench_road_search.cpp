// SPDX-License-Identifier: Apache-2.0
//
// Searches a synthetic road graph from many places at once, on one thread: ours
// against Dijkstra's algorithm with a binary heap on the same arrays, in turns,
// with the same labels. Prints one JSON object.
#include "base/random.hpp"
#include "clocks.hpp"
#include "heap_search.hpp"
#include "network/road_graph.hpp"
#include "random_roads.hpp"

#include <hinterland/threads.hpp>

#include <CLI/CLI.hpp>

#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::bench;

namespace {

using Labels = Column<RoadNodeId, RoadLabel>;

struct Options {
  std::size_t nodes = 4'000'000;
  std::size_t nodes_of_source = 1000;
  double radius = 5000.0;
  int repeats = 3;
};

RoadGraph make_graph(std::size_t nodes, nlohmann::json& result) {
  const RandomRoads roads = draw_roads(nodes, 2016);
  RoadGraph graph;
  time_into(result["make"], [&] { graph = make_road_graph(roads.places, roads.links); });
  return graph;
}

std::vector<RoadSource> draw_sources(const RoadGraph& graph, std::size_t count) {
  Random random(1959);
  std::vector<RoadSource> sources;
  for (std::uint32_t i = 0; i < count; ++i) {
    const RoadNodeId node{static_cast<std::uint32_t>(random.below(graph.place.size()))};
    sources.push_back({.node = node, .source = i});
  }
  return sources;
}

/// Resets the peak memory of the process. Linux only.
void forget_peak_memory() {
  malloc_trim(0);
  if (!(std::ofstream("/proc/self/clear_refs") << "5" << std::flush)) {
    throw std::runtime_error("cannot reset the peak of memory");
  }
}

/// Of the whole process: the graph, the labels, the queue, the program.
std::size_t peak_memory_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kibibytes = 0;
    if (word == "VmHWM:" && status >> kibibytes) return kibibytes * 1024;
  }
  throw std::runtime_error("cannot read the peak of memory");
}

std::size_t count_settled(const Labels& labels) {
  return static_cast<std::size_t>(
      std::ranges::count_if(labels, [](RoadLabel l) { return l.source != RoadLabel::none; }));
}

std::size_t differences(const Labels& ours, const Labels& theirs) {
  std::size_t count = 0;
  for (RoadNodeId node : rows(ours)) count += ours[node] == theirs[node] ? 0 : 1;
  return count;
}

nlohmann::json compare(const RoadGraph& graph, const std::vector<RoadSource>& sources,
                       RoadCost limit, int repeats) {
  nlohmann::json result;
  result["sources"] = sources.size();
  std::size_t different = 0;
  for (int i = 0; i < repeats; ++i) {
    Labels ours;
    Labels theirs;
    forget_peak_memory();
    time_into(result["hinterland"],
              [&] { ours = search_roads(graph, sources, RoadMeasure::length, limit); });
    result["hinterland"]["peak_bytes"].push_back(peak_memory_bytes());
    time_into(result["heap"], [&] { theirs = search_with_heap(graph, sources, limit); });
    different += differences(ours, theirs);
    result["settled"] = count_settled(ours);
  }
  result["different_answers"] = different;
  return result;
}

nlohmann::json measure(const Options& options) {
  const ThreadLimit limit(1);
  nlohmann::json result;
  const RoadGraph graph = make_graph(options.nodes, result);
  result["nodes"] = graph.place.size();
  result["edges"] = graph.edge.size();
  result["graph_bytes"] = graph.memory_bytes();
  const auto many = draw_sources(graph, graph.place.size() / options.nodes_of_source);
  const auto radius = static_cast<RoadCost>(options.radius * millimetres_in_metre);
  result["bounded"] = compare(graph, many, radius, options.repeats);
  result["unbounded"] = compare(graph, many, unreachable_cost - 1, options.repeats);
  result["from_one"] = compare(graph, draw_sources(graph, 1), unreachable_cost - 1, 1);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Searches of a road graph: hinterland and a binary heap");
  Options options;
  app.add_option("--nodes", options.nodes, "Nodes, about")->capture_default_str();
  app.add_option("--nodes-of-source", options.nodes_of_source, "Nodes for each source")
      ->capture_default_str();
  app.add_option("--radius", options.radius, "Metres, of the bounded search")
      ->capture_default_str();
  app.add_option("--repeats", options.repeats, "Paired runs")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  std::cout << measure(options).dump() << "\n";
}
