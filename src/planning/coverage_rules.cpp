// SPDX-License-Identifier: Apache-2.0
#include "planning/coverage_rules.hpp"

#include "planning/access.hpp"
#include "planning/coverage.hpp"
#include "world/leaving_village.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace hinterland {

namespace {

constexpr double villages_at_full_effort = 300.0;

/// A public service with facilities that count for the radius.
struct KnownService {
  ServiceId service;
  bool decides = false;  ///< by the catalogue
  ServiceId like;        ///< the first service with the same facilities and radii
};

/// Whether any rule gives the same with one service as with the other.
bool have_same_reach(const World& world, const ServiceCatalogue& catalogue,
                     const CoverageSettings& settings, ServiceId a, ServiceId b) {
  const auto radii = [&](ServiceId s) {
    const Service& service = catalogue.services[s];
    return std::pair(settings.core_radius.value_or(service.core_radius),
                     settings.band_radius.value_or(service.band_radius));
  };
  if (radii(a) != radii(b) || world.misplaced.contains(a) || world.misplaced.contains(b))
    return false;
  const auto of_a = facilities_by_radius(world.facilities, a).by_radius;
  const auto of_b = facilities_by_radius(world.facilities, b).by_radius;
  return std::ranges::equal(of_a, of_b, [](const auto& one, const auto& other) {
    return one.first == other.first &&
           std::ranges::equal(one.second.place, other.second.place,
                              [](LonLat p, LonLat q) { return p.lon == q.lon && p.lat == q.lat; });
  });
}

std::vector<KnownService> known_services(const World& world, const ServiceCatalogue& catalogue,
                                         const CoverageSettings& settings,
                                         const Coverage& coverage) {
  std::vector<KnownService> known;
  for (const ServiceAccess& access : coverage.access) {
    if (access.facilities == 0) continue;
    const auto like = std::ranges::find_if(known, [&](const KnownService& other) {
      return have_same_reach(world, catalogue, settings, other.service, access.service);
    });
    known.push_back({access.service, decides(catalogue.services[access.service], {}),
                     like == known.end() ? access.service : like->like});
  }
  return known;
}

std::vector<ServiceId> with_facilities(const std::vector<KnownService>& known, bool only_deciding) {
  std::vector<ServiceId> services;
  for (const KnownService& service : known) {
    if (service.decides || !only_deciding) services.push_back(service.service);
  }
  return services;
}

CoverageRule make_rule(Metric metric, CoveredBy covered_by, int at_least,
                       std::vector<ServiceId> services) {
  CoverageRule rule;
  rule.metric = metric;
  rule.covered_by = covered_by;
  rule.at_least = at_least;
  rule.services = std::move(services);
  return rule;
}

/// The rule of the settings.
CoverageRule rule_of(const ServiceCatalogue& catalogue, const CoverageSettings& settings) {
  return make_rule(settings.metric, settings.covered_by, settings.at_least,
                   deciding_services(catalogue, settings));
}

CoverageSettings settings_of(const CoverageRule& rule, const ServiceCatalogue& catalogue,
                             CoverageSettings settings) {
  settings.metric = rule.metric;
  settings.covered_by = rule.covered_by;
  settings.at_least = rule.at_least;
  settings.services.clear();
  for (const ServiceId s : rule.services) settings.services.push_back(catalogue.services[s].id);
  return settings;
}

/// The number of services that must be in reach.
std::size_t services_required(const CoverageRule& rule) {
  switch (rule.covered_by) {
    case CoveredBy::any:
      return 1;
    case CoveredBy::all:
      return rule.services.size();
    case CoveredBy::at_least:
      break;
  }
  return static_cast<std::size_t>(rule.at_least);
}

/// Whether enough services have facilities that a village could be covered.
bool can_be_judged(const CoverageRule& rule, const std::vector<ServiceAccess>& access) {
  std::size_t known = 0;
  for (const ServiceAccess& of : access) {
    const bool is_named = std::ranges::find(rule.services, of.service) != rule.services.end();
    if (is_named && of.facilities > 0) ++known;
  }
  return known >= services_required(rule);
}

/// What a rule comes to: the services without facilities left out, and one of those that are alike.
struct RuleEffect {
  Metric metric = Metric::straight;
  std::vector<ServiceId> services;
  std::size_t required = 0;

  friend bool operator==(const RuleEffect&, const RuleEffect&) = default;
};

RuleEffect effect_of(const CoverageRule& rule, const std::vector<KnownService>& known) {
  RuleEffect effect{rule.metric, {}, services_required(rule)};
  for (const KnownService& service : known) {
    if (std::ranges::find(rule.services, service.service) != rule.services.end())
      effect.services.push_back(service.like);
  }
  if (effect.required > effect.services.size()) {  // unknown: it stays as it is
    effect.services = rule.services;
    return effect;
  }
  std::ranges::sort(effect.services);
  if (effect.required > 1 && effect.required < effect.services.size()) return effect;
  const bool is_any = effect.required <= 1;
  effect.services.erase(std::unique(effect.services.begin(), effect.services.end()),
                        effect.services.end());
  effect.required = is_any ? 1 : effect.services.size();
  return effect;
}

/// Collects rules; of those that come to the same, the first.
class Rules {
 public:
  Rules(CoverageRule applied, const std::vector<KnownService>& known) : known_(known) {
    list_.push_back(std::move(applied));
  }

  void add(CoverageRule rule) {
    if (rule.services.empty() || std::ranges::any_of(list_, [&](const CoverageRule& other) {
          return effect_of(rule, known_) == effect_of(other, known_);
        })) {
      return;
    }
    list_.push_back(std::move(rule));
  }

  std::vector<CoverageRule> take() { return std::move(list_); }

 private:
  const std::vector<KnownService>& known_;
  std::vector<CoverageRule> list_;
};

std::vector<CoverageRule> rules_to_compare(const World& world, const ServiceCatalogue& catalogue,
                                           const CoverageSettings& settings,
                                           const Coverage& coverage, bool has_roads) {
  const CoverageRule applied = rule_of(catalogue, settings);
  const Metric metric = settings.metric;
  const std::vector<KnownService> known = known_services(world, catalogue, settings, coverage);
  const std::vector<ServiceId> deciding = deciding_services(catalogue, {});
  Rules rules(applied, known);
  rules.add(make_rule(metric, CoveredBy::any, 1, deciding));
  for (const ServiceId service : with_facilities(known, true))
    rules.add(make_rule(metric, CoveredBy::any, 1, {service}));
  for (const std::vector<std::string>& names : catalogue.compared_services) {
    std::vector<ServiceId> services;
    for (const std::string& name : names) {
      if (const auto service = catalogue.find(name)) services.push_back(*service);
    }
    std::ranges::sort(services);
    rules.add(make_rule(metric, CoveredBy::all, 1, std::move(services)));
  }
  rules.add(make_rule(metric, CoveredBy::all, 1, deciding));
  rules.add(make_rule(metric, CoveredBy::any, 1, with_facilities(known, false)));
  for (const Metric other : {Metric::straight, Metric::road, Metric::time}) {
    if (other == metric || (other != Metric::straight && !has_roads)) continue;
    rules.add(make_rule(other, applied.covered_by, applied.at_least, applied.services));
  }
  return rules.take();
}

void count_covered(CoverageRule& rule, const Column<VillageId, TriState>& covered,
                   const Villages& villages) {
  bool is_known_of_all = true;
  for (const VillageId v : rows(covered)) {
    if (covered[v] == TriState::unknown) is_known_of_all = false;
    if (covered[v] != TriState::yes || does_leave(villages, v)) continue;
    ++rule.villages;
    rule.people += villages.people[v].value_or(0_people);
  }
  // No village is a number only if coverage is known of all.
  rule.is_known = rule.villages > 0 || is_known_of_all;
}

/// No distance is measured along roads that are in the wrong place.
bool are_far_away(const Roads& roads, const Problems& problems) {
  return std::ranges::any_of(problems, [&](const Problem& problem) {
    return problem.kind == ProblemKind::layer_far_away && problem.layer == roads.layer;
  });
}

}  // namespace

ExtensionSettings settings_for_comparison(ExtensionSettings settings, const Villages& villages) {
  const double count = std::max(1.0, static_cast<double>(villages.size()));
  settings.effort *= std::min(1.0, villages_at_full_effort / count);
  return settings;
}

Fen total_cost(const NetworkExtension& extension) {
  Fen total = 0;
  for (const GapId gap : rows(extension.gaps.remedy)) {
    if (extension.gaps.has_cost(gap)) total += extension.gaps.cost(gap).mid;
  }
  return total;
}

std::vector<CoverageRule> compare_rules(Sources& sources, const PlanSettings& settings,
                                        const Findings& found, const VillageRoads* roads,
                                        const Progress& progress) {
  const World& world = sources.world();
  const ServiceCatalogue& catalogue = sources.catalogue();
  const auto is_judged = [](TriState covered) { return covered != TriState::unknown; };
  if (std::ranges::none_of(found.coverage.covered, is_judged)) return {};
  std::vector<CoverageRule> rules =
      rules_to_compare(world, catalogue, settings.coverage, found.coverage,
                       roads != nullptr && !are_far_away(world.roads, found.problems));
  rules.front().is_applied = true;
  count_covered(rules.front(), found.coverage.covered, world.villages);
  rules.front().gaps = found.matrix.gaps.size();
  rules.front().cost = total_cost(found.extension);

  const auto straight = measure_straight(world, catalogue, settings.coverage);
  const ExtensionSettings extension = settings_for_comparison(settings.extension, world.villages);
  for (std::size_t i = 1; i < rules.size(); ++i) {
    progress(static_cast<double>(i) / static_cast<double>(rules.size()),
             "comparing rules of coverage");
    rules[i].is_known = can_be_judged(rules[i], straight);
    if (!rules[i].is_known) continue;
    const CoverageSettings rule = settings_of(rules[i], catalogue, settings.coverage);
    Coverage coverage;  // only what decides gaps
    coverage.covered_straight = judge_coverage(world, catalogue, rule, straight);
    if (rule.metric == Metric::straight) {
      coverage.covered = coverage.covered_straight;
    } else if (rule.metric == found.coverage.metric) {
      coverage.covered = judge_coverage(world, catalogue, rule, found.coverage.access);
    } else {
      coverage.covered = measure_within_radius(world, catalogue, rule, roads).covered;
    }
    count_covered(rules[i], coverage.covered, world.villages);
    if (!rules[i].is_known) continue;
    if (world.villages.size() > max_villages_with_cost) {
      rules[i].gaps = judge_gaps(world, catalogue, found.connections, coverage).gaps.size();
      continue;
    }
    const GapMatrix matrix = find_gaps(sources, found.connections, coverage, no_progress);
    rules[i].gaps = matrix.gaps.size();
    Problems ignored;
    rules[i].cost = total_cost(extend_networks(sources, found.connections, matrix, roads, extension,
                                               ignored, no_progress));
  }
  return rules;
}

}  // namespace hinterland
