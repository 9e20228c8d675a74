// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/catalogue/checklist.hpp>
#include <hinterland/catalogue/policy_threshold.hpp>
#include <hinterland/catalogue/road_class.hpp>
#include <hinterland/catalogue/service.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A policy as data: what should be there, how near, at what price. Another
/// province edits a file.
struct ServiceCatalogue {
  std::string id;  ///< shandong-2016
  std::string name_zh;
  std::string name_en;
  std::string source;
  double people_per_household = 2.62;  ///< where one of the two is not counted
  double connected_share = 0.95;       ///< of a village's households: from here on it is connected
  std::vector<std::string> other_kinds;  ///< words for places that offer none of the services
  Column<ServiceId, Service> services;
  std::vector<PolicyThreshold> thresholds;
  std::vector<Checklist> checklists;
  TravelRules travel;
  Column<RoadClassId, RoadClass> road_classes;

  /// The service of this id; none: the catalogue does not have it.
  std::optional<ServiceId> find(std::string_view id) const;
  /// The services of one group, in the catalogue's order.
  std::vector<ServiceId> of_group(ServiceGroup group) const;
  /// The threshold of this id; throws Error where the catalogue lacks it.
  double threshold(std::string_view id) const;
};

/// Throws UsageError, naming the service, where a catalogue cannot be planned with: ids that are
/// empty or come twice, radii that are not positive or a band within the core, prices that are
/// negative, not finite or fall from low to high, a trench dearer than the line, weights and speeds
/// below 0, shares of households beyond 1.
void check_catalogue(const ServiceCatalogue& catalogue);

}  // namespace hinterland
