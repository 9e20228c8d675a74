// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

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

/// The fields of the criteria: score_people; score_2_people for the second criterion if several
/// would have the same first ten bytes, which is all that a shapefile keeps.
std::vector<std::string> score_fields(const std::vector<std::string>& criteria) {
  constexpr std::size_t bytes_kept = 10;
  std::map<std::string, std::size_t> uses;
  for (const std::string& criterion : criteria)
    ++uses[("score_" + criterion).substr(0, bytes_kept)];
  std::vector<std::string> names;
  for (const std::string& criterion : criteria) {
    std::string name = "score_" + criterion;
    if (uses[name.substr(0, bytes_kept)] > 1)
      name = "score_" + std::to_string(names.size() + 1) + "_" + criterion;
    names.push_back(std::move(name));
  }
  return names;
}

/// The value of closing the gap, and what it is computed from.
void add_value(LayerBuilder& layer, const GapNumbers& numbers, const Study& study,
               const Findings& findings) {
  const Priorities& priorities = findings.priorities;
  numbers.add("value_people", [&](GapId gap) { return priorities.people[gap]; });
  layer.text("people_basis", [&](std::size_t row) {
    return identifier(priorities.people_basis[priorities.order[row]]);
  });
  numbers.add("weight", [&](GapId gap) {
    return study.catalogue.services[findings.matrix.gaps.service[gap]].weight;
  });
  if (!priorities.score.empty())
    numbers.add("score", [&](GapId gap) { return priorities.score[gap]; });
  auto part = priorities.parts.begin();
  for (const std::string& name : score_fields(priorities.criteria)) {
    numbers.add(name,
                [&of_gap = *part++](GapId gap) { return static_cast<double>(of_gap[gap.index]); });
  }
  numbers.add("value", [&](GapId gap) { return priorities.value[gap]; });
}

/// The gaps that are best closed together, and the certainty of the rank.
void add_bundle(const GapNumbers& numbers, const Priorities& priorities) {
  const auto add = [&](std::string_view name, auto of_bundle) {
    numbers.add(name, [&priorities, of_bundle](GapId gap) -> std::optional<double> {
      const auto bundle = priorities.bundle[gap];
      if (!bundle) return std::nullopt;
      return of_bundle(priorities.bundles, *bundle);
    });
  };
  add("bundle", [](const GapBundles&, std::uint32_t bundle) { return bundle + 1.0; });
  add("bundle_cost_cny", [](const GapBundles& bundles, std::uint32_t bundle) {
    return to_yuan(bundles.cost[bundle]).value;
  });
  add("value_per_10k_cny", [](const GapBundles& bundles, std::uint32_t bundle) {
    return bundles.cost[bundle] == 0 ? std::nullopt : std::optional(bundles.value_per_10k(bundle));
  });
  const RankCertainty& certainty = priorities.certainty;
  numbers.add("rank_p5",
              [&](GapId gap) { return static_cast<double>(certainty.rank_p5[gap.index]); });
  numbers.add("rank_p95",
              [&](GapId gap) { return static_cast<double>(certainty.rank_p95[gap.index]); });
  numbers.add("top_probability",
              [&](GapId gap) { return static_cast<double>(certainty.top_probability[gap.index]); });
}

/// The remedy of the gap, and its cost.
void add_remedy(LayerBuilder& layer, const Study& study, const Findings& findings,
                const OutputKeys& keys) {
  const GapExtensions& gaps = findings.extension.gaps;
  const std::vector<GapId>& order = findings.priorities.order;
  const auto alternative = [&](std::size_t row) -> const Standalone* {
    const GapId gap = order[row];
    const auto& known =
        study.catalogue.services[findings.matrix.gaps.service[gap]].price.standalone;
    return gaps.remedy[gap] == Remedy::standalone && known ? &*known : nullptr;
  };
  layer.text("remedy", [&](std::size_t row) { return identifier(gaps.remedy[order[row]]); });
  layer.text("standalone_reason", [&](std::size_t row) -> std::string_view {
    const StandaloneReason standalone_reason = gaps.standalone_reason[order[row]];
    return standalone_reason == StandaloneReason::none ? "" : identifier(standalone_reason);
  });
  layer.text("alternative", [alternative](std::size_t row) -> std::string_view {
    const Standalone* const found = alternative(row);
    return found != nullptr ? std::string_view(found->id) : "";
  });
  layer.text("alt_name", [alternative, &study](std::size_t row) -> std::string_view {
    const Standalone* const found = alternative(row);
    return found != nullptr ? name_of(*found, study.language) : "";
  });
  layer.text("segment", [&](std::size_t row) -> std::string_view {
    const std::optional<SegmentId> segment = gaps.segment[order[row]];
    return segment ? keys.segments[*segment] : std::string_view();
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

/// The project and the year in which the gap is closed, what it costs then, and why not earlier.
void add_year(LayerBuilder& layer, const Study& study, const Findings& findings,
              const OutputKeys& keys) {
  const Schedule& schedule = findings.schedule;
  const std::vector<GapId>& order = findings.priorities.order;
  const auto year = [&](std::size_t row) {
    return schedule.given() ? schedule.gap_year[order[row]] : unbuilt;
  };
  const auto delay = [&](std::size_t row) {
    return schedule.given() ? schedule.delay[order[row]] : Delay::no_schedule;
  };
  layer.text("project", [&, year](std::size_t row) -> std::string {
    const GapId gap = order[row];
    if (findings.extension.gaps.remedy[gap] == Remedy::none) return {};
    const Gaps& gaps = findings.matrix.gaps;
    return project_key(keys.units.of(gaps.village[gap]),
                       study.catalogue.services[gaps.service[gap]], schedule, year(row));
  });
  layer.number("year",
               [year, &schedule](std::size_t row) { return calendar_year(schedule, year(row)); });
  layer.number("planned_cny", [&](std::size_t row) -> std::optional<double> {
    const auto cost = planned_cost(findings, order[row]);
    return cost ? std::optional(to_yuan(*cost).value) : std::nullopt;
  });
  layer.text("delay_code", [delay](std::size_t row) { return identifier(delay(row)); });
  layer.text("delay_reason",
             [&](std::size_t row) { return explain_delay(findings, order[row], study.language); });
  layer.number("shortfall_cny", [&, delay](std::size_t row) -> std::optional<double> {
    const bool is_short = delay(row) != Delay::none && delay(row) != Delay::no_schedule &&
                          delay(row) != Delay::no_cost && delay(row) != Delay::pinned;
    return is_short ? std::optional(to_yuan(schedule.shortfall[order[row]]).value) : std::nullopt;
  });
}

}  // namespace

OutputLayer priorities_layer(const Study& study, const Findings& findings, const OutputKeys& keys) {
  const Gaps& gaps = findings.matrix.gaps;
  const Priorities& priorities = findings.priorities;
  const auto service = [&](std::size_t row) -> const Service& {
    return study.catalogue.services[gaps.service[priorities.order[row]]];
  };
  LayerBuilder layer("priorities", priorities.order.size());
  GapNumbers numbers(layer, priorities);
  numbers.add("rank", [&](GapId gap) { return static_cast<double>(priorities.rank[gap]); });
  const auto village = [&](std::size_t row) { return gaps.village[priorities.order[row]]; };
  add_village_places(layer, findings.world.villages, village);
  add_village_fields(layer, findings.world.villages, keys.units, village);
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  add_value(layer, numbers, study, findings);
  add_bundle(numbers, priorities);
  add_remedy(layer, study, findings, keys);
  add_gap_cost(numbers, gaps, findings.extension.gaps);
  add_year(layer, study, findings, keys);
  layer.text("evidence",
             [&](std::size_t row) { return identifier(gaps.evidence[priorities.order[row]]); });
  add_site_of_village(layer, findings.sites, village);
  return layer.take();
}

}  // namespace hinterland
