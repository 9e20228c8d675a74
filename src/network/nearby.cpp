// SPDX-License-Identifier: Apache-2.0
#include "network/nearby.hpp"

#include "geometry/distance.hpp"
#include "geometry/ellipsoid.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace hinterland {

namespace {

constexpr double min_curvature_radius = 6335439.0;  // metres; of a meridian, at the equator
constexpr double a_little_more = 1.0 + 1e-9;        // far above any error of rounding

/// Least radius that cells are laid out for: below it the rounding of degrees would show.
constexpr Metres min_radius = 100_m;

/// More cells per place than this cost more to lay out than they save.
constexpr std::uint64_t cells_per_place = 16;
constexpr std::uint64_t always_allowed_cells = 4096;

/// No two places within the chord differ by more degrees of latitude.
///
/// Along a meridian the ground turns by 1 / M a metre, M being the radius of
/// curvature. So a turn by t has a chord of at least 2 M sin(t/2) for the least
/// M, and leaving the meridian only adds to it.
double latitude_reach(double chord) {
  const double sine = chord / (2.0 * min_curvature_radius);
  return sine < 1.0 ? 2.0 * std::asin(sine) / radians_per_degree * a_little_more : 181.0;
}

/// No place within the chord of a place at this latitude differs from it by
/// more degrees of longitude; 180: a pole may be within the chord.
///
/// A place p metres from the axis is p sin(t) metres from the half-plane
/// through the axis that is t degrees away, and p from those beyond 90°.
double longitude_reach(double lat, double chord) {
  const double to_axis = wgs84::semi_major_axis * cosine_of_latitude(std::min(std::abs(lat), 90.0));
  return chord * a_little_more < to_axis
             ? std::asin(chord * a_little_more / to_axis) / radians_per_degree * a_little_more
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

/// Lists for each cell of the globe the places that may be within a radius of some point in it.
///
/// The globe is cut into strips of equal latitude, at least a radius high, and each strip into
/// columns about as wide. A place is entered in every cell from which it can be reached, usually
/// nine, so that a search reads one run of memory and no other cell. Strips near a pole, and those
/// in which places can be reached from both ends, go all the way around the globe; the others begin
/// and end where the places do.
///
/// Any longitude is accepted, 181° and -179° are the same; coordinates must be finite. Cells are
/// made larger than the radius where there would be many more cells than places.
/// O(cells + places × 9) time and memory.
class CellGrid {
 public:
  CellGrid(std::span<const LonLat> places, Metres radius);

  /// Rows of all places within the radius of `from`, and of some others,
  /// ascending. A row may come twice.
  std::span<const std::uint32_t> around(LonLat from) const {
    const double north = strips_north_of_south(from.lat);
    if (!(north >= 0.0 && north < static_cast<double>(strips_.size()))) return {};
    const Strip& strip = strips_[static_cast<std::size_t>(north)];
    const auto column = static_cast<std::uint32_t>(turned(from.lon) * strip.columns_per_degree);
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
  /// East of the grid's first meridian, 0 to 360 degrees.
  double turned(double lon) const {
    const double east = lon - west_;
    return east >= 0.0 && east < 360.0 ? east : east - 360.0 * std::floor(east / 360.0);
  }
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
    strip.columns_per_degree = cosine_of_latitude(middle) * strips_per_degree_;
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

constexpr std::size_t searches_in_block = 4096;

std::vector<Position> positions_of(std::span<const LonLat> places) {
  std::vector<Position> positions(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) positions[i] = to_position(places[i]);
  });
  return positions;
}

/// A radius within which few places are expected if they are spread evenly.
Metres likely_radius(std::span<const LonLat> places) {
  constexpr double places_likely = 4.0;
  constexpr double metres_in_degree = 111'000.0;
  const auto [south, north] = std::ranges::minmax(places, {}, &LonLat::lat);
  const auto [west, east] = std::ranges::minmax(places, {}, &LonLat::lon);
  const double narrowing = cosine_of_latitude((south.lat + north.lat) / 2.0);
  double width = east.lon - west.lon;
  if (width > 180.0) {  // on both sides of 180°, it may be
    const auto counted_on = [](LonLat p) { return p.lon < 0.0 ? p.lon + 360.0 : p.lon; };
    const auto [first, last] = std::ranges::minmax(places, {}, counted_on);
    width = std::min(width, counted_on(last) - counted_on(first));
  }
  const double area =
      (north.lat - south.lat) * width * narrowing * metres_in_degree * metres_in_degree;
  const Metres even{std::sqrt(places_likely * area / static_cast<double>(places.size()))};
  return std::max(even, 100_m);
}

/// The squared chord beyond which no place is within the radius. A little too
/// large, since the reported distance decides.
double squared_chord_limit(Metres radius) {
  constexpr double any = std::numeric_limits<double>::infinity();
  if (radius >= arc_of_chord(any)) return any;
  const double chord = chord_of_arc(radius) * (1.0 + 1e-12) + 1e-6;
  return chord * chord;
}

/// The places searched for, and their positions in space.
struct Targets {
  std::span<const LonLat> place;
  std::span<const Position> position;
};

/// Searches from one origin among the rows that its cell lists.
Neighbour search_from(const Position& here, std::span<const std::uint32_t> rows,
                      std::span<const Position> positions, double squared_limit, Metres radius) {
  double least = squared_limit;
  std::uint32_t nearest = Neighbour::none;
  for (const std::uint32_t row : rows) {  // ascending, so that ties stay with the lower row
    const double squared = squared_chord(here, positions[row]);
    const bool nearer = squared < least;  // no branch on it: it cannot be predicted
    least = nearer ? squared : least;
    nearest = nearer ? row : nearest;
  }
  if (nearest == Neighbour::none) return {};
  const Metres distance = arc_of_chord(std::sqrt(least));
  return distance <= radius ? Neighbour{nearest, distance} : Neighbour{};
}

/// Searches from all origins, or from those without a neighbour so far.
enum class Who { all, without_neighbour };

void search(const Targets& targets, const Origins& from, Metres radius, Who who,
            std::vector<Neighbour>& result) {
  const CellGrid grid(targets.place, radius);
  const double limit = squared_chord_limit(radius);
  for_each_block(from.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::span<const std::uint32_t> rows = grid.around(from.place[i]);
      if (rows.empty()) continue;
      if (who == Who::without_neighbour && result[from.row[i]].found()) continue;
      const Neighbour found = search_from(from.position[i], rows, targets.position, limit, radius);
      if (found.found()) result[from.row[i]] = found;
    }
  });
}

/// Spreads 16 bits to the even ones of 32.
std::uint32_t spread_bits(std::uint32_t bits) {
  bits = (bits | bits << 8) & 0x00FF00FF;
  bits = (bits | bits << 4) & 0x0F0F0F0F;
  bits = (bits | bits << 2) & 0x33333333;
  return (bits | bits << 1) & 0x55555555;
}

/// The number of a place's cell, 0.0055 degrees wide, on a Z-shaped curve
/// through all cells of the globe.
std::uint32_t curve_number(LonLat place) {
  constexpr double cells_per_degree = 65536.0 / 360.0;
  const double turn = place.lon / 360.0 + 0.5;
  const double east = (turn - std::floor(turn)) * 65535.0;
  const double north = std::clamp(place.lat + 90.0, 0.0, 180.0) * cells_per_degree;
  return spread_bits(static_cast<std::uint32_t>(east)) |
         spread_bits(static_cast<std::uint32_t>(north)) << 1;
}

}  // namespace

std::vector<std::uint32_t> spatial_order(std::span<const LonLat> places) {
  // Number on the curve above, row below: one run of memory to sort, and equal
  // numbers stay in the order of rows.
  std::vector<std::uint64_t> keys(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      keys[i] = std::uint64_t{curve_number(places[i])} << 32U | i;
    }
  });

  constexpr unsigned digit_bits = 11;  // three rounds of counting sort, the last digit first
  constexpr std::uint64_t digits = 1U << digit_bits;
  std::vector<std::uint64_t> sorted(keys.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, digits + 1> next{};
    for (const std::uint64_t key : keys) ++next[(key >> shift) % digits + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const std::uint64_t key : keys) sorted[next[(key >> shift) % digits]++] = key;
    keys.swap(sorted);
  }
  return {keys.begin(), keys.end()};  // of which 32 bits keep the row
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

  // Where many places are within the radius, a smaller one finds the nearest for most origins.
  constexpr double growth = 4.0;
  const Metres farthest = std::min(radius, arc_of_chord(std::numeric_limits<double>::infinity()));
  Who who = Who::all;
  for (Metres step = likely_radius(places); growth * step < farthest; step = growth * step) {
    search(targets, from, step, who, result);
    who = Who::without_neighbour;
  }
  search(targets, from, radius, who, result);
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
    search(targets, from, radius, Who::without_neighbour, result);
  }
  return result;
}

}  // namespace hinterland
