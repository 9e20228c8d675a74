// SPDX-License-Identifier: Apache-2.0
#include <hinterland/base/text_fill.hpp>
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
    throw Error(filled_text(
        "the catalogue '{}' has no threshold '{}'. Add a [[thresholds]] entry with this id to it.",
        "指标库“{}”没有阈值“{}”。请补 id 为该名的 [[thresholds]] 条目。", id, wanted));
  }
  return found->value;
}

}  // namespace hinterland
