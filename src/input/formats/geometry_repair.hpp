// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>

/// Vertices, in the coordinates of the file, that are no place.

namespace hinterland {

/// Of the vertices of a ring that of the middle longitude and latitude: it lies with most of them,
/// whatever single ones do.
LonLat middle_of(const LineString& ring);

/// Puts the ring that goes round the others first, where a careless program wrote a hole before it,
/// and takes out holes that lie outside it. Returns how many. Looks at one vertex of each hole, at
/// more of a hole that lies or reaches outside.
std::size_t settle_rings(Polygon& polygon);

Text holes_outside(std::size_t count);

/// A part that lies within the land of another and is smaller: a hole, perhaps, that turns as the
/// ring around it does. Of up to 200 parts; none: there is none.
std::optional<std::size_t> nested_part(const MultiPolygon& parts);
Text lies_in_another();

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
