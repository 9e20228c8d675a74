// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/layers/read.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace hinterland {

/// Calls `work` for all coordinates of the records, a run of memory at a time.
void for_each_run(Records& records, const std::function<void(std::span<LonLat>)>& work);

/// A place by which a record is found on the map: its point or first vertex.
LonLat a_place_of(const Records& records, Shape shape, RecordId row);

/// Whether all coordinates of a record pass the test.
bool all_places(const Records& records, Shape shape, RecordId row,
                const std::function<bool(LonLat)>& test);

/// Leaves out the parts of a record that have a place for which the test says no, and says how
/// many those are: a line, a polygon, a point beside the first. The last part is never left out.
std::size_t leave_out_parts(Records& records, Shape shape, RecordId row,
                            const std::function<bool(LonLat)>& test);

/// Takes the marked rows out of every column.
void drop_rows(Records& records, const std::vector<bool>& dropped);

}  // namespace hinterland
