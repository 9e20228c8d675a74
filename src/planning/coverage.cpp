// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/coverage.hpp>

#include <hinterland/base/error.hpp>
#include <hinterland/base/threads.hpp>

#include <algorithm>
#include <span>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t villages_in_block = 4096;

/// The positions in `access` of the services that decide whether a village is
/// covered.
std::vector<std::size_t> deciding_services(const ServiceCatalogue& catalogue,
                                           const CoverageSettings& settings,
                                           const std::vector<ServiceAccess>& access) {
  std::vector<std::size_t> deciding;
  for (const std::string& name : settings.services) {
    const auto id = catalogue.find(name);
    const auto found = std::ranges::find_if(
        access, [&](const ServiceAccess& a) { return id && a.service == *id; });
    if (found == access.end()) {
      throw UsageError("[coverage] services: the catalogue '" + catalogue.id +
                       "' has no public service '" + name + "'");
    }
    deciding.push_back(static_cast<std::size_t>(found - access.begin()));
  }
  if (!settings.services.empty()) return deciding;
  for (std::size_t i = 0; i < access.size(); ++i) {
    if (access[i].facilities > 0) deciding.push_back(i);
  }
  return deciding;
}

/// How many of the deciding services must be in reach; more than there are
/// means that no village can be covered.
std::size_t services_needed(const CoverageSettings& settings, std::size_t deciding) {
  if (settings.covered_by == CoveredBy::any) return 1;
  if (settings.covered_by == CoveredBy::all) return std::max<std::size_t>(deciding, 1);
  if (settings.at_least < 1) {
    throw UsageError("[coverage] covered_by: at_least " + std::to_string(settings.at_least) +
                     " asks for no service at all. Use a number from 1.");
  }
  return static_cast<std::size_t>(settings.at_least);
}

/// The services of one village by what they ask: the k-th decides.
struct Standing {
  std::vector<std::pair<Metres, std::size_t>> margins;  ///< and the service's position
  std::vector<Metres> switch_radii;

  void measure(VillageId v, const std::vector<ServiceAccess>& access,
               const std::vector<std::size_t>& deciding, std::size_t needed) {
    margins.clear();
    switch_radii.clear();
    for (std::size_t s : deciding) {
      margins.emplace_back(access[s].margin(v), s);
      switch_radii.push_back(access[s].switch_radius(v));
    }
    const auto nth = static_cast<std::ptrdiff_t>(needed - 1);
    std::ranges::nth_element(margins, margins.begin() + nth);
    std::ranges::nth_element(switch_radii, switch_radii.begin() + nth);
  }
};

Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }

/// Combines the services into one answer a village.
void decide(Coverage& coverage, const std::vector<std::size_t>& deciding, std::size_t needed,
            Metres position_error) {
  if (needed > deciding.size()) return;
  for_each_block(coverage.covered.size(), villages_in_block,
                 [&](std::size_t first, std::size_t last) {
                   Standing standing;
                   for (std::size_t i = first; i < last; ++i) {
                     const VillageId v{static_cast<std::uint32_t>(i)};
                     standing.measure(v, coverage.access, deciding, needed);
                     const auto [margin, service] = standing.margins[needed - 1];
                     const ServiceAccess& decisive = coverage.access[service];
                     coverage.covered[v] = answer(margin <= 0_m);
                     coverage.borderline[v] =
                         answer(margin <= position_error && -1.0 * margin <= position_error);
                     coverage.switch_radius[v] = standing.switch_radii[needed - 1];
                     coverage.facility[v] = decisive.nearest[v];
                     coverage.facility_distance[v] = decisive.distance[v];
                   }
                 });
}

/// How many would be covered at each radius from 3 to 5 km.
std::vector<CoverageAtRadius> sweep(const Coverage& coverage, const Villages& villages) {
  std::vector<CoverageAtRadius> curve;
  for (Metres radius = 3_km; radius <= 5_km; radius += 100_m) curve.push_back({radius, 0, {}});
  for (VillageId v : rows(coverage.switch_radius)) {
    for (CoverageAtRadius& at : curve) {
      if (coverage.switch_radius[v] > at.radius) continue;
      ++at.villages;
      at.people += villages.people[v].value_or(0_people);
    }
  }
  return curve;
}

}  // namespace

Coverage measure_coverage(const World& world, const ServiceCatalogue& catalogue,
                          const CoverageSettings& settings, const Progress& progress) {
  if (settings.metric != Metric::straight) {
    throw UsageError("[coverage] metric: only \"straight\" can be measured by this version.");
  }
  const std::size_t villages = world.villages.size();
  const auto services = catalogue.of_group(ServiceGroup::public_service);

  const Origins from = make_origins(std::span(world.villages.place.data(), world.villages.size()));
  Coverage coverage;
  for (ServiceId s : services) {
    const Service& service = catalogue.services[s];
    progress(static_cast<double>(coverage.access.size()) / static_cast<double>(services.size()),
             "measuring coverage");
    coverage.access.push_back(measure_access(
        from, world.facilities, s, settings.core_radius.value_or(service.core_radius),
        settings.band_radius.value_or(service.band_radius), service.tap_distance));
  }
  coverage.covered.resize(villages, Answer::no);
  coverage.borderline.resize(villages, Answer::no);
  coverage.switch_radius.resize(villages, unreachable);
  coverage.facility.resize(villages);
  coverage.facility_distance.resize(villages, unreachable);

  const auto deciding = deciding_services(catalogue, settings, coverage.access);
  decide(coverage, deciding, services_needed(settings, deciding.size()), settings.position_error);
  coverage.curve = sweep(coverage, world.villages);
  return coverage;
}

}  // namespace hinterland
