// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/distance.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace hinterland {

/// A part of a straight piece of road, in metres from the start of the piece.
struct RoadStretch {
  double low = 0.0;
  double high = 0.0;

  double nearest_to(double along) const { return std::clamp(along, low, high); }
};

/// How far a place is from each point of a straight piece of road.
///
/// Straight is straight over the ground. Points are given in metres of road from the
/// start of the piece. The chord of a piece of 1 km lies up to 2 cm below it: distances
/// are to the piece itself, to 0.2 mm, so that a vertex added in the middle of a piece
/// changes none of them by more.
class RoadApproach {
 public:
  RoadApproach(const Position& from, const Position& start, const Position& end);

  double length() const { return length_; }
  double nearest_point() const { return std::clamp(foot_, 0.0, length_); }
  Metres distance_at(double along) const {
    return arc_of_chord(std::sqrt(squared_height(along) + (along - foot_) * (along - foot_)));
  }
  Metres distance() const { return distance_at(nearest_point()); }

  /// The points within the limit, one exactly on it too; none: the piece is
  /// farther away.
  std::optional<RoadStretch> within(Metres limit) const;

  /// Where to step onto the piece, within a stretch of it: to go on towards the
  /// start of the piece (`low`), and towards its end (`high`). A metre straight to
  /// the road costs as much as `pace` metres along it.
  ///
  /// A walk to the point x beside the foot of the perpendicular of height h costs
  /// pace √(h² + x²), which grows by pace x / √(h² + x²) a metre: as long as that
  /// is below 1, it pays to go on beside the road. So x = h / √(pace² − 1); where
  /// the road is no quicker than the walk, as far as the stretch goes.
  RoadStretch best_points(const RoadStretch& stretch, double pace) const {
    const double lean =
        pace > 1.0 ? height_ / std::sqrt(pace * pace - 1.0) : std::numeric_limits<double>::max();
    return {stretch.nearest_to(foot_ - lean), stretch.nearest_to(foot_ + lean)};
  }

  /// Where walks from two places to one piece meet, so that they are least in
  /// sum: where the one would be reflected into the other.
  friend double meeting_point(const RoadApproach& a, const RoadApproach& b) {
    const double heights = a.height_ + b.height_;
    return heights > 0.0 ? (a.foot_ * b.height_ + b.foot_ * a.height_) / heights : a.foot_;
  }

 private:
  /// Square of the distance across the piece, as seen at a point of it.
  double squared_height(double along) const {
    const double share = along / length_;
    const double bulge = 4.0 * share * (1.0 - share);
    return std::max(0.0, squared_height_ - bulge * (2.0 * lean_to_bulge_ - bulge * squared_bulge_));
  }
  bool is_within(Metres limit, double along) const;
  double end_within(Metres limit, double side) const;

  double length_ = 0.0;
  double foot_ = 0.0;            ///< of the perpendicular; it may lie off the piece
  double squared_height_ = 0.0;  ///< of the place over the chord
  double lean_to_bulge_ = 0.0;   ///< product of that height and the bulge
  double squared_bulge_ = 0.0;   ///< of the piece over its chord in the middle
  double height_ = 0.0;          ///< of the place over the piece at the foot
};

}  // namespace hinterland
