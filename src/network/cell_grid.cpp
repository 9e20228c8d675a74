// SPDX-License-Identifier: Apache-2.0
#include "network/cell_grid.hpp"

#include "geometry/distance.hpp"

#include <algorithm>
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

/// Whole degrees of longitude without a place, next to each other.
struct EmptyStretch {
  int degrees = 0;
  int end = 0;  ///< the first degree east of it that has a place
};

EmptyStretch longest_empty_stretch(std::span<const LonLat> places) {
  constexpr int turn = 360;
  std::array<bool, turn> taken{};
  for (const LonLat& place : places) {
    const double degree = place.lon - turn * std::floor(place.lon / turn);
    taken[static_cast<std::size_t>(std::min(degree, turn - 1.0))] = true;
  }
  EmptyStretch longest;
  int empty = 0;
  for (int degree = 0; degree < 2 * turn; ++degree) {  // twice around: a stretch may cross 0
    const bool here = taken[static_cast<std::size_t>(degree % turn)];
    if (here && empty > longest.degrees) longest = {empty, degree % turn};
    empty = here ? 0 : empty + 1;
  }
  return longest;
}

}  // namespace

CellGrid::CellGrid(std::span<const LonLat> places, Metres radius) {
  if (places.empty()) return;
  const auto [southmost, northmost] = std::ranges::minmax(places, {}, &LonLat::lat);
  const double chord = chord_of_arc(std::max(radius, least_radius));
  lat_reach_ = latitude_reach(chord);
  south_ = southmost.lat - lat_reach_;
  set_west(places, longitude_reach(southmost.lat, chord));

  const std::uint64_t allowed =
      std::max<std::uint64_t>(always_allowed_cells, cells_per_place * places.size());
  double height =
      std::max(lat_reach_, (northmost.lat - southmost.lat) / static_cast<double>(allowed));
  while (lay_strips(height, northmost.lat, chord) > allowed) height *= 1.25;
  enter_all(places);
}

/// Numbers the columns from within the longest stretch of the globe without a
/// place, so that places on both sides of the antimeridian are neighbours.
void CellGrid::set_west(std::span<const LonLat> places, double southmost_reach) {
  constexpr double reaches = 4.0;  // enough for all strips but those much nearer to a pole
  const EmptyStretch empty = longest_empty_stretch(places);
  margin_ = std::min(empty.degrees / 2.0, reaches * southmost_reach);
  west_ = empty.end - margin_;
  if (west_ >= 180.0) west_ -= 360.0;
  for (const LonLat& place : places) width_ = std::max(width_, turned(place.lon) + margin_);
}

/// Returns the number of cells.
std::uint64_t CellGrid::lay_strips(double height, double greatest_lat, double radius_chord) {
  strips_per_degree_ = 1.0 / height;
  strips_.assign(static_cast<std::size_t>(strips_north_of_south(greatest_lat + lat_reach_)) + 1,
                 {});
  lon_reach_.assign(strips_.size(), 180.0);
  std::uint64_t cells = 0;
  for (std::size_t i = 0; i < strips_.size(); ++i) {
    const double south = south_ + static_cast<double>(i) * height;
    const double north = south + height;
    const double middle = std::min(std::abs(south + north) / 2.0, 90.0);
    const double pole_side = std::max(std::abs(south), std::abs(north)) * a_little_more;
    lon_reach_[i] = longitude_reach(pole_side, radius_chord);

    Strip& strip = strips_[i];
    strip.columns_per_degree = std::cos(middle * radians) * strips_per_degree_;
    strip.first_cell = static_cast<std::uint32_t>(cells);
    const double width = lon_reach_[i] > margin_ ? 360.0 : width_;
    strip.columns = static_cast<std::uint32_t>(width * strip.columns_per_degree) + 1;
    cells += strip.columns;
  }
  return cells;
}

/// Calls `visit(cell)` for each cell of a strip from which that longitude is
/// within reach.
template <class Visit>
void CellGrid::visit_columns(std::size_t strip_number, double lon, const Visit& visit) const {
  const Strip& strip = strips_[strip_number];
  const auto visit_between = [&](double west, double east) {
    const auto first = static_cast<std::uint32_t>(west * strip.columns_per_degree);
    const auto last = static_cast<std::uint32_t>(east * strip.columns_per_degree);
    for (std::uint32_t column = first; column <= std::min(last, strip.columns - 1); ++column) {
      visit(strip.first_cell + column);
    }
  };
  const double reach = lon_reach_[strip_number];
  if (reach >= 180.0) return visit_between(0.0, 360.0);
  if (lon - reach < 0.0) visit_between(lon - reach + 360.0, 360.0);
  if (lon + reach >= 360.0) visit_between(0.0, lon + reach - 360.0);
  visit_between(std::max(lon - reach, 0.0), std::min(lon + reach, 360.0));
}

/// Calls `visit(cell)` for each cell from which the place is within reach.
template <class Visit>
void CellGrid::visit_cells(LonLat place, const Visit& visit) const {
  const double lon = turned(place.lon);
  const double south = std::max(strips_north_of_south(place.lat - lat_reach_), 0.0);
  const auto north = static_cast<std::size_t>(strips_north_of_south(place.lat + lat_reach_));
  for (auto i = static_cast<std::size_t>(south); i <= std::min(north, strips_.size() - 1); ++i) {
    visit_columns(i, lon, visit);
  }
}

/// Counts the entries of each cell, then puts them in, in the order of rows.
void CellGrid::enter_all(std::span<const LonLat> places) {
  const std::size_t cells = strips_.back().first_cell + strips_.back().columns;
  std::vector<std::uint32_t> next(cells + 1, 0);
  for (const LonLat& place : places) {
    visit_cells(place, [&](std::uint32_t cell) { ++next[cell + 1]; });
  }
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  cell_start_ = next;
  entries_.resize(next.back());
  for (std::size_t i = 0; i < places.size(); ++i) {
    visit_cells(places[i], [&](std::uint32_t cell) {
      entries_[next[cell]++] = static_cast<std::uint32_t>(i);
    });
  }
}

}  // namespace hinterland
