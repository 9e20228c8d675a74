// SPDX-License-Identifier: Apache-2.0
#include "planning/reach_points.hpp"

#include "planning/coverage.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

bool decides(const ServiceAccess& access, const ServiceCatalogue& catalogue,
             const CoverageSettings& settings) {
  if (access.facilities == 0) return false;
  return settings.services.empty() ||
         std::ranges::find(settings.services, catalogue.services[access.service].id) !=
             settings.services.end();
}

float margin(double reach, Reach radius) { return static_cast<float>(reach - radius.value); }

/// Takes what lies farther inside the band; of equals what was there before.
void improve(PointReach& best, double reach, Reach core, Reach band, std::uint32_t owner) {
  best.core_margin = std::min(best.core_margin, margin(reach, core));
  if (margin(reach, band) >= best.band_margin) return;
  best.band_margin = margin(reach, band);
  best.owner = owner;
}

}  // namespace

ReachPoints::ReachPoints(const World& world, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, const Coverage& coverage,
                         const VillageRoads* roads)
    : metric_(settings.metric), roads_(settings.metric == Metric::straight ? nullptr : roads) {
  const PlaceTree seats(std::span(world.towns.place.data(), world.towns.size()));
  for (const ServiceAccess& access : coverage.access) {
    if (!decides(access, catalogue, settings)) continue;
    const AccessSettings asked =
        access_settings(catalogue.services[access.service], catalogue.travel, settings);
    for (FacilityId f : rows(world.facilities.place)) {
      if (world.facilities.service[f] != access.service) continue;
      if (world.facilities.level[f] == Level::village) continue;
      const std::optional<Metres> own = world.facilities.radius[f];
      const Reach band = own ? asked.of(*own) : asked.band();
      Group& group = group_of(std::min(asked.core(), band), band);
      for_each_part(world.facilities, f, [&](LonLat part) {
        const Neighbour seat = seats.nearest(part);  // it belongs to the town whose seat is nearest
        group.place.push_back(part);
        group.owner.push_back(seat.found() ? seat.row : 0);
      });
    }
  }
  if (roads_ == nullptr) return;
  for (Group& group : groups_) {
    group.by_road.emplace(roads_->network, group.place, metric_, roads_->travel);
  }
  for (const float speed : world.roads.speed_kmh) {
    fastest_kmh_ = std::max(fastest_kmh_, static_cast<double>(speed));
  }
}

ReachPoints::Group& ReachPoints::group_of(Reach core, Reach band) {
  const auto found = std::ranges::find_if(
      groups_, [&](const Group& group) { return group.core == core && group.band == band; });
  if (found != groups_.end()) return *found;
  groups_.push_back({core, band, {}, {}, {}});
  return groups_.back();
}

/// No point in reach is farther from its facility, straight.
Metres ReachPoints::farthest(const Group& group) const {
  if (metric_ != Metric::time) return Metres{group.band.value};
  const double kmh = std::max(fastest_kmh_, roads_->travel.walking_kmh);
  return Metres{group.band.value / 60.0 * kmh * 1000.0};
}

LonLatBox ReachPoints::extent() const {
  LonLatBox box = box_around(groups_.front().place.front(), 0_m);
  const auto join_all = [&](bool counts_on) {
    for (const Group& group : groups_) {
      for (LonLat place : group.place) {
        if (counts_on && place.lon < 0.0) place.lon += 360.0;
        box = joined(box, box_around(place, farthest(group)));
      }
    }
  };
  join_all(false);
  const bool is_beyond = box.west < -180.0 || box.east - box.west > 180.0;
  if (!is_beyond) return box;
  LonLat first = groups_.front().place.front();
  if (first.lon < 0.0) first.lon += 360.0;
  box = box_around(first, 0_m);
  join_all(true);
  return box;
}

std::vector<PointReach> ReachPoints::measure(std::span<const LonLat> places) const {
  std::vector<PointReach> reach(places.size());
  for (const Group& group : groups_) {
    // Most points are near nothing: the roads around them are not looked for.
    const auto nearest = nearest_within(group.place, places, farthest(group));
    std::vector<std::uint32_t> row;
    std::vector<LonLat> near;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      if (!nearest[i].found()) continue;
      if (roads_ == nullptr) {
        improve(reach[i], nearest[i].distance.value, group.core, group.band,
                group.owner[nearest[i].row]);
      } else {
        row.push_back(i);
        near.push_back(places[i]);
      }
    }
    if (roads_ == nullptr) continue;
    const std::vector<Journey> journeys = group.by_road->from_once(near);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Journey& journey = journeys[i];
      if (!journey.found()) continue;
      const double cost = metric_ == Metric::time ? journey.time.value : journey.length.value;
      improve(reach[row[i]], cost, group.core, group.band, group.owner[journey.row]);
    }
  }
  return reach;
}

Column<RoadNodeId, PointReach> ReachPoints::measure_nodes() const {
  Column<RoadNodeId, PointReach> reach(roads_->network.graph().place.size());
  const double unit = metric_ == Metric::time ? ticks_in_minute : millimetres_in_metre;
  for (const Group& group : groups_) {
    for (RoadNodeId node : rows(reach)) {
      const RoadLabel& label = group.by_road->labels()[node];
      if (label.source == RoadLabel::nobody) continue;
      improve(reach[node], static_cast<double>(label.cost) / unit, group.core, group.band,
              group.owner[label.source]);
    }
  }
  return reach;
}

}  // namespace hinterland
