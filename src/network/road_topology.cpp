// SPDX-License-Identifier: Apache-2.0
#include "network/road_topology.hpp"

#include "geometry/distance.hpp"
#include "geometry/hilbert.hpp"
#include "network/road_noding.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

using Places = std::span<const std::uint32_t>;

/// The opposite direction.
Direction reversed(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::forward ? Direction::backward : Direction::forward;
}

/// The direction of a road in its canonical orientation. A palindromic road covers all its segments
/// both ways in either direction.
Direction as_read(Direction direction, bool is_reversed, Places places) {
  if (direction == Direction::both) return direction;
  if (std::equal(places.begin(), places.end(), places.rbegin())) return Direction::forward;
  return is_reversed ? reversed(direction) : direction;
}

/// A road in its canonical orientation, for comparison with duplicates digitised in either
/// direction.
class DrawnRoad {
 public:
  DrawnRoad(const Roads& roads, Places place_of, RoadId road)
      : places_(
            place_of.subspan(roads.first_vertex[road.index],
                             roads.first_vertex[road.index + 1] - roads.first_vertex[road.index])),
        is_reversed_(std::lexicographical_compare(places_.rbegin(), places_.rend(), places_.begin(),
                                                  places_.end())),
        direction_(as_read(roads.direction[road], is_reversed_, places_)),
        speed_kmh_(roads.speed_kmh[road]),
        is_open_(roads.is_open[road] != TriState::no) {}

  std::uint64_t hash() const {
    constexpr std::uint64_t basis = 14'695'981'039'346'656'037U;  // FNV-1a, 64 bits
    constexpr std::uint64_t prime = 1'099'511'628'211U;
    std::uint64_t hash = basis;
    const auto add = [&](std::uint64_t part) { hash = (hash ^ part) * prime; };
    add(static_cast<std::uint64_t>(direction_) << 1U | (is_open_ ? 1U : 0U));
    add(std::bit_cast<std::uint32_t>(speed_kmh_));
    for (std::size_t i = 0; i < places_.size(); ++i) add(place(i));
    return hash;
  }

  bool operator==(const DrawnRoad& other) const {
    const auto key = [](const DrawnRoad& road) {
      return std::tuple(road.places_.size(), road.direction_, road.speed_kmh_, road.is_open_);
    };
    if (key(*this) != key(other)) return false;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (place(i) != other.place(i)) return false;
    }
    return true;
  }

 private:
  std::uint32_t place(std::size_t i) const {
    return is_reversed_ ? places_[places_.size() - 1 - i] : places_[i];
  }

  Places places_;
  bool is_reversed_;
  Direction direction_;
  float speed_kmh_;
  bool is_open_;
};

using Keys = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // key and row

/// Calls `work` with the rows of each key that occurs several times, ascending.
template <class Work>
void for_each_shared(Keys& keys, const Work& work) {
  std::ranges::sort(keys);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < keys.size(); i += rows.size()) {
    rows.clear();
    for (std::size_t j = i; j < keys.size() && keys[j].first == keys[i].first; ++j)
      rows.push_back(keys[j].second);
    if (rows.size() > 1) work(rows);
  }
}

/// For each road, the first of its duplicates: with the same places in either orientation, speed,
/// direction and access. `place_of` is the place of each vertex. O(n log n).
std::vector<std::uint32_t> first_of_copies(const Roads& roads, Places place_of) {
  const auto drawn = [&](std::uint32_t road) { return DrawnRoad(roads, place_of, RoadId{road}); };
  std::vector<std::uint32_t> first(roads.size());
  std::iota(first.begin(), first.end(), 0U);
  Keys keys;
  keys.reserve(roads.size());
  for (const std::uint32_t road : first) keys.emplace_back(drawn(road).hash(), road);
  for_each_shared(keys, [&](const std::vector<std::uint32_t>& alike) {
    std::vector<std::uint32_t> kept;  // one, except after a hash collision
    for (const std::uint32_t road : alike) {
      const auto same = std::ranges::find_if(
          kept, [&](std::uint32_t other) { return drawn(other) == drawn(road); });
      if (same == kept.end()) {
        kept.push_back(road);
      } else {
        first[road] = *same;
      }
    }
  });
  return first;
}

/// The same for segments: with the same ends, length, times and access. O(n log n).
std::vector<std::uint32_t> first_of_copies(std::span<const PieceEnds> ends,
                                           std::span<const RoadLink> pieces) {
  std::vector<std::uint32_t> first(ends.size());
  std::iota(first.begin(), first.end(), 0U);
  Keys keys;
  keys.reserve(ends.size());
  for (const std::uint32_t row : first) {
    const auto [low, high] = std::minmax({ends[row].start, ends[row].end});
    keys.emplace_back(std::uint64_t{low} << 32U | high, row);
  }
  const auto key = [&](std::uint32_t row) {
    const RoadLink& piece = pieces[row];
    const bool is_forth = ends[row].start < ends[row].end;
    return std::tuple(piece.length, is_forth ? piece.time_forth : piece.time_back,
                      is_forth ? piece.time_back : piece.time_forth, piece.is_open);
  };
  for_each_shared(keys, [&](std::vector<std::uint32_t>& alike) {
    std::ranges::stable_sort(alike, {}, key);
    for (std::size_t i = 1; i < alike.size(); ++i) {
      if (key(alike[i]) == key(alike[i - 1])) first[alike[i]] = first[alike[i - 1]];
    }
  });
  return first;
}

/// Longer segments are divided, since touches and crossings are computed on a local plane.
constexpr Metres longest_road_piece = 1_km;

/// The place of each vertex; vertices with the same Hilbert key share a place.
std::vector<std::uint32_t> merge_vertices(const Roads& roads, std::vector<LonLat>& place) {
  const auto keys = hilbert_order(roads.vertex);
  std::vector<std::uint32_t> place_of(roads.vertex.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto [key, vertex] = keys[i];
    if (i == 0 || key != keys[i - 1].first) place.push_back(roads.vertex[vertex]);
    place_of[vertex] = static_cast<std::uint32_t>(place.size() - 1);
  }
  return place_of;
}

double speed_on(const Roads& roads, RoadId road, double walking_kmh) {
  const auto kmh = static_cast<double>(roads.speed_kmh[road]);
  return roads.is_open[road] == TriState::no ? kmh : std::max(kmh, walking_kmh);
}

/// Measures cumulatively from the start of a road, so that rounding errors do not accumulate: the
/// lengths and times of consecutive segments sum to those of the whole part, to 1 mm and 1 tick.
class Odometer {
 public:
  Odometer(const Roads& roads, RoadId road, double walking_kmh)
      : kmh_(speed_on(roads, road, walking_kmh)),
        direction_(roads.direction[road]),
        is_open_(roads.is_open[road] != TriState::no) {}

  /// The next segment of the road.
  RoadLink drive(Metres length) {
    metres_ += length.value;
    const auto millimetres = std::llround(metres_ * millimetres_in_metre);
    const auto ticks = std::llround(static_cast<double>(millimetres) * 36.0 / kmh_);
    RoadLink link;
    link.length = static_cast<std::uint32_t>(millimetres - millimetres_);
    const auto time = static_cast<std::uint32_t>(std::min<long long>(ticks - ticks_, max_ticks));
    link.time_forth = direction_ == Direction::backward ? time | RoadEdge::blocked : time;
    link.time_back = direction_ == Direction::forward ? time | RoadEdge::blocked : time;
    link.is_open = is_open_;
    millimetres_ = millimetres;
    ticks_ = ticks;
    return link;
  }

 private:
  static constexpr long long max_ticks = RoadEdge::blocked - 1;

  double kmh_;
  Direction direction_;
  bool is_open_;
  double metres_ = 0.0;
  long long millimetres_ = 0;
  long long ticks_ = 0;
};

/// Adds the segment between two vertices, divided if it is too long.
void add_road_pieces(Odometer& odometer, RoadId road, PieceEnds ends, RoadDraft& draft) {
  const Piece whole = piece_between(draft.place[ends.start], draft.place[ends.end]);
  const int count =
      1 + static_cast<int>(distance_between(whole.start, whole.end) / longest_road_piece);
  std::uint32_t from = ends.start;
  for (int i = 1; i <= count; ++i) {
    std::uint32_t to = ends.end;
    if (i < count) {
      to = static_cast<std::uint32_t>(draft.place.size());
      draft.place.push_back(place_on(whole, static_cast<double>(i) / count));
    }
    draft.ends.push_back({from, to});
    draft.road.push_back(road.index);
    draft.piece.push_back(odometer.drive(distance_between(draft.place[from], draft.place[to])));
    from = to;
  }
}

RoadDraft draft_pieces(const Roads& roads, RoadJoins& joins, double walking_kmh) {
  RoadDraft draft;
  const std::vector<std::uint32_t> place_of = merge_vertices(roads, draft.place);
  const std::vector<std::uint32_t> first_road = first_of_copies(roads, place_of);
  for (RoadId road : Rows<RoadId>(roads.size())) {
    if (first_road[road.index] != road.index) continue;
    const std::size_t first = roads.first_vertex[road.index];
    const std::size_t end = roads.first_vertex[road.index + 1];
    if (end - first < 2) continue;
    Odometer odometer(roads, road, walking_kmh);
    for (std::size_t v = first + 1; v < end; ++v) {
      const PieceEnds ends{place_of[v - 1], place_of[v]};
      if (ends.start == ends.end) {
        ++joins.pieces_without_length;
      } else {
        add_road_pieces(odometer, road, ends, draft);
      }
    }
    if (draft.road.empty() || draft.road.back() != road.index) continue;  // has zero length
    draft.line_ends.insert(draft.line_ends.end(),
                           {{place_of[first], road.index}, {place_of[end - 1], road.index}});
  }
  std::ranges::sort(draft.line_ends);
  const auto doubles = std::unique(draft.line_ends.begin(), draft.line_ends.end());
  draft.line_ends.erase(doubles, draft.line_ends.end());
  draft.first = first_of_copies(draft.ends, draft.piece);
  return draft;
}

PieceGrid grid_of(const RoadDraft& draft) {
  return PieceGrid(draft.ends.size(), [&](std::uint32_t p) { return draft.on_map(p); });
}

RoadJoint joint_of(const RoadTouch& touch, const JoinedEnd& joined, const RoadDraft& draft) {
  return {RoadId{touch.end.road}, RoadId{draft.road[touch.piece]}, draft.place[touch.end.place],
          draft.place[joined.place], touch.gap};
}

/// Counts and lists the joints made from touches.
void record(RoadJoins& joins, const RoadDraft& draft, const std::vector<RoadTouch>& touches,
            const std::vector<JoinedEnd>& joined) {
  for (std::size_t i = 0; i < touches.size(); ++i) {
    if (joined[i].is_again) continue;
    const RoadTouch& touch = touches[i];
    ++(joined[i].is_vertex ? joins.ends_snapped : joins.touches);
    joins.joint.push_back(joint_of(touch, joined[i], draft));
  }
}

/// The crossings to connect, except those of touches within the snap tolerance.
std::vector<RoadCrossing> crossings_near(const std::vector<RoadTouch>& touches,
                                         const RoadSettings& settings, const RoadDraft& draft,
                                         const PieceGrid& grid) {
  if (!settings.join_crossings) return {};
  std::vector<RoadTouch> joined;
  std::ranges::copy_if(touches, std::back_inserter(joined), [&](const RoadTouch& touch) {
    return touch.gap <= settings.snap_tolerance;
  });
  std::vector<RoadCrossing> crossings = find_crossings(draft, grid);
  remove_touching(crossings, joined, draft);
  return crossings;
}

}  // namespace

RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress, double walking_kmh) {
  progress(0.0, "joining roads");
  RoadDraft draft = draft_pieces(roads, joins, walking_kmh);
  progress(0.3, "joining roads");
  const PieceGrid grid = grid_of(draft);
  const auto [touches, crowded] =
      find_touches(draft, grid, settings.snap_tolerance, part_of(progress, 0.3, 0.4));
  joins.crowded = crowded;
  progress(0.4, "joining roads");
  std::vector<RoadCrossing> crossings = find_crossings(draft, grid);
  remove_touching(crossings, touches, draft);
  joins.crossings = crossings.size();
  joins.crossings_joined = settings.join_crossings;
  if (!settings.join_crossings) crossings.clear();
  progress(0.7, "joining roads");
  std::vector<JoinedEnd> joined;
  const std::vector<RoadLink> links = links_of(draft, crossings, touches, joined);
  record(joins, draft, touches, joined);
  return make_road_graph(draft.place, links);
}

RoadsWithDanglingEnds find_dangling_ends(const Roads& roads, const RoadSettings& settings,
                                         Metres reach, double walking_kmh) {
  RoadJoins joins;
  RoadDraft draft = draft_pieces(roads, joins, walking_kmh);
  const PieceGrid grid = grid_of(draft);
  const std::vector<RoadTouch> touches = find_touches(draft, grid, reach, no_progress).touch;
  std::vector<JoinedEnd> joined;
  std::vector<RoadLink> links =
      links_of(draft, crossings_near(touches, settings, draft, grid), touches, joined);

  // The joints of the touches come last, in their order.
  const auto joints = std::ranges::count(joined, false, &JoinedEnd::is_again);
  std::vector<RoadLink> made(links.end() - joints, links.end());
  links.resize(links.size() - made.size());
  std::vector<RoadLink> loose;
  RoadsWithDanglingEnds found;
  auto joint = made.begin();
  for (std::size_t i = 0; i < touches.size(); ++i) {
    if (joined[i].is_again) continue;
    const RoadLink& link = *joint++;
    if (settings.snap_tolerance > 0_m && touches[i].gap <= settings.snap_tolerance) {
      links.push_back(link);
      continue;
    }
    loose.push_back(link);
    const double kmh = speed_on(roads, RoadId{touches[i].end.road}, walking_kmh);
    found.loose.push_back({joint_of(touches[i], joined[i], draft),
                           {},
                           {},
                           link.length,
                           std::max(link.time_forth, to_ticks(link.length, kmh))});
  }
  std::vector<RoadNodeId> node;
  found.graph = make_road_graph(draft.place, links, node);
  for (std::size_t i = 0; i < loose.size(); ++i) {
    found.loose[i].end = node[loose[i].start];
    found.loose[i].on_other = node[loose[i].end];
  }
  return found;
}

}  // namespace hinterland
