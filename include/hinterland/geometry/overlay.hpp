// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// A point that surely lies inside the shape; none: the shape is empty.
std::optional<LonLat> point_inside(const MultiPolygon& shape);

/// Area on the ground, measured in an equal-area projection centred on the shape.
Hectares area_of(const MultiPolygon& shape);

/// For each place the first of the shapes that covers it (its border counts);
/// `outside_all` where none does. O((places + vertices) log shapes).
inline constexpr std::uint32_t outside_all = 0xFFFFFFFF;
std::vector<std::uint32_t> first_covering(std::span<const MultiPolygon> shapes,
                                          std::span<const LonLat> places);

}  // namespace hinterland
