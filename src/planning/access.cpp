// SPDX-License-Identifier: Apache-2.0
#include "planning/access.hpp"

#include "geometry/distance.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <vector>

namespace hinterland {

namespace {

/// The largest radius of any of the facilities.
Impedance largest_radius(const ServiceFacilities& facilities, const AccessSettings& settings) {
  Impedance largest = settings.band();
  for (const auto& [radius, chosen] : facilities.by_radius) {
    if (radius) largest = std::max(largest, settings.of(*radius));
  }
  return largest;
}

Zone zone_at(Impedance impedance, Impedance core, Impedance band) {
  if (impedance > band) return Zone::outside;
  return impedance <= core ? Zone::core : Zone::band;
}

/// The nearest of a set of facilities by the metric: its row and impedance.
struct Nearest {
  std::uint32_t row = Neighbour::none;
  Impedance impedance = out_of_reach;

  bool found() const { return row != Neighbour::none; }
};

/// Finds the nearest facility of each village, by the metric of the study.
class Search {
 public:
  Search(const Origins& from, const AccessSettings& settings, const VillageRoads* roads,
         RoadCost most)
      : from_(from), settings_(settings), roads_(roads), most_(most) {}

  std::vector<Journey> journeys(const FacilityParts& chosen) const {
    const bool within_radius = settings_.cutoff == SearchCutoff::service_radius;
    if (roads_ == nullptr || (within_radius && !by_road())) return {};
    const Metric metric = settings_.metric == Metric::time ? Metric::time : Metric::road;
    return NearestByRoad(roads_->network, chosen.place, metric, roads_->travel, most_)
        .from(roads_->entries, from_);
  }

  /// One per village. Where roads decide, taken from the journeys to the same facilities.
  std::vector<Nearest> nearest(const FacilityParts& chosen,
                               const std::vector<Journey>& journeys) const {
    std::vector<Nearest> found;
    found.reserve(from_.size());
    if (!by_road()) {
      for (const Neighbour& n : nearest_anywhere(chosen.place, from_, settings_.band_radius)) {
        found.push_back({n.row, {n.distance.value}});
      }
      return found;
    }
    const bool time = settings_.metric == Metric::time;
    for (const Journey& j : journeys) {
      found.push_back({j.row, {time ? j.time.value : j.length.value}});
    }
    return found;
  }
  std::vector<Nearest> nearest(const FacilityParts& chosen) const {
    return nearest(chosen, by_road() ? journeys(chosen) : std::vector<Journey>{});
  }

 private:
  bool by_road() const { return settings_.metric != Metric::straight; }

  const Origins& from_;
  const AccessSettings& settings_;
  const VillageRoads* roads_;
  RoadCost most_;
};

/// Fills in the nearest facility, its straight-line distance and its zone.
void take_nearest(ServiceAccess& access, const FacilityParts& chosen,
                  const std::vector<Nearest>& nearest, const Origins& from) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    const VillageId v{from.row[i]};
    const Nearest& found = nearest[v.index];
    if (!found.found()) continue;
    access.nearest[v] = chosen.facility[found.row];
    access.distance[v] = access.metric == Metric::straight
                             ? Metres{found.impedance.value}
                             : distance_between(from.place[i], chosen.place[found.row]);
    access.zone[v] = zone_at(found.impedance, access.core, access.band);
  }
}

RoadAccess road_access(const FacilityParts& chosen, const std::vector<Journey>& journeys) {
  RoadAccess access;
  for (const Journey& journey : journeys) {
    access.facility.push_back(journey.found() ? std::optional(chosen.facility[journey.row])
                                              : std::nullopt);
    access.length.push_back(journey.length);
    access.walk.push_back(journey.walk);
    access.time.push_back(journey.time);
  }
  return access;
}

/// For a service with facilities that have a radius of their own: measures each radius
/// separately; the most favourable one counts.
void decide_by_own_radii(ServiceAccess& access,
                         const std::map<std::optional<Metres>, FacilityParts>& groups,
                         const AccessSettings& settings, const Search& search) {
  const std::size_t villages = access.zone.size();
  access.zone = Column<VillageId, Zone>(villages, Zone::outside);
  access.own_margin.resize(villages, out_of_reach);
  access.own_critical.resize(villages, out_of_reach);
  for (const auto& [own_radius, chosen] : groups) {
    const Impedance band = own_radius ? settings.of(*own_radius) : access.band;
    const Impedance core = std::min(access.core, band);
    const bool is_own = own_radius.has_value();
    const std::vector<Nearest> nearest = search.nearest(chosen);
    for (VillageId v : rows(access.zone)) {
      const Impedance impedance = nearest[v.index].impedance;
      const Impedance critical =
          is_own ? (impedance <= band ? Impedance{0.0} : out_of_reach) : impedance;
      access.zone[v] = std::min(access.zone[v], zone_at(impedance, core, band));
      access.own_margin[v] = std::min(access.own_margin[v], impedance - band);
      access.own_critical[v] = std::min(access.own_critical[v], critical);
    }
  }
}

/// Whether the village has a facility of village level.
Column<VillageId, Answer> there_already(const FacilityParts& in_villages, const Origins& from,
                                        Metres tap_distance) {
  Column<VillageId, Answer> there(from.size(), Answer::no);
  const std::vector<Neighbour> nearest = nearest_within(in_villages.place, from, tap_distance);
  for (VillageId v : rows(there)) {
    if (nearest[v.index].found()) there[v] = Answer::yes;
  }
  return there;
}

}  // namespace

ServiceFacilities facilities_by_radius(const Facilities& facilities, ServiceId service) {
  ServiceFacilities found;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.service[f] != service) continue;
    if (facilities.level[f] == Level::village) {
      found.in_villages.add(f, facilities);
    } else {
      found.counting.add(f, facilities);
      found.by_radius[facilities.radius[f]].add(f, facilities);
    }
  }
  return found;
}

Impedance AccessSettings::of(Metres radius) const {
  if (metric != Metric::time) return {radius.value};
  if (band_radius <= 0_m) return {0.0};  // the ratio of minutes to metres is undefined
  return {radius / band_radius * band_time.value};
}

ServiceAccess measure_access(const Origins& from, const Facilities& all, ServiceId service,
                             const AccessSettings& settings, const VillageRoads* roads) {
  const std::size_t villages = from.size();
  const ServiceFacilities facilities = facilities_by_radius(all, service);

  ServiceAccess access;
  access.service = service;
  access.metric = settings.metric;
  access.core = settings.core();
  access.band = settings.band();
  access.facilities = facilities.counting.facilities;
  access.in_villages = facilities.in_villages.facilities;
  access.nearest.resize(villages);
  access.distance.resize(villages, unreachable);
  access.zone.resize(villages, Zone::outside);
  access.in_village = there_already(facilities.in_villages, from, settings.tap_distance);

  const RoadCost most = settings.cutoff == SearchCutoff::service_radius
                            ? road_cost(largest_radius(facilities, settings).value, settings.metric)
                            : unreachable_cost;
  const Search search(from, settings, roads, most);
  const std::vector<Journey> journeys = search.journeys(facilities.counting);
  access.by_road = road_access(facilities.counting, journeys);
  take_nearest(access, facilities.counting, search.nearest(facilities.counting, journeys), from);
  const bool own_radii = std::ranges::any_of(
      facilities.by_radius, [](const auto& group) { return group.first.has_value(); });
  if (own_radii) decide_by_own_radii(access, facilities.by_radius, settings, search);
  return access;
}

}  // namespace hinterland
