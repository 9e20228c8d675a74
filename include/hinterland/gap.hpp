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

/// What one cell village × service of the gap matrix says, and why.
enum class Reason : std::uint8_t {
  connected_census,
  connected_line,
  connected_facility,
  being_built,  ///< not connected yet, and no gap to close again
  planned,      ///< likewise
  gap,
  outside_radius,
  unknown,
  not_applicable,
};

std::string_view identifier(Reason reason);
std::string_view identifier(Evidence evidence);

using GapId = Id<struct gap>;

/// The gaps one by one: covered, not connected. Sorted by village, then service.
struct Gaps {
  Column<GapId, VillageId> village;
  Column<GapId, ServiceId> service;
  Column<GapId, Evidence> evidence;
  Column<GapId, Metres> source_distance;  ///< straight, to the nearest line, facility or,
                                          ///< where the catalogue allows, connected village;
                                          ///< `unreachable`: there is none

  std::size_t size() const { return village.size(); }
};

struct GapMatrix {
  std::vector<ServiceId> services;                      ///< the infrastructure services
  Column<ServiceId, Column<VillageId, Reason>> reason;  ///< empty for public services
  Column<VillageId, std::uint16_t> gap_count;           ///< more than none: a focus village
  Gaps gaps;
};

/// Decides every cell, and lists the gaps with how far their sources are.
///
/// A village whose mark of the name `Service::exempt_unless` says no is
/// `not_applicable`; where the mark is not known, it is asked like any other.
/// O(services × villages), and O(log n) for each gap's source.
GapMatrix find_gaps(const World& world, const ServiceCatalogue& catalogue,
                    const Connections& connections, const Coverage& coverage,
                    const Progress& progress);

}  // namespace hinterland
