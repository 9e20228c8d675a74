// SPDX-License-Identifier: Apache-2.0
#include "output/lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The two ends of a piece, as written to GeoJSON, the lower first.
using PieceEnds = std::array<std::int64_t, 4>;

/// A piece of a segment between two vertices.
struct LanePiece {
  PieceEnds ends;
  std::uint32_t segment = 0;
  bool is_reversed = false;  ///< it leads from the higher to the lower end

  friend bool operator<(const LanePiece& a, const LanePiece& b) {
    return std::tie(a.ends, a.segment) < std::tie(b.ends, b.segment);
  }
};

LanePiece lane_piece_between(LonLat from, LonLat to, std::uint32_t segment) {
  constexpr double per_degree = 1e7;
  const auto rounded = [](LonLat place) {
    return std::pair(std::llround(place.lon * per_degree), std::llround(place.lat * per_degree));
  };
  const auto first = rounded(from);
  const auto last = rounded(to);
  const auto low = std::min(first, last);
  const auto high = std::max(first, last);
  return {{low.first, low.second, high.first, high.second}, segment, last < first};
}

std::vector<LanePiece> sorted_pieces(const ExtensionSegments& segments) {
  std::vector<LanePiece> pieces;
  pieces.reserve(segments.vertex.size());
  for (const SegmentId segment : rows(segments.service)) {
    const std::size_t last = segments.first_vertex[segment.index + 1];
    for (std::size_t v = segments.first_vertex[segment.index] + 1; v < last; ++v) {
      pieces.push_back(
          lane_piece_between(segments.vertex[v - 1], segments.vertex[v], segment.index));
    }
  }
  std::ranges::sort(pieces, std::less<>());
  return pieces;
}

/// The ways: sets of segments that share pieces, with the direction of each segment relative to
/// that of the first segment of its way. Disjoint sets with parity.
class Ways {
 public:
  explicit Ways(std::size_t segments) : parent_(segments), is_opposite_(segments, 0) {
    for (std::size_t i = 0; i < segments; ++i) parent_[i] = static_cast<std::uint32_t>(i);
  }

  /// The first segment of the way, and whether `segment` runs against it.
  std::pair<std::uint32_t, bool> find(std::uint32_t segment) {
    std::uint32_t root = segment;
    bool opposite = false;
    while (parent_[root] != root) {
      opposite = opposite != (is_opposite_[root] != 0);
      root = parent_[root];
    }
    bool rest = opposite;
    while (parent_[segment] != root && segment != root) {  // path compression
      const std::uint32_t next = parent_[segment];
      const bool step = is_opposite_[segment] != 0;
      parent_[segment] = root;
      is_opposite_[segment] = rest ? 1 : 0;
      rest = rest != step;
      segment = next;
    }
    return {root, opposite};
  }

  void join(std::uint32_t a, std::uint32_t b, bool run_against_each_other) {
    auto [root_a, opposite_a] = find(a);
    auto [root_b, opposite_b] = find(b);
    if (root_a == root_b) return;
    if (root_b < root_a) std::swap(root_a, root_b);
    parent_[root_b] = root_a;
    is_opposite_[root_b] = (opposite_a != opposite_b) != run_against_each_other ? 1 : 0;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint8_t> is_opposite_;  ///< to the parent
};

/// Segments that share a piece, in both orders, sorted.
using Neighbours = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Calls `take` with each run of pieces that have the same ends.
template <class Take>
void for_each_shared(const std::vector<LanePiece>& pieces, const Take& take) {
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first + 1;
    while (last < pieces.size() && pieces[last].ends == pieces[first].ends) ++last;
    if (last - first > 1) take(first, last);
    first = last;
  }
}

Neighbours neighbours_of(const std::vector<LanePiece>& pieces) {
  Neighbours pairs;
  for_each_shared(pieces, [&](std::size_t first, std::size_t last) {
    for (std::size_t a = first; a < last; ++a) {
      for (std::size_t b = first; b < last; ++b) {
        if (pieces[a].segment != pieces[b].segment)
          pairs.emplace_back(pieces[a].segment, pieces[b].segment);
      }
    }
  });
  std::ranges::sort(pairs, std::less<>());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// For each segment the lowest lane, in the direction of its way, that no neighbour of a lower row
/// has.
std::vector<std::uint32_t> lowest_lanes(std::size_t segments, const Neighbours& neighbours) {
  std::vector<std::uint32_t> lanes(segments, 0);
  std::vector<std::uint32_t> taken;
  auto at = neighbours.begin();
  for (std::uint32_t segment = 0; segment < segments; ++segment) {
    taken.clear();
    for (; at != neighbours.end() && at->first == segment; ++at) {
      if (at->second < segment) taken.push_back(lanes[at->second]);
    }
    std::ranges::sort(taken, std::less<>());
    for (const std::uint32_t lane : taken) {
      if (lane == lanes[segment]) ++lanes[segment];
    }
  }
  return lanes;
}

}  // namespace

Column<SegmentId, Lane> find_lanes(const ExtensionSegments& segments) {
  const std::vector<LanePiece> pieces = sorted_pieces(segments);
  Ways ways(segments.size());
  for_each_shared(pieces, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first + 1; i < last; ++i) {
      ways.join(pieces[first].segment, pieces[i].segment,
                pieces[first].is_reversed != pieces[i].is_reversed);
    }
  });
  const std::vector<std::uint32_t> lanes = lowest_lanes(segments.size(), neighbours_of(pieces));
  std::vector<std::uint32_t> count(segments.size(), 0);
  for (std::uint32_t i = 0; i < lanes.size(); ++i) {
    std::uint32_t& of_way = count[ways.find(i).first];
    of_way = std::max(of_way, lanes[i] + 1);
  }
  Column<SegmentId, Lane> found;
  for (std::uint32_t i = 0; i < lanes.size(); ++i) {
    const auto way = ways.find(i);
    const std::uint32_t on_way = count[way.first];
    found.push_back({way.second ? on_way - 1 - lanes[i] : lanes[i], on_way});
  }
  return found;
}

}  // namespace hinterland
