// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/connection.hpp>

#include <hinterland/base/parallel.hpp>
#include <hinterland/network/nearby.hpp>

#include <cmath>
#include <span>
#include <string>

namespace hinterland {

namespace {

constexpr std::size_t villages_in_block = 1024;

/// What the map shows of one service around each village.
struct Mapped {
  bool complete = false;                        ///< where no line is shown, there is none
  Column<VillageId, Metres> line_distance;      ///< empty: no layer given
  Column<VillageId, Metres> facility_distance;  ///< empty: no facility of the service

  bool line_within(VillageId v, Metres tap) const {
    return !line_distance.empty() && line_distance[v] <= tap;
  }
  bool facility_within(VillageId v, Metres tap) const {
    return !facility_distance.empty() && facility_distance[v] <= tap;
  }
};

template <class Tree>
Column<VillageId, Metres> distances_to(const Tree& tree, const Villages& villages) {
  Column<VillageId, Metres> distance(villages.size(), unreachable);
  for_each_block(villages.size(), villages_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const VillageId v{static_cast<std::uint32_t>(i)};
      distance[v] = tree.nearest(villages.place[v]).distance;
    }
  });
  return distance;
}

Mapped look_at_map(const World& world, ServiceId service) {
  Mapped mapped;
  const NetworkLines& lines = world.networks[service];
  mapped.complete = lines.given && lines.complete;
  if (lines.given) {
    mapped.line_distance = distances_to(LineTree(lines.vertex, lines.first_vertex), world.villages);
  }
  std::vector<LonLat> places;
  for (FacilityId f : rows(world.facilities.place)) {
    if (world.facilities.service[f] == service) places.push_back(world.facilities.place[f]);
  }
  if (!places.empty()) mapped.facility_distance = distances_to(PlaceTree(places), world.villages);
  return mapped;
}

/// What the map alone says.
Evidence mapped_evidence(const Mapped& mapped, VillageId v, Metres tap) {
  if (mapped.line_within(v, tap)) return Evidence::line;
  if (mapped.facility_within(v, tap)) return Evidence::facility;
  return mapped.complete ? Evidence::no_line : Evidence::nothing;
}

Evidence stronger(Answer census, Evidence from_map) {
  if (census == Answer::yes) return Evidence::census_yes;
  if (census == Answer::no) return Evidence::census_no;
  return from_map;
}

bool contradict(Evidence taken, Evidence from_map) {
  if (taken == Evidence::census_no) return connects(from_map);
  return taken == Evidence::census_yes && from_map == Evidence::no_line;
}

std::string conflict_detail(const Service& service, const Mapped& mapped, VillageId v,
                            Evidence taken, Evidence from_map) {
  const std::string census = taken == Evidence::census_yes ? "yes" : "no";
  const bool by_facility = from_map == Evidence::facility;
  const Metres distance = by_facility ? mapped.facility_distance[v] : mapped.line_distance[v];
  const std::string what = by_facility ? "facility" : "nearest line";
  const std::string how_far = distance == unreachable
                                  ? "there is no line"
                                  : what + " " + std::to_string(std::lround(distance.value)) + " m";
  return service.id + ": census " + census + ", " + how_far;
}

/// The evidence about one service; contradictions go to `problems`.
Column<VillageId, Evidence> weigh(const World& world, ServiceId id, const Service& service,
                                  Problems& problems) {
  const Villages& villages = world.villages;
  const Mapped mapped = look_at_map(world, id);
  const Column<VillageId, Answer>& census = villages.census[id];
  Column<VillageId, Evidence> evidence(villages.size(), Evidence::nothing);
  for (VillageId v : rows(evidence)) {
    const Evidence from_map = mapped_evidence(mapped, v, service.tap_distance);
    evidence[v] = stronger(census.empty() ? Answer::unknown : census[v], from_map);
    if (!contradict(evidence[v], from_map)) continue;
    problems.push_back({ProblemKind::census_conflict, "villages", villages.feature[v],
                        std::string(villages.name[v]), villages.place[v],
                        conflict_detail(service, mapped, v, evidence[v], from_map)});
  }
  return evidence;
}

}  // namespace

Connections survey_connections(const World& world, const ServiceCatalogue& catalogue,
                               Problems& problems, const Progress& progress) {
  Connections connections;
  connections.evidence.resize(catalogue.services.size());
  const auto services = catalogue.of_group(ServiceGroup::infrastructure);
  double done = 0.0;
  for (ServiceId s : services) {
    progress(done++ / static_cast<double>(services.size()), "surveying connections");
    connections.evidence[s] = weigh(world, s, catalogue.services[s], problems);
  }
  return connections;
}

}  // namespace hinterland
