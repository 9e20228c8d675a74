// SPDX-License-Identifier: Apache-2.0
#include "planning/service_reach.hpp"

#include "network/nearby.hpp"
#include "planning/access.hpp"
#include "planning/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace hinterland {

FacilityTowns find_facility_towns(const World& world) {
  const Towns& towns = world.towns;
  FacilityTowns found;
  for (const TownId town : rows(towns.place)) found.town.push_back(town);
  const auto key = [&](TownId town) {
    const auto text = [&](const TextColumn<TownId>& column) {
      return column.empty() ? std::string_view() : std::string_view(column[town]);
    };
    const LonLat seat = towns.place[town];
    return std::tuple(seat.lat, seat.lon, text(towns.code), text(towns.name));
  };
  std::ranges::stable_sort(found.town, {}, key);
  std::vector<LonLat> seat_places;
  for (const TownId town : found.town) seat_places.push_back(towns.place[town]);
  const PlaceTree seats(seat_places);
  found.owner.resize(world.facilities.size(), 0);
  for (const FacilityId f : rows(found.owner)) {
    Neighbour nearest;
    for_each_part(world.facilities, f, [&](LonLat part) {
      const Neighbour seat = seats.nearest(part);
      if (std::pair(seat.distance, seat.row) < std::pair(nearest.distance, nearest.row))
        nearest = seat;
    });
    if (nearest.found()) found.owner[f] = nearest.row;
  }
  return found;
}

namespace {

constexpr double beyond_all = std::numeric_limits<double>::infinity();

/// The best facility of one service for a point.
struct ServiceAtPoint {
  Zone zone = Zone::outside;
  double cost = beyond_all;  ///< to a facility in reach
  double core_margin = beyond_all;
  double band_margin = beyond_all;
  std::uint32_t owner = FacilityTowns::none;

  void offer(double reached, Impedance core, Impedance band, std::uint32_t by) {
    core_margin = std::min(core_margin, reached - core.value);
    band_margin = std::min(band_margin, reached - band.value);
    if (!(reached <= band.value)) return;
    const Zone here = reached <= core.value ? Zone::core : Zone::band;
    if (std::tuple(zone, cost, owner) <= std::tuple(here, reached, by)) return;
    zone = here;
    cost = reached;
    owner = by;
  }
};

}  // namespace

/// The services at one point, by row: the k-th best decides, as for villages.
struct ReachPoints::Standing {
  std::vector<ServiceAtPoint> services;
  std::vector<std::size_t> order;
  std::vector<double> margins;

  void clear(std::size_t count) { services.assign(count, ServiceAtPoint{}); }

  double nth_margin(double ServiceAtPoint::*margin, std::size_t n) {
    margins.clear();
    for (const ServiceAtPoint& service : services) margins.push_back(service.*margin);
    const auto nth = margins.begin() + static_cast<std::ptrdiff_t>(n);
    std::ranges::nth_element(margins, nth);
    return *nth;
  }

  PointReach decide(std::size_t needed) {
    const std::size_t n = needed - 1;
    order.resize(services.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto nth = order.begin() + static_cast<std::ptrdiff_t>(n);
    std::ranges::nth_element(order, nth, {}, [&](std::size_t row) {
      return std::tuple(services[row].zone, services[row].cost, row);
    });
    const ServiceAtPoint& decisive = services[*nth];
    return {static_cast<float>(nth_margin(&ServiceAtPoint::core_margin, n)),
            static_cast<float>(nth_margin(&ServiceAtPoint::band_margin, n)), decisive.owner,
            decisive.zone};
  }
};

ReachPoints::ReachPoints(const World& world, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, const Coverage& coverage,
                         const VillageRoads* roads, const FacilityTowns& towns)
    : metric_(settings.metric), roads_(settings.metric == Metric::straight ? nullptr : roads) {
  if (roads_ != nullptr) fastest_kmh_ = roads_->travel.walking_kmh;
  for (const float speed : world.roads.speed_kmh) {
    fastest_kmh_ = std::max(fastest_kmh_, static_cast<double>(speed));
  }
  const auto deciding = deciding_services(world, catalogue, settings, coverage.access);
  needed_ = services_needed(settings, deciding.size());
  struct Place {
    LonLat place;
    std::uint32_t owner = 0;

    auto key() const { return std::tuple(place.lat, place.lon, owner); }
  };
  using Radii = std::pair<Impedance, Impedance>;
  std::map<std::pair<std::size_t, Radii>, std::vector<Place>> places;
  for (const DecidingService& of : deciding) {
    const ServiceAccess& access = coverage.access[of.access];
    if (access.facilities == 0) continue;
    const std::size_t service = needed_ == 1 ? 0 : services_;
    services_ = service + 1;
    const AccessSettings requested =
        access_settings(catalogue.services[access.service], catalogue.travel, settings);
    for (const auto& [own, group] :
         facilities_by_radius(world.facilities, access.service).by_radius) {
      const Impedance band = with_grace(own ? requested.of(*own) : requested.band(), metric_);
      const Impedance core = std::min(with_grace(requested.core(), metric_), band);
      for (std::size_t i = 0; i < group.place.size(); ++i) {
        places[{service, {core, band}}].push_back({group.place[i], towns.owner[group.facility[i]]});
      }
    }
  }
  for (auto& [key, found] : places) {
    std::ranges::sort(found, {}, &Place::key);
    Search search;
    for (const Place& place : found) {
      search.place.push_back(place.place);
      search.owner.push_back(place.owner);
    }
    add_group(key.first, key.second.first, key.second.second, std::move(search));
  }
  if (roads_ == nullptr || !any()) return;
  for (Search& search : searches_) {
    search.by_road.emplace(roads_->network, search.place, metric_, roads_->travel);
  }
}

/// Services at the same places are measured once.
void ReachPoints::add_group(std::size_t service, Impedance core, Impedance band, Search places) {
  const auto is_same = [&](const Search& other) {
    const auto at_same = [](LonLat a, LonLat b) { return a.lon == b.lon && a.lat == b.lat; };
    return std::ranges::equal(other.place, places.place, at_same) && other.owner == places.owner;
  };
  const auto found = std::ranges::find_if(searches_, is_same);
  const auto row = static_cast<std::size_t>(found - searches_.begin());
  if (found == searches_.end()) searches_.push_back(std::move(places));
  searches_[row].farthest = std::max(searches_[row].farthest, farthest(band));
  groups_.push_back({service, row, core, band});
}

bool ReachPoints::any() const { return services_ >= needed_; }

/// The largest straight-line distance from a facility to a point in reach.
Metres ReachPoints::farthest(Impedance band) const {
  if (metric_ != Metric::time) return Metres{band.value};
  return Metres{band.value / 60.0 * fastest_kmh_ * 1000.0};
}

LonLatBox ReachPoints::extent() const {
  const auto joined_all = [&](bool counts_on) {
    std::optional<LonLatBox> box;
    for (const Search& search : searches_) {
      for (LonLat place : search.place) {
        if (counts_on && place.lon < 0.0) place.lon += 360.0;
        const LonLatBox around = box_around(place, search.farthest);
        box = box ? joined(*box, around) : around;
      }
    }
    return *box;
  };
  const LonLatBox box = joined_all(false);
  const bool is_beyond = box.west < -180.0 || box.east - box.west > 180.0;
  return is_beyond ? joined_all(true) : box;
}

/// The points with enough services near: no roads are searched for the others, which are most.
std::vector<bool> ReachPoints::near_enough(const std::vector<std::vector<Neighbour>>& nearest,
                                           std::size_t points) const {
  std::vector<bool> enough(points);
  std::vector<bool> is_near(services_);
  for (std::size_t i = 0; i < points; ++i) {
    std::fill(is_near.begin(), is_near.end(), false);
    for (const Group& group : groups_) {
      if (nearest[group.search][i].distance <= farthest(group.band)) is_near[group.service] = true;
    }
    enough[i] = static_cast<std::size_t>(std::ranges::count(is_near, true)) >= needed_;
  }
  return enough;
}

std::vector<PointReach> ReachPoints::measure(std::span<const LonLat> places) const {
  std::vector<PointReach> reach(places.size());
  std::vector<std::vector<Neighbour>> nearest;
  for (const Search& search : searches_) {
    nearest.push_back(nearest_within(search.place, places, search.farthest));
  }
  const std::vector<bool> enough = near_enough(nearest, places.size());
  if (roads_ != nullptr) {
    for (std::size_t s = 0; s < searches_.size(); ++s) {
      std::vector<std::size_t> row;
      std::vector<LonLat> near;
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (!enough[i] || !nearest[s][i].found()) continue;
        row.push_back(i);
        near.push_back(places[i]);
      }
      const std::vector<Journey> journeys = searches_[s].by_road->from_once(near);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const double cost =
            metric_ == Metric::time ? journeys[i].time.value : journeys[i].length.value;
        nearest[s][row[i]] = {journeys[i].row, Metres{cost}};
      }
    }
  }
  Standing standing;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!enough[i]) continue;
    standing.clear(services_);
    for (const Group& group : groups_) {
      const Neighbour& found = nearest[group.search][i];
      if (!found.found()) continue;
      standing.services[group.service].offer(found.distance.value, group.core, group.band,
                                             searches_[group.search].owner[found.row]);
    }
    reach[i] = standing.decide(needed_);
  }
  return reach;
}

/// The impedance from a node, or infinity.
double ReachPoints::cost_at(const Group& group, RoadNodeId node) const {
  const RoadLabel& label = searches_[group.search].by_road->labels()[node];
  return label.source == RoadLabel::none ? beyond_all
                                         : static_cast<double>(label.cost) / road_unit(metric_);
}

/// A road segment, from node to node.
struct ReachPoints::EdgeOfRoad {
  RoadNodeId start;
  RoadNodeId end;
  double metres = 0.0;
  double cost = 0.0;  ///< of the whole segment, in the metric
};

/// Cuts the segment where a zone may change, or another end becomes the nearer one.
void ReachPoints::visit_edge(const EdgeOfRoad& edge, Standing& standing,
                             const VisitStretch& visit) const {
  std::vector<double> cuts{0.0, edge.cost};
  for (const Group& group : groups_) {
    const double from_start = cost_at(group, edge.start);
    const double from_end = cost_at(group, edge.end);
    if (std::min(from_start, from_end) > group.band.value) continue;
    for (const double radius : {group.core.value, group.band.value}) {
      cuts.push_back(radius - from_start);
      cuts.push_back(edge.cost - (radius - from_end));
    }
    cuts.push_back((edge.cost + from_end - from_start) / 2.0);
  }
  if (cuts.size() == 2) return;
  std::erase_if(cuts, [&](double at) { return !(at >= 0.0 && at <= edge.cost); });
  std::ranges::sort(cuts);
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const double share = edge.cost > 0.0 ? (cuts[i] - cuts[i - 1]) / edge.cost : 1.0;
    if (!(share > 0.0)) continue;
    const double middle = std::midpoint(cuts[i - 1], cuts[i]);
    standing.clear(services_);
    for (const Group& group : groups_) {
      for (const auto& [node, way] :
           {std::pair(edge.start, middle), std::pair(edge.end, edge.cost - middle)}) {
        const RoadLabel& label = searches_[group.search].by_road->labels()[node];
        if (label.source == RoadLabel::none) continue;
        standing.services[group.service].offer(cost_at(group, node) + way, group.core, group.band,
                                               searches_[group.search].owner[label.source]);
      }
    }
    const PointReach reach = standing.decide(needed_);
    if (reach.zone != Zone::outside) visit(reach, Metres{share * edge.metres});
  }
}

void ReachPoints::each_stretch(const VisitStretch& visit) const {
  const RoadGraph& graph = roads_->network.graph();
  Standing standing;
  for (const RoadNodeId start : rows(graph.place)) {
    for (const RoadEdge& edge : graph.edges_of(start)) {
      if (edge.head <= start) continue;  // each edge once
      const double metres = edge.length / millimetres_in_metre;
      const double cost =
          metric_ == Metric::time ? (edge.time & ~RoadEdge::blocked) / ticks_in_minute : metres;
      visit_edge({start, edge.head, metres, cost}, standing, visit);
    }
  }
}

}  // namespace hinterland
