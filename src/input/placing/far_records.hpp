// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/occupied_land.hpp"
#include "input/placing/read_lands.hpp"
#include "input/records/read.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// A record that lies far from all others.
struct FarRecord {
  std::size_t row = 0;
  bool left_out =
      false;    ///< where an outlier explains it, or it lies farther than any land reaches
  Text detail;  ///< where it lies, how far, what may be the cause, and the way out
};

/// Records that lie apart in numbers that are no outliers, without a place of another layer near
/// them.
struct LandsApart {
  std::size_t records = 0;
  std::size_t first = 0;         ///< the first of their rows
  Metres nearest = unreachable;  ///< of them to the rest
};

struct FarPlaces {
  std::vector<FarRecord> records;  ///< the rows ascend
  LandsApart apart;                ///< they stay
  LandsApart large;                ///< too many to be told of a layer alone, without a reason
  OccupiedLand part;               ///< the land of all of these
  OccupiedLand rest;               ///< and of those that lie together
};

/// The records of a layer that lie far from its others and, but for villages, from all other
/// places.
///
/// Far is what `reach_of` says of the layer. A few records are a mistake: one, one in ten, or of
/// twenty records half as many as lie with the villages. A larger group is a land of its own, and
/// so are records at three places within 300 km of the rest, or at ten anywhere, but where one
/// gross outlier explains them all. Of fewer than six records that lie kilometres apart by the tens
/// one is left out only where such an outlier explains it, or 300 km away. A village that lies with
/// places of other layers stays, and is told; a land of its own that does is not.
///
/// A larger group is told of three records or more where there are other layers, none of which is
/// near it; also where it is most of the layer and the rest of the layer is with others.
FarPlaces find_far(std::span<const LonLat> own, std::span<const LonLat> others, bool is_villages);

/// The largest group of a layer, and all that lie where nothing of `others` does as it does, while
/// others of its records lie with them: as `apart`. Empty where the largest group, or none, is with
/// `others`: without another layer nothing is known.
FarPlaces find_most_apart(std::span<const LonLat> own, std::span<const LonLat> others);

/// Tells of villages, towns and facilities that lie far from all others, and leaves out those
/// whose place cannot be right. Layers with `keep_far` stay as they are. Where another coordinate
/// system would put them with the others, that is told, and the layer goes to `in_two_crs`.
/// Villages without a town or facility are compared with all other layers.
void leave_out_far(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                   RowsOfSources& rows_of, std::set<std::string>& in_two_crs, Problems& problems);

/// One place of each 11 km is enough to see whether there are any.
std::vector<LonLat> thinned(std::span<const LonLat> places);
/// Of all villages, towns and facilities.
std::vector<LonLat> places_around(const World& world);

/// Takes out the facilities of layers that lie far from the villages, or all where the villages do,
/// and the seats where theirs do: they tell nothing of coverage. Their services are `misplaced`.
void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers);

}  // namespace hinterland
