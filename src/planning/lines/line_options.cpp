// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/line_options.hpp"

#include "base/disjoint_sets.hpp"
#include "geometry/distance.hpp"
#include "network/nearby.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr std::size_t nodes_in_block = 1024;

/// Adds a tap; one of length 0 makes the node a source.
void add_tap(LineSources& sources, const Tap& tap) {
  if (tap.centimetres == 0) {
    sources.is_source[tap.node.index] = true;
  } else {
    sources.taps.push_back(tap);
  }
}

/// Nodes within the connection distance of a line can connect to it; villages that lack the service
/// also from farther away.
void tap_lines(LineSources& sources, const SourceSearch& search, ServiceId service,
               std::span<const VillageId> lack) {
  const LineTree& tree = search.sources.lines(service);
  const RouteGraph& graph = search.graph;
  const Metres tap_distance = search.sources.catalogue().services[service].tap_distance;
  std::vector<Neighbour> nearest(graph.place.size());
  for_each_block(nearest.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t n = first; n < last; ++n) {
      const RouteNodeId node{static_cast<std::uint32_t>(n)};
      nearest[n] = tree.nearest_within(graph.place[node], tap_distance);
    }
  });
  for_each_block(lack.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Neighbour& found = nearest[lack[i].index];
      if (!found.found()) found = tree.nearest(graph.place[RouteNodeId{lack[i].index}]);
      if (found.distance > std::max(search.limit, tap_distance)) found = {};
    }
  });
  for (std::uint32_t n = 0; n < nearest.size(); ++n) {
    if (!nearest[n].found() || sources.is_source[n]) continue;
    add_tap(sources,
            {{n}, cross_country(nearest[n].distance, search.terrain_factor), nearest[n].row});
  }
}

/// The nearest point of a line piece, in locally scaled degrees. Only for drawing: lengths are
/// measured elsewhere.
LonLat nearest_on(LonLat a, LonLat b, LonLat from) {
  const double narrowing = std::cos(from.lat * 0.017453292519943295);
  const double east = std::remainder(b.lon - a.lon, 360.0) * narrowing;
  const double north = b.lat - a.lat;
  const double squared = east * east + north * north;
  const double to_east = std::remainder(from.lon - a.lon, 360.0) * narrowing;
  const double product = to_east * east + (from.lat - a.lat) * north;
  const double share = squared > 0.0 ? std::clamp(product / squared, 0.0, 1.0) : 0.0;
  return {a.lon + share * std::remainder(b.lon - a.lon, 360.0), a.lat + share * north};
}

}  // namespace

std::vector<PlacePair> nearest_sources(const SourceSearch& search, ServiceId service,
                                       std::span<const VillageId> lack) {
  const RoutePlaces& places = search.sources.places();
  const auto source = search.sources.rows_with(service, search.connections);
  std::vector<LonLat> place;
  for (const std::uint32_t row : source) place.push_back(places.place[row]);
  const PlaceTree tree(place);
  std::vector<Neighbour> nearest(lack.size());
  for_each_block(lack.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      nearest[i] = tree.nearest(places.place[lack[i].index]);
    }
  });
  std::vector<PlacePair> links;
  for (std::size_t i = 0; i < lack.size(); ++i) {
    if (!nearest[i].found() || nearest[i].distance > search.limit) continue;
    const std::uint32_t row = source[nearest[i].row];
    links.push_back({std::min(lack[i].index, row), std::max(lack[i].index, row)});
  }
  return links;
}

LineSources find_sources(const SourceSearch& search, ServiceId service,
                         std::span<const VillageId> lack) {
  const World& world = search.sources.world();
  const RouteGraph& graph = search.graph;
  LineSources sources;
  sources.is_source.assign(graph.place.size(), false);
  const auto source = search.sources.rows_with(service, search.connections);
  for (const std::uint32_t row : source) sources.is_source[row] = true;
  for (const Route& route : graph.route) {
    if (route.centimetres > 0) continue;  // a node at distance 0 of a source is a source
    const bool is_source =
        sources.is_source[route.start.index] || sources.is_source[route.end.index];
    if (is_source) sources.is_source[route.start.index] = sources.is_source[route.end.index] = true;
  }
  const LineView lines = world.lines_of(service);
  sources.any = !source.empty() || !lines.vertex.empty();
  if (world.networks[service].are_the_roads) {
    for (std::size_t n = search.sources.places().place.size(); n < graph.place.size(); ++n) {
      sources.is_source[n] = true;
    }
  } else if (!lines.vertex.empty()) {
    tap_lines(sources, search, service, lack);
  }
  return sources;
}

LonLat start_of(const Tap& tap, const RouteGraph& graph, LineView lines) {
  const LonLat from = graph.place[tap.node];
  LonLat best = lines.vertex[lines.first_vertex[tap.line]];
  for (std::size_t v = lines.first_vertex[tap.line] + 1; v < lines.first_vertex[tap.line + 1];
       ++v) {
    const LonLat point = nearest_on(lines.vertex[v - 1], lines.vertex[v], from);
    if (distance_between(from, point) < distance_between(from, best)) best = point;
  }
  return best;
}

std::vector<bool> LineOptions::reachable(std::span<const VillageId> villages) const {
  DisjointSets joined(root() + std::size_t{1});
  for (std::uint32_t row = 0; row < size(); ++row) {
    const auto [start, end] = ends(row);
    joined.join(start, end);
  }
  std::vector<bool> result;
  result.reserve(villages.size());
  for (const VillageId v : villages) {
    result.push_back(joined.find(node_or_root(RouteNodeId{v.index})) == joined.find(root()));
  }
  return result;
}

}  // namespace hinterland
