// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/network/nearby.hpp>
#include <hinterland/network/road_graph.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hinterland {

struct TravelSettings {
  Metres access_limit = 1_km;  ///< how far a place may be from a road that it uses
  double walk_factor = 1.3;    ///< a walk is so much longer than the straight line
  double walking_kmh = 4.5;
};

/// Where a place can step onto a road: at the nearest point of a segment.
struct RoadEntry {
  RoadSegmentId segment;
  std::uint32_t offset = 0;  ///< millimetres of road from the start of the segment
  RoadCost walk = 0;         ///< millimetres on foot, the walk factor included
};

/// All entries of some places: those of row `p` are `first[p] .. first[p + 1]`,
/// by segment.
struct RoadEntries {
  std::vector<std::size_t> first{0};
  std::vector<RoadEntry> entry;

  std::size_t size() const { return first.size() - 1; }
  std::span<const RoadEntry> of(std::size_t row) const {
    return std::span(entry).subspan(first[row], first[row + 1] - first[row]);
  }
};

/// A graph, and its open segments by where they are.
class RoadNetwork {
 public:
  explicit RoadNetwork(RoadGraph graph);
  ~RoadNetwork();
  RoadNetwork(RoadNetwork&&) noexcept;

  const RoadGraph& graph() const { return graph_; }

  /// The entries of each place: one for every open segment within the access
  /// limit, a segment exactly on it too. O(places × segments in reach), in
  /// parallel.
  RoadEntries find_entries(std::span<const LonLat> places, const TravelSettings& settings) const;

  /// How far the nearest open segment is, straight; `unreachable`: there is none
  /// within the limit (of half around the globe). O(segments within four times
  /// the distance), so a wide limit is for single questions.
  Metres nearest_road(LonLat place, Metres limit = 20'100_km) const;

 private:
  struct Index;
  RoadGraph graph_;
  std::unique_ptr<Index> index_;
};

}  // namespace hinterland
