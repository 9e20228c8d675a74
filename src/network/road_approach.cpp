// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/road_approach.hpp>

#include <numeric>

namespace hinterland {

namespace {

/// A shorter piece bulges by less than 0.2 mm over its chord.
constexpr double least_bulging_length = 100.0;  // metres

double product(const Position& a, const Position& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Position difference(const Position& a, const Position& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
/// a − share × b
Position less(const Position& a, double share, const Position& b) {
  return {a.x - share * b.x, a.y - share * b.y, a.z - share * b.z};
}

}  // namespace

RoadApproach::RoadApproach(const Position& from, const Piece& piece) {
  const Position start = to_position(piece.start);
  const Position chord = difference(to_position(piece.end), start);
  const Position to_place = difference(from, start);
  const double squared = product(chord, chord);
  length_ = std::max(std::sqrt(squared), 1e-9);
  foot_ = product(to_place, chord) / length_;
  const Position height = less(to_place, foot_ / length_, chord);
  squared_height_ = product(height, height);
  if (length_ > least_bulging_length) {
    const LonLat half_way{std::midpoint(piece.start.lon, piece.end.lon),
                          std::midpoint(piece.start.lat, piece.end.lat)};
    Position bulge = less(difference(to_position(half_way), start), 0.5, chord);
    bulge = less(bulge, product(bulge, chord) / squared, chord);
    lean_to_bulge_ = product(height, bulge);
    squared_bulge_ = product(bulge, bulge);
  }
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

std::optional<RoadStretch> RoadApproach::within(Metres limit) const {
  if (distance() > limit) return {};
  return RoadStretch{distance_at(0.0) <= limit ? 0.0 : end_within(limit, -1.0),
                 distance_at(length_) <= limit ? length_ : end_within(limit, 1.0)};
}

}  // namespace hinterland
