// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/network/road_crossings.hpp>
#include <hinterland/network/road_graph.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

/// Inside road_lines: where lines meet that do not share a vertex.
namespace hinterland {

/// A road network under way from lines to links.
struct RoadDraft {
  std::vector<LonLat> place;
  std::size_t vertices = 0;     ///< so many of the places are vertices; the others cut long pieces
  std::vector<PieceEnds> ends;  ///< of each piece
  std::vector<RoadLink> piece;  ///< its length, time and one-ways
  std::vector<std::uint32_t> line_ends;  ///< places where a road begins or ends, ascending
  std::vector<RoadLink> joint;           ///< links over the gaps between ends and vertices
};

/// Where pieces meet in their middles.
struct RoadMeetings {
  std::vector<RoadCrossing> crossings;
  std::vector<RoadTouch> touches;
};

/// Adds joints between ends and vertices within the tolerance; returns how many.
std::size_t snap_ends(RoadDraft& draft, Metres tolerance);

RoadMeetings find_meetings(const RoadDraft& draft, Metres tolerance);

/// All pieces and joints as links; pieces are cut where they meet others, and
/// their parts are together as long as the whole, to the millimetre.
std::vector<RoadLink> links_of(RoadDraft& draft, const RoadMeetings& meetings);

}  // namespace hinterland
