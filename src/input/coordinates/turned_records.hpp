// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace hinterland {

/// The rows of a layer that are near its other rows only if their two coordinates are swapped.
///
/// `raw`: one place per row in the coordinates of the file; `to_lonlat` transforms such places to
/// longitude and latitude, or to infinity. The largest group is the reference; of two equal ones,
/// the first.
std::vector<std::size_t> turned_rows(std::span<const LonLat> raw,
                                     const std::function<void(std::span<LonLat>)>& to_lonlat);

}  // namespace hinterland
