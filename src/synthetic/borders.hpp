// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland::made_up {

/// One county's land, and where main roads leave it.
struct Border {
  std::vector<PlanePoint> ring;     ///< clockwise, first = last
  std::array<PlanePoint, 4> gates;  ///< each in the middle of a side, shared with the neighbour
};

/// The land of all counties: a mesh of squares with its knots shaken and its
/// sides bent, so that neighbours share every vertex of their border.
class Borders {
 public:
  Borders(std::uint64_t seed, std::size_t counties, double side);

  Border of(std::size_t county) const;
  PlanePoint north_west() const { return {west_, north_}; }
  double side() const { return side_; }

 private:
  PlanePoint knot(std::size_t column, std::size_t row) const;
  std::vector<PlanePoint> across(std::size_t column, std::size_t row) const;
  std::vector<PlanePoint> down(std::size_t column, std::size_t row) const;

  std::uint64_t seed_;
  double side_;
  std::size_t columns_;
  double west_;
  double north_;
};

}  // namespace hinterland::made_up
