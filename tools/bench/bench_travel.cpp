// SPDX-License-Identifier: Apache-2.0
//
// Nearest facility along roads for every node of the graph that road_extract.py
// wrote. Times the making of the graph and the searches, one for each service.
// Writes hinterland.u32, the length to the nearest in millimetres, a row a node
// in the order of the file, those of the first service first. Prints one JSON
// object.
#include "clocks.hpp"
#include "network/road_graph.hpp"

#include <hinterland/threads.hpp>

#include <CLI/CLI.hpp>

#include <malloc.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

using namespace hinterland;
using namespace hinterland::bench;

namespace {

using Labels = Column<RoadNodeId, RoadLabel>;

struct Options {
  std::string folder;
  std::size_t services = 12;
  double radius = 5000.0;
  std::size_t threads = 0;
  int repeats = 3;
};

template <class Row>
std::vector<Row> read_rows(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<Row> rows(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)) /
                        sizeof(Row));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(rows.data()),
            static_cast<std::streamsize>(rows.size() * sizeof(Row)));
  if (!file) throw std::runtime_error("cannot read " + path);
  return rows;
}

struct Extract {
  std::vector<LonLat> places;
  std::vector<RoadLink> links;
  std::vector<std::uint32_t> facilities;  ///< of all services
};

Extract read_extract(const std::string& folder) {
  Extract extract;
  for (const auto& [lon, lat] : read_rows<std::array<double, 2>>(folder + "/nodes.f64")) {
    extract.places.push_back({lon, lat});
  }
  for (const auto& [start, end, length] :
       read_rows<std::array<std::uint32_t, 3>>(folder + "/edges.u32")) {
    extract.links.push_back({start, end, length, length, length, true});
  }
  extract.facilities = read_rows<std::uint32_t>(folder + "/facilities.u32");
  return extract;
}

/// Orders rows by place; rows at the same place stay in order.
template <class Places, class Row>
void sort_by_place(const Places& places, std::vector<Row>& rows) {
  std::ranges::stable_sort(rows, {},
                           [&](Row row) { return std::tuple(places[row].lon, places[row].lat); });
}

/// The node of each place. The graph stores the same coordinates in another order, except that
/// coinciding places stay in order.
std::vector<RoadNodeId> nodes_of(const std::vector<LonLat>& places, const RoadGraph& graph) {
  std::vector<std::uint32_t> row(places.size());
  std::iota(row.begin(), row.end(), 0U);
  sort_by_place(places, row);
  std::vector<RoadNodeId> node;
  for (RoadNodeId n : rows(graph.place)) node.push_back(n);
  sort_by_place(graph.place, node);
  std::vector<RoadNodeId> node_of_row(places.size());
  for (std::size_t i = 0; i < row.size(); ++i) node_of_row[row[i]] = node[i];
  return node_of_row;
}

std::vector<std::vector<RoadSource>> as_sources(const Extract& extract,
                                                const std::vector<RoadNodeId>& node,
                                                std::size_t services) {
  const std::size_t of_service = extract.facilities.size() / services;
  std::vector<std::vector<RoadSource>> sources(services);
  for (std::size_t i = 0; i < of_service * services; ++i) {
    sources[i / of_service].push_back({.node = node[extract.facilities[i]],
                                       .source = static_cast<std::uint32_t>(i % of_service)});
  }
  return sources;
}

/// One search for each service; the services are shared among the threads.
std::vector<Labels> run_command(const RoadGraph& graph,
                                const std::vector<std::vector<RoadSource>>& sources,
                                RoadCost limit) {
  std::vector<Labels> answers(sources.size());
  for_each_block(sources.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      answers[i] = search_roads(graph, sources[i], RoadMeasure::length, limit);
    }
  });
  return answers;
}

void write_answers(const std::string& path, const std::vector<Labels>& answers,
                   const std::vector<RoadNodeId>& node) {
  std::ofstream file(path, std::ios::binary);
  for (const Labels& labels : answers) {
    for (const RoadNodeId n : node) {
      file.write(reinterpret_cast<const char*>(&labels[n].cost), sizeof(RoadCost));
    }
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

nlohmann::json measure(const Options& options) {
  const Extract extract = read_extract(options.folder);
  const ThreadLimit limit(options.threads);
  const auto radius = static_cast<RoadCost>(options.radius * millimetres_in_metre);
  nlohmann::json result;
  RoadGraph graph;
  for (int i = 0; i < options.repeats; ++i) {
    time_into(result["graph"], [&] { graph = make_road_graph(extract.places, extract.links); });
  }
  const std::vector<RoadNodeId> node = nodes_of(extract.places, graph);
  const auto sources = as_sources(extract, node, options.services);
  std::vector<Labels> answers;
  for (int i = 0; i < options.repeats; ++i) {
    time_into(result["queries"], [&] { answers = run_command(graph, sources, radius); });
  }
  write_answers(options.folder + "/hinterland.u32", answers, node);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  // Memory freed by one search is kept for the next.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
  CLI::App app("Nearest facility along roads for every node");
  Options options;
  app.add_option("FOLDER", options.folder, "What road_extract.py wrote")->required();
  app.add_option("--services", options.services, "Services")->capture_default_str();
  app.add_option("--radius", options.radius, "Metres")->capture_default_str();
  app.add_option("--threads", options.threads, "0: all")->capture_default_str();
  app.add_option("--repeats", options.repeats, "Runs")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  std::cout << measure(options).dump() << "\n";
}
