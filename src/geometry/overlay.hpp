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

/// All functions below take a shape for the land that its polygons have together: a place in any
/// of them lies in it, parts that overlap count once, a ring that crosses itself holds all that it
/// goes around, and a hole is cut out of its own part only. What has no area is nothing.

/// That land as valid polygons that do not overlap; as it is where they are so already.
MultiPolygon valid_parts(const MultiPolygon& shape);

/// A point that surely lies inside the largest part of the shape; none: it is empty.
std::optional<LonLat> point_inside(const MultiPolygon& shape);

/// Both at once, at the cost of one.
struct Land {
  MultiPolygon parts;
  std::optional<LonLat> inside;  ///< none: it is empty
};
Land land_of(const MultiPolygon& shape);

/// Area on the ground, measured in an equal-area projection centred on the shape.
Hectares area_of(const MultiPolygon& shape);

/// For each place the first of the shapes that covers it (its border counts);
/// `outside_all` where none does. O((places + vertices) log shapes).
inline constexpr std::uint32_t outside_all = 0xFFFFFFFF;
std::vector<std::uint32_t> first_covering(std::span<const MultiPolygon> shapes,
                                          std::span<const LonLat> places);

/// Calls `visit(shape, place)` for all shapes that cover a place, by place, then shape.
void for_each_covering(std::span<const MultiPolygon> shapes, std::span<const LonLat> places,
                       const std::function<void(std::uint32_t, std::uint32_t)>& visit);

/// For each shape a point inside the largest piece that one polygon of the others shares with it;
/// none: no piece has the least area. O(vertices log polygons) where few meet.
std::vector<std::optional<LonLat>> points_in_common(std::span<const MultiPolygon> shapes,
                                                    std::span<const MultiPolygon> others,
                                                    Hectares least);

}  // namespace hinterland
