// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/layer_builder.hpp"
#include "output/survey_services.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

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

void add_missing(LayerBuilder& layer, FocusVillages focus, const Gaps& gaps, const Study& study,
                 const GapExtensions& extension) {
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

void add_village_cost(LayerBuilder& layer, FocusVillages focus, const GapExtensions& extension) {
  const auto add = [&](std::string name, Fen CostRange::*part) {
    layer.number(std::move(name), [focus, &extension, part](std::size_t row) {
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

void add_years(LayerBuilder& layer, FocusVillages focus, const Schedule& schedule) {
  const auto add = [&](std::string name, PlanYear Span::*part) {
    layer.number(std::move(name),
                 [focus, &schedule, part](std::size_t row) -> std::optional<double> {
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

void add_reasons(LayerBuilder& layer, FocusVillages focus, const Study& study,
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

struct Question {
  VillageId village;
  ServiceId service;
};

using Questions = std::shared_ptr<const std::vector<Question>>;

Questions open_questions(const Findings& findings) {
  auto found = std::make_shared<std::vector<Question>>();
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
  const Questions questions = open_questions(findings);
  const auto village = [questions](std::size_t row) { return (*questions)[row].village; };
  const auto service = [questions, &study](std::size_t row) -> const Service& {
    return study.catalogue.services[(*questions)[row].service];
  };
  LayerBuilder layer("survey_list", questions->size());
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

}  // namespace hinterland
