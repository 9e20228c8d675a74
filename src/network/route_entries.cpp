// SPDX-License-Identifier: Apache-2.0
#include "network/route_entries.hpp"

#include <hinterland/base/threads.hpp>

#include <algorithm>
#include <tuple>

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
std::vector<Candidate> nearest_points(std::span<const RoadEntry> entries, const RoadChains& chains,
                                      const RoadGraph& graph) {
  std::vector<Candidate> found;
  for (const RoadEntry& entry : entries) {
    const ChainPlace at = on_chain(chains, graph, entry.segment, entry.offset);
    if (at.chain != RoadChains::nowhere) found.push_back({entry.walk, at});
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
std::vector<Candidate> nearest_chains(std::span<const RoadEntry> entries, const RoadChains& chains,
                                      const RoadPieces& pieces, const RoadGraph& graph) {
  std::vector<Candidate> kept;
  std::vector<std::uint32_t> seen;
  for (const Candidate& candidate : nearest_points(entries, chains, graph)) {
    const RoadNodeId node = chains.node[chains.first[candidate.at.chain]];
    const std::uint32_t piece = pieces.piece[node];
    const bool is_new = std::ranges::find(seen, piece) == seen.end();
    if (is_new) seen.push_back(piece);
    if (is_new || kept.size() < roads_of_place) kept.push_back(candidate);
  }
  return kept;
}

/// The entries of somebody with no road in reach: on the nearest.
std::vector<RoadEntry> far_entries(const RoadNetwork& roads, LonLat place,
                                   TravelSettings settings) {
  const Metres nearest = roads.nearest_road(place, farthest_road_to_join);
  if (nearest == unreachable) return {};
  settings.access_limit = nearest;
  return roads.find_entries(std::span(&place, 1), settings).entry;
}

}  // namespace

std::vector<RouteEntry> choose_entries(const RoadNetwork& roads, const RoadChains& chains,
                                       const RoadPieces& pieces, const RoadEntries& entries,
                                       std::span<const LonLat> places,
                                       const TravelSettings& settings) {
  std::vector<std::vector<Candidate>> chosen(places.size());
  for_each_block(places.size(), places_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t p = first; p < last; ++p) {
      const auto near = entries.of(p);
      if (!near.empty()) {
        chosen[p] = nearest_chains(near, chains, pieces, roads.graph());
        continue;
      }
      const std::vector<RoadEntry> far = far_entries(roads, places[p], settings);
      chosen[p] = nearest_points(far, chains, roads.graph());
      if (chosen[p].size() > 1) chosen[p].resize(1);
    }
  });
  std::vector<RouteEntry> result;
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    for (const Candidate& candidate : chosen[p]) {
      result.push_back({p, candidate.at.chain, candidate.at.centimetres});
    }
  }
  return result;
}

}  // namespace hinterland
