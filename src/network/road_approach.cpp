// SPDX-License-Identifier: Apache-2.0
#include "network/road_approach.hpp"

#include "geometry/ellipsoid.hpp"

#include <cmath>

namespace hinterland {

namespace {

double product(const Position& a, const Position& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Position difference(const Position& a, const Position& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
/// a − share × b
Position less(const Position& a, double share, const Position& b) {
  return {a.x - share * b.x, a.y - share * b.y, a.z - share * b.z};
}

/// From the middle of a chord up to the ground.
Position bulge_of(const Position& middle, double squared_chord) {
  return less({}, -squared_chord / (8.0 * mean_earth_radius * mean_earth_radius), middle);
}

}  // namespace

RoadApproach::RoadApproach(const Position& from, const Position& start, const Position& end) {
  const Position chord = difference(end, start);
  const Position to_place = difference(from, start);
  const double squared = product(chord, chord);
  length_ = std::max(std::sqrt(squared), 1e-9);
  foot_ = product(to_place, chord) / length_;
  const Position height = less(to_place, foot_ / length_, chord);
  squared_height_ = product(height, height);
  const Position bulge = bulge_of(less(start, -0.5, chord), squared);
  const double forward = product(bulge, chord) / std::max(squared, 1e-9);
  const Position across = less(bulge, forward, chord);
  lean_to_bulge_ = product(height, across);
  squared_bulge_ = product(across, across);
  height_ = std::sqrt(squared_height(nearest_point()));
}

/// The last point within the limit on one side of the foot, -1 or 1.
double RoadApproach::end_within(Metres limit, double side) const {
  const double chord = chord_of_arc(limit);
  double along = nearest_point();
  for (int i = 0; i < 2; ++i) {  // the height changes by the bulge, which is little
    const double beside = std::sqrt(std::max(0.0, chord * chord - squared_height(along)));
    along = std::clamp(foot_ + side * beside, 0.0, length_);
  }
  return side < 0.0 ? std::min(along, nearest_point()) : std::max(along, nearest_point());
}

/// Looks at the arc only where the chord is so near to the limit that it decides.
bool RoadApproach::is_within(Metres limit, double along) const {
  constexpr double arc_over_chord = 1e-5;  // squared, of walks up to 50 km
  const double beside = along - foot_;
  const double squared = squared_height(along) + beside * beside;
  const double squared_limit = limit.value * limit.value;
  if (squared > squared_limit * (1.0 + 1e-12)) return false;
  if (squared < squared_limit * (1.0 - arc_over_chord)) return true;
  return distance_at(along) <= limit;
}

std::optional<RoadStretch> RoadApproach::within(Metres limit) const {
  if (!is_within(limit, nearest_point())) return {};
  return RoadStretch{is_within(limit, 0.0) ? 0.0 : end_within(limit, -1.0),
                     is_within(limit, length_) ? length_ : end_within(limit, 1.0)};
}

}  // namespace hinterland
