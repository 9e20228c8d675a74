// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "geometry/plane_shape.hpp"

#include <hinterland/coordinates.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// Lines and rings on the map plane of the synthetic county.
namespace hinterland::synthetic {

using Line = std::vector<PlanePoint>;

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

/// The terrain of the synthetic region: hills and valleys as smooth noise over the plane,
/// continuous across county borders.
class Relief {
 public:
  explicit Relief(std::uint64_t seed) : seed_(mix_bits(seed)) {}

  /// 0 in the plain to 1 in the hills.
  double hilliness(PlanePoint place) const;

  /// 1 on the floor of a valley, falling to 0 within about a kilometre.
  double valley(PlanePoint place) const;

 private:
  double noise(PlanePoint place, double wavelength, std::uint64_t which) const;

  std::uint64_t seed_;
};

/// One county's land.
struct Land {
  Line border;                      ///< clockwise, first = last
  std::array<PlanePoint, 4> gates;  ///< where main roads leave it: the middle of each side
  PlanePoint middle;                ///< of the gates
  double side = 0.0;                ///< approximate width, in metres
  const Relief& altitude;
};

/// The borders of all counties: a mesh of squares with displaced nodes and bent sides; neighbours
/// share all vertices of their border, and the gates on it.
class Mesh {
 public:
  Mesh(std::uint64_t seed, std::size_t counties, double side);

  Land land_of(std::size_t county, const Relief& altitude) const;

 private:
  PlanePoint knot(std::size_t column, std::size_t row) const;
  /// From a node to the next in the east, or in the south.
  Line across(std::size_t column, std::size_t row) const;
  Line down(std::size_t column, std::size_t row) const;

  std::uint64_t seed_;
  double side_;
  std::size_t columns_;
  double west_;
  double north_;
};

}  // namespace hinterland::synthetic
