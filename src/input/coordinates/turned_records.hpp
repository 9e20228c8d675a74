// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace hinterland {

/// The rows of a layer that lie with its others only where their two coordinates change places.
///
/// `raw`: a place of each row in the coordinates of the file; `to_lonlat` brings such to longitude
/// and latitude, or to infinity. The largest group that lies together stays; of two of equal size
/// that of the first row.
std::vector<std::size_t> turned_rows(std::span<const LonLat> raw,
                                     const std::function<void(std::span<LonLat>)>& to_lonlat);

}  // namespace hinterland
