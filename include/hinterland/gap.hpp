// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

/// The status of one village × service cell of the gap matrix.
enum class Reason : std::uint8_t {
  connected_census,
  connected_line,
  connected_facility,
  being_built,  ///< not connected yet, but not a gap
  planned,      ///< likewise
  gap,
  outside_radius,
  cut_off,  ///< outside the radius by road, because no road leads to the village; inside it in a
            ///< straight line
  unknown,  ///< whether it is connected, or whether a village that is not connected is covered
  not_applicable,
  moves_to,  ///< would be a gap or unknown, but the village moves to an adopted site
};

std::string_view identifier(Reason reason);
std::string_view identifier(Evidence evidence);

using GapId = Id<struct gap>;

/// The gaps: covered but not connected. Sorted by village, then service.
struct Gaps {
  Column<GapId, VillageId> village;
  Column<GapId, ServiceId> service;
  Column<GapId, Evidence> evidence;
  Column<GapId, Metres> source_distance;  ///< straight-line, to the nearest line, facility or,
                                          ///< where the catalogue allows, connected village;
                                          ///< `unreachable`: no source

  std::size_t size() const { return village.size(); }
};

/// The villages by the mark on which an exemption depends.
struct Exemption {
  ServiceId service;
  bool is_marked = false;  ///< any village has a mark; false: no village is exempt
  std::size_t yes = 0;     ///< villages that need the service
  std::size_t no = 0;      ///< exempt
  std::size_t blank = 0;   ///< exempt if the catalogue says so
};

struct GapMatrix {
  std::vector<ServiceId> services;                      ///< the infrastructure services
  Column<VillageId, TriState> covered;                  ///< as in `Coverage`
  Column<VillageId, TriState> covered_straight;         ///< likewise; applies to `road`
  std::optional<ServiceId> road;                        ///< the service of roads, if any
  Column<ServiceId, Column<VillageId, Reason>> reason;  ///< empty for public services
  Column<VillageId, std::uint16_t> gap_count;           ///< positive: a focus village
  Gaps gaps;
  std::vector<Exemption> exemptions;  ///< of the services that have one, in the catalogue's order

  /// Whether the village lies within the radius that applies to the service.
  TriState is_covered(ServiceId service, VillageId village) const {
    return service == road ? covered_straight[village] : covered[village];
  }
};

/// Determines every cell of the gap matrix, and lists the gaps with the distance to their sources.
///
/// Requires a world from `checked_world`, and connections and coverage of this world and catalogue:
/// one row per village, one column per service.
///
/// The service of roads is judged by the straight-line distance whatever the metric: a village is
/// not outside the radius because its road is missing. A village whose attribute
/// `Service::exempt_unless` is no is `not_applicable`, and one
/// where it is unknown, if `Service::is_exempt_if_blank` and it is known of any village. In a
/// village that leaves the plan, gaps and unknown cells are `moves_to`. O(services × villages),
/// plus O(log n) per gap.
GapMatrix find_gaps(const World& world, const ServiceCatalogue& catalogue,
                    const Connections& connections, const Coverage& coverage,
                    const Progress& progress);

}  // namespace hinterland
