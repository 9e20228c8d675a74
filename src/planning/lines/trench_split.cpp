// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/trench_split.hpp"

#include "planning/digging_share.hpp"
#include "steiner/tree.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

using Partners = std::uint32_t;

bool holds(Partners partners, std::size_t partner) { return (partners >> partner & 1U) != 0; }

/// What one more partner may bear without any company paying more than its
/// deepest trench.
Fen room_for(std::span<const Fen> digging, const std::vector<Fen>& share, std::size_t partner) {
  Fen room = std::numeric_limits<Fen>::max();
  for (const Fen depth : digging) {
    if (depth < digging[partner]) continue;
    Fen borne = 0;
    for (std::size_t i = 0; i < share.size(); ++i) borne += digging[i] <= depth ? share[i] : 0;
    room = std::min(room, depth - borne);
  }
  return room;
}

/// What each partner bears of a metre that these use: they share its trench as
/// they will in the end, and the others bear what room is left.
std::vector<Fen> split_metre(std::span<const Fen> digging, Partners users) {
  std::vector<Fen> share(digging.size(), 0);
  std::vector<Fen> of_users;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < digging.size(); ++i) {
    if (holds(users, i)) {
      of_users.push_back(digging[i]);
    } else {
      others.push_back(i);
    }
  }
  const std::vector<Fen> split = split_digging(of_users);
  auto next = split.begin();
  for (std::size_t i = 0; i < digging.size(); ++i) {
    if (holds(users, i)) share[i] = *next++;
  }
  std::ranges::stable_sort(others, {}, [&](std::size_t i) { return digging[i]; });
  for (std::size_t done = 0; done < others.size(); ++done) {
    const auto waiting = static_cast<Fen>(others.size() - done);
    share[others[done]] = room_for(digging, share, others[done]) / waiting;
  }
  return share;
}

/// The shares of a metre for all companies that may use it.
std::vector<std::vector<Fen>> split_metres(std::span<const ServicePlan> plans,
                                           const TrenchPartners& partners) {
  std::vector<Fen> digging;
  for (const std::size_t p : partners.plan) digging.push_back(plans[p].price.trench.mid);
  const Partners all = (Partners{1} << digging.size()) - 1;
  std::vector<std::vector<Fen>> shares;
  for (Partners users = 0; users <= all; ++users) {
    shares.push_back(split_metre(digging, users == 0 ? all : users));
  }
  return shares;
}

std::vector<Partners> users_of_routes(std::span<const ServicePlan> plans,
                                      const TrenchPartners& partners, std::size_t routes) {
  std::vector<Partners> users(routes, 0);
  for (std::size_t i = 0; i < partners.plan.size(); ++i) {
    for (const std::uint32_t option : plans[partners.plan[i]].tree) {
      if (option < routes) users[option] |= Partners{1} << i;
    }
  }
  return users;
}

/// The routes at each node.
struct Crossroads {
  std::vector<std::size_t> first;  ///< those of node n: first[n] .. first[n + 1]
  std::vector<std::uint32_t> route;
};

Crossroads find_crossroads(const RouteGraph& graph) {
  Crossroads roads;
  roads.first.assign(graph.place.size() + 1, 0);
  for (const Route& route : graph.route) {
    ++roads.first[route.start.index + 1];
    ++roads.first[route.end.index + 1];
  }
  std::partial_sum(roads.first.begin(), roads.first.end(), roads.first.begin());
  roads.route.resize(roads.first.back());
  std::vector<std::size_t> next(roads.first.begin(), roads.first.end() - 1);
  for (std::uint32_t r = 0; r < graph.route.size(); ++r) {
    roads.route[next[graph.route[RouteId{r}].start.index]++] = r;
    roads.route[next[graph.route[RouteId{r}].end.index]++] = r;
  }
  return roads;
}

/// Whose lines lie nearest to each route, by the number of routes between: whoever
/// might use a route that nobody uses.
std::vector<Partners> nearest_users(const RouteGraph& graph, std::vector<Partners> users) {
  const Crossroads roads = find_crossroads(graph);
  std::vector<Partners> near(graph.place.size(), 0);
  for (std::uint32_t r = 0; r < users.size(); ++r) {
    near[graph.route[RouteId{r}].start.index] |= users[r];
    near[graph.route[RouteId{r}].end.index] |= users[r];
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
        const Route& route = graph.route[RouteId{roads.route[i]}];
        const std::uint32_t next = route.start.index ^ route.end.index ^ n;
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
    const Route& route = graph.route[RouteId{r}];
    if (users[r] == 0) users[r] = near[route.start.index] | near[route.end.index];
  }
  return users;
}

}  // namespace

std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph) {
  const std::size_t routes = graph.route.size();
  const auto shares = split_metres(plans, partners);
  const std::vector<Partners> in_plans = users_of_routes(plans, partners, routes);
  const std::vector<std::vector<Partners>> tries = {nearest_users(graph, in_plans), in_plans,
                                                    std::vector<Partners>(routes, 0)};
  const std::size_t count = partners.plan.size();
  std::vector<std::int64_t> bounds(tries.size() * count);
  for_each_block(bounds.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t job = first; job < last; ++job) {
      const std::size_t i = job % count;
      const ServicePlan& plan = plans[partners.plan[i]];
      const std::vector<Partners>& users = tries[job / count];
      const LineOptions options(graph, plan.sources);
      const auto cost = [&](std::uint32_t option) {
        const Ground ground = options.ground(option);
        const Fen per_metre = options.is_tap(option)
                                  ? plan.price.per_metre(ground).mid
                                  : plan.price.laying(ground).mid + shares[users[option]][i];
        return per_metre * options.centimetres(option);
      };
      bounds[job] = steiner::lower_bound(options.problem(plan.village, cost));
    }
  });
  std::int64_t best = 0;
  for (auto first = bounds.begin(); first != bounds.end();) {
    const auto last = first + static_cast<std::ptrdiff_t>(count);
    best = std::max(best, std::accumulate(first, last, std::int64_t{0}));
    first = last;
  }
  return best;
}

}  // namespace hinterland
