// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace hinterland {

/// The nearest indexed place or line: its row and distance.
struct Neighbour {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t row = none;
  Metres distance = unreachable;

  bool found() const { return row != none; }
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// A permutation of 0..n-1 in which neighbouring places follow each other, so that successive
/// searches access nearby memory.
std::vector<std::uint32_t> spatial_order(std::span<const LonLat> places);

/// Origins of searches, in spatial order; prepared once for several searches.
struct Origins {
  std::vector<std::uint32_t> row;  ///< in the places from which they were made
  std::vector<LonLat> place;
  std::vector<Position> position;

  std::size_t size() const { return row.size(); }
};

/// O(n).
Origins make_origins(std::span<const LonLat> places);

/// Finds the nearest place within a radius for each origin.
///
/// The radius is inclusive, compared with the reported distance. Ties go to the lower row. Returns
/// one neighbour per row of `from` (of the places from which the origins were made), not found if
/// no place is within the radius, or the radius is negative. Coordinates must be finite.
///
/// This is the hot path of coverage. The places are stored in a flat grid with cells about as wide
/// as the radius, so a search reads one run of row numbers. O(places + searches × places in reach),
/// searches in parallel. For several searches from the same places, create the origins once.
std::vector<Neighbour> nearest_within(std::span<const LonLat> places, const Origins& from,
                                      Metres radius);
std::vector<Neighbour> nearest_within(std::span<const LonLat> places, std::span<const LonLat> from,
                                      Metres radius);

/// The same at any distance: if no place is within the likely radius, the radius is doubled
/// repeatedly. Not found only if there are no places. O(places + searches) per doubling, plus the
/// places in reach.
std::vector<Neighbour> nearest_anywhere(std::span<const LonLat> places, const Origins& from,
                                        Metres likely_radius);

/// Finds the nearest of many places at any distance, for single searches. An R-tree of the places,
/// O(log n) per search.
class PlaceTree {
 public:
  explicit PlaceTree(std::span<const LonLat> places);
  ~PlaceTree();
  PlaceTree(PlaceTree&&) noexcept;

  /// Ties go to the lower row. Not found if there are no places.
  Neighbour nearest(LonLat from) const;

  /// All places within the radius (inclusive), nearest first, ties in row order.
  std::vector<Neighbour> within(LonLat from, Metres radius) const;

  /// The first `count` of these, and all others at the same distance as the last one.
  std::vector<Neighbour> nearest_few(LonLat from, std::size_t count, Metres radius) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// Finds the nearest of many lines at any distance. The row of a neighbour is the line's number.
///
/// Lines are straight in longitude and latitude, in the shorter direction around the globe. A line
/// with one vertex is a point; a line without vertices is never found. Distances are to chords of
/// segments of at most 1 km, which lie up to 2 cm below the ground. Ties go to the lower row; two
/// lines that share the nearest vertex are exactly tied.
///
/// An R-tree of the segments: O(n log n) to build, O(log n) per search.
class LineTree {
 public:
  /// Line i has the vertices first_vertex[i] .. first_vertex[i + 1] - 1. If `first_vertex` is
  /// empty, there are no lines.
  LineTree(std::span<const LonLat> vertex, std::span<const std::size_t> first_vertex);
  ~LineTree();
  LineTree(LineTree&&) noexcept;

  /// Not found if there is no line.
  Neighbour nearest(LonLat from) const;

  /// The same within a radius (inclusive), which is faster.
  Neighbour nearest_within(LonLat from, Metres radius) const;

  /// Calls `visit(start, end)` for all segments within the radius, and for some others, until it
  /// returns false.
  void each_piece_near(LonLat from, Metres radius,
                       const std::function<bool(const Position&, const Position&)>& visit) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// The distance from polygons to the nearest line: 0 if a line crosses them or lies inside,
/// `unreachable` beyond the radius (inclusive).
///
/// The polygons must be valid and must not overlap. O(segments near them × vertices), less if a
/// line lies inside; the vertices are not visited if no line is near the bounding circle.
Metres distance_within(const LineTree& lines, const MultiPolygon& land, Metres radius);

/// A tree in which each place is a line with one vertex, to measure distances to places in the same
/// way as to lines.
LineTree tree_of_places(std::span<const LonLat> places);

}  // namespace hinterland
