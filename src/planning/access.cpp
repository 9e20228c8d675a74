// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/access.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <vector>

namespace hinterland {

namespace {

/// Some facilities of one service, and where they are.
struct Chosen {
  std::vector<FacilityId> facility;
  std::vector<LonLat> place;

  void add(FacilityId f, const Facilities& facilities) {
    facility.push_back(f);
    place.push_back(facilities.place[f]);
  }
};

/// The facilities of one service: those that count for the service radius, by
/// the radius of their own (none: the service's), and those in the villages.
struct FacilitiesOfService {
  Chosen counting;
  std::map<std::optional<Metres>, Chosen> by_radius;
  Chosen in_villages;
};

FacilitiesOfService facilities_of(ServiceId service, const Facilities& facilities) {
  FacilitiesOfService found;
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

Zone zone_at(Metres distance, Metres core_radius, Metres band_radius) {
  if (distance > band_radius) return Zone::outside;
  return distance <= core_radius ? Zone::core : Zone::band;
}

void take_nearest(ServiceAccess& access, const Chosen& chosen,
                  const std::vector<Neighbour>& nearest) {
  for (VillageId v : rows(access.nearest)) {
    const Neighbour& neighbour = nearest[v.index];
    if (!neighbour.found()) continue;
    access.nearest[v] = chosen.facility[neighbour.row];
    access.distance[v] = neighbour.distance;
    access.zone[v] = zone_at(neighbour.distance, access.core_radius, access.band_radius);
  }
}

/// Decides anew, for a service some of whose facilities have their own radius:
/// each radius is measured apart and the best for the village counts.
void decide_by_own_radii(ServiceAccess& access,
                         const std::map<std::optional<Metres>, Chosen>& groups,
                         const Origins& from) {
  access.zone = Column<VillageId, Zone>(from.size(), Zone::outside);
  access.own_margin.resize(from.size(), unreachable);
  access.own_switch_radius.resize(from.size(), unreachable);
  for (const auto& [own_radius, chosen] : groups) {
    const Metres radius = own_radius.value_or(access.band_radius);
    const Metres core_radius = std::min(access.core_radius, radius);
    const std::vector<Neighbour> nearest = nearest_anywhere(chosen.place, from, radius);
    for (VillageId v : rows(access.zone)) {
      const Metres distance = nearest[v.index].distance;
      const Metres switches = own_radius ? (distance <= radius ? 0_m : unreachable) : distance;
      access.zone[v] = std::min(access.zone[v], zone_at(distance, core_radius, radius));
      access.own_margin[v] = std::min(access.own_margin[v], distance - radius);
      access.own_switch_radius[v] = std::min(access.own_switch_radius[v], switches);
    }
  }
}

/// Whether a facility of village level is there already.
Column<VillageId, Answer> there_already(const Chosen& in_villages, const Origins& from,
                                        Metres tap_distance) {
  Column<VillageId, Answer> there(from.size(), Answer::no);
  const std::vector<Neighbour> nearest = nearest_within(in_villages.place, from, tap_distance);
  for (VillageId v : rows(there)) {
    if (nearest[v.index].found()) there[v] = Answer::yes;
  }
  return there;
}

}  // namespace

ServiceAccess measure_access(const Origins& from, const Facilities& all, ServiceId service,
                             Metres core_radius, Metres band_radius, Metres tap_distance) {
  const std::size_t villages = from.size();
  const FacilitiesOfService facilities = facilities_of(service, all);

  ServiceAccess access;
  access.service = service;
  access.core_radius = core_radius;
  access.band_radius = band_radius;
  access.facilities = facilities.counting.facility.size();
  access.in_villages = facilities.in_villages.facility.size();
  access.nearest.resize(villages);
  access.distance.resize(villages, unreachable);
  access.zone.resize(villages, Zone::outside);
  access.in_village = there_already(facilities.in_villages, from, tap_distance);

  take_nearest(access, facilities.counting,
               nearest_anywhere(facilities.counting.place, from, band_radius));
  const bool own_radii = std::ranges::any_of(
      facilities.by_radius, [](const auto& group) { return group.first.has_value(); });
  if (own_radii) decide_by_own_radii(access, facilities.by_radius, from);
  return access;
}

}  // namespace hinterland
