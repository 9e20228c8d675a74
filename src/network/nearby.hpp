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

/// What lies nearest: its row in the places that were indexed, and how far.
struct Neighbour {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t row = none;
  Metres distance = unreachable;

  bool found() const { return row != none; }
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// An order in which neighbours come one after another, so that successive searches read the same
/// memory. A permutation of 0..n-1.
std::vector<std::uint32_t> spatial_order(std::span<const LonLat> places);

/// Places to search from, prepared once for many searches: in spatial order.
struct Origins {
  std::vector<std::uint32_t> row;  ///< in the places they were made from
  std::vector<LonLat> place;
  std::vector<Position> position;

  std::size_t size() const { return row.size(); }
};

/// O(n): one sort by cell, one conversion into space.
Origins make_origins(std::span<const LonLat> places);

/// Finds the nearest of the places within a radius, for each of many others.
///
/// A place exactly on the radius is within it: the distance that is reported
/// decides. Equal distances go to the lower row. Returns one neighbour for each row of
/// `from` (of the places that the origins were made from); not found: no place is that near, as
/// for every row where the radius is negative. Coordinates are finite.
///
/// The hot path of coverage. The places lie in a flat grid of cells about as
/// wide as the radius, their positions in space in cell order,
/// so a search reads a few runs of memory. O(places + searches × places in reach), searches in
/// parallel. For several searches from the same places make the origins once.
std::vector<Neighbour> nearest_within(std::span<const LonLat> places, const Origins& from,
                                      Metres radius);
std::vector<Neighbour> nearest_within(std::span<const LonLat> places, std::span<const LonLat> from,
                                      Metres radius);

/// The same however far the nearest is: where none is within the likely radius, the radius is
/// doubled again and again. Not found only where there are no places. O(places + searches) for each
/// doubling, and the places in reach.
std::vector<Neighbour> nearest_anywhere(std::span<const LonLat> places, const Origins& from,
                                        Metres likely_radius);

/// Finds the nearest of many places, however far. For the few that the bounded search does not
/// find, and for single searches. An R-tree over the places: O(log n) a search.
class PlaceTree {
 public:
  explicit PlaceTree(std::span<const LonLat> places);
  ~PlaceTree();
  PlaceTree(PlaceTree&&) noexcept;

  /// Equal distances go to the lower row. Not found where there are no places.
  Neighbour nearest(LonLat from) const;

  /// All places within the radius, one exactly on it too: nearest first, equal
  /// distances in the order of rows.
  std::vector<Neighbour> within(LonLat from, Metres radius) const;

  /// The first `count` of them, and all others as far as the last of these.
  std::vector<Neighbour> nearest_few(LonLat from, std::size_t count, Metres radius) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// Finds the nearest point of many lines, however far. Row: the line's number.
///
/// Lines run straight in longitude and latitude, the short way around the
/// globe. A line of one vertex is a point, one of none is never found. Distances
/// are to the chords of pieces of at most 1 km, which sink 2 cm into the
/// ground. Equal distances, to the bit, go to the lower row: two lines that
/// meet in a vertex are equally far from a place that is nearest to that vertex.
///
/// An R-tree over the pieces: O(p log p) to make, O(log p) a search.
class LineTree {
 public:
  /// Line i has the vertices first_vertex[i] .. first_vertex[i + 1] - 1. An
  /// empty `first_vertex` means no lines.
  LineTree(std::span<const LonLat> vertex, std::span<const std::size_t> first_vertex);
  ~LineTree();
  LineTree(LineTree&&) noexcept;

  /// Not found where there is no line.
  Neighbour nearest(LonLat from) const;

  /// The same within a radius, and cheaper. A line exactly on it is within.
  Neighbour nearest_within(LonLat from, Metres radius) const;

  /// Calls `visit(start, end)` for all pieces of lines that come within the radius, and for some
  /// that do not, until it says false.
  void each_piece_near(LonLat from, Metres radius,
                       const std::function<bool(const Position&, const Position&)>& visit) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// How far the nearest line is from some land: 0 where one crosses it or lies inside;
/// `unreachable` beyond the radius. A line exactly on the radius is within.
///
/// The land consists of valid polygons that do not overlap. Where no line lies in the box around
/// it, its vertices are not visited. O(pieces of lines near it × vertices), and less
/// once a line inside is found.
Metres distance_within(const LineTree& lines, const MultiPolygon& land, Metres radius);

/// Each place as a line of its own, so that distances to places are measured as those to lines.
LineTree tree_of_places(std::span<const LonLat> places);

}  // namespace hinterland
