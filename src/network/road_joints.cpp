// SPDX-License-Identifier: Apache-2.0
#include "network/road_joints.hpp"

#include <hinterland/geometry/distance.hpp>
#include <hinterland/network/cell_grid.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr double joint_kmh = 30.0;  // over the gap of a joint, a metre or so

RoadLink joint_between(std::uint32_t start, std::uint32_t end, Metres gap) {
  const std::uint32_t length = to_millimetres(gap);
  const std::uint32_t time = to_ticks(length, joint_kmh);
  return {start, end, length, time, time, false};
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs of places that a piece no longer than the tolerance joins already.
std::vector<Pair> pairs_joined(const RoadDraft& draft, Metres tolerance) {
  std::vector<Pair> joined;
  for (std::size_t p = 0; p < draft.ends.size(); ++p) {
    if (draft.piece[p].length > to_millimetres(tolerance)) continue;
    joined.push_back(std::minmax(draft.ends[p].start, draft.ends[p].end));
  }
  std::ranges::sort(joined);
  return joined;
}

/// Ends, and the vertices within the tolerance of them.
std::vector<Pair> pairs_to_snap(const RoadDraft& draft, Metres tolerance) {
  std::vector<LonLat> end_place;
  for (const std::uint32_t end : draft.line_ends) end_place.push_back(draft.place[end]);
  const CellGrid grid(end_place, tolerance);
  std::vector<Pair> pairs;
  for (std::uint32_t place = 0; place < draft.vertices; ++place) {
    for (const std::uint32_t row : grid.around(draft.place[place])) {
      const std::uint32_t end = draft.line_ends[row];
      if (end == place) continue;
      if (distance_between(draft.place[end], draft.place[place]) <= tolerance) {
        pairs.push_back(std::minmax(end, place));
      }
    }
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// A place in the middle of a piece, where it is to be cut.
struct Cut {
  std::uint32_t piece = 0;
  std::uint32_t offset = 0;  ///< millimetres from its start
  std::uint32_t place = 0;

  friend auto operator<=>(const Cut&, const Cut&) = default;
};

/// Cuts pieces where they meet.
class Cutter {
 public:
  explicit Cutter(RoadDraft& draft) : draft_(draft) {}

  void join(const RoadCrossing& crossing) {
    const std::uint32_t first = place_at(crossing.first, crossing.first_share);
    const std::uint32_t second = place_at(crossing.second, crossing.second_share);
    if (first != second) draft_.joint.push_back(joint_between(first, second, 0_m));
  }

  void join(const RoadTouch& touch) {
    draft_.joint.push_back(
        joint_between(touch.place, place_at(touch.piece, touch.share), touch.gap));
  }

  std::vector<Cut> take() {
    std::ranges::sort(cuts_);
    return std::move(cuts_);
  }

 private:
  /// The place at a share of a piece: one of its ends, or a new one.
  std::uint32_t place_at(std::uint32_t piece, double share) {
    const std::uint32_t length = draft_.piece[piece].length;
    const auto offset =
        static_cast<std::uint32_t>(std::llround(share * static_cast<double>(length)));
    const PieceEnds ends = draft_.ends[piece];
    if (offset == 0) return ends.start;
    if (offset >= length) return ends.end;
    const Piece whole = piece_between(draft_.place[ends.start], draft_.place[ends.end]);
    const auto place = static_cast<std::uint32_t>(draft_.place.size());
    draft_.place.push_back({std::lerp(whole.start.lon, whole.end.lon, share),
                            std::lerp(whole.start.lat, whole.end.lat, share)});
    cuts_.push_back({piece, offset, place});
    return place;
  }

  RoadDraft& draft_;
  std::vector<Cut> cuts_;
};

/// The time to a point on a piece, so that times of parts add up to the whole.
std::uint32_t time_to(std::uint32_t offset, const RoadLink& piece, std::uint32_t time) {
  const std::uint64_t whole = time & ~RoadEdge::blocked;
  if (offset == piece.length) return static_cast<std::uint32_t>(whole);
  return static_cast<std::uint32_t>(whole * offset / piece.length);
}

RoadLink part_of_piece(const RoadLink& piece, PieceEnds ends, std::uint32_t from,
                       std::uint32_t to) {
  const auto time = [&](std::uint32_t whole) {
    return (time_to(to, piece, whole) - time_to(from, piece, whole)) | (whole & RoadEdge::blocked);
  };
  return {ends.start,   ends.end, to - from, time(piece.time_forth), time(piece.time_back),
          piece.is_open};
}

}  // namespace

std::size_t snap_ends(RoadDraft& draft, Metres tolerance) {
  if (!(tolerance > 0_m) || draft.line_ends.empty()) return 0;
  const std::vector<Pair> joined = pairs_joined(draft, tolerance);
  std::size_t snapped = 0;
  for (const Pair& pair : pairs_to_snap(draft, tolerance)) {
    const auto [a, b] = pair;
    // A joint beside a piece too: the piece may be slow or one-way, and adding
    // a road must not take a joint away.
    draft.joint.push_back(joint_between(a, b, distance_between(draft.place[a], draft.place[b])));
    if (!std::ranges::binary_search(joined, pair)) ++snapped;
  }
  return snapped;
}

RoadMeetings find_meetings(const RoadDraft& draft, Metres tolerance) {
  const RoadPiecesOnMap roads{draft.place, draft.ends};
  const PieceGrid grid(draft.ends.size(), [&](std::uint32_t row) { return roads.on_map(row); });
  return {find_crossings(roads, grid), find_touches(roads, grid, draft.line_ends, tolerance)};
}

std::vector<RoadLink> links_of(RoadDraft& draft, const RoadMeetings& meetings) {
  Cutter cutter(draft);
  for (const RoadCrossing& crossing : meetings.crossings) cutter.join(crossing);
  for (const RoadTouch& touch : meetings.touches) cutter.join(touch);
  const std::vector<Cut> cuts = cutter.take();

  std::vector<RoadLink> links;
  links.reserve(draft.piece.size() + cuts.size() + draft.joint.size());
  auto cut = cuts.begin();
  for (std::uint32_t p = 0; p < draft.piece.size(); ++p) {
    const RoadLink& piece = draft.piece[p];
    std::uint32_t place = draft.ends[p].start;
    std::uint32_t offset = 0;
    for (; cut != cuts.end() && cut->piece == p; ++cut) {
      links.push_back(part_of_piece(piece, {place, cut->place}, offset, cut->offset));
      place = cut->place;
      offset = cut->offset;
    }
    links.push_back(part_of_piece(piece, {place, draft.ends[p].end}, offset, piece.length));
  }
  links.insert(links.end(), draft.joint.begin(), draft.joint.end());
  return links;
}

}  // namespace hinterland
