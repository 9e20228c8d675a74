// SPDX-License-Identifier: Apache-2.0
#include "network/road_network.hpp"

#include "geometry/distance.hpp"

#include <hinterland/threads.hpp>

#include <array>
#include <compare>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

double product(const Position& a, const Position& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Position difference(const Position& a, const Position& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
/// a − share × b
Position less(const Position& a, double share, const Position& b) {
  return {a.x - share * b.x, a.y - share * b.y, a.z - share * b.z};
}

/// The vector from the middle of a chord up to the ground.
Position bulge_of(const Position& middle, double squared_chord) {
  return less({}, -squared_chord / (8.0 * mean_earth_radius * mean_earth_radius), middle);
}

}  // namespace

RoadApproach::RoadApproach(const Position& from, const Position& start, const Position& end) {
  const Position chord = difference(end, start);
  const Position to_place = difference(from, start);
  const double squared = product(chord, chord);
  length_ = std::max(std::sqrt(squared), 1e-9);
  foot_ = product(to_place, chord) / length_;
  const Position height = less(to_place, foot_ / length_, chord);
  squared_height_ = product(height, height);
  const Position bulge = bulge_of(less(start, -0.5, chord), squared);
  const double forward = product(bulge, chord) / std::max(squared, 1e-9);
  const Position across = less(bulge, forward, chord);
  lean_to_bulge_ = product(height, across);
  squared_bulge_ = product(across, across);
  height_ = std::sqrt(squared_height(nearest_point()));
}

/// The farthest point within the limit on one side (-1 or 1) of the foot.
double RoadApproach::end_within(Metres limit, double side) const {
  const double chord = chord_of_arc(limit);
  double along = nearest_point();
  for (int i = 0; i < 2; ++i) {  // the height varies only slightly, by the bulge
    const double adjacent = std::sqrt(std::max(0.0, chord * chord - squared_height(along)));
    along = std::clamp(foot_ + side * adjacent, 0.0, length_);
  }
  return side < 0.0 ? std::min(along, nearest_point()) : std::max(along, nearest_point());
}

/// Computes the arc only if the chord is too close to the limit to decide.
bool RoadApproach::is_within(Metres limit, double along) const {
  constexpr double arc_over_chord = 1e-5;  // relative excess of the square, up to 50 km
  const double adjacent = along - foot_;
  const double squared = squared_height(along) + adjacent * adjacent;
  const double squared_limit = limit.value * limit.value;
  if (squared > squared_limit * (1.0 + 1e-12)) return false;
  if (squared < squared_limit * (1.0 - arc_over_chord)) return true;
  return distance_at(along) <= limit;
}

std::optional<RoadStretch> RoadApproach::within(Metres limit) const {
  if (!is_within(limit, nearest_point())) return {};
  return RoadStretch{is_within(limit, 0.0) ? 0.0 : end_within(limit, -1.0),
                     is_within(limit, length_) ? length_ : end_within(limit, 1.0)};
}

namespace {

Column<RoadNodeId, Position> node_positions(const Column<RoadNodeId, LonLat>& places) {
  Column<RoadNodeId, Position> positions(places.size());
  std::ranges::transform(places, positions.begin(), to_position);
  return positions;
}

}  // namespace

RoadNetwork::RoadNetwork(RoadGraph graph)
    : graph_(std::move(graph)),
      position_(node_positions(graph_.place)),
      grid_(graph_.open_segment.size(),
            [this](std::uint32_t row) { return piece_of(RoadSegmentId{row}); }) {}

Metres RoadNetwork::nearest_road(LonLat place, Metres limit) const {
  const Position position = to_position(place);
  for (Metres radius = std::min(2_km, limit);; radius = std::min(4.0 * radius, limit)) {
    Metres nearest = unreachable;
    each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
      if (at_least >= nearest) return;
      nearest = std::min(nearest, approach(s, position).distance());
    });
    if (nearest <= radius) return nearest;
    if (radius >= limit) return unreachable;
  }
}

namespace {

constexpr std::size_t places_in_block = 256;

/// The best path to a node so far, by one measure.
struct Arrival {
  RoadCost cost = unreachable_cost;
  RoadCost other = 0;
  RoadCost walk = 0;
  RoadCost length = 0;
  std::uint32_t time = 0;
  bool is_through_another = false;  ///< along a whole segment from its other end

  auto key() const { return std::tuple(cost, other, walk, is_through_another); }
};

/// The paths from one place, by node: a small hash table that is reused.
class Arrivals {
 public:
  struct Row {
    RoadNodeId node;
    std::array<Arrival, 2> by_measure;
  };

  void offer(RoadNodeId node, RoadMeasure measure, const Arrival& arrival) {
    Arrival& best = at(node).by_measure[static_cast<std::size_t>(measure)];
    if (arrival.key() < best.key()) best = arrival;
  }

  const std::vector<Row>& rows() const { return rows_; }

  void clear() {
    std::ranges::fill(slot_, empty);
    rows_.clear();
  }

 private:
  static constexpr std::uint32_t empty = 0xFFFFFFFF;

  /// The slot of the node, or the free slot for it.
  std::size_t slot_of(RoadNodeId node) const {
    constexpr std::uint32_t spread = 2'654'435'769U;  // 2^32 / the golden ratio
    std::size_t slot = std::uint32_t{node.index * spread} & (slot_.size() - 1);
    while (slot_[slot] != empty && rows_[slot_[slot]].node != node) {
      slot = (slot + 1) & (slot_.size() - 1);
    }
    return slot;
  }

  Row& at(RoadNodeId node) {
    if (2 * (rows_.size() + 1) > slot_.size()) grow();
    std::uint32_t& row = slot_[slot_of(node)];
    if (row == empty) {
      row = static_cast<std::uint32_t>(rows_.size());
      rows_.push_back({node, {}});
    }
    return rows_[row];
  }

  void grow() {
    slot_.assign(2 * slot_.size(), empty);
    for (std::uint32_t row = 0; row < rows_.size(); ++row) slot_[slot_of(rows_[row].node)] = row;
  }

  std::vector<std::uint32_t> slot_ = std::vector<std::uint32_t>(256, empty);
  std::vector<Row> rows_;
};

/// Finds the entries of one place at a time.
class EntrySearch {
 public:
  EntrySearch(const RoadNetwork& network, const TravelSettings& settings)
      : network_(network),
        rulers_{
            Ruler{network.graph(), RoadMeasure::length, settings.walk_factor, settings.walking_kmh},
            Ruler{network.graph(), RoadMeasure::time, settings.walk_factor, settings.walking_kmh}} {
  }

  /// Appends the entries of a place, by node.
  void append_entries(LonLat place, Metres limit, std::vector<RoadEntry>& entries) {
    if (limit < 0_m) return;
    const Position position = to_position(place);
    arrivals_.clear();
    network_.each_near(place, limit, every_segment, [&](RoadSegmentId s, Metres) {
      const RoadApproach approach = network_.approach(s, position);
      const auto stretch = approach.within(limit);
      if (!stretch) return;
      for (const Ruler& ruler : rulers_) offer_paths(ruler, s, approach, *stretch);
    });
    const auto first = static_cast<std::ptrdiff_t>(entries.size());
    for (const Arrivals::Row& row : arrivals_.rows()) keep(row, entries);
    std::sort(entries.begin() + first, entries.end(), [](const RoadEntry& a, const RoadEntry& b) {
      return std::tuple(a.node, !a.is_shortest()) < std::tuple(b.node, !b.is_shortest());
    });
  }

 private:
  void offer_paths(const Ruler& ruler, RoadSegmentId s, const RoadApproach& approach,
                   const RoadStretch& stretch) {
    const RoadStretch best = ruler.points_on(s, approach, stretch);
    const RoadGraph& graph = network_.graph();
    const RoadCost length = ruler.length(s);
    offer_path(ruler, s, ruler.step(s, approach, best.high), length, graph.end(s),
               best.high <= 0.0);
    offer_path(ruler, s, ruler.step(s, approach, best.low), 0, graph.start(s),
               best.low >= approach.length());
  }

  void offer_path(const Ruler& ruler, RoadSegmentId s, const RoadStep& step, RoadCost to,
                  RoadNodeId node, bool is_through_another) {
    const std::uint32_t time = ruler.time(s, step.offset, to);
    const RoadCost length = std::max(step.offset, to) - std::min(step.offset, to);
    const Leg road = ruler.leg(length, time);
    if (!road.passable) return;
    const Leg walk = ruler.on_foot(step.walk);
    arrivals_.offer(node, ruler.measure,
                    {walk.cost + road.cost, walk.other + road.other, step.walk, length, time,
                     is_through_another});
  }

  static void keep(const Arrivals::Row& row, std::vector<RoadEntry>& entries) {
    const auto is_kept = [](const Arrival& arrival) {
      return arrival.cost != unreachable_cost && !arrival.is_through_another;
    };
    const auto& [shortest, quickest] = row.by_measure;
    const auto path = [](const Arrival& a) { return std::tuple(a.walk, a.length, a.time); };
    const bool is_one = is_kept(shortest) && is_kept(quickest) && path(shortest) == path(quickest);
    if (is_kept(shortest)) {
      const std::uint32_t kind = RoadEntry::shortest | (is_one ? RoadEntry::quickest : 0U);
      entries.push_back({row.node, shortest.walk, shortest.time, shortest.length | kind});
    }
    if (is_kept(quickest) && !is_one) {
      entries.push_back(
          {row.node, quickest.walk, quickest.time, quickest.length | RoadEntry::quickest});
    }
  }

  const RoadNetwork& network_;
  std::array<Ruler, 2> rulers_;
  Arrivals arrivals_;
};

}  // namespace

RoadEntries RoadNetwork::find_entries(std::span<const LonLat> places,
                                      const TravelSettings& settings,
                                      std::vector<Metres> limits) const {
  std::vector<std::vector<RoadEntry>> blocks((places.size() + places_in_block - 1) /
                                             places_in_block);
  RoadEntries entries;
  entries.first.assign(places.size() + 1, 0);
  entries.limit = std::move(limits);
  for_each_block(blocks.size(), 1, [&](std::size_t first_block, std::size_t last_block) {
    EntrySearch search(*this, settings);
    for (std::size_t b = first_block; b < last_block; ++b) {
      const std::size_t last = std::min(places.size(), (b + 1) * places_in_block);
      for (std::size_t i = b * places_in_block; i < last; ++i) {
        const std::size_t before = blocks[b].size();
        const Metres limit = entries.limit_of(i, settings.access_limit);
        search.append_entries(places[i], limit, blocks[b]);
        entries.first[i + 1] = blocks[b].size() - before;
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

}  // namespace hinterland
