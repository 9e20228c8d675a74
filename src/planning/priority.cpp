// SPDX-License-Identifier: Apache-2.0
#include <hinterland/priority.hpp>

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "network/nearby.hpp"
#include "planning/ranking.hpp"
#include "planning/schedule/blocks.hpp"
#include "planning/schedule/building.hpp"
#include "planning/settings_check.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

using Value = std::optional<double>;

/// The tables that values and criteria are computed from.
struct Basis {
  const World& world;
  const ServiceCatalogue& catalogue;
  const Coverage& coverage;
  const GapMatrix& matrix;
  const NetworkExtension& extension;
};

/// The sum of the weights of all services that the village lacks.
Value need_of(const Basis& basis, GapId g) {
  const VillageId v = basis.matrix.gaps.village[g];
  double lacking = 0.0;
  for (ServiceId s : basis.matrix.services) {
    if (basis.matrix.reason[s][v] == Reason::gap) lacking += basis.catalogue.services[s].weight;
  }
  return lacking;
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

Column<GapId, Value> measure_criterion(const Basis& basis, const std::string& name) {
  const auto by_gap = [&](Value (*value_of)(const Basis&, GapId)) {
    return of_each_gap(basis, [&](GapId g) { return value_of(basis, g); });
  };
  if (name == "need") return by_gap(need_of);
  if (name == "nearness") return by_gap(nearness);
  if (name == "town_level") return measure_by_village(basis, town_levels(basis.world));

  const auto& attributes = basis.world.villages.attributes;
  const auto found = std::ranges::find(attributes, name, &VillageAttribute::name);
  if (found != attributes.end()) return measure_by_village(basis, found->value);

  std::vector<std::string> known(built_in_criteria.begin(), built_in_criteria.end());
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

/// The criteria of all gaps and their weighted sum, 0 to 1; nothing without weights.
void score_gaps(const Basis& basis, const PrioritySettings& settings, Priorities& priorities,
                const Progress& progress) {
  if (settings.weights.empty()) return;
  normalize_weights(priorities, settings.weights);
  priorities.score.resize(basis.matrix.gaps.size());
  for (std::size_t c = 0; c < priorities.criteria.size(); ++c) {
    progress(static_cast<double>(c) / static_cast<double>(priorities.criteria.size()),
             "ranking gaps");
    const Column<GapId, Value> values = measure_criterion(basis, priorities.criteria[c]);
    priorities.parts.push_back(scale_by_rank(std::span(values.data(), values.size())));
    for (GapId g : rows(priorities.score)) {
      priorities.score[g] +=
          priorities.weights[c] * static_cast<double>(priorities.parts[c][g.index]);
    }
  }
}

/// The lower median of the people of the villages where they are known.
std::optional<double> median_people(const Villages& villages) {
  std::vector<double> known;
  for (const auto& people : villages.people) {
    if (people) known.push_back(people->value);
  }
  if (known.empty()) return std::nullopt;
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>((known.size() - 1) / 2);
  std::ranges::nth_element(known, middle);
  return *middle;
}

/// The people whom closing each gap serves, and where their number comes from.
void count_people(const Basis& basis, ValueBasis counted, Priorities& priorities) {
  const Villages& villages = basis.world.villages;
  const auto median = median_people(villages);
  for (const VillageId v : basis.matrix.gaps.village) {
    const auto& people = villages.people[v];
    const bool is_estimated =
        !villages.is_people_estimated.empty() && villages.is_people_estimated[v] == TriState::yes;
    if (counted == ValueBasis::villages || (!people && !median)) {
      priorities.people.push_back(1.0);
      priorities.people_basis.push_back(PeopleBasis::village);
    } else if (people) {
      priorities.people.push_back(people->value);
      priorities.people_basis.push_back(is_estimated ? PeopleBasis::households
                                                     : PeopleBasis::counted);
    } else {
      priorities.people.push_back(*median);
      priorities.people_basis.push_back(PeopleBasis::median);
    }
  }
}

/// The value at a weight of 1.
double value_without_weight(const Priorities& priorities, GapId g) {
  return priorities.people[g] * (priorities.score.empty() ? 1.0 : 0.5 + priorities.score[g]);
}

/// In a bundle: more value for its own cost first, and one that costs nothing before all others.
void sort_in_bundle(const Basis& basis, const Priorities& priorities, std::vector<GapId>& gaps) {
  std::ranges::sort(gaps, [&](GapId a, GapId b) {
    const auto cost_of = [&](GapId g) {
      return static_cast<double>(basis.extension.gaps.cost(g).mid);
    };
    const double gain_of_a = priorities.value[a] * cost_of(b);
    const double gain_of_b = priorities.value[b] * cost_of(a);
    return std::tuple(-gain_of_a, cost_of(a), a.index) <
           std::tuple(-gain_of_b, cost_of(b), b.index);
  });
}

/// The gaps in the order of their bundles; those without a cost last, by value.
void order_gaps(const Basis& basis, Priorities& priorities) {
  const std::size_t segments = basis.extension.segments.size();
  const Activities activities =
      list_activities(basis.matrix.gaps, basis.extension, priorities.value);
  const std::vector<Fen> excavation = min_excavation(activities, SharedTrenches(activities));
  std::vector<double> cost;
  for (ActivityId w : rows(activities.cost))
    cost.push_back(static_cast<double>(activities.cost[w] + excavation[w.index]));
  const ActivityBlocks blocks = make_blocks(activities, cost);

  GapBundles& bundles = priorities.bundles;
  priorities.bundle.resize(basis.matrix.gaps.size());
  std::vector<GapId> without_cost;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    std::vector<GapId> gaps;
    Fen paid = 0;
    for (ActivityId w : blocks.activities_of(b)) {
      paid += activities.cost[w] + excavation[w.index];
      if (w.index < segments) continue;
      const GapId g{static_cast<std::uint32_t>(w.index - segments)};
      (basis.extension.gaps.has_cost(g) ? gaps : without_cost).push_back(g);
    }
    if (gaps.empty()) continue;
    double value = 0.0;
    for (GapId g : gaps) {
      value += priorities.value[g];
      priorities.bundle[g] = static_cast<std::uint32_t>(bundles.size());
    }
    sort_in_bundle(basis, priorities, gaps);
    priorities.order.insert(priorities.order.end(), gaps.begin(), gaps.end());
    bundles.value.push_back(value);
    bundles.cost.push_back(paid);
  }
  std::ranges::sort(without_cost, [&](GapId a, GapId b) {
    return std::pair(-priorities.value[a], a.index) < std::pair(-priorities.value[b], b.index);
  });
  priorities.order.insert(priorities.order.end(), without_cost.begin(), without_cost.end());
  priorities.rank.resize(priorities.order.size());
  std::uint32_t rank = 0;
  for (GapId g : priorities.order) priorities.rank[g] = ++rank;
}

/// The bundles as sums over the weights of the services, for each fen. `numbers` of the services:
/// rows of their weights.
WeightedBundles weighted_bundles(const Basis& basis, const Priorities& priorities) {
  constexpr double least_value = 1e-6;  // as in `list_activities`
  WeightedBundles weighted;
  auto next = priorities.order.begin();
  for (std::uint32_t b = 0; b < priorities.bundles.size(); ++b) {
    std::map<std::uint32_t, double> value;
    std::uint32_t gaps = 0;
    for (; next != priorities.order.end() && priorities.bundle[*next] == b; ++next, ++gaps)
      value[basis.matrix.gaps.service[*next].index] += value_without_weight(priorities, *next);
    const double cost = std::max(static_cast<double>(priorities.bundles.cost[b]), 1.0);
    for (const auto& [service, sum] : value) {
      weighted.part.push_back({service, static_cast<float>(std::max(sum, least_value) / cost)});
    }
    weighted.first_part.push_back(weighted.part.size());
    weighted.rows.push_back(gaps);
  }
  return weighted;
}

/// Gaps without a cost keep their ranks under all weights.
void measure_rank_stability(const Basis& basis, const WeightVariation& variation,
                            Priorities& priorities, const Progress& progress) {
  std::vector<double> weights;
  for (const Service& service : basis.catalogue.services)
    weights.push_back(std::max(service.weight, 1e-6));
  const RankCertainty by_row =
      measure_certainty(weighted_bundles(basis, priorities), weights, variation, progress);
  const std::size_t gaps = priorities.order.size();
  const auto top =
      static_cast<std::uint32_t>(std::ceil(variation.top_share * static_cast<double>(gaps)));
  RankCertainty& certainty = priorities.certainty;
  certainty = {std::vector<std::uint32_t>(gaps), std::vector<std::uint32_t>(gaps),
               std::vector<float>(gaps)};
  for (std::uint32_t row = 0; row < gaps; ++row) {
    const std::uint32_t g = priorities.order[row].index;
    const bool has_bundle = row < by_row.rank_p5.size();
    certainty.rank_p5[g] = has_bundle ? by_row.rank_p5[row] : row + 1;
    certainty.rank_p95[g] = has_bundle ? by_row.rank_p95[row] : row + 1;
    certainty.top_probability[g] =
        has_bundle ? by_row.top_probability[row] : (row < top ? 1.0F : 0.0F);
  }
}

}  // namespace

double GapBundles::value_per_10k(std::size_t bundle) const {
  constexpr double fen_in_10k = 1e6;
  return value[bundle] / static_cast<double>(cost[bundle]) * fen_in_10k;
}

Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const NetworkExtension& extension, const PrioritySettings& settings,
                     const Progress& progress) {
  check_settings(settings);
  const Basis basis{world, catalogue, coverage, matrix, extension};
  Priorities priorities;
  score_gaps(basis, settings, priorities, part_of(progress, 0.0, 0.2));
  count_people(basis, settings.value, priorities);
  for (GapId g : rows(matrix.gaps.service)) {
    priorities.value.push_back(value_without_weight(priorities, g) *
                               catalogue.services[matrix.gaps.service[g]].weight);
  }
  order_gaps(basis, priorities);
  measure_rank_stability(basis, settings.variation, priorities, part_of(progress, 0.4, 1.0));
  return priorities;
}

namespace {

// One word per value, in the order of the enumeration.
constexpr std::array<std::string_view, 2> basis_words{"people", "villages"};
constexpr std::array<std::string_view, 4> people_words{"counted", "households", "median",
                                                       "village"};

}  // namespace

std::string_view identifier(ValueBasis basis) {
  return basis_words[static_cast<std::size_t>(basis)];
}

std::string_view identifier(PeopleBasis basis) {
  return people_words[static_cast<std::size_t>(basis)];
}

}  // namespace hinterland
