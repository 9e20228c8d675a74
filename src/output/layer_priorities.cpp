// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/layer_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// Adds numeric fields of the gap in a row.
class GapNumbers {
 public:
  GapNumbers(LayerBuilder& layer, const Priorities& priorities)
      : layer_(layer), priorities_(priorities) {}

  template <class Value>
  void add(std::string name, Value value) {
    layer_.number(std::move(name), [&priorities = priorities_, value](std::size_t row) {
      return value(priorities.order[row]);
    });
  }

 private:
  LayerBuilder& layer_;
  const Priorities& priorities_;
};

void add_score(GapNumbers numbers, const Priorities& priorities) {
  numbers.add("score", [&](GapId gap) { return priorities.score[gap]; });
  for (std::size_t i = 0; i < priorities.criteria.size(); ++i) {
    numbers.add("score_" + priorities.criteria[i], [&parts = priorities.parts[i]](GapId gap) {
      return static_cast<double>(parts[gap.index]);
    });
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
  const auto add = [&](std::string name, auto cost_of, Fen CostRange::*part) {
    numbers.add(std::move(name), [&extension, cost_of, part](GapId gap) -> std::optional<double> {
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
