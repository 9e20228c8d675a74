// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/layer_priorities.hpp>

#include <hinterland/report/identifiers.hpp>
#include <hinterland/report/layer_builder.hpp>

#include <optional>
#include <string>

namespace hinterland {

namespace {

/// Adds fields that are numbers of the gap in a row.
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
    numbers.add("part_" + priorities.criteria[i], [&parts = priorities.parts[i]](GapId gap) {
      return static_cast<double>(parts[gap.index]);
    });
  }
  const RankCertainty& certainty = priorities.certainty;
  numbers.add("rank_low",
              [&](GapId gap) { return static_cast<double>(certainty.rank_low[gap.index]); });
  numbers.add("rank_high",
              [&](GapId gap) { return static_cast<double>(certainty.rank_high[gap.index]); });
  numbers.add("top_chance",
              [&](GapId gap) { return static_cast<double>(certainty.top_chance[gap.index]); });
}

void add_cost(GapNumbers numbers, const Gaps& gaps, const GapExtensions& extension) {
  numbers.add("source_m", [&](GapId gap) { return gaps.source_distance[gap].value; });
  numbers.add("line_cny", [&](GapId gap) { return to_yuan(extension.line_share[gap].mid).value; });
  const auto add = [&](std::string name, Fen CostRange::*part) {
    numbers.add(std::move(name), [&extension, part](GapId gap) -> std::optional<double> {
      if (!extension.has_cost(gap)) return std::nullopt;
      return to_yuan(extension.cost(gap).*part).value;
    });
  };
  add("cost_cny_low", &CostRange::low);
  add("cost_cny", &CostRange::mid);
  add("cost_cny_high", &CostRange::high);
}

}  // namespace

GeoJsonLayer priorities_layer(const Study& study, const Findings& findings) {
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
  add_cost(numbers, gaps, findings.extension.gaps);
  layer.text("evidence",
             [&](std::size_t row) { return identifier(gaps.evidence[priorities.order[row]]); });
  return layer.take();
}

}  // namespace hinterland
