// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/road_crossings.hpp>

#include <hinterland/geometry/distance.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

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

/// The share of a piece that is nearest to a place, on a plane around it.
double nearest_share(const Piece& far_piece, LonLat place) {
  const Piece piece = beside(far_piece, place);
  const double narrow = std::cos(place.lat * std::numbers::pi / 180.0);
  const double east = (piece.end.lon - piece.start.lon) * narrow;
  const double north = piece.end.lat - piece.start.lat;
  const double product =
      (place.lon - piece.start.lon) * narrow * east + (place.lat - piece.start.lat) * north;
  return std::clamp(product / (east * east + north * north), 0.0, 1.0);
}

LonLat along(const Piece& piece, double share) {
  return {std::lerp(piece.start.lon, piece.end.lon, share),
          std::lerp(piece.start.lat, piece.end.lat, share)};
}

/// A grid shows a piece once for each of its cells.
template <class Row, class Key>
void keep_one_of_each(std::vector<Row>& rows, Key key) {
  std::ranges::sort(rows, {}, key);
  const auto same = [&](const Row& a, const Row& b) { return key(a) == key(b); };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
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
  for (std::uint32_t p = 0; p < roads.piece.size(); ++p) {
    const PieceEnds ends = roads.piece[p];
    const Piece piece = roads.on_map(p);
    grid.visit(box_of(piece), [&](std::uint32_t q) {
      if (q <= p || roads.piece[q].has(ends.start) || roads.piece[q].has(ends.end)) return;
      if (const auto shares = find_crossing(piece, roads.on_map(q))) {
        found.push_back({p, q, shares->first, shares->second});
      }
    });
  }
  keep_one_of_each(found, [](const RoadCrossing& c) { return std::pair(c.first, c.second); });
  return found;
}

std::vector<RoadTouch> find_touches(const RoadPiecesOnMap& roads, const PieceGrid& grid,
                                    std::span<const std::uint32_t> ends, Metres tolerance) {
  std::vector<RoadTouch> found;
  for (const std::uint32_t end : ends) {
    const LonLat place = roads.place[end];
    grid.visit(box_around(place, tolerance), [&](std::uint32_t p) {
      if (roads.piece[p].has(end)) return;
      const Piece piece = roads.on_map(p);
      const double share = nearest_share(piece, place);
      const Metres gap = distance_between(place, along(piece, share));
      if (gap > tolerance) return;
      if (std::min(distance_between(place, piece.start), distance_between(place, piece.end)) <=
          tolerance) {
        return;  // snapped to that vertex already
      }
      found.push_back({end, p, share, gap});
    });
  }
  keep_one_of_each(found, [](const RoadTouch& t) { return std::pair(t.place, t.piece); });
  return found;
}

}  // namespace hinterland
