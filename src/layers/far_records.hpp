// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/read_lands.hpp"

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/layers/layer_source.hpp>
#include <hinterland/layers/problem.hpp>
#include <hinterland/layers/read.hpp>

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// A record that lies far from all others.
struct FarRecord {
  std::size_t row = 0;
  bool left_out = false;  ///< where a slip explains it, or it lies farther than any land reaches
  Text detail;            ///< where it lies, how far, what may be the cause, and the way out
};

/// Records that lie apart in numbers that are no slips, without a place of another layer near them.
struct LandsApart {
  std::size_t records = 0;
  std::size_t first = 0;         ///< the first of their rows
  Metres nearest = unreachable;  ///< of them to the rest
};

struct FarPlaces {
  std::vector<FarRecord> records;  ///< the rows ascend
  LandsApart apart;                ///< they stay
};

/// The records of a layer that lie far from its others and, but for villages, from all other
/// places.
///
/// Far is what `reach_of` says of the layer. A few records are a mistake: one, one in ten, or of
/// twenty records half as many as lie with the villages. A larger group is a land of its own, and
/// so are records at three places within 300 km of the rest, or at ten anywhere, but where one
/// gross slip explains them all. A village that lies with places of other layers stays, and is
/// told; a land of its own that does is not.
FarPlaces find_far(std::span<const LonLat> own, std::span<const LonLat> others, bool is_villages);

/// Tells of villages, towns and facilities that lie far from all others, and leaves out those
/// whose place cannot be right. Layers with `keep_far` stay as they are.
void leave_out_far(World& world, const StudyLayers& layers, RowsOfSources& rows_of,
                   Problems& problems);

/// Tells of the lines or areas of a layer that lie far from its others and from all of `around`,
/// where they are few as above: one problem with their number. They stay.
void tell_far_shapes(const Records& records, Shape shape, std::span<const LonLat> around,
                     Problems& problems);

/// One place of each 11 km is enough to see whether there are any.
std::vector<LonLat> thinned(std::span<const LonLat> places);

/// Takes out the facilities of layers that lie far from the villages, or all where the villages do,
/// and the seats where theirs do: they tell nothing of coverage. Their services are `misplaced`.
void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers);

}  // namespace hinterland
