// SPDX-License-Identifier: Apache-2.0
#include "network/piece_grid.hpp"

#include "geometry/distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hinterland {

namespace {

/// Twice the signed area of the triangle a, b, c; positive if c lies to the left of a → b.
double turn(LonLat a, LonLat b, LonLat c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

/// Shifts a segment by multiples of 360° next to another longitude.
Piece shifted_near(const Piece& piece, LonLat other) {
  const double turns = 360.0 * std::round((piece.start.lon - other.lon) / 360.0);
  return {{piece.start.lon - turns, piece.start.lat}, {piece.end.lon - turns, piece.end.lat}};
}

}  // namespace

std::optional<CrossingShares> find_crossing(const Piece& p, const Piece& far_q) {
  const Piece q = shifted_near(far_q, p.start);
  const double p_start = turn(q.start, q.end, p.start);
  const double p_end = turn(q.start, q.end, p.end);
  if (p_start * p_end > 0.0 || p_start == p_end) return {};
  const double q_start = turn(p.start, p.end, q.start);
  const double q_end = turn(p.start, p.end, q.end);
  if (q_start * q_end > 0.0 || q_start == q_end) return {};
  return CrossingShares{p_start / (p_start - p_end), q_start / (q_start - q_end)};
}

double nearest_share(const Piece& piece, LonLat place) {
  const double turns = 360.0 * std::round((piece.start.lon - place.lon) / 360.0);
  const double narrow = cosine_of_latitude(place.lat);
  const double east = (piece.end.lon - piece.start.lon) * narrow;
  const double north = piece.end.lat - piece.start.lat;
  const double squared = east * east + north * north;
  if (squared == 0.0) return 0.0;
  const double product =
      (place.lon + turns - piece.start.lon) * narrow * east + (place.lat - piece.start.lat) * north;
  return std::clamp(product / squared, 0.0, 1.0);
}

LonLatBox box_around(LonLat place, Metres radius) {
  const double north = radius / metres_in_degree_at_least + 1e-9;
  const double farthest_lat = std::abs(place.lat) + north;
  // cos(farthest_lat) is a lower bound on the ratio of degrees of longitude and latitude.
  const double east = farthest_lat < 89.9 ? north / cosine_of_latitude(farthest_lat) : 180.0;
  return {place.lon - east, place.lat - north, place.lon + east, place.lat + north};
}

PieceGrid::PieceGrid(std::size_t count, const std::function<Piece(std::uint32_t)>& piece) {
  if (count == 0) return;
  const auto extent = [&] {
    LonLatBox all = counted_on(box_of(piece(0)));
    for (std::uint32_t i = 1; i < count; ++i) all = joined(all, counted_on(box_of(piece(i))));
    return all;
  };
  extent_ = extent();
  if (extent_.east - extent_.west > 180.0) {
    const LonLatBox as_they_are = extent_;
    counts_on_ = true;
    extent_ = extent();
    counts_on_ = extent_.east - extent_.west < as_they_are.east - as_they_are.west;
    if (!counts_on_) extent_ = as_they_are;
  }
  lay_out(count);

  const auto each_cell = [&](std::uint32_t i, const auto& work) {
    const Cells cells = cells_of(counted_on(box_of(piece(i))));
    for (std::uint32_t row = cells.first_row; row <= cells.last_row; ++row) {
      for (std::uint32_t column = cells.first_column; column <= cells.last_column; ++column) {
        work(cell(row, column));
      }
    }
  };
  cell_start_.assign(std::size_t{columns_} * rows_ + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    each_cell(i, [&](std::size_t c) { ++cell_start_[c + 1]; });
  }
  for (std::size_t c = 1; c < cell_start_.size(); ++c) cell_start_[c] += cell_start_[c - 1];
  entries_.resize(cell_start_.back());
  for (std::uint32_t i = 0; i < count; ++i) {
    each_cell(i, [&](std::size_t c) { entries_[cell_start_[c]++] = i; });
  }
  // Each start has advanced to the end of its cell, which is the start of the next.
  std::ranges::copy_backward(cell_start_.begin(), cell_start_.end() - 1, cell_start_.end());
  cell_start_.front() = 0;
}

/// Chooses cells that are square on the ground, with two segments per cell on average.
void PieceGrid::lay_out(std::size_t count) {
  constexpr double min_side = 1e-4;  // degrees, 11 m
  constexpr double max_cells_a_side = 1e6;
  const double width = extent_.east - extent_.west;
  const double height = extent_.north - extent_.south;
  const double shrink = std::max(cosine_of_latitude((extent_.south + extent_.north) / 2.0), 0.01);
  const double cells = static_cast<double>(count) / 2.0 + 1.0;
  const double side = std::max({std::sqrt(width * shrink * height / cells),
                                (width * shrink + height) / max_cells_a_side, min_side});
  rows_per_degree_ = 1.0 / side;
  columns_per_degree_ = shrink / side;
  rows_ = static_cast<std::uint32_t>(height * rows_per_degree_) + 1;
  columns_ = static_cast<std::uint32_t>(width * columns_per_degree_) + 1;
}

}  // namespace hinterland
