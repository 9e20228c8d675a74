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

/// The land from which people reach the facilities of a town within the service
/// radius: for each town the core and the band. By town, core first; a zone that
/// is empty has no row.
struct ServiceAreas {
  Column<ServiceAreaId, std::optional<TownId>> town;  ///< none: the study has no towns
  Column<ServiceAreaId, Zone> zone;                   ///< core or band
  Column<ServiceAreaId, MultiPolygon> shape;
  Column<ServiceAreaId, Hectares> area;
  Column<ServiceAreaId, Metres> road;  ///< length of the roads reached; 0 where none are given
  Column<ServiceAreaId, std::size_t> villages;
  Column<ServiceAreaId, People> people;
  Metres step;  ///< between the points that were measured; borders run between them

  std::size_t size() const { return zone.size(); }
};

/// Draws the service areas of all facilities that decide about coverage: those
/// of county and town level, of the services in `coverage` that decide.
///
/// A facility belongs to the town whose seat is nearest, straight. Land belongs
/// to the town of the facility that its people are farthest inside the radius
/// of, by the metric of the study: walk, road and walk, as villages go. So the
/// areas of one band never overlap, and a village lies in the area that it would
/// count for, but for the step of the points. Where several services must be in
/// reach at once, the areas still show the reach of any.
///
/// At most a million points, `settings.area_step` apart or farther: O(points ×
/// roads in reach).
ServiceAreas measure_service_areas(const World& world, const ServiceCatalogue& catalogue,
                                   const CoverageSettings& settings, const Coverage& coverage,
                                   const VillageRoads* roads, const Progress& progress);

}  // namespace hinterland
