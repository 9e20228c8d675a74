// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/triangulation.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// Links between neighbouring places: two places within the limit (inclusive) are linked unless a
/// third one lies inside the circle of which their link is a diameter (the Gabriel graph). A link
/// therefore depends only on the places near it. The links connect all places that steps within the
/// limit connect. Of coinciding places, the first has the links, and the others a link to it.
/// Ordered by rows.
///
/// O(n log n) for evenly distributed places, in parallel.
/// Source: K. R. Gabriel, R. R. Sokal, "A new statistical approach to geographic variation
/// analysis", Systematic Zoology 18(3), 1969, 259-278.
std::vector<PlacePair> links_within(std::span<const LonLat> places, Metres limit);

}  // namespace hinterland
