// SPDX-License-Identifier: Apache-2.0
#include "network/corridor_graph.hpp"

#include "geometry/distance.hpp"
#include "network/place_links.hpp"
#include "network/road_chains.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

/// A point where a road is split, and the place that is linked to it.
struct ChainEntry {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  ChainPlace at;
  std::uint32_t place = none;
  std::uint32_t centimetres = 0;  ///< of the link
};

LonLat between(LonLat a, LonLat b, double share) {
  const double east = std::remainder(b.lon - a.lon, 360.0);
  return {a.lon + share * east, a.lat + share * (b.lat - a.lat)};
}

/// The point at a distance in centimetres along a road.
LonLat point_on(const CorridorGraph& graph, std::uint32_t road, std::uint32_t centimetres) {
  const auto begin = graph.road_centimetres.begin();
  const auto first = begin + static_cast<std::ptrdiff_t>(graph.road_first[road]);
  const auto last = begin + static_cast<std::ptrdiff_t>(graph.road_first[road + 1]);
  const auto after = std::upper_bound(first, last, centimetres);
  const auto row = static_cast<std::size_t>(after - begin);
  if (after == last) return graph.road_vertex[row - 1];
  const double piece = *after - *(after - 1);
  return between(graph.road_vertex[row - 1], graph.road_vertex[row],
                 (centimetres - *(after - 1)) / piece);
}

void add_link(CorridorGraph& graph, CorridorNodeId a, CorridorNodeId b, double terrain_factor) {
  const Metres straight = distance_between(graph.place[a], graph.place[b]);
  graph.edge.push_back({a, b, cross_country(straight, terrain_factor), CandidateEdge::no_road, 0});
}

void take_roads(CorridorGraph& graph, const RoadChains& chains, const RoadGraph& roads) {
  graph.road_first = chains.first;
  graph.road_centimetres = chains.centimetres;
  graph.road_vertex.reserve(chains.node.size());
  for (const RoadNodeId n : chains.node) graph.road_vertex.push_back(roads.place[n]);
}

/// Splits roads into candidate edges.
class RoadCutter {
 public:
  RoadCutter(CorridorGraph& graph, const RoadChains& chains, const RoadGraph& roads)
      : graph_(graph), chains_(chains), roads_(roads), junction_(roads.place.size(), none) {}

  /// Adds the edges along a road and the links to it; the entries must be ordered along the road.
  void cut(std::uint32_t road, std::span<const ChainEntry> entries) {
    const std::uint32_t length = chains_.length(road);
    CorridorNodeId here = junction(chains_.node[chains_.first[road]]);
    const CorridorNodeId last = junction(chains_.node[chains_.first[road + 1] - 1]);
    std::uint32_t at = 0;
    for (const ChainEntry& entry : entries) {
      const std::uint32_t there = entry.at.centimetres;
      if (there == length && at < length) {
        graph_.edge.push_back({here, last, length - at, road, at});
        here = last;
        at = length;
      } else if (there > at) {
        const CorridorNodeId next = graph_.place.push_back(point_on(graph_, road, there));
        graph_.edge.push_back({here, next, there - at, road, at});
        here = next;
        at = there;
      }
      if (entry.place == ChainEntry::none) continue;
      graph_.edge.push_back(
          {CorridorNodeId{entry.place}, here, entry.centimetres, CandidateEdge::no_road, 0});
    }
    if (at < length || here != last) graph_.edge.push_back({here, last, length - at, road, at});
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  CorridorNodeId junction(RoadNodeId n) {
    if (junction_[n] == none) junction_[n] = graph_.place.push_back(roads_.place[n]).index;
    return {junction_[n]};
  }

  CorridorGraph& graph_;
  const RoadChains& chains_;
  const RoadGraph& roads_;
  Column<RoadNodeId, std::uint32_t> junction_;
};

void cut_roads(CorridorGraph& graph, const RoadChains& chains, const RoadGraph& roads,
               std::vector<ChainEntry> entries) {
  std::ranges::sort(entries, {},
                    [](const ChainEntry& entry) { return std::tuple(entry.at, entry.place); });
  RoadCutter cutter(graph, chains, roads);
  std::size_t first = 0;
  for (std::uint32_t road = 0; road < chains.size(); ++road) {
    std::size_t last = first;
    while (last < entries.size() && entries[last].at.chain == road) ++last;
    cutter.cut(road, std::span(entries).subspan(first, last - first));
    first = last;
  }
}

/// The nodes within stretches of roads, which must be ordered and apart.
std::vector<CorridorNodeId> nodes_in(const CorridorGraph& graph,
                                     std::span<const ChainStretch> stretches) {
  std::vector<CorridorNodeId> found;
  const auto add = [&](CorridorNodeId node, std::uint32_t road, std::uint32_t centimetres) {
    const auto before = [&](const ChainStretch& stretch, const ChainPlace& at) {
      return ChainPlace{stretch.chain, stretch.to} < at;
    };
    const auto stretch =
        std::lower_bound(stretches.begin(), stretches.end(), ChainPlace{road, centimetres}, before);
    if (stretch == stretches.end() || stretch->chain != road || stretch->from > centimetres) return;
    found.push_back(node);
  };
  for (const CandidateEdge& edge : graph.edge) {
    if (stretches.empty() || edge.road == CandidateEdge::no_road) continue;
    add(edge.start, edge.road, edge.from);
    add(edge.end, edge.road, edge.from + edge.centimetres);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

CorridorGraph with_places(std::span<const LonLat> places) {
  CorridorGraph graph;
  for (const LonLat& place : places) graph.place.push_back(place);
  return graph;
}

}  // namespace

void link_places(CorridorGraph& graph, std::vector<PlacePair> links, double terrain_factor) {
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  std::vector<PlacePair> there;
  for (const CandidateEdge& edge : graph.edge) {
    if (edge.road != CandidateEdge::no_road) continue;
    there.push_back(
        {std::min(edge.start.index, edge.end.index), std::max(edge.start.index, edge.end.index)});
  }
  std::ranges::sort(there);
  for (const PlacePair& link : links) {
    if (std::binary_search(there.begin(), there.end(), link)) continue;
    add_link(graph, CorridorNodeId{link.first}, CorridorNodeId{link.second}, terrain_factor);
  }
}

std::vector<LonLat> CorridorGraph::vertices(CandidateEdgeId id) const {
  const CandidateEdge& taken = edge[id];
  std::vector<LonLat> vertex{place[taken.start]};
  if (taken.road != CandidateEdge::no_road) {
    const std::uint32_t to = taken.from + taken.centimetres;
    for (std::size_t v = road_first[taken.road]; v < road_first[taken.road + 1]; ++v) {
      if (road_centimetres[v] > taken.from && road_centimetres[v] < to) {
        vertex.push_back(road_vertex[v]);
      }
    }
  }
  vertex.push_back(place[taken.end]);
  return vertex;
}

namespace {

/// The vertices of chains at the given places.
std::vector<ChainPlace> vertices_at(const RoadChains& chains, const RoadGraph& graph,
                                    std::span<const LonLat> stops) {
  const auto key = [](LonLat place) {
    constexpr double steps = 1e7;
    return std::pair(std::llround(place.lon * steps), std::llround(place.lat * steps));
  };
  std::vector<std::pair<long long, long long>> wanted;
  for (const LonLat stop : stops) wanted.push_back(key(stop));
  std::ranges::sort(wanted);
  std::vector<ChainPlace> found;
  for (std::size_t v = 0; v < chains.node.size() && !wanted.empty(); ++v) {
    if (std::ranges::binary_search(wanted, key(graph.place[chains.node[v]])))
      found.push_back({chains.chain[v], chains.centimetres[v]});
  }
  return found;
}

}  // namespace

CorridorGraph make_corridor_graph(const RoadNetwork& roads, std::span<const LonLat> places,
                                  std::size_t linked, std::span<const ExistingLines> lines,
                                  const CorridorSettings& settings) {
  CorridorGraph graph = with_places(places);
  const RoadChains chains = find_chains(roads.graph());
  take_roads(graph, chains, roads.graph());
  std::vector<ChainEntry> entries;
  const ChainAccess access{settings.access_limit, settings.terrain_factor, settings.across_price};
  for (const ChainLink& link : find_links(roads, chains, places, access)) {
    entries.push_back({link.at, link.place, link.centimetres});
  }
  for (const ChainPlace& stop : vertices_at(chains, roads.graph(), settings.stops)) {
    entries.push_back({stop});
  }
  std::vector<std::vector<ChainStretch>> in_road;
  for (const ExistingLines& existing : lines) {
    LineStarts starts = find_starts(chains, roads.graph(), existing);
    for (const ChainPlace& start : starts.place) entries.push_back({start});
    in_road.push_back(std::move(starts.in_road));
  }
  cut_roads(graph, chains, roads.graph(), std::move(entries));
  for (const auto& stretches : in_road) graph.in_road.push_back(nodes_in(graph, stretches));
  link_places(graph, links_within(places.subspan(0, linked), settings.across_limit),
              settings.terrain_factor);
  return graph;
}

CorridorGraph make_corridor_graph(std::span<const LonLat> places, std::size_t linked,
                                  const CorridorSettings& settings) {
  CorridorGraph graph = with_places(places);
  link_places(graph, neighbour_links(places.subspan(0, linked)), settings.terrain_factor);
  return graph;
}

}  // namespace hinterland
