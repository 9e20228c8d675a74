// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/coverage_facilities.hpp>

#include <hinterland/base/text_fill.hpp>
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

}  // namespace

std::vector<FacilityId> facilities_without_level(const Facilities& facilities) {
  std::vector<FacilityId> open;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.level[f] == Level::unknown) open.push_back(f);
  }
  return open;
}

SettledLevels settle_facilities(World& world, const ServiceCatalogue& catalogue,
                                const CoverageSettings& settings) {
  const std::vector<FacilityId> open = facilities_without_level(world.facilities);
  std::vector<FacilityId> facility;  // a row for each part
  std::vector<LonLat> places;
  for (FacilityId f : open) {
    for_each_part(world.facilities, f, [&](LonLat part) {
      facility.push_back(f);
      places.push_back(part);
    });
  }
  const auto built_up =
      first_covering(std::span(world.built_up.shape.data(), world.built_up.size()), places);
  const auto seat = nearest_within(std::span(world.towns.place.data(), world.towns.size()), places,
                                   settings.town_reach);
  SettledLevels settled;
  settled.no_towns = world.towns.size() == 0 && world.built_up.size() == 0;
  for (std::size_t i = 0; i < facility.size(); ++i) {
    const bool in_town = settled.no_towns || built_up[i] != outside_all || seat[i].found();
    Level& level = world.facilities.level[facility[i]];
    const ServiceId service = world.facilities.service[facility[i]];
    if (catalogue.services[service].group == ServiceGroup::public_service) {
      if (level == Level::unknown) ++settled.without_level;
      if (in_town && level != Level::town) ++settled.taken_as_town;
    }
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

void report_levels(const SettledLevels& settled, const CoverageSettings& settings,
                   Problems& problems) {
  const std::size_t of_villages = settled.without_level - settled.taken_as_town;
  if (of_villages == 0) return;
  Text detail = filled_text(
      "{} of {} facilities without a level lie beyond town_reach = {} m of every seat and count as "
      "the villages' own; {} count as the towns'",
      "{1} 处设施未标级别，其中 {0} 处距各驻地都超过 town_reach = {2} m，按村级计；{3} "
      "处按乡镇级计",
      of_villages, settled.without_level, settings.town_reach.value, settled.taken_as_town);
  if (settled.covered_if_towns) {
    const Text otherwise =
        filled_text(". If all counted as the towns', {} villages would be in the service radius",
                    "；若全部按乡镇级计，服务半径内的村为 {} 个", *settled.covered_if_towns);
    detail = {detail.en + otherwise.en, detail.zh + otherwise.zh};
  }
  const Text way_out = {
      ". Fill the column of levels, name it with fields = { level = \"…\" }, or set [coverage] "
      "town_reach",
      "。请补填级别列，用 fields = { level = \"…\" } 指明该列，或修改 [coverage] town_reach"};
  problems.push_back({ProblemKind::level_by_place,
                      "facilities",
                      -1,
                      "",
                      std::nullopt,
                      {detail.en + way_out.en, detail.zh + way_out.zh}});
}

}  // namespace hinterland
