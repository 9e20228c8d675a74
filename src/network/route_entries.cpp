// SPDX-License-Identifier: Apache-2.0
#include "network/route_entries.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

/// More would make the graph larger and lines hardly cheaper.
constexpr std::size_t roads_of_place = 4;
constexpr std::size_t places_in_block = 64;
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

/// The nearest few, and the nearest of each piece: who lives amid paths that lead
/// nowhere may have a road beside them.
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

/// The points for somebody with no road in reach: on the nearest.
std::vector<RoadPoint> far_points(const RoadNetwork& roads, LonLat place, TravelSettings settings) {
  settings.access_limit = roads.nearest_road(place, farthest_road_to_join);
  if (settings.access_limit == unreachable) return {};
  return roads.nearest_points(place, settings);
}

/// What has been chosen for a place.
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

}  // namespace

RouteEntries choose_entries(const RoadNetwork& roads, const RoadChains& chains,
                            const RoadPieces& pieces, std::span<const LonLat> places,
                            const TravelSettings& settings) {
  std::vector<Chosen> chosen(places.size());
  for_each_block(places.size(), places_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t p = first; p < last; ++p) {
      chosen[p] = choose(roads, chains, pieces, places[p], settings);
    }
  });
  RouteEntries result;
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    for (const Candidate& candidate : chosen[p].candidates) {
      result.entry.push_back({p, candidate.at.chain, candidate.at.centimetres});
    }
    if (chosen[p].is_cut_off) result.cut_off.push_back(p);
  }
  return result;
}

}  // namespace hinterland
