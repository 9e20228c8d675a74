// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"
#include "network/road_graph.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/units.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Noding and snapping, for road_topology: where roads meet without a shared vertex, and the
/// resulting links.
namespace hinterland {

/// The two ends of a road segment, as rows of the places.
struct PieceEnds {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  bool has(std::uint32_t place) const { return start == place || end == place; }
};

/// A place where a road starts or ends.
struct LineEnd {
  std::uint32_t place = 0;
  std::uint32_t road = 0;

  friend auto operator<=>(const LineEnd&, const LineEnd&) = default;
};

/// A road network during noding. The segments of a road are consecutive.
struct RoadDraft {
  std::vector<LonLat> place;
  std::vector<PieceEnds> ends;       ///< of each segment
  std::vector<RoadLink> piece;       ///< length, time and direction of each segment
  std::vector<std::uint32_t> road;   ///< of each segment, ascending
  std::vector<std::uint32_t> first;  ///< of the duplicates of each segment; only it becomes a link
  std::vector<LineEnd> line_ends;    ///< ascending, unique

  Piece on_map(std::uint32_t p) const {
    return piece_between(place[ends[p].start], place[ends[p].end]);
  }
};

/// Two segments that cross without a shared end, with the shares at which they cross, 0 at the
/// start and 1 at the end.
struct RoadCrossing {
  std::uint32_t first = 0;
  std::uint32_t second = 0;  ///< the higher row
  double first_share = 0.0;
  double second_share = 0.0;
};

/// The pairs of segments that cross, or of which one ends on the other, in longitude and latitude,
/// except pairs with a shared end and collinear ones. Of duplicates, only the first counts. Ordered
/// by rows. O(segments × segments near them).
///
///   grid  of all segments of the draft
std::vector<RoadCrossing> find_crossings(const RoadDraft& draft, const PieceGrid& grid);

/// The end of a road, and the nearest point of another road within the tolerance.
struct RoadTouch {
  LineEnd end;
  std::uint32_t piece = 0;  ///< segment of the other road
  double share = 0.0;       ///< along the segment; 0 or 1: a vertex
  Metres gap;
};

/// The touches; or, if there are more than a million plus `max_of_an_end` per end, only the place
/// of the end with the most touches.
struct RoadTouches {
  static constexpr std::size_t max_of_an_end = 16;

  std::vector<RoadTouch> touch;
  std::optional<LonLat> crowded;
};

/// The road ends within the tolerance (inclusive) of another road, each with the local minima of
/// the distance to the other road. Ordered by end, then segment.
///
/// Roads that have the end as a vertex are excluded, and so are points that are vertices of the
/// road that ends, since snapping would shorten existing paths. Whether two roads connect therefore
/// does not depend on other roads. Of duplicate segments, the first is given. O(ends × segments
/// near them).
RoadTouches find_touches(const RoadDraft& draft, const PieceGrid& grid, Metres tolerance,
                         const Progress& progress);

/// Removes the crossings of segments that are also connected by a touch.
void remove_touching(std::vector<RoadCrossing>& crossings, const std::vector<RoadTouch>& touches,
                     const RoadDraft& draft);

/// The point that an end is snapped to.
struct JoinedEnd {
  std::uint32_t place = 0;  ///< on the other road
  bool is_vertex = false;   ///< an existing vertex of the other road
  bool is_again = false;    ///< the two places are already connected by another touch
};

/// Converts all segments, without duplicates, to links, split where they meet others, followed by
/// the joints between them. The lengths of the parts of a segment add up exactly. New places are
/// added to the draft. Appends a row to `joined` for each touch.
std::vector<RoadLink> links_of(RoadDraft& draft, const std::vector<RoadCrossing>& crossings,
                               const std::vector<RoadTouch>& touches,
                               std::vector<JoinedEnd>& joined);

}  // namespace hinterland
