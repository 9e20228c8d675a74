// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <optional>
#include <utility>

class OGRGeometry;

namespace hinterland {

/// The least and the greatest coordinates of a geometry, in those of its file;
/// none: it is null or empty.
std::optional<std::pair<LonLat, LonLat>> extent_of(const OGRGeometry* geometry);

/// A point of which one coordinate alone is no number: GDAL calls it empty, as if nothing stood
/// there.
bool is_half_a_place(const OGRGeometry& geometry);

}  // namespace hinterland
