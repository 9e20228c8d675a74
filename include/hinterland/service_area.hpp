// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <optional>

namespace hinterland {

using ServiceAreaId = Id<struct service_area>;

/// The land from which people reach the facilities of a town within the service radius: core and
/// band for each town. Ordered by town, core first; empty zones have no row.
struct ServiceAreas {
  Column<ServiceAreaId, std::optional<TownId>> town;  ///< none: the study has no towns
  Column<ServiceAreaId, Zone> zone;                   ///< core or band
  Column<ServiceAreaId, MultiPolygon> shape;
  Column<ServiceAreaId, Hectares> area;
  Column<ServiceAreaId, Metres> road;  ///< length of the roads reached; 0 without roads
  Column<ServiceAreaId, std::size_t> villages;
  Column<ServiceAreaId, People> people;
  Metres step;  ///< spacing of the grid points; borders run between them

  std::size_t size() const { return zone.size(); }
};

/// Computes the service areas of the facilities that determine coverage: those of county and town
/// level, of the deciding services in `coverage`.
///
/// A facility belongs to the town with the nearest seat in a straight line. A grid point belongs to
/// the town of the facility with the largest margin (radius minus distance in the metric of the
/// study, measured as for villages). The areas of one zone therefore never overlap, and up to the
/// grid step, a village lies in the area of the town that covers it. If several services must be in
/// reach at once, the areas still show where any of them is.
///
/// Requires a world from `checked_world`, and coverage and roads of this world, catalogue and
/// settings. Throws UsageError, naming the setting, for settings that are not finite or out of
/// range.
///
/// At most about a million grid points, at least `settings.area_step` apart: O(points × roads in
/// reach).
ServiceAreas measure_service_areas(const World& world, const ServiceCatalogue& catalogue,
                                   const CoverageSettings& settings, const Coverage& coverage,
                                   const VillageRoads* roads, const Progress& progress);

}  // namespace hinterland
