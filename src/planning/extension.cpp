// SPDX-License-Identifier: Apache-2.0
#include <hinterland/extension.hpp>

#include "base/text_fill.hpp"
#include "network/corridor_graph.hpp"
#include "network/village_roads.hpp"
#include "planning/lines/exact_costs.hpp"
#include "planning/lines/remedies.hpp"
#include "planning/lines/segment_list.hpp"
#include "planning/lines/service_lines.hpp"
#include "planning/lines/shared_trenches.hpp"
#include "planning/settings_check.hpp"
#include "planning/sources.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The solver's effort per service and round, multiplied by the effort of the settings.
constexpr double usual_effort = 10.0;
/// Rounds of planning at the given effort; after that, with effort 0.
constexpr int max_rounds = 4;

/// The input of the planner and its intermediate results.
struct Planning {
  Sources& sources;
  const World& world;
  const ServiceCatalogue& catalogue;
  const Gaps& gaps;
  const ExtensionSettings& settings;
  GapNeeds needs;
  Problems& problems;
  CorridorGraph graph = {};
  Metres leg_limit = {};  ///< of links to sources
  Column<VillageId, std::uint64_t> cost_sharers = {};
  std::vector<ServicePlan> plans = {};
  std::vector<TrenchPartners> partners = {};
  NetworkExtension found = {};
};

/// The ends of roads that give no access where they meet one that does: a line for the service of
/// roads ends there.
std::vector<LonLat> ends_of_access(Planning& planning, ServiceId service) {
  const Roads& roads = planning.world.roads;
  const LineTree& access = planning.sources.lines(service);
  std::vector<LonLat> ends;
  for (const RoadId r : rows(roads.gives_access)) {
    if (roads.gives_access[r] != TriState::no) continue;
    for (const std::size_t vertex :
         {roads.first_vertex[r.index], roads.first_vertex[r.index + std::size_t{1}] - 1}) {
      const LonLat end = roads.vertex[vertex];
      if (access.nearest_within(end, on_the_road).found()) ends.push_back(end);
    }
  }
  return ends;
}

/// The price of a metre across country relative to one along a road.
double across_price(const LinePrice& price) {
  if (price.along_road.mid == 0) return std::numeric_limits<double>::infinity();
  return static_cast<double>(price.cross_country.mid) / static_cast<double>(price.along_road.mid);
}

/// The least of all services, 0 if it is less than 1: in a trench that services share, a way along
/// the road may then cost more than one across country although it does not for each of them.
double least_across_price(std::span<const ServicePlan> plans) {
  double least = std::numeric_limits<double>::infinity();
  for (const ServicePlan& plan : plans) least = std::min(least, across_price(plan.price));
  return least < 1.0 ? 0.0 : std::min(least, 1e6);
}

/// The lines that new lines of a service may continue along roads; of the service of roads none, as
/// all points of roads are its sources.
ExistingLines lines_of(const Planning& planning, const ServicePlan& plan) {
  if (planning.world.networks[plan.service].are_the_roads) return {};
  return {planning.world.lines_of(plan.service),
          planning.catalogue.services[plan.service].tap_distance,
          planning.settings.terrain_factor * std::min(across_price(plan.price), 1e6)};
}

void make_graph(Planning& planning, const VillageRoads* roads) {
  CorridorSettings settings{planning.settings.terrain_factor, planning.settings.across_limit};
  const CorridorPlaces& places = planning.sources.places();
  if (roads == nullptr || roads->network.graph().place.empty()) {
    planning.leg_limit = unreachable;
    planning.graph = make_corridor_graph(places.place, places.villages, settings);
    return;
  }
  settings.access_limit = roads->travel.access_limit;
  settings.across_price = least_across_price(planning.plans);
  planning.leg_limit = planning.settings.across_limit;
  std::vector<ExistingLines> lines;
  for (const ServicePlan& plan : planning.plans) {
    if (has_roads_without_access(planning.world, plan.service))
      settings.stops = ends_of_access(planning, plan.service);
    lines.push_back(lines_of(planning, plan));
  }
  planning.graph =
      make_corridor_graph(roads->network, places.place, places.villages, lines, settings);
}

/// One plan per service with gaps that need lines.
void start_plans(Planning& planning, const std::vector<ServiceId>& services) {
  Column<ServiceId, std::vector<GapId>> by_service(planning.catalogue.services.size());
  for (GapId g : rows(planning.gaps.village)) by_service[planning.gaps.service[g]].push_back(g);
  for (ServiceId s : services) {
    const ServicePrice& price = planning.catalogue.services[s].price;
    if (by_service[s].empty() || !price.needs_line()) continue;
    ServicePlan plan;
    plan.service = s;
    plan.price = line_price(price);
    plan.gap = std::move(by_service[s]);
    for (GapId g : plan.gap) plan.village.push_back(planning.gaps.village[g]);
    planning.plans.push_back(std::move(plan));
  }
}

void report_no_source(Planning& planning, const ServicePlan& plan) {
  const Service& service = planning.catalogue.services[plan.service];
  planning.problems.push_back(
      {ProblemKind::extension_no_source,
       "networks." + service.id,
       -1,
       service.id,
       std::nullopt,
       {counted(plan.gap.size(), "gap", "gaps"), fmt::format("{}项缺口", plan.gap.size())}});
}

void keep_gaps(Planning& planning, ServicePlan& plan, std::vector<GapId> kept) {
  plan.gap = std::move(kept);
  plan.village.clear();
  for (GapId g : plan.gap) plan.village.push_back(planning.gaps.village[g]);
}

/// Removes and reports the gaps that no line can reach.
void keep_reachable(Planning& planning, ServicePlan& plan) {
  if (!plan.sources.any) report_no_source(planning, plan);
  const std::vector<bool> reached =
      LineOptions(planning.graph, plan.sources).reachable(plan.village);
  std::vector<GapId> kept;
  for (std::size_t i = 0; i < plan.gap.size(); ++i) {
    if (reached[i]) {
      kept.push_back(plan.gap[i]);
      continue;
    }
    const auto standalone_reason =
        plan.sources.any ? StandaloneReason::no_route : StandaloneReason::no_source;
    standalone(planning.found.gaps, planning.needs, plan.gap[i], standalone_reason);
    if (standalone_reason == StandaloneReason::no_source) continue;
    report_village(planning.problems, ProblemKind::extension_unreachable, planning.world.villages,
                   plan.village[i], planning.catalogue.services[plan.service].id);
  }
  keep_gaps(planning, plan, std::move(kept));
}

/// Adds links to the nearest places that have a service; lines of every service may use them.
void link_sources(Planning& planning, const SourceSearch& search) {
  std::vector<PlacePair> links;
  for (const ServicePlan& plan : planning.plans) {
    const auto more = nearest_sources(search, plan.service, plan.village);
    links.insert(links.end(), more.begin(), more.end());
  }
  link_places(planning.graph, std::move(links), planning.settings.terrain_factor);
}

void find_all_sources(Planning& planning, const Connections& connections) {
  const SourceSearch search{planning.sources, connections, planning.graph,
                            planning.settings.terrain_factor, planning.leg_limit};
  link_sources(planning, search);
  for (std::size_t p = 0; p < planning.plans.size(); ++p) {
    ServicePlan& plan = planning.plans[p];
    plan.sources = find_sources(search, plan.service, plan.village);
    if (!planning.graph.in_road.empty()) {
      for (const CorridorNodeId node : planning.graph.in_road[p]) {
        plan.sources.is_source[node.index] = true;
      }
    }
    planning.sources.release_lines(plan.service);
    keep_reachable(planning, plan);
  }
}

SegmentList segments_of(const Planning& planning, Trenches trenches) {
  return list_segments(planning.world, planning.graph, planning.plans, trenches,
                       planning.cost_sharers, planning.gaps.size());
}

/// Whether the cost per person of a gap exceeds the catalogue's limit.
bool is_too_expensive(const Planning& planning, const SegmentList& list, const ServicePlan& plan,
                      std::size_t i) {
  const std::optional<People>& people = planning.world.villages.people[plan.village[i]];
  if (!people) return false;  // the cost per person is unknown
  const double limit =
      planning.catalogue.services[plan.service].price.limit_per_person.value * 100.0;
  const GapId gap = plan.gap[i];
  const Fen cost = list.share[gap].mid + planning.found.gaps.local_cost[gap].mid;
  if (*people <= 0_people)
    return std::isfinite(limit) && cost > 0;  // no people: any cost exceeds a limit
  return static_cast<double>(cost) >
         limit * static_cast<double>(planning.cost_sharers[plan.village[i]]);
}

/// Removes the lines that no longer lead to a village.
void cut_back(Planning& planning, ServicePlan& plan) {
  const LineOptions options(planning.graph, plan.sources);
  const SourceForest forest = grow_forest(options, plan.apart, plan.village,
                                          planning.world.villages, planning.cost_sharers);
  plan.apart.clear();
  for (const Branch& branch : forest) plan.apart.push_back(branch.option);
  std::ranges::sort(plan.apart);
  plan.changed = true;
}

/// Removes the gaps that are too expensive. The shares of the remaining gaps can only rise, so a
/// removed gap never becomes affordable again. Returns whether any was removed.
bool drop_too_expensive(Planning& planning, const SegmentList& list) {
  bool any = false;
  for (ServicePlan& plan : planning.plans) {
    std::vector<GapId> kept;
    for (std::size_t i = 0; i < plan.gap.size(); ++i) {
      if (is_too_expensive(planning, list, plan, i)) {
        standalone(planning.found.gaps, planning.needs, plan.gap[i],
                   StandaloneReason::line_too_expensive);
      } else {
        kept.push_back(plan.gap[i]);
      }
    }
    if (kept.size() == plan.gap.size()) continue;
    any = true;
    keep_gaps(planning, plan, std::move(kept));
    cut_back(planning, plan);
  }
  return any;
}

/// Plans the services that have changed, each alone and then with the partners in its trench group.
void plan_round(Planning& planning, double effort) {
  std::vector<TrenchPartners> changed_groups;
  for (const TrenchPartners& group : planning.partners) {
    const auto has_changed = [&](std::size_t p) { return planning.plans[p].changed; };
    if (std::ranges::any_of(group.plan, has_changed)) changed_groups.push_back(group);
  }
  for_each_block(planning.plans.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (planning.plans[i].changed) plan_apart(planning.plans[i], planning.graph, effort);
    }
  });
  for_each_block(changed_groups.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      plan_together(planning.plans, changed_groups[i], planning.graph, effort);
    }
  });
  std::uint32_t trench = 1;
  for (const TrenchPartners& group : planning.partners) {
    trench = mark_trenches(planning.plans, group, planning.graph, planning.world.villages,
                           planning.cost_sharers, trench);
  }
}

void plan_lines(Planning& planning, const Progress& progress) {
  double effort = usual_effort * planning.settings.effort;
  for (int round = 0;; ++round) {
    progress(std::min(0.2 + 0.15 * round, 0.9), "planning lines");
    if (round == max_rounds) effort = 0.0;
    plan_round(planning, effort);
    if (!drop_too_expensive(planning, segments_of(planning, Trenches::shared))) return;
  }
}

/// Shared trenches cut lines into more segments, and rounding up their fen may cost more than a
/// trench saves.
void split_where_cheaper(Planning& planning, const SegmentList& apart) {
  const SegmentList list = segments_of(planning, Trenches::shared);
  for (const TrenchPartners& group : planning.partners) {
    if (cost_of(list, planning.plans, group) <= cost_of(apart, planning.plans, group)) continue;
    for (const std::size_t p : group.plan) {
      planning.plans[p].tree = planning.plans[p].apart;
      planning.plans[p].trench.clear();
    }
  }
}

/// The total costs and their lower bounds.
void take_totals(Planning& planning, const SegmentList& apart, const SegmentList& list) {
  NetworkExtension& found = planning.found;
  found.cost = list.cost().mid;
  found.separate_cost = apart.cost().mid;
  std::vector<Fen> bound;
  for (const ServicePlan& plan : planning.plans) {
    found.services.push_back(total_lines(plan, apart));
    bound.push_back(found.services.back().lower_bound);
  }
  for (const TrenchPartners& group : planning.partners) {
    found.trench_groups.push_back(
        total_trenches(planning.plans, group, apart, list, planning.graph));
    found.lower_bound += found.trench_groups.back().lower_bound;
    for (const std::size_t p : group.plan) bound[p] = 0;  // it is part of the group's bound
  }
  for (const Fen of_service : bound) found.lower_bound += of_service;
}

/// Moves the results into the extension.
void take_works(Planning& planning) {
  const SegmentList apart = segments_of(planning, Trenches::apart);
  split_where_cheaper(planning, apart);
  SegmentList list = segments_of(planning, Trenches::shared);
  take_totals(planning, apart, list);
  NetworkExtension& found = planning.found;
  found.gaps.segment = std::move(list.segment);
  for (GapId g : rows(found.gaps.saving)) found.gaps.saving[g] = apart.share[g] - list.share[g];
  found.gaps.line_share = std::move(list.share);
  found.segments = std::move(list.segments);
}

// One word per value, in the order of the enumeration.
constexpr std::array<std::string_view, 2> alignment_words{"along_road", "cross_country"};
constexpr std::array<std::string_view, 4> remedy_words{"line", "on_site", "standalone", "none"};
constexpr std::array<std::string_view, 4> standalone_words{"none", "line_too_expensive",
                                                           "no_source", "no_route"};

}  // namespace

std::string_view identifier(Alignment alignment) {
  return alignment_words[static_cast<std::size_t>(alignment)];
}

std::string_view identifier(Remedy remedy) {
  return remedy_words[static_cast<std::size_t>(remedy)];
}

std::string_view identifier(StandaloneReason standalone_reason) {
  return standalone_words[static_cast<std::size_t>(standalone_reason)];
}

NetworkExtension extend_networks(const World& world, const ServiceCatalogue& catalogue,
                                 const Connections& connections, const GapMatrix& matrix,
                                 const VillageRoads* roads, const ExtensionSettings& settings,
                                 Problems& problems, const Progress& progress) {
  check_settings(settings);
  Sources sources(world, catalogue);
  return extend_networks(sources, connections, matrix, roads, settings, problems, progress);
}

NetworkExtension extend_networks(Sources& sources, const Connections& connections,
                                 const GapMatrix& matrix, const VillageRoads* roads,
                                 const ExtensionSettings& settings, Problems& problems,
                                 const Progress& progress) {
  const World& world = sources.world();
  const ServiceCatalogue& catalogue = sources.catalogue();
  const GapNeeds needs{world, catalogue, matrix.gaps};
  Planning planning{sources, world, catalogue, matrix.gaps, settings, needs, problems};
  planning.cost_sharers = count_sharers(world.villages);
  progress(0.0, "connecting villages to roads for lines");
  require_exact_local_costs(needs);
  planning.found.gaps = start_gaps(needs);
  report_without_people(problems, planning.found.gaps, needs);
  start_plans(planning, matrix.services);
  if (planning.plans.empty()) return std::move(planning.found);
  make_graph(planning, roads);
  progress(0.1, "finding sources");
  find_all_sources(planning, connections);
  require_exact_line_costs(planning.plans, planning.graph, catalogue);
  planning.partners = find_partners(planning.plans, catalogue);
  plan_lines(planning, progress);
  take_works(planning);
  return std::move(planning.found);
}

}  // namespace hinterland
