// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

namespace hinterland {

/// Longitudes that count on past 180°, on either side, are brought home; lines and polygons across
/// it are cut there, in whichever way they are written. Where one record in twenty or fewer lies
/// near 180°, what looks like that is a mistake of the record, unless all of it lies there.
void cut_at_180(Records& records);

}  // namespace hinterland
