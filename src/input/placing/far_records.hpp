// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/place_groups.hpp"
#include "input/placing/layer_lands.hpp"

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

/// A record far from all others.
struct FarRecord {
  std::size_t row = 0;
  bool left_out = false;  ///< explained by a typing error, or farther away than a region extends
  Text detail;            ///< where it is, how far, the likely cause, and what to do
};

/// Records apart from the rest that are too many to be errors, without a place of another layer
/// nearby.
struct LandsApart {
  std::size_t records = 0;
  std::size_t first = 0;         ///< the first of their rows
  Metres nearest = unreachable;  ///< least distance to the rest
};

struct FarPlaces {
  std::vector<FarRecord> records;  ///< rows in ascending order
  LandsApart apart;                ///< not left out
  LandsApart large;                ///< reported only if another CRS fits
  OccupiedLand part;               ///< land of all of these
  OccupiedLand rest;               ///< land of the main group
};

/// Finds the records of a layer that are far from its other records and, except for villages, from
/// the places of all other layers.
///
/// The distance that counts as far is `reach_of` the layer. A small group is an error: one record,
/// at most one in ten, or, in a layer of up to 20 records, at most half as many as the main group.
/// A larger group is a separate region. So is a small group at three or more places within 300 km
/// of the rest, or at ten or more places anywhere unless gross typing errors explain all of them.
/// In a layer of fewer than six records spread over tens of kilometres, a record is left out only
/// if a gross error explains it or it is 300 km away. A small group of villages near places of
/// other layers is reported but kept; a separate region near such places is not reported.
///
/// A larger group is reported if the layer has at least three records and other layers exist, none
/// of which is near the group; also if it is the larger part of the layer and the rest is near
/// other layers (`find_most_apart`).
FarPlaces find_far(std::span<const LonLat> own, std::span<const LonLat> others, bool is_villages);

/// If the largest group of the layer without places of `others` is at least as large as any group
/// with them, returns all records of groups without such places as `apart`. Empty otherwise, or if
/// no group has places of `others`, because then it cannot be decided which part is wrong.
FarPlaces find_most_apart(std::span<const LonLat> own, std::span<const LonLat> others);

/// Reports villages, towns and facilities that are far from all others, and removes those whose
/// position cannot be right. Layers with `keep_far` are not checked. If another CRS would move them
/// to the others, the report names it and the layer is added to `in_two_crs`. If there are no towns
/// and facilities, villages are compared with all other layers.
void leave_out_far(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                   RowsOfSources& rows_of, std::set<std::string>& in_two_crs, Problems& problems);

}  // namespace hinterland
