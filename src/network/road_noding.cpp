// SPDX-License-Identifier: Apache-2.0
#include "network/road_noding.hpp"

#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr double joint_kmh = 30.0;  // over a gap of about a metre

RoadLink joint_between(std::uint32_t start, std::uint32_t end, Metres gap) {
  const std::uint32_t length = to_millimetres(gap);
  const std::uint32_t time = to_ticks(length, joint_kmh);
  return {start, end, length, time, time, false};
}

/// Finds the touches of road ends.
class TouchSearch {
 public:
  TouchSearch(const RoadDraft& draft, const PieceGrid& grid, Metres tolerance)
      : draft_(draft), grid_(grid), tolerance_(tolerance) {
    for (std::uint32_t p = 0; p < draft.ends.size(); ++p) {
      for (const std::uint32_t place : {draft.ends[p].start, draft.ends[p].end}) {
        if (is_end(place)) at_end_.push_back({place, draft.road[p]});
      }
    }
    std::ranges::sort(at_end_);
    at_end_.erase(std::unique(at_end_.begin(), at_end_.end()), at_end_.end());
  }

  /// Finds the touches of all roads that end at one place.
  void find_at(std::span<const LineEnd> ends, std::vector<RoadTouch>& found) const {
    const std::uint32_t end = ends.front().place;
    const LonLat place = draft_.place[end];
    const LonLatBox around = box_around(place, tolerance_);
    grid_.visit(around, [&](std::uint32_t p) {
      const Piece piece = draft_.on_map(p);
      if (std::max(piece.start.lat, piece.end.lat) < around.south) return;
      if (std::min(piece.start.lat, piece.end.lat) > around.north) return;
      if (std::ranges::binary_search(at_end_, LineEnd{end, draft_.road[p]})) return;
      const double share = nearest_share(piece, place);
      const Metres gap = distance_between(place, place_on(piece, share));
      if (gap > tolerance_ || !is_nearest(p, share, place)) return;
      const auto other = std::ranges::find_if(
          ends, [&](const LineEnd& e) { return !is_own_vertex(e.road, p, share); });
      if (other != ends.end()) found.push_back(touch_of_first({*other, p, share, gap}));
    });
  }

 private:
  bool is_end(std::uint32_t place) const {
    const auto at = std::ranges::lower_bound(draft_.line_ends, place, {}, &LineEnd::place);
    return at != draft_.line_ends.end() && at->place == place;
  }

  /// The same touch on the first duplicate of its segment.
  RoadTouch touch_of_first(RoadTouch touch) const {
    const std::uint32_t first = draft_.first[touch.piece];
    if (draft_.ends[first].start != draft_.ends[touch.piece].start) touch.share = 1.0 - touch.share;
    touch.piece = first;
    return touch;
  }

  bool are_of_one_road(std::size_t p, std::size_t q) const {
    return q < draft_.road.size() && draft_.road[p] == draft_.road[q];
  }

  /// Whether the road is not nearer on the adjacent segment. A vertex belongs to the segment that
  /// starts there.
  bool is_nearest(std::uint32_t p, double share, LonLat place) const {
    if (share >= 1.0) return !are_of_one_road(p, p + std::size_t{1});
    if (share > 0.0 || p == 0 || !are_of_one_road(p, p - std::size_t{1})) return true;
    return nearest_share(draft_.on_map(p - 1), place) >= 1.0;
  }

  /// Whether the point of the segment is a vertex of that road.
  bool is_own_vertex(std::uint32_t road, std::uint32_t p, double share) const {
    if (share > 0.0 && share < 1.0) return false;
    const std::uint32_t place = share > 0.0 ? draft_.ends[p].end : draft_.ends[p].start;
    const auto [first, last] = std::equal_range(draft_.road.begin(), draft_.road.end(), road);
    return std::any_of(first, last, [&](const std::uint32_t& own) {
      return draft_.ends[static_cast<std::size_t>(&own - draft_.road.data())].has(place);
    });
  }

  const RoadDraft& draft_;
  const PieceGrid& grid_;
  Metres tolerance_;
  std::vector<LineEnd> at_end_;  ///< places where a road ends, with all roads through them
};

/// A place inside a segment where it is to be split.
struct Cut {
  std::uint32_t piece = 0;
  std::uint32_t offset = 0;  ///< millimetres from its start
  std::uint32_t place = 0;

  friend auto operator<=>(const Cut&, const Cut&) = default;
};

/// Splits segments where they meet.
class Cutter {
 public:
  explicit Cutter(RoadDraft& draft) : draft_(draft) {}

  void join(const RoadCrossing& crossing) {
    const std::uint32_t first = place_at(crossing.first, crossing.first_share);
    const std::uint32_t second = place_at(crossing.second, crossing.second_share);
    if (first != second) joint_.push_back(joint_between(first, second, 0_m));
  }

  JoinedEnd join(const RoadTouch& touch) {
    const std::size_t places = draft_.place.size();
    const std::uint32_t place = place_at(touch.piece, touch.share);
    const bool is_new = pairs_.insert(std::minmax(touch.end.place, place)).second;
    if (is_new) joint_.push_back(joint_between(touch.end.place, place, touch.gap));
    return {place, place < places, !is_new};
  }

  const std::vector<RoadLink>& joints() const { return joint_; }

  std::vector<Cut> take() {
    std::ranges::sort(cuts_);
    return std::move(cuts_);
  }

 private:
  /// The place at a share of a segment: one of its ends, or a new place.
  std::uint32_t place_at(std::uint32_t piece, double share) {
    const PieceEnds ends = draft_.ends[piece];
    const LonLat point = place_on(draft_.on_map(piece), share);
    const std::uint32_t length = draft_.piece[piece].length;
    const auto offset =
        static_cast<std::uint32_t>(std::llround(share * static_cast<double>(length)));
    if (offset == 0) return ends.start;
    if (offset >= length) return ends.end;
    const auto place = static_cast<std::uint32_t>(draft_.place.size());
    draft_.place.push_back(point);
    cuts_.push_back({piece, offset, place});
    return place;
  }

  RoadDraft& draft_;
  std::vector<RoadLink> joint_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;  ///< places connected by touches
  std::vector<Cut> cuts_;
};

/// The time from the start of a segment to an offset, so that the times of parts add up exactly.
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

/// The longest link for which additional vertices on the road have no effect: at this length, a
/// line that is straight in longitude and latitude deviates by 2 mm from the line that is straight
/// over the ground; at most 1 km because of the curvature of the ground.
Metres longest_link(LonLat start, LonLat end) {
  constexpr double bend = 0.002;  // metres
  const double lat = std::max(std::abs(start.lat), std::abs(end.lat)) * radians_per_degree;
  const double curvature = std::tan(std::min(lat, 1.5)) / mean_earth_radius;
  return {std::min(longest_chord, std::sqrt(8.0 * bend / std::max(curvature, 1e-12)))};
}

/// Adds a part of a segment, divided into links that are short enough.
void add_links(const RoadLink& piece, PieceEnds ends, std::uint32_t from, std::uint32_t to,
               std::vector<LonLat>& place, std::vector<RoadLink>& links) {
  const Piece whole = piece_between(place[ends.start], place[ends.end]);
  const Metres length{(to - from) / millimetres_in_metre};
  const auto count = 1 + static_cast<std::uint32_t>(length / longest_link(whole.start, whole.end));
  std::uint32_t start = ends.start;
  std::uint32_t offset = from;
  for (std::uint32_t i = 1; i < count; ++i) {
    const double share = static_cast<double>(i) / count;
    const auto next = from + static_cast<std::uint32_t>(std::llround(share * (to - from)));
    const auto end = static_cast<std::uint32_t>(place.size());
    place.push_back(place_on(whole, share));
    links.push_back(part_of_piece(piece, {start, end}, offset, next));
    start = end;
    offset = next;
  }
  links.push_back(part_of_piece(piece, {start, ends.end}, offset, to));
}

/// Keeps one touch per segment for an end: the grid returns a segment once per cell, and duplicate
/// segments count as one.
void remove_duplicates(std::vector<RoadTouch>& touches) {
  const auto key = [](const RoadTouch& t) { return std::pair(t.piece, t.end.road); };
  std::ranges::stable_sort(touches, {}, key);
  const auto doubles =
      std::unique(touches.begin(), touches.end(),
                  [](const RoadTouch& a, const RoadTouch& b) { return a.piece == b.piece; });
  touches.erase(doubles, touches.end());
}

}  // namespace

std::vector<RoadCrossing> find_crossings(const RoadDraft& draft, const PieceGrid& grid) {
  std::vector<RoadCrossing> found;
  std::vector<std::uint32_t> seen_from(draft.ends.size());  // the grid returns duplicates
  for (std::uint32_t p = 0; p < draft.ends.size(); ++p) {
    if (draft.first[p] != p) continue;
    const PieceEnds ends = draft.ends[p];
    const Piece piece = draft.on_map(p);
    grid.visit(box_of(piece), [&](std::uint32_t q) {
      if (q <= p || draft.first[q] != q || std::exchange(seen_from[q], p + 1) == p + 1) return;
      if (draft.ends[q].has(ends.start) || draft.ends[q].has(ends.end)) return;
      if (const auto shares = find_crossing(piece, draft.on_map(q))) {
        found.push_back({p, q, shares->first, shares->second});
      }
    });
  }
  std::ranges::sort(found, {}, [](const RoadCrossing& c) { return std::pair(c.first, c.second); });
  return found;
}

RoadTouches find_touches(const RoadDraft& draft, const PieceGrid& grid, Metres tolerance,
                         const Progress& progress) {
  constexpr std::size_t always_allowed = 1'000'000;
  constexpr std::size_t ends_in_step = 256;
  RoadTouches found;
  if (!(tolerance > 0_m)) return found;
  const TouchSearch search(draft, grid, tolerance);
  const std::span<const LineEnd> ends(draft.line_ends);
  const std::size_t most = always_allowed + RoadTouches::max_of_an_end * ends.size();
  std::size_t max_at_one = 0;
  std::uint32_t crowded = 0;  // place
  std::vector<RoadTouch> here;
  for (std::size_t i = 0, count = 0, step = 0; i < ends.size(); i += count, ++step) {
    if (step % ends_in_step == 0)
      progress(static_cast<double>(i) / static_cast<double>(ends.size()), "joining roads");
    count = 1;
    while (i + count < ends.size() && ends[i + count].place == ends[i].place) ++count;
    here.clear();
    search.find_at(ends.subspan(i, count), here);
    remove_duplicates(here);
    found.touch.insert(found.touch.end(), here.begin(), here.end());
    if (here.size() > max_at_one) {
      max_at_one = here.size();
      crowded = ends[i].place;
    }
    if (found.touch.size() > most) return {{}, draft.place[crowded]};
  }
  return found;
}

void remove_touching(std::vector<RoadCrossing>& crossings, const std::vector<RoadTouch>& touches,
                     const RoadDraft& draft) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> touching;  // end, piece
  for (const RoadTouch& touch : touches) touching.emplace_back(touch.end.place, touch.piece);
  std::ranges::sort(touching);
  const auto touches_piece = [&](std::uint32_t ends_of, std::uint32_t piece) {
    const PieceEnds ends = draft.ends[ends_of];
    return std::ranges::binary_search(touching, std::pair(ends.start, piece)) ||
           std::ranges::binary_search(touching, std::pair(ends.end, piece));
  };
  std::erase_if(crossings, [&](const RoadCrossing& crossing) {
    return touches_piece(crossing.first, crossing.second) ||
           touches_piece(crossing.second, crossing.first);
  });
}

std::vector<RoadLink> links_of(RoadDraft& draft, const std::vector<RoadCrossing>& crossings,
                               const std::vector<RoadTouch>& touches,
                               std::vector<JoinedEnd>& joined) {
  Cutter cutter(draft);
  for (const RoadCrossing& crossing : crossings) cutter.join(crossing);
  for (const RoadTouch& touch : touches) joined.push_back(cutter.join(touch));
  const std::vector<Cut> cuts = cutter.take();

  std::vector<RoadLink> links;
  links.reserve(draft.piece.size() + cuts.size() + cutter.joints().size());
  auto cut = cuts.begin();
  for (std::uint32_t p = 0; p < draft.piece.size(); ++p) {
    if (draft.first[p] != p) continue;
    const RoadLink& piece = draft.piece[p];
    std::uint32_t place = draft.ends[p].start;
    std::uint32_t offset = 0;
    for (; cut != cuts.end() && cut->piece == p; ++cut) {
      add_links(piece, {place, cut->place}, offset, cut->offset, draft.place, links);
      place = cut->place;
      offset = cut->offset;
    }
    add_links(piece, {place, draft.ends[p].end}, offset, piece.length, draft.place, links);
  }
  links.insert(links.end(), cutter.joints().begin(), cutter.joints().end());
  return links;
}

}  // namespace hinterland
