// SPDX-License-Identifier: Apache-2.0
#include "network/road_crossings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

/// Twice the area of the triangle a, b, c; positive: c lies to the left of a → b.
double turn(LonLat a, LonLat b, LonLat c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

/// The same piece, a turn around the globe nearer to another.
Piece beside(const Piece& piece, LonLat other) {
  const double turns = 360.0 * std::round((piece.start.lon - other.lon) / 360.0);
  return {{piece.start.lon - turns, piece.start.lat}, {piece.end.lon - turns, piece.end.lat}};
}

}  // namespace

std::optional<CrossingShares> find_crossing(const Piece& p, const Piece& far_q) {
  const Piece q = beside(far_q, p.start);
  const double p_start = turn(q.start, q.end, p.start);
  const double p_end = turn(q.start, q.end, p.end);
  if (p_start * p_end > 0.0 || p_start == p_end) return {};
  const double q_start = turn(p.start, p.end, q.start);
  const double q_end = turn(p.start, p.end, q.end);
  if (q_start * q_end > 0.0 || q_start == q_end) return {};
  return CrossingShares{p_start / (p_start - p_end), q_start / (q_start - q_end)};
}

std::vector<RoadCrossing> find_crossings(const RoadPiecesOnMap& roads, const PieceGrid& grid) {
  std::vector<RoadCrossing> found;
  std::vector<std::uint32_t> seen_from(roads.piece.size());  // a grid shows a piece in each cell
  for (std::uint32_t p = 0; p < roads.piece.size(); ++p) {
    if (roads.first[p] != p) continue;
    const PieceEnds ends = roads.piece[p];
    const Piece piece = roads.on_map(p);
    grid.visit(box_of(piece), [&](std::uint32_t q) {
      if (q <= p || roads.first[q] != q || std::exchange(seen_from[q], p + 1) == p + 1) return;
      if (roads.piece[q].has(ends.start) || roads.piece[q].has(ends.end)) return;
      if (const auto shares = find_crossing(piece, roads.on_map(q))) {
        found.push_back({p, q, shares->first, shares->second});
      }
    });
  }
  std::ranges::sort(found, {}, [](const RoadCrossing& c) { return std::pair(c.first, c.second); });
  return found;
}

}  // namespace hinterland
