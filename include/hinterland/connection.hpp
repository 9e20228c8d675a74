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

/// Why we believe that an infrastructure service reaches a village, or not.
/// Strongest first: the census wins over the map.
enum class Evidence : std::uint8_t {
  census_yes,
  census_no,
  census_being_built,
  census_planned,
  census_unclear,  ///< words that are not understood
  line,            ///< a line of the network within the tap distance
  facility,        ///< a facility of the service within the tap distance
  no_line,         ///< none, and the layer is said to be complete
  none,            ///< not known
};

inline bool connects(Evidence evidence) {
  return evidence == Evidence::census_yes || evidence == Evidence::line ||
         evidence == Evidence::facility;
}

/// Which infrastructure service reaches which village, and how we know.
/// Columns of public services are empty.
struct Connections {
  Column<ServiceId, Column<VillageId, Evidence>> evidence;

  bool connected(VillageId village, ServiceId service) const {
    return connects(evidence[service][village]);
  }
};

/// Finds out what each village is connected to.
///
/// Where the census and a layer said to be complete (or a line that is there)
/// contradict each other, the census is taken and a `census_conflict` goes to
/// `problems`.
///
/// O(services × villages × log segments).
Connections survey_connections(const World& world, const ServiceCatalogue& catalogue,
                               Problems& problems, const Progress& progress);

}  // namespace hinterland
