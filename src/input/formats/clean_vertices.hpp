// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>

/// Vertices, in the coordinates of the file, that are no place.
namespace hinterland {

/// Esri writes "no data" as less than -1e38.
bool is_number(LonLat place);

/// Nearly (0, 0): MapInfo keeps 0 as a millionth of a degree.
bool is_zero(LonLat place);

/// How many vertices were left out, and why.
struct BadVertices {
  std::size_t no_number = 0;
  std::size_t at_zero = 0;

  std::size_t count() const { return no_number + at_zero; }
  /// "1 vertex at (0, 0) was left out".
  Text told() const;
};

/// Takes out the vertices that are no numbers, and those at (0, 0) of a ring of few vertices that
/// lies far from there: farther than ten times its size, or at no place of a local grid (from 10°
/// on, or from 1,000 km). (`take_out_slips` finds them among many.) False: of what is left no ring
/// can be made, and it is empty.
bool clean_ring(LineString& ring, BadVertices& bad);

/// The same of a line, which goes straight on. False: fewer than two vertices are left.
bool clean_line(LineString& line, BadVertices& bad);

}  // namespace hinterland
