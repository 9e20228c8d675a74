// SPDX-License-Identifier: Apache-2.0
#include "planning/coverage_facilities.hpp"

#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "network/nearby.hpp"
#include "planning/coverage.hpp"
#include "planning/settings_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// Adds a facility of the service at each seat, with the name of the seat.
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
    if (!facilities.county.empty()) facilities.county.push_back({});
    if (!facilities.is_outside.empty()) facilities.is_outside.push_back(TriState::unknown);
  }
}

/// The public services with a facility that counts for the radius.
std::set<ServiceId> counting_services(const World& world, const ServiceCatalogue& catalogue) {
  std::set<ServiceId> counting;
  for (FacilityId f : rows(world.facilities.place)) {
    const ServiceId service = world.facilities.service[f];
    const bool is_public = catalogue.services[service].group == ServiceGroup::public_service;
    if (is_public && world.facilities.level[f] != Level::village) counting.insert(service);
  }
  return counting;
}

Text names_of(const std::vector<ServiceId>& services, const ServiceCatalogue& catalogue) {
  std::vector<std::string> en;
  std::vector<std::string> zh;
  for (const ServiceId service : services) {
    en.push_back(catalogue.services[service].name_en);
    zh.push_back(catalogue.services[service].name_zh);
  }
  return {fmt::format("{}", fmt::join(en, ", ")), fmt::format("{}", fmt::join(zh, "、"))};
}

void report_doubtful(const Text& detail, Problems& problems) {
  problems.push_back({ProblemKind::coverage_unknown, "facilities", -1, "", std::nullopt, detail});
}

/// The services that decide, in the catalogue's order.
std::vector<ServiceId> deciding_of(const ServiceCatalogue& catalogue,
                                   const CoverageSettings& settings) {
  std::vector<ServiceId> deciding;
  for (const ServiceId s : rows(catalogue.services)) {
    if (decides(catalogue.services[s], settings)) deciding.push_back(s);
  }
  return deciding;
}

/// Reports the services without facilities on which coverage depends.
template <class IsKnown>
void report_absent(const std::vector<ServiceId>& deciding, const IsKnown& is_known,
                   const ServiceCatalogue& catalogue, const CoverageSettings& settings,
                   Problems& problems) {
  std::vector<ServiceId> absent;
  for (const ServiceId service : deciding) {
    if (!is_known(service)) absent.push_back(service);
  }
  if (absent.empty() || absent.size() == deciding.size()) return;
  const Text required = settings.services.empty()
                            ? filled_text("by the catalogue, coverage depends on {}",
                                          "按指标库，{}决定服务半径", names_of(absent, catalogue))
                            : filled_text("coverage.services names {}", "coverage.services 列有{}",
                                          names_of(absent, catalogue));
  report_doubtful(
      required + Text(", for which no town facility is known; coverage is unknown for villages "
                      "that depend on it. Add its facilities, or name other services in "
                      "coverage.services",
                      "，但没有其城镇设施资料；凡取决于此的村均不作判断。请补充设施，或在 "
                      "coverage.services 中改列其他类别"),
      problems);
}

/// Reports villages that all lie far from all facilities: possible, but hardly ever true.
void report_out_of_reach(const World& world, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, const std::set<ServiceId>& counting,
                         Problems& problems) {
  constexpr std::size_t min_count = 5;
  if (world.villages.size() < min_count) return;
  Metres near;
  for (const ServiceId service : counting) {
    near = std::max(near,
                    2.0 * settings.band_radius.value_or(catalogue.services[service].band_radius));
  }
  std::vector<LonLat> places;
  for (FacilityId f : rows(world.facilities.place)) {
    if (!counting.contains(world.facilities.service[f])) continue;
    near = std::max(near, 2.0 * world.facilities.radius[f].value_or(0_m));
    for_each_part(world.facilities, f, [&](LonLat part) { places.push_back(part); });
  }
  const std::span<const LonLat> villages(world.villages.place.data(), world.villages.size());
  const auto found = nearest_within(places, villages, near);
  if (places.empty() || std::ranges::any_of(found, &Neighbour::found)) return;
  const PlaceTree tree(places);
  std::vector<double> distance;
  for (const LonLat village : villages) distance.push_back(tree.nearest(village).distance.value);
  const auto middle = distance.begin() + static_cast<std::ptrdiff_t>(distance.size() / 2);
  std::ranges::nth_element(distance, middle);
  const double least = *std::min_element(distance.begin(), middle + 1);
  problems.push_back(
      {ProblemKind::facilities_out_of_reach, "facilities", -1, "", std::nullopt,
       filled_text("the nearest facility is {:.1f} km from a village, the median {:.1f} km. If the "
                   "locations are right, nothing needs to be done",
                   "村庄距最近设施最短{:.1f}公里，中位数{:.1f}公里。若位置无误，可不处理",
                   least / 1000.0, *middle / 1000.0)});
}

/// Facilities of public services with village level.
std::size_t villages_own(const Facilities& facilities, const ServiceCatalogue& catalogue) {
  std::size_t count = 0;
  for (FacilityId f : rows(facilities.place)) {
    const Service& service = catalogue.services[facilities.service[f]];
    const bool is_public = service.group == ServiceGroup::public_service;
    if (is_public && facilities.level[f] == Level::village) ++count;
  }
  return count;
}

/// Whether all facilities without a level were taken as town level although others have village
/// level.
Text all_taken_as_town(const ResolvedLevels& resolved, const CoverageSettings& settings) {
  const Text where = resolved.no_seats ? Text("in the built-up land", "位于建成区内")
                                       : filled_text("in a town (town_reach = {:g} m)",
                                                     "位于城镇内（距驻地{:g}米内，即 town_reach）",
                                                     settings.town_reach.value);
  return filled_text(
      "facilities without a level that are {} and therefore treated as town-level: {}; "
      "village-level by column or word: {}",
      "未标级别的设施{}，按乡镇级计：{}处；另有按级别列或字样为村级的：{}处", where,
      resolved.taken_as_town, resolved.given_village);
}

}  // namespace

std::vector<FacilityId> facilities_without_level(const Facilities& facilities) {
  std::vector<FacilityId> open;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.level[f] == Level::unknown) open.push_back(f);
  }
  return open;
}

ResolvedFacilities resolve_facilities(const World& world, const ServiceCatalogue& catalogue,
                                      const CoverageSettings& settings) {
  check_settings(settings, catalogue);
  ResolvedFacilities resolved{world.facilities, world.misplaced, {}};
  const std::vector<FacilityId> open = facilities_without_level(world.facilities);
  std::vector<FacilityId> facility;  // one row per part
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
  ResolvedLevels& settled = resolved.levels;
  settled.are_towns_misplaced = world.are_towns_misplaced;
  settled.no_seats = world.towns.size() == 0;
  settled.no_towns =
      world.towns.size() == 0 && world.built_up.size() == 0 && !world.are_towns_misplaced;
  settled.given_village = villages_own(world.facilities, catalogue);
  for (std::size_t i = 0; i < facility.size(); ++i) {
    const bool in_town = settled.no_towns || built_up[i] != outside_all || seat[i].found();
    Level& level = resolved.facilities.level[facility[i]];
    const ServiceId service = world.facilities.service[facility[i]];
    if (catalogue.services[service].group == ServiceGroup::public_service) {
      const bool is_open = level == Level::unknown && !in_town;
      if (is_open && world.are_towns_misplaced) resolved.misplaced.insert(service);
      if (level == Level::unknown) ++settled.without_level;
      if (in_town && level != Level::town) ++settled.taken_as_town;
    }
    if (in_town) level = Level::town;
    if (level == Level::unknown) level = Level::village;
  }
  if (settings.towns_as_facilities) {
    for (ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
      add_seats_as(s, world.towns, resolved.facilities);
      if (world.are_towns_misplaced) resolved.misplaced.insert(s);
    }
  }
  return resolved;
}

void report_doubtful_services(const World& world, const ServiceCatalogue& catalogue,
                              const CoverageSettings& settings, Problems& problems) {
  const std::set<ServiceId> counting = counting_services(world, catalogue);
  report_out_of_reach(world, catalogue, settings, counting, problems);
  const std::vector<ServiceId> deciding = deciding_of(catalogue, settings);
  const auto is_known = [&](ServiceId service) {
    return counting.contains(service) || world.misplaced.contains(service);
  };
  if (!counting.empty() && std::ranges::none_of(deciding, is_known)) {
    report_doubtful(
        filled_text(
            "town facilities are known only of services that do not decide coverage ({}), "
            "so coverage is unknown for all villages. Add facilities of {}, or name the "
            "services that decide in coverage.services",
            "有城镇设施资料的均不是决定服务半径的类别（{}），各村均不作判断。请补充{}的设施，"
            "或在 coverage.services 中列出起决定作用的类别",
            names_of({counting.begin(), counting.end()}, catalogue), names_of(deciding, catalogue)),
        problems);
  } else if (!settings.services.empty() || services_needed(settings, deciding.size()) > 1) {
    report_absent(deciding, is_known, catalogue, settings, problems);
  }
  const std::size_t of_villages = villages_own(world.facilities, catalogue);
  if (counting.empty() && of_villages > 0 && std::ranges::none_of(deciding, is_known)) {
    report_doubtful(
        filled_text("facilities of public services: {}, all of village level. Only those of towns "
                    "decide coverage, so it is unknown for all villages. Set the level of those of "
                    "towns with fields = {{ level = \"…\" }}, or let the seats stand for them with "
                    "coverage.towns_as_facilities = true",
                    "公共服务设施共{}处，均为村级；服务半径只按城镇设施判定，各村均不作判断。其中有"
                    "城镇设施的，请用 fields = {{ level = \"…\" }} 指明级别列，或设 "
                    "coverage.towns_as_facilities = true，以驻地代表城镇设施",
                    of_villages),
        problems);
  }
  std::vector<ServiceId> misplaced;
  for (const ServiceId service : world.misplaced) {
    if (catalogue.services[service].group == ServiceGroup::public_service)
      misplaced.push_back(service);
  }
  if (!misplaced.empty()) {
    report_doubtful(
        filled_text("{}: some facilities, or the seats that determine their level, are in the "
                    "wrong place (layer_far_away); coverage is unknown for villages that the other "
                    "facilities do not reach. Correct the location of that layer first",
                    "{}：部分设施，或判定其级别所依据的驻地，位置有误（见 layer_far_away）；"
                    "其余设施服务不到的村均不作判断。请先改正该图层的位置",
                    names_of(misplaced, catalogue)),
        problems);
  }
  const auto needed = static_cast<std::size_t>(std::max(settings.at_least, 0));
  if (settings.covered_by != CoveredBy::at_least || needed <= deciding.size() || counting.empty())
    return;
  report_doubtful(
      filled_text("covered_by = \"at_least {}\" requires more services than the {} that decide "
                  "coverage, so it is unknown for all villages. Require fewer, or name more in "
                  "coverage.services",
                  "covered_by = \"at_least {}\" 要求的类别多于决定服务半径的{}类，各村均不作判断。"
                  "请减少要求的类别数，或在 coverage.services 中增列",
                  settings.at_least, deciding.size()),
      problems);
}

void report_levels(const ResolvedLevels& resolved, const CoverageSettings& settings,
                   Problems& problems) {
  const std::size_t of_villages = resolved.without_level - resolved.taken_as_town;
  const bool all_as_town = of_villages == 0 && resolved.taken_as_town > 0;
  const bool is_reported =
      all_as_town ? resolved.given_village > 0 && !resolved.no_towns : of_villages > 0;
  if (!is_reported || resolved.are_towns_misplaced) return;
  const Text are_placed{
      counted_of(of_villages, resolved.without_level, "facilities without a level is",
                 "facilities without a level are"),
      fmt::format("{}处设施未标级别，其中{}处", resolved.without_level, of_villages)};
  Text detail =
      all_as_town ? all_taken_as_town(resolved, settings)
      : resolved.no_seats
          ? filled_text(
                "{} outside the built-up land and treated as village-level, because the "
                "study names no layer of towns; treated as town-level: {}",
                "{}在建成区之外，因配置文件没有驻地图层而按村级计；按乡镇级计：{}处", are_placed,
                resolved.taken_as_town)
          : filled_text(
                "{} beyond town_reach = {:g} m of every seat and treated as village-level; "
                "treated as town-level: {}",
                "{}距各驻地都超过{:g}米（town_reach），按村级计；按乡镇级计：{}处", are_placed,
                settings.town_reach.value, resolved.taken_as_town);
  if (resolved.covered_if_towns) {
    const Text otherwise =
        filled_text(". If all were town-level, {} would be within the service radius",
                    "；若全部按乡镇级计，服务半径内的村为 {}",
                    Text(counted(*resolved.covered_if_towns, "village", "villages"),
                         fmt::format("{}个", *resolved.covered_if_towns)));
    detail = {detail.en + otherwise.en, detail.zh + otherwise.zh};
  }
  const Text by_level = {
      ". Fill in the column of levels, name it with fields = { level = \"…\" }, or ",
      "。请补填级别列，用 fields = { level = \"…\" } 指明该列，或"};
  const Text by_seats = resolved.no_seats
                            ? Text("name the seats in world.towns", "在 world.towns 给出驻地")
                            : Text("set coverage.town_reach", "修改 coverage.town_reach");
  const Text way_out = by_level + by_seats;
  problems.push_back(
      {ProblemKind::level_from_location, "facilities", -1, "", std::nullopt, detail + way_out});
}

}  // namespace hinterland
