// SPDX-License-Identifier: Apache-2.0
#include "network/nearby.hpp"

#include "geometry/distance.hpp"
#include "network/cell_grid.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace hinterland {

namespace {

constexpr std::size_t searches_in_block = 4096;

std::vector<Position> positions_of(std::span<const LonLat> places) {
  std::vector<Position> positions(places.size());
  for_each_block(places.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) positions[i] = to_position(places[i]);
  });
  return positions;
}

/// A radius within which few places are likely, were they strewn evenly.
Metres likely_radius(std::span<const LonLat> places) {
  constexpr double places_likely = 4.0;
  constexpr double metres_in_degree = 111'000.0;
  const auto [south, north] = std::ranges::minmax(places, {}, &LonLat::lat);
  const auto [west, east] = std::ranges::minmax(places, {}, &LonLat::lon);
  const double narrowing = std::cos((south.lat + north.lat) / 2.0 * std::numbers::pi / 180.0);
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

/// The squared chord beyond which nobody is within the radius. A little too
/// large, since the reported distance decides.
double squared_chord_limit(Metres radius) {
  constexpr double any = std::numeric_limits<double>::infinity();
  if (radius >= arc_of_chord(any)) return any;
  const double chord = chord_of_arc(radius) * (1.0 + 1e-12) + 1e-6;
  return chord * chord;
}

/// Places that wait to be found, and where in space they are.
struct Targets {
  std::span<const LonLat> place;
  std::span<const Position> position;
};

/// Searches from one origin among the rows that its cell knows.
Neighbour search_from(const Position& here, std::span<const std::uint32_t> rows,
                      std::span<const Position> positions, double squared_limit, Metres radius) {
  double least = squared_limit;
  std::uint32_t nearest = Neighbour::nobody;
  for (const std::uint32_t row : rows) {  // ascending, so that ties stay with the lower row
    const double squared = squared_chord(here, positions[row]);
    const bool nearer = squared < least;  // no branch on it: nobody can guess which way
    least = nearer ? squared : least;
    nearest = nearer ? row : nearest;
  }
  if (nearest == Neighbour::nobody) return {};
  const Metres distance = arc_of_chord(std::sqrt(least));
  return distance <= radius ? Neighbour{nearest, distance} : Neighbour{};
}

/// Searches from all origins, or from those that have found nobody yet.
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

  // Where the radius takes in a crowd, a smaller one finds the nearest of most.
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
