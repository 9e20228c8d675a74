// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/nearby.hpp>

#include <hinterland/base/parallel.hpp>
#include <hinterland/geometry/distance.hpp>
#include <hinterland/network/cell_grid.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hinterland {

namespace {

constexpr std::size_t searches_in_block = 4096;

/// A place in cell order: 32 bytes, so that two share a line of the cache.
struct Slot {
  Position position;
  std::uint32_t row = 0;
};

std::vector<Slot> in_cell_order(const CellGrid& grid, std::span<const LonLat> places) {
  std::vector<Slot> slots(places.size());
  for_each_block(slots.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t row = grid.row_of_slot()[i];
      slots[i] = {to_position(places[row]), row};
    }
  });
  return slots;
}

/// The squared chord beyond which nobody is within the radius. A little too
/// large, since the reported distance decides.
double squared_chord_limit(Metres radius) {
  constexpr double any = std::numeric_limits<double>::infinity();
  if (radius >= arc_of_chord(any)) return any;
  const double chord = chord_of_arc(radius) * (1.0 + 1e-12) + 1e-6;
  return chord * chord;
}

/// The neighbour at that squared chord, if its distance is within the radius.
Neighbour neighbour_within(std::uint32_t row, double squared, Metres radius) {
  if (row == Neighbour::nobody) return {};
  const Metres distance = arc_of_chord(std::sqrt(squared));
  return distance <= radius ? Neighbour{row, distance} : Neighbour{};
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
  constexpr int digit_bits = 11;  // three rounds of counting sort, the last digit first
  constexpr std::uint32_t digits = 1U << digit_bits;
  std::vector<std::uint32_t> number(places.size());
  std::ranges::transform(places, number.begin(), curve_number);

  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint32_t> sorted(places.size());
  for (int shift = 0; shift < 32; shift += digit_bits) {
    std::vector<std::uint32_t> next(digits + 1, 0);
    for (const std::uint32_t n : number) ++next[(n >> shift) % digits + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const std::uint32_t row : order) sorted[next[(number[row] >> shift) % digits]++] = row;
    order.swap(sorted);
  }
  return order;
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
  const CellGrid grid(places, radius);
  const std::vector<Slot> slots = in_cell_order(grid, places);
  const double limit = squared_chord_limit(radius);

  for_each_block(from.size(), searches_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Position here = from.position[i];
      double best = limit;
      std::uint32_t row = Neighbour::nobody;
      grid.scan_around(from.place[i], best, [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t slot = begin; slot < end; ++slot) {
          const double squared = squared_chord(here, slots[slot].position);
          if (squared > best || (squared == best && slots[slot].row > row)) continue;
          best = squared;
          row = slots[slot].row;
        }
      });
      result[from.row[i]] = neighbour_within(row, best, radius);
    }
  });
  return result;
}

std::vector<Neighbour> nearest_within(std::span<const LonLat> places, std::span<const LonLat> from,
                                      Metres radius) {
  return nearest_within(places, make_origins(from), radius);
}

}  // namespace hinterland
