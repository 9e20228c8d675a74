// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// The requests for a layer of roads.
std::vector<FieldRequest> road_requests();

/// The roads of a layer.
struct RoadLayer {
  Roads roads;
  bool is_in_two_crs = false;  ///< a part of the layer is in another CRS than the rest
  /// A note on the classes that are no evidence for the service of roads; none: there are none.
  std::optional<Text> without_access;
};

/// Reads the roads for travel, with the roles class, speed, oneway, bridge and tunnel. A bridge
/// or tunnel is entered only at its ends.
///
/// The class is found by the words of the catalogue; a road without a class, or with an unknown
/// one, gets the speed `TravelRules::unknown_road_kmh`. Speeds are in km/h, unless the cell or the
/// name of the column states another unit; one above 200 km/h, of 0 or less, or that is not a
/// number, is replaced by that of the class. Each value that cannot be used is reported once, at
/// the first road, with the number of roads.
///
/// Parts of lines without length are left out and reported. A layer without records is reported,
/// and means that there are no roads. The vertices are moved, and the records are released
/// meanwhile.
///
///   around  places of other layers, near which a road is not considered remote
RoadLayer read_roads(const LayerSource& source, const ServiceCatalogue& catalogue,
                     std::span<const LonLat> around, IdleRecords& idle, Problems& problems,
                     Notes& notes, const Progress& progress);

/// The error for a layer whose lines all have no length.
Error no_line_has_length(const LayerSource& source);

/// Whether the vertices are not all at the same place.
bool has_length(const LineString& line);

/// The note that a layer without records is accepted as complete.
Text note_of_none(const std::string& layer);

}  // namespace hinterland
