// SPDX-License-Identifier: Apache-2.0
#include "network/nearby.hpp"

#include "geometry/distance.hpp"
#include "geometry/hilbert.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace hinterland {

namespace {

constexpr double min_curvature_radius = 6335439.0;  // metres; of a meridian, at the equator
constexpr double rounding_margin = 1.0 + 1e-9;      // well above any rounding error

/// The least radius for the layout of cells: below it, rounding of degrees would matter.
constexpr Metres min_radius = 100_m;

/// More cells per place cost more to set up than they save.
constexpr std::uint64_t cells_per_place = 16;
constexpr std::uint64_t always_allowed_cells = 4096;

/// An upper bound on the difference in latitude, in degrees, of two places within the chord.
///
/// A meridian has the curvature 1 / M. A change in latitude by t therefore has a chord of at least
/// 2 M sin(t/2) for the least M, and leaving the meridian only increases it.
double latitude_reach(double chord) {
  const double sine = chord / (2.0 * min_curvature_radius);
  return sine < 1.0 ? 2.0 * std::asin(sine) / radians_per_degree * rounding_margin : 181.0;
}

/// An upper bound on the difference in longitude, in degrees, between a place at this latitude and
/// places within the chord; 180 if a pole may be within the chord.
///
/// A place at distance p from the Earth's axis is p sin(t) from the half-plane through the axis at
/// an angle of t, and p from those at more than 90°.
double longitude_reach(double lat, double chord) {
  const double to_axis = wgs84::semi_major_axis * cosine_of_latitude(std::min(std::abs(lat), 90.0));
  return chord * rounding_margin < to_axis
             ? std::asin(chord * rounding_margin / to_axis) / radians_per_degree * rounding_margin
             : 180.0;
}

/// Consecutive whole degrees of longitude without a place.
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
  for (int degree = 0; degree < 2 * turn; ++degree) {  // twice, since a stretch may cross 0
    const bool here = taken[static_cast<std::size_t>(degree % turn)];
    if (here && empty > longest.degrees) longest = {empty, degree % turn};
    empty = here ? 0 : empty + 1;
  }
  return longest;
}

/// Lists, for each cell of the globe, the places that may be within a radius of a point in it.
///
/// The globe is divided into strips of equal latitude, at least a radius high, and each strip into
/// columns about as wide. A place is entered in every cell from which it can be reached, usually
/// nine, so that a search reads a single cell. Strips near a pole, and those whose places can be
/// reached from both ends, span all longitudes; the others span only those of the places.
///
/// Any longitude is accepted (181° equals -179°); coordinates must be finite. Cells are larger than
/// the radius if there would be many more cells than places.
/// O(cells + places × 9) time and memory.
class CellGrid {
 public:
  CellGrid(std::span<const LonLat> places, Metres radius);

  /// The rows of all places within the radius of `from`, and of some others, ascending. A row may
  /// occur twice.
  std::span<const std::uint32_t> around(LonLat from) const {
    const double north = strips_north_of_south(from.lat);
    if (!(north >= 0.0 && north < static_cast<double>(strips_.size()))) return {};
    const Strip& strip = strips_[static_cast<std::size_t>(north)];
    const auto column = static_cast<std::uint32_t>(rotated(from.lon) * strip.columns_per_degree);
    if (column >= strip.columns) return {};
    const std::uint32_t* start = cell_start_.data() + strip.first_cell + column;
    return {entries_.data() + start[0], entries_.data() + start[1]};
  }

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
  /// Degrees east of the grid's western edge, in [0, 360).
  double rotated(double lon) const {
    const double east = lon - west_;
    return east >= 0.0 && east < 360.0 ? east : east - 360.0 * std::floor(east / 360.0);
  }
  double strips_north_of_south(double lat) const { return (lat - south_) * strips_per_degree_; }
  template <class Visit>
  void visit_cells(LonLat place, const Visit& visit) const;
  template <class Visit>
  void visit_columns(std::size_t strip, double lon, const Visit& visit) const;

  double south_ = 0.0;              ///< southern edge of strip 0, degrees
  double west_ = 0.0;               ///< western edge of column 0, degrees
  double width_ = 0.0;              ///< from `west_` to the last place plus the margin, degrees
  double margin_ = 0.0;             ///< from `west_` to the first place, degrees
  double strips_per_degree_ = 0.0;  ///< of latitude
  double lat_reach_ = 0.0;          ///< of the radius, degrees
  std::vector<Strip> strips_;
  std::vector<double> lon_reach_;  ///< of the radius, in each strip, degrees; 180: all longitudes
  std::vector<std::uint32_t> cell_start_;  ///< first entry of each cell, and the end of the last
  std::vector<std::uint32_t> entries_;     ///< rows of places
};

CellGrid::CellGrid(std::span<const LonLat> places, Metres radius) {
  if (places.empty()) return;
  const auto [southmost, northmost] = std::ranges::minmax(places, {}, &LonLat::lat);
  const double chord = chord_of_arc(std::max(radius, min_radius));
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

/// Places the western edge inside the longest range of longitudes without a place, so that places
/// on both sides of the antimeridian are neighbours.
void CellGrid::set_west(std::span<const LonLat> places, double southmost_reach) {
  constexpr double reaches = 4.0;  // sufficient for all strips except those much nearer to a pole
  const EmptyStretch empty = longest_empty_stretch(places);
  margin_ = std::min(empty.degrees / 2.0, reaches * southmost_reach);
  west_ = empty.end - margin_;
  if (west_ >= 180.0) west_ -= 360.0;
  for (const LonLat& place : places) width_ = std::max(width_, rotated(place.lon) + margin_);
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
    const double pole_side = std::max(std::abs(south), std::abs(north)) * rounding_margin;
    lon_reach_[i] = longitude_reach(pole_side, radius_chord);

    Strip& strip = strips_[i];
    strip.columns_per_degree = cosine_of_latitude(middle) * strips_per_degree_;
    strip.first_cell = static_cast<std::uint32_t>(cells);
    const double width = lon_reach_[i] > margin_ ? 360.0 : width_;
    strip.columns = static_cast<std::uint32_t>(width * strip.columns_per_degree) + 1;
    cells += strip.columns;
  }
  return cells;
}

/// Calls `visit(cell)` for each cell of a strip from which this longitude is within reach.
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
  const double lon = rotated(place.lon);
  const double south = std::max(strips_north_of_south(place.lat - lat_reach_), 0.0);
  const auto north = static_cast<std::size_t>(strips_north_of_south(place.lat + lat_reach_));
  for (auto i = static_cast<std::size_t>(south); i <= std::min(north, strips_.size() - 1); ++i) {
    visit_columns(i, lon, visit);
  }
}

/// Counts the entries of each cell, then enters them in row order.
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

constexpr std::size_t searches_in_block = 4096;

std::vector<Position> positions_of(std::span<const LonLat> places) {
  std::vector<Position> positions(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) positions[i] = to_position(places[i]);
  });
  return positions;
}

/// A radius within which about four places are expected if they are distributed evenly.
Metres likely_radius(std::span<const LonLat> places) {
  constexpr double places_likely = 4.0;
  constexpr double metres_in_degree = 111'000.0;
  const auto [south, north] = std::ranges::minmax(places, {}, &LonLat::lat);
  const auto [west, east] = std::ranges::minmax(places, {}, &LonLat::lon);
  const double narrowing = cosine_of_latitude((south.lat + north.lat) / 2.0);
  double width = east.lon - west.lon;
  if (width > 180.0) {  // possibly on both sides of the antimeridian
    const auto counted_on = [](LonLat p) { return p.lon < 0.0 ? p.lon + 360.0 : p.lon; };
    const auto [first, last] = std::ranges::minmax(places, {}, counted_on);
    width = std::min(width, counted_on(last) - counted_on(first));
  }
  const double area =
      (north.lat - south.lat) * width * narrowing * metres_in_degree * metres_in_degree;
  const Metres even{std::sqrt(places_likely * area / static_cast<double>(places.size()))};
  return std::max(even, 100_m);
}

/// An upper bound on the squared chord of places within the radius; slightly too large, since the
/// reported distance decides.
double squared_chord_limit(Metres radius) {
  constexpr double any = std::numeric_limits<double>::infinity();
  if (radius >= arc_of_chord(any)) return any;
  const double chord = chord_of_arc(radius) * (1.0 + 1e-12) + 1e-6;
  return chord * chord;
}

/// The places to find, and their positions.
struct Targets {
  std::span<const LonLat> place;
  std::span<const Position> position;
};

/// Searches among the rows listed in the cell of an origin.
Neighbour search_from(const Position& here, std::span<const std::uint32_t> rows,
                      std::span<const Position> positions, double squared_limit, Metres radius) {
  double least = squared_limit;
  std::uint32_t nearest = Neighbour::none;
  for (const std::uint32_t row : rows) {  // ascending, so that ties go to the lower row
    const double squared = squared_chord(here, positions[row]);
    const bool nearer = squared < least;  // no branch, since it would be unpredictable
    least = nearer ? squared : least;
    nearest = nearer ? row : nearest;
  }
  if (nearest == Neighbour::none) return {};
  const Metres distance = arc_of_chord(std::sqrt(least));
  return distance <= radius ? Neighbour{nearest, distance} : Neighbour{};
}

/// The origins to search from: all, or those without a neighbour so far.
enum class OriginSet { all, without_neighbour };

void search(const Targets& targets, const Origins& from, Metres radius, OriginSet from_which,
            std::vector<Neighbour>& result) {
  const CellGrid grid(targets.place, radius);
  const double limit = squared_chord_limit(radius);
  for_each_block(from.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::span<const std::uint32_t> rows = grid.around(from.place[i]);
      if (rows.empty()) continue;
      if (from_which == OriginSet::without_neighbour && result[from.row[i]].found()) continue;
      const Neighbour found = search_from(from.position[i], rows, targets.position, limit, radius);
      if (found.found()) result[from.row[i]] = found;
    }
  });
}

}  // namespace

std::vector<std::uint32_t> spatial_order(std::span<const LonLat> places) {
  // The key in the high bits and the row in the low bits: equal keys stay in row order.
  std::vector<std::uint64_t> keys(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      keys[i] = std::uint64_t{coarse_hilbert_key(places[i])} << 32U | i;
    }
  });

  constexpr unsigned digit_bits = 11;  // radix sort in three passes
  constexpr std::uint64_t digits = 1U << digit_bits;
  std::vector<std::uint64_t> sorted(keys.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, digits + 1> next{};
    for (const std::uint64_t key : keys) ++next[(key >> shift) % digits + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const std::uint64_t key : keys) sorted[next[(key >> shift) % digits]++] = key;
    keys.swap(sorted);
  }
  return {keys.begin(), keys.end()};  // truncated to the row
}

Origins make_origins(std::span<const LonLat> places) {
  Origins origins;
  origins.row = spatial_order(places);
  origins.place.resize(places.size());
  origins.position.resize(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      origins.place[i] = places[origins.row[i]];
      origins.position[i] = to_position(origins.place[i]);
    }
  });
  return origins;
}

std::vector<Neighbour> nearest_within(std::span<const LonLat> places, const Origins& from,
                                      Metres radius) {
  std::vector<Neighbour> result(from.size());
  if (places.empty() || !(radius >= 0_m)) return result;
  const std::vector<Position> positions = positions_of(places);
  const Targets targets{places, positions};

  // If many places are within the radius, a smaller one finds the nearest for most origins.
  constexpr double growth = 4.0;
  const Metres farthest = std::min(radius, arc_of_chord(std::numeric_limits<double>::infinity()));
  OriginSet from_which = OriginSet::all;
  for (Metres step = likely_radius(places); growth * step < farthest; step = growth * step) {
    search(targets, from, step, from_which, result);
    from_which = OriginSet::without_neighbour;
  }
  search(targets, from, radius, from_which, result);
  return result;
}

std::vector<Neighbour> nearest_within(std::span<const LonLat> places, std::span<const LonLat> from,
                                      Metres radius) {
  return nearest_within(places, make_origins(from), radius);
}

std::vector<Neighbour> nearest_anywhere(std::span<const LonLat> places, const Origins& from,
                                        Metres likely_radius) {
  std::vector<Neighbour> result = nearest_within(places, from, likely_radius);
  if (places.empty()) return result;
  const std::vector<Position> positions = positions_of(places);
  const Targets targets{places, positions};
  const Metres farthest = arc_of_chord(std::numeric_limits<double>::infinity());
  Metres radius = std::max(likely_radius, 1_km);
  while (radius < farthest && !std::ranges::all_of(result, &Neighbour::found)) {
    radius = 2.0 * radius;
    search(targets, from, radius, OriginSet::without_neighbour, result);
  }
  return result;
}

}  // namespace hinterland
