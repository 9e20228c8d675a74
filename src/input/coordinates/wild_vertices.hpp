// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

/// Single coordinates, in longitude and latitude, that are wrong. They are left out of their
/// record, which keeps the rest and is told (`geometry_part_left_out`). A record of which nothing
/// would remain stays as it is.
namespace hinterland {

/// Those beyond a longitude east or west, or a pole.
void leave_out_beyond(Records& records, Shape shape, double longitude, Problems& problems);

}  // namespace hinterland
