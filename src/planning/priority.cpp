// SPDX-License-Identifier: Apache-2.0
#include <hinterland/priority.hpp>

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "network/nearby.hpp"
#include "planning/ranking.hpp"
#include "planning/settings_check.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>

namespace hinterland {

namespace {

using Value = std::optional<double>;

/// The tables that the criteria are computed from.
struct Basis {
  const World& world;
  const ServiceCatalogue& catalogue;
  const Coverage& coverage;
  const GapMatrix& matrix;
  const GapExtensions& extension;
};

Value people_of(const Basis& basis, GapId g) {
  const auto people = basis.world.villages.people[basis.matrix.gaps.village[g]];
  return people ? Value(people->value) : std::nullopt;
}

/// The sum of the weights of all services that the village lacks.
Value need_of(const Basis& basis, GapId g) {
  const VillageId v = basis.matrix.gaps.village[g];
  double lacking = 0.0;
  for (ServiceId s : basis.matrix.services) {
    if (basis.matrix.reason[s][v] == Reason::gap) lacking += basis.catalogue.services[s].weight;
  }
  return lacking;
}

/// Negated: a lower cost ranks higher.
Value cost_per_person(const Basis& basis, GapId g) {
  const auto people = basis.world.villages.people[basis.matrix.gaps.village[g]];
  if (!people || *people <= 0_people || !basis.extension.has_cost(g)) return std::nullopt;
  return -static_cast<double>(basis.extension.cost(g).mid) / people->value;
}

/// Negated: a shorter distance ranks higher.
Value nearness(const Basis& basis, GapId g) {
  const Impedance reach = basis.coverage.impedance(basis.matrix.gaps.village[g]);
  return reach == out_of_reach ? std::nullopt : Value(-reach.value);
}

/// Higher for a village whose nearest seat is a county's.
Column<VillageId, Value> town_levels(const World& world) {
  Column<VillageId, Value> level(world.villages.size());
  const PlaceTree seats(std::span(world.towns.place.data(), world.towns.size()));
  for (VillageId v : rows(level)) {
    const Neighbour seat = seats.nearest(world.villages.place[v]);
    if (seat.found()) level[v] = world.towns.level[TownId{seat.row}] == Level::county ? 1.0 : 0.0;
  }
  return level;
}

template <class ValueOf>
Column<GapId, Value> of_each_gap(const Basis& basis, ValueOf&& value_of) {
  Column<GapId, Value> values;
  values.reserve(basis.matrix.gaps.size());
  for (GapId g : rows(basis.matrix.gaps.village)) values.push_back(value_of(g));
  return values;
}

Column<GapId, Value> measure_by_village(const Basis& basis, const Column<VillageId, Value>& value) {
  return of_each_gap(basis, [&](GapId g) { return value[basis.matrix.gaps.village[g]]; });
}

const std::vector<std::string> built_in = {"people", "need", "cost_per_person", "nearness",
                                           "town_level"};

Column<GapId, Value> measure_criterion(const Basis& basis, const std::string& name) {
  const auto by_gap = [&](Value (*value_of)(const Basis&, GapId)) {
    return of_each_gap(basis, [&](GapId g) { return value_of(basis, g); });
  };
  if (name == "people") return by_gap(people_of);
  if (name == "need") return by_gap(need_of);
  if (name == "cost_per_person") return by_gap(cost_per_person);
  if (name == "nearness") return by_gap(nearness);
  if (name == "town_level") return measure_by_village(basis, town_levels(basis.world));

  const auto& attributes = basis.world.villages.attributes;
  const auto found = std::ranges::find(attributes, name, &VillageAttribute::name);
  if (found != attributes.end()) return measure_by_village(basis, found->value);

  std::vector<std::string> known = built_in;
  for (const VillageAttribute& attribute : attributes) known.push_back(attribute.name);
  throw UsageError(filled_text(
      "priority.weights: there is no criterion '{}'. {} A numeric field of the villages becomes "
      "a criterion by attributes = {{ … }} in their layer.",
      "priority.weights：没有评价指标“{}”。{}村庄的数值字段可在其图层用 attributes = {{ … }} "
      "定为指标。",
      name, suggest_name(name, known)));
}

/// The criteria and their weights, scaled to a sum of 1.
void normalize_weights(Priorities& priorities, const std::map<std::string, double>& weights) {
  double sum = 0.0;
  for (const auto& [name, weight] : weights) {
    priorities.criteria.push_back(name);
    priorities.weights.push_back(weight);
    sum += weight;
  }
  if (sum <= 0.0) {
    throw UsageError(Text("priority.weights: all are 0. Set at least one of them.",
                          "priority.weights：权重全为 0。请至少给一项权重。"));
  }
  for (double& weight : priorities.weights) weight /= sum;
}

void score_and_order(Priorities& priorities, std::size_t gaps) {
  priorities.score.resize(gaps);
  for (GapId g : rows(priorities.score)) {
    for (std::size_t c = 0; c < priorities.parts.size(); ++c) {
      priorities.score[g] +=
          priorities.weights[c] * static_cast<double>(priorities.parts[c][g.index]);
    }
  }
  for (GapId g : rows(priorities.score)) priorities.order.push_back(g);
  std::ranges::stable_sort(priorities.order, std::greater(),
                           [&](GapId g) { return priorities.score[g]; });
  priorities.rank.resize(gaps);
  std::uint32_t rank = 0;
  for (GapId g : priorities.order) priorities.rank[g] = ++rank;
}

void measure_rank_stability(Priorities& priorities, const WeightVariation& variation,
                            const Progress& progress) {
  std::vector<std::span<const float>> parts;
  for (const auto& part : priorities.parts) parts.emplace_back(part);
  std::vector<std::uint32_t> order;
  order.reserve(priorities.order.size());
  for (GapId g : priorities.order) order.push_back(g.index);
  priorities.certainty = measure_certainty(parts, priorities.weights, order, variation, progress);
}

}  // namespace

Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const GapExtensions& extension, const PrioritySettings& settings,
                     const Progress& progress) {
  check_settings(settings);
  const Basis basis{world, catalogue, coverage, matrix, extension};
  Priorities priorities;
  normalize_weights(priorities, settings.weights);
  for (const std::string& name : priorities.criteria) {
    progress(0.3 * static_cast<double>(priorities.parts.size()) /
                 static_cast<double>(priorities.criteria.size()),
             "ranking gaps");
    const Column<GapId, Value> values = measure_criterion(basis, name);
    priorities.parts.push_back(scale_by_rank(std::span(values.data(), values.size())));
  }
  score_and_order(priorities, matrix.gaps.size());
  measure_rank_stability(priorities, settings.variation, part_of(progress, 0.4, 1.0));
  return priorities;
}

}  // namespace hinterland
