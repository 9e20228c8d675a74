// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/bends.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace hinterland::made_up {

/// Points of one county in square cells, for questions about the neighbourhood.
class Cells {
 public:
  Cells(PlanePoint middle, double half_width, double cell)
      : west_(middle.x - half_width),
        south_(middle.y - half_width),
        cell_(cell),
        columns_(static_cast<std::size_t>(2.0 * half_width / cell) + 1),
        points_(columns_ * columns_) {}

  void add(PlanePoint place) {
    points_[column(place.x - west_) + columns_ * column(place.y - south_)].push_back(place);
  }

  /// How far the nearest point is, if it is no farther than a cell is wide;
  /// else infinity.
  double nearest(PlanePoint place) const {
    double squared = std::numeric_limits<double>::infinity();
    const std::size_t i = column(place.x - west_);
    const std::size_t j = column(place.y - south_);
    for (std::size_t row = j == 0 ? 0 : j - 1; row <= std::min(j + 1, columns_ - 1); ++row) {
      for (std::size_t at = i == 0 ? 0 : i - 1; at <= std::min(i + 1, columns_ - 1); ++at) {
        for (const PlanePoint other : points_[at + columns_ * row]) {
          squared = std::min(squared, squared_distance(place, other));
        }
      }
    }
    return squared <= cell_ * cell_ ? std::sqrt(squared) : std::numeric_limits<double>::infinity();
  }

 private:
  /// Points beyond the edge count to the outermost cells.
  std::size_t column(double offset) const {
    return static_cast<std::size_t>(
        std::clamp(offset / cell_, 0.0, static_cast<double>(columns_ - 1)));
  }

  double west_;
  double south_;
  double cell_;
  std::size_t columns_;
  std::vector<std::vector<PlanePoint>> points_;
};

}  // namespace hinterland::made_up
