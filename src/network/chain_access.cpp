// SPDX-License-Identifier: Apache-2.0
#include "network/chain_access.hpp"

#include "geometry/distance.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t accesses_in_block = 64;

/// The nearest point of a chain or component.
struct Approached {
  Metres distance = unreachable;
  ChainPlace at;
};

/// Keeps the nearest point of each chain, by chain.
void keep_nearest(std::vector<Approached>& points) {
  std::ranges::sort(points, {}, [](const Approached& point) {
    return std::tuple(point.at.chain, point.distance, point.at.centimetres);
  });
  const auto same = [](const Approached& a, const Approached& b) {
    return a.at.chain == b.at.chain;
  };
  points.erase(std::unique(points.begin(), points.end(), same), points.end());
}

/// Finds the points at which one place may be linked.
class AccessSearch {
 public:
  AccessSearch(const RoadNetwork& roads, const RoadChains& chains, const RoadPieces& pieces,
               Metres limit)
      : roads_(roads), chains_(chains), pieces_(pieces), limit_(limit) {}

  /// One point per chain, by chain.
  std::vector<Approached> points(LonLat place) const {
    std::vector<Approached> found = within(place, limit_, every_segment);
    std::uint64_t longest = 0;
    for (const Approached& point : found) longest = std::max(longest, length_around(point));
    if (static_cast<double>(longest) < length_of_network.value * millimetres_in_metre) {
      for (const Approached& point : components_beyond(place, longest)) found.push_back(point);
      if (found.empty()) {
        const Metres nearest = roads_.nearest_road(place, farthest_road_linked);
        if (nearest != unreachable) found = within(place, nearest, every_segment);
        std::ranges::sort(found, {}, &Approached::distance);
        if (!found.empty()) found.resize(1);
      }
      keep_nearest(found);
    }
    return found;
  }

 private:
  std::uint32_t component(RoadSegmentId segment) const {
    return pieces_.piece[roads_.graph().start(segment)];
  }
  /// Of the component with a point.
  std::uint64_t length_around(const Approached& point) const {
    return pieces_.length[pieces_.piece[chains_.node[chains_.first[point.at.chain]]]];
  }

  /// The nearest points of the chains with segments that matter.
  template <class Matters>
  std::vector<Approached> within(LonLat place, Metres limit, const Matters& matters) const {
    const RoadGraph& graph = roads_.graph();
    const Position position = to_position(place);
    std::vector<Approached> found;
    roads_.each_near(place, limit, matters, [&](RoadSegmentId s, Metres) {
      const RoadApproach approach = roads_.approach(s, position);
      if (approach.distance() > limit) return;
      const double share = approach.nearest_point() / approach.length();
      const double length = graph.edge[graph.open_segment[s].forth].length;
      const ChainPlace at =
          on_chain(chains_, graph, s, static_cast<std::uint32_t>(std::llround(share * length)));
      if (at.chain != RoadChains::nowhere) found.push_back({approach.distance(), at});
    });
    keep_nearest(found);
    return found;
  }

  /// The nearest points of the components that are longer than a length and than all nearer ones.
  std::vector<Approached> components_beyond(LonLat place, std::uint64_t longest) const {
    if (longest >= pieces_.length.front()) return {};  // of all components
    const auto is_longer = [&](RoadSegmentId s) { return pieces_.length[component(s)] > longest; };
    std::vector<Approached> found = within(place, other_roads_within, is_longer);
    std::ranges::stable_sort(found, {}, &Approached::distance);
    std::erase_if(found, [&](const Approached& point) {
      const std::uint64_t length = length_around(point);
      if (length <= longest) return true;
      longest = length;
      return false;
    });
    return found;
  }

  const RoadNetwork& roads_;
  const RoadChains& chains_;
  const RoadPieces& pieces_;
  Metres limit_;
};

/// Removes the links of one place that other links and the roads between them replace: a shortest
/// path search over their chains. Costs are in centimetres along a road.
class Undercutting {
 public:
  Undercutting(const RoadChains& chains, std::span<const ChainLink> links, double across_price)
      : links_(links), across_price_(across_price) {
    for (const ChainLink& link : links) {
      junction_.push_back(chains.node[chains.first[link.at.chain]]);
      junction_.push_back(chains.node[chains.first[link.at.chain + std::size_t{1}] - 1]);
    }
    std::ranges::sort(junction_);
    junction_.erase(std::unique(junction_.begin(), junction_.end()), junction_.end());
    for (const ChainLink& link : links) {
      const std::size_t chain = link.at.chain;
      add_leg(chains.node[chains.first[chain]], link.at.centimetres);
      add_leg(chains.node[chains.first[chain + 1] - 1], chains.length(chain) - link.at.centimetres);
    }
    legs_at_.resize(legs_.size());
    std::iota(legs_at_.begin(), legs_at_.end(), 0U);
    std::ranges::stable_sort(legs_at_, {}, [&](std::uint32_t leg) { return legs_[leg].junction; });
  }

  /// Which links are replaced. Of several to one junction, the first remains.
  std::vector<bool> find() {
    std::vector<bool> is_replaced(links_.size(), false);
    std::vector<double> cost(junction_.size() + links_.size(),
                             std::numeric_limits<double>::infinity());
    std::vector<bool> is_done(cost.size(), false);
    const auto reach = [&](std::uint32_t node, double there) {
      if (is_done[node] || there > cost[node]) return false;
      cost[node] = there;
      waiting_.emplace(there, node);
      return true;
    };
    const auto first_link = static_cast<std::uint32_t>(junction_.size());
    for (std::uint32_t l = 0; l < links_.size(); ++l) {
      reach(first_link + l, across_price_ * links_[l].centimetres);
    }
    while (!waiting_.empty()) {
      const auto [here, node] = waiting_.top();
      waiting_.pop();
      if (is_done[node]) continue;
      is_done[node] = true;
      if (node >= first_link) {
        const std::size_t link = node - first_link;
        for (const Leg& leg : {legs_[2 * link], legs_[2 * link + 1]}) {
          reach(leg.junction, here + leg.length);
        }
        continue;
      }
      const auto of_junction = [&](std::uint32_t leg) { return legs_[leg].junction; };
      for (auto leg = std::ranges::lower_bound(legs_at_, node, {}, of_junction);
           leg != legs_at_.end() && of_junction(*leg) == node; ++leg) {
        const std::uint32_t link = *leg / 2;
        if (reach(first_link + link, here + legs_[*leg].length)) is_replaced[link] = true;
      }
    }
    return is_replaced;
  }

 private:
  /// From the access point of a link to an end of its chain.
  struct Leg {
    std::uint32_t junction = 0;
    std::uint32_t length = 0;
  };
  using Waiting = std::pair<double, std::uint32_t>;  // junctions before links at the same cost

  void add_leg(RoadNodeId junction, std::uint32_t length) {
    const auto row = std::ranges::lower_bound(junction_, junction) - junction_.begin();
    legs_.push_back({static_cast<std::uint32_t>(row), length});
  }

  std::span<const ChainLink> links_;
  double across_price_;
  std::vector<RoadNodeId> junction_;
  std::vector<Leg> legs_;               ///< two of each link
  std::vector<std::uint32_t> legs_at_;  ///< by junction
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace

std::uint32_t cross_country(Metres straight, double terrain_factor) {
  constexpr double farthest = 4'000'000'000.0;  // Earth's circumference; fits in 32 bits
  const double centimetres = terrain_factor * straight.value * 100.0;
  return static_cast<std::uint32_t>(std::llround(std::min(centimetres, farthest)));
}

std::vector<ChainLink> find_links(const RoadNetwork& roads, const RoadChains& chains,
                                  std::span<const LonLat> places, const ChainAccess& access) {
  const RoadPieces pieces = find_pieces(roads.graph());
  const AccessSearch search(roads, chains, pieces, access.limit);
  std::vector<std::vector<ChainLink>> found(places.size() / accesses_in_block + 1);
  for_each_block(found.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const std::size_t end = std::min(places.size(), (b + 1) * accesses_in_block);
      for (std::size_t p = b * accesses_in_block; p < end; ++p) {
        std::vector<ChainLink> links;
        for (const Approached& point : search.points(places[p])) {
          links.push_back({static_cast<std::uint32_t>(p), point.at,
                           cross_country(point.distance, access.terrain_factor)});
        }
        const std::vector<bool> is_replaced =
            Undercutting(chains, links, access.across_price).find();
        for (std::size_t l = 0; l < links.size(); ++l) {
          if (!is_replaced[l]) found[b].push_back(links[l]);
        }
      }
    }
  });
  std::vector<ChainLink> links;
  for (const auto& block : found) links.insert(links.end(), block.begin(), block.end());
  return links;
}

}  // namespace hinterland
