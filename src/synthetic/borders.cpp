// SPDX-License-Identifier: Apache-2.0
#include "synthetic/borders.hpp"

#include "base/random.hpp"
#include "synthetic/bends.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland::made_up {

namespace {

constexpr PlanePoint middle_of_the_land{39500000.0, 3985000.0};  // about 117 E, 36 N, in zone 39
constexpr double widest =
    800000.0;  // metres; farther from its meridian the zone stretches too much
constexpr double knot_shake = 0.12;  // of a side
constexpr double roughness = 0.28;   // more, and sides would meet other than in knots

std::uint64_t stream_of(std::uint64_t kind, std::size_t column, std::size_t row) {
  return mix_bits(kind) ^ mix_bits(column * 1000003 + row);
}

std::size_t columns_for(std::size_t counties, double side) {
  const auto square = static_cast<std::size_t>(std::ceil(std::sqrt(counties)));
  return std::clamp<std::size_t>(square, 1, static_cast<std::size_t>(std::max(1.0, widest / side)));
}

void append(std::vector<PlanePoint>& ring, const std::vector<PlanePoint>& line, bool backwards) {
  if (backwards) {
    ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
  } else {
    ring.insert(ring.end(), line.begin(), line.end() - 1);
  }
}

}  // namespace

Borders::Borders(std::uint64_t seed, std::size_t counties, double side)
    : seed_(seed), side_(side), columns_(columns_for(counties, side)) {
  const std::size_t rows = (counties + columns_ - 1) / columns_;
  west_ = middle_of_the_land.x - side * static_cast<double>(columns_) / 2.0;
  north_ = middle_of_the_land.y + side * static_cast<double>(rows) / 2.0;
}

PlanePoint Borders::knot(std::size_t column, std::size_t row) const {
  Random random(seed_, stream_of(1, column, row));
  const double east = static_cast<double>(column) + random.uniform(-knot_shake, knot_shake);
  const double south = static_cast<double>(row) + random.uniform(-knot_shake, knot_shake);
  return {west_ + side_ * east, north_ - side_ * south};
}

std::vector<PlanePoint> Borders::across(std::size_t column, std::size_t row) const {
  Random random(seed_, stream_of(2, column, row));
  return bend(knot(column, row), knot(column + 1, row), side_ / 20.0, roughness, random);
}

std::vector<PlanePoint> Borders::down(std::size_t column, std::size_t row) const {
  Random random(seed_, stream_of(3, column, row));
  return bend(knot(column, row), knot(column, row + 1), side_ / 20.0, roughness, random);
}

Border Borders::of(std::size_t county) const {
  const std::size_t column = county % columns_;
  const std::size_t row = county / columns_;
  const auto north = across(column, row);
  const auto east = down(column + 1, row);
  const auto south = across(column, row + 1);
  const auto west = down(column, row);
  Border border;
  append(border.ring, north, false);
  append(border.ring, east, false);
  append(border.ring, south, true);
  append(border.ring, west, true);
  border.ring.push_back(border.ring.front());
  border.gates = {north[north.size() / 2], east[east.size() / 2], south[south.size() / 2],
                  west[west.size() / 2]};
  return border;
}

}  // namespace hinterland::made_up
