// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "geometry/distance.hpp"
#include "output/identifiers.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

VillageId village_of(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

/// The name of a facility; empty if there is none.
std::string_view facility_name(const std::optional<FacilityId>& facility, const Study& study,
                               const Findings& findings) {
  if (!facility) return {};
  return name_of(*facility, findings.world, study.catalogue, study.language);
}

std::string_view code_of_facility(const std::optional<FacilityId>& facility,
                                  const Findings& findings) {
  const TextColumn<FacilityId>& codes = findings.world.facilities.code;
  return facility && !codes.empty() ? codes[*facility] : std::string_view();
}

/// The zone of a village for the service that decides its coverage; outside, if the village is not
/// covered because no facility can be reached.
std::string_view deciding_zone(const Coverage& coverage, VillageId village) {
  if (coverage.covered[village] == TriState::unknown) return unknown_zone;
  if (!coverage.facility(village)) return identifier(Zone::outside);
  return identifier(coverage.decisive(village)->zone[village]);
}

/// Whether the village is covered, and by which facility.
void add_decision(LayerBuilder& layer, const Study& study, const Findings& findings) {
  const Coverage& coverage = findings.coverage;
  layer.answer("covered", [&](std::size_t row) { return coverage.covered[village_of(row)]; });
  layer.answer("borderline", [&](std::size_t row) { return coverage.borderline[village_of(row)]; });
  add_critical_radius(layer, coverage, village_of);
  layer.text("facility", [&](std::size_t row) {
    return facility_name(coverage.facility(village_of(row)), study, findings);
  });
  layer.text("facility_code", [&](std::size_t row) {
    return code_of_facility(coverage.facility(village_of(row)), findings);
  });
  layer.text("fac_county", [&](std::size_t row) -> std::string_view {
    const auto facility = coverage.facility(village_of(row));
    const auto& counties = findings.world.facilities.county;
    return facility && !counties.empty() ? counties[*facility] : std::string_view();
  });
  layer.boolean("other_county", [&](std::size_t row) {
    const VillageId v = village_of(row);
    const auto facility = coverage.facility(v);
    return facility && is_of_other_county(findings.world.facilities, *facility,
                                          findings.world.villages.county[v]);
  });
  layer.text("facility_service", [&](std::size_t row) -> std::string_view {
    const VillageId v = village_of(row);
    if (!coverage.facility(v)) return {};
    return study.catalogue.services[coverage.decisive(v)->service].id;
  });
  layer.number("straight_m", [&](std::size_t row) {
    const ServiceAccess* access = coverage.decisive(village_of(row));
    return (access == nullptr ? unreachable : access->distance[village_of(row)]).value;
  });
  layer.text("zone", [&](std::size_t row) { return deciding_zone(coverage, village_of(row)); });
  const auto& gaps = findings.matrix.gap_count;
  if (gaps.empty()) return;
  layer.number("gap_count",
               [&](std::size_t row) { return static_cast<double>(gaps[village_of(row)]); });
}

/// A value of the road access to the deciding service; null if no service decides.
template <class Value>
auto of_deciding(const Coverage& coverage, Value value) {
  return [&coverage, value](std::size_t row) -> std::optional<double> {
    const VillageId v = village_of(row);
    const ServiceAccess* access = coverage.decisive(v);
    if (access == nullptr || !access->by_road.facility[v]) return std::nullopt;
    return value(access->by_road, v);
  };
}

/// The ratio of the road distance to the straight-line distance to the same facility.
std::optional<double> detour(const RoadAccess& access, VillageId v, const World& world) {
  Metres straight = unreachable;
  for_each_part(world.facilities, *access.facility[v], [&](LonLat part) {
    straight = std::min(straight, distance_between(world.villages.place[v], part));
  });
  if (straight <= 0_m) return std::nullopt;
  return access.length[v] / straight;
}

/// The road distance and travel time, beside the straight-line distance.
void add_journey(LayerBuilder& layer, const Study& study, const Findings& findings) {
  const Coverage& coverage = findings.coverage;
  layer.text("road_facility", [&](std::size_t row) -> std::string_view {
    const ServiceAccess* access = coverage.decisive(village_of(row));
    if (access == nullptr) return {};
    return facility_name(access->by_road.facility[village_of(row)], study, findings);
  });
  layer.number("road_m", of_deciding(coverage, [](const RoadAccess& a, VillageId v) {
                 return a.length[v].value;
               }));
  layer.number("walk_m", of_deciding(coverage, [](const RoadAccess& a, VillageId v) {
                 return a.walk[v].value;
               }));
  layer.number("minutes", of_deciding(coverage, [](const RoadAccess& a, VillageId v) {
                 return a.time[v].value;
               }));
  layer.number("detour", of_deciding(coverage, [&findings](const RoadAccess& a, VillageId v) {
                 return detour(a, v, findings.world);
               }));
  layer.boolean("cut_off", [&](std::size_t row) { return coverage.is_cut_off(village_of(row)); });
  layer.number("nearest_road_m", [&](std::size_t row) {
    return findings.roads->nearest_road[village_of(row)].value;
  });
}

/// The evidence for town and county; omitted if all of it comes from columns.
void add_parent_unit_evidence(LayerBuilder& layer, const Villages& villages) {
  const auto add = [&](const char* field, const Column<VillageId, ParentUnitEvidence>& by) {
    if (by.empty()) return;
    layer.text(field, [&by](std::size_t row) { return identifier(by[village_of(row)]); });
  };
  add("town_by", villages.town_by);
  add("county_by", villages.county_by);
}

/// The distance to one public service, in columns with its short name.
void add_access(LayerBuilder& layer, const ServiceAccess& access, const Study& study,
                const Findings& findings, const std::string& name) {
  layer.text(name + "_fac", [&](std::size_t row) {
    return facility_name(access.nearest[village_of(row)], study, findings);
  });
  layer.number(name + "_m",
               [&](std::size_t row) { return access.distance[village_of(row)].value; });
  if (access.by_road.given()) {
    const RoadAccess& by_road = access.by_road;
    layer.number(name + "_road",
                 [&](std::size_t row) { return by_road.length[village_of(row)].value; });
    layer.number(name + "_min",
                 [&](std::size_t row) { return by_road.time[village_of(row)].value; });
  }
  layer.text(name + "_zone", [&](std::size_t row) {
    return zone_of_service(access, village_of(row), findings.world);
  });
  if (access.in_villages == 0) return;
  layer.answer(name + "_in", [&](std::size_t row) { return access.in_village[village_of(row)]; });
}

}  // namespace

OutputLayer coverage_layer(const Study& study, const Findings& findings, const OutputKeys& keys) {
  const Villages& villages = findings.world.villages;
  LayerBuilder layer("coverage", villages.size());
  add_village_places(layer, villages, village_of);
  add_village_fields(layer, villages, keys.units, village_of);
  add_parent_unit_evidence(layer, villages);
  add_decision(layer, study, findings);
  if (findings.roads) add_journey(layer, study, findings);
  for (const ServiceAccess& access : findings.coverage.access) {
    if (access.nothing_known()) continue;
    add_access(layer, access, study, findings, keys.short_names[access.service]);
  }
  return layer.take();
}

namespace {

ServiceAreaId area_of_row(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

/// The unit of each seat that is the only one of its name.
std::vector<const HomeUnit*> units_of_seats(const HomeUnits& units, const Towns& towns) {
  std::vector<const HomeUnit*> of_seat(towns.size(), nullptr);
  for (const HomeUnit& unit : units.units) {
    if (unit.seat) of_seat[unit.seat->index] = &unit;
  }
  return of_seat;
}

}  // namespace

OutputLayer service_areas_layer(const Findings& findings, const OutputKeys& keys) {
  const ServiceAreas& areas = findings.service_areas;
  const Towns& towns = findings.world.towns;
  LayerBuilder layer("service_areas", areas.size());
  layer.multi_polygons(
      [&](std::size_t row) -> const MultiPolygon& { return areas.shape[area_of_row(row)]; });
  const auto of_town = [&](const TextColumn<TownId>& column) {
    return [&areas, &column](std::size_t row) -> std::string_view {
      const auto town = areas.town[area_of_row(row)];
      return town && !column.empty() ? column[*town] : std::string_view();
    };
  };
  const auto of_seat =
      std::make_shared<const std::vector<const HomeUnit*>>(units_of_seats(keys.units, towns));
  layer.text("town", of_town(towns.name));
  layer.text("town_code", of_town(towns.code));
  layer.text("county", of_town(towns.county));
  layer.text("county_code", [&areas, of_seat](std::size_t row) -> std::string_view {
    const auto town = areas.town[area_of_row(row)];
    const HomeUnit* const unit = town ? (*of_seat)[town->index] : nullptr;
    return unit == nullptr ? std::string_view() : std::string_view(unit->county_code);
  });
  layer.text("zone", [&](std::size_t row) { return identifier(areas.zone[area_of_row(row)]); });
  layer.number("area_km2", [&](std::size_t row) {
    constexpr double hectares_in_km2 = 100.0;
    return areas.area[area_of_row(row)].value / hectares_in_km2;
  });
  const bool by_road = findings.coverage.metric != Metric::straight;
  layer.number("reachable_road_km", [&areas, by_road](std::size_t row) -> std::optional<double> {
    constexpr double metres_in_km = 1000.0;
    if (!by_road) return {};
    return areas.road[area_of_row(row)].value / metres_in_km;
  });
  layer.number("villages", [&](std::size_t row) {
    return static_cast<double>(areas.villages[area_of_row(row)]);
  });
  layer.number("people", [&](std::size_t row) { return areas.people[area_of_row(row)].value; });
  return layer.take();
}

}  // namespace hinterland
