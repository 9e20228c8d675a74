// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

/// Where a place lies on Hilbert's curve through the globe: places near each
/// other on the curve are near each other on the ground.
///
/// Places that are the same to 1e-7 degrees (a centimetre) have the same key,
/// and no others have. Coordinates are finite, longitudes from -180 to 180.
/// Source: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein
/// Flächenstück", Math. Ann. 38, 1891, 459-460.
std::uint64_t hilbert_key(LonLat place);

/// The key and the row of each place, in the order of keys; those in one place by their row.
/// O(n log n), keys in parallel.
std::vector<std::pair<std::uint64_t, std::uint32_t>> hilbert_order(std::span<const LonLat> places);

}  // namespace hinterland
