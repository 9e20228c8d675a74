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

/// Inside road_topology: where roads meet that share no vertex, and the links that result.
namespace hinterland {

/// The two ends of a straight piece of road, as rows of some places.
struct PieceEnds {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  bool has(std::uint32_t place) const { return start == place || end == place; }
};

/// A place where a road begins or ends.
struct LineEnd {
  std::uint32_t place = 0;
  std::uint32_t road = 0;

  friend auto operator<=>(const LineEnd&, const LineEnd&) = default;
};

/// A road network in the making, from lines to links. The pieces of a road follow each
/// other.
struct RoadDraft {
  std::vector<LonLat> place;
  std::vector<PieceEnds> ends;       ///< of each piece
  std::vector<RoadLink> piece;       ///< its length, time and one-ways
  std::vector<std::uint32_t> road;   ///< that it belongs to, ascending
  std::vector<std::uint32_t> first;  ///< of its copies: links are made of this one alone
  std::vector<LineEnd> line_ends;    ///< ascending, each once

  Piece on_map(std::uint32_t p) const {
    return piece_between(place[ends[p].start], place[ends[p].end]);
  }
};

/// Two pieces that cross although they share no end: where along each, 0 at its
/// start and 1 at its end.
struct RoadCrossing {
  std::uint32_t first = 0;
  std::uint32_t second = 0;  ///< the higher row
  double first_share = 0.0;
  double second_share = 0.0;
};

/// Pairs of pieces that cross, or where an end of one lies on the other, as
/// drawn in longitude and latitude; those that share an end are left out, and
/// those that run along each other. Of copies only the first counts. By rows.
/// O(pieces × pieces near them).
///
///   grid  of all pieces of the draft
std::vector<RoadCrossing> find_crossings(const RoadDraft& draft, const PieceGrid& grid);

/// The end of a road, and the nearest point of another one beside it.
struct RoadTouch {
  LineEnd end;
  std::uint32_t piece = 0;  ///< of the other road
  double share = 0.0;       ///< along the piece; 0 or 1: a vertex
  Metres gap;
};

/// The touches; or, where there are more than a million and `max_of_an_end` per end, only the
/// place of the end with the most.
struct RoadTouches {
  static constexpr std::size_t max_of_an_end = 16;

  std::vector<RoadTouch> touch;
  std::optional<LonLat> crowded;
};

/// Ends within the tolerance of another road, one exactly on it too: each end with
/// the points of the other road that are nearer than those next to them. By end,
/// then piece.
///
/// A road that has the end among its vertices is left out, and so is a point that is a vertex of
/// the road that ends: a joint would shorten ways that exist. So whether two roads join depends on
/// these two alone, and a third one takes nothing away. Of copies of a piece the first is named.
/// O(ends × pieces near them).
RoadTouches find_touches(const RoadDraft& draft, const PieceGrid& grid, Metres tolerance,
                         const Progress& progress);

/// Leaves out the crossings of two roads that touch there.
void leave_out_touching(std::vector<RoadCrossing>& crossings, const std::vector<RoadTouch>& touches,
                        const RoadDraft& draft);

/// What an end is joined to.
struct JoinedEnd {
  std::uint32_t place = 0;  ///< on the other road
  bool is_vertex = false;   ///< of the other road as drawn
  bool is_again = false;    ///< the same two places are joined already, from the other end
};

/// All pieces as links, copies once, cut where they meet others, and the joints between them.
/// The parts of a piece are together as long as the whole, to the millimetre. New
/// places are added to the draft. `joined` gets a row for each touch.
std::vector<RoadLink> links_of(RoadDraft& draft, const std::vector<RoadCrossing>& crossings,
                               const std::vector<RoadTouch>& touches,
                               std::vector<JoinedEnd>& joined);

}  // namespace hinterland
