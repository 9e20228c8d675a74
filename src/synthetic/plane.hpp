// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <vector>

/// Lines and rings on the map sheet that the synthetic land is drawn on.
namespace hinterland::synthetic {

using Line = std::vector<PlanePoint>;

double squared_distance(PlanePoint a, PlanePoint b);
double distance(PlanePoint a, PlanePoint b);
PlanePoint middle(PlanePoint a, PlanePoint b);

/// A random place in the square around another, up to `share` of `side` to each side.
PlanePoint place_around(PlanePoint place, double side, double share, Random& random);

/// A line from one place to the other that bends as roads and borders do: each
/// middle is pushed aside by up to `roughness` × half its length, again and
/// again and ever less, until no part is longer than `longest`. Both ends are
/// in the result, and its middle vertex is the first that was pushed aside.
Line bend(PlanePoint from, PlanePoint to, double longest, double roughness, Random& random);

/// A ring (first = last) around a place, as far as `radius` on the mean.
Line blob(PlanePoint centre, double radius, double unevenness, Random& random);

/// How deep a place lies inside a ring, in metres; negative: outside.
double depth_inside(const Line& ring, PlanePoint place);

/// Points of one county in square cells, for questions about the neighbourhood.
class Cells {
 public:
  Cells(PlanePoint middle, double half_width, double cell);
  void add(PlanePoint place);
  /// How far the nearest point is, if it is no farther than a cell is wide;
  /// else infinity.
  double nearest(PlanePoint place) const;

 private:
  /// Points beyond the edge count to the outermost cells.
  std::size_t column(double offset) const;

  double west_;
  double south_;
  double cell_;
  std::size_t columns_;
  std::vector<Line> points_;
};

}  // namespace hinterland::synthetic
