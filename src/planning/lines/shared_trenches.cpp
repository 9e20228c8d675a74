// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/shared_trenches.hpp"

#include "base/disjoint_sets.hpp"
#include "planning/cost_sharing.hpp"
#include "steiner/tree.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A set of partners, one bit per service.
using Partners = std::uint32_t;

bool holds(Partners partners, std::size_t partner) { return (partners >> partner & 1U) != 0; }

/// More passes save almost nothing.
constexpr int max_turns = 2;

/// The partners that use each edge.
class EdgeUse {
 public:
  EdgeUse(std::span<const ServicePlan> plans, const TrenchPartners& partners,
          const CorridorGraph& graph)
      : users_(graph.edge.size(), 0) {
    for (std::size_t i = 0; i < partners.plan.size(); ++i) {
      set(plans[partners.plan[i]].tree, i, true);
    }
  }

  void set(std::span<const std::uint32_t> tree, std::size_t partner, bool uses) {
    const Partners bit = Partners{1} << partner;
    for (const std::uint32_t option : tree) {
      if (option >= users_.size()) continue;  // a tap belongs to one service
      if (uses) {
        users_[option] |= bit;
      } else {
        users_[option] &= ~bit;
      }
    }
  }

  /// One row per edge.
  const std::vector<Partners>& users() const { return users_; }
  /// The empty set for a tap.
  Partners of(std::uint32_t option) const { return option < users_.size() ? users_[option] : 0; }

 private:
  std::vector<Partners> users_;
};

/// The most expensive trench among the partners, by price per metre.
Fen deepest(std::span<const Fen> excavation, Partners users) {
  Fen most = 0;
  for (std::size_t i = 0; i < excavation.size(); ++i) {
    if (holds(users, i)) most = std::max(most, excavation[i]);
  }
  return most;
}

std::vector<Fen> excavation_of(std::span<const ServicePlan> plans, const TrenchPartners& partners) {
  std::vector<Fen> excavation;
  for (const std::size_t p : partners.plan) excavation.push_back(plans[p].price.trench.mid);
  return excavation;
}

/// Plans one service again with the trenches of the others at no cost. Returns whether that saves
/// anything.
bool take_turn(ServicePlan& plan, std::size_t partner, EdgeUse& use,
               std::span<const Fen> excavation, const CorridorGraph& graph, double effort) {
  const LineOptions options(graph, plan.sources);
  use.set(plan.tree, partner, false);
  const auto cost = [&](std::uint32_t option) {
    const Fen dug = std::min(excavation[partner], deepest(excavation, use.of(option)));
    return (plan.price.per_metre(options.alignment(option)).mid - dug) *
           options.centimetres(option);
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

/// The node at which a branch without an upstream branch starts.
CorridorNodeId source_of(const Branch& branch, const CandidateEdge& edge) {
  return branch.forth ? edge.start : edge.end;
}

/// The nodes at which a trench ends, by partner: a source, a gap, a fork, a change of alignment.
std::vector<Partners> ends_of_trenches(std::span<const ServicePlan> plans,
                                       const TrenchPartners& partners,
                                       std::span<const SourceForest> forests,
                                       const CorridorGraph& graph) {
  std::vector<Partners> ends(graph.place.size(), 0);
  std::vector<std::uint32_t> after(graph.place.size());
  for (std::size_t i = 0; i < partners.plan.size(); ++i) {
    const LineOptions options(graph, plans[partners.plan[i]].sources);
    const SourceForest& forest = forests[i];
    const Partners bit = Partners{1} << i;
    for (const Branch& branch : forest) after[branch.node.index] = 0;
    for (const Branch& branch : forest) {
      if (branch.ends_at_gap) ends[branch.node.index] |= bit;
      if (branch.above == Branch::none) {
        const bool is_tap = options.is_tap(branch.option);
        if (!is_tap) ends[source_of(branch, options.edge(branch.option)).index] |= bit;
        continue;
      }
      const Branch& above = forest[branch.above];
      const bool forks = ++after[above.node.index] > 1;
      const bool other_alignment =
          options.alignment(branch.option) != options.alignment(above.option);
      if (forks || other_alignment) ends[above.node.index] |= bit;
    }
  }
  return ends;
}

/// The most that one more partner may bear without a coalition paying more than its most expensive
/// trench.
Fen room_for(std::span<const Fen> excavation, const std::vector<Fen>& share, std::size_t partner) {
  Fen room = std::numeric_limits<Fen>::max();
  for (const Fen depth : excavation) {
    if (depth < excavation[partner]) continue;
    Fen borne = 0;
    for (std::size_t i = 0; i < share.size(); ++i) borne += excavation[i] <= depth ? share[i] : 0;
    room = std::min(room, depth - borne);
  }
  return room;
}

/// The share of each partner in a metre used by `users`: the users have the shares of
/// `split_excavation`, the others as much as the coalitions leave.
std::vector<Fen> split_metre(std::span<const Fen> excavation, Partners users) {
  std::vector<Fen> share(excavation.size(), 0);
  std::vector<Fen> of_users;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < excavation.size(); ++i) {
    if (holds(users, i)) {
      of_users.push_back(excavation[i]);
    } else {
      others.push_back(i);
    }
  }
  const std::vector<Fen> split = split_excavation(of_users);
  auto next = split.begin();
  for (std::size_t i = 0; i < excavation.size(); ++i) {
    if (holds(users, i)) share[i] = *next++;
  }
  std::ranges::stable_sort(others, {}, [&](std::size_t i) { return excavation[i]; });
  for (std::size_t done = 0; done < others.size(); ++done) {
    const auto waiting = static_cast<Fen>(others.size() - done);
    share[others[done]] = room_for(excavation, share, others[done]) / waiting;
  }
  return share;
}

/// The shares of a metre for each set of partners that may use it.
std::vector<std::vector<Fen>> split_metres(std::span<const ServicePlan> plans,
                                           const TrenchPartners& partners) {
  const std::vector<Fen> excavation = excavation_of(plans, partners);
  const Partners all = (Partners{1} << excavation.size()) - 1;
  std::vector<std::vector<Fen>> shares;
  for (Partners users = 0; users <= all; ++users) {
    shares.push_back(split_metre(excavation, users == 0 ? all : users));
  }
  return shares;
}

/// The edges incident to each node.
struct Crossroads {
  std::vector<std::size_t> first;  ///< of node n: first[n] .. first[n + 1]
  std::vector<std::uint32_t> edge;
};

Crossroads find_crossroads(const CorridorGraph& graph) {
  Crossroads roads;
  roads.first.assign(graph.place.size() + 1, 0);
  for (const CandidateEdge& edge : graph.edge) {
    ++roads.first[edge.start.index + 1];
    ++roads.first[edge.end.index + 1];
  }
  std::partial_sum(roads.first.begin(), roads.first.end(), roads.first.begin());
  roads.edge.resize(roads.first.back());
  std::vector<std::size_t> next(roads.first.begin(), roads.first.end() - 1);
  for (std::uint32_t r = 0; r < graph.edge.size(); ++r) {
    roads.edge[next[graph.edge[CandidateEdgeId{r}].start.index]++] = r;
    roads.edge[next[graph.edge[CandidateEdgeId{r}].end.index]++] = r;
  }
  return roads;
}

/// The partners whose lines are nearest to each edge, by number of edges: the likely users of a
/// edge that no plan uses.
std::vector<Partners> nearest_users(const CorridorGraph& graph, std::vector<Partners> users) {
  const Crossroads roads = find_crossroads(graph);
  std::vector<Partners> near(graph.place.size(), 0);
  for (std::uint32_t r = 0; r < users.size(); ++r) {
    near[graph.edge[CandidateEdgeId{r}].start.index] |= users[r];
    near[graph.edge[CandidateEdgeId{r}].end.index] |= users[r];
  }
  std::vector<std::uint32_t> front;
  for (std::uint32_t n = 0; n < near.size(); ++n) {
    if (near[n] != 0) front.push_back(n);
  }
  std::vector<std::pair<std::uint32_t, Partners>> reached;
  while (!front.empty()) {
    reached.clear();
    for (const std::uint32_t n : front) {
      for (std::size_t i = roads.first[n]; i < roads.first[n + 1]; ++i) {
        const CandidateEdge& edge = graph.edge[CandidateEdgeId{roads.edge[i]}];
        const std::uint32_t next = edge.start.index ^ edge.end.index ^ n;
        if (near[next] == 0) reached.emplace_back(next, near[n]);
      }
    }
    front.clear();
    for (const auto& [node, partners] : reached) {
      if (near[node] == 0) front.push_back(node);
      near[node] |= partners;
    }
  }
  for (std::uint32_t r = 0; r < users.size(); ++r) {
    const CandidateEdge& edge = graph.edge[CandidateEdgeId{r}];
    if (users[r] == 0) users[r] = near[edge.start.index] | near[edge.end.index];
  }
  return users;
}

}  // namespace

std::vector<TrenchPartners> find_partners(std::span<const ServicePlan> plans,
                                          const ServiceCatalogue& catalogue) {
  std::vector<TrenchPartners> groups;
  for (std::size_t p = 0; p < plans.size(); ++p) {
    const std::string& id = catalogue.services[plans[p].service].trench;
    if (id.empty() || plans[p].price.trench == CostRange{}) continue;
    auto group = std::ranges::find(groups, id, &TrenchPartners::id);
    if (group == groups.end()) group = groups.insert(group, TrenchPartners{id, {}});
    if (group->plan.size() < max_partners) group->plan.push_back(p);
  }
  std::erase_if(groups, [](const TrenchPartners& group) { return group.plan.size() < 2; });
  return groups;
}

void plan_together(std::span<ServicePlan> plans, const TrenchPartners& partners,
                   const CorridorGraph& graph, double effort) {
  for (const std::size_t p : partners.plan) plans[p].tree = plans[p].apart;
  const std::vector<Fen> excavation = excavation_of(plans, partners);
  EdgeUse use(plans, partners, graph);
  std::size_t idle = 0;  // consecutive partners without a saving
  for (int turn = 0; turn < max_turns; ++turn) {
    for (std::size_t i = 0; i < partners.plan.size() && idle < partners.plan.size(); ++i) {
      const bool saves = take_turn(plans[partners.plan[i]], i, use, excavation, graph, effort);
      idle = saves ? 0 : idle + 1;
    }
  }
}

std::uint32_t mark_trenches(std::span<ServicePlan> plans, const TrenchPartners& partners,
                            const CorridorGraph& graph, const Villages& villages,
                            const Column<VillageId, std::uint64_t>& cost_sharers,
                            std::uint32_t first) {
  std::vector<SourceForest> forests;
  for (const std::size_t p : partners.plan) {
    forests.push_back(grow_forest(LineOptions(graph, plans[p].sources), plans[p].tree,
                                  plans[p].village, villages, cost_sharers));
  }
  const std::vector<Partners> ends = ends_of_trenches(plans, partners, forests, graph);
  const EdgeUse use(plans, partners, graph);
  DisjointSets trenches(graph.edge.size());
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
  std::vector<std::uint32_t> number(graph.edge.size(), 0);
  for (std::size_t i = 0; i < partners.plan.size(); ++i) {
    ServicePlan& plan = plans[partners.plan[i]];
    plan.trench.assign(LineOptions(graph, plan.sources).size(), 0);
    for (const Branch& branch : forests[i]) {
      if (std::popcount(use.of(branch.option)) < 2) continue;
      std::uint32_t& its_number = number[trenches.find(branch.option)];
      if (its_number == 0) its_number = first++;
      plan.trench[branch.option] = its_number;
    }
  }
  return first;
}

std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const CorridorGraph& graph) {
  const auto shares = split_metres(plans, partners);
  const std::vector<Partners> users = nearest_users(graph, EdgeUse(plans, partners, graph).users());
  std::vector<std::int64_t> bounds(partners.plan.size());
  for_each_block(bounds.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const ServicePlan& plan = plans[partners.plan[i]];
      const LineOptions options(graph, plan.sources);
      const auto cost = [&](std::uint32_t option) {
        const Alignment alignment = options.alignment(option);
        const Fen per_metre = options.is_tap(option)
                                  ? plan.price.per_metre(alignment).mid
                                  : plan.price.laying(alignment).mid + shares[users[option]][i];
        return per_metre * options.centimetres(option);
      };
      bounds[i] = steiner::lower_bound(options.problem(plan.village, cost));
    }
  });
  return std::accumulate(bounds.begin(), bounds.end(), std::int64_t{0});
}

}  // namespace hinterland
