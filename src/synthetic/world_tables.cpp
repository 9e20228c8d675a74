// SPDX-License-Identifier: Apache-2.0
#include "synthetic/world_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland::made_up {

namespace {

using Line = std::vector<PlanePoint>;

LineString to_places(const Line& line, const GaussKruger& projection) {
  LineString places;
  for (const PlanePoint point : line) places.push_back(projection.to_place(point));
  return places;
}

ServiceId service_of(std::string_view id) {
  std::uint32_t row = 0;
  for (const Utility& utility : utilities) {
    if (utility.service == id) return {row};
    ++row;
  }
  const auto found = std::ranges::find(public_services, id);
  return {row + static_cast<std::uint32_t>(found - public_services.begin())};
}

std::string_view name_of(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::provincial:
      return "省道";
    case RoadClass::county:
      return "县道";
    case RoadClass::village:
      return "村道";
    case RoadClass::path:
      break;
  }
  return "小路";
}

/// 12 digits: the county's six, the town's three, the village's three.
std::string code_of(const WholeCounty& county, std::size_t centre, std::size_t village) {
  return fmt::format("{}{:03}{:03}", county.code, centre == 0 ? 1 : 99 + centre, village);
}

void append_towns(Towns& towns, const WholeCounty& county, const GaussKruger& projection) {
  for (std::size_t i = 0; i < county.centres.size(); ++i) {
    const Centre& centre = county.centres[i];
    towns.feature.push_back(static_cast<std::int64_t>(towns.size()));
    towns.place.push_back(projection.to_place(centre.place));
    towns.code.push_back(code_of(county, i, 0));
    towns.name.push_back(county.centre_names[i]);
    towns.county.push_back(county.name);
    towns.level.push_back(centre.county_seat ? Level::county : Level::town);
    towns.people.push_back(People{centre.people});
    towns.non_farm_share.push_back(centre.non_farm_share);
  }
}

Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }

void append_villages(Villages& villages, const WholeCounty& county, const GaussKruger& projection) {
  std::size_t number = 0;
  for (std::size_t v = 0; v < county.villages.size(); ++v) {
    const Settlement& village = county.villages[v];
    number = v > 0 && county.villages[v - 1].centre == village.centre ? number + 1 : 200;
    villages.feature.push_back(static_cast<std::int64_t>(villages.size()));
    villages.place.push_back(projection.to_place(village.place));
    villages.code.push_back(code_of(county, village.centre, number));
    villages.name.push_back(county.village_names[v]);
    villages.town.push_back(county.centre_names[village.centre]);
    villages.county.push_back(county.name);
    villages.people.push_back(People{village.people});
    villages.households.push_back(village.households);
    villages.category.push_back(village.central ? VillageCategory::central
                                                : VillageCategory::basic);
    villages.is_protected.push_back(answer(village.is_protected));
    villages.is_movable.push_back(answer(village.movable));
    villages.is_sparse.push_back(answer(village.sparse));
    villages.attributes.front().value.push_back(village.heated ? 1.0 : 0.0);
    for (std::size_t i = 0; i < utilities.size(); ++i) {
      if (utilities[i].asked == 0.0) continue;
      villages.census[service_of(utilities[i].service)].push_back(county.plans[i].census[v]);
    }
  }
}

void append_line(NetworkLines& network, const Line& line, const GaussKruger& projection) {
  for (const PlanePoint point : line) network.vertex.push_back(projection.to_place(point));
  network.first_vertex.push_back(network.vertex.size());
}

void append_networks(WorldTables tables, const WholeCounty& county, const GaussKruger& projection) {
  for (const Way& way : county.roads.ways) {
    if (way.road_class == RoadClass::path) continue;
    Line line;
    for (const std::size_t node : way.nodes) line.push_back(county.roads.node[node]);
    append_line(tables.world.networks[service_of("road")], line, projection);
    tables.road_class.push_back(name_of(way.road_class));
  }
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    NetworkLines& network = tables.world.networks[service_of(utilities[i].service)];
    for (const Line& line : county.plans[i].lines) append_line(network, line, projection);
  }
}

void append_facilities(WorldTables tables, const WholeCounty& county,
                       const GaussKruger& projection) {
  Facilities& facilities = tables.world.facilities;
  for (const Venue& venue : county.venues) {
    const std::string& host =
        venue.in_village ? county.village_names[venue.host] : county.centre_names[venue.host];
    facilities.feature.push_back(static_cast<std::int64_t>(facilities.size()));
    facilities.place.push_back(projection.to_place(venue.place));
    facilities.code.push_back(fmt::format("SS{:07}", facilities.size()));
    facilities.name.push_back(host + std::string(venue.kind));
    facilities.service.push_back(service_of(venue.service));
    facilities.level.push_back(venue.level);
    facilities.radius.push_back(std::nullopt);
    tables.facility_kind.push_back(venue.kind);
  }
}

void append_area(Areas& areas, const Line& ring, std::string_view code, std::string_view name,
                 std::string_view kind, const GaussKruger& projection) {
  areas.shape.push_back({Polygon{to_places(ring, projection), {}}});
  areas.code.push_back(code);
  areas.name.push_back(name);
  areas.kind.push_back(kind);
}

void append_land(World& world, const WholeCounty& county, const GaussKruger& projection) {
  append_area(world.boundaries, county.border.ring, county.code, county.name, {}, projection);
  for (std::size_t i = 0; i < county.built_up.size(); ++i) {
    append_area(world.built_up, county.built_up[i], code_of(county, i, 0), county.centre_names[i],
                {}, projection);
  }
  for (const Zone& zone : county.zones) {
    const std::string code = fmt::format("GK{:06}", world.exclusions.size() + 1);
    append_area(world.exclusions, zone.ring, code, county.name, zone.kind, projection);
  }
  for (std::size_t i = 0; i < county.proposed_sites.size(); ++i) {
    world.proposed_sites.place.push_back(projection.to_place(county.proposed_sites[i]));
    world.proposed_sites.name.push_back(fmt::format("{}拟选点{}", county.name, i + 1));
  }
}

}  // namespace

void open_tables(WorldTables tables, Column<ServiceId, std::string>& services) {
  for (const Utility& utility : utilities) services.push_back(std::string(utility.service));
  for (const std::string_view id : public_services) services.push_back(std::string(id));
  tables.world.networks.resize(services.size());
  tables.world.villages.census.resize(services.size());
  tables.world.villages.attributes.push_back({"heating_zone", {}});
  for (const Utility& utility : utilities) {
    NetworkLines& network = tables.world.networks[service_of(utility.service)];
    network.given = utility.drawn;
    network.complete = utility.drawn;
  }
}

void append_county(WorldTables tables, const WholeCounty& county, const GaussKruger& projection) {
  append_towns(tables.world.towns, county, projection);
  append_villages(tables.world.villages, county, projection);
  append_networks(tables, county, projection);
  append_facilities(tables, county, projection);
  append_land(tables.world, county, projection);
}

}  // namespace hinterland::made_up
