// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>

namespace hinterland {

/// Of the vertices of a ring that of the middle longitude and latitude: it lies with most of them,
/// whatever single ones do.
LonLat middle_of(const LineString& ring);

/// Puts the ring that goes round the others first, where a careless program wrote a hole before it,
/// and takes out holes that lie outside it. Returns how many. Looks at one vertex of each hole, at
/// more of a hole that lies or reaches outside.
std::size_t settle_rings(Polygon& polygon);

Text holes_outside(std::size_t count);

/// A part that lies within the land of another and is smaller: a hole, perhaps, that turns as the
/// ring around it does. Of up to 200 parts; none: there is none.
std::optional<std::size_t> nested_part(const MultiPolygon& parts);
Text lies_in_another();

}  // namespace hinterland
