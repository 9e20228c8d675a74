// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Knows for each cell of the globe which places may be within a radius of
/// somebody in that cell.
///
/// The globe is cut into rows of equal latitude, at least a radius high, and
/// each row into columns about as wide. A place is entered in every cell that
/// it can be reached from, nine as a rule, so that a search reads one run of
/// memory and looks nowhere else. Rows near a pole, and those that places may
/// be reached through from both ends, go all the way around the globe; the
/// others begin and end where the places do.
///
/// Any longitude does, 181° and -179° being one; coordinates must be finite.
/// Cells grow beyond the radius where there would be many more cells than
/// places. O(cells + places × 9) time and memory.
class CellGrid {
 public:
  CellGrid(std::span<const LonLat> places, Metres radius);

  /// Rows of all places within the radius of `from`, and of some others,
  /// ascending. A row may come twice.
  std::span<const std::uint32_t> around(LonLat from) const;

 private:
  /// A strip of cells between two latitudes.
  struct Strip {
    double columns_per_degree = 0.0;
    std::uint32_t first_cell = 0;
    std::uint32_t columns = 0;
  };

  void set_west(std::span<const LonLat> places, double southmost_reach);
  std::uint64_t lay_strips(double height, double greatest_lat, double radius_chord);
  void enter_all(std::span<const LonLat> places);
  double turned(double lon) const;
  double strips_north_of_south(double lat) const { return (lat - south_) * strips_per_degree_; }
  template <class Visit>
  void visit_cells(LonLat place, const Visit& visit) const;
  template <class Visit>
  void visit_columns(std::size_t strip, double lon, const Visit& visit) const;

  double south_ = 0.0;              ///< where strip 0 starts, degrees
  double west_ = 0.0;               ///< where column 0 starts, degrees
  double width_ = 0.0;              ///< from there to beyond the last place's reach, degrees
  double margin_ = 0.0;             ///< from there to the first place, degrees
  double strips_per_degree_ = 0.0;  ///< of latitude
  double lat_reach_ = 0.0;          ///< of the radius, degrees
  std::vector<Strip> strips_;
  std::vector<double> lon_reach_;  ///< of the radius, from anywhere in each strip; 180: all around
  std::vector<std::uint32_t> cell_start_;  ///< first entry of each cell, and the end of the last
  std::vector<std::uint32_t> entries_;     ///< rows of places
};

/// East of the grid's first meridian, 0 to 360 degrees.
inline double CellGrid::turned(double lon) const {
  const double east = lon - west_;
  return east >= 0.0 && east < 360.0 ? east : east - 360.0 * std::floor(east / 360.0);
}

inline std::span<const std::uint32_t> CellGrid::around(LonLat from) const {
  const double north = strips_north_of_south(from.lat);
  if (!(north >= 0.0 && north < static_cast<double>(strips_.size()))) return {};
  const Strip& strip = strips_[static_cast<std::size_t>(north)];
  const auto column = static_cast<std::uint32_t>(turned(from.lon) * strip.columns_per_degree);
  if (column >= strip.columns) return {};
  const std::uint32_t* start = cell_start_.data() + strip.first_cell + column;
  return {entries_.data() + start[0], entries_.data() + start[1]};
}

}  // namespace hinterland
