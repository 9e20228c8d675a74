// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/service_lines.hpp"

#include "base/disjoint_sets.hpp"
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "network/piece_grid.hpp"
#include "steiner/tree.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t nodes_in_block = 1024;

/// Adds a tap; one of length 0 makes the node a source.
void add_tap(LineSources& sources, const Tap& tap) {
  if (tap.centimetres == 0) {
    sources.is_source[tap.node.index] = true;
  } else {
    sources.taps.push_back(tap);
  }
}

/// Nodes within the connection distance of a line can connect to it, at no cost where the line lies
/// on the road; villages that lack the service also from farther away.
void tap_lines(LineSources& sources, const SourceSearch& search, ServiceId service,
               std::span<const VillageId> lack) {
  const LineTree& tree = search.sources.lines(service);
  const CorridorGraph& graph = search.graph;
  const Metres tap_distance = search.sources.catalogue().services[service].tap_distance;
  const std::size_t places = search.sources.places().place.size();
  std::vector<Neighbour> nearest(graph.place.size());
  for_each_block(nearest.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t n = first; n < last; ++n) {
      const CorridorNodeId node{static_cast<std::uint32_t>(n)};
      nearest[n] = tree.nearest_within(
          graph.place[node], n < places ? tap_distance : std::max(tap_distance, on_the_road));
    }
  });
  for_each_block(lack.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Neighbour& found = nearest[lack[i].index];
      if (!found.found()) found = tree.nearest(graph.place[CorridorNodeId{lack[i].index}]);
      if (found.distance > std::max(search.limit, tap_distance)) found = {};
    }
  });
  for (std::uint32_t n = 0; n < nearest.size(); ++n) {
    if (!nearest[n].found() || sources.is_source[n]) continue;
    if (n >= places && nearest[n].distance <= on_the_road) nearest[n].distance = 0_m;
    add_tap(sources,
            {{n}, cross_country(nearest[n].distance, search.terrain_factor), nearest[n].row});
  }
}

}  // namespace

std::vector<PlacePair> nearest_sources(const SourceSearch& search, ServiceId service,
                                       std::span<const VillageId> lack) {
  const CorridorPlaces& places = search.sources.places();
  const auto source = search.sources.rows_with(service, search.connections);
  std::vector<LonLat> place;
  for (const std::uint32_t row : source) place.push_back(places.place[row]);
  const PlaceTree tree(place);
  std::vector<Neighbour> nearest(lack.size());
  for_each_block(lack.size(), nodes_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      nearest[i] = tree.nearest(places.place[lack[i].index]);
    }
  });
  std::vector<PlacePair> links;
  for (std::size_t i = 0; i < lack.size(); ++i) {
    if (!nearest[i].found() || nearest[i].distance > search.limit) continue;
    const std::uint32_t row = source[nearest[i].row];
    links.push_back({std::min(lack[i].index, row), std::max(lack[i].index, row)});
  }
  return links;
}

LineSources find_sources(const SourceSearch& search, ServiceId service,
                         std::span<const VillageId> lack) {
  const World& world = search.sources.world();
  const CorridorGraph& graph = search.graph;
  LineSources sources;
  sources.is_source.assign(graph.place.size(), false);
  const auto source = search.sources.rows_with(service, search.connections);
  for (const std::uint32_t row : source) sources.is_source[row] = true;
  for (const CandidateEdge& edge : graph.edge) {
    if (edge.centimetres > 0) continue;  // a node at distance 0 of a source is a source
    const bool is_source = sources.is_source[edge.start.index] || sources.is_source[edge.end.index];
    if (is_source) sources.is_source[edge.start.index] = sources.is_source[edge.end.index] = true;
  }
  const LineView lines = world.lines_of(service);
  sources.any =
      !source.empty() || (!lines.vertex.empty() && !has_roads_without_access(world, service));
  if (world.networks[service].are_the_roads) {
    const bool are_all = !has_roads_without_access(world, service);
    const LineTree* const access = are_all ? nullptr : &search.sources.lines(service);
    for (std::size_t n = search.sources.places().place.size(); n < graph.place.size(); ++n) {
      sources.is_source[n] =
          are_all ||
          access
              ->nearest_within(graph.place[CorridorNodeId{static_cast<std::uint32_t>(n)}],
                               on_the_road)
              .found();
      sources.any = sources.any || sources.is_source[n];
    }
  } else if (!lines.vertex.empty()) {
    tap_lines(sources, search, service, lack);
  }
  return sources;
}

LonLat start_of(const Tap& tap, const CorridorGraph& graph, LineView lines) {
  const LonLat from = graph.place[tap.node];
  LonLat best = lines.vertex[lines.first_vertex[tap.line]];
  for (std::size_t v = lines.first_vertex[tap.line] + 1; v < lines.first_vertex[tap.line + 1];
       ++v) {
    const Piece piece = piece_between(lines.vertex[v - 1], lines.vertex[v]);
    const LonLat point = place_on(piece, nearest_share(piece, from));
    if (distance_between(from, point) < distance_between(from, best)) best = point;
  }
  return best;
}

std::vector<bool> LineOptions::reachable(std::span<const VillageId> villages) const {
  DisjointSets joined(root() + std::size_t{1});
  for (std::uint32_t row = 0; row < size(); ++row) {
    const auto [start, end] = ends(row);
    joined.join(start, end);
  }
  std::vector<bool> result;
  result.reserve(villages.size());
  for (const VillageId v : villages) {
    result.push_back(joined.find(node_or_root(CorridorNodeId{v.index})) == joined.find(root()));
  }
  return result;
}

namespace {

/// The price per metre of all items that are priced by the metre.
PriceRange items_of_metre(const ServicePrice& price) {
  PriceRange sum;
  for (const PriceItem& item : price.items) {
    if (item.every_metres > 0_m) sum = sum + (1.0 / item.every_metres.value) * item.price;
  }
  return sum;
}

Fen of_line(Fen per_metre, std::uint64_t centimetres) {
  return (per_metre * static_cast<Fen>(centimetres) + 99) / 100;
}

/// The options of a tree, by node.
class TreeArms {
 public:
  using Arm = std::pair<std::uint32_t, std::uint32_t>;  ///< node, option

  TreeArms(const LineOptions& options, std::span<const std::uint32_t> tree) {
    for (const std::uint32_t option : tree) {
      const auto joined = options.ends(option);
      arms_.emplace_back(joined.first, option);
      arms_.emplace_back(joined.second, option);
    }
    std::ranges::sort(arms_);
  }

  /// Calls `visit(option)` for all options at a node, the last one first.
  template <class Visit>
  void each_backwards(std::uint32_t node, const Visit& visit) const {
    const auto before = [](const Arm& arm, std::uint32_t n) { return arm.first < n; };
    auto first = std::lower_bound(arms_.begin(), arms_.end(), node, before);
    auto last = std::lower_bound(first, arms_.end(), node + 1, before);
    for (auto arm = last; arm != first;) visit((--arm)->second);
  }

 private:
  std::vector<Arm> arms_;
};

/// All branches in depth-first order.
SourceForest walk_tree(const LineOptions& options, std::span<const std::uint32_t> tree) {
  const TreeArms arms(options, tree);
  SourceForest forest;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> waiting;  // option, branch above
  const auto leave = [&](std::uint32_t node, std::uint32_t branch) {
    arms.each_backwards(node, [&](std::uint32_t option) {
      if (branch != Branch::none && forest[branch].option == option) return;
      waiting.emplace_back(option, branch);
    });
  };
  leave(options.root(), Branch::none);
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    const auto joined = options.ends(next.first);
    const std::uint32_t from =
        next.second == Branch::none ? options.root() : forest[next.second].node.index;
    const bool forth = joined.first == from;
    Branch branch;
    branch.option = next.first;
    branch.above = next.second;
    branch.node = CorridorNodeId{forth ? joined.second : joined.first};
    branch.forth = forth;
    forest.push_back(branch);
    leave(branch.node.index, static_cast<std::uint32_t>(forest.size() - 1));
  }
  return forest;
}

void add_downstream(Branch& branch, const Branch& after,
                    const Column<VillageId, std::uint64_t>& cost_sharers) {
  const bool is_larger =
      branch.villages == 0 ||
      std::pair(cost_sharers[branch.largest], after.largest) <
          std::pair(cost_sharers[after.largest], branch.largest);  // ties: the lower id
  if (is_larger) branch.largest = after.largest;
  branch.villages += after.villages;
  branch.cost_sharers += after.cost_sharers;
  branch.people += after.people;
}

/// Removes the branches without a village downstream.
SourceForest without_idle(const SourceForest& forest) {
  SourceForest kept;
  std::vector<std::uint32_t> new_row(forest.size(), Branch::none);
  for (std::size_t row = 0; row < forest.size(); ++row) {
    if (forest[row].villages == 0) continue;
    new_row[row] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(forest[row]);
    Branch& branch = kept.back();
    if (branch.above != Branch::none) branch.above = new_row[branch.above];
  }
  return kept;
}

}  // namespace

LinePrice line_price(const ServicePrice& price) {
  const PriceRange items = items_of_metre(price);
  return {to_fen(price.per_metre + items), to_fen(price.per_metre_across + items),
          to_fen(price.trench_per_metre)};
}

CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres) {
  return {of_line(per_metre.low, centimetres), of_line(per_metre.mid, centimetres),
          of_line(per_metre.high, centimetres)};
}

void plan_apart(ServicePlan& plan, const CorridorGraph& graph, double effort) {
  const LineOptions options(graph, plan.sources);
  const steiner::Problem problem = options.problem(plan.village, [&](std::uint32_t row) {
    return plan.price.per_metre(options.alignment(row)).mid * options.centimetres(row);
  });
  steiner::Settings settings;
  settings.effort = effort;
  settings.known_tree = std::move(plan.apart);
  steiner::Tree found = steiner::find_tree(problem, settings);
  plan.apart = std::move(found.edges);
  plan.apart_bound = found.lower_bound;
  plan.tree = plan.apart;
  plan.changed = false;
}

Column<VillageId, std::uint64_t> count_sharers(const Villages& villages) {
  Column<VillageId, std::uint64_t> cost_sharers(villages.size(), 1);
  for (VillageId v : rows(cost_sharers)) {
    const double people = villages.people[v].value_or(0_people).value;
    if (people > 1.0) cost_sharers[v] = static_cast<std::uint64_t>(std::llround(people));
  }
  return cost_sharers;
}

SourceForest grow_forest(const LineOptions& options, std::span<const std::uint32_t> tree,
                         std::span<const VillageId> wanted, const Villages& villages,
                         const Column<VillageId, std::uint64_t>& cost_sharers) {
  SourceForest forest = walk_tree(options, tree);
  std::vector<bool> is_wanted(options.root(), false);
  for (const VillageId v : wanted) is_wanted[v.index] = true;
  for (std::size_t row = forest.size(); row-- > 0;) {
    Branch& branch = forest[row];
    if (is_wanted[branch.node.index]) {
      Branch end;
      end.villages = 1;
      end.largest = VillageId{branch.node.index};
      end.cost_sharers = cost_sharers[end.largest];
      end.people = villages.people[end.largest].value_or(0_people);
      add_downstream(branch, end, cost_sharers);
      branch.ends_at_gap = true;
    }
    if (branch.villages == 0 || branch.above == Branch::none) continue;
    add_downstream(forest[branch.above], branch, cost_sharers);
  }
  return without_idle(forest);
}

}  // namespace hinterland
