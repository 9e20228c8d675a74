// SPDX-License-Identifier: Apache-2.0
#include "network/corridor_graph.hpp"

#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "network/road_chains.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

/// A point where a road is split because a place accesses it or a line crosses it.
struct ChainEntry {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t place = none;
  std::uint32_t road = 0;  ///< the chain
  std::uint32_t centimetres = 0;
};

/// The access points of places.
struct ChainEntries {
  std::vector<ChainEntry> entry;  ///< by place
  /// Places without a road of the longest connected component within the access limit.
  std::vector<std::uint32_t> cut_off;
};

/// The number of roads that a place is connected to; more would enlarge the graph with hardly any
/// reduction in cost.
constexpr std::size_t roads_of_place = 4;
constexpr std::size_t choices_in_block = 64;
constexpr Metres farthest_road_to_join = 100_km;

struct Candidate {
  RoadCost walk = 0;
  ChainPlace at;
};

/// The nearest point of each chain, nearest chain first.
std::vector<Candidate> nearest_of_chains(std::span<const RoadPoint> points,
                                         const RoadChains& chains, const RoadGraph& graph) {
  std::vector<Candidate> found;
  for (const RoadPoint& point : points) {
    const ChainPlace at = on_chain(chains, graph, point.segment, point.offset);
    if (at.chain != RoadChains::nowhere) found.push_back({point.walk, at});
  }
  std::ranges::sort(found, {}, [](const Candidate& candidate) {
    return std::tuple(candidate.at.chain, candidate.walk, candidate.at.centimetres);
  });
  const auto same = [](const Candidate& a, const Candidate& b) { return a.at.chain == b.at.chain; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  std::ranges::stable_sort(found, {}, &Candidate::walk);
  return found;
}

/// The nearest few chains, and the nearest of each connected component, since the nearest may all
/// belong to an isolated component.
std::vector<Candidate> nearest_chains(std::span<const RoadPoint> points, const RoadChains& chains,
                                      const RoadPieces& pieces, const RoadGraph& graph) {
  std::vector<Candidate> kept;
  std::vector<std::uint32_t> seen;
  for (const Candidate& candidate : nearest_of_chains(points, chains, graph)) {
    const RoadNodeId node = chains.node[chains.first[candidate.at.chain]];
    const std::uint32_t piece = pieces.piece[node];
    const bool is_new = std::ranges::find(seen, piece) == seen.end();
    if (is_new) seen.push_back(piece);
    if (is_new || kept.size() < roads_of_place) kept.push_back(candidate);
  }
  return kept;
}

/// The points of the nearest road, for a place with no road in reach.
std::vector<RoadPoint> far_points(const RoadNetwork& roads, LonLat place, TravelSettings settings) {
  settings.access_limit = roads.nearest_road(place, farthest_road_to_join);
  if (settings.access_limit == unreachable) return {};
  return roads.nearest_points(place, settings);
}

/// The access points chosen for a place.
struct Chosen {
  std::vector<Candidate> candidates;
  bool is_cut_off = false;
};

Chosen choose(const RoadNetwork& roads, const RoadChains& chains, const RoadPieces& pieces,
              LonLat place, const TravelSettings& settings) {
  const RoadGraph& graph = roads.graph();
  const std::vector<RoadPoint> near = roads.nearest_points(place, settings);
  const bool reaches_longest = std::ranges::any_of(
      near, [&](const RoadPoint& point) { return pieces.piece[graph.start(point.segment)] == 0; });
  if (!near.empty()) return {nearest_chains(near, chains, pieces, graph), !reaches_longest};
  std::vector<Candidate> nearest =
      nearest_of_chains(far_points(roads, place, settings), chains, graph);
  if (nearest.size() > 1) nearest.resize(1);
  return {std::move(nearest), true};
}

/// The nearest points of the nearest few chains of each place, and of the nearest chain of each
/// connected component in reach; if none is in reach, of the nearest chain within 100 km.
ChainEntries choose_entries(const RoadNetwork& roads, const RoadChains& chains,
                            const RoadPieces& pieces, std::span<const LonLat> places,
                            const TravelSettings& settings) {
  std::vector<Chosen> chosen(places.size());
  for_each_block(places.size(), choices_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t p = first; p < last; ++p) {
      chosen[p] = choose(roads, chains, pieces, places[p], settings);
    }
  });
  ChainEntries result;
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    for (const Candidate& candidate : chosen[p].candidates) {
      result.entry.push_back({p, candidate.at.chain, candidate.at.centimetres});
    }
    if (chosen[p].is_cut_off) result.cut_off.push_back(p);
  }
  return result;
}

/// The number of neighbours that a place without a road is linked to.
constexpr std::size_t links_of_place = 6;

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

/// Splits roads into candidate edges at the access points of places.
class RoadCutter {
 public:
  RoadCutter(CorridorGraph& graph, const RoadChains& chains, const RoadGraph& roads)
      : graph_(graph), chains_(chains), roads_(roads), junction_(roads.place.size(), none) {}

  /// Adds the edges along a road and those to the entries on it, which must be ordered along the
  /// road.
  void cut(std::uint32_t road, std::span<const ChainEntry> entries, double terrain_factor) {
    const std::uint32_t length = chains_.length(road);
    CorridorNodeId here = junction(chains_.node[chains_.first[road]]);
    const CorridorNodeId last = junction(chains_.node[chains_.first[road + 1] - 1]);
    std::uint32_t at = 0;
    for (const ChainEntry& entry : entries) {
      if (entry.centimetres == length && at < length) {
        graph_.edge.push_back({here, last, length - at, road, at});
        here = last;
        at = length;
      } else if (entry.centimetres > at) {
        const CorridorNodeId next =
            graph_.place.push_back(point_on(graph_, road, entry.centimetres));
        graph_.edge.push_back({here, next, entry.centimetres - at, road, at});
        here = next;
        at = entry.centimetres;
      }
      if (entry.place == ChainEntry::none) continue;
      add_link(graph_, CorridorNodeId{entry.place}, here, terrain_factor);
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
               std::vector<ChainEntry> entries, double terrain_factor) {
  std::ranges::sort(entries, {}, [](const ChainEntry& entry) {
    return std::tuple(entry.road, entry.centimetres, entry.place);
  });
  RoadCutter cutter(graph, chains, roads);
  std::size_t first = 0;
  for (std::uint32_t road = 0; road < chains.size(); ++road) {
    std::size_t last = first;
    while (last < entries.size() && entries[last].road == road) ++last;
    cutter.cut(road, std::span(entries).subspan(first, last - first), terrain_factor);
    first = last;
  }
}

/// A nearest-neighbour index in which coincident places share one entry.
class PlacesByPoint {
 public:
  explicit PlacesByPoint(std::span<const LonLat> places) : row_(places.size()) {
    const auto point = [&](std::uint32_t p) { return std::pair(places[p].lon, places[p].lat); };
    std::iota(row_.begin(), row_.end(), 0U);
    std::ranges::stable_sort(row_, {}, point);
    std::vector<LonLat> points;
    for (std::size_t i = 0; i < row_.size(); ++i) {
      if (i > 0 && point(row_[i]) == point(row_[i - 1])) continue;
      points.push_back(places[row_[i]]);
      first_.push_back(i);
    }
    first_.push_back(row_.size());
    tree_.emplace(points);
  }

  /// The nearest `count` places within the radius, ties in row order.
  std::vector<Neighbour> nearest(LonLat from, std::size_t count, Metres radius) const {
    std::vector<Neighbour> found;
    for (const Neighbour& point : tree_->nearest_few(from, count, radius)) {
      const std::size_t last = std::min(first_[point.row + 1], first_[point.row] + count);
      for (std::size_t i = first_[point.row]; i < last; ++i) {
        found.push_back({row_[i], point.distance});
      }
    }
    std::ranges::sort(found, {}, [](const Neighbour& n) { return std::pair(n.distance, n.row); });
    found.resize(std::min(found.size(), count));
    return found;
  }

 private:
  std::vector<std::uint32_t> row_;  ///< of places, grouped by point, ascending at each
  std::vector<std::size_t> first_;  ///< of each point, in `row_`
  std::optional<PlaceTree> tree_;
};

/// Links places without a road, or on an isolated component, to their nearest few neighbours.
void link_neighbours(CorridorGraph& graph, std::span<const std::uint32_t> cut_off,
                     std::span<const LonLat> places, const CorridorSettings& settings) {
  std::vector<std::uint32_t> isolated;
  for (const std::uint32_t p : cut_off) {
    if (p < places.size()) isolated.push_back(p);
  }
  if (isolated.empty()) return;
  const PlacesByPoint points(places);
  std::vector<PlacePair> links;
  for (const std::uint32_t p : isolated) {
    std::size_t found = 0;
    for (const Neighbour& near :
         points.nearest(places[p], links_of_place + 1, settings.across_limit)) {
      if (near.row == p || found == links_of_place) continue;
      links.push_back({std::min(p, near.row), std::max(p, near.row)});
      ++found;
    }
  }
  link_places(graph, std::move(links), settings.terrain_factor);
}

CorridorGraph with_places(std::span<const LonLat> places) {
  CorridorGraph graph;
  for (const LonLat& place : places) graph.place.push_back(place);
  return graph;
}

}  // namespace

std::uint32_t cross_country(Metres straight, double terrain_factor) {
  constexpr double farthest = 4'000'000'000.0;  // Earth's circumference; fits in 32 bits
  const double centimetres = terrain_factor * straight.value * 100.0;
  return static_cast<std::uint32_t>(std::llround(std::min(centimetres, farthest)));
}

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
                                  std::size_t linked, std::span<const LineView> lines,
                                  const CorridorSettings& settings) {
  CorridorGraph graph = with_places(places);
  const RoadChains chains = find_chains(roads.graph());
  take_roads(graph, chains, roads.graph());
  const RoadPieces pieces = find_pieces(roads.graph());
  ChainEntries entries = choose_entries(roads, chains, pieces, places, settings.travel);
  for (const ChainPlace& cut : find_cuts(chains, roads.graph(), lines)) {
    entries.entry.push_back({ChainEntry::none, cut.chain, cut.centimetres});
  }
  for (const ChainPlace& stop : vertices_at(chains, roads.graph(), settings.stops)) {
    entries.entry.push_back({ChainEntry::none, stop.chain, stop.centimetres});
  }
  cut_roads(graph, chains, roads.graph(), std::move(entries.entry), settings.terrain_factor);
  link_neighbours(graph, entries.cut_off, places.subspan(0, linked), settings);
  return graph;
}

CorridorGraph make_corridor_graph(std::span<const LonLat> places, std::size_t linked,
                                  const CorridorSettings& settings) {
  CorridorGraph graph = with_places(places);
  link_places(graph, neighbour_links(places.subspan(0, linked)), settings.terrain_factor);
  return graph;
}

}  // namespace hinterland
