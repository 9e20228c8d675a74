// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/layer_coverage.hpp>

#include <hinterland/report/identifiers.hpp>
#include <hinterland/report/layer_builder.hpp>

#include <string>

namespace hinterland {

namespace {

VillageId village_of(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

/// The zone of a village by the service that decides its coverage.
std::string_view deciding_zone(const Findings& findings, VillageId village) {
  const std::optional<FacilityId> facility = findings.coverage.facility[village];
  if (!facility) return {};
  const ServiceId service = findings.world.facilities.service[*facility];
  for (const ServiceAccess& access : findings.coverage.access) {
    if (access.service == service) return identifier(access.zone[village]);
  }
  return {};
}

/// What decides whether the village is covered.
void add_decision(LayerBuilder& layer, const Study& study, const Findings& findings) {
  const Coverage& coverage = findings.coverage;
  layer.answer("covered", [&](std::size_t row) { return coverage.covered[village_of(row)]; });
  layer.answer("borderline", [&](std::size_t row) { return coverage.borderline[village_of(row)]; });
  layer.number("switch_radius_m",
               [&](std::size_t row) { return coverage.switch_radius[village_of(row)].value; });
  layer.text("facility", [&](std::size_t row) -> std::string_view {
    const auto facility = coverage.facility[village_of(row)];
    if (!facility) return {};
    return name_of(*facility, findings.world, study.catalogue, study.language);
  });
  layer.text("facility_service", [&](std::size_t row) -> std::string_view {
    const auto facility = coverage.facility[village_of(row)];
    if (!facility) return {};
    return study.catalogue.services[findings.world.facilities.service[*facility]].id;
  });
  layer.number("straight_m",
               [&](std::size_t row) { return coverage.facility_distance[village_of(row)].value; });
  layer.text("zone", [&](std::size_t row) { return deciding_zone(findings, village_of(row)); });
}

/// How near one public service is.
void add_access(LayerBuilder& layer, const ServiceAccess& access, const Study& study,
                const Findings& findings) {
  const std::string id = study.catalogue.services[access.service].id;
  layer.text(id + "_facility", [&](std::size_t row) -> std::string_view {
    const auto facility = access.nearest[village_of(row)];
    if (!facility) return {};
    return name_of(*facility, findings.world, study.catalogue, study.language);
  });
  layer.number(id + "_m", [&](std::size_t row) { return access.distance[village_of(row)].value; });
  layer.text(id + "_zone", [&](std::size_t row) -> std::string_view {
    if (!access.nearest[village_of(row)]) return {};
    return identifier(access.zone[village_of(row)]);
  });
  if (access.in_villages == 0) return;
  layer.answer(id + "_in_village",
               [&](std::size_t row) { return access.in_village[village_of(row)]; });
}

}  // namespace

GeoJsonLayer coverage_layer(const Study& study, const Findings& findings) {
  LayerBuilder layer("coverage", findings.world.villages.size());
  add_village_fields(layer, findings.world.villages, village_of);
  add_decision(layer, study, findings);
  for (const ServiceAccess& access : findings.coverage.access) {
    if (!access.nothing_known()) add_access(layer, access, study, findings);
  }
  return layer.take();
}

}  // namespace hinterland
