// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/world.hpp>

#include <string>
#include <vector>

/// Records that do not serve: they are moved from a layer to a table of their own.
namespace hinterland {

/// Moves the rows with a statement to `idle` and removes them from the records.
///
///   stated  for each row, what it says: 停用, 500 kV; empty: the row stays
void set_aside(Records& records, IdleReason reason, const std::vector<std::string>& stated,
               IdleRecords& idle);

/// Moves the rows that are not in use to `idle`.
void set_aside_not_in_use(Records& records, IdleRecords& idle);

}  // namespace hinterland
