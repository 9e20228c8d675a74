// SPDX-License-Identifier: Apache-2.0
#include <hinterland/connection.hpp>

#include "base/text_fill.hpp"
#include "network/nearby.hpp"
#include "planning/sources.hpp"
#include "world/table_rows.hpp"

#include <hinterland/threads.hpp>

#include <cmath>
#include <span>
#include <string>

namespace hinterland {

namespace {

constexpr std::size_t villages_in_batch = 1024;

/// Distances from each village to the lines and facilities of one service, up to the connection
/// distance: from its polygon, or from its point where it has none. An empty column: the service
/// has none.
struct Mapped {
  bool complete = false;  ///< the absence of a line is evidence
  Column<VillageId, Metres> line_distance;
  Column<VillageId, Metres> facility_distance;
};

Column<VillageId, Metres> line_distances(const LineTree& tree, const Villages& villages,
                                         Metres tap) {
  Column<VillageId, Metres> distance(villages.size(), unreachable);
  for_each_block(villages.size(), villages_in_batch, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const VillageId v{static_cast<std::uint32_t>(i)};
      distance[v] = has_land(villages, v) ? distance_within(tree, villages.land[v], tap)
                                          : tree.nearest_within(villages.place[v], tap).distance;
    }
  });
  return distance;
}

Column<VillageId, Metres> facility_distances(const World& world, ServiceId service, Metres tap) {
  const std::vector<LonLat> places = facilities_of(world.facilities, service);
  Column<VillageId, Metres> distance;
  if (places.empty()) return distance;
  const Villages& villages = world.villages;
  for (const Neighbour& nearest :
       nearest_within(places, std::span(villages.place.data(), villages.size()), tap)) {
    distance.push_back(nearest.distance);
  }
  if (villages.land.empty()) return distance;
  const LineTree tree = tree_of_places(places);
  for_each_block(villages.size(), villages_in_batch, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const VillageId v{static_cast<std::uint32_t>(i)};
      if (has_land(villages, v)) distance[v] = distance_within(tree, villages.land[v], tap);
    }
  });
  return distance;
}

Mapped measure_map(Sources& sources, ServiceId service, Metres tap) {
  const World& world = sources.world();
  const NetworkLines& network = world.networks[service];
  Mapped mapped;
  mapped.complete = network.given && network.complete;
  if (network.given) {
    mapped.line_distance = line_distances(sources.lines(service), world.villages, tap);
  }
  mapped.facility_distance = facility_distances(world, service, tap);
  return mapped;
}

bool reaches(const Column<VillageId, Metres>& distance, VillageId v) {
  return !distance.empty() && distance[v] != unreachable;
}

/// The evidence of the map alone.
Evidence mapped_evidence(const Mapped& mapped, VillageId v) {
  if (reaches(mapped.line_distance, v)) return Evidence::line;
  if (reaches(mapped.facility_distance, v)) return Evidence::facility;
  return mapped.complete ? Evidence::no_line : Evidence::none;
}

Evidence stronger(CensusAnswer census, Evidence from_map) {
  switch (census) {
    case CensusAnswer::yes:
      return Evidence::census_yes;
    case CensusAnswer::no:
      return Evidence::census_no;
    case CensusAnswer::being_built:
      return Evidence::census_being_built;
    case CensusAnswer::planned:
      return Evidence::census_planned;
    case CensusAnswer::own:
      return Evidence::census_own;
    case CensusAnswer::unclear:
      return Evidence::census_unclear;
    case CensusAnswer::unknown:
      break;
  }
  return from_map;
}

bool contradict(Evidence taken, Evidence from_map) {
  if (taken == Evidence::census_no) return connects(from_map);
  return taken == Evidence::census_yes && from_map == Evidence::no_line;
}

Text metres(Metres distance) { return filled_text("{} m", "{}米", std::lround(distance.value)); }

Text conflict_detail(const World& world, ServiceId s, const Service& service, const Mapped& mapped,
                     VillageId v, Evidence from_map) {
  const Text id(service.id, service.name_zh + "（" + service.id + "）");
  const Text line = world.networks[s].are_the_roads ? Text("road", "道路") : Text("line", "线路");
  switch (from_map) {
    case Evidence::line:
      return filled_text("{}: census no, {} {}", "{}：普查为否，{}相距{}", id, line,
                         metres(mapped.line_distance[v]));
    case Evidence::facility:
      return filled_text("{}: census no, facility {}", "{}：普查为否，设施相距{}", id,
                         metres(mapped.facility_distance[v]));
    default:
      return filled_text("{0}: census yes, no {1} within {2}", "{0}：普查为是，{2}内无{1}", id,
                         line, metres(service.tap_distance));
  }
}

/// The evidence on one service; contradictions are added to `problems`.
Column<VillageId, Evidence> weigh(Sources& sources, ServiceId id, Problems& problems) {
  const Villages& villages = sources.world().villages;
  const Service& service = sources.catalogue().services[id];
  const Mapped mapped = measure_map(sources, id, service.tap_distance);
  const Column<VillageId, CensusAnswer>& census = villages.census[id];
  Column<VillageId, Evidence> evidence(villages.size(), Evidence::none);
  for (VillageId v : rows(evidence)) {
    const Evidence from_map = mapped_evidence(mapped, v);
    evidence[v] = stronger(census.empty() ? CensusAnswer::unknown : census[v], from_map);
    if (!contradict(evidence[v], from_map)) continue;
    problems.push_back(
        village_problem(villages, v, ProblemKind::census_conflict,
                        conflict_detail(sources.world(), id, service, mapped, v, from_map)));
  }
  return evidence;
}

}  // namespace

Connections survey_connections(const World& world, const ServiceCatalogue& catalogue,
                               Problems& problems, const Progress& progress) {
  Sources sources(world, catalogue);
  return survey_connections(sources, problems, progress);
}

Connections survey_connections(Sources& sources, Problems& problems, const Progress& progress) {
  const ServiceCatalogue& catalogue = sources.catalogue();
  Connections connections;
  connections.evidence.resize(catalogue.services.size());
  const auto services = catalogue.of_group(ServiceGroup::infrastructure);
  double done = 0.0;
  for (ServiceId s : services) {
    progress(done++ / static_cast<double>(services.size()), "determining connections");
    connections.evidence[s] = weigh(sources, s, problems);
  }
  return connections;
}

}  // namespace hinterland
