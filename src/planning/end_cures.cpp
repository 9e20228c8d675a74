// SPDX-License-Identifier: Apache-2.0
#include "planning/end_cures.hpp"

#include "network/travel.hpp"
#include "planning/coverage.hpp"
#include "planning/single_joints.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace hinterland {

namespace {

/// Two places that a joint leads between, in either order.
using Gap = std::pair<LonLat, LonLat>;

Gap gap_between(LonLat a, LonLat b) { return std::minmax(a, b); }

using Cures = std::map<Gap, EndCure>;

Cures cures_of(const std::vector<LooseEnd>& loose) {
  Cures cures;
  for (const LooseEnd& end : loose) {
    cures.try_emplace(gap_between(end.joint.end, end.joint.on_other),
                      EndCure{end.joint, {}, {}, end.joint.gap});
  }
  return cures;
}

/// The loose ends on the way of a village to the nearest of some places.
std::vector<EndCure*> on_way(const NearestByRoad& search, const VillageRoads& mended,
                             VillageId village, Cures& cures) {
  const RoadGraph& graph = mended.network.graph();
  const std::vector<RoadNodeId> way = search.nodes_on_way(mended.entries.of(village.index));
  std::vector<EndCure*> found;
  for (std::size_t i = 1; i < way.size(); ++i) {
    const auto end = cures.find(gap_between(graph.place[way[i - 1]], graph.place[way[i]]));
    if (end != cures.end()) found.push_back(&end->second);
  }
  return found;
}

/// Ascribes villages that come in where all ends are joined to the joints on their ways to one of
/// some facilities, where these are within the radius.
void ascribe(const RoadQuestion& question, const FacilityGroup& group, const Coverage& now,
             const Coverage& then, const VillageRoads& mended, const std::vector<VillageId>& coming,
             Cures& cures) {
  std::vector<VillageId> villages;
  std::ranges::copy_if(coming, std::back_inserter(villages), [&](VillageId v) {
    return then.access[group.access].margin(v) <= Reach{} &&
           now.access[group.access].margin(v) > Reach{};
  });
  if (villages.empty()) return;
  const NearestByRoad search(mended.network, group.places, now.metric, question.travel,
                             group.radius);
  for (const VillageId v : villages) {
    const std::vector<EndCure*> ends = on_way(search, mended, v, cures);
    Metres widest;
    for (const EndCure* end : ends) widest = std::max(widest, end->joint.gap);
    for (EndCure* end : ends) {
      end->together.add(v, question.world.villages);
      end->widest = std::max(end->widest, widest);
    }
  }
}

/// Whether a nearer joint of the same end brings all that this one does.
bool is_needless(const EndCure& cure, const std::vector<const EndCure*>& of_end) {
  const auto holds = [](const Brought& a, const Brought& b) {
    return std::ranges::includes(a.villages, b.villages);
  };
  return std::ranges::any_of(of_end, [&](const EndCure* other) {
    return other->joint.gap < cure.joint.gap && holds(other->alone, cure.alone) &&
           holds(other->together, cure.together);
  });
}

/// Those that keep villages out, most people first.
std::vector<EndCure> by_people(const Cures& cures) {
  std::map<LonLat, std::vector<const EndCure*>> of_end;
  for (const auto& [gap, cure] : cures) {
    if (cure.alone.villages.empty() && cure.together.villages.empty()) continue;
    of_end[cure.joint.end].push_back(&cure);
  }
  std::vector<EndCure> found;
  for (const auto& [end, all] : of_end) {
    for (const EndCure* cure : all) {
      if (!is_needless(*cure, all)) found.push_back(*cure);
    }
  }
  std::ranges::stable_sort(
      found, [](const EndCure& a, const EndCure& b) { return b.weight() < a.weight(); });
  return found;
}

}  // namespace

EndCures find_end_cures(const RoadQuestion& question, const VillageRoads& roads,
                        const Coverage& now, const VillageRoads& mended, const Coverage& then) {
  std::vector<VillageId> coming;
  for (VillageId v : rows(then.covered)) {
    if (then.covers(v) && !now.covers(v)) coming.push_back(v);
  }
  if (coming.empty()) return {};
  auto [cut, loose] = find_loose_ends(question.world.roads, question.roads, loose_end_reach);
  Cures cures = cures_of(loose);
  const auto brought = brought_by_each(question, roads, now, std::move(cut), loose, coming);
  std::set<VillageId> alone;
  for (std::size_t i = 0; i < loose.size(); ++i) {
    EndCure& cure = cures.at(gap_between(loose[i].joint.end, loose[i].joint.on_other));
    for (const VillageId v : brought[i]) cure.alone.add(v, question.world.villages);
    alone.insert(brought[i].begin(), brought[i].end());
  }
  std::erase_if(coming, [&](VillageId v) { return alone.contains(v); });
  for (const FacilityGroup& group : groups_of(question.world, question.catalogue, question.coverage, now.access))
    ascribe(question, group, now, then, mended, coming, cures);
  return {cures.size(), by_people(cures)};
}

}  // namespace hinterland
