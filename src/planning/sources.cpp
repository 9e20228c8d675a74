// SPDX-License-Identifier: Apache-2.0
#include "planning/sources.hpp"

#include "world/table_rows.hpp"

#include <algorithm>

namespace hinterland {

namespace {

CorridorPlaces corridor_places(const World& world, const ServiceCatalogue& catalogue) {
  CorridorPlaces places;
  places.villages = world.villages.size();
  places.place.assign(world.villages.place.begin(), world.villages.place.end());
  for (FacilityId f : rows(world.facilities.place)) {
    const Service& service = catalogue.services[world.facilities.service[f]];
    if (service.group != ServiceGroup::infrastructure) continue;
    for_each_part(world.facilities, f, [&](LonLat part) {
      places.place.push_back(part);
      places.facility.push_back(f);
    });
  }
  return places;
}

/// The roads that are evidence for the service of roads.
LineTree access_roads(const Roads& roads) {
  const LineColumns access = kept_lines(roads.vertex, roads.first_vertex, [&](std::size_t line) {
    return roads.gives_access[RoadId{static_cast<std::uint32_t>(line)}] != TriState::no;
  });
  return LineTree(access.vertex, access.first_vertex);
}

}  // namespace

bool has_roads_without_access(const World& world, ServiceId service) {
  const auto& access = world.roads.gives_access;
  return world.networks[service].are_the_roads &&
         std::ranges::find(access, TriState::no) != access.end();
}

Sources::Sources(const World& world, const ServiceCatalogue& catalogue)
    : world_(world), catalogue_(catalogue), places_(corridor_places(world, catalogue)) {
  for (std::size_t s = 0; s < catalogue.services.size(); ++s) lines_.push_back(std::nullopt);
}

std::vector<std::uint32_t> Sources::rows_with(ServiceId service,
                                              const Connections& connections) const {
  const bool from_villages = catalogue_.services[service].extends_from_villages;
  std::vector<std::uint32_t> found;
  for (std::uint32_t row = 0; row < places_.place.size(); ++row) {
    const bool has_it =
        row < places_.villages
            ? from_villages && connections.is_source(VillageId{row}, service)
            : world_.facilities.service[places_.facility[row - places_.villages]] == service;
    if (has_it) found.push_back(row);
  }
  return found;
}

const LineTree& Sources::lines(ServiceId service) {
  std::optional<LineTree>& tree = lines_[service];
  if (!tree && has_roads_without_access(world_, service)) {
    tree.emplace(access_roads(world_.roads));
  } else if (!tree) {
    const LineView lines = world_.lines_of(service);
    tree.emplace(lines.vertex, lines.first_vertex);
  }
  return *tree;
}

}  // namespace hinterland
