// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"

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
    return reason != Reason::unknown && reason != Reason::not_applicable;
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

std::vector<ServiceId> survey_services(const Findings& findings) {
  return services_with(findings, true);
}

std::vector<ServiceId> services_without_source(const Findings& findings) {
  return services_with(findings, false);
}

namespace {

/// A village with gaps, and its range in the list of gaps.
struct FocusVillage {
  VillageId village;
  GapId first;
  std::size_t count = 0;
};

using FocusVillages = std::shared_ptr<const std::vector<FocusVillage>>;

/// Gaps are sorted by village, so those of a village are contiguous.
FocusVillages focus_villages(const Gaps& gaps) {
  auto found = std::make_shared<std::vector<FocusVillage>>();
  for (GapId gap : rows(gaps.village)) {
    if (found->empty() || found->back().village != gaps.village[gap]) {
      found->push_back({gaps.village[gap], gap, 0});
    }
    ++found->back().count;
  }
  return found;
}

template <class Visit>
void for_each_gap(const FocusVillage& focus, Visit visit) {
  for (std::uint32_t i = 0; i < focus.count; ++i) visit(GapId{focus.first.index + i});
}

template <class Counts>
double count_gaps(const FocusVillage& focus, Counts counts) {
  double found = 0.0;
  for_each_gap(focus, [&](GapId gap) { found += counts(gap) ? 1.0 : 0.0; });
  return found;
}

/// The sum over all gaps that have a cost; none if no gap has one. cost_of(gap) -> Fen.
template <class CostOf>
std::optional<double> sum_costs(const FocusVillage& focus, const GapExtensions& extension,
                                CostOf cost_of) {
  std::optional<Fen> sum;
  for_each_gap(focus, [&](GapId gap) {
    if (extension.has_cost(gap)) sum = sum.value_or(0) + cost_of(gap);
  });
  return sum ? std::optional(to_yuan(*sum).value) : std::nullopt;
}

/// The first and the last year in which a gap of the village is closed.
struct Span {
  PlanYear first = unbuilt;
  PlanYear last = unbuilt;
};

Span years_of(const FocusVillage& focus, const Schedule& schedule) {
  Span span;
  for_each_gap(focus, [&](GapId gap) {
    const PlanYear year = schedule.gap_year[gap];
    if (year == unbuilt) return;
    span.first = std::min(span.first, year);
    span.last = span.last == unbuilt ? year : std::max(span.last, year);
  });
  return span;
}

void add_missing(LayerBuilder& layer, const FocusVillages& focus, const Gaps& gaps,
                 const Study& study, const GapExtensions& extension) {
  const auto services = [focus, &gaps, &study](std::size_t row, auto name) {
    std::vector<std::string_view> names;
    for_each_gap((*focus)[row], [&](GapId gap) {
      names.push_back(name(study.catalogue.services[gaps.service[gap]]));
    });
    return names;
  };
  layer.number("gap_count",
               [focus](std::size_t row) { return static_cast<double>((*focus)[row].count); });
  layer.text_list("missing", [services](std::size_t row) {
    return services(row, [](const Service& service) { return std::string_view(service.id); });
  });
  layer.text_list("missing_names", [services, &study](std::size_t row) {
    return services(row, [&](const Service& service) { return name_of(service, study.language); });
  });
  layer.number("gaps_inferred", [focus, &gaps](std::size_t row) {
    return count_gaps((*focus)[row],
                      [&](GapId gap) { return gaps.evidence[gap] == Evidence::no_line; });
  });
  layer.number("gaps_without_cost", [focus, &extension](std::size_t row) {
    return count_gaps((*focus)[row], [&](GapId gap) { return !extension.has_cost(gap); });
  });
}

void add_village_cost(LayerBuilder& layer, const FocusVillages& focus,
                      const GapExtensions& extension) {
  const auto add = [&](std::string_view name, Fen CostRange::*part) {
    layer.number(name, [focus, &extension, part](std::size_t row) {
      return sum_costs((*focus)[row], extension,
                       [&](GapId gap) { return extension.cost(gap).*part; });
    });
  };
  add("cost_cny_low", &CostRange::low);
  add("cost_cny", &CostRange::mid);
  add("cost_cny_high", &CostRange::high);
  layer.number("saving_cny", [focus, &extension](std::size_t row) {
    return sum_costs((*focus)[row], extension,
                     [&](GapId gap) { return extension.saving[gap].mid; });
  });
}

void add_years(LayerBuilder& layer, const FocusVillages& focus, const Schedule& schedule) {
  const auto add = [&](std::string_view name, PlanYear Span::*part) {
    layer.number(name, [focus, &schedule, part](std::size_t row) -> std::optional<double> {
      if (!schedule.given()) return std::nullopt;
      return calendar_year(schedule, years_of((*focus)[row], schedule).*part);
    });
  };
  add("first_year", &Span::first);
  add("last_year", &Span::last);
  layer.number("gaps_not_in_plan", [focus, &schedule](std::size_t row) -> std::optional<double> {
    if (!schedule.given()) return std::nullopt;
    return count_gaps((*focus)[row], [&](GapId gap) { return schedule.gap_year[gap] == unbuilt; });
  });
}

void add_reasons(LayerBuilder& layer, const FocusVillages& focus, const Study& study,
                 const Findings& findings) {
  for (ServiceId service : findings.matrix.services) {
    const std::string& id = study.catalogue.services[service].id;
    layer.text(id + "_reason", [focus, service, &findings](std::size_t row) {
      return identifier(findings.matrix.reason[service][(*focus)[row].village]);
    });
    layer.text(id + "_evidence", [focus, service, &findings](std::size_t row) {
      return identifier(findings.connections.evidence[service][(*focus)[row].village]);
    });
  }
}

}  // namespace

OutputLayer gaps_layer(const Study& study, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  const FocusVillages focus = focus_villages(gaps);
  LayerBuilder layer("gaps", focus->size());
  add_village_fields(layer, findings.world.villages,
                     [focus](std::size_t row) { return (*focus)[row].village; });
  add_missing(layer, focus, gaps, study, findings.extension.gaps);
  add_village_cost(layer, focus, findings.extension.gaps);
  add_years(layer, focus, findings.schedule);
  add_critical_radius(layer, findings.coverage,
                      [focus](std::size_t row) { return (*focus)[row].village; });
  add_reasons(layer, focus, study, findings);
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
      if (findings.matrix.reason[service][village] != Reason::unknown) continue;
      found->push_back({village, service});
    }
  }
  return found;
}

}  // namespace

OutputLayer survey_list_layer(const Study& study, const Findings& findings) {
  const SurveyEntries entries = survey_entries(findings);
  const auto village = [entries](std::size_t row) { return (*entries)[row].village; };
  const auto service = [entries, &study](std::size_t row) -> const Service& {
    return study.catalogue.services[(*entries)[row].service];
  };
  LayerBuilder layer("survey_list", entries->size());
  add_village_fields(layer, findings.world.villages, village);
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.answer("covered", [village, &findings](std::size_t row) {
    return findings.coverage.covered[village(row)];
  });
  add_critical_radius(layer, findings.coverage, village);
  return layer.take();
}

namespace {

/// Adds numeric fields of the gap in a row.
class GapNumbers {
 public:
  GapNumbers(LayerBuilder& layer, const Priorities& priorities)
      : layer_(layer), priorities_(priorities) {}

  template <class Value>
  void add(std::string_view name, Value value) const {
    layer_.number(name, [&priorities = priorities_, value](std::size_t row) {
      return value(priorities.order[row]);
    });
  }

 private:
  LayerBuilder& layer_;
  const Priorities& priorities_;
};

void add_score(const GapNumbers& numbers, const Priorities& priorities) {
  numbers.add("score", [&](GapId gap) { return priorities.score[gap]; });
  auto part = priorities.parts.begin();
  for (const std::string& criterion : priorities.criteria) {
    numbers.add("score_" + criterion,
                [&of_gap = *part++](GapId gap) { return static_cast<double>(of_gap[gap.index]); });
  }
  const RankCertainty& certainty = priorities.certainty;
  numbers.add("rank_p5",
              [&](GapId gap) { return static_cast<double>(certainty.rank_p5[gap.index]); });
  numbers.add("rank_p95",
              [&](GapId gap) { return static_cast<double>(certainty.rank_p95[gap.index]); });
  numbers.add("top_probability",
              [&](GapId gap) { return static_cast<double>(certainty.top_probability[gap.index]); });
}

/// The remedy of the gap, and its cost.
void add_remedy(LayerBuilder& layer, const Study& study, const Findings& findings) {
  const GapExtensions& gaps = findings.extension.gaps;
  const std::vector<GapId>& order = findings.priorities.order;
  const auto alternative = [&](std::size_t row) -> const StandAlone* {
    const GapId gap = order[row];
    const auto& known =
        study.catalogue.services[findings.matrix.gaps.service[gap]].price.stand_alone;
    return gaps.remedy[gap] == Remedy::stand_alone && known ? &*known : nullptr;
  };
  layer.text("remedy", [&](std::size_t row) { return identifier(gaps.remedy[order[row]]); });
  layer.text("standalone_reason", [&](std::size_t row) -> std::string_view {
    const StandAloneReason standalone_reason = gaps.standalone_reason[order[row]];
    return standalone_reason == StandAloneReason::none ? "" : identifier(standalone_reason);
  });
  layer.text("alternative", [alternative](std::size_t row) -> std::string_view {
    const StandAlone* const found = alternative(row);
    return found != nullptr ? std::string_view(found->id) : "";
  });
  layer.text("alternative_name", [alternative, &study](std::size_t row) -> std::string_view {
    const StandAlone* const found = alternative(row);
    return found != nullptr ? name_of(*found, study.language) : "";
  });
  layer.text("segment", [&](std::size_t row) -> std::string {
    const std::optional<SegmentId> segment = gaps.segment[order[row]];
    if (!segment) return "";
    return segment_name(study.catalogue, findings.extension.segments, *segment);
  });
}

void add_gap_cost(GapNumbers numbers, const Gaps& gaps, const GapExtensions& extension) {
  numbers.add("nearest_source_m", [&](GapId gap) { return gaps.source_distance[gap].value; });
  const auto add = [&](std::string_view name, auto cost_of, Fen CostRange::*part) {
    numbers.add(name, [&extension, cost_of, part](GapId gap) -> std::optional<double> {
      if (!extension.has_cost(gap)) return std::nullopt;
      return to_yuan(cost_of(extension, gap).*part).value;
    });
  };
  const auto cost = [](const GapExtensions& of, GapId gap) { return of.cost(gap); };
  add("cost_cny_low", cost, &CostRange::low);
  add("cost_cny", cost, &CostRange::mid);
  add("cost_cny_high", cost, &CostRange::high);
  add(
      "cost_line_cny", [](const GapExtensions& of, GapId gap) { return of.line_share[gap]; },
      &CostRange::mid);
  add(
      "cost_local_cny", [](const GapExtensions& of, GapId gap) { return of.local_cost[gap]; },
      &CostRange::mid);
  add(
      "saving_cny", [](const GapExtensions& of, GapId gap) { return of.saving[gap]; },
      &CostRange::mid);
}

/// The year in which the gap is closed, and why not earlier.
void add_year(LayerBuilder& layer, const Study& study, const Findings& findings) {
  const Schedule& schedule = findings.schedule;
  const std::vector<GapId>& order = findings.priorities.order;
  const auto year = [&](std::size_t row) {
    return schedule.given() ? schedule.gap_year[order[row]] : unbuilt;
  };
  const auto delay = [&](std::size_t row) {
    return schedule.given() ? schedule.delay[order[row]] : Delay::no_schedule;
  };
  layer.number("year",
               [year, &schedule](std::size_t row) { return calendar_year(schedule, year(row)); });
  layer.text("delay_code", [delay](std::size_t row) { return identifier(delay(row)); });
  layer.text("delay_reason", [delay, year, &study](std::size_t row) {
    return explain(delay(row), year(row) != unbuilt, study.language);
  });
}

}  // namespace

OutputLayer priorities_layer(const Study& study, const Findings& findings) {
  const Gaps& gaps = findings.matrix.gaps;
  const Priorities& priorities = findings.priorities;
  const auto service = [&](std::size_t row) -> const Service& {
    return study.catalogue.services[gaps.service[priorities.order[row]]];
  };
  LayerBuilder layer("priorities", priorities.order.size());
  GapNumbers numbers(layer, priorities);
  numbers.add("rank", [&](GapId gap) { return static_cast<double>(priorities.rank[gap]); });
  add_village_fields(layer, findings.world.villages,
                     [&](std::size_t row) { return gaps.village[priorities.order[row]]; });
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  add_score(numbers, priorities);
  add_remedy(layer, study, findings);
  add_gap_cost(numbers, gaps, findings.extension.gaps);
  add_year(layer, study, findings);
  layer.text("evidence",
             [&](std::size_t row) { return identifier(gaps.evidence[priorities.order[row]]); });
  return layer.take();
}

}  // namespace hinterland
