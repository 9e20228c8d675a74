// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/planning/connection.hpp>
#include <hinterland/planning/coverage.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

/// What one cell village × service of the gap matrix says, and why.
enum class Reason : std::uint8_t {
  connected_census,
  connected_line,
  connected_facility,
  gap,
  outside_radius,
  unknown,
  not_applicable,
};

std::string_view identifier(Reason reason);
std::string_view identifier(Evidence evidence);

struct GapSettings {
  double road_detour_factor = 1.3;    ///< straight line to the source -> line along roads
  double people_per_household = 3.0;  ///< where the census counts people but no households
};

using GapId = Id<struct gap>;

inline constexpr double infinite_cost = std::numeric_limits<double>::infinity();

/// The gaps one by one: covered, not connected. Sorted by village, then service.
struct Gaps {
  Column<GapId, VillageId> village;
  Column<GapId, ServiceId> service;
  Column<GapId, Evidence> evidence;
  Column<GapId, Metres> source_distance;  ///< straight, to the nearest line, facility or
                                          ///< connected village; `unreachable`: there is none
  Column<GapId, PriceRange> line_cost;    ///< of the line alone; infinite: there is no source
  Column<GapId, PriceRange> cost;         ///< with what households and the village need

  bool has_cost(GapId gap) const { return cost[gap].mid < Yuan{infinite_cost}; }

  std::size_t size() const { return village.size(); }
};

struct GapMatrix {
  std::vector<ServiceId> services;                      ///< the infrastructure services
  Column<ServiceId, Column<VillageId, Reason>> reason;  ///< empty for public services
  Column<VillageId, std::uint16_t> gap_count;           ///< more than none: a focus village
  Gaps gaps;
};

/// Decides every cell, and lists the gaps with what each would cost.
///
/// A village whose mark of the name `Service::exempt_unless` says no is
/// `not_applicable`; where the mark is not known, it is asked like any other.
/// Until extensions are planned, the line of a gap costs the distance to the
/// nearest source × the road detour factor × the price of a metre. To this come
/// the price of each household and what the village needs once; where nobody has
/// counted households or people, the former are left out. A service that has no
/// price of a metre (sanitation, buildings) needs no source.
/// O(services × villages), and O(log n) for each gap's source.
GapMatrix find_gaps(const World& world, const ServiceCatalogue& catalogue,
                    const Connections& connections, const Coverage& coverage,
                    const GapSettings& settings, const Progress& progress);

}  // namespace hinterland
