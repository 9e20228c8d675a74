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

/// The land that each town covers by the rule of the study: its core and its band. Ordered by town,
/// core first; zones without land and villages have no row.
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

/// Computes the service areas: the land where a village would be covered by the rule of the study
/// (`covered_by`, the services that decide, their radii and those of facilities, the metric). If
/// several services must be in reach at once, only the land where enough of them are.
///
/// A facility belongs to the town with the seat nearest to one of its parts, in a straight line. A
/// grid point belongs to the town of the facility that decides there, and lies in its zone, as for
/// a village. The areas of one zone therefore never overlap, and up to the grid step, the covered
/// villages lie in the areas and the others do not. By the metrics road and time, a village with
/// polygons may use roads farther from its centre than a point of the land.
///
/// `villages` and `people` are those of `coverage`. An area smaller than the step may have villages
/// but no shape.
///
/// The grid points do not depend on the extent of the data, and ties are decided by place: the
/// order of a table has no effect, nor has a facility elsewhere, unless it enlarges the extent so
/// far that the step becomes larger.
///
/// Requires a world from `checked_world`, and coverage and roads of this world, catalogue and
/// settings. Throws UsageError, naming the setting, for settings that are not finite or out of
/// range.
///
/// At most about a million grid points, `settings.area_step` apart, or 1.5, 2, 3, 4, 6, … times as
/// far: O(points × roads in reach) for each service that must be in reach.
ServiceAreas measure_service_areas(const World& world, const ServiceCatalogue& catalogue,
                                   const CoverageSettings& settings, const Coverage& coverage,
                                   const VillageRoads* roads, const Progress& progress);

}  // namespace hinterland
