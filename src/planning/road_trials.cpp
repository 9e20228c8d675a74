// SPDX-License-Identifier: Apache-2.0
#include "planning/road_trials.hpp"

#include "base/text_fill.hpp"
#include "planning/coverage.hpp"
#include "planning/dangling_ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t max_listed = 100;

/// Settings with a metric along roads.
CoverageSettings along_roads(CoverageSettings settings) {
  if (settings.metric == Metric::straight) settings.metric = Metric::road;
  return settings;
}

Coverage measure_mended(const RoadTrialInput& input, const VillageRoads& roads) {
  return measure_within_radius(input.world, input.catalogue, along_roads(input.coverage), &roads);
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

/// A setting that was tried, and the villages it covers.
struct Tried {
  RoadTrial trial;
  std::size_t joints = 0;
  Column<VillageId, TriState> covered;
};

void compare(Tried& tried, const Tried& as_set, const Villages& villages) {
  for (VillageId v : rows(tried.covered)) {
    if (tried.covered[v] == as_set.covered[v]) continue;
    ++tried.trial.villages_changed;
    tried.trial.people_changed += villages.people[v].value_or(0_people);
  }
}

/// The access limits of the villages that are not covered; 0 for the others.
std::vector<Metres> limits_of_uncovered(const VillageRoads& roads, const Coverage& coverage) {
  std::vector<Metres> limits(coverage.covered.size());
  for (VillageId v : rows(coverage.covered)) {
    limits[v.index] = coverage.covers(v)
                          ? Metres{-1.0}
                          : roads.entries.limit_of(v.index, roads.travel.access_limit);
  }
  return limits;
}

/// Whether any joint is wider than the tolerance.
bool has_wider(const RoadJoins& joins, Metres tolerance) {
  return std::ranges::any_of(joins.joint, [&](const RoadJoint& joint) {
    return joint.gap > tolerance || tolerance <= 0_m;
  });
}

Text counted_villages(const Brought& brought) {
  return filled_text("{} ({:.0f} people)", "{}（{:.0f}人）",
                     Text(counted(brought.villages.size(), "village", "villages"),
                          fmt::format("{}个村", brought.villages.size())),
                     brought.people.value);
}

/// The effect of joining the end.
Text gain_of(const EndCorrection& correction) {
  if (correction.alone.villages.empty()) {
    return filled_text("if it and other dangling ends were joined, {} would come within the radius",
                       "与其他断头端点一并接上后，{}进入服务半径",
                       counted_villages(correction.together));
  }
  const Text gain = filled_text("if it were joined, {} would come within the radius",
                                "接上后{}进入服务半径", counted_villages(correction.alone));
  if (correction.together.villages.empty()) return gain;
  return gain + filled_text(", and {} more if other dangling ends were joined as well",
                            "，另有{}须同时接上其他断头端点",
                            counted_villages(correction.together));
}

Problem problem_of(const EndCorrection& correction, const Roads& roads) {
  const RoadJoint& joint = correction.joint;
  const Metres tolerance = correction.alone.villages.empty() ? correction.widest : joint.gap;
  return {ProblemKind::dangling_road_end,
          roads.layer,
          roads.feature[joint.road],
          "",
          joint.end,
          filled_text("ends {1:.1f} m from road #{0}; {2}. Draw the road up to the other one, or "
                      "set roads.snap_tolerance = \"{3:.0f} m\"",
                      "距第{0}条道路{1:.1f}米处中断；{2}。请将道路画至相接，或设[roads] "
                      "snap_tolerance = \"{3:.0f} m\"",
                      roads.feature[joint.other], joint.gap.value, gain_of(correction),
                      std::ceil(tolerance.value))};
}

/// The total number, if not all are listed.
void report_count(std::size_t all, std::size_t that_matter, const Roads& roads,
                  Problems& problems) {
  const std::size_t listed = std::min(that_matter, max_listed);
  if (that_matter == 0 || all == listed) return;
  const double within = dangling_end_reach.value;
  problems.push_back(
      {ProblemKind::dangling_road_end, roads.layer, -1, "", std::nullopt,
       Text(fmt::format(
                "{} within {:.0f} m of another road without joining it; {} of them {} villages "
                "outside the radius, and {} {} listed, those that affect most people first",
                counted(all, "end stops", "ends stop"), within, that_matter,
                that_matter == 1 ? "keeps" : "keep", listed, listed == 1 ? "is" : "are"),
            fmt::format("{}个端点在另一条道路{:.0f}米以内而未接上；其中{}个影响村庄进入服务半径，"
                        "按人口多少列出{}个",
                        all, within, that_matter, listed))});
}

void report_crowded(LonLat place, const Roads& roads, Problems& problems) {
  problems.push_back(
      {ProblemKind::dangling_road_end, roads.layer, -1, "", place,
       filled_text(
           "too many ends are within {:.0f} m of other roads to test their effect, most of them "
           "here; check whether the roads here are correct",
           "与其他道路相距{:.0f}米以内的端点过多，未逐一试接，以此处为最多；请检查此处道路是否有误",
           dangling_end_reach.value)});
}

}  // namespace

std::vector<RoadTrial> try_road_settings(const RoadTrialInput& input,
                                         const std::vector<Metres>& limits,
                                         const Progress& progress) {
  std::vector<Tried> tried;
  std::size_t as_set = 0;
  const std::vector<Metres> steps = tolerances(input.roads);
  for (const bool crossings : {false, true}) {
    for (const Metres tolerance : steps) {
      progress(static_cast<double>(tried.size()) / static_cast<double>(2 * steps.size()),
               "trying to join roads");
      const RoadSettings settings{tolerance, crossings};
      const VillageRoads roads = try_joining_villages(input.world, settings, input.travel, limits);
      const RoadFigures& figures = roads.survey.figures;
      if (figures.joins.crowded) continue;
      Tried next{{settings, false, figures.as_read, 0, {}}, joints_of(figures.joins), {}};
      // A wider tolerance includes all joints of a narrower one: equal counts mean equal joints.
      const auto same = std::ranges::find_if(tried, [&](const Tried& other) {
        const RoadSettings& others = other.trial.settings;
        if (others.join_crossings == crossings) return other.joints == next.joints;
        return figures.joins.crossings == 0 && others.snap_tolerance == tolerance;
      });
      next.covered = same != tried.end() ? same->covered : measure_mended(input, roads).covered;
      if (tolerance == input.roads.snap_tolerance && crossings == input.roads.join_crossings) {
        next.trial.is_as_set = true;
        as_set = tried.size();
      }
      tried.push_back(std::move(next));
    }
  }
  std::vector<RoadTrial> trials;
  for (Tried& one : tried) {
    compare(one, tried[as_set], input.world.villages);
    trials.push_back(one.trial);
  }
  return trials;
}

void report_dangling_ends(const RoadTrialInput& input, const VillageRoads& roads,
                          const Coverage* measured, Problems& problems, const Progress& progress) {
  if (input.roads.snap_tolerance >= dangling_end_reach) return;
  progress(0.0, "finding dangling ends of roads");
  RoadSettings wide = input.roads;
  wide.snap_tolerance = dangling_end_reach;
  const bool is_measured = measured != nullptr && measured->metric != Metric::straight;
  const VillageRoads mended = try_joining_villages(
      input.world, wide, input.travel,
      is_measured ? limits_of_uncovered(roads, *measured) : roads.entries.limit);
  if (const auto& crowded = mended.survey.figures.joins.crowded) {
    report_crowded(*crowded, input.world.roads, problems);
    return;
  }
  if (!has_wider(mended.survey.figures.joins, input.roads.snap_tolerance)) return;
  progress(0.3, "finding dangling ends of roads");
  const Coverage before = is_measured ? Coverage{} : measure_mended(input, roads);
  const Coverage& now = is_measured ? *measured : before;
  const Coverage then = measure_mended(input, mended);
  progress(0.7, "finding dangling ends of roads");
  const CoverageSettings along = along_roads(input.coverage);
  const EndCorrections corrections =
      find_end_corrections({input.world, input.catalogue, along, input.roads, input.travel},
                           {roads, now}, {mended, then});
  for (std::size_t i = 0; i < std::min(corrections.correction.size(), max_listed); ++i) {
    problems.push_back(problem_of(corrections.correction[i], input.world.roads));
  }
  report_count(corrections.loose, corrections.correction.size(), input.world.roads, problems);
}

}  // namespace hinterland
