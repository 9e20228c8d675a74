// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/coordinates.hpp>

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

/// What `leave_out` has left out of a record.
struct CoordinatesLeftOut {
  std::size_t points = 0;
  std::size_t vertices = 0;  ///< of lines and rings
  std::size_t parts = 0;     ///< lines and rings of which too few vertices remain
  bool all = false;          ///< nothing would remain, and the record stays as it is

  bool any() const { return points + vertices > 0; }
};

/// Leaves out the coordinates of a record for which the test says no: lines and rings go on with
/// the next vertex. A ring of which more than one in three is bad is none.
CoordinatesLeftOut leave_out(Records& records, Shape shape, RecordId row,
                             const std::function<bool(LonLat)>& passes);

/// Takes the marked rows out of every column.
void drop_rows(Records& records, const std::vector<bool>& dropped);

}  // namespace hinterland
