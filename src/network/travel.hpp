// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/nearby.hpp"
#include "network/road_graph.hpp"
#include "network/road_network.hpp"

#include <hinterland/roads.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hinterland {

/// The path from a place to the nearest target along roads: walk, road, walk.
struct Journey {
  std::uint32_t row = Neighbour::none;  ///< of the target
  Metres length = unreachable;          ///< total
  Metres walk;                          ///< on foot, the walk factor included
  Minutes time{unreachable.value};      ///< total

  bool found() const { return row != Neighbour::none; }
  friend bool operator==(const Journey&, const Journey&) = default;
};

/// Finds the path to the nearest target along roads for each of many places: by time with
/// Metric::time, otherwise by length.
///
/// The path is the minimum over all pairs of access points, paths along a single segment and the
/// direct walk if it is within its limit, `TravelSettings::direct_walk`. One-way roads are
/// respected by time and ignored by length; the time of a shortest path is reported too. Ties go to
/// the lower row. If there is no path, `found()` is false.
///
/// The constructor searches the whole graph once, O(nodes + edges). Keeps a reference to the
/// network, which must outlive it.
class NearestByRoad {
 public:
  ///   targets  facilities of one service
  ///   most     the cost limit of the search, beyond which a path may be missing or not minimal;
  ///            in millimetres, or ticks with Metric::time
  NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets, Metric metric,
                const TravelSettings& settings, RoadCost most = unreachable_cost);
  ~NearestByRoad();
  NearestByRoad(NearestByRoad&&) noexcept;

  /// `entries` must be of the same places as `from`, with the same settings. O(entries).
  std::vector<Journey> from(const RoadEntries& entries, const Origins& from) const;

  /// The same for places that are used once: their entries are computed on the fly, as far as they
  /// can improve the path.
  std::vector<Journey> from_once(std::span<const LonLat> places) const;

  /// The nodes of the best path that starts with one of the entries, in order; empty if there is no
  /// such path.
  std::vector<RoadNodeId> nodes_on_way(std::span<const RoadEntry> entries) const;

  /// The remaining cost from each node; sources are rows of the targets.
  const Column<RoadNodeId, RoadLabel>& labels() const;

 private:
  struct Search;
  std::unique_ptr<Search> search_;
};

}  // namespace hinterland
