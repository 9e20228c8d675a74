// SPDX-License-Identifier: Apache-2.0
#include "network/line_starts.hpp"

#include "geometry/distance.hpp"
#include "network/piece_grid.hpp"
#include "network/road_network.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t chains_in_block = 256;
/// A line at a greater angle to a road crosses it.
constexpr double sine_of_crossing = 0.5;

/// A place seen from a road segment: metres along it from its start, and beside it.
struct RoadFrame {
  struct Point {
    double along = 0.0;
    double beside = 0.0;
  };

  Position start;
  Position forward;   ///< unit vector along the segment
  Position sideways;  ///< unit vector to its side, on the ground
  double length = 0.0;

  RoadFrame(const Position& from, const Position& to) : start(from) {
    length = std::sqrt(squared_chord(from, to));
    forward = {(to.x - from.x) / length, (to.y - from.y) / length, (to.z - from.z) / length};
    const Position side{from.y * forward.z - from.z * forward.y,
                        from.z * forward.x - from.x * forward.z,
                        from.x * forward.y - from.y * forward.x};
    const double size = std::sqrt(squared_chord(side, {}));
    sideways = {side.x / size, side.y / size, side.z / size};
  }

  Point point(const Position& place) const {
    const Position off{place.x - start.x, place.y - start.y, place.z - start.z};
    return {off.x * forward.x + off.y * forward.y + off.z * forward.z,
            off.x * sideways.x + off.y * sideways.y + off.z * sideways.z};
  }
};

/// Shortens a stretch to the points s at which `a + b s` lies between two values.
void clip(RoadStretch& stretch, double a, double b, double low, double high) {
  if (b == 0.0) {
    if (a < low || a > high) stretch.high = -std::numeric_limits<double>::infinity();
    return;
  }
  const auto ends = std::minmax({(low - a) / b, (high - a) / b});
  stretch.low = std::max(stretch.low, ends.first);
  stretch.high = std::min(stretch.high, ends.second);
}

/// A segment of a line, seen from a road segment.
class LineBeside {
 public:
  LineBeside(RoadFrame::Point a, RoadFrame::Point b)
      : a_(a), b_(b), length_(length_of(b.along - a.along, b.beside - a.beside)) {
    if (length_ == 0.0) return;
    forward_ = (b.along - a.along) / length_;
    sideways_ = (b.beside - a.beside) / length_;
  }

  /// From the point of the road at s.
  double distance(double s) const {
    const double foot = std::clamp((s - a_.along) * forward_ - a_.beside * sideways_, 0.0, length_);
    return length_of(a_.along + foot * forward_ - s, a_.beside + foot * sideways_);
  }

  /// A lower bound on the distance from a road of this length.
  double least_distance(double road_length) const {
    const auto [left, right] = std::minmax({a_.beside, b_.beside});
    const auto [back, front] = std::minmax({a_.along, b_.along});
    return std::max({left, -right, back - road_length, -front, 0.0});
  }

  /// The points of a stretch of the road within reach of the segment, which are contiguous.
  std::optional<RoadStretch> within(double reach, const RoadStretch& road) const {
    RoadStretch near{std::numeric_limits<double>::infinity(),
                     -std::numeric_limits<double>::infinity()};
    const auto add = [&](const RoadStretch& part) {
      if (part.low > part.high) return;
      near.low = std::min(near.low, part.low);
      near.high = std::max(near.high, part.high);
    };
    for (const RoadFrame::Point& end : {a_, b_}) {
      if (std::abs(end.beside) > reach) continue;
      const double half = std::sqrt(reach * reach - end.beside * end.beside);
      add({end.along - half, end.along + half});
    }
    if (length_ > 0.0) {
      RoadStretch abreast{-std::numeric_limits<double>::infinity(),
                          std::numeric_limits<double>::infinity()};
      clip(abreast, -a_.along * forward_ - a_.beside * sideways_, forward_, 0.0, length_);
      clip(abreast, a_.along * sideways_ - a_.beside * forward_, -sideways_, -reach, reach);
      add(abreast);
    }
    near = {std::max(near.low, road.low), std::min(near.high, road.high)};
    if (near.low > near.high) return {};
    return near;
  }

  /// The stretch of the road in which the segment lies.
  std::optional<RoadStretch> in_road(const RoadStretch& road) const {
    if (length_ == 0.0 || std::abs(sideways_) > sine_of_crossing) return {};
    const double slope = sideways_ / forward_;
    RoadStretch stretch = road;
    clip(stretch, 0.0, 1.0, std::min(a_.along, b_.along), std::max(a_.along, b_.along));
    clip(stretch, a_.beside - a_.along * slope, slope, -side_of_road.value, side_of_road.value);
    if (stretch.low > stretch.high) return {};
    return stretch;
  }

  /// Where to leave the segment for a stretch of the road, to continue to its end (`way` 1), to its
  /// start (-1), or to both (0: the nearest point).
  double best_point(const RoadStretch& stretch, double across_cost, double way) const {
    const double lean = across_cost > 1.0 ? 1.0 / std::sqrt(across_cost * across_cost - 1.0)
                                          : std::numeric_limits<double>::max();
    const double crossing = a_.beside == b_.beside ? a_.along
                                                   : a_.along - a_.beside * (b_.along - a_.along) /
                                                                    (b_.beside - a_.beside);
    double best = stretch.low;
    double least = std::numeric_limits<double>::infinity();
    for (const double s :
         {crossing, a_.along + way * std::abs(a_.beside) * lean,
          b_.along + way * std::abs(b_.beside) * lean, stretch.low, stretch.high}) {
      const double at = stretch.nearest_to(s);
      const double cost = across_cost * distance(at) - way * at;
      if (cost >= least) continue;
      least = cost;
      best = at;
    }
    return best;
  }

 private:
  static double length_of(double along, double beside) {
    return std::sqrt(along * along + beside * beside);
  }

  RoadFrame::Point a_;
  RoadFrame::Point b_;
  double length_ = 0.0;
  double forward_ = 1.0;  ///< direction, relative to the road
  double sideways_ = 0.0;
};

/// A point of a chain, and the cost to reach it in centimetres along a road.
struct Start {
  std::uint32_t centimetres = 0;
  double cost = 0.0;
};

/// Keeps the starts from which some point of the chain is reached at the least cost. They must be
/// ordered by place and cost.
void keep_cheapest(std::vector<Start>& starts) {
  constexpr double negligible = 0.01;  // centimetres: rounding of a start at the same place
  const auto keep = [&](const auto& begin, const auto& end) {
    double least = std::numeric_limits<double>::infinity();  // at the last start kept
    double at = 0.0;
    return std::remove_if(begin, end, [&](const Start& start) {
      const double there = least + std::abs(start.centimetres - at);
      if (start.cost >= there - negligible) return true;
      least = start.cost;
      at = start.centimetres;
      return false;
    });
  };
  starts.erase(keep(starts.begin(), starts.end()), starts.end());
  const auto kept = keep(starts.rbegin(), starts.rend());
  starts.erase(starts.begin(), kept.base());
}

/// Joins stretches of one chain that are near each other.
void join_stretches(std::vector<ChainStretch>& stretches) {
  constexpr auto bridged = static_cast<std::uint32_t>(side_of_road.value * 100.0);
  std::ranges::sort(stretches);
  std::vector<ChainStretch> joined;
  for (const ChainStretch& stretch : stretches) {
    if (joined.empty() || stretch.from > joined.back().to + bridged) {
      joined.push_back(stretch);
    } else {
      joined.back().to = std::max(joined.back().to, stretch.to);
    }
  }
  stretches = std::move(joined);
}

/// Segments of at most 1 km, as chords in space leave the ground by 2 cm there.
std::vector<Piece> line_pieces(const LineView& lines) {
  constexpr Metres longest = 1_km;
  std::vector<Piece> pieces;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const std::size_t first = lines.first_vertex[l];
    const std::size_t end = lines.first_vertex[l + 1];
    if (end == first + 1) pieces.push_back({lines.vertex[first], lines.vertex[first]});
    for (std::size_t v = first + 1; v < end; ++v) {
      const Piece whole = piece_between(lines.vertex[v - 1], lines.vertex[v]);
      const int count = 1 + static_cast<int>(distance_between(whole.start, whole.end) / longest);
      for (int i = 0; i < count; ++i) {
        pieces.push_back({place_on(whole, static_cast<double>(i) / count),
                          place_on(whole, static_cast<double>(i + 1) / count)});
      }
    }
  }
  return pieces;
}

/// Finds the starts on one chain at a time.
class StartSearch {
 public:
  StartSearch(const RoadChains& chains, const RoadGraph& graph, const ExistingLines& existing)
      : chains_(chains),
        graph_(graph),
        existing_(existing),
        reach_(std::max(existing.reach, side_of_road).value),
        pieces_(line_pieces(existing.lines)),
        grid_(pieces_.size(), [this](std::uint32_t p) { return pieces_[p]; }) {
    for (const Piece& piece : pieces_) {
      ends_.emplace_back(to_position(piece.start), to_position(piece.end));
    }
    const LonLatBox& extent = grid_.extent();
    const bool is_north = std::abs(extent.north) > std::abs(extent.south);
    const LonLat farthest{extent.east, is_north ? extent.north : extent.south};
    const LonLatBox around = box_around(farthest, Metres{reach_});
    east_ = around.east - farthest.lon;
    north_ = around.north - farthest.lat;
  }

  void append(std::uint32_t chain, LineStarts& found) const {
    std::vector<Start> starts;
    std::vector<ChainStretch> in_road;
    double reached = std::numeric_limits<double>::infinity();
    for (std::size_t v = chains_.first[chain]; v + 1 < chains_.first[chain + std::size_t{1}]; ++v) {
      search(chain, v, reached, starts, in_road);
    }
    join_stretches(in_road);
    for (const ChainStretch& stretch : in_road) {
      starts.push_back({stretch.from, 0.0});
      starts.push_back({stretch.to, 0.0});
    }
    std::erase_if(starts, [&](const Start& start) {
      return std::ranges::any_of(in_road, [&](const ChainStretch& stretch) {
        return stretch.from < start.centimetres && start.centimetres < stretch.to;
      });
    });
    std::ranges::sort(starts, {}, [](const Start& s) { return std::tuple(s.centimetres, s.cost); });
    keep_cheapest(starts);
    for (const Start& start : starts) found.place.push_back({chain, start.centimetres});
    found.in_road.insert(found.in_road.end(), in_road.begin(), in_road.end());
  }

 private:
  /// The starts on the segment after a vertex of a chain. `reached` is the cost at that vertex from
  /// the starts on previous segments, and then that at the next vertex.
  void search(std::uint32_t chain, std::size_t v, double& reached, std::vector<Start>& starts,
              std::vector<ChainStretch>& in_road) const {
    const Piece road =
        piece_between(graph_.place[chains_.node[v]], graph_.place[chains_.node[v + 1]]);
    const auto millimetres =
        static_cast<double>(chains_.millimetres[v + 1] - chains_.millimetres[v]);
    if (millimetres == 0.0) return;
    const double length = millimetres / 10.0;
    double at_start = reached;
    double at_end = reached + length;
    const auto add = [&](double along, double cost) {
      at_start = std::min(at_start, cost + along * length);
      at_end = std::min(at_end, cost + (1.0 - along) * length);
      return whole_centimetres(chains_.millimetres[v] +
                               static_cast<std::uint64_t>(std::llround(along * millimetres)));
    };
    std::optional<RoadFrame> frame;  // few roads have a line near them
    LonLatBox box = box_of(road);
    box = {box.west - east_, box.south - north_, box.east + east_, box.north + north_};
    grid_.visit(box, [&](std::uint32_t p) {
      if (!frame) frame.emplace(to_position(road.start), to_position(road.end));
      const RoadStretch whole{0.0, frame->length};
      const LineBeside line(frame->point(ends_[p].first), frame->point(ends_[p].second));
      const double least = line.least_distance(frame->length);
      if (least > reach_) return;
      const auto stretch = line.in_road(whole);
      if (stretch) {
        in_road.push_back({chain, add(stretch->low / frame->length, 0.0),
                           add(stretch->high / frame->length, 0.0)});
      } else if (cost_of(least) >= (at_start + at_end + length) / 2.0) {
        return;  // other starts reach every point of the road at less
      }
      // A centimetre less, so that the rounded start is within reach too.
      const auto near = line.within(std::max(existing_.reach.value, 0.02) - 0.01, whole);
      if (!near) return;
      for (const double way : {1.0, -1.0, 0.0}) {
        const double s = line.best_point(*near, existing_.across_cost, way);
        const double cost = cost_of(line.distance(s));
        starts.push_back({add(s / frame->length, cost), cost});
      }
    });
    reached = at_end;
  }

  /// Of a way across country in metres, in centimetres along a road.
  double cost_of(double metres) const { return 100.0 * existing_.across_cost * metres; }

  const RoadChains& chains_;
  const RoadGraph& graph_;
  const ExistingLines& existing_;
  double reach_;  ///< metres; at least the side of a road
  std::vector<Piece> pieces_;
  std::vector<std::pair<Position, Position>> ends_;  ///< of the pieces
  PieceGrid grid_;
  double east_ = 0.0;  ///< at least the reach, in degrees of longitude near any line
  double north_ = 0.0;
};

}  // namespace

LineStarts find_starts(const RoadChains& chains, const RoadGraph& graph,
                       const ExistingLines& existing) {
  LineStarts starts;
  if (existing.lines.vertex.empty()) return starts;
  const StartSearch search(chains, graph, existing);
  std::vector<LineStarts> found(chains.size() / chains_in_block + 1);
  for_each_block(found.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const std::size_t end = std::min(chains.size(), (b + 1) * chains_in_block);
      for (std::size_t c = b * chains_in_block; c < end; ++c) {
        search.append(static_cast<std::uint32_t>(c), found[b]);
      }
    }
  });
  for (const LineStarts& block : found) {
    starts.place.insert(starts.place.end(), block.place.begin(), block.place.end());
    starts.in_road.insert(starts.in_road.end(), block.in_road.begin(), block.in_road.end());
  }
  return starts;
}

}  // namespace hinterland
