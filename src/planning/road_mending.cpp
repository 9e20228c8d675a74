// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/road_mending.hpp>

#include <hinterland/network/travel.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t most_listed = 100;

/// The settings by which roads decide.
CoverageSettings along_roads(CoverageSettings settings) {
  if (settings.metric == Metric::straight) settings.metric = Metric::road;
  return settings;
}

Coverage measure(const RoadQuestion& question, const VillageRoads& roads) {
  return measure_within_radius(question.world, question.catalogue, along_roads(question.coverage),
                               &roads);
}

std::size_t joints_of(const RoadJoins& joins) {
  return joins.joint.size() + (joins.crossings_joined ? joins.crossings : 0);
}

/// The tolerances to try, ascending.
std::vector<Metres> tolerances(const RoadSettings& settings) {
  std::vector<Metres> tried{0_m, 1_m, 5_m, 10_m, 20_m, settings.snap_tolerance};
  std::ranges::sort(tried);
  tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
  return tried;
}

/// One of the settings that were tried, and whom it covers.
struct Tried {
  RoadTrial trial;
  std::size_t joints = 0;
  Column<VillageId, Answer> covered;
};

void compare(Tried& tried, const Tried& as_set, const Villages& villages) {
  for (VillageId v : rows(tried.covered)) {
    if (tried.covered[v] == as_set.covered[v]) continue;
    ++tried.trial.villages_changed;
    tried.trial.people_changed += villages.people[v].value_or(0_people);
  }
}

/// Two places that a joint leads between, in either order.
using Gap = std::pair<LonLat, LonLat>;

Gap gap_between(LonLat a, LonLat b) { return std::minmax(a, b); }

/// An end that stops short, and whom that keeps out.
struct LooseEnd {
  RoadJoint joint;
  std::set<VillageId> villages;  ///< whose ways would lead over it
  std::set<VillageId> together;  ///< those that need others too
  People people;
};

using LooseEnds = std::map<Gap, LooseEnd>;

LooseEnds loose_ends(const RoadJoins& joins, Metres joined_within) {
  LooseEnds loose;
  for (const RoadJoint& joint : joins.joint) {
    if (joint.gap <= joined_within) continue;
    loose.try_emplace(gap_between(joint.end, joint.on_other), LooseEnd{joint, {}, {}, {}});
  }
  return loose;
}

/// The loose ends on the way of a village to the nearest of some places.
std::vector<LooseEnd*> on_way(const NearestByRoad& search, const VillageRoads& mended,
                              VillageId village, LooseEnds& loose) {
  const RoadGraph& graph = mended.network.graph();
  const std::vector<RoadNodeId> way = search.nodes_on_way(mended.entries.of(village.index));
  std::vector<LooseEnd*> found;
  for (std::size_t i = 1; i < way.size(); ++i) {
    const auto end = loose.find(gap_between(graph.place[way[i - 1]], graph.place[way[i]]));
    if (end != loose.end()) found.push_back(&end->second);
  }
  return found;
}

std::vector<LonLat> counting_places(const Facilities& facilities, ServiceId service) {
  std::vector<LonLat> places;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.service[f] != service || facilities.level[f] == Level::village) continue;
    places.push_back(facilities.place[f]);
  }
  return places;
}

/// Ascribes what comes into the radius to the joints on its way.
void ascribe(const RoadQuestion& question, const Coverage& now, const Coverage& then,
             const VillageRoads& mended, LooseEnds& loose) {
  for (std::size_t s = 0; s < then.access.size(); ++s) {
    const auto comes_in = [&](VillageId v) {
      return then.covers(v) && !now.covers(v) && then.access[s].margin(v) <= Reach{} &&
             now.access[s].margin(v) > Reach{};
    };
    std::vector<VillageId> villages;
    for (VillageId v : rows(then.covered)) {
      if (comes_in(v)) villages.push_back(v);
    }
    if (villages.empty()) continue;
    const std::vector<LonLat> places =
        counting_places(question.world.facilities, then.access[s].service);
    const NearestByRoad search(mended.network, places, then.metric, question.travel);
    for (const VillageId v : villages) {
      const std::vector<LooseEnd*> ends = on_way(search, mended, v, loose);
      for (LooseEnd* end : ends) {
        if (end->villages.insert(v).second) {
          end->people += question.world.villages.people[v].value_or(0_people);
        }
        if (ends.size() > 1) end->together.insert(v);
      }
    }
  }
}

/// How far the villages may walk to a road that are not covered; the others are not asked.
std::vector<Metres> limits_of_uncovered(const VillageRoads& roads, const Coverage& coverage) {
  std::vector<Metres> limits(coverage.covered.size());
  for (VillageId v : rows(coverage.covered)) {
    limits[v.index] = coverage.covers(v)
                          ? Metres{-1.0}
                          : roads.entries.limit_of(v.index, roads.travel.access_limit);
  }
  return limits;
}

/// Those that keep somebody out, most people first.
std::vector<const LooseEnd*> by_people(const LooseEnds& loose) {
  std::vector<const LooseEnd*> found;
  for (const auto& [gap, end] : loose) {
    if (!end.villages.empty()) found.push_back(&end);
  }
  std::ranges::stable_sort(found, [](const LooseEnd* a, const LooseEnd* b) {
    return std::pair(b->people, b->villages.size()) < std::pair(a->people, a->villages.size());
  });
  return found;
}

Problem problem_of(const LooseEnd& end, const Roads& roads) {
  const RoadJoint& joint = end.joint;
  const auto other = roads.feature[joint.other];
  Text together;
  if (!end.together.empty()) {
    together = Text(fmt::format(", {} of them only with other ends too", end.together.size()),
                    fmt::format("（其中{}个须同时接上其他端点）", end.together.size()));
  }
  return {
      ProblemKind::road_end_loose,
      roads.layer,
      roads.feature[joint.road],
      "",
      joint.end,
      Text(fmt::format("stops {:.1f} m from road #{}; joined to it, {} villages ({:.0f} people) "
                       "would come into the radius{}. Draw the road up to the other one, or "
                       "set [roads] snap_tolerance = \"{:.0f} m\"",
                       joint.gap.value, other, end.villages.size(), end.people.value, together.en,
                       std::ceil(joint.gap.value)),
           fmt::format("距第{}条道路{:.1f}米处中断；接上后{}个村（{:.0f}人）进入服务半径{}"
                       "。请将道路画至相接，或设[roads] snap_tolerance = \"{:.0f} m\"",
                       other, joint.gap.value, end.villages.size(), end.people.value, together.zh,
                       std::ceil(joint.gap.value)))};
}

/// How many there are, where not all are listed.
void report_count(std::size_t all, std::size_t that_matter, const Roads& roads,
                  Problems& problems) {
  const std::size_t listed = std::min(that_matter, most_listed);
  if (that_matter == 0 || all == listed) return;
  const double within = loose_end_reach.value;
  problems.push_back(
      {ProblemKind::road_end_loose, roads.layer, -1, "", std::nullopt,
       Text(fmt::format("{} ends stop within {:.0f} m of another road without joining it; {} of "
                        "them keep villages out of the radius, and {} are listed, those with the "
                        "most people first",
                        all, within, that_matter, listed),
            fmt::format("{}个端点在另一条道路{:.0f}米以内而未接上；其中{}个影响村庄进入服务半径，"
                        "按人口多少列出{}个",
                        all, within, that_matter, listed))});
}

}  // namespace

std::vector<RoadTrial> try_road_settings(const RoadQuestion& question,
                                         const std::vector<Metres>& limits,
                                         const Progress& progress) {
  std::vector<Tried> tried;
  std::size_t as_set = 0;
  const std::vector<Metres> steps = tolerances(question.roads);
  for (const bool crossings : {false, true}) {
    for (const Metres tolerance : steps) {
      progress(static_cast<double>(tried.size()) / static_cast<double>(2 * steps.size()),
               "trying to join roads");
      const RoadSettings settings{tolerance, crossings};
      const VillageRoads roads =
          try_joining_villages(question.world, settings, question.travel, limits);
      const RoadFigures& figures = roads.survey.figures;
      Tried next{{settings, false, figures.as_read, 0, {}}, joints_of(figures.joins), {}};
      // A wider tolerance joins all that another joins: as many joints are the same ones.
      const auto same = std::ranges::find_if(tried, [&](const Tried& other) {
        const RoadSettings& others = other.trial.settings;
        if (others.join_crossings == crossings) return other.joints == next.joints;
        return figures.joins.crossings == 0 && others.snap_tolerance == tolerance;
      });
      next.covered = same != tried.end() ? same->covered : measure(question, roads).covered;
      if (tolerance == question.roads.snap_tolerance &&
          crossings == question.roads.join_crossings) {
        next.trial.is_as_set = true;
        as_set = tried.size();
      }
      tried.push_back(std::move(next));
    }
  }
  std::vector<RoadTrial> trials;
  for (Tried& one : tried) {
    compare(one, tried[as_set], question.world.villages);
    trials.push_back(one.trial);
  }
  return trials;
}

void report_loose_ends(const RoadQuestion& question, const VillageRoads& roads,
                       const Coverage* measured, Problems& problems, const Progress& progress) {
  if (question.roads.snap_tolerance >= loose_end_reach) return;
  progress(0.0, "looking for loose ends of roads");
  RoadSettings wide = question.roads;
  wide.snap_tolerance = loose_end_reach;
  const bool is_measured = measured != nullptr && measured->metric != Metric::straight;
  const VillageRoads mended = try_joining_villages(
      question.world, wide, question.travel,
      is_measured ? limits_of_uncovered(roads, *measured) : roads.entries.limit);
  LooseEnds loose = loose_ends(mended.survey.figures.joins, question.roads.snap_tolerance);
  if (loose.empty()) return;
  progress(0.3, "looking for loose ends of roads");
  const Coverage before = is_measured ? Coverage{} : measure(question, roads);
  const Coverage& now = is_measured ? *measured : before;
  const Coverage then = measure(question, mended);
  progress(0.9, "looking for loose ends of roads");
  ascribe(question, now, then, mended, loose);
  const std::vector<const LooseEnd*> found = by_people(loose);
  for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i) {
    problems.push_back(problem_of(*found[i], question.world.roads));
  }
  report_count(loose.size(), found.size(), question.world.roads, problems);
}

}  // namespace hinterland
