// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace hinterland {

/// A grid of points, each in one region or none. Points lie at whole steps from 0° E 0° N, so that
/// grids of the same steps have the same points.
struct RegionGrid {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::int64_t west_step = 0;   ///< longitude of the first point, in steps
  std::int64_t south_step = 0;  ///< its latitude, in steps
  double step_lon = 0.0;
  double step_lat = 0.0;
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;
  std::vector<std::uint32_t> region;  ///< row by row from the south-west, or `none`

  std::size_t size() const { return std::size_t{columns} * rows; }
  LonLat place(std::size_t point) const {
    const auto steps = [](std::int64_t first, std::size_t more) {
      return static_cast<double>(first + static_cast<std::int64_t>(more));
    };
    return {step_lon * steps(west_step, point % columns),
            step_lat * steps(south_step, point / columns)};
  }
};

/// The position of the border between two neighbouring points of different regions: 0 at the first,
/// 1 at the second. Called for each pair in one order only.
using BorderShare = std::function<double(std::size_t first, std::size_t second)>;

/// Converts the regions of a grid to polygons: one row per region, empty if no point belongs to it.
///
/// Adjacent regions share all vertices of their border, so there are no overlaps and no gaps. Three
/// or four regions meet in one point; where two meet diagonally, the one with the lower number is
/// connected. Otherwise the numbers have no effect. Outer rings are counter-clockwise, holes
/// clockwise. Every point lies inside its region. Points on the edge of the grid should have no
/// region.
///
/// O(points + vertices log vertices). Marching squares for several labels; source of the two-label
/// case: W. Lorensen and H. Cline, "Marching cubes", SIGGRAPH 1987, 163-169.
std::vector<MultiPolygon> outline_regions(const RegionGrid& grid, std::size_t regions,
                                          const BorderShare& border);

}  // namespace hinterland
