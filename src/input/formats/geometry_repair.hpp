// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>

/// Repairs vertices and rings of a geometry, in the coordinates of its file.

namespace hinterland {

/// The median longitude and latitude of the vertices of a ring, which is insensitive to outliers.
LonLat middle_of(const LineString& ring);

/// Makes the ring that encloses the others the outer ring, as some programs write a hole first, and
/// removes holes outside of it. Returns the number of removed holes. Tests one vertex of each hole,
/// and more only for holes that lie or extend outside.
std::size_t resolve_rings(Polygon& polygon);

Text holes_outside(std::size_t count);

/// The index of a part that lies within another one and is smaller: possibly a hole with the
/// orientation of an outer ring. Examines up to 200 parts; none if there is no such part.
std::optional<std::size_t> nested_part(const MultiPolygon& parts);
Text lies_in_another();

/// Esri encodes "no data" as values below -1e38.
bool is_number(LonLat place);

/// Whether the place is (0, 0) up to rounding: MapInfo writes 0 as a millionth of a degree.
bool is_zero(LonLat place);

/// The number of vertices that were removed, by reason.
struct BadVertices {
  std::size_t no_number = 0;
  std::size_t at_zero = 0;

  std::size_t count() const { return no_number + at_zero; }
  /// "1 vertex at (0, 0) was left out".
  Text description() const;
};

/// Removes vertices that are not numbers, and those at (0, 0) from a ring of few vertices that lies
/// far from there: farther than ten times its size, or outside of any local grid (from 10°, or from
/// 1,000 km). (`take_out_outliers` handles longer rings.) Returns false, with an empty ring, if the
/// rest does not form a ring.
bool clean_ring(LineString& ring, BadVertices& bad);

/// The same for a line. Returns false if fewer than two vertices remain.
bool clean_line(LineString& line, BadVertices& bad);

}  // namespace hinterland
