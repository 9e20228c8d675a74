// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <vector>

/// Single coordinates, in longitude and latitude, that are wrong. They are left out of their
/// record, which keeps the rest and is told (`geometry_part_left_out`). A record of which nothing
/// would remain stays as it is.

namespace hinterland {

/// Vertices in a row that lie far from those before and after them, as after a lost sign or a wrong
/// digit.
struct VertexSlip {
  std::size_t first;  ///< number of the first in the line, from 0
  std::size_t count;
  LonLat place;  ///< of the first
  Metres away;   ///< the shorter of the segments there and back; `unreachable`: not on Earth
};

/// Whether the vertices of a line come back to where they begin.
enum class LineForm { open, ring };

/// Takes the outliers out of a line in longitude and latitude, and says which they were. A jump is
/// a segment of at least 10 km (50 km of fewer than six segments) that is ten times as long as the
/// first quarter of them. Vertices between two jumps have slipped if they are less than a half of
/// all, and if the line goes on within a quarter of the jump from where it left; those beyond one
/// jump at an end, if they are one or less than a fifth of all, and it is 30 km long and ten times
/// as long as all other segments together, or fifty times as long as the longest of them. A
/// triangle has none, for it may be of any form. Vertices that are not on Earth are outliers too,
/// where more than a half of all is on it. A ring stays closed, and may begin elsewhere. O(n log
/// n); of a line without a segment of 5 km, one comparison a vertex.
std::vector<VertexSlip> take_out_outliers(LineString& line, LineForm form);

/// The same of all lines and rings of a layer. A problem for each record.
void take_out_outliers(Records& records, Problems& problems);

/// Those beyond a longitude east or west, or a pole.
void leave_out_beyond(Records& records, Shape shape, double longitude, Problems& problems);

}  // namespace hinterland
