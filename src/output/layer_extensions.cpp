// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/output_layer.hpp"

#include <memory>
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

void add_names(LayerBuilder& layer, const Study& study, const ExtensionSegments& segments) {
  const auto service = [&](std::size_t row) -> const Service& {
    return study.catalogue.services[segments.service[segment_of(row)]];
  };
  layer.text("segment", [&](std::size_t row) {
    return segment_name(study.catalogue, segments, segment_of(row));
  });
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.text("upstream", [&](std::size_t row) -> std::string {
    const std::optional<SegmentId> upstream = segments.upstream[segment_of(row)];
    return upstream ? segment_name(study.catalogue, segments, *upstream) : "";
  });
}

void add_trench(LayerBuilder& layer, const Study& study, const ExtensionSegments& segments) {
  const Trenches trenches = trenches_of(segments);
  layer.text("trench", [&segments](std::size_t row) -> std::string {
    const std::optional<TrenchId> trench = segments.trench[segment_of(row)];
    return trench ? "trench-" + std::to_string(trench->index + 1) : "";
  });
  layer.text_list("trench_services", [trenches, &study, &segments](std::size_t row) {
    std::vector<std::string_view> services;
    const std::optional<TrenchId> trench = segments.trench[segment_of(row)];
    if (!trench) return services;
    for (const SegmentId segment : (*trenches)[trench->index]) {
      services.push_back(study.catalogue.services[segments.service[segment]].id);
    }
    return services;
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
void add_villages(LayerBuilder& layer, const Villages& villages,
                  const ExtensionSegments& segments) {
  layer.number("villages", [&](std::size_t row) {
    return static_cast<double>(segments.villages[segment_of(row)]);
  });
  layer.number("people", [&](std::size_t row) { return segments.people[segment_of(row)].value; });
  layer.text("town",
             [&](std::size_t row) { return villages.town[segments.village[segment_of(row)]]; });
  layer.text("county",
             [&](std::size_t row) { return villages.county[segments.village[segment_of(row)]]; });
}

}  // namespace

OutputLayer extensions_layer(const Study& study, const Findings& findings) {
  const ExtensionSegments& segments = findings.extension.segments;
  const Schedule& schedule = findings.schedule;
  LayerBuilder layer("extensions", segments.size());
  layer.lines([&](std::size_t row) {
    return std::span(segments.vertex)
        .subspan(segments.first_vertex[row],
                 segments.first_vertex[row + 1] - segments.first_vertex[row]);
  });
  add_names(layer, study, segments);
  add_trench(layer, study, segments);
  layer.text("alignment",
             [&](std::size_t row) { return identifier(segments.alignment[segment_of(row)]); });
  layer.number("length_m", [&](std::size_t row) { return segments.length[segment_of(row)].value; });
  add_cost(layer, segments);
  add_villages(layer, findings.world.villages, segments);
  layer.number("year", [&schedule](std::size_t row) -> std::optional<double> {
    if (!schedule.given()) return std::nullopt;
    return calendar_year(schedule, schedule.segment_year[segment_of(row)]);
  });
  return layer.take();
}

}  // namespace hinterland
