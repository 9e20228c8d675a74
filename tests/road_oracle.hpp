// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/distance.hpp"
#include "network/travel.hpp"

#include <hinterland/world.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <utility>
#include <vector>

/// Routes along roads, a slow reference implementation: one explicit graph in doubles, in which a
/// road with access is a row of points at most `step` apart, each joined to all places within the
/// access limit; and Dijkstra's algorithm backwards from the facilities. Roads join at shared
/// vertices only.
namespace oracle {

using namespace hinterland;

/// An edge towards the facilities, stored at the node that it leads to.
struct SlowEdge {
  std::size_t from = 0;
  double cost = 0.0;
};

/// Straight in longitude and latitude.
inline LonLat between(LonLat a, LonLat b, double share) {
  return {std::lerp(a.lon, b.lon, share), std::lerp(a.lat, b.lat, share)};
}

class SlowRoads {
 public:
  SlowRoads(const Roads& roads, Metric metric, const TravelSettings& settings, Metres step = 1_m)
      : metric_(metric), settings_(settings), step_(step) {
    for (RoadId r : Rows<RoadId>(roads.size())) add_road(roads, r);
  }

  /// Never below the true distance by more than the chords of a step, and above it by at most the
  /// cost of moving two entries by half a step, or the last entry within reach by a step.
  std::vector<double> nearest(const std::vector<LonLat>& villages,
                              const std::vector<LonLat>& facilities) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    std::vector<double> cost(edges_.size(), infinite);
    using Waiting = std::pair<double, std::size_t>;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
    for (const LonLat facility : facilities) {
      each_walk(facility, [&](std::size_t node, double walk) {
        if (walk >= cost[node]) return;
        cost[node] = walk;
        waiting.push({walk, node});
      });
    }
    while (!waiting.empty()) {
      const auto [here, node] = waiting.top();
      waiting.pop();
      if (here > cost[node]) continue;
      for (const SlowEdge& edge : edges_[node]) {
        const double next = here + edge.cost;
        if (next >= cost[edge.from]) continue;
        cost[edge.from] = next;
        waiting.push({next, edge.from});
      }
    }
    std::vector<double> costs;
    for (const LonLat village : villages) {
      double least = infinite;
      each_walk(village,
                [&](std::size_t node, double walk) { least = std::min(least, walk + cost[node]); });
      for (const LonLat facility : facilities) {
        const Metres direct = distance_between(village, facility);
        if (direct <= settings_.direct_walk()) least = std::min(least, walk_cost(direct));
      }
      costs.push_back(least);
    }
    return costs;
  }

 private:
  std::size_t add_node() {
    edges_.emplace_back();
    return edges_.size() - 1;
  }

  std::size_t node_at(LonLat vertex) {
    const auto [found, is_new] = vertex_node_.try_emplace(vertex, edges_.size());
    if (is_new) add_node();
    return found->second;
  }

  double road_cost(double metres, double kmh) const {
    return metric_ == Metric::time ? metres * 0.06 / kmh : metres;
  }
  double walk_cost(Metres straight) const {
    return road_cost(settings_.walk_factor * straight.value, settings_.walking_kmh);
  }

  void connect(std::size_t from, std::size_t to, double cost) {
    edges_[to].push_back({from, cost});
  }

  void add_road(const Roads& roads, RoadId r) {
    const std::size_t first = roads.first_vertex[r.index];
    const std::size_t end = roads.first_vertex[r.index + 1];
    for (std::size_t v = first; v < end; ++v) node_at(roads.vertex[v]);
    for (std::size_t v = first + 1; v < end; ++v) {
      add_piece(roads, r, roads.vertex[v - 1], roads.vertex[v]);
    }
  }

  void add_piece(const Roads& roads, RoadId r, LonLat start, LonLat end) {
    const double length = distance_between(start, end).value;
    if (length < 0.001) return;  // a piece of length 0 is left out
    const bool is_open = roads.is_open[r] != TriState::no;
    const int steps = is_open ? 1 + static_cast<int>(length / step_.value) : 1;
    const double cost = road_cost(length / steps, static_cast<double>(roads.speed_kmh[r]));
    const bool one_way = metric_ == Metric::time;
    std::size_t before = node_at(start);
    if (is_open) open_.push_back({start, before});
    for (int i = 1; i <= steps; ++i) {
      const LonLat place = between(start, end, static_cast<double>(i) / steps);
      const std::size_t node = i == steps ? node_at(end) : add_node();
      if (is_open) open_.push_back({place, node});
      if (!one_way || roads.direction[r] != Direction::backward) connect(before, node, cost);
      if (!one_way || roads.direction[r] != Direction::forward) connect(node, before, cost);
      before = node;
    }
  }

  template <class Work>
  void each_walk(LonLat place, const Work& work) const {
    const double degrees = settings_.access_limit / 80'000_m;  // more than the limit at 36° N
    for (const auto& [point, node] : open_) {
      if (std::abs(point.lon - place.lon) > degrees) continue;
      if (std::abs(point.lat - place.lat) > degrees) continue;
      const Metres distance = distance_between(place, point);
      if (distance <= settings_.access_limit) work(node, walk_cost(distance));
    }
  }

  Metric metric_;
  TravelSettings settings_;
  Metres step_;
  std::vector<std::vector<SlowEdge>> edges_;  ///< edges that lead to a node
  std::map<LonLat, std::size_t> vertex_node_;
  std::vector<std::pair<LonLat, std::size_t>> open_;  ///< points with access
};

}  // namespace oracle
