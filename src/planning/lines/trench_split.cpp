// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/trench_split.hpp"

#include <hinterland/base/threads.hpp>
#include <hinterland/network/steiner_tree.hpp>
#include <hinterland/planning/digging_share.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
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

}  // namespace

std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph) {
  const std::size_t routes = graph.route.size();
  const auto shares = split_metres(plans, partners);
  const std::vector<Partners> in_plans = users_of_routes(plans, partners, routes);
  const std::vector<Partners> by_nobody(routes, 0);
  const std::size_t count = partners.plan.size();
  std::vector<std::int64_t> bounds(2 * count);
  for_each_block(bounds.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t job = first; job < last; ++job) {
      const std::size_t i = job % count;
      const ServicePlan& plan = plans[partners.plan[i]];
      const std::vector<Partners>& users = job < count ? in_plans : by_nobody;
      const LineOptions options(graph, plan.sources);
      const auto cost = [&](std::uint32_t option) {
        const Ground ground = options.ground(option);
        const Fen per_metre = options.is_tap(option)
                                  ? plan.price.per_metre(ground).mid
                                  : plan.price.laying(ground).mid + shares[users[option]][i];
        return per_metre * options.centimetres(option);
      };
      bounds[job] = bound_steiner_tree(options.problem(plan.village, cost));
    }
  });
  const auto middle = bounds.begin() + static_cast<std::ptrdiff_t>(count);
  return std::max(std::accumulate(bounds.begin(), middle, std::int64_t{0}),
                  std::accumulate(middle, bounds.end(), std::int64_t{0}));
}

}  // namespace hinterland
