// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace hinterland {

/// Calls `work` for all coordinates of the records, one contiguous range at a time.
void for_each_run(Records& records, const std::function<void(std::span<LonLat>)>& work);

/// A representative place of a record: its point or first vertex.
LonLat a_place_of(const Records& records, Shape shape, RecordId row);

/// Whether all coordinates of a record pass the test.
bool all_places(const Records& records, Shape shape, RecordId row,
                const std::function<bool(LonLat)>& test);

/// The numbers of coordinates that `leave_out` removed.
struct CoordinatesLeftOut {
  std::size_t points = 0;
  std::size_t vertices = 0;  ///< of lines and rings
  std::size_t parts = 0;     ///< lines and rings with too few remaining vertices
  bool all = false;          ///< nothing would remain; the record is left unchanged

  bool any() const { return points + vertices > 0; }
};

/// Removes the coordinates of a record that do not pass the test; lines and rings continue with the
/// next vertex. A ring is removed if more than a third of its vertices fail.
CoordinatesLeftOut leave_out(Records& records, Shape shape, RecordId row,
                             const std::function<bool(LonLat)>& passes);

/// Removes the marked rows from every column.
void drop_rows(Records& records, const std::vector<bool>& dropped);

}  // namespace hinterland
