// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

/// The position of a place on a Hilbert curve in longitude and latitude: places close to each other
/// on the curve are close to each other on the ground.
///
/// Two places have the same key if and only if their coordinates rounded to 1e-7 degrees (a
/// centimetre) are equal. Coordinates must be finite, longitudes from -180 to 180.
/// Source: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flächenstück", Math. Ann.
/// 38, 1891, 459-460.
std::uint64_t hilbert_key(LonLat place);

/// The upper half of the key, for cells 0.0066 degrees wide; of any finite coordinates: longitudes
/// are brought to the range, latitudes cut off.
std::uint32_t coarse_hilbert_key(LonLat place);

/// The key and the row of each place, ordered by key, then row.
/// O(n log n), keys in parallel.
std::vector<std::pair<std::uint64_t, std::uint32_t>> hilbert_order(std::span<const LonLat> places);

}  // namespace hinterland
