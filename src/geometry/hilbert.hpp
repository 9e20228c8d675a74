// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstdint>

namespace hinterland {

/// Where a place lies on Hilbert's curve through the globe: places near each
/// other on the curve are near each other on the ground.
///
/// Places that are the same to 1e-7 degrees (a centimetre) have the same key,
/// and no others have. Coordinates are finite, longitudes from -180 to 180.
/// Source: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein
/// Flächenstück", Math. Ann. 38, 1891, 459-460.
std::uint64_t hilbert_key(LonLat place);

}  // namespace hinterland
