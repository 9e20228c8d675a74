// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

#include "base/text_fill.hpp"
#include "output/figures_by_town.hpp"
#include "output/idle_text.hpp"
#include "output/layers.hpp"
#include "world/leaving_village.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace hinterland {

namespace {

void count_gap(ServiceExtension& counted, const GapExtensions& gaps, GapId gap) {
  ++counted.gaps;
  switch (gaps.remedy[gap]) {
    case Remedy::line:
      ++counted.by_line;
      break;
    case Remedy::on_site:
      ++counted.on_site;
      break;
    case Remedy::standalone:
      ++counted.standalone;
      break;
    case Remedy::none:
      ++counted.without_remedy;
      return;
  }
  counted.cost += gaps.cost(gap);
}

void add_up(ServiceExtension& sum, const ServiceExtension& more) {
  sum.gaps += more.gaps;
  sum.by_line += more.by_line;
  sum.on_site += more.on_site;
  sum.standalone += more.standalone;
  sum.without_remedy += more.without_remedy;
  sum.length += more.length;
  sum.cost += more.cost;
}

}  // namespace

ExtensionFigures measure_extension(const Findings& findings) {
  const NetworkExtension& extension = findings.extension;
  const Gaps& gaps = findings.matrix.gaps;
  Column<ServiceId, ServiceExtension> counted(findings.matrix.reason.size());
  for (const GapId gap : rows(gaps.service)) {
    count_gap(counted[gaps.service[gap]], extension.gaps, gap);
  }
  for (const SegmentId segment : rows(extension.segments.service)) {
    counted[extension.segments.service[segment]].length += extension.segments.length[segment];
  }
  ExtensionFigures figures;
  for (const ServiceId service : rows(counted)) {
    counted[service].service = service;
    if (counted[service].gaps == 0) continue;
    figures.services.push_back(counted[service]);
    add_up(figures.all, counted[service]);
  }
  figures.lines = extension.services;
  figures.trench_groups = extension.trench_groups;
  figures.line_cost = extension.cost;
  figures.separate_cost = extension.separate_cost;
  figures.lower_bound = extension.lower_bound;
  return figures;
}

std::vector<ServiceId> provisional_services(const ServiceCatalogue& catalogue,
                                            const ExtensionFigures& figures) {
  std::vector<ServiceId> services;
  for (const ServiceExtension& of : figures.services) {
    if (catalogue.services[of.service].price.provisional) services.push_back(of.service);
  }
  return services;
}

namespace {

/// What is known of the services of the target in the villages within the service radius.
void count_states(ScheduleFigures& figures, const Study& study, const Findings& findings) {
  const GapMatrix& matrix = findings.matrix;
  for (const VillageId v : rows(findings.coverage.covered)) {
    if (findings.coverage.covers(v) && !does_leave(findings.world.villages, v)) ++figures.villages;
  }
  const std::string of = figures.target ? figures.target->service : std::string();
  for (const ServiceId service : matrix.services) {
    if (!of.empty() && study.catalogue.services[service].id != of) continue;
    for (const VillageId v : rows(matrix.reason[service])) {
      if (!findings.coverage.covers(v)) continue;
      switch (matrix.reason[service][v]) {
        case Reason::connected_census:
        case Reason::connected_line:
        case Reason::connected_facility:
          ++figures.connected;
          break;
        case Reason::gap:
          ++figures.lacking;
          break;
        default:
          break;
      }
    }
  }
}

}  // namespace

/// What shared trenches save in the plan, and how many are dug once.
void count_trenches(ScheduleFigures& figures, const Findings& findings) {
  const ExtensionSegments& segments = findings.extension.segments;
  const Schedule& schedule = findings.schedule;
  struct Use {
    std::size_t lines = 0;
    std::set<PlanYear> years;
  };
  std::map<TrenchId, Use> uses;
  for (const SegmentId s : rows(segments.service)) {
    const PlanYear year = schedule.segment_year[s];
    if (year == unbuilt) continue;
    figures.trench_saving +=
        segments.laying[s].mid + segments.excavation[s].mid - schedule.segment_cost[s];
    if (!segments.trench[s]) continue;
    Use& use = uses[*segments.trench[s]];
    ++use.lines;
    use.years.insert(year);
  }
  for (const auto& [trench, use] : uses) {
    if (use.lines < 2) continue;
    ++(use.years.size() == 1 ? figures.trenches_dug_once : figures.trenches_dug_again);
  }
}

ScheduleFigures measure_schedule(const Study& study, const Findings& findings) {
  const Schedule& schedule = findings.schedule;
  ScheduleFigures figures;
  if (!schedule.given()) return figures;
  figures.without_money = true;
  for (const ScheduleYear& year : schedule.years) {
    figures.years.push_back({year, 0_m});
    figures.spent += year.spent;
    figures.prefinanced += year.prefinanced;
    if (year.budget > 0) figures.without_money = false;
  }
  for (const SegmentId segment : rows(schedule.segment_year)) {
    const PlanYear year = schedule.segment_year[segment];
    Metres& length = year == unbuilt ? figures.length_left : figures.years[year].length;
    length += findings.extension.segments.length[segment];
    const Fen shared = findings.extension.segments.cost[segment].mid;
    if (year == unbuilt) {
      figures.cost_left += shared;
    } else {
      figures.dug_alone += schedule.segment_cost[segment] - shared;
    }
  }
  figures.dug_alone -= schedule.retrenching;
  const GapExtensions& gaps = findings.extension.gaps;
  for (const GapId gap : rows(schedule.gap_year)) {
    if (schedule.gap_year[gap] != unbuilt) continue;
    ++figures.gaps_left;
    if (gaps.has_cost(gap)) figures.cost_left += gaps.local_cost[gap].mid;
  }
  figures.retrenching = schedule.retrenching;
  count_trenches(figures, findings);
  figures.value = schedule.value;
  figures.upper_bound = schedule.upper_bound;
  figures.outcomes = findings.plan_outcomes;
  figures.essential = essential_services(study.catalogue, findings.matrix);
  figures.target = study.schedule.target;
  figures.outcome = schedule.target;
  count_states(figures, study, findings);
  return figures;
}

void KnownStates::add(const Findings& findings, VillageId village) {
  for (const ServiceId service : findings.matrix.services) {
    switch (findings.matrix.reason[service][village]) {
      case Reason::connected_census:
      case Reason::connected_line:
      case Reason::connected_facility:
      case Reason::being_built:
      case Reason::planned:
        if (findings.coverage.covers(village)) ++known;
        break;
      case Reason::gap:
        ++known;
        break;
      case Reason::unknown:
        ++unknown;
        break;
      default:
        break;
    }
  }
}

namespace {

/// Problems of one kind and layer with the same detail.
struct Group {
  std::string layer;
  Text detail;
  std::vector<const Problem*> problems;  ///< in their original order
};

/// "#12 A" or "第12条（A）"; either part may be missing.
Text label_of(const Problem& problem) {
  if (problem.feature < 0) return problem.record;
  if (problem.record.empty()) return filled_text("#{}", "#{}", problem.feature);
  return filled_text("#{} {}", "#{}（{}）", problem.feature, problem.record);
}

/// "villages #12 A: power = 9"; a problem of a whole layer or of a key has no number.
Text line_of_one(const Problem& problem) {
  const Text label = label_of(problem);
  const Text where =
      label.empty() ? Text(problem.layer) : filled_text("{} {}", "{} {}", problem.layer, label);
  if (problem.detail.empty()) return where;
  return filled_text("{}: {}", "{}：{}", where, problem.detail);
}

Text line_of_group(const Group& group) {
  constexpr std::size_t records_named = 3;
  if (group.problems.size() == 1) return line_of_one(*group.problems.front());
  std::size_t named = 0;
  Text labels;
  for (const Problem* problem : group.problems) {
    if (named == records_named) break;
    const Text label = label_of(*problem);
    if (label.empty()) continue;
    if (named++ > 0) labels = labels + Text(", ", "、");
    labels = labels + label;
  }
  Text list = labels.empty() ? Text() : filled_text(": {}", "：{}", labels);
  if (!labels.empty() && group.problems.size() > named) list = list + Text(", …", "等");
  const Text records = filled_text("{} records{}", "{}条{}", group.problems.size(), list);
  return group.detail.empty()
             ? filled_text("{} ({})", "{}（{}）", group.layer, records)
             : filled_text("{}: {} ({})", "{}：{}（{}）", group.layer, group.detail, records);
}

ShownProblems shown(const std::vector<const Problem*>& problems, std::size_t most) {
  std::vector<Group> groups;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> group_of;
  for (const Problem* problem : problems) {
    const auto [known, is_new] = group_of.emplace(
        std::pair<std::string_view, std::string_view>(problem->layer, problem->detail.en),
        groups.size());
    if (is_new) groups.push_back({problem->layer, problem->detail, {}});
    groups[known->second].problems.push_back(problem);
  }
  std::ranges::stable_sort(groups, std::greater<>(),
                           [](const Group& group) { return group.problems.size(); });
  ShownProblems result;
  result.count = result.more = problems.size();
  for (std::size_t i = 0; i < std::min(most, groups.size()); ++i) {
    result.examples.push_back(line_of_group(groups[i]));
    result.more -= groups[i].problems.size();
  }
  return result;
}

}  // namespace

std::map<ProblemKind, ShownProblems> show_problems(const Problems& problems, std::size_t most) {
  std::map<ProblemKind, std::vector<const Problem*>> by_kind;
  for (const Problem& problem : problems) by_kind[problem.kind].push_back(&problem);
  std::map<ProblemKind, ShownProblems> kinds;
  for (const auto& [kind, of_kind] : by_kind) kinds.emplace(kind, shown(of_kind, most));
  return kinds;
}

namespace {

/// Counts the villages for which `holds` is true, without those that move to an adopted site.
template <class Holds>
Share count_villages(const Villages& villages, Holds holds) {
  Share share;
  for (VillageId village : rows(villages.place)) {
    if (does_leave(villages, village) || !holds(village)) continue;
    share.add(villages.people[village]);
  }
  return share;
}

/// Why coverage cannot be determined, and which services that decide have no town facility.
void find_coverage_doubt(Figures& figures, const Study& study, const Findings& findings) {
  bool any_of_towns = false;
  bool any_misplaced = false;
  std::size_t of_deciding = 0;
  const std::vector<ServiceId> deciding = deciding_services(study.catalogue, study.coverage);
  for (const ServiceAccess& access : findings.coverage.access) {
    const bool is_deciding = std::ranges::find(deciding, access.service) != deciding.end();
    const bool is_misplaced = findings.world.misplaced.contains(access.service);
    any_of_towns = any_of_towns || access.facilities > 0;
    if (!is_deciding) continue;
    any_misplaced = any_misplaced || is_misplaced;
    if (access.facilities > 0) ++of_deciding;
    if (access.facilities == 0 && !is_misplaced) figures.deciding_unknown.push_back(access.service);
  }
  const bool is_at_least = study.coverage.covered_by == CoveredBy::at_least;
  if (figures.is_judged) return;
  figures.coverage_doubt =
      !figures.any_facility ? CoverageDoubt::no_facility
      : any_misplaced       ? CoverageDoubt::misplaced
      : is_at_least && std::cmp_greater(study.coverage.at_least, deciding.size())
          ? CoverageDoubt::too_many_required
      : !any_of_towns    ? CoverageDoubt::village_level
      : of_deciding == 0 ? CoverageDoubt::other_services
                         : CoverageDoubt::services_missing;
}

void count_coverage(Figures& figures, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const Coverage& coverage = findings.coverage;
  figures.all = count_villages(villages, [](VillageId) { return true; });
  figures.villages_without_people =
      count_villages(villages, [&](VillageId v) { return !villages.people[v]; }).villages;
  figures.covered = count_villages(villages, [&](VillageId v) { return coverage.covers(v); });
  figures.not_judged = count_villages(
      villages, [&](VillageId v) { return coverage.covered[v] == TriState::unknown; });
  figures.is_judged = can_be_counted(figures.all, figures.covered, figures.not_judged);
  figures.borderline = count_villages(
      villages, [&](VillageId v) { return coverage.borderline[v] == TriState::yes; });
  figures.covered_from_elsewhere = count_villages(villages, [&](VillageId v) {
    const auto facility = coverage.covers(v) ? coverage.facility(v) : std::nullopt;
    return facility && is_of_other_county(findings.world.facilities, *facility, villages.county[v]);
  });
  figures.cut_off = count_villages(villages, [&](VillageId v) { return coverage.is_cut_off(v); });
  figures.metric = coverage.metric;
  figures.radii = coverage.radii;
  figures.has_own_radii =
      std::ranges::any_of(findings.world.facilities.radius,
                          [](const std::optional<Metres>& radius) { return radius.has_value(); });
  figures.curve = coverage.curve;
  figures.coverage_rules = findings.coverage_rules;
  if (findings.roads) figures.roads = findings.roads->figures;
  for (const ServiceAccess& access : coverage.access) {
    if (!findings.world.misplaced.contains(access.service) && access.nothing_known()) {
      figures.without_facility.push_back(access.service);
    } else {
      figures.any_facility = true;
    }
  }
}

void count_estimates(Figures& figures, const Villages& villages) {
  if (villages.is_people_estimated.empty()) return;
  figures.villages_estimated = count_villages(villages, [&](VillageId v) {
                                 return villages.is_people_estimated[v] == TriState::yes;
                               }).villages;
}

/// Whether a price depends on the number of people or households.
bool counts_heads(const ServicePrice& price, Remedy remedy) {
  const auto costs = [](const PriceRange& range) { return range.high > Yuan{}; };
  switch (remedy) {
    case Remedy::standalone:
      return price.standalone && costs(price.standalone->per_household);
    case Remedy::line:
    case Remedy::on_site:
      return costs(price.per_household) ||
             std::ranges::any_of(
                 price.items, [](const PriceItem& item) { return item.every_people > 0_people; });
    case Remedy::none:
      break;
  }
  return false;
}

/// Finds the price items left out because the number of people is unknown. If households are given,
/// people are estimated from them.
void count_items_left_out(Figures& figures, const Study& study, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  std::set<ServiceId> services;
  for (GapId g : rows(findings.extension.gaps.remedy)) {
    const Remedy remedy = findings.extension.gaps.remedy[g];
    const VillageId v = gaps.village[g];
    const Villages& villages = findings.world.villages;
    if (villages.people[v]) continue;
    if (!counts_heads(study.catalogue.services[gaps.service[g]].price, remedy)) continue;
    ++figures.gaps_without_items;
    services.insert(gaps.service[g]);
  }
  figures.services_with_items.assign(services.begin(), services.end());
}

void count_services(Figures& figures, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const GapMatrix& matrix = findings.matrix;
  figures.without_source = services_without_source(findings);
  figures.exemptions = matrix.exemptions;
  const std::vector<ServiceId> listed = survey_services(findings);
  for (const VillageId v : rows(villages.place)) figures.states.add(findings, v);
  for (ServiceId service : matrix.services) {
    const auto has = [&](Reason reason) {
      return count_villages(villages,
                            [&](VillageId v) { return matrix.reason[service][v] == reason; });
    };
    ServiceFigures counted{service,
                           has(Reason::gap),
                           0,
                           has(Reason::unknown).villages,
                           has(Reason::being_built).villages,
                           has(Reason::planned).villages};
    if (std::ranges::find(listed, service) != listed.end()) {
      figures.survey_cells += count_villages(villages, [&](VillageId v) {
                                return is_open_question(findings, service, v);
                              }).villages;
    }
    figures.services.push_back(counted);
  }
  figures.survey = count_villages(villages, [&](VillageId v) {
    for (ServiceId service : listed) {
      if (is_open_question(findings, service, v)) return true;
    }
    return false;
  });
}

void count_all_gaps(Figures& figures, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  const auto& gap_count = findings.matrix.gap_count;
  if (gap_count.empty()) return;  // no gaps were computed
  figures.focus =
      count_villages(findings.world.villages, [&](VillageId v) { return gap_count[v] > 0; });
  figures.focus_outside = count_villages(findings.world.villages, [&](VillageId v) {
    return gap_count[v] > 0 && !findings.coverage.covers(v);
  });
  figures.cut_off_gaps = count_villages(findings.world.villages, [&](VillageId v) {
                           return gap_count[v] > 0 && findings.coverage.is_cut_off(v);
                         }).villages;
  figures.gaps = gaps.size();
  for (GapId gap : rows(gaps.village)) {
    if (gaps.evidence[gap] == Evidence::no_line) {
      ++figures.gaps_inferred;
      for (ServiceFigures& service : figures.services) {
        if (service.service == gaps.service[gap]) ++service.inferred;
      }
    }
  }
}

/// The layers of exclusions that are far from the study area, or that have records that are.
std::vector<std::string> misplaced_exclusions(const Problems& problems) {
  std::set<std::string> layers;
  for (const Problem& problem : problems) {
    const bool is_layer = problem.layer == "exclusions" || problem.layer.starts_with("exclusions.");
    const bool are_records = problem.kind == ProblemKind::place_far_away && problem.feature < 0;
    if (is_layer && (are_records || problem.kind == ProblemKind::layer_far_away))
      layers.insert(problem.layer);
  }
  return {layers.begin(), layers.end()};
}

void count_sites(Figures& figures, const Findings& findings) {
  figures.misplaced_exclusions = misplaced_exclusions(findings.problems);
  figures.exclusions_meet_none = findings.sites.excluded == 0 &&
                                 findings.world.exclusions.size() > 0 &&
                                 figures.misplaced_exclusions.empty();
  figures.site_candidates = findings.sites.candidates;
  figures.movable_villages = findings.sites.movable_villages;
  figures.sites = findings.sites.size();
  for (SiteId site : rows(findings.sites.place)) {
    figures.gathered.villages += findings.sites.relocated[site].size();
    figures.gathered.people += findings.sites.people[site];
  }
}

/// The villages that adopted sites gather, and the gaps of those that other sites would gather.
void count_moves(Figures& figures, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const Sites& sites = findings.sites;
  figures.if_all_adopted = findings.if_all_adopted;
  for (const SiteId site : rows(sites.place)) {
    if (!sites.adopts(site)) continue;
    ++figures.sites_adopted;
    for (const VillageId v : sites.relocated[site])
      figures.leaving.add(sites.people_of(villages, v));
  }
  if (sites.of_village.empty() || findings.matrix.gap_count.empty()) return;
  figures.moving = count_villages(villages, [&](VillageId v) {
    return sites.of_village[v] && findings.matrix.gap_count[v] > 0;
  });
  const GapExtensions& extension = findings.extension.gaps;
  for (const GapId gap : rows(findings.matrix.gaps.village)) {
    if (!sites.of_village[findings.matrix.gaps.village[gap]]) continue;
    ++figures.gaps_of_moving;
    if (extension.has_cost(gap)) figures.cost_of_moving += extension.cost(gap).mid;
  }
}

void count_problems(Figures& figures, const Problems& problems) {
  for (auto& [kind, shown] : show_problems(problems)) {
    figures.problem_kinds.push_back({kind, std::move(shown)});
  }
  figures.problems = problems.size();
}

}  // namespace

Figures measure_figures(const Study& study, const Findings& findings) {
  Figures figures;
  figures.idle = count_idle(findings.world.idle);
  figures.networks = pieces_of_networks(findings.world);
  figures.towns = findings.world.towns.size();
  figures.facilities = findings.world.facilities.size();
  figures.resolved_levels = findings.resolved_levels;
  count_coverage(figures, findings);
  find_coverage_doubt(figures, study, findings);
  count_estimates(figures, findings.world.villages);
  if (!findings.matrix.gap_count.empty()) {  // the command coverage computes no gaps
    count_services(figures, findings);
    count_all_gaps(figures, findings);
    count_items_left_out(figures, study, findings);
    figures.extension = measure_extension(findings);
    figures.schedule = measure_schedule(study, findings);
    figures.schedule.is_known = figures.are_gaps_known();
    figures.schedule.is_covered_known = figures.is_judged;
    figures.by_town = figures_by_town(findings);
    figures.by_county = figures_by_county(figures.by_town);
  }
  count_sites(figures, findings);
  count_moves(figures, findings);
  count_problems(figures, findings.problems);
  return figures;
}

}  // namespace hinterland
