// SPDX-License-Identifier: Apache-2.0
#include "planning/coverage.hpp"

#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "planning/access.hpp"
#include "planning/settings_check.hpp"
#include "world/leaving_village.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t villages_in_block = 4096;

TriState answer(bool yes) { return yes ? TriState::yes : TriState::no; }

/// A deciding service of a village: services in reach first, by zone and nearness; then those whose
/// radius is exceeded least, and where no road leads to any, the nearest in a straight line.
struct RankedService {
  Zone zone = Zone::outside;
  Impedance rank;
  Metres straight;
  std::uint32_t access = 0;  ///< row of `Coverage::access`

  friend constexpr auto operator<=>(const RankedService&, const RankedService&) = default;
};

RankedService rank_service(const ServiceAccess& access, VillageId v, std::uint32_t row) {
  const Impedance margin = access.margin(v);
  const bool is_beyond = !is_in_reach(margin, access.metric);
  return {is_beyond ? Zone::outside : access.zone[v], is_beyond ? margin : access.impedance(v),
          access.distance[v], row};
}

/// The deciding services of one village: the k-th best decides.
struct Standing {
  std::vector<RankedService> services;
  std::vector<Impedance> margins;
  std::vector<Impedance> critical;
  std::size_t reached = 0;
  std::size_t unknown = 0;  ///< doubtful services that are not reached; they have no margin

  void measure(VillageId v, const std::vector<ServiceAccess>& access,
               const std::vector<DecidingService>& deciding) {
    services.clear();
    margins.clear();
    critical.clear();
    reached = 0;
    unknown = 0;
    const auto is_known = [&](const DecidingService& service) {
      return !service.is_by_county || access[service.access].nearest[v].has_value();
    };
    const bool any_known = std::ranges::any_of(deciding, is_known);
    for (const DecidingService& service : deciding) {
      const bool is_absent = !is_known(service) && (service.is_required || !any_known);
      const Impedance margin = access[service.access].margin(v);
      const bool is_reached = is_in_reach(margin, access[service.access].metric);
      if (is_reached) ++reached;
      if (!is_reached && (service.is_doubtful || is_absent)) {
        ++unknown;
      } else {
        services.push_back(rank_service(access[service.access], v, service.access));
        margins.push_back(margin);
        critical.push_back(access[service.access].critical(v));
      }
    }
  }

  TriState covered(std::size_t needed) const {
    if (reached >= needed) return TriState::yes;
    return reached + unknown >= needed ? TriState::unknown : TriState::no;
  }
};

/// The n-th smallest value.
template <class Value>
Value nth_of(std::vector<Value>& values, std::size_t n) {
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(n);
  std::ranges::nth_element(values, nth);
  return *nth;
}

/// If a doubtful service is among the needed ones, the worst of the others decides.
void decide(Coverage& coverage, VillageId v, Standing& standing, std::size_t needed,
            Impedance position_error) {
  coverage.covered[v] = standing.covered(needed);
  if (coverage.covered[v] == TriState::unknown || standing.margins.empty()) return;
  const std::size_t n = std::min(needed, standing.margins.size()) - 1;
  const Impedance margin = nth_of(standing.margins, n);
  coverage.borderline[v] = answer(margin <= position_error && -1.0 * margin <= position_error);
  coverage.deciding[v] = nth_of(standing.services, n).access;
  if (needed > standing.margins.size()) return;
  const double critical = nth_of(standing.critical, n).value;
  if (coverage.metric == Metric::time) {
    coverage.critical_time[v] = {critical};
  } else {
    coverage.critical_radius[v] = {critical};
  }
}

/// Combines the services into one answer per village.
void decide(Coverage& coverage, const std::vector<DecidingService>& deciding, std::size_t needed,
            Impedance position_error) {
  if (needed > deciding.size()) return;
  for_each_block(coverage.covered.size(), villages_in_block,
                 [&](std::size_t first, std::size_t last) {
                   Standing standing;
                   for (std::size_t i = first; i < last; ++i) {
                     const VillageId v{static_cast<std::uint32_t>(i)};
                     standing.measure(v, coverage.access, deciding);
                     decide(coverage, v, standing, needed, position_error);
                   }
                 });
}

/// The largest of 1, 2 and 5 times a power of ten that is not above the value.
double round_step(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double times : {5.0, 2.0}) {
    if (times * power <= value * (1.0 + 1e-9)) return times * power;
  }
  return power;
}

/// The radii, or time limits, of the curve: from the core to the band and one main step beyond.
std::vector<CoverageStep> empty_curve(const ServiceRadii& radii) {
  if (!radii.given()) return {};
  const bool by_time = radii.metric == Metric::time;
  const double core = radii.min_core.value;
  const double band = radii.max_band.value;
  const double main_step = round_step((band > core ? band - core : band) / 2.0);
  const double parts = by_time && main_step >= 1.0 && main_step < 10.0 ? main_step : 10.0;
  const double step = main_step / parts;
  std::vector<CoverageStep> curve;
  const auto add = [&](double limit, bool is_main) {
    curve.push_back({{by_time ? 0.0 : limit}, {by_time ? limit : 0.0}, 0, {}, is_main});
  };
  if (core < band) add(core, true);
  for (double i = std::floor(core / step) + 1.0; i * step < band * (1.0 - 1e-9); i += 1.0) {
    if (i * step > core * (1.0 + 1e-9)) add(i * step, std::fmod(i, parts) == 0.0);
  }
  add(band, true);
  for (double i = 1.0; i <= parts; i += 1.0) add(band + i * step, i == parts);
  return curve;
}

/// Villages and people covered at each step, without villages that leave.
std::vector<CoverageStep> sweep(const Coverage& coverage, const Villages& villages) {
  const bool by_time = coverage.metric == Metric::time;
  std::vector<CoverageStep> curve = empty_curve(coverage.radii);
  for (VillageId v : rows(coverage.covered)) {
    if (does_leave(villages, v)) continue;
    for (CoverageStep& at : curve) {
      const bool is_beyond = by_time ? coverage.critical_time[v] > at.time + time_grace
                                     : coverage.critical_radius[v] > at.radius + radius_grace;
      if (is_beyond) continue;
      ++at.villages;
      at.people += villages.people[v].value_or(0_people);
    }
  }
  return curve;
}

/// The position error by the metric.
Impedance error_of(const CoverageSettings& settings, const VillageRoads* roads) {
  const double straight = settings.position_error.value;
  if (settings.metric == Metric::straight) return {straight};
  const double walk = roads->travel.walk_factor * straight;
  if (settings.metric == Metric::road) return {walk};
  const double metres_in_minute = roads->travel.walking_kmh * 1000.0 / 60.0;
  return {walk / metres_in_minute};
}

/// A facility of village level on the land of a village belongs to it, however far from its
/// centre.
void find_on_lands(const World& world, std::vector<ServiceAccess>& access) {
  const Villages& villages = world.villages;
  if (villages.land.empty()) return;
  std::vector<LonLat> place;
  std::vector<ServiceAccess*> of_place;
  for (FacilityId f : rows(world.facilities.place)) {
    if (world.facilities.level[f] != Level::village) continue;
    const auto found =
        std::ranges::find(access, world.facilities.service[f], &ServiceAccess::service);
    if (found == access.end()) continue;
    for_each_part(world.facilities, f, [&](LonLat part) {
      place.push_back(part);
      of_place.push_back(&*found);
    });
  }
  for_each_covering(std::span(villages.land.data(), villages.land.size()), place,
                    [&](std::uint32_t village, std::uint32_t row) {
                      of_place[row]->in_village[VillageId{village}] = TriState::yes;
                    });
}

/// The villages of each county, as far as it is known.
std::map<std::string, std::vector<VillageId>> villages_by_county(const Villages& villages) {
  std::map<std::string, std::vector<VillageId>> by_county;
  for (const VillageId v : rows(villages.place)) {
    const std::string_view county = villages.county[v];
    if (!county.empty()) by_county[std::string(county)].push_back(v);
  }
  return by_county;
}

/// The facilities without those of other counties, which have a service that does not exist, so
/// that the rows are the same.
Facilities without_other_counties(Facilities facilities, std::string_view county,
                                  const ServiceCatalogue& catalogue) {
  const ServiceId none{static_cast<std::uint32_t>(catalogue.services.size())};
  for (const FacilityId f : rows(facilities.place)) {
    if (is_of_other_county(facilities, f, county)) facilities.service[f] = none;
  }
  return facilities;
}

/// Replaces the rows of these villages by those of `own`, measured with fewer facilities.
void take_rows(ServiceAccess& access, const ServiceAccess& own,
               const std::vector<VillageId>& villages) {
  for (const VillageId v : villages) {
    access.nearest[v] = own.nearest[v];
    access.distance[v] = own.distance[v];
    access.zone[v] = own.zone[v];
    if (access.by_road.given()) {
      access.by_road.facility[v] = own.by_road.facility[v];
      access.by_road.length[v] = own.by_road.length[v];
      access.by_road.walk[v] = own.by_road.walk[v];
      access.by_road.time[v] = own.by_road.time[v];
    }
    if (access.own_margin.empty()) continue;
    access.own_margin[v] = own.margin(v);
    access.own_critical[v] = own.critical(v);
  }
}

/// Few services at once, because each search of the roads takes memory.
std::vector<ServiceAccess> measure_services(const World& world, const ServiceCatalogue& catalogue,
                                            const CoverageSettings& settings,
                                            const VillageRoads* roads, SearchCutoff cutoff,
                                            const Progress& progress) {
  constexpr std::size_t at_once = 8;
  const auto services = catalogue.of_group(ServiceGroup::public_service);
  const Origins from = make_origins(std::span(world.villages.place.data(), world.villages.size()));
  struct OwnFacilities {
    std::vector<VillageId> villages;
    Facilities facilities;
  };
  std::vector<OwnFacilities> own;  // of each county
  if (settings.own_county) {
    for (auto& [county, villages] : villages_by_county(world.villages))
      own.push_back(
          {std::move(villages), without_other_counties(world.facilities, county, catalogue)});
  }
  std::vector<ServiceAccess> access(services.size());
  for (std::size_t start = 0; start < services.size(); start += at_once) {
    progress(static_cast<double>(start) / static_cast<double>(services.size()),
             "measuring coverage");
    const std::size_t count = std::min(at_once, services.size() - start);
    for_each_block(count, 1, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = start + first; i < start + last; ++i) {
        AccessSettings requested =
            access_settings(catalogue.services[services[i]], catalogue.travel, settings);
        requested.cutoff = cutoff;
        access[i] = measure_access(from, world.facilities, services[i], requested, roads);
        for (const OwnFacilities& county : own) {
          take_rows(access[i],
                    measure_access(from, county.facilities, services[i], requested, roads),
                    county.villages);
        }
      }
    });
  }
  find_on_lands(world, access);
  return access;
}

Coverage measure(const World& world, const ServiceCatalogue& catalogue,
                 const CoverageSettings& settings, const VillageRoads* roads, SearchCutoff cutoff,
                 const Progress& progress) {
  if (settings.metric != Metric::straight && roads == nullptr) {
    throw UsageError(filled_text("coverage.metric: {} need roads. Add world.roads.",
                                 "coverage.metric：按{}判定须有道路。请加 world.roads。",
                                 settings.metric == Metric::time
                                     ? Text("travel times", "出行时间")
                                     : Text("distances along roads", "路网距离")));
  }
  const std::size_t villages = world.villages.size();
  Coverage coverage;
  coverage.metric = settings.metric;
  // By county, a village without a facility must be told from one whose facilities are far.
  if (settings.own_county) cutoff = SearchCutoff::none;
  coverage.access = measure_services(world, catalogue, settings, roads, cutoff, progress);
  coverage.covered.resize(villages, TriState::unknown);
  coverage.borderline.resize(villages, TriState::unknown);
  if (settings.metric == Metric::time) {
    coverage.critical_time.resize(villages, {unreachable.value});
  } else {
    coverage.critical_radius.resize(villages, unreachable);
  }
  coverage.deciding.resize(villages);

  const auto deciding = deciding_services(world, catalogue, settings, coverage.access);
  decide(coverage, deciding, services_needed(settings, deciding.size()), error_of(settings, roads));
  std::vector<ServiceId> with_facilities;
  for (const DecidingService& service : deciding) {
    const ServiceAccess& access = coverage.access[service.access];
    if (access.facilities > 0) with_facilities.push_back(access.service);
  }
  coverage.radii = radii_of(with_facilities, catalogue, settings);
  return coverage;
}

/// The largest road cost within a radius.
RoadCost max_within(Impedance reach, Metric metric) {
  RoadCost most = road_cost(reach.value, metric);
  while (most > 0 && most / road_unit(metric) > reach.value) --most;
  return most;
}

}  // namespace

namespace {

/// The rows of the services that decide, in the order of the settings or of the catalogue.
std::vector<std::uint32_t> deciding_rows(const ServiceCatalogue& catalogue,
                                         const CoverageSettings& settings,
                                         const std::vector<ServiceAccess>& access) {
  std::vector<std::uint32_t> rows_found;
  for (const std::string& name : settings.services) {
    const auto id = catalogue.find(name);
    const auto found = std::ranges::find_if(
        access, [&](const ServiceAccess& a) { return id && a.service == *id; });
    if (found == access.end()) {
      throw UsageError(filled_text(
          "coverage.services: the catalogue '{}' has no public service '{}'. Name another",
          "coverage.services：指标库“{}”没有公共服务类别“{}”。请改用其他类别", catalogue.id, name));
    }
    const auto row = static_cast<std::uint32_t>(found - access.begin());
    if (std::ranges::find(rows_found, row) != rows_found.end()) {
      throw UsageError(filled_text("coverage.services: '{}' is named twice. Name each service once",
                                   "coverage.services：“{}”列了两次。每类只列一次", name));
    }
    rows_found.push_back(row);
  }
  if (!settings.services.empty()) return rows_found;
  for (std::uint32_t i = 0; i < access.size(); ++i) {
    if (decides(catalogue.services[access[i].service], settings)) rows_found.push_back(i);
  }
  return rows_found;
}

}  // namespace

bool decides(const Service& service, const CoverageSettings& settings) {
  if (service.group != ServiceGroup::public_service) return false;
  if (settings.services.empty()) return service.decides_coverage;
  return std::ranges::find(settings.services, service.id) != settings.services.end();
}

std::vector<ServiceId> deciding_services(const ServiceCatalogue& catalogue,
                                         const CoverageSettings& settings) {
  std::vector<ServiceId> services = catalogue.of_group(ServiceGroup::public_service);
  std::erase_if(services, [&](ServiceId s) { return !decides(catalogue.services[s], settings); });
  return services;
}

ServiceRadii radii_of(const std::vector<ServiceId>& services, const ServiceCatalogue& catalogue,
                      const CoverageSettings& settings) {
  ServiceRadii radii;
  radii.metric = settings.metric;
  const bool by_time = settings.metric == Metric::time;
  for (const ServiceId s : services) {
    const Service& service = catalogue.services[s];
    const TravelRules& travel = catalogue.travel;
    const Impedance core{by_time ? settings.core_time.value_or(travel.core_time).value
                                 : settings.core_radius.value_or(service.core_radius).value};
    const Impedance band{by_time ? settings.band_time.value_or(travel.band_time).value
                                 : settings.band_radius.value_or(service.band_radius).value};
    const bool is_first = !radii.given();
    radii.min_core = is_first ? core : std::min(radii.min_core, core);
    radii.min_band = is_first ? band : std::min(radii.min_band, band);
    radii.max_core = std::max(radii.max_core, core);
    radii.max_band = std::max(radii.max_band, band);
  }
  return radii;
}

std::vector<DecidingService> deciding_services(const World& world,
                                               const ServiceCatalogue& catalogue,
                                               const CoverageSettings& settings,
                                               const std::vector<ServiceAccess>& access) {
  const std::vector<std::uint32_t> found = deciding_rows(catalogue, settings, access);
  const auto is_known = [&](std::uint32_t row) { return access[row].facilities > 0; };
  // If any service suffices, one without facilities neither covers a village nor leaves it open,
  // unless the settings name it or no service has facilities.
  const bool is_each_required =
      !settings.services.empty() || services_needed(settings, found.size()) > 1;
  const bool is_required = is_each_required || std::ranges::none_of(found, is_known);
  std::vector<DecidingService> deciding;
  for (const std::uint32_t row : found) {
    const bool is_misplaced = world.misplaced.contains(access[row].service);
    deciding.push_back({row, is_misplaced || (is_required && !is_known(row)), is_each_required,
                        settings.own_county});
  }
  return deciding;
}

std::size_t services_needed(const CoverageSettings& settings, std::size_t deciding) {
  if (settings.covered_by == CoveredBy::any) return 1;
  if (settings.covered_by == CoveredBy::all) return std::max<std::size_t>(deciding, 1);
  if (settings.at_least < 1) {
    throw UsageError(filled_text(
        "coverage.at_least: {} requires no service. Use a number of 1 or more.",
        "coverage.at_least：{} 等于不要求任何服务。请用不小于 1 的数。", settings.at_least));
  }
  return static_cast<std::size_t>(settings.at_least);
}

AccessSettings access_settings(const Service& service, const TravelRules& travel,
                               const CoverageSettings& settings) {
  return {.metric = settings.metric,
          .core_radius = settings.core_radius.value_or(service.core_radius),
          .band_radius = settings.band_radius.value_or(service.band_radius),
          .core_time = settings.core_time.value_or(travel.core_time),
          .band_time = settings.band_time.value_or(travel.band_time),
          .tap_distance = service.tap_distance};
}

Column<VillageId, TriState> judge_coverage(const World& world, const ServiceCatalogue& catalogue,
                                           const CoverageSettings& settings,
                                           const std::vector<ServiceAccess>& access) {
  Column<VillageId, TriState> covered(world.villages.size(), TriState::unknown);
  const auto deciding = deciding_services(world, catalogue, settings, access);
  const std::size_t needed = services_needed(settings, deciding.size());
  if (needed > deciding.size()) return covered;
  for_each_block(covered.size(), villages_in_block, [&](std::size_t first, std::size_t last) {
    Standing standing;
    for (std::size_t i = first; i < last; ++i) {
      const VillageId v{static_cast<std::uint32_t>(i)};
      standing.measure(v, access, deciding);
      covered[v] = standing.covered(needed);
    }
  });
  return covered;
}

std::vector<ServiceAccess> measure_straight(const World& world, const ServiceCatalogue& catalogue,
                                            const CoverageSettings& settings) {
  CoverageSettings straight = settings;
  straight.metric = Metric::straight;
  return measure_services(world, catalogue, straight, nullptr, SearchCutoff::none, no_progress);
}

Coverage measure_coverage(const World& world, const ServiceCatalogue& catalogue,
                          const CoverageSettings& settings, const Progress& progress,
                          const VillageRoads* roads) {
  check_settings(settings, catalogue);
  Coverage coverage = measure(world, catalogue, settings, roads, SearchCutoff::none, progress);
  coverage.covered_straight = settings.metric == Metric::straight
                                  ? coverage.covered
                                  : judge_coverage(world, catalogue, settings,
                                                   measure_straight(world, catalogue, settings));
  coverage.curve = sweep(coverage, world.villages);
  return coverage;
}

Coverage measure_within_radius(const World& world, const ServiceCatalogue& catalogue,
                               const CoverageSettings& settings, const VillageRoads* roads) {
  return measure(world, catalogue, settings, roads, SearchCutoff::service_radius, no_progress);
}

std::vector<FacilityGroup> groups_of(const World& world, const ServiceCatalogue& catalogue,
                                     const CoverageSettings& settings,
                                     const std::vector<ServiceAccess>& all) {
  const auto deciding = deciding_services(world, catalogue, settings, all);
  std::vector<FacilityGroup> groups;
  for (std::uint32_t d = 0; d < deciding.size(); ++d) {
    const ServiceAccess& access = all[deciding[d].access];
    const AccessSettings requested =
        access_settings(catalogue.services[access.service], catalogue.travel, settings);
    ServiceFacilities facilities = facilities_by_radius(world.facilities, access.service);
    for (auto& [own_radius, found] : facilities.by_radius) {
      const Impedance radius =
          with_grace(own_radius ? requested.of(*own_radius) : requested.band(), access.metric);
      groups.push_back(
          {d, deciding[d].access, max_within(radius, access.metric), std::move(found.place)});
    }
  }
  return groups;
}

}  // namespace hinterland
