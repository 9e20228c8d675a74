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

/// The way from a place to what is nearest to it along roads: walk, road, walk.
struct Journey {
  std::uint32_t row = Neighbour::none;  ///< in the places that were searched for
  Metres length = unreachable;          ///< of all of it
  Metres walk;                          ///< of it on foot, detours of walking included
  Minutes time{unreachable.value};      ///< of all of it

  bool found() const { return row != Neighbour::none; }
  friend bool operator==(const Journey&, const Journey&) = default;
};

/// Finds the way to the nearest of the places along roads, for each of many others: by length where
/// `metric` is road, by time where it is time.
///
/// The way is the least over all pairs of entries, trips along one segment and
/// the direct walk where that is within the access limit. Length ignores
/// one-ways, time does not; a way of least length still says how long it takes.
/// Equal costs go to the lower row. No way: `found()` is false.
///
/// One search of the whole graph when made, O(nodes + edges), whichever places are asked for
/// afterwards. Refers to the network, which must live as long.
class NearestByRoad {
 public:
  ///   targets  facilities of one service
  ///   most     what costs more is not searched for: there, a way may be none or longer than
  ///            the least. Millimetres, or ticks where `metric` is time
  NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets, Metric metric,
                const TravelSettings& settings, RoadCost most = unreachable_cost);
  ~NearestByRoad();
  NearestByRoad(NearestByRoad&&) noexcept;

  /// `entries` of the same places as `from`, made with the same settings. O(entries).
  std::vector<Journey> from(const RoadEntries& entries, const Origins& from) const;

  /// The same for places that are searched from once: their entries are not kept, and not
  /// made where they cannot matter.
  std::vector<Journey> from_once(std::span<const LonLat> places) const;

  /// The nodes that the best way with one of some entries leads through, in the
  /// order of the way; none: there is no way over a node.
  std::vector<RoadNodeId> nodes_on_way(std::span<const RoadEntry> entries) const;

  /// How much is left to go from each node; sources are rows of the targets.
  const Column<RoadNodeId, RoadLabel>& labels() const;

 private:
  struct Search;
  std::unique_ptr<Search> search_;
};

}  // namespace hinterland
