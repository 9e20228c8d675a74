// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Sorts places into cells of the globe, so that all that lies within a radius
/// of any point is found in a few runs of memory.
///
/// The globe is cut into rows of equal latitude, at least a radius high, and
/// each row into columns as wide as it is high. What lies within the radius is
/// therefore in the point's own row, the one north and the one south of it. In
/// each it is one run of columns: two where the run crosses the meridian at
/// which the numbering starts, the whole row where a pole is within the radius.
///
/// The places get new numbers, *slots*, in the order of their cells. Whoever
/// searches keeps what it compares in that order. Any longitude does, 181° and
/// -179° being one. Cells grow beyond the radius where there would be many more
/// cells than places. Coordinates must be finite. O(places + cells).
class CellGrid {
 public:
  CellGrid(std::span<const LonLat> places, Metres radius);

  /// The row in `places` of each slot; equal cells keep the order of rows.
  const std::vector<std::uint32_t>& row_of_slot() const { return row_of_slot_; }

  /// Calls `scan(first, last)` with runs of slots that together hold every
  /// place within the radius of `from`, and others. Own row first. `best` is
  /// the squared chord of the best found so far, in m², which `scan` lowers:
  /// rows that lie farther away than that are left out.
  template <class Scan>
  void scan_around(LonLat from, const double& best, const Scan& scan) const;

 private:
  /// A strip of cells between two latitudes.
  struct GridRow {
    double columns_per_degree = 0.0;
    double reach_degrees = 0.0;  ///< of longitude, from any point in this row; 180: all around
    std::uint32_t first_cell = 0;
    std::uint32_t columns = 0;
  };

  std::uint64_t lay_rows(double least_lat, double greatest_lat, double radius_chord);
  void fill(std::span<const LonLat> places);
  double turned(double lon) const;
  template <class Scan>
  void scan_columns(const GridRow& row, double west, double east, const Scan& scan) const;
  template <class Scan>
  void scan_row(const GridRow& row, double lon, double reach, const Scan& scan) const;

  double south_ = 0.0;            ///< where row 0 starts, degrees
  double west_ = 0.0;             ///< where column 0 starts, degrees
  double width_ = 0.0;            ///< of all places, degrees
  double row_height_ = 0.0;       ///< degrees
  double rows_per_degree_ = 0.0;  ///< its inverse
  double row_metres_ = 0.0;       ///< no row is lower than this
  std::vector<GridRow> rows_;
  std::vector<std::uint32_t> cell_start_;  ///< first slot of each cell, and the end of the last
  std::vector<std::uint32_t> row_of_slot_;
};

/// East of the grid's first meridian, 0 to 360 degrees.
inline double CellGrid::turned(double lon) const {
  const double east = lon - west_;
  return east >= 0.0 && east < 360.0 ? east : east - 360.0 * std::floor(east / 360.0);
}

template <class Scan>
void CellGrid::scan_columns(const GridRow& row, double west, double east, const Scan& scan) const {
  const auto first = static_cast<std::uint32_t>(west * row.columns_per_degree);
  const auto last = static_cast<std::uint32_t>(east * row.columns_per_degree);
  if (first >= row.columns) return;
  const std::uint32_t* cell = cell_start_.data() + row.first_cell;
  scan(cell[first], cell[std::min(last, row.columns - 1) + 1]);
}

template <class Scan>
void CellGrid::scan_row(const GridRow& row, double lon, double reach, const Scan& scan) const {
  const double west = lon - reach;
  const double east = lon + reach;
  if (west >= 0.0 && east < 360.0) {
    scan_columns(row, west, east, scan);
  } else if (reach >= 180.0) {
    scan_columns(row, 0.0, 360.0, scan);
  } else if (west < 0.0) {
    scan_columns(row, 0.0, east, scan);
    scan_columns(row, west + 360.0, 360.0, scan);
  } else {
    scan_columns(row, west, 360.0, scan);
    scan_columns(row, 0.0, east - 360.0, scan);
  }
}

template <class Scan>
void CellGrid::scan_around(LonLat from, const double& best, const Scan& scan) const {
  const double up = (from.lat - south_) * rows_per_degree_;
  // The first and the last two rows are empty: from there, nobody is within the radius.
  if (!(up >= 1.0 && up < static_cast<double>(rows_.size()) - 1.0)) return;
  const auto own = static_cast<std::uint32_t>(up);
  const double lon = turned(from.lon);
  const double reach = rows_[own].reach_degrees;

  scan_row(rows_[own], lon, reach, scan);
  const double to_south = (up - own) * row_metres_;
  const double to_north = row_metres_ - to_south;
  if (to_south * to_south <= best) scan_row(rows_[own - 1], lon, reach, scan);
  if (to_north * to_north <= best) scan_row(rows_[own + 1], lon, reach, scan);
}

}  // namespace hinterland
