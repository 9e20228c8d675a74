// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"
#include "network/road_crossings.hpp"
#include "network/road_graph.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/units.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Inside road_lines: where lines meet that do not share a vertex.
namespace hinterland {

/// A place where a road begins or ends.
struct LineEnd {
  std::uint32_t place = 0;
  std::uint32_t road = 0;

  friend auto operator<=>(const LineEnd&, const LineEnd&) = default;
};

/// A road network under way from lines to links. The pieces of a road follow each
/// other.
struct RoadDraft {
  std::vector<LonLat> place;
  std::vector<PieceEnds> ends;       ///< of each piece
  std::vector<RoadLink> piece;       ///< its length, time and one-ways
  std::vector<std::uint32_t> road;   ///< that it belongs to, ascending
  std::vector<std::uint32_t> first;  ///< of its copies: the links are made of that alone
  std::vector<LineEnd> line_ends;    ///< ascending, each once
};

/// The end of a road, and the nearest point of another one beside it.
struct RoadTouch {
  LineEnd end;
  std::uint32_t piece = 0;  ///< of the other road
  double share = 0.0;       ///< along the piece; 0 or 1: a vertex
  Metres gap;
};

/// What was found; or, where that is more than a million touches and `most_of_an_end` an end, only
/// where the most roads are near one.
struct RoadTouches {
  static constexpr std::size_t most_of_an_end = 16;

  std::vector<RoadTouch> touch;
  std::optional<LonLat> crowded;
};

/// Ends within the tolerance of another road, one exactly on it too: each end with
/// the points of the other road that are nearer than those next to them. By end,
/// then piece.
///
/// A road is no other road where it has the end among its vertices, and a point is
/// none where it is a vertex of the road that ends: joints would cut short the ways
/// that are there. So whether two roads join depends on them alone, and a third one
/// takes nothing away. Of copies of a piece the first is told. O(ends × pieces near them).
RoadTouches find_touches(const RoadDraft& draft, const PieceGrid& grid, Metres tolerance,
                         const Progress& progress);

/// Leaves out the crossings of which a touch tells already.
void leave_out_touching(std::vector<RoadCrossing>& crossings, const std::vector<RoadTouch>& touches,
                        const RoadDraft& draft);

/// What an end is joined to.
struct JoinedEnd {
  std::uint32_t place = 0;  ///< on the other road
  bool is_vertex = false;   ///< that was there already
  bool is_again = false;    ///< the same two places have been joined from the other one
};

/// All pieces as links, copies once, cut where they meet others, and the joints between them.
/// The parts of a piece are together as long as the whole, to the millimetre. New
/// places go to the draft. `joined` gets a row for each touch.
std::vector<RoadLink> links_of(RoadDraft& draft, const std::vector<RoadCrossing>& crossings,
                               const std::vector<RoadTouch>& touches,
                               std::vector<JoinedEnd>& joined);

}  // namespace hinterland
