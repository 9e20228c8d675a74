// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hinterland {

/// What lies nearest: its row in the places that were indexed, and how far.
struct Neighbour {
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  std::uint32_t row = nobody;
  Metres distance = unreachable;

  bool found() const { return row != nobody; }
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// An order in which neighbours come one after another, so that searches from
/// them find their surroundings still at hand. A permutation of 0..n-1.
std::vector<std::uint32_t> spatial_order(std::span<const LonLat> places);

/// Finds the nearest of the places within a radius, for each of many others.
/// A place exactly on the radius is within it; equal distances go to the lower
/// row. Returns one neighbour a row of `from`; not found: nobody that near.
///
/// The hot path of coverage. The places lie in a flat grid of cells about as
/// wide as the radius, their coordinates in space in cell order, so a search
/// reads a few runs of memory. O(places + searches × places in reach).
std::vector<Neighbour> nearest_within(std::span<const LonLat> places, std::span<const LonLat> from,
                                      Metres radius);

/// Finds the nearest of many places, however far. For the few that the bounded
/// search leaves, and for single questions. O(log n) a search.
class PlaceTree {
 public:
  explicit PlaceTree(std::span<const LonLat> places);
  ~PlaceTree();
  PlaceTree(PlaceTree&&) noexcept;

  /// Equal distances go to the lower row. Nobody where there are no places.
  Neighbour nearest(LonLat from) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// Finds the nearest point of many lines, however far. Row: the line's number.
class LineTree {
 public:
  /// Line i has the vertices first_vertex[i] .. first_vertex[i + 1] - 1.
  LineTree(std::span<const LonLat> vertex, std::span<const std::size_t> first_vertex);
  ~LineTree();
  LineTree(LineTree&&) noexcept;

  Neighbour nearest(LonLat from) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace hinterland
