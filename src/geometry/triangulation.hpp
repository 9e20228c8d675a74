// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Two rows of a table of places, the lower first.
struct PlacePair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;

  friend constexpr auto operator<=>(const PlacePair&, const PlacePair&) = default;
};

/// Links between neighbouring places: the edges of a Delaunay triangulation in longitude and
/// latitude, with longitudes scaled by the cosine of the mean latitude.
///
/// The links connect all places. Duplicate places are linked to the first of them, collinear places
/// to the next along the line. Ordered by rows. O(n log n).
std::vector<PlacePair> neighbour_links(std::span<const LonLat> places);

}  // namespace hinterland
