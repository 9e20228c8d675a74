// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/network/piece_grid.hpp>
#include <hinterland/network/road_graph.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// To be asked by `RoadNetwork::each_near`: every segment matters.
inline constexpr auto every_segment = [](RoadSegmentId) { return true; };

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

  const RoadGraph& graph() const { return graph_; }

  /// The entries of each place: one for every open segment within the access
  /// limit, a segment exactly on it too. O(places × segments in reach), in
  /// parallel.
  RoadEntries find_entries(std::span<const LonLat> places, const TravelSettings& settings) const;

  /// Where one steps onto a segment; none: it is beyond the access limit.
  std::optional<RoadEntry> entry_on(RoadSegmentId segment, const Position& from,
                                    const TravelSettings& settings) const;

  /// Calls `visit(segment, at_least)` for all open segments within the radius,
  /// for some beyond it, and for some more than once, but for those of which
  /// `matters(segment)` says no. None is nearer than `at_least`, a rough distance
  /// that costs little.
  template <class Matters, class Visit>
  void each_near(LonLat place, Metres radius, const Matters& matters, const Visit& visit) const {
    // A segment is measured along its chord, which leaves its box by 2 cm at most.
    constexpr Metres slack{0.1};
    const LonLatBox box = box_around(place, radius + slack);
    const double narrowing = (box.north - box.south) / (box.east - box.west);
    const Metres in_degree_north = metres_in_degree_at_least;
    const Metres in_degree_east = std::min(narrowing, 1.0) * in_degree_north;
    grid_.visit(box, [&](std::uint32_t row) {
      const RoadSegmentId segment{row};
      if (!matters(segment)) return;
      const LonLatBox around = box_of(on_map(segment, place));
      const double off_east = std::max(around.west - place.lon, place.lon - around.east);
      const double off_north = std::max(around.south - place.lat, place.lat - around.north);
      const Metres off = std::max(off_east * in_degree_east, off_north * in_degree_north);
      const Metres at_least = std::max(off - slack, 0_m);
      if (at_least <= radius) visit(segment, at_least);
    });
  }

  /// How far the nearest open segment is, straight; `unreachable`: there is none
  /// within the limit (of half around the globe). O(segments within four times
  /// the distance), so a wide limit is for single questions.
  Metres nearest_road(LonLat place, Metres limit = 20'100_km) const;

 private:
  /// A segment, by the longitudes that are near a place.
  Piece on_map(RoadSegmentId segment, LonLat place) const;

  RoadGraph graph_;
  PieceGrid grid_;
};

}  // namespace hinterland
