// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/road_lines.hpp>

#include "network/road_joints.hpp"

#include <hinterland/base/threads.hpp>
#include <hinterland/geometry/distance.hpp>
#include <hinterland/geometry/hilbert.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t vertices_in_block = 16'384;

/// Longer pieces are cut: their chord would sink into the ground.
constexpr double longest_piece = 1000.0;  // metres

/// The place of each vertex: vertices with one key are one place.
std::vector<std::uint32_t> merge_vertices(const Roads& roads, std::vector<LonLat>& place) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(roads.vertex.size());
  for_each_block(keys.size(), vertices_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      keys[i] = {hilbert_key(roads.vertex[i]), static_cast<std::uint32_t>(i)};
    }
  });
  std::ranges::sort(keys);
  std::vector<std::uint32_t> place_of(roads.vertex.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto [key, vertex] = keys[i];
    if (i == 0 || key != keys[i - 1].first) place.push_back(roads.vertex[vertex]);
    place_of[vertex] = static_cast<std::uint32_t>(place.size() - 1);
  }
  return place_of;
}

RoadLink traffic_of(const Roads& roads, RoadId road, Metres length) {
  RoadLink link;
  link.length = to_millimetres(length);
  const std::uint32_t time = to_ticks(link.length, static_cast<double>(roads.speed_kmh[road]));
  const Direction direction = roads.direction[road];
  link.time_forth = direction == Direction::backward ? time | RoadEdge::blocked : time;
  link.time_back = direction == Direction::forward ? time | RoadEdge::blocked : time;
  link.is_open = roads.is_open[road] != Answer::no;
  return link;
}

/// Adds the way between two vertices, cut where it is too long for one piece.
void add_pieces(const Roads& roads, RoadId road, PieceEnds ends, RoadDraft& draft) {
  const Piece whole = piece_between(draft.place[ends.start], draft.place[ends.end]);
  const Metres length = distance_between(whole.start, whole.end);
  const int count = 1 + static_cast<int>(length.value / longest_piece);
  std::uint32_t from = ends.start;
  for (int i = 1; i <= count; ++i) {
    std::uint32_t to = ends.end;
    if (i < count) {
      const double share = static_cast<double>(i) / count;
      to = static_cast<std::uint32_t>(draft.place.size());
      draft.place.push_back({std::lerp(whole.start.lon, whole.end.lon, share),
                             std::lerp(whole.start.lat, whole.end.lat, share)});
    }
    draft.ends.push_back({from, to});
    draft.piece.push_back(
        traffic_of(roads, road, distance_between(draft.place[from], draft.place[to])));
    from = to;
  }
}

RoadDraft draft_pieces(const Roads& roads, RoadJoins& joins) {
  RoadDraft draft;
  const std::vector<std::uint32_t> place_of = merge_vertices(roads, draft.place);
  draft.vertices = draft.place.size();
  for (RoadId road : Rows<RoadId>(roads.size())) {
    const std::size_t first = roads.first_vertex[road.index];
    const std::size_t end = roads.first_vertex[road.index + 1];
    if (end - first < 2) continue;
    for (std::size_t v = first + 1; v < end; ++v) {
      const PieceEnds ends{place_of[v - 1], place_of[v]};
      if (ends.start == ends.end) {
        ++joins.pieces_without_length;
      } else {
        add_pieces(roads, road, ends, draft);
      }
    }
    draft.line_ends.insert(draft.line_ends.end(), {place_of[first], place_of[end - 1]});
  }
  std::ranges::sort(draft.line_ends);
  const auto doubles = std::unique(draft.line_ends.begin(), draft.line_ends.end());
  draft.line_ends.erase(doubles, draft.line_ends.end());
  return draft;
}

}  // namespace

RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress) {
  progress(0.0, "joining roads");
  RoadDraft draft = draft_pieces(roads, joins);
  progress(0.3, "joining roads");
  joins.ends_snapped = snap_ends(draft, settings.snap_tolerance);
  progress(0.4, "joining roads");
  const RoadMeetings meetings = find_meetings(draft, settings.snap_tolerance);
  joins.crossings = meetings.crossings.size();
  joins.touches = meetings.touches.size();
  joins.crossings_joined = settings.join_crossings;
  progress(0.7, "joining roads");
  return make_road_graph(draft.place,
                         links_of(draft, settings.join_crossings ? meetings : RoadMeetings{}));
}

}  // namespace hinterland
