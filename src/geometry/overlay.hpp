// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// In all functions below, a shape is the union of its polygons: overlaps count once, a
/// self-crossing ring covers everything it encloses, and a hole is cut out of its own polygon only.
/// Parts without area are ignored.

/// The shape as valid polygons that do not overlap; unchanged if it is valid.
MultiPolygon valid_parts(const MultiPolygon& shape);

/// A point inside the largest polygon of the shape; none if it is empty.
std::optional<LonLat> point_inside(const MultiPolygon& shape);

/// Both results at the cost of one.
struct Land {
  MultiPolygon parts;
  std::optional<LonLat> inside;  ///< none: the shape is empty
};
Land land_of(const MultiPolygon& shape);

/// The area on the ground, in an equal-area projection centred on the shape.
Hectares area_of(const MultiPolygon& shape);

/// For each place, the first shape that covers it (including its boundary); `outside_all` if none
/// does. O((places + vertices) log shapes).
inline constexpr std::uint32_t outside_all = 0xFFFFFFFF;
std::vector<std::uint32_t> first_covering(std::span<const MultiPolygon> shapes,
                                          std::span<const LonLat> places);

/// Calls `visit(shape, place)` for all shapes that cover a place, ordered by place, then shape.
void for_each_covering(std::span<const MultiPolygon> shapes, std::span<const LonLat> places,
                       const std::function<void(std::uint32_t, std::uint32_t)>& visit);

/// For each shape, a point inside the largest polygon of its intersections with single polygons of
/// the others; none if no such polygon is larger than `least`. O(vertices log polygons) if few
/// intersect.
std::vector<std::optional<LonLat>> points_in_common(std::span<const MultiPolygon> shapes,
                                                    std::span<const MultiPolygon> others,
                                                    Hectares least);

}  // namespace hinterland
