// SPDX-License-Identifier: Apache-2.0
#include "planning/facility_groups.hpp"

#include "planning/deciding_services.hpp"
#include "planning/road_reach.hpp"

#include <map>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// The largest cost that lies within a radius.
RoadCost most_within(Reach reach, Metric metric) {
  RoadCost most = road_cost(reach.value, metric);
  while (most > 0 && most / road_unit(metric) > reach.value) --most;
  return most;
}

/// The facilities of a service that count, by the radius of their own (none: the service's).
std::map<std::optional<Metres>, std::vector<LonLat>> counting_places(const Facilities& facilities,
                                                                     ServiceId service) {
  std::map<std::optional<Metres>, std::vector<LonLat>> places;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.service[f] != service || facilities.level[f] == Level::village) continue;
    for_each_part(facilities, f,
                  [&](LonLat part) { places[facilities.radius[f]].push_back(part); });
  }
  return places;
}

}  // namespace

std::vector<FacilityGroup> groups_of(const RoadQuestion& question,
                                     const std::vector<ServiceAccess>& all) {
  const auto deciding =
      deciding_services(question.world, question.catalogue, question.coverage, all);
  std::vector<FacilityGroup> groups;
  for (std::uint32_t d = 0; d < deciding.size(); ++d) {
    const ServiceAccess& access = all[deciding[d].access];
    const AccessSettings settings = access_settings(question.catalogue.services[access.service],
                                                    question.catalogue.travel, question.coverage);
    for (auto& [own_radius, places] : counting_places(question.world.facilities, access.service)) {
      const Reach radius = own_radius ? settings.of(*own_radius) : settings.band();
      groups.push_back(
          {d, deciding[d].access, most_within(radius, access.metric), std::move(places)});
    }
  }
  return groups;
}

}  // namespace hinterland
