// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/distance.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/network/travel.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <utility>
#include <vector>

/// Ways along roads, slow and obviously right: one explicit graph of all
/// vertices, entries and places, in doubles, and Dijkstra from each village.
namespace oracle {

using namespace hinterland;

struct SlowEdge {
  std::size_t to = 0;
  double metres = 0.0;
  double minutes = 0.0;
};

struct SlowGraph {
  std::vector<std::vector<SlowEdge>> edges;

  std::size_t add_node() {
    edges.emplace_back();
    return edges.size() - 1;
  }
  void connect(std::size_t from, std::size_t to, double metres, double minutes) {
    edges[from].push_back({to, metres, minutes});
  }
};

/// A straight piece of one road, with what lies on it so far.
struct SlowPiece {
  LonLat start, end;
  double length = 0.0;
  double forth = 0.0;  ///< minutes; infinite against a one-way
  double back = 0.0;
  std::vector<std::pair<double, std::size_t>> stops;  ///< share, node
};

inline LonLat between(LonLat a, LonLat b, double share) {
  return {std::lerp(a.lon, b.lon, share), std::lerp(a.lat, b.lat, share)};
}

/// By halving in on the least distance.
inline double nearest_share(LonLat from, LonLat start, LonLat end) {
  double low = 0.0;
  double high = 1.0;
  for (int i = 0; i < 100; ++i) {
    const double left = low + (high - low) / 3.0;
    const double right = high - (high - low) / 3.0;
    const bool nearer = distance_between(from, between(start, end, left)) <
                        distance_between(from, between(start, end, right));
    (nearer ? high : low) = nearer ? right : left;
  }
  return (low + high) / 2.0;
}

class SlowRoads {
 public:
  SlowRoads(const Roads& roads, Metric metric, const TravelSettings& settings, Metres snap)
      : metric_(metric), settings_(settings) {
    for (RoadId r : Rows<RoadId>(roads.size())) add_road(roads, r);
    snap_ends(snap);
  }

  std::vector<double> nearest(const std::vector<LonLat>& villages,
                              const std::vector<LonLat>& facilities) {
    std::vector<std::size_t> from;
    std::vector<std::size_t> to;
    for (LonLat v : villages) from.push_back(add_place(v, true));
    for (LonLat f : facilities) to.push_back(add_place(f, false));
    for (std::size_t v = 0; v < villages.size(); ++v) {
      for (std::size_t f = 0; f < facilities.size(); ++f) {
        const Metres direct = distance_between(villages[v], facilities[f]);
        if (direct <= settings_.access_limit) walk(from[v], to[f], direct);
      }
    }
    for (const SlowPiece& piece : pieces_) connect_stops(piece);
    std::vector<double> costs;
    for (std::size_t v : from) {
      const std::vector<double> cost = dijkstra(v);
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t f : to) least = std::min(least, cost[f]);
      costs.push_back(least);
    }
    return costs;
  }

 private:
  std::size_t node_at(LonLat vertex) {
    const auto [found, is_new] = vertex_node_.try_emplace(vertex, graph_.edges.size());
    if (is_new) graph_.add_node();
    return found->second;
  }

  void add_road(const Roads& roads, RoadId r) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const std::size_t first = roads.first_vertex[r.index];
    const std::size_t end = roads.first_vertex[r.index + 1];
    line_ends_.push_back(roads.vertex[first]);
    line_ends_.push_back(roads.vertex[end - 1]);
    for (std::size_t v = first; v < end; ++v) node_at(roads.vertex[v]);
    for (std::size_t v = first + 1; v < end; ++v) {
      SlowPiece piece{roads.vertex[v - 1], roads.vertex[v], 0.0, 0.0, 0.0, {}};
      piece.length = distance_between(piece.start, piece.end).value;
      if (piece.length < 0.001) continue;  // a piece without length is no road
      const double minutes = piece.length * 0.06 / static_cast<double>(roads.speed_kmh[r]);
      piece.forth = roads.direction[r] == Direction::backward ? infinite : minutes;
      piece.back = roads.direction[r] == Direction::forward ? infinite : minutes;
      piece.stops = {{0.0, node_at(piece.start)}, {1.0, node_at(piece.end)}};
      (roads.is_open[r] == Answer::no ? closed_ : pieces_).push_back(piece);
    }
  }

  void snap_ends(Metres snap) {
    for (const SlowPiece& piece : closed_) connect_stops(piece);
    for (LonLat end : line_ends_) {
      for (const auto& [vertex, node] : vertex_node_) {
        const Metres gap = distance_between(end, vertex);
        if (gap > snap) continue;
        const double minutes = gap.value * 0.06 / 30.0;
        graph_.connect(node_at(end), node, gap.value, minutes);
        graph_.connect(node, node_at(end), gap.value, minutes);
      }
    }
  }

  void walk(std::size_t from, std::size_t to, Metres distance) {
    const double metres = settings_.walk_factor * distance.value;
    const double minutes = metres * 0.06 / settings_.walking_kmh;
    graph_.connect(from, to, metres, minutes);
  }

  /// Villages are only left and facilities only come to, so that no way leads
  /// over the fields through a third place.
  std::size_t add_place(LonLat place, bool is_village) {
    const std::size_t node = graph_.add_node();
    for (SlowPiece& piece : pieces_) {
      const double share = nearest_share(place, piece.start, piece.end);
      const Metres distance = distance_between(place, between(piece.start, piece.end, share));
      if (distance > settings_.access_limit) continue;
      const std::size_t entry = graph_.add_node();
      piece.stops.push_back({share, entry});
      walk(is_village ? node : entry, is_village ? entry : node, distance);
    }
    return node;
  }

  void connect_stops(const SlowPiece& piece) {
    for (const auto& [from_share, from] : piece.stops) {
      for (const auto& [to_share, to] : piece.stops) {
        if (from == to) continue;
        const double part = std::abs(to_share - from_share);
        const double whole = to_share >= from_share ? piece.forth : piece.back;
        graph_.connect(from, to, part * piece.length, part == 0.0 ? 0.0 : part * whole);
      }
    }
  }

  std::vector<double> dijkstra(std::size_t from) const {
    using Waiting = std::pair<double, std::size_t>;
    std::vector<double> cost(graph_.edges.size(), std::numeric_limits<double>::infinity());
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
    cost[from] = 0.0;
    waiting.push({0.0, from});
    while (!waiting.empty()) {
      const auto [here, node] = waiting.top();
      waiting.pop();
      if (here > cost[node]) continue;
      for (const SlowEdge& edge : graph_.edges[node]) {
        const double next = here + (metric_ == Metric::time ? edge.minutes : edge.metres);
        if (next >= cost[edge.to]) continue;
        cost[edge.to] = next;
        waiting.push({next, edge.to});
      }
    }
    return cost;
  }

  Metric metric_;
  TravelSettings settings_;
  SlowGraph graph_;
  std::map<LonLat, std::size_t> vertex_node_;
  std::vector<LonLat> line_ends_;
  std::vector<SlowPiece> pieces_;  ///< that one can step onto
  std::vector<SlowPiece> closed_;
};

}  // namespace oracle
