// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Places, parted where nothing lies between.
struct PlaceGroups {
  static constexpr std::uint32_t nowhere = UINT32_MAX;  ///< the group of what is not on Earth

  std::vector<std::uint32_t> group_of;  ///< of each place
  std::uint32_t count = 0;              ///< groups; the first place on Earth is of group 0
};

/// Groups of places that are farther than `reach` from each other, to a fifth of it: the distance
/// is that of cells, an eighth of it wide. Linear in the places, whatever the reach.
PlaceGroups group_places(std::span<const LonLat> places, Metres reach);

/// How many places there are of each group.
std::vector<std::size_t> group_sizes(const PlaceGroups& groups, std::size_t first,
                                     std::size_t count);

/// The largest of some sizes; of equal ones the first.
std::uint32_t largest_group(std::span<const std::size_t> sizes);

/// About how far the places lie from the one that is most in their middle: twice the distance
/// within which a half of them lies. The other half may lie anywhere.
Metres spread_of(std::span<const LonLat> places);

/// From how far on a place cannot belong to these: 50 km of a county; more where they are
/// scattered widely, and thinly. A half of them may lie anywhere.
Metres reach_of(std::span<const LonLat> places);

}  // namespace hinterland
