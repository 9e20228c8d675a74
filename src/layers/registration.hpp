// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/read_lands.hpp"

#include <hinterland/layers/problem.hpp>

#include <optional>
#include <span>
#include <string>

namespace hinterland {

/// How two layers may lie some hundred metres beside each other: one of them is in the
/// coordinates of a web map (GCJ-02, BD-09), or Gauss-Kruger was taken for UTM or the reverse.
enum class Displacement {
  lines_gcj02,
  lines_bd09,
  places_gcj02,
  places_bd09,
  lines_too_far,   ///< from the equator, by 0.04 %: Gauss-Kruger read as UTM
  places_too_far,  ///< the same of the places
};

/// A displacement under which places lie far better on lines.
struct Misregistration {
  Displacement displacement;
  std::size_t places = 0;  ///< that have a line within 3 km
  Metres now;              ///< median of their distances from the nearest line
  Metres then;             ///< the same with the displacement undone
};

/// Tries each displacement on up to 150 of the places. One counts where the median distance is at
/// least 100 m and falls to a half or less, and at least 65 % of the places (85 % of fewer than 30)
/// come twice as near; six places are needed. Places that are near lines only by chance come nearer
/// and go farther alike. Costs one pass over the vertices.
std::optional<Misregistration> find_misregistration(std::span<const LonLat> places, LineView lines);

/// Compares the villages with each layer of lines, and each layer of facilities with the roads;
/// a `crs_doubtful` for each that lies beside the other, with the key that would put it right.
/// Of networks and roads that do, nothing is concluded. Layers with `keep_far` are passed over.
void report_misregistration(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            Problems& problems);

}  // namespace hinterland
