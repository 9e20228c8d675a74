// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <hinterland/summary.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

namespace {

bool has_source(const Findings& findings, ServiceId service) {
  const World& world = findings.world;
  const std::size_t row = service.index;
  if (row < world.networks.size() && world.networks[service].given) return true;
  if (row < world.villages.census.size() && !world.villages.census[service].empty()) return true;
  const auto& reasons = findings.matrix.reason[service];
  return std::ranges::any_of(reasons, [](Reason reason) {
    return reason != Reason::unknown && reason != Reason::not_applicable &&
           reason != Reason::moves_to;
  });
}

std::vector<ServiceId> services_with(const Findings& findings, bool source) {
  std::vector<ServiceId> services;
  for (ServiceId s : findings.matrix.services) {
    if (has_source(findings, s) == source) services.push_back(s);
  }
  return services;
}

}  // namespace

bool is_open_question(const Findings& findings, ServiceId service, VillageId village) {
  const Evidence evidence = findings.connections.evidence[service][village];
  return findings.matrix.reason[service][village] == Reason::unknown &&
         (evidence == Evidence::none || evidence == Evidence::census_unclear);
}

GapState gap_state(const Findings& findings, VillageId village) {
  const GapMatrix& matrix = findings.matrix;
  if (!matrix.gap_count.empty() && matrix.gap_count[village] > 0) return GapState::gaps;
  if (!findings.coverage.covers(village)) return GapState::not_judged;
  KnownStates states;
  states.add(findings, village);
  if (states.unknown == 0) return GapState::none;
  return states.any() ? GapState::none_found : GapState::unknown;
}

std::vector<ServiceId> survey_services(const Findings& findings) {
  return services_with(findings, true);
}

std::vector<ServiceId> services_without_source(const Findings& findings) {
  return services_with(findings, false);
}

namespace {

/// A village that is covered or cut off, and the range of its gaps in the list of gaps.
struct CoveredVillage {
  VillageId village;
  GapId first;
  std::size_t count = 0;
};

using CoveredVillages = std::shared_ptr<const std::vector<CoveredVillage>>;

/// Gaps are sorted by village, so those of a village are contiguous.
CoveredVillages covered_villages(const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  auto found = std::make_shared<std::vector<CoveredVillage>>();
  std::uint32_t next = 0;
  for (const VillageId village : rows(findings.world.villages.place)) {
    const GapId first{next};
    while (next < gaps.size() && gaps.village[GapId{next}] == village) ++next;
    const std::size_t count = next - first.index;
    const bool is_listed =
        count > 0 || findings.coverage.covers(village) || findings.coverage.is_cut_off(village);
    if (is_listed) found->push_back({village, first, count});
  }
  return found;
}

template <class Visit>
void for_each_gap(const CoveredVillage& covered, Visit visit) {
  for (std::uint32_t i = 0; i < covered.count; ++i) visit(GapId{covered.first.index + i});
}

template <class Counts>
double count_gaps(const CoveredVillage& covered, Counts counts) {
  double found = 0.0;
  for_each_gap(covered, [&](GapId gap) { found += counts(gap) ? 1.0 : 0.0; });
  return found;
}

/// The sum over all gaps that have a cost; none if no gap has one. cost_of(gap) -> Fen.
template <class CostOf>
std::optional<double> sum_costs(const CoveredVillage& covered, const GapExtensions& extension,
                                CostOf cost_of) {
  std::optional<Fen> sum;
  for_each_gap(covered, [&](GapId gap) {
    if (extension.has_cost(gap)) sum = sum.value_or(0) + cost_of(gap);
  });
  return sum ? std::optional(to_yuan(*sum).value) : std::nullopt;
}

/// The first and the last year in which a gap of the village is closed.
struct Span {
  PlanYear first = unbuilt;
  PlanYear last = unbuilt;
};

Span years_of(const CoveredVillage& covered, const Schedule& schedule) {
  Span span;
  for_each_gap(covered, [&](GapId gap) {
    const PlanYear year = schedule.gap_year[gap];
    if (year == unbuilt) return;
    span.first = std::min(span.first, year);
    span.last = span.last == unbuilt ? year : std::max(span.last, year);
  });
  return span;
}

void add_missing(LayerBuilder& layer, const CoveredVillages& covered, const Gaps& gaps,
                 const Study& study, const GapExtensions& extension) {
  const auto services = [covered, &gaps, &study](std::size_t row, std::string_view separator,
                                                 auto name) {
    std::string names;
    for_each_gap((*covered)[row], [&](GapId gap) {
      if (!names.empty()) names += separator;
      names += name(study.catalogue.services[gaps.service[gap]]);
    });
    return names;
  };
  layer.number("gap_count",
               [covered](std::size_t row) { return static_cast<double>((*covered)[row].count); });
  layer.text("missing", [services](std::size_t row) {
    return services(row, ";", [](const Service& service) { return std::string_view(service.id); });
  });
  layer.text("missing_names", [services, &study](std::size_t row) {
    return services(row, study.language == Language::zh ? "、" : "; ",
                    [&](const Service& service) { return name_of(service, study.language); });
  });
  layer.number("gaps_inferred", [covered, &gaps](std::size_t row) {
    return count_gaps((*covered)[row],
                      [&](GapId gap) { return gaps.evidence[gap] == Evidence::no_line; });
  });
  layer.number("gaps_without_cost", [covered, &extension](std::size_t row) {
    return count_gaps((*covered)[row], [&](GapId gap) { return !extension.has_cost(gap); });
  });
}

void add_planned_cost(LayerBuilder& layer, const CoveredVillages& covered,
                      const Findings& findings) {
  layer.number("planned_cny", [covered, &findings](std::size_t row) -> std::optional<double> {
    std::optional<Fen> sum;
    for_each_gap((*covered)[row], [&](GapId gap) {
      if (const auto cost = planned_cost(findings, gap)) sum = sum.value_or(0) + *cost;
    });
    return sum ? std::optional(to_yuan(*sum).value) : std::nullopt;
  });
}

void add_village_cost(LayerBuilder& layer, const CoveredVillages& covered,
                      const GapExtensions& extension) {
  const auto add = [&](std::string_view name, Fen CostRange::*part) {
    layer.number(name, [covered, &extension, part](std::size_t row) {
      return sum_costs((*covered)[row], extension,
                       [&](GapId gap) { return extension.cost(gap).*part; });
    });
  };
  add("cost_cny_low", &CostRange::low);
  add("cost_cny", &CostRange::mid);
  add("cost_cny_high", &CostRange::high);
  layer.number("saving_cny", [covered, &extension](std::size_t row) {
    return sum_costs((*covered)[row], extension,
                     [&](GapId gap) { return extension.saving[gap].mid; });
  });
}

void add_years(LayerBuilder& layer, const CoveredVillages& covered, const Schedule& schedule) {
  const auto add = [&](std::string_view name, PlanYear Span::*part) {
    layer.number(name, [covered, &schedule, part](std::size_t row) -> std::optional<double> {
      if (!schedule.given()) return std::nullopt;
      return calendar_year(schedule, years_of((*covered)[row], schedule).*part);
    });
  };
  add("first_year", &Span::first);
  add("last_year", &Span::last);
  layer.number("gaps_not_in_plan", [covered, &schedule](std::size_t row) -> std::optional<double> {
    if (!schedule.given()) return std::nullopt;
    return count_gaps((*covered)[row],
                      [&](GapId gap) { return schedule.gap_year[gap] == unbuilt; });
  });
}

/// For each infrastructure service, in columns with its short name: whether it is a gap, why, and
/// the evidence.
void add_reasons(LayerBuilder& layer, const CoveredVillages& covered, const Findings& findings,
                 const OutputKeys& keys) {
  for (ServiceId service : findings.matrix.services) {
    const std::string& name = keys.short_names[service];
    layer.boolean(name + "_gap", [covered, service, &findings](std::size_t row) {
      return findings.matrix.reason[service][(*covered)[row].village] == Reason::gap;
    });
    layer.text(name + "_why", [covered, service, &findings](std::size_t row) {
      return identifier(findings.matrix.reason[service][(*covered)[row].village]);
    });
    layer.text(name + "_evid", [covered, service, &findings](std::size_t row) {
      return identifier(findings.connections.evidence[service][(*covered)[row].village]);
    });
  }
}

}  // namespace

OutputLayer gaps_layer(const Study& study, const Findings& findings, const OutputKeys& keys) {
  const Villages& villages = findings.world.villages;
  const CoveredVillages covered = covered_villages(findings);
  const auto village = [covered](std::size_t row) { return (*covered)[row].village; };
  LayerBuilder layer("gaps", covered->size());
  add_village_places(layer, villages, village);
  add_village_fields(layer, villages, keys.units, village);
  add_missing(layer, covered, findings.matrix.gaps, study, findings.extension.gaps);
  add_village_cost(layer, covered, findings.extension.gaps);
  add_planned_cost(layer, covered, findings);
  add_years(layer, covered, findings.schedule);
  layer.answer("covered", [village, &findings](std::size_t row) {
    return findings.coverage.covered[village(row)];
  });
  add_critical_radius(layer, findings.coverage, village);
  add_site_of_village(layer, findings.sites, village);
  add_reasons(layer, covered, findings, keys);
  return layer.take();
}

namespace {

struct SurveyEntry {
  VillageId village;
  ServiceId service;
};

using SurveyEntries = std::shared_ptr<const std::vector<SurveyEntry>>;

SurveyEntries survey_entries(const Findings& findings) {
  auto found = std::make_shared<std::vector<SurveyEntry>>();
  const std::vector<ServiceId> services = survey_services(findings);
  for (VillageId village : rows(findings.world.villages.place)) {
    for (ServiceId service : services) {
      if (!is_open_question(findings, service, village)) continue;
      found->push_back({village, service});
    }
  }
  return found;
}

}  // namespace

OutputLayer survey_list_layer(const Study& study, const Findings& findings,
                              const OutputKeys& keys) {
  const SurveyEntries entries = survey_entries(findings);
  const auto village = [entries](std::size_t row) { return (*entries)[row].village; };
  const auto service = [entries, &study](std::size_t row) -> const Service& {
    return study.catalogue.services[(*entries)[row].service];
  };
  LayerBuilder layer("survey_list", entries->size());
  add_village_places(layer, findings.world.villages, village);
  add_village_fields(layer, findings.world.villages, keys.units, village);
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.answer("covered", [village, &findings](std::size_t row) {
    return findings.coverage.covered[village(row)];
  });
  add_critical_radius(layer, findings.coverage, village);
  return layer.take();
}

}  // namespace hinterland
