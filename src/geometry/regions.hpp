// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace hinterland {

/// Points in rows and columns, each of which belongs to a region or to none.
struct RegionGrid {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  LonLat south_west;  ///< of the first point
  double step_lon = 0.0;
  double step_lat = 0.0;
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;
  std::vector<std::uint32_t> region;  ///< row by row from the south-west; outside the grid `none`

  std::size_t size() const { return std::size_t{columns} * rows; }
  LonLat place(std::size_t point) const {
    return {south_west.lon + step_lon * static_cast<double>(point % columns),
            south_west.lat + step_lat * static_cast<double>(point / columns)};
  }
};

/// Where between two neighbouring points of different regions the border runs:
/// 0 at the first, 1 at the second. Asked for each pair in one order only.
using BorderShare = std::function<double(std::size_t first, std::size_t second)>;

/// Draws the regions of a grid as polygons: one row a region, empty where no
/// point belongs to it.
///
/// Regions that meet share their border, vertex for vertex, so that they neither
/// overlap nor leave gaps. Where three or four meet they do so in one point;
/// where two meet crosswise, the one with the lower number hangs together.
/// Outer rings run counter-clockwise, holes clockwise. Every point lies in its
/// region, points on the rim of the grid should belong to nobody.
///
/// O(points + vertices log vertices). Marching squares for many labels; source
/// of the two-label case: W. Lorensen and H. Cline, "Marching cubes", SIGGRAPH
/// 1987, 163-169.
std::vector<MultiPolygon> outline_regions(const RegionGrid& grid, std::size_t regions,
                                          const BorderShare& border);

}  // namespace hinterland
