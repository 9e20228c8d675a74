// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/coverage_facilities.hpp>

#include <hinterland/geometry/overlay.hpp>
#include <hinterland/network/nearby.hpp>

#include <span>
#include <vector>

namespace hinterland {

namespace {

/// Makes each seat a facility of the service, called as the seat is.
void add_seats_as(ServiceId service, const Towns& towns, Facilities& facilities) {
  for (TownId t : rows(towns.place)) {
    facilities.feature.push_back(towns.feature[t]);
    facilities.place.push_back(towns.place[t]);
    if (!facilities.other_places.empty()) facilities.other_places.push_back({});
    facilities.code.push_back(towns.code[t]);
    facilities.name.push_back(towns.name[t]);
    facilities.service.push_back(service);
    facilities.level.push_back(towns.level[t]);
    facilities.radius.push_back(std::nullopt);
  }
}

/// The facilities whose level nobody has given, and where they are: a row for
/// each part.
struct Unsettled {
  std::vector<FacilityId> facility;
  std::vector<LonLat> place;
  std::size_t facilities = 0;
};

Unsettled without_level(const Facilities& facilities) {
  Unsettled unsettled;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.level[f] != Level::unknown) continue;
    ++unsettled.facilities;
    for_each_part(facilities, f, [&](LonLat part) {
      unsettled.facility.push_back(f);
      unsettled.place.push_back(part);
    });
  }
  return unsettled;
}

}  // namespace

SettledLevels settle_facilities(World& world, const ServiceCatalogue& catalogue,
                                const CoverageSettings& settings) {
  const Unsettled unsettled = without_level(world.facilities);
  const auto built_up = first_covering(
      std::span(world.built_up.shape.data(), world.built_up.size()), unsettled.place);
  const auto seat = nearest_within(std::span(world.towns.place.data(), world.towns.size()),
                                   unsettled.place, settings.town_reach);
  SettledLevels settled;
  settled.without_level = unsettled.facilities;
  settled.no_towns = world.towns.size() == 0 && world.built_up.size() == 0;
  for (std::size_t i = 0; i < unsettled.facility.size(); ++i) {
    const bool in_town = settled.no_towns || built_up[i] != outside_all || seat[i].found();
    Level& level = world.facilities.level[unsettled.facility[i]];
    if (in_town && level != Level::town) ++settled.taken_as_town;
    if (in_town) level = Level::town;
    if (level == Level::unknown) level = Level::village;
  }
  if (settings.towns_as_facilities) {
    for (ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
      add_seats_as(s, world.towns, world.facilities);
    }
  }
  return settled;
}

}  // namespace hinterland
