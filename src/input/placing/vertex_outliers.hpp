// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <vector>

/// Removal of single wrong coordinates, in longitude and latitude. The rest of the record is kept
/// and reported (`place_far_away` for outliers, `geometry_part_left_out` for coordinates out of
/// range). A record of which nothing would remain is not changed.

namespace hinterland {

/// Consecutive vertices far from those before and after them, for example after a lost sign or a
/// wrong digit.
struct VertexOutlier {
  std::size_t first;  ///< index of the first in the line
  std::size_t count;
  LonLat place;  ///< place of the first
  Metres away;   ///< the shorter of the segments there and back; `unreachable` if out of range
};

/// Whether a line is closed.
enum class LineForm { open, ring };

/// Removes outliers from a line in longitude and latitude, and returns them. A jump is a segment of
/// at least 10 km (50 km in a line of fewer than six segments) and at least ten times the lower
/// quartile of the segment lengths. Vertices between two jumps are outliers if they are less than
/// half of all and the line continues within a quarter of the jump from where it left; in a ring,
/// not if they may be a tongue of land or an island. Vertices beyond a single jump at an end are
/// outliers if they are one vertex or less than a fifth of all, and the jump is at least 30 km long
/// and ten times all other segments together or fifty times the longest of them. Triangles have no
/// outliers. Vertices outside the valid range of degrees are removed first, if they are less than
/// half of all. A ring stays closed and may start elsewhere. O(n log n); O(n) without long
/// segments.
std::vector<VertexOutlier> take_out_outliers(LineString& line, LineForm form);

/// The same for all lines and rings of a layer, with one problem per record.
void take_out_outliers(Records& records, Problems& problems);

/// Removes coordinates beyond the given longitude, east or west, or beyond a pole.
void leave_out_beyond(Records& records, Shape shape, double longitude, Problems& problems);

}  // namespace hinterland
