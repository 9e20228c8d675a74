// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// A village and a service about which the study knows something.
struct VillageService {
  VillageId village;
  ServiceId service;
};

using VillageServices = std::shared_ptr<const std::vector<VillageService>>;

/// The access to each public service that has facilities in the study; null for the others.
std::vector<const ServiceAccess*> known_access(const Coverage& coverage, std::size_t services) {
  std::vector<const ServiceAccess*> known(services, nullptr);
  for (const ServiceAccess& access : coverage.access) {
    if (!access.nothing_known()) known[access.service.index] = &access;
  }
  return known;
}

VillageServices village_services(const Study& study, const Findings& findings) {
  const auto known = known_access(findings.coverage, study.catalogue.services.size());
  const auto& reason = findings.matrix.reason;
  auto found = std::make_shared<std::vector<VillageService>>();
  for (const VillageId village : rows(findings.world.villages.place)) {
    for (const ServiceId service : rows(study.catalogue.services)) {
      const bool is_judged = service.index < reason.size() && !reason[service].empty() &&
                             reason[service][village] != Reason::unknown;
      if (is_judged || known[service.index] != nullptr) found->push_back({village, service});
    }
  }
  return found;
}

/// Reads the row of a public service; nothing for infrastructure.
class AccessOfRow {
 public:
  AccessOfRow(const Study& study, const Findings& findings, VillageServices table)
      : study_(&study),
        findings_(&findings),
        table_(std::move(table)),
        access_(std::make_shared<const std::vector<const ServiceAccess*>>(
            known_access(findings.coverage, study.catalogue.services.size()))) {}

  VillageId village(std::size_t row) const { return (*table_)[row].village; }
  ServiceId service(std::size_t row) const { return (*table_)[row].service; }
  const ServiceAccess* access(std::size_t row) const { return (*access_)[service(row).index]; }
  std::optional<FacilityId> nearest(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    return of == nullptr ? std::nullopt : of->nearest[village(row)];
  }

  std::string_view facility(std::size_t row) const {
    const auto found = nearest(row);
    if (!found) return {};
    return name_of(*found, findings_->world, study_->catalogue, study_->language);
  }
  std::string_view facility_code(std::size_t row) const {
    const auto found = nearest(row);
    const TextColumn<FacilityId>& codes = findings_->world.facilities.code;
    return found && !codes.empty() ? codes[*found] : std::string_view();
  }
  std::optional<double> straight(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    return of == nullptr ? std::nullopt : std::optional(of->distance[village(row)].value);
  }
  std::optional<double> road(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    if (of == nullptr || !of->by_road.given()) return std::nullopt;
    return of->by_road.length[village(row)].value;
  }
  std::optional<double> minutes(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    if (of == nullptr || !of->by_road.given()) return std::nullopt;
    return of->by_road.time[village(row)].value;
  }
  std::string_view zone(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    return of == nullptr ? std::string_view()
                         : zone_of_service(*of, village(row), findings_->world);
  }
  TriState in_village(std::size_t row) const {
    const ServiceAccess* const of = access(row);
    return of == nullptr || of->in_villages == 0 ? TriState::unknown : of->in_village[village(row)];
  }

 private:
  const Study* study_;
  const Findings* findings_;
  VillageServices table_;
  std::shared_ptr<const std::vector<const ServiceAccess*>> access_;
};

void add_access_of_rows(LayerBuilder& layer, const AccessOfRow& of) {
  layer.text("facility", [of](std::size_t row) { return of.facility(row); });
  layer.text("facility_code", [of](std::size_t row) { return of.facility_code(row); });
  layer.number("straight_m", [of](std::size_t row) { return of.straight(row); });
  layer.number("road_m", [of](std::size_t row) { return of.road(row); });
  layer.number("minutes", [of](std::size_t row) { return of.minutes(row); });
  layer.text("zone", [of](std::size_t row) { return of.zone(row); });
  layer.answer("in_village", [of](std::size_t row) { return of.in_village(row); });
}

/// Whether the service of a row reaches the village; null for public services.
void add_connection_of_rows(LayerBuilder& layer, const AccessOfRow& of, const Findings& findings) {
  const auto is_public = [of, &findings](std::size_t row) {
    const ServiceId service = of.service(row);
    const auto& reason = findings.matrix.reason;
    return service.index >= reason.size() || reason[service].empty();
  };
  layer.text("reason", [of, is_public, &findings](std::size_t row) -> std::string_view {
    if (is_public(row)) return {};
    return identifier(findings.matrix.reason[of.service(row)][of.village(row)]);
  });
  layer.text("evidence", [of, is_public, &findings](std::size_t row) -> std::string_view {
    if (is_public(row)) return {};
    return identifier(findings.connections.evidence[of.service(row)][of.village(row)]);
  });
  layer.answer("gap", [of, is_public, &findings](std::size_t row) {
    if (is_public(row)) return TriState::unknown;
    const bool is_gap = findings.matrix.reason[of.service(row)][of.village(row)] == Reason::gap;
    return is_gap ? TriState::yes : TriState::no;
  });
}

}  // namespace

OutputLayer village_services_layer(const Study& study, const Findings& findings,
                                   const OutputKeys& keys) {
  const VillageServices table = village_services(study, findings);
  const AccessOfRow of(study, findings, table);
  const auto service = [of, &study](std::size_t row) -> const Service& {
    return study.catalogue.services[of.service(row)];
  };
  LayerBuilder layer("village_services", table->size());
  add_village_fields(layer, findings.world.villages, keys.units,
                     [of](std::size_t row) { return of.village(row); });
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.text("kind", [service](std::size_t row) { return identifier(service(row).group); });
  add_access_of_rows(layer, of);
  add_connection_of_rows(layer, of, findings);
  return layer.take();
}

}  // namespace hinterland
