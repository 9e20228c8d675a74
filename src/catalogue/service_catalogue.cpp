// SPDX-License-Identifier: Apache-2.0
#include <hinterland/catalogue/service_catalogue.hpp>

#include <hinterland/base/error.hpp>

#include <algorithm>

namespace hinterland {

std::optional<ServiceId> ServiceCatalogue::find(std::string_view wanted) const {
  for (ServiceId s : rows(services)) {
    if (services[s].id == wanted) return s;
  }
  return std::nullopt;
}

std::vector<ServiceId> ServiceCatalogue::of_group(ServiceGroup group) const {
  std::vector<ServiceId> found;
  for (ServiceId s : rows(services)) {
    if (services[s].group == group) found.push_back(s);
  }
  return found;
}

double ServiceCatalogue::threshold(std::string_view wanted) const {
  const auto found = std::ranges::find(thresholds, wanted, &PolicyThreshold::id);
  if (found == thresholds.end()) {
    throw Error("the catalogue '" + id + "' has no threshold '" + std::string(wanted) +
                "'. Add a [[thresholds]] entry with this id to it.");
  }
  return found->value;
}

}  // namespace hinterland
