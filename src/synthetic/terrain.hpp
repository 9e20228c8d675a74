// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/plane.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace hinterland::synthetic {

/// The terrain of the synthetic region: hills and valleys as smooth noise over the plane,
/// continuous across county borders.
class Altitude {
 public:
  explicit Altitude(std::uint64_t seed) : seed_(mix_bits(seed)) {}

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
  const Altitude& altitude;
};

/// The borders of all counties: a mesh of squares with displaced nodes and bent sides; neighbours
/// share all vertices of their border, and the gates on it.
class Mesh {
 public:
  Mesh(std::uint64_t seed, std::size_t counties, double side);

  Land land_of(std::size_t county, const Altitude& altitude) const;

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
