// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <vector>

/// Lines and rings on the map plane of the synthetic county.
namespace hinterland::synthetic {

using Line = std::vector<PlanePoint>;

double squared_distance(PlanePoint a, PlanePoint b);
double distance(PlanePoint a, PlanePoint b);
PlanePoint middle(PlanePoint a, PlanePoint b);

/// A random place in the square around a place, offset by up to `share` × `side` in each direction.
PlanePoint place_around(PlanePoint place, double side, double share, Random& random);

/// A winding line between two places, by midpoint displacement: each midpoint is offset by up to
/// `roughness` × half the length of its part, recursively, until no part is longer than `longest`.
/// Contains both ends; its middle vertex is the first midpoint.
Line bend(PlanePoint from, PlanePoint to, double longest, double roughness, Random& random);

/// A ring (first = last) around a place, with a mean radius of `radius`.
Line blob(PlanePoint centre, double radius, double unevenness, Random& random);

/// The distance of a place from the boundary of a ring, in metres; negative outside.
double depth_inside(const Line& ring, PlanePoint place);

/// The points of one county in square cells, for neighbourhood queries.
class Cells {
 public:
  Cells(PlanePoint middle, double half_width, double cell);
  void add(PlanePoint place);
  /// The distance to the nearest point, or infinity if it exceeds the width of a cell.
  double nearest(PlanePoint place) const;

 private:
  /// Points beyond the edge belong to the outermost cells.
  std::size_t column(double offset) const;

  double west_;
  double south_;
  double cell_;
  std::size_t columns_;
  std::vector<Line> points_;
};

}  // namespace hinterland::synthetic
