// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/road_network.hpp>

#include <hinterland/base/threads.hpp>
#include <hinterland/geometry/distance.hpp>
#include <hinterland/network/piece_grid.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t places_in_block = 256;

/// The nearest point of a piece: how far it is, and what share of the piece
/// lies before it.
struct NearestPoint {
  Metres distance;
  double share = 0.0;
};

NearestPoint nearest_point(const Position& from, const Piece& piece) {
  const Position a = to_position(piece.start);
  const Position b = to_position(piece.end);
  const Position along{b.x - a.x, b.y - a.y, b.z - a.z};
  const double squared = along.x * along.x + along.y * along.y + along.z * along.z;
  const double product =
      (from.x - a.x) * along.x + (from.y - a.y) * along.y + (from.z - a.z) * along.z;
  const double share = squared > 0.0 ? std::clamp(product / squared, 0.0, 1.0) : 0.0;
  const Position point{a.x + share * along.x, a.y + share * along.y, a.z + share * along.z};
  return {arc_of_chord(std::sqrt(squared_chord(from, point))), share};
}

Piece piece_of(const RoadGraph& graph, RoadSegmentId segment) {
  return piece_between(graph.place[graph.start(segment)], graph.place[graph.end(segment)]);
}

}  // namespace

RoadNetwork::RoadNetwork(RoadGraph graph)
    : graph_(std::move(graph)), grid_(graph_.open_segment.size(), [this](std::uint32_t row) {
        return piece_of(graph_, RoadSegmentId{row});
      }) {}

Piece RoadNetwork::on_map(RoadSegmentId segment, LonLat place) const {
  const Piece piece = piece_of(graph_, segment);
  const double turns = std::round((piece.start.lon - place.lon) / 360.0) * 360.0;
  if (turns == 0.0) return piece;
  return {{piece.start.lon - turns, piece.start.lat}, {piece.end.lon - turns, piece.end.lat}};
}

std::optional<RoadEntry> RoadNetwork::entry_on(RoadSegmentId segment, const Position& from,
                                               const TravelSettings& settings) const {
  const NearestPoint nearest = nearest_point(from, piece_of(graph_, segment));
  if (nearest.distance > settings.access_limit) return {};
  const double length = graph_.edge[graph_.open_segment[segment].forth].length;
  return RoadEntry{segment, static_cast<RoadCost>(std::llround(nearest.share * length)),
                   to_millimetres(settings.walk_factor * nearest.distance)};
}

RoadEntries RoadNetwork::find_entries(std::span<const LonLat> places,
                                      const TravelSettings& settings) const {
  const auto entries_of = [&](LonLat place, std::vector<RoadEntry>& found) {
    found.clear();
    const Position position = to_position(place);
    each_near(place, settings.access_limit, every_segment, [&](RoadSegmentId s, Metres) {
      if (const auto entry = entry_on(s, position, settings)) found.push_back(*entry);
    });
    std::ranges::sort(found, {}, &RoadEntry::segment);
    const auto same = [](const RoadEntry& a, const RoadEntry& b) { return a.segment == b.segment; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
  };

  std::vector<std::vector<RoadEntry>> blocks((places.size() + places_in_block - 1) /
                                             places_in_block);
  RoadEntries entries;
  entries.first.assign(places.size() + 1, 0);
  for_each_block(blocks.size(), 1, [&](std::size_t first_block, std::size_t last_block) {
    std::vector<RoadEntry> found;
    for (std::size_t b = first_block; b < last_block; ++b) {
      const std::size_t last = std::min(places.size(), (b + 1) * places_in_block);
      for (std::size_t i = b * places_in_block; i < last; ++i) {
        entries_of(places[i], found);
        entries.first[i + 1] = found.size();
        blocks[b].insert(blocks[b].end(), found.begin(), found.end());
      }
    }
  });
  for (std::size_t i = 0; i < places.size(); ++i) entries.first[i + 1] += entries.first[i];
  entries.entry.reserve(entries.first.back());
  for (std::vector<RoadEntry>& block : blocks) {
    entries.entry.insert(entries.entry.end(), block.begin(), block.end());
    block = {};
  }
  return entries;
}

Metres RoadNetwork::nearest_road(LonLat place, Metres limit) const {
  const Position position = to_position(place);
  for (Metres radius = std::min(2_km, limit);; radius = std::min(4.0 * radius, limit)) {
    Metres nearest = unreachable;
    each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
      if (at_least >= nearest) return;
      nearest = std::min(nearest, nearest_point(position, piece_of(graph_, s)).distance);
    });
    if (nearest <= radius) return nearest;
    if (radius >= limit) return unreachable;
  }
}

}  // namespace hinterland
