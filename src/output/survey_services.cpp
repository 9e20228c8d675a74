// SPDX-License-Identifier: Apache-2.0
#include "output/survey_services.hpp"

#include <algorithm>

namespace hinterland {

namespace {

bool has_source(const Findings& findings, ServiceId service) {
  const World& world = findings.world;
  const std::size_t row = service.index;
  if (row < world.networks.size() && world.networks[service].given) return true;
  if (row < world.villages.census.size() && !world.villages.census[service].empty()) return true;
  const auto& reasons = findings.matrix.reason[service];
  return std::ranges::any_of(reasons, [](Reason reason) {
    return reason != Reason::unknown && reason != Reason::not_applicable;
  });
}

std::vector<ServiceId> services_with(const Findings& findings, bool source) {
  std::vector<ServiceId> services;
  for (ServiceId s : findings.matrix.services) {
    if (has_source(findings, s) == source) services.push_back(s);
  }
  return services;
}

}  // namespace

std::vector<ServiceId> survey_services(const Findings& findings) {
  return services_with(findings, true);
}

std::vector<ServiceId> services_without_source(const Findings& findings) {
  return services_with(findings, false);
}

}  // namespace hinterland
