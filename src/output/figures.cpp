// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

#include "output/asked_services.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The villages that a question is true of.
template <class Holds>
Share count_villages(const Villages& villages, Holds holds) {
  Share share;
  for (VillageId village : rows(villages.place)) {
    if (!holds(village)) continue;
    ++share.villages;
    share.people += villages.people[village].value_or(People{});
  }
  return share;
}

void count_coverage(Figures& figures, const Findings& findings) {
  const Villages& villages = findings.world.villages;
  const Coverage& coverage = findings.coverage;
  figures.all = count_villages(villages, [](VillageId) { return true; });
  figures.villages_without_people =
      count_villages(villages, [&](VillageId v) { return !villages.people[v]; }).villages;
  figures.covered = count_villages(villages, [&](VillageId v) { return coverage.covers(v); });
  figures.not_judged =
      count_villages(villages, [&](VillageId v) { return coverage.covered[v] == Answer::unknown; });
  figures.is_judged = figures.not_judged.villages < figures.all.villages;
  figures.borderline =
      count_villages(villages, [&](VillageId v) { return coverage.borderline[v] == Answer::yes; });
  figures.metric = coverage.metric;
  figures.curve = coverage.curve;
  if (findings.roads) figures.roads = findings.roads->figures;
  for (const ServiceAccess& access : coverage.access) {
    if (findings.world.misplaced.contains(access.service)) {
      figures.any_facility = true;
    } else if (access.nothing_known()) {
      figures.without_facility.push_back(access.service);
    } else {
      figures.any_facility = true;
    }
  }
}

void count_estimates(Figures& figures, const Villages& villages) {
  if (villages.is_people_estimated.empty()) return;
  figures.villages_estimated = count_villages(villages, [&](VillageId v) {
                                 return villages.is_people_estimated[v] == Answer::yes;
                               }).villages;
}

/// Whether a price counts people or households.
bool counts_heads(const ServicePrice& price, Remedy remedy) {
  const auto costs = [](const PriceRange& range) { return range.high > Yuan{}; };
  switch (remedy) {
    case Remedy::stand_alone:
      return price.stand_alone && costs(price.stand_alone->per_household);
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

/// What the prices leave out since nobody knows for how many it would be. Where
/// households are counted, so are people, by estimate.
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
  const std::vector<ServiceId> asked = asked_services(findings);
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
    if (std::ranges::find(asked, service) != asked.end()) figures.survey_cells += counted.unknown;
    figures.services.push_back(counted);
  }
  figures.survey = count_villages(villages, [&](VillageId v) {
    for (ServiceId service : asked) {
      if (matrix.reason[service][v] == Reason::unknown) return true;
    }
    return false;
  });
}

void count_gaps(Figures& figures, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  const auto& gap_count = findings.matrix.gap_count;
  if (gap_count.empty()) return;  // nobody has asked for gaps
  figures.focus =
      count_villages(findings.world.villages, [&](VillageId v) { return gap_count[v] > 0; });
  figures.gaps = gaps.size();
  for (GapId gap : rows(gaps.village)) {
    if (gaps.evidence[gap] == Evidence::no_line) {
      ++figures.gaps_on_absence;
      for (ServiceFigures& service : figures.services) {
        if (service.service == gaps.service[gap]) ++service.on_absence;
      }
    }
  }
}

/// The layers of exclusions that lie far away, or of which some records do.
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
    figures.gathered.villages += findings.sites.gathers[site].size();
    figures.gathered.people += findings.sites.people[site];
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
  figures.towns = findings.world.towns.size();
  figures.facilities = findings.world.facilities.size();
  figures.settled_levels = findings.settled_levels;
  count_coverage(figures, findings);
  count_estimates(figures, findings.world.villages);
  if (!findings.matrix.gap_count.empty()) {  // the command coverage asks for no gaps
    count_services(figures, findings);
    count_gaps(figures, findings);
    count_items_left_out(figures, study, findings);
    figures.extension = measure_extension(findings);
    figures.schedule = measure_schedule(study, findings);
  }
  count_sites(figures, findings);
  count_problems(figures, findings.problems);
  return figures;
}

}  // namespace hinterland
