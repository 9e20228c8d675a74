// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/lanes.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

namespace {

SegmentId segment_of(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

/// The segments in each shared trench.
using Trenches = std::shared_ptr<const std::vector<std::vector<SegmentId>>>;

Trenches trenches_of(const ExtensionSegments& segments) {
  auto found = std::make_shared<std::vector<std::vector<SegmentId>>>();
  for (const SegmentId segment : rows(segments.trench)) {
    const std::optional<TrenchId> trench = segments.trench[segment];
    if (!trench) continue;
    if (found->size() <= trench->index) found->resize(trench->index + 1U);
    (*found)[trench->index].push_back(segment);
  }
  return found;
}

void add_names(LayerBuilder& layer, const Study& study, const ExtensionSegments& segments,
               const OutputKeys& keys) {
  const auto service = [&](std::size_t row) -> const Service& {
    return study.catalogue.services[segments.service[segment_of(row)]];
  };
  layer.text("segment", [&](std::size_t row) { return keys.segments[segment_of(row)]; });
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.text("upstream", [&](std::size_t row) -> std::string_view {
    const std::optional<SegmentId> upstream = segments.upstream[segment_of(row)];
    return upstream ? keys.segments[*upstream] : std::string_view();
  });
}

/// Whether a segment shares its trench with a service.
bool shares_trench(const std::vector<std::vector<SegmentId>>& trenches,
                   const ExtensionSegments& segments, SegmentId segment, ServiceId service) {
  const std::optional<TrenchId> trench = segments.trench[segment];
  if (!trench) return false;
  return std::ranges::any_of(trenches[trench->index],
                             [&](SegmentId other) { return segments.service[other] == service; });
}

void add_trench(LayerBuilder& layer, const Study& study, const ExtensionSegments& segments,
                const OutputKeys& keys) {
  const Trenches trenches = trenches_of(segments);
  layer.text("trench", [&segments](std::size_t row) -> std::string {
    const std::optional<TrenchId> trench = segments.trench[segment_of(row)];
    return trench ? "trench-" + std::to_string(trench->index + 1) : "";
  });
  layer.text("trench_services", [trenches, &study, &segments](std::size_t row) {
    std::string services;
    const std::optional<TrenchId> trench = segments.trench[segment_of(row)];
    if (!trench) return services;
    for (const SegmentId segment : (*trenches)[trench->index]) {
      if (!services.empty()) services += ';';
      services += study.catalogue.services[segments.service[segment]].id;
    }
    return services;
  });
  Column<ServiceId, TriState> shares_any(study.catalogue.services.size(), TriState::no);
  for (const SegmentId segment : rows(segments.service)) {
    if (segments.trench[segment]) shares_any[segments.service[segment]] = TriState::yes;
  }
  for (const ServiceId service : rows(study.catalogue.services)) {
    if (shares_any[service] == TriState::no) continue;
    layer.boolean(keys.short_names[service] + "_tr",
                  [trenches, &segments, service](std::size_t row) {
                    return shares_trench(*trenches, segments, segment_of(row), service);
                  });
  }
}

/// The lanes in which lines of several services on one way are drawn.
void add_lanes(LayerBuilder& layer, const ExtensionSegments& segments) {
  const auto lanes = std::make_shared<const Column<SegmentId, Lane>>(find_lanes(segments));
  const auto add = [&](std::string_view name, std::uint32_t Lane::*part) {
    layer.number(name, [lanes, part](std::size_t row) {
      return static_cast<double>((*lanes)[segment_of(row)].*part);
    });
  };
  add("lane", &Lane::lane);
  add("lanes", &Lane::lanes);
}

/// The project of a segment, its year, and what the plan pays for it.
void add_project(LayerBuilder& layer, const Study& study, const Findings& findings,
                 const OutputKeys& keys) {
  const ExtensionSegments& segments = findings.extension.segments;
  const Schedule& schedule = findings.schedule;
  const auto year = [&schedule](std::size_t row) {
    return schedule.given() ? schedule.segment_year[segment_of(row)] : unbuilt;
  };
  layer.text("project", [&, year](std::size_t row) {
    const SegmentId segment = segment_of(row);
    return project_key(keys.units.of(segments.village[segment]),
                       study.catalogue.services[segments.service[segment]], schedule, year(row));
  });
  layer.number("year",
               [&schedule, year](std::size_t row) { return calendar_year(schedule, year(row)); });
  layer.number("planned_cny", [&schedule, year](std::size_t row) -> std::optional<double> {
    if (year(row) == unbuilt) return std::nullopt;
    return to_yuan(schedule.segment_cost[segment_of(row)]).value;
  });
}

void add_cost(LayerBuilder& layer, const ExtensionSegments& segments) {
  const auto add = [&](std::string_view name, Fen CostRange::*part) {
    layer.number(name, [&segments, part](std::size_t row) {
      return to_yuan(segments.cost[segment_of(row)].*part).value;
    });
  };
  add("cost_cny_low", &CostRange::low);
  add("cost_cny", &CostRange::mid);
  add("cost_cny_high", &CostRange::high);
}

/// The villages and people downstream of a segment, and its town and county.
void add_villages(LayerBuilder& layer, const ExtensionSegments& segments, const HomeUnits& units) {
  layer.number("villages", [&](std::size_t row) {
    return static_cast<double>(segments.villages[segment_of(row)]);
  });
  layer.number("people", [&](std::size_t row) { return segments.people[segment_of(row)].value; });
  add_unit_fields(layer, [&](std::size_t row) -> const HomeUnit* {
    return &units.of(segments.village[segment_of(row)]);
  });
}

}  // namespace

OutputLayer extensions_layer(const Study& study, const Findings& findings, const OutputKeys& keys) {
  const ExtensionSegments& segments = findings.extension.segments;
  LayerBuilder layer("extensions", segments.size());
  layer.lines([&](std::size_t row) {
    return std::span(segments.vertex)
        .subspan(segments.first_vertex[row],
                 segments.first_vertex[row + 1] - segments.first_vertex[row]);
  });
  add_names(layer, study, segments, keys);
  add_trench(layer, study, segments, keys);
  add_lanes(layer, segments);
  layer.text("alignment",
             [&](std::size_t row) { return identifier(segments.alignment[segment_of(row)]); });
  layer.number("length_m", [&](std::size_t row) { return segments.length[segment_of(row)].value; });
  add_cost(layer, segments);
  add_villages(layer, segments, keys.units);
  add_project(layer, study, findings, keys);
  return layer.take();
}

}  // namespace hinterland
