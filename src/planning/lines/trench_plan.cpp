// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/trench_plan.hpp"

#include "steiner/tree.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

/// Each service is a bit.
using Partners = std::uint32_t;

/// More turns hardly save anything.
constexpr int most_turns = 2;

/// Who uses each route.
class RouteUse {
 public:
  RouteUse(std::span<const ServicePlan> plans, const TrenchPartners& partners,
           const RouteGraph& graph)
      : users_(graph.route.size(), 0) {
    for (std::size_t i = 0; i < partners.plan.size(); ++i) {
      set(plans[partners.plan[i]].tree, i, true);
    }
  }

  void set(std::span<const std::uint32_t> tree, std::size_t partner, bool uses) {
    const Partners bit = Partners{1} << partner;
    for (const std::uint32_t option : tree) {
      if (option >= users_.size()) continue;  // a tap is its own
      if (uses) {
        users_[option] |= bit;
      } else {
        users_[option] &= ~bit;
      }
    }
  }

  /// None for a tap.
  Partners of(std::uint32_t option) const { return option < users_.size() ? users_[option] : 0; }

 private:
  std::vector<Partners> users_;
};

/// The deepest trench that some dig anyway, by the price of a metre.
Fen deepest(std::span<const Fen> digging, Partners users) {
  Fen most = 0;
  for (std::size_t i = 0; i < digging.size(); ++i) {
    if ((users >> i & 1U) != 0) most = std::max(most, digging[i]);
  }
  return most;
}

std::vector<Fen> digging_of(std::span<const ServicePlan> plans, const TrenchPartners& partners) {
  std::vector<Fen> digging;
  for (const std::size_t p : partners.plan) digging.push_back(plans[p].price.trench.mid);
  return digging;
}

/// Plans one service anew among the trenches of the others. Returns whether that
/// saves anything.
bool take_turn(ServicePlan& plan, std::size_t partner, RouteUse& use, std::span<const Fen> digging,
               const RouteGraph& graph, double effort) {
  const LineOptions options(graph, plan.sources);
  use.set(plan.tree, partner, false);
  const auto cost = [&](std::uint32_t option) {
    const Fen dug = std::min(digging[partner], deepest(digging, use.of(option)));
    return (plan.price.per_metre(options.ground(option)).mid - dug) * options.centimetres(option);
  };
  std::int64_t before = 0;
  for (const std::uint32_t option : plan.tree) before += cost(option);
  steiner::Settings settings;
  settings.effort = effort;
  settings.known_tree = plan.tree;
  steiner::Tree found = steiner::find_tree(options.problem(plan.village, cost), settings);
  const bool saves = found.cost < before;
  if (saves) plan.tree = std::move(found.edges);
  use.set(plan.tree, partner, true);
  return saves;
}

/// Where a branch begins that has none above it.
RouteNodeId source_of(const Branch& branch, const Route& route) {
  return branch.forth ? route.start : route.end;
}

/// Which nodes end a trench for which partner: a source, a gap, a fork, another
/// ground.
std::vector<Partners> ends_of_trenches(std::span<const ServicePlan> plans,
                                       const TrenchPartners& partners,
                                       std::span<const SourceForest> forests,
                                       const RouteGraph& graph) {
  std::vector<Partners> ends(graph.place.size(), 0);
  std::vector<std::uint32_t> behind(graph.place.size());
  for (std::size_t i = 0; i < partners.plan.size(); ++i) {
    const LineOptions options(graph, plans[partners.plan[i]].sources);
    const SourceForest& forest = forests[i];
    const Partners bit = Partners{1} << i;
    for (const Branch& branch : forest) behind[branch.node.index] = 0;
    for (const Branch& branch : forest) {
      if (branch.ends_at_gap) ends[branch.node.index] |= bit;
      if (branch.above == Branch::none) {
        const bool is_tap = options.is_tap(branch.option);
        if (!is_tap) ends[source_of(branch, options.route(branch.option)).index] |= bit;
        continue;
      }
      const Branch& above = forest[branch.above];
      const bool forks = ++behind[above.node.index] > 1;
      const bool other_ground = options.ground(branch.option) != options.ground(above.option);
      if (forks || other_ground) ends[above.node.index] |= bit;
    }
  }
  return ends;
}

/// Which routes are one trench.
class Trenches {
 public:
  explicit Trenches(std::size_t routes) : first_(routes) {
    std::iota(first_.begin(), first_.end(), 0U);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = first(a);
    b = first(b);
    first_[std::max(a, b)] = std::min(a, b);
  }
  std::uint32_t first(std::uint32_t route) {
    while (first_[route] != route) route = first_[route] = first_[first_[route]];
    return route;
  }

 private:
  std::vector<std::uint32_t> first_;
};

}  // namespace

std::vector<TrenchPartners> find_partners(std::span<const ServicePlan> plans,
                                          const ServiceCatalogue& catalogue) {
  std::vector<TrenchPartners> groups;
  for (std::size_t p = 0; p < plans.size(); ++p) {
    const std::string& id = catalogue.services[plans[p].service].trench;
    if (id.empty() || plans[p].price.trench == CostRange{}) continue;
    auto group = std::ranges::find(groups, id, &TrenchPartners::id);
    if (group == groups.end()) group = groups.insert(group, TrenchPartners{id, {}});
    if (group->plan.size() < most_partners) group->plan.push_back(p);
  }
  std::erase_if(groups, [](const TrenchPartners& group) { return group.plan.size() < 2; });
  return groups;
}

void plan_together(std::span<ServicePlan> plans, const TrenchPartners& partners,
                   const RouteGraph& graph, double effort) {
  for (const std::size_t p : partners.plan) plans[p].tree = plans[p].apart;
  const std::vector<Fen> digging = digging_of(plans, partners);
  RouteUse use(plans, partners, graph);
  std::size_t idle = 0;  // partners in a row that found nothing
  for (int turn = 0; turn < most_turns; ++turn) {
    for (std::size_t i = 0; i < partners.plan.size() && idle < partners.plan.size(); ++i) {
      const bool saves = take_turn(plans[partners.plan[i]], i, use, digging, graph, effort);
      idle = saves ? 0 : idle + 1;
    }
  }
}

std::uint32_t mark_trenches(std::span<ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph, const Villages& villages,
                            const Column<VillageId, std::uint64_t>& bearers, std::uint32_t first) {
  std::vector<SourceForest> forests;
  for (const std::size_t p : partners.plan) {
    forests.push_back(grow_forest(LineOptions(graph, plans[p].sources), plans[p].tree,
                                  plans[p].village, villages, bearers));
  }
  const std::vector<Partners> ends = ends_of_trenches(plans, partners, forests, graph);
  const RouteUse use(plans, partners, graph);
  Trenches trenches(graph.route.size());
  for (const SourceForest& forest : forests) {
    for (const Branch& branch : forest) {
      if (branch.above == Branch::none) continue;
      const Branch& above = forest[branch.above];
      const Partners users = use.of(branch.option);
      if (users != 0 && users == use.of(above.option) && (ends[above.node.index] & users) == 0) {
        trenches.join(branch.option, above.option);
      }
    }
  }
  std::vector<std::uint32_t> number(graph.route.size(), 0);
  for (std::size_t i = 0; i < partners.plan.size(); ++i) {
    ServicePlan& plan = plans[partners.plan[i]];
    plan.trench.assign(LineOptions(graph, plan.sources).size(), 0);
    for (const Branch& branch : forests[i]) {
      if (std::popcount(use.of(branch.option)) < 2) continue;
      std::uint32_t& its_number = number[trenches.first(branch.option)];
      if (its_number == 0) its_number = first++;
      plan.trench[branch.option] = its_number;
    }
  }
  return first;
}

}  // namespace hinterland
