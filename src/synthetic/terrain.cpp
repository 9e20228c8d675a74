// SPDX-License-Identifier: Apache-2.0
#include "synthetic/terrain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace hinterland::synthetic {

double distance(PlanePoint a, PlanePoint b) { return std::sqrt(squared_distance(a, b)); }

PlanePoint middle(PlanePoint a, PlanePoint b) { return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0}; }

PlanePoint place_around(PlanePoint place, double side, double share, Random& random) {
  return {place.x + side * random.uniform(-share, share),
          place.y + side * random.uniform(-share, share)};
}

Line bend(PlanePoint from, PlanePoint to, double longest, double roughness, Random& random) {
  Line line{from, to};
  for (double part = distance(from, to); part > longest; part /= 2.0, roughness *= 0.75) {
    Line finer{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
      const PlanePoint a = line[i - 1];
      const PlanePoint b = line[i];
      const double aside = roughness * random.uniform(-0.5, 0.5);
      const PlanePoint half = middle(a, b);
      finer.push_back({half.x - aside * (b.y - a.y), half.y + aside * (b.x - a.x)});
      finer.push_back(b);
    }
    line = std::move(finer);
  }
  return line;
}

Line blob(PlanePoint centre, double radius, double unevenness, Random& random) {
  constexpr int corners = 20;
  const double phase_2 = random.uniform(0.0, 2.0 * std::numbers::pi);
  const double phase_3 = random.uniform(0.0, 2.0 * std::numbers::pi);
  Line ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = -2.0 * std::numbers::pi * i / corners;  // clockwise, as in shapefiles
    const double share = 1.0 + unevenness * (0.5 * std::sin(2.0 * angle + phase_2) +
                                             0.3 * std::sin(3.0 * angle + phase_3) +
                                             0.2 * random.uniform(-1.0, 1.0));
    ring.push_back(
        {centre.x + radius * share * std::cos(angle), centre.y + radius * share * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

double depth_inside(const Line& ring, PlanePoint place) {
  double nearest = std::numeric_limits<double>::infinity();
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PlanePoint a = ring[i - 1];
    const PlanePoint b = ring[i];
    nearest = std::min(nearest, squared_distance_to_segment(place, a, b));
    const bool straddles = (a.y > place.y) != (b.y > place.y);
    if (straddles && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
}

Cells::Cells(PlanePoint middle, double half_width, double cell)
    : west_(middle.x - half_width),
      south_(middle.y - half_width),
      cell_(cell),
      columns_(static_cast<std::size_t>(2.0 * half_width / cell) + 1),
      points_(columns_ * columns_) {}

std::size_t Cells::column(double offset) const {
  return static_cast<std::size_t>(
      std::clamp(offset / cell_, 0.0, static_cast<double>(columns_ - 1)));
}

void Cells::add(PlanePoint place) {
  points_[column(place.x - west_) + columns_ * column(place.y - south_)].push_back(place);
}

double Cells::nearest(PlanePoint place) const {
  double squared = std::numeric_limits<double>::infinity();
  const std::size_t i = column(place.x - west_);
  const std::size_t j = column(place.y - south_);
  for (std::size_t row = j == 0 ? 0 : j - 1; row <= std::min(j + 1, columns_ - 1); ++row) {
    for (std::size_t at = i == 0 ? 0 : i - 1; at <= std::min(i + 1, columns_ - 1); ++at) {
      for (const PlanePoint other : points_[at + columns_ * row])
        squared = std::min(squared, squared_distance(place, other));
    }
  }
  return squared <= cell_ * cell_ ? std::sqrt(squared) : std::numeric_limits<double>::infinity();
}

namespace {

constexpr PlanePoint middle_of_all{39500000.0, 3985000.0};  // about 117 E, 36 N, in zone 39
constexpr double widest = 800000.0;  // metres; beyond, the scale error of the zone is too large
constexpr double knot_shake = 0.12;  // node displacement, in sides
constexpr double roughness = 0.28;   // more, and sides would cross

double smooth(double share) { return share * share * (3.0 - 2.0 * share); }

/// The random numbers of one node or side.
Random random_of_knot(std::uint64_t seed, std::uint64_t kind, std::size_t column, std::size_t row) {
  return Random(seed, mix_bits(kind) ^ mix_bits(column * 1000003 + row));
}

std::size_t columns_for(std::size_t counties, double side) {
  const auto square = static_cast<std::size_t>(std::ceil(std::sqrt(counties)));
  return std::clamp<std::size_t>(square, 1, static_cast<std::size_t>(std::max(1.0, widest / side)));
}

}  // namespace

/// Value noise from -1 to 1: random values on a lattice, interpolated smoothly.
double Relief::noise(PlanePoint place, double wavelength, std::uint64_t which) const {
  const double column = std::floor(place.x / wavelength);
  const double row = std::floor(place.y / wavelength);
  const auto height = [&](int east, int north) {
    const auto i = static_cast<std::uint64_t>(static_cast<std::int64_t>(column) + east);
    const auto j = static_cast<std::uint64_t>(static_cast<std::int64_t>(row) + north);
    const std::uint64_t bits = mix_bits(seed_ ^ mix_bits(i ^ mix_bits(j ^ mix_bits(which))));
    return static_cast<double>(bits >> 11) * 0x1.0p-52 - 1.0;
  };
  const double east = smooth(place.x / wavelength - column);
  const double north = smooth(place.y / wavelength - row);
  return (height(0, 0) * (1.0 - east) + height(1, 0) * east) * (1.0 - north) +
         (height(0, 1) * (1.0 - east) + height(1, 1) * east) * north;
}

double Relief::hilliness(PlanePoint place) const {
  const double height = 0.75 * noise(place, 15000.0, 1) + 0.25 * noise(place, 5000.0, 2);
  return smooth(std::clamp((height - 0.05) / 0.35, 0.0, 1.0));
}

double Relief::valley(PlanePoint place) const {
  constexpr double step = 50.0;
  constexpr double wavelength = 9000.0;
  // A valley floor is the zero line of the noise; value over gradient is the distance to it.
  const double here = noise(place, wavelength, 3);
  const double east = (noise({place.x + step, place.y}, wavelength, 3) - here) / step;
  const double north = (noise({place.x, place.y + step}, wavelength, 3) - here) / step;
  const double distance = std::abs(here) / std::max(std::hypot(east, north), 1e-5);
  return std::exp(-(distance / 500.0) * (distance / 500.0));
}

Mesh::Mesh(std::uint64_t seed, std::size_t counties, double side)
    : seed_(seed), side_(side), columns_(columns_for(counties, side)) {
  const std::size_t rows = (counties + columns_ - 1) / columns_;
  west_ = middle_of_all.x - side * static_cast<double>(columns_) / 2.0;
  north_ = middle_of_all.y + side * static_cast<double>(rows) / 2.0;
}

PlanePoint Mesh::knot(std::size_t column, std::size_t row) const {
  Random random = random_of_knot(seed_, 1, column, row);
  const double east = static_cast<double>(column) + random.uniform(-knot_shake, knot_shake);
  const double south = static_cast<double>(row) + random.uniform(-knot_shake, knot_shake);
  return {west_ + side_ * east, north_ - side_ * south};
}

Line Mesh::across(std::size_t column, std::size_t row) const {
  Random random = random_of_knot(seed_, 2, column, row);
  return bend(knot(column, row), knot(column + 1, row), side_ / 20.0, roughness, random);
}

Line Mesh::down(std::size_t column, std::size_t row) const {
  Random random = random_of_knot(seed_, 3, column, row);
  return bend(knot(column, row), knot(column, row + 1), side_ / 20.0, roughness, random);
}

Land Mesh::land_of(std::size_t county, const Relief& altitude) const {
  const std::size_t column = county % columns_;
  const std::size_t row = county / columns_;
  std::array<Line, 4> borders = {across(column, row), down(column + 1, row),
                                 across(column, row + 1), down(column, row)};
  Land land{{}, {}, {}, side_, altitude};
  for (std::size_t i = 0; i < borders.size(); ++i) {
    const PlanePoint gate = borders[i][borders[i].size() / 2];
    land.gates[i] = gate;
    land.middle = {land.middle.x + gate.x / 4.0, land.middle.y + gate.y / 4.0};
    if (i >= 2) std::ranges::reverse(borders[i]);  // the ring runs west in the south, then north
    land.border.insert(land.border.end(), borders[i].begin(), borders[i].end() - 1);
  }
  land.border.push_back(land.border.front());
  return land;
}

}  // namespace hinterland::synthetic
