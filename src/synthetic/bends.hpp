// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "output/gauss_kruger.hpp"

#include <vector>

namespace hinterland::made_up {

inline double squared_distance(PlanePoint a, PlanePoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}
double distance(PlanePoint a, PlanePoint b);

/// A line from one place to the other that bends as roads and borders do: each
/// middle is pushed aside by up to `roughness` × half its length, again and
/// again and ever less, until no part is longer than `longest`. Both ends are
/// in the result, and its middle vertex is the first that was pushed aside.
std::vector<PlanePoint> bend(PlanePoint from, PlanePoint to, double longest, double roughness,
                             Random& random);

/// A ring (first = last) around a place, as far as `radius` on the mean.
std::vector<PlanePoint> blob(PlanePoint centre, double radius, double unevenness, Random& random);

/// How deep a place lies inside a ring, in metres; negative: outside.
double depth_inside(const std::vector<PlanePoint>& ring, PlanePoint place);

}  // namespace hinterland::made_up
