// SPDX-License-Identifier: Apache-2.0
#include "network/network_pieces.hpp"

#include "base/disjoint_sets.hpp"
#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "network/piece_grid.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr Metres joined_within = 10_m;

/// The segments of the lines of a network.
struct NetworkSegments {
  std::vector<Piece> piece;
  std::vector<std::uint32_t> line;
};

NetworkSegments segments_of(const NetworkLines& network) {
  NetworkSegments segments;
  for (std::size_t line = 0; line < network.size(); ++line) {
    for (std::size_t v = network.first_vertex[line]; v + 1 < network.first_vertex[line + 1]; ++v) {
      segments.piece.push_back(piece_between(network.vertex[v], network.vertex[v + 1]));
      segments.line.push_back(static_cast<std::uint32_t>(line));
    }
  }
  return segments;
}

bool is_near(LonLat place, const Piece& piece) {
  return distance_between(place, place_on(piece, nearest_share(piece, place))) <= joined_within;
}

bool are_joined(const Piece& a, const Piece& b) {
  return is_near(a.start, b) || is_near(a.end, b) || is_near(b.start, a) || is_near(b.end, a) ||
         find_crossing(a, b).has_value();
}

/// The box around a segment and everything within the tolerance of it.
LonLatBox box_beyond(const Piece& piece) {
  return joined(box_around(piece.start, joined_within), box_around(piece.end, joined_within));
}

/// The lines that are connected, as sets.
DisjointSets joined_lines(const NetworkSegments& segments, std::size_t lines) {
  DisjointSets sets(lines);
  const auto piece_of = [&](std::uint32_t i) { return segments.piece[i]; };
  const PieceGrid grid(segments.piece.size(), piece_of);
  for (std::uint32_t i = 0; i < segments.piece.size(); ++i) {
    grid.visit(box_beyond(segments.piece[i]), [&](std::uint32_t other) {
      if (other >= i || sets.find(segments.line[i]) == sets.find(segments.line[other])) return;
      if (are_joined(segments.piece[i], segments.piece[other]))
        sets.join(segments.line[i], segments.line[other]);
    });
  }
  return sets;
}

/// The pieces of a network, in the order of their first lines.
struct PiecesFound {
  std::vector<std::uint32_t> of_line;
  std::vector<Metres> length;
  std::vector<bool> is_fed;
};

PiecesFound find_pieces(const NetworkLines& network) {
  const NetworkSegments segments = segments_of(network);
  DisjointSets sets = joined_lines(segments, network.size());
  PiecesFound pieces;
  std::map<std::uint32_t, std::uint32_t> number;
  for (std::uint32_t line = 0; line < network.size(); ++line) {
    const auto [known, is_new] =
        number.emplace(sets.find(line), static_cast<std::uint32_t>(number.size()));
    if (is_new) pieces.length.push_back(0_m);
    pieces.of_line.push_back(known->second);
    for (std::size_t v = network.first_vertex[line]; v + 1 < network.first_vertex[line + 1]; ++v)
      pieces.length[known->second] += distance_between(network.vertex[v], network.vertex[v + 1]);
  }
  pieces.is_fed.assign(pieces.length.size(), false);
  return pieces;
}

/// A network with only some of its lines.
NetworkLines with_lines(const NetworkLines& network, const std::vector<bool>& is_taken) {
  LineColumns some = kept_lines(network.vertex, network.first_vertex,
                                [&](std::size_t line) { return is_taken[line]; });
  return {network.given,
          network.complete,
          false,
          std::move(some.vertex),
          std::move(some.first_vertex),
          {}};
}

LineTree tree_of(const NetworkLines& network) {
  return LineTree(network.vertex, network.first_vertex);
}

bool is_within(const LineTree& tree, const Villages& villages, VillageId v, Metres tap) {
  const Metres distance = has_land(villages, v)
                              ? distance_within(tree, villages.land[v], tap)
                              : tree.nearest_within(villages.place[v], tap).distance;
  return distance != unreachable;
}

/// The places that may feed a piece: facilities of the service, and villages with it by the census.
std::vector<LonLat> feeding_places(const World& world, ServiceId service) {
  std::vector<LonLat> places = facilities_of(world.facilities, service);
  const auto& census = world.villages.census;
  if (service.index >= census.size() || census[service].empty()) return places;
  for (const VillageId v : rows(world.villages.place)) {
    if (census[service][v] == CensusAnswer::yes) places.push_back(world.villages.place[v]);
  }
  return places;
}

/// Marks the short pieces within the connection distance of a place that may feed them.
void mark_fed(PiecesFound& pieces, const NetworkLines& network, const std::vector<LonLat>& places,
              const Service& service) {
  if (places.empty()) return;
  const PlaceTree tree(places);
  for (std::size_t line = 0; line < network.size(); ++line) {
    const std::uint32_t piece = pieces.of_line[line];
    if (pieces.is_fed[piece] || pieces.length[piece] >= service.min_piece) continue;
    const std::size_t first = network.first_vertex[line];
    const std::size_t size = network.first_vertex[line + 1] - first;
    const auto vertices = std::span(network.vertex).subspan(first, size);
    const LineTree alone(vertices, std::vector<std::size_t>{0, size});
    // No place that is farther from the first vertex can be within reach of the line.
    const auto near = tree.within(vertices.front(), service.tap_distance + service.min_piece);
    const auto feeds = [&](const Neighbour& place) {
      return alone.nearest_within(places[place.row], service.tap_distance).found();
    };
    if (std::ranges::any_of(near, feeds)) pieces.is_fed[piece] = true;
  }
}

void move_to_idle(const NetworkLines& network, const std::vector<bool>& is_stray,
                  const std::string& layer, IdleRecords& idle) {
  for (std::size_t line = 0; line < network.size(); ++line) {
    if (!is_stray[line]) continue;
    const auto first = network.vertex.begin();
    LineString vertices(first + static_cast<std::ptrdiff_t>(network.first_vertex[line]),
                        first + static_cast<std::ptrdiff_t>(network.first_vertex[line + 1]));
    idle.feature.push_back(-1);
    idle.layer.push_back(layer);
    idle.code.push_back("");
    idle.name.push_back("");
    idle.reason.push_back(IdleReason::stray_piece);
    idle.stated.push_back("");
    idle.place.push_back(vertices.front());
    idle.lines.push_back({std::move(vertices)});
  }
}

/// Counts the villages beside short pieces only, and those beside pieces other than the longest.
void count_villages(const World& world, const Service& service, const NetworkLines& longest,
                    const NetworkLines& all, const NetworkLines& stray,
                    const std::vector<LonLat>& facilities, NetworkPieces& found,
                    std::vector<VillageId>& beside_stray) {
  const LineTree of_longest = tree_of(longest);
  const LineTree of_all = tree_of(all);
  const LineTree of_stray = tree_of(stray);
  const LineTree of_facilities = tree_of_places(facilities);
  for (const VillageId v : rows(world.villages.place)) {
    const Metres tap = service.tap_distance;
    if (is_within(of_longest, world.villages, v, tap)) continue;
    if (is_within(of_facilities, world.villages, v, tap)) continue;
    if (is_within(of_all, world.villages, v, tap)) {
      ++found.small_villages;
    } else if (is_within(of_stray, world.villages, v, tap)) {
      ++found.stray_villages;
      beside_stray.push_back(v);
    }
  }
}

void report_stray(const World& world, const Service& service, const NetworkPieces& found,
                  const std::vector<VillageId>& beside, Problems& problems) {
  constexpr std::size_t most = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, beside.size()); ++i) {
    const Villages& villages = world.villages;
    names +=
        (i == 0 ? "" : ", ") + record_label(villages.code[beside[i]], villages.name[beside[i]]);
  }
  if (beside.size() > most) names += ", …";
  const std::string pieces = counted(found.stray, "piece", "pieces");
  problems.push_back(
      {ProblemKind::network_in_pieces, "networks." + service.id, -1, "",
       world.villages.place[beside.front()],
       filled_text("{} shorter than {:.0f} m, {:.0f} m in all, {} on no source: {} beside {} only "
                   "({})",
                   "不足{1:.0f}米且无来源的孤立管段{0}（共{2:.0f}米{3}），{4}（{6}）",
                   Text(pieces, std::to_string(found.stray) + "处"), service.min_piece.value,
                   found.stray_length.value, Text(found.stray == 1 ? "hangs" : "hang", ""),
                   Text(counted(beside.size(), "village lies", "villages lie"),
                        fmt::format("{}个村只靠近这样的管段", beside.size())),
                   Text(found.stray == 1 ? "it" : "them", ""), names)});
}

void part_network(World& world, ServiceId id, const Service& service, Problems& problems) {
  NetworkLines& network = world.networks[id];
  PiecesFound pieces = find_pieces(network);
  const auto longest =
      static_cast<std::uint32_t>(std::ranges::max_element(pieces.length) - pieces.length.begin());
  const bool may_be_stray = pieces.length[longest] >= service.min_piece;
  if (may_be_stray) mark_fed(pieces, network, feeding_places(world, id), service);
  std::vector<bool> is_stray(network.size(), false);
  std::vector<bool> is_kept(network.size(), true);
  std::vector<bool> is_longest(network.size(), false);
  NetworkPieces found;
  for (std::size_t piece = 0; piece < pieces.length.size(); ++piece) {
    const Metres length = pieces.length[piece];
    const bool stray = may_be_stray && length < service.min_piece && !pieces.is_fed[piece];
    found.pieces += stray ? 0 : 1;
    found.stray += stray ? 1 : 0;
    (stray ? found.stray_length : found.length) += length;
    if (!stray && piece != longest) found.elsewhere += length;
  }
  for (std::size_t line = 0; line < network.size(); ++line) {
    const std::uint32_t piece = pieces.of_line[line];
    is_longest[line] = piece == longest;
    is_stray[line] =
        may_be_stray && pieces.length[piece] < service.min_piece && !pieces.is_fed[piece];
    is_kept[line] = !is_stray[line];
  }
  std::vector<VillageId> beside_stray;
  NetworkLines kept = with_lines(network, is_kept);
  if (pieces.length.size() > 1)
    count_villages(world, service, with_lines(network, is_longest), kept,
                   with_lines(network, is_stray), facilities_of(world.facilities, id), found,
                   beside_stray);
  if (found.stray > 0) {
    move_to_idle(network, is_stray, "networks." + service.id, world.idle);
    network = std::move(kept);
  }
  network.pieces = found;
  if (!beside_stray.empty()) report_stray(world, service, found, beside_stray, problems);
}

}  // namespace

void part_networks(World& world, const ServiceCatalogue& catalogue, Problems& problems) {
  for (const ServiceId service : rows(world.networks)) {
    const NetworkLines& network = world.networks[service];
    if (!network.given || network.are_the_roads || network.size() == 0) continue;
    part_network(world, service, catalogue.services[service], problems);
  }
}

}  // namespace hinterland
