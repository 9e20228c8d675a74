// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/cell_grid.hpp>

#include <hinterland/geometry/distance.hpp>

#include <array>
#include <cmath>
#include <numbers>

namespace hinterland {

namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double equator_radius = 6378137.0;          // metres; WGS 84, EPSG:7030
constexpr double least_curvature_radius = 6335439.0;  // metres; of a meridian, at the equator
constexpr double a_little_more = 1.0 + 1e-9;          // far above any error of rounding

/// Cells are never laid for less: rounding of degrees would begin to show.
constexpr Metres least_radius = 100_m;

/// More cells than this a place cost more to lay out than they save.
constexpr std::uint64_t cells_per_place = 16;
constexpr std::uint64_t always_allowed_cells = 4096;

/// No two places within the chord differ by more degrees of latitude.
///
/// Along a meridian the ground turns by 1 / M a metre, M being the radius of
/// curvature. So a turn by t has a chord of at least 2 M sin(t/2) for the least
/// M, and leaving the meridian only adds to it.
double latitude_reach(double chord) {
  const double sine = chord / (2.0 * least_curvature_radius);
  return sine < 1.0 ? 2.0 * std::asin(sine) / radians * a_little_more : 181.0;
}

/// No place within the chord of a place at this latitude differs from it by
/// more degrees of longitude; 180: a pole may be within the chord.
///
/// A place p metres from the axis is p sin(t) metres from the half-plane
/// through the axis that is t degrees away, and p from those beyond 90°.
double longitude_reach(double lat, double chord) {
  const double to_axis = equator_radius * std::cos(std::min(std::abs(lat), 90.0) * radians);
  return chord * a_little_more < to_axis
             ? std::asin(chord * a_little_more / to_axis) / radians * a_little_more
             : 180.0;
}

double within_turn(double lon) { return lon - 360.0 * std::floor(lon / 360.0); }

/// The meridian, in whole degrees, at which the longest stretch of the globe
/// without a place ends. Numbered from there, places on both sides of the
/// antimeridian are neighbours.
double meridian_before(std::span<const LonLat> places) {
  constexpr int turn = 360;
  std::array<bool, turn> taken{};
  for (const LonLat& place : places) {
    taken[static_cast<std::size_t>(std::min(within_turn(place.lon), turn - 1.0))] = true;
  }
  int longest = 0;
  int start = 0;
  int empty = 0;
  for (int degree = 0; degree < 2 * turn; ++degree) {  // twice around: a stretch may cross 0
    if (taken[static_cast<std::size_t>(degree % turn)]) {
      if (empty > longest) {
        longest = empty;
        start = degree % turn;
      }
      empty = 0;
    } else {
      ++empty;
    }
  }
  return start < turn / 2 ? start : start - turn;
}

}  // namespace

CellGrid::CellGrid(std::span<const LonLat> places, Metres radius) {
  if (places.empty()) return;
  west_ = meridian_before(places);
  const auto [least, greatest] = std::ranges::minmax(places, {}, &LonLat::lat);
  for (const LonLat& place : places) width_ = std::max(width_, turned(place.lon));

  const std::uint64_t allowed =
      std::max<std::uint64_t>(always_allowed_cells, cells_per_place * places.size());
  const double chord = chord_of_arc(std::max(radius, least_radius));
  row_height_ =
      std::max(latitude_reach(chord), (greatest.lat - least.lat) / static_cast<double>(allowed));
  while (lay_rows(least.lat, greatest.lat, chord) > allowed) row_height_ *= 1.25;
  fill(places);
}

/// Lays the rows for the height that is set. Returns the number of cells.
std::uint64_t CellGrid::lay_rows(double least_lat, double greatest_lat, double radius_chord) {
  // Two empty rows at each end: a search looks one row beyond its own, and may
  // itself start one row beyond the places.
  south_ = least_lat - 2.0 * row_height_;
  rows_per_degree_ = 1.0 / row_height_;
  const double half_turn = std::min(row_height_, 180.0) * radians / 2.0;
  row_metres_ = 2.0 * least_curvature_radius * std::sin(half_turn) / a_little_more;

  rows_.assign(static_cast<std::size_t>((greatest_lat - south_) * rows_per_degree_) + 3, {});
  std::uint64_t cells = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const double south = south_ + static_cast<double>(i) * row_height_;
    const double north = south + row_height_;
    const double to_pole_side = std::max(std::abs(south), std::abs(north));
    const double middle = std::min(std::abs(south + north) / 2.0, 90.0);
    GridRow& row = rows_[i];
    row.reach_degrees = longitude_reach(to_pole_side * a_little_more, radius_chord);
    row.columns_per_degree = std::cos(middle * radians) * rows_per_degree_;
    row.first_cell = static_cast<std::uint32_t>(cells);
    row.columns = static_cast<std::uint32_t>(width_ * row.columns_per_degree) + 1;
    cells += row.columns;
  }
  return cells;
}

/// Sorts the places by cell, keeping the order of rows within each.
void CellGrid::fill(std::span<const LonLat> places) {
  std::vector<std::uint32_t> cell(places.size());
  cell_start_.assign(rows_.back().first_cell + rows_.back().columns + 1, 0);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const GridRow& row =
        rows_[static_cast<std::size_t>((places[i].lat - south_) * rows_per_degree_)];
    cell[i] =
        row.first_cell + static_cast<std::uint32_t>(turned(places[i].lon) * row.columns_per_degree);
    ++cell_start_[cell[i] + 1];
  }
  for (std::size_t i = 1; i < cell_start_.size(); ++i) cell_start_[i] += cell_start_[i - 1];

  std::vector<std::uint32_t> next(cell_start_.begin(), cell_start_.end() - 1);
  row_of_slot_.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    row_of_slot_[next[cell[i]]++] = static_cast<std::uint32_t>(i);
  }
}

}  // namespace hinterland
