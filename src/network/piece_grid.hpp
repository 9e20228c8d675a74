// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace hinterland {

/// A line segment in longitude and latitude. Across the antimeridian, the longitude of its end is
/// beyond ±180°.
struct Piece {
  LonLat start;
  LonLat end;
};

/// The segment between two places, in the shorter direction around the globe.
inline Piece piece_between(LonLat start, LonLat end) {
  const double east = end.lon - start.lon;
  if (east >= -180.0 && east <= 180.0) return {start, end};
  return {start, {end.lon - 360.0 * std::round(east / 360.0), end.lat}};
}

/// The place at a share of a segment, from 0 at its start to 1 at its end.
inline LonLat place_on(const Piece& piece, double share) {
  return {std::lerp(piece.start.lon, piece.end.lon, share),
          std::lerp(piece.start.lat, piece.end.lat, share)};
}

/// The share of a segment at the point nearest to a place, on a plane around the place; 0 on a
/// segment without length.
double nearest_share(const Piece& piece, LonLat place);

/// The shares of two segments at which they cross, 0 at the start and 1 at the end.
struct CrossingShares {
  double first = 0.0;
  double second = 0.0;
};

/// The point where two segments cross, or an end of one lies on the other, in longitude and
/// latitude; none if they do not meet or are collinear.
std::optional<CrossingShares> find_crossing(const Piece& first, const Piece& second);

/// A rectangle of longitude and latitude.
struct LonLatBox {
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
};

/// A lower bound on the length of a degree of latitude, which is 110,574 m at the equator.
inline constexpr Metres metres_in_degree_at_least = 110'500_m;

/// The approximate length of a degree of latitude (110,574 m to 111,694 m).
inline constexpr Metres metres_in_degree = 111'000_m;

/// A box that contains everything within the radius of a place; all longitudes if it reaches a
/// pole.
LonLatBox box_around(LonLat place, Metres radius);
inline LonLatBox box_of(const Piece& piece) {
  return {std::min(piece.start.lon, piece.end.lon), std::min(piece.start.lat, piece.end.lat),
          std::max(piece.start.lon, piece.end.lon), std::max(piece.start.lat, piece.end.lat)};
}
inline LonLatBox joined(const LonLatBox& a, const LonLatBox& b) {
  return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
          std::max(a.north, b.north)};
}
inline bool overlap(const LonLatBox& a, const LonLatBox& b) {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/// A spatial index of line segments: a flat grid with about two segments per cell. A segment is
/// entered in each cell that its bounding box touches, so it is suited to short segments.
///
/// O(segments) time and memory, about 8 bytes per segment.
class PieceGrid {
 public:
  /// `piece(i)` is called several times for each i below `count`.
  PieceGrid(std::size_t count, const std::function<Piece(std::uint32_t)>& piece);

  /// Calls `visit(i)` for every segment in the cells that the box touches, for some more than once.
  template <class Visit>
  void visit(const LonLatBox& box, const Visit& visit) const {
    // Longitudes may differ by 360° for the same place, but not by more.
    for (const double turn : {0.0, 360.0, -360.0}) {
      visit_cells({box.west + turn, box.south, box.east + turn, box.north}, visit);
    }
  }

  /// Calls `visit(i, at_least)` for every segment within the radius of a place and for some beyond
  /// it, except those for which `matters(i)` is false. `at_least` is a cheap lower bound on the
  /// distance. Once per segment, except if the radius reaches a pole. `piece(i)` must be the
  /// function from which the grid was built.
  template <class PieceOf, class Matters, class Visit>
  void visit_near(LonLat place, Metres radius, const PieceOf& piece, const Matters& matters,
                  const Visit& visit) const {
    // Distances are measured in space, where a segment leaves its box by at most 2 cm.
    constexpr Metres slack{0.1};
    const LonLatBox box = box_around(place, radius + slack);
    const double narrowing = (box.north - box.south) / (box.east - box.west);
    const Metres in_degree_north = metres_in_degree_at_least;
    const Metres in_degree_east = std::min(narrowing, 1.0) * in_degree_north;
    for (const double turn : {0.0, 360.0, -360.0}) {
      const LonLat here{place.lon + turn, place.lat};
      const LonLatBox shifted{box.west + turn, box.south, box.east + turn, box.north};
      visit_cells_once(shifted, piece, matters, [&](std::uint32_t i, const LonLatBox& around) {
        const double off_east = std::max(around.west - here.lon, here.lon - around.east);
        const double off_north = std::max(around.south - here.lat, here.lat - around.north);
        const Metres off = std::max(off_east * in_degree_east, off_north * in_degree_north);
        const Metres at_least = std::max(off - slack, 0_m);
        if (at_least <= radius) visit(i, at_least);
      });
    }
  }

  /// The bounding box of all segments.
  const LonLatBox& extent() const { return extent_; }

 private:
  struct Cells {
    std::uint32_t first_column = 0, last_column = 0, first_row = 0, last_row = 0;
  };

  void lay_out(std::size_t count);
  /// If the segments lie on both sides of the antimeridian, shifts western longitudes by 360°.
  LonLatBox counted_on(LonLatBox box) const {
    if (!counts_on_ || box.west >= 0.0) return box;
    return {box.west + 360.0, box.south, box.east + 360.0, box.north};
  }
  Cells cells_of(const LonLatBox& box) const {
    const auto index = [](double steps, std::uint32_t count) {
      return static_cast<std::uint32_t>(std::clamp(steps, 0.0, static_cast<double>(count - 1)));
    };
    return {index((box.west - extent_.west) * columns_per_degree_, columns_),
            index((box.east - extent_.west) * columns_per_degree_, columns_),
            index((box.south - extent_.south) * rows_per_degree_, rows_),
            index((box.north - extent_.south) * rows_per_degree_, rows_)};
  }
  std::size_t cell(std::uint32_t row, std::uint32_t column) const {
    return std::size_t{row} * columns_ + column;
  }

  template <class Visit>
  void visit_cells(const LonLatBox& box, const Visit& visit) const {
    if (entries_.empty() || !overlap(box, extent_)) return;
    const Cells cells = cells_of(box);
    for (std::uint32_t row = cells.first_row; row <= cells.last_row; ++row) {
      // The entries of the cells of a row are contiguous.
      const std::uint32_t last = cell_start_[cell(row, cells.last_column) + 1];
      for (std::uint32_t i = cell_start_[cell(row, cells.first_column)]; i < last; ++i) {
        visit(entries_[i]);
      }
    }
  }

  /// Each segment is visited only in the first cell that it shares with the box.
  template <class PieceOf, class Matters, class Visit>
  void visit_cells_once(const LonLatBox& box, const PieceOf& piece, const Matters& matters,
                        const Visit& visit) const {
    if (entries_.empty() || !overlap(box, extent_)) return;
    const Cells cells = cells_of(box);
    for (std::uint32_t row = cells.first_row; row <= cells.last_row; ++row) {
      for (std::uint32_t column = cells.first_column; column <= cells.last_column; ++column) {
        const std::size_t here = cell(row, column);
        for (std::uint32_t e = cell_start_[here]; e < cell_start_[here + 1]; ++e) {
          const std::uint32_t i = entries_[e];
          if (!matters(i)) continue;
          const LonLatBox around = counted_on(box_of(piece(i)));
          const Cells of_piece = cells_of(around);
          if (std::max(of_piece.first_row, cells.first_row) != row) continue;
          if (std::max(of_piece.first_column, cells.first_column) != column) continue;
          visit(i, around);
        }
      }
    }
  }

  LonLatBox extent_;
  bool counts_on_ = false;
  std::uint32_t columns_ = 0;
  std::uint32_t rows_ = 0;
  double columns_per_degree_ = 0.0;
  double rows_per_degree_ = 0.0;
  std::vector<std::uint32_t> cell_start_;  ///< first entry of each cell, and the end of the last
  std::vector<std::uint32_t> entries_;     ///< rows of segments, ascending in each cell
};

}  // namespace hinterland
