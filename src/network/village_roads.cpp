// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"
#include "network/nearby.hpp"
#include "world/table_rows.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// The two ends of a segment in the plane of the shape.
std::pair<PlanePoint, PlanePoint> on_plane(const PlaneShape& land, const RoadGraph& graph,
                                           RoadSegmentId segment) {
  return {land.on_plane(graph.place[graph.start(segment)]),
          land.on_plane(graph.place[graph.end(segment)])};
}

/// The distance from a place to the farthest vertex of the polygons.
Metres farthest_corner(const MultiPolygon& land, LonLat place) {
  Metres farthest;
  for (const Polygon& polygon : land) {
    for (const LonLat& corner : polygon.outer) {
      farthest = std::max(farthest, distance_between(place, corner));
    }
  }
  return farthest;
}

/// The distance from the polygons of a village to the nearest open road; 0 if it is inside. At most
/// `from_centre`, the distance from the village's place, which is `unreachable` beyond `limit`.
Metres road_distance(const RoadNetwork& network, const MultiPolygon& land, Metres from_centre,
                     Metres limit) {
  const PlaneShape shape(land);
  const CircleAround circle = circle_around(land);
  const double farthest = std::min(from_centre, limit).value;
  double least = farthest * farthest;
  bool found = false;
  const auto matters = [&](RoadSegmentId) { return !found || least > 0.0; };
  network.each_near(circle.middle, circle.radius + Metres{farthest}, matters,
                    [&](RoadSegmentId segment, Metres) {
                      const auto [start, end] = on_plane(shape, network.graph(), segment);
                      const double squared = shape.squared_distance(start, end, least);
                      if (squared > least) return;
                      least = squared;
                      found = true;
                    });
  if (!found) return from_centre;
  return std::min(from_centre, arc_of_chord(std::sqrt(least)));
}

/// The longest walk from each village's place to a road. For a village with polygons and a road
/// within the access limit of them, it is the access limit plus the distance to its farthest
/// vertex, at most 50 km (but at least the access limit); negative (no access) if no road is that
/// near. Empty: no village has polygons, and all have the access limit.
///
/// Additional roads never reduce a limit, and the vertices of roads have no effect.
///
///   nearest_road  of each village, from its polygons
std::vector<Metres> access_limits(const Villages& villages, Metres access_limit,
                                  const Column<VillageId, Metres>& nearest_road) {
  constexpr Metres farthest_walk = 50_km;
  if (villages.land.empty()) return {};
  std::vector<Metres> limits(villages.size(), access_limit);
  for (VillageId v : rows(nearest_road)) {
    if (!has_land(villages, v)) continue;
    const Metres more = farthest_corner(villages.land[v], villages.place[v]);
    limits[v.index] = nearest_road[v] > access_limit
                          ? Metres{-1.0}
                          : std::max(access_limit, std::min(access_limit + more, farthest_walk));
  }
  return limits;
}

constexpr std::size_t villages_in_block = 256;

std::span<const LonLat> places_of(const Villages& villages) {
  return {villages.place.data(), villages.size()};
}

/// Whether a place has an entry to the longest connected component.
bool reaches_longest(const RoadPieces& pieces, std::span<const RoadEntry> entries) {
  return std::ranges::any_of(entries,
                             [&](const RoadEntry& entry) { return pieces.piece[entry.node] == 0; });
}

RoadUnion union_of(const RoadPieces& pieces, const RoadEntries& entries, const Villages& villages) {
  RoadUnion found;
  found.pieces = pieces.length.size();
  const std::uint64_t all =
      std::accumulate(pieces.length.begin(), pieces.length.end(), std::uint64_t{0});
  found.length = Metres{static_cast<double>(all) / millimetres_in_metre};
  if (found.pieces > 0) {
    found.length_elsewhere =
        Metres{static_cast<double>(all - pieces.length.front()) / millimetres_in_metre};
  }
  for (VillageId v : rows(villages.place)) {
    const auto of_village = entries.of(v.index);
    if (of_village.empty() || reaches_longest(pieces, of_village)) continue;
    ++found.villages_elsewhere;
    found.people_elsewhere += villages.people[v].value_or(0_people);
  }
  return found;
}

/// A tree of all open segments, each as one line.
LineTree open_roads(const RoadGraph& graph) {
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
  for (RoadSegmentId s : rows(graph.open_segment)) {
    vertex.push_back(graph.place[graph.start(s)]);
    vertex.push_back(graph.place[graph.end(s)]);
    first_vertex.push_back(vertex.size());
  }
  return LineTree(vertex, first_vertex);
}

/// Searches at larger distances for villages without a road within the near radius. These may be
/// all villages, if the roads are of another region, so unsuccessful searches must be fast.
void find_far_roads(Column<VillageId, Metres>& nearest, const RoadGraph& graph,
                    const Villages& villages) {
  std::vector<VillageId> far;
  for (VillageId v : rows(nearest)) {
    if (nearest[v] == unreachable) far.push_back(v);
  }
  if (far.empty()) return;
  const LineTree tree = open_roads(graph);
  for_each_block(far.size(), villages_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Metres& distance = nearest[far[i]];
      distance = tree.nearest_within(villages.place[far[i]], farthest_road).distance;
      if (!has_land(villages, far[i])) continue;
      distance = distance_within(tree, villages.land[far[i]], std::min(distance, farthest_road));
    }
  });
}

Column<VillageId, Metres> nearest_roads(const RoadNetwork& network, const Villages& villages) {
  constexpr Metres near = 8_km;
  Column<VillageId, Metres> nearest(villages.size(), unreachable);
  for_each_block(villages.size(), villages_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const VillageId v{static_cast<std::uint32_t>(i)};
      nearest[v] = network.nearest_road(villages.place[v], near);
      if (!has_land(villages, v)) continue;
      nearest[v] = road_distance(network, villages.land[v], nearest[v], near);
    }
  });
  find_far_roads(nearest, network.graph(), villages);
  return nearest;
}

/// Records the villages beyond the access limit, and their distances.
void measure_distances(RoadSurvey& survey, Metres access_limit) {
  std::vector<Metres> beyond;
  for (const Metres distance : survey.nearest_road) {
    if (distance > access_limit) beyond.push_back(distance);
  }
  survey.figures.villages_without = beyond.size();
  if (beyond.empty()) return;
  std::ranges::sort(beyond);
  survey.figures.median_without = beyond[(beyond.size() - 1) / 2];
  survey.figures.farthest_without = beyond.back();
}

/// Explains the distance to the nearest open road, and the number of roads without access, which
/// may be nearer.
Text why_out_of_reach(const RoadSurvey& survey, const Roads& roads, const TravelSettings& travel) {
  const auto closed = static_cast<std::size_t>(std::ranges::count(roads.is_open, TriState::no));
  if (closed == roads.size())
    return Text(fmt::format("{} of a class that can be entered only from other roads, such as "
                            "motorways and ferries. Add the other roads to the layer",
                            counted_of(closed, closed, "road is", "roads are")),
                fmt::format("全部{}条道路都是只能由其他道路驶入的等级（高速公路、轮渡等），而没有"
                            "其他道路。请在图层中补上其他道路",
                            closed));
  const Metres nearest = *std::ranges::min_element(survey.nearest_road);
  const Text distance =
      nearest == unreachable
          ? Text(fmt::format("more than {:.0f} km", farthest_road / 1_km),
                 fmt::format("{:.0f}公里以上", farthest_road / 1_km))
          : Text(fmt::format("{:.0f} m", nearest.value), fmt::format("{:.0f}米", nearest.value));
  const double limit = travel.access_limit.value;
  Text why(fmt::format("access_limit = {:.0f} m; the nearest road is {} from a village", limit,
                       distance.en),
           fmt::format("access_limit = {:.0f}米；离村庄最近的道路在{}处", limit, distance.zh));
  if (closed == 0) return why;
  why.en += fmt::format(
      ", not counting {} motorways, ferries and similar roads, which can be entered only from "
      "other roads",
      closed);
  why.zh += fmt::format("（{}条高速公路、轮渡等只能由其他道路驶入，不计）", closed);
  return why;
}

void report_out_of_reach(const RoadSurvey& survey, const World& world, const TravelSettings& travel,
                         Problems& problems) {
  const std::size_t villages = world.villages.size();
  if (villages == 0 || survey.figures.roads == 0 || survey.figures.villages_without < villages)
    return;
  const Text why = why_out_of_reach(survey, world.roads, travel);
  problems.push_back(
      {ProblemKind::roads_out_of_reach, world.roads.layer, -1, "", std::nullopt, why});
}

void report_pieces(const RoadFigures& figures, const World& world, Problems& problems) {
  const RoadUnion& roads = figures.as_read;
  if (roads.villages_elsewhere == 0) return;
  const double percent =
      roads.length > 0_m ? 100.0 * ((roads.length - roads.length_elsewhere) / roads.length) : 0.0;
  const std::string share = fmt::format("{:.{}f}", percent, percent < 1.0 ? 2 : 0);
  problems.push_back(
      {ProblemKind::roads_disconnected, world.roads.layer, -1, "", std::nullopt,
       Text(fmt::format("{} of {} villages ({:.0f} people) are not connected to the longest of {} "
                        "components, which has {} % of the length; roads.snap_tolerance and "
                        "join_crossings connect roads, and `hinterland check` shows their effect",
                        roads.villages_elsewhere, world.villages.size(),
                        roads.people_elsewhere.value, roads.pieces, share),
            fmt::format("{}个村中有{}个（{:.0f}人）接不上{}个路网片区中最长的一片（占总长"
                        "{}%）；可用roads.snap_tolerance、join_crossings"
                        "连接道路，效果见hinterland check",
                        world.villages.size(), roads.villages_elsewhere,
                        roads.people_elsewhere.value, roads.pieces, share))});
}

[[noreturn]] void throw_crowded(const RoadSettings& roads, LonLat place) {
  throw Error(
      filled_text("roads.snap_tolerance = \"{0:g} m\" would join too many road ends, most of "
                  "them around {1:.6f}, {2:.6f}: each end is joined to every road within this "
                  "distance. Choose a smaller value, or \"0 m\" to join only roads that share a "
                  "vertex; or check whether the roads there are correct",
                  "roads.snap_tolerance = \"{0:g} m\"会接上过多的道路端点，以 {1:.6f}, {2:.6f} "
                  "附近为最多：每个端点都与此距离内的所有道路相接。请改用较小的值，"
                  "或设为 \"0 m\"（只接共用节点的道路）；也请检查该处道路是否有误",
                  roads.snap_tolerance.value, place.lon, place.lat));
}

}  // namespace

void check_settings(const RoadSettings& roads, const TravelSettings& travel) {
  require_within("roads.snap_tolerance", roads.snap_tolerance.value, snap_range);
  require_within("travel.access_limit", travel.access_limit.value, access_range);
  require_within("travel.walk_limit", travel.direct_walk().value, direct_walk_range);
  require_within("travel.walk_factor", travel.walk_factor, walk_factor_range);
  require_within("travel.walking_kmh", travel.walking_kmh, {0.1, 1000.0});
}

std::shared_ptr<const VillageRoads> join_roads(const World& world, const RoadSettings& roads,
                                               const TravelSettings& travel, Problems& problems,
                                               const Progress& progress) {
  check_settings(roads, travel);
  auto joined = join_villages(world, roads, travel, TryJoining::no, problems, progress);
  return joined ? std::make_shared<const VillageRoads>(std::move(*joined)) : nullptr;
}

const RoadSurvey& survey_of(const VillageRoads& roads) { return roads.survey; }

VillageRoads try_joining_villages(const World& world, const RoadSettings& roads,
                                  const TravelSettings& travel, std::vector<Metres> limits) {
  RoadSurvey survey;
  RoadFigures& figures = survey.figures;
  figures.roads = world.roads.size();
  RoadNetwork network(
      make_road_graph(world.roads, roads, figures.joins, no_progress, travel.walking_kmh));
  RoadEntries entries = network.find_entries(places_of(world.villages), travel, std::move(limits));
  const RoadPieces pieces = find_pieces(network.graph());
  figures.nodes = network.graph().place.size();
  figures.dead_ends = pieces.dead_ends;
  figures.as_read = union_of(pieces, entries, world.villages);
  return {std::move(network), std::move(entries), travel, std::move(survey)};
}

std::optional<VillageRoads> join_villages(const World& world, const RoadSettings& roads,
                                          const TravelSettings& travel, TryJoining try_joining,
                                          Problems& problems, const Progress& progress) {
  if (!world.roads.given) return std::nullopt;
  RoadSurvey survey;
  RoadFigures& figures = survey.figures;
  figures.roads = world.roads.size();
  RoadNetwork network(make_road_graph(world.roads, roads, figures.joins,
                                      part_of(progress, 0.0, 0.7), travel.walking_kmh));
  if (figures.joins.crowded) throw_crowded(roads, *figures.joins.crowded);
  progress(0.7, "finding the roads around villages");
  const RoadPieces pieces = find_pieces(network.graph());
  survey.nearest_road = nearest_roads(network, world.villages);
  RoadEntries entries =
      network.find_entries(places_of(world.villages), travel,
                           access_limits(world.villages, travel.access_limit, survey.nearest_road));
  figures.nodes = network.graph().place.size();
  figures.dead_ends = pieces.dead_ends;
  figures.as_read = union_of(pieces, entries, world.villages);
  measure_distances(survey, travel.access_limit);
  report_out_of_reach(survey, world, travel, problems);
  report_pieces(figures, world, problems);
  const bool could_join = !figures.joins.crossings_joined && figures.joins.crossings > 0;
  if (try_joining == TryJoining::yes && could_join) {
    progress(0.9, "testing joined crossings");
    RoadSettings joined = roads;
    joined.join_crossings = true;
    figures.if_crossings_joined =
        try_joining_villages(world, joined, travel, entries.limit).survey.figures.as_read;
  }
  return VillageRoads{std::move(network), std::move(entries), travel, std::move(survey)};
}

}  // namespace hinterland
