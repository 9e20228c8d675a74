// SPDX-License-Identifier: Apache-2.0
#include "synthetic/plane.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace hinterland::synthetic {

namespace {

double squared_distance_to_segment(PlanePoint place, PlanePoint a, PlanePoint b) {
  const double along_x = b.x - a.x;
  const double along_y = b.y - a.y;
  const double squared_length = along_x * along_x + along_y * along_y;
  const double share =
      squared_length == 0.0
          ? 0.0
          : std::clamp(((place.x - a.x) * along_x + (place.y - a.y) * along_y) / squared_length,
                       0.0, 1.0);
  return squared_distance(place, {a.x + share * along_x, a.y + share * along_y});
}

}  // namespace

double squared_distance(PlanePoint a, PlanePoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

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

}  // namespace hinterland::synthetic
