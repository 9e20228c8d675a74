// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstdint>

namespace hinterland {

/// The evidence on whether an infrastructure service reaches a village. The census takes precedence
/// over the map.
enum class Evidence : std::uint8_t {
  census_yes,
  census_no,
  census_being_built,
  census_planned,
  census_unclear,  ///< a value that is not understood
  line,            ///< a line of the network within the connection distance
  facility,        ///< a facility of the service within the connection distance
  no_line,         ///< neither, and the layer is declared complete
  none,            ///< no evidence
  census_own,      ///< a supply of its own: connected, but no source for others
};

inline bool connects(Evidence evidence) {
  return evidence == Evidence::census_yes || evidence == Evidence::line ||
         evidence == Evidence::facility || evidence == Evidence::census_own;
}

/// The evidence for each infrastructure service and village. Columns of public services are empty.
struct Connections {
  Column<ServiceId, Column<VillageId, Evidence>> evidence;

  /// Whether lines may extend from the village.
  bool is_source(VillageId village, ServiceId service) const {
    return connected(village, service) && evidence[service][village] != Evidence::census_own;
  }

  bool connected(VillageId village, ServiceId service) const {
    return connects(evidence[service][village]);
  }
};

/// Determines which infrastructure services each village is connected to.
///
/// Where the census contradicts the map (it says no near a line or facility, or yes where a
/// complete layer has no line), the census is used and `census_conflict` is added to `problems`.
///
/// Requires a world from `checked_world`. O(services × villages × log segments).
Connections survey_connections(const World& world, const ServiceCatalogue& catalogue,
                               Problems& problems, const Progress& progress);

}  // namespace hinterland
