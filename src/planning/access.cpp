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
  return with_grace(largest, settings.metric);
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
  /// Empty where the straight line decides.
  std::vector<Journey> deciding_journeys(const FacilityParts& chosen) const {
    return by_road() ? journeys(chosen) : std::vector<Journey>{};
  }

 private:
  bool by_road() const { return settings_.metric != Metric::straight; }

  const Origins& from_;
  const AccessSettings& settings_;
  const VillageRoads* roads_;
  RoadCost most_;
};

/// Fills in the facility that decides for a village, its straight-line distance and its zone.
void take_facility(ServiceAccess& access, VillageId v, const FacilityParts& chosen,
                   const Nearest& found, LonLat place, Impedance core, Impedance band) {
  access.nearest[v] = chosen.facility[found.row];
  access.distance[v] = access.metric == Metric::straight
                           ? Metres{found.impedance.value}
                           : distance_between(place, chosen.place[found.row]);
  access.zone[v] = zone_at(found.impedance, core, band);
}

void take_nearest(ServiceAccess& access, const FacilityParts& chosen,
                  const std::vector<Nearest>& nearest, const Origins& from) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    const VillageId v{from.row[i]};
    if (!nearest[v.index].found()) continue;
    take_facility(access, v, chosen, nearest[v.index], from.place[i],
                  with_grace(access.core, access.metric), with_grace(access.band, access.metric));
  }
}

void take_journey(RoadAccess& access, VillageId v, const FacilityParts& chosen,
                  const Journey& journey) {
  access.facility[v] = journey.found() ? std::optional(chosen.facility[journey.row]) : std::nullopt;
  access.length[v] = journey.length;
  access.walk[v] = journey.walk;
  access.time[v] = journey.time;
}

RoadAccess road_access(const FacilityParts& chosen, const std::vector<Journey>& journeys) {
  RoadAccess access;
  access.facility.resize(journeys.size());
  access.length.resize(journeys.size(), unreachable);
  access.walk.resize(journeys.size());
  access.time.resize(journeys.size(), Minutes{unreachable.value});
  for (const VillageId v : rows(access.facility)) {
    take_journey(access, v, chosen, journeys[v.index]);
  }
  return access;
}

/// A facility that may decide: those in reach first, the nearest of them first; then those whose
/// radius is exceeded least.
struct Candidate {
  bool is_beyond = true;
  Impedance rank = out_of_reach;
  FacilityId facility{Neighbour::none};

  friend constexpr auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// For a service with facilities that have a radius of their own: measures each radius
/// separately; the most favourable one counts.
void decide_by_own_radii(ServiceAccess& access,
                         const std::map<std::optional<Metres>, FacilityParts>& groups,
                         const AccessSettings& settings, const Search& search,
                         const Origins& from) {
  const std::size_t villages = access.zone.size();
  access.own_margin.resize(villages, out_of_reach);
  access.own_critical.resize(villages, out_of_reach);
  Column<VillageId, Candidate> best(villages);
  for (const auto& [own_radius, chosen] : groups) {
    const Impedance radius = own_radius ? settings.of(*own_radius) : access.band;
    const Impedance band = with_grace(radius, settings.metric);
    const Impedance core = std::min(with_grace(access.core, settings.metric), band);
    const bool is_own = own_radius.has_value();
    const std::vector<Journey> journeys = search.deciding_journeys(chosen);
    const std::vector<Nearest> nearest = search.nearest(chosen, journeys);
    for (std::size_t i = 0; i < from.size(); ++i) {
      const VillageId v{from.row[i]};
      const Nearest& found = nearest[v.index];
      if (!found.found()) continue;
      const Impedance margin = found.impedance - radius;
      const bool is_beyond = !is_in_reach(margin, settings.metric);
      const Impedance critical =
          is_own ? (is_beyond ? out_of_reach : Impedance{0.0}) : found.impedance;
      access.own_margin[v] = std::min(access.own_margin[v], margin);
      access.own_critical[v] = std::min(access.own_critical[v], critical);
      const Candidate candidate{is_beyond, is_beyond ? margin : found.impedance,
                                chosen.facility[found.row]};
      if (candidate >= best[v]) continue;
      best[v] = candidate;
      take_facility(access, v, chosen, found, from.place[i], core, band);
      if (!journeys.empty()) take_journey(access.by_road, v, chosen, journeys[v.index]);
    }
  }
}

/// Where no road leads to a facility: the nearest in a straight line, so that its distance is
/// known.
void add_unreached(ServiceAccess& access, const FacilityParts& chosen, const Origins& from,
                   Metres radius) {
  const auto is_missing = [](const std::optional<FacilityId>& facility) { return !facility; };
  if (chosen.place.empty() || std::ranges::none_of(access.nearest, is_missing)) return;
  const std::vector<Neighbour> straight = nearest_anywhere(chosen.place, from, radius);
  for (const VillageId v : rows(access.nearest)) {
    if (access.nearest[v] || !straight[v.index].found()) continue;
    access.nearest[v] = chosen.facility[straight[v.index].row];
    access.distance[v] = straight[v.index].distance;
  }
}

/// Whether the village has a facility of village level.
Column<VillageId, TriState> there_already(const FacilityParts& in_villages, const Origins& from,
                                          Metres tap_distance) {
  Column<VillageId, TriState> there(from.size(), TriState::no);
  const std::vector<Neighbour> nearest = nearest_within(in_villages.place, from, tap_distance);
  for (VillageId v : rows(there)) {
    if (nearest[v.index].found()) there[v] = TriState::yes;
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
  if (own_radii) decide_by_own_radii(access, facilities.by_radius, settings, search, from);
  if (settings.cutoff == SearchCutoff::none)
    add_unreached(access, facilities.counting, from, settings.band_radius);
  return access;
}

}  // namespace hinterland
