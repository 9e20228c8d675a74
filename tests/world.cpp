// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"
#include "base/random.hpp"
#include "road_world.hpp"

#include <cctype>
#include <cmath>
#include <vector>

namespace hinterland::test {

namespace {

// Metres per degree at 36° N on WGS 84: along the meridian and the parallel.
constexpr double metres_north = 110959.0;
constexpr double metres_east = 90163.0;

LonLat at(double east, double north) {
  return {117.0 + east / metres_east, 36.0 + north / metres_north};
}

std::vector<std::string> lines_of(std::string_view picture) {
  std::vector<std::string> lines(1);
  for (char sign : picture) {
    if (sign == '\n') {
      lines.emplace_back();
    } else {
      lines.back().push_back(sign);
    }
  }
  return lines;
}

void add_line(NetworkLines& network, std::initializer_list<LonLat> vertices) {
  network.vertex.insert(network.vertex.end(), vertices);
  network.first_vertex.push_back(network.vertex.size());
}

/// The character at a position of a picture; blank beyond its edges.
char sign_at(const std::vector<std::string>& picture, std::size_t row, std::size_t column) {
  return row < picture.size() && column < picture[row].size() ? picture[row][column] : ' ';
}

/// Draws the mains: each character of a run joins the centre of its cell to the next one's.
void draw_mains(NetworkLines& network, const std::vector<std::string>& picture, double cell) {
  for (std::size_t row = 0; row < picture.size(); ++row) {
    for (std::size_t column = 0; column < picture[row].size(); ++column) {
      const char sign = picture[row][column];
      const double x = static_cast<double>(column) * cell;
      const double y = -static_cast<double>(row) * cell;
      if (sign == '=' && sign_at(picture, row, column + 1) == '=') {
        add_line(network, {at(x, y), at(x + cell, y)});
      }
      if (sign == '|' && sign_at(picture, row + 1, column) == '|') {
        add_line(network, {at(x, y), at(x, y - cell)});
      }
      network.given = network.given || sign == '=' || sign == '|';
    }
  }
  network.complete = network.given;
}

/// Draws the roads: each character of a run joins the centre of its cell to the next one's.
void draw_roads(World& world, const std::vector<std::string>& picture, double cell) {
  const auto along = [](char sign) { return sign == '-' || sign == '+'; };
  const auto down = [](char sign) { return sign == ':' || sign == '+'; };
  for (std::size_t row = 0; row < picture.size(); ++row) {
    for (std::size_t column = 0; column < picture[row].size(); ++column) {
      const char sign = picture[row][column];
      const double x = static_cast<double>(column) * cell;
      const double y = -static_cast<double>(row) * cell;
      if (along(sign) && along(sign_at(picture, row, column + 1))) {
        add_road(world.roads, {at(x, y), at(x + cell, y)}, 30.0F);
      }
      if (down(sign) && down(sign_at(picture, row + 1, column))) {
        add_road(world.roads, {at(x, y), at(x, y - cell)}, 30.0F);
      }
    }
  }
}

void draw_sign(DrawnWorld& drawn, char sign, LonLat place) {
  const auto school = drawn.service("school");
  if (std::isupper(sign) != 0) {
    drawn.villages[sign] = add_village(drawn.world, place, std::string(1, sign), 100_people);
  } else if (std::islower(sign) != 0) {
    drawn.facilities[sign] = add_facility(drawn.world, place, school, Level::village);
  } else if (sign >= '1' && sign <= '9') {
    const ServiceId service = sign <= '5' ? school : drawn.service("clinic");
    drawn.facilities[sign] = add_facility(drawn.world, place, service, Level::town);
  } else if (sign == '#' || sign == '@') {
    add_town(drawn.world, place, std::string(1, sign), sign == '@' ? Level::county : Level::town);
  }
}

Service make_service(std::string id, ServiceGroup group) {
  Service service;
  service.id = id;
  service.name_zh = id;
  service.name_en = id;
  service.group = group;
  service.price.per_metre = {{5.0}, {10.0}, {20.0}};
  service.price.per_metre_across = service.price.per_metre;
  return service;
}

DrawnWorld empty_world() {
  DrawnWorld drawn;
  drawn.catalogue = small_catalogue();
  drawn.world.networks.resize(drawn.catalogue.services.size());
  drawn.world.villages.census.resize(drawn.catalogue.services.size());
  return drawn;
}

}  // namespace

ServiceCatalogue small_catalogue() {
  ServiceCatalogue catalogue;
  catalogue.id = "small";
  catalogue.services.push_back(make_service("water", ServiceGroup::infrastructure));
  catalogue.services.push_back(make_service("heating", ServiceGroup::infrastructure));
  catalogue.services.push_back(make_service("school", ServiceGroup::public_service));
  catalogue.services.push_back(make_service("clinic", ServiceGroup::public_service));
  catalogue.services[ServiceId{1}].exempt_unless = "heating_zone";
  return catalogue;
}

VillageId add_village(World& world, LonLat place, std::string_view name,
                      std::optional<People> people) {
  Villages& villages = world.villages;
  villages.feature.push_back(static_cast<std::int64_t>(villages.size()));
  villages.code.push_back(name);
  villages.name.push_back(name);
  villages.town.push_back("");
  villages.county.push_back("");
  villages.people.push_back(people);
  villages.households.push_back(std::nullopt);
  villages.category.push_back(VillageCategory::unknown);
  villages.is_protected.push_back(TriState::unknown);
  villages.is_movable.push_back(TriState::unknown);
  villages.is_sparse.push_back(TriState::unknown);
  return villages.place.push_back(place);
}

FacilityId add_facility(World& world, LonLat place, ServiceId service, Level level) {
  Facilities& facilities = world.facilities;
  facilities.feature.push_back(static_cast<std::int64_t>(facilities.size()));
  facilities.code.push_back("");
  facilities.name.push_back("");
  facilities.service.push_back(service);
  facilities.level.push_back(level);
  facilities.radius.push_back(std::nullopt);
  return facilities.place.push_back(place);
}

TownId add_town(World& world, LonLat place, std::string_view name, Level level) {
  Towns& towns = world.towns;
  towns.feature.push_back(static_cast<std::int64_t>(towns.size()));
  towns.code.push_back(name);
  towns.name.push_back(name);
  towns.county.push_back("");
  towns.level.push_back(level);
  towns.people.push_back(std::nullopt);
  towns.non_farm_share.push_back(std::nullopt);
  return towns.place.push_back(place);
}

void DrawnWorld::census(std::string_view service_id, std::string_view answers) {
  Column<VillageId, CensusAnswer>& column = world.villages.census[service(service_id)];
  column = Column<VillageId, CensusAnswer>(world.villages.size(), CensusAnswer::unknown);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const VillageId v = village(static_cast<char>('A' + i));
    if (answers[i] == '+') column[v] = CensusAnswer::yes;
    if (answers[i] == '-') column[v] = CensusAnswer::no;
  }
}

DrawnWorld draw_world(Metres cell, std::string_view picture) {
  DrawnWorld drawn = empty_world();
  const std::vector<std::string> lines = lines_of(picture);
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t column = 0; column < lines[row].size(); ++column) {
      draw_sign(
          drawn, lines[row][column],
          at(static_cast<double>(column) * cell.value, -static_cast<double>(row) * cell.value));
    }
  }
  draw_mains(drawn.world.networks[drawn.service("water")], lines, cell.value);
  draw_roads(drawn.world, lines, cell.value);
  return drawn;
}

DrawnWorld random_world(std::uint64_t seed, Metres extent, std::size_t villages) {
  DrawnWorld drawn = empty_world();
  Random random(seed);
  const auto somewhere = [&] {
    const double east = random.uniform(0.0, extent.value);
    return at(east, random.uniform(0.0, extent.value));
  };
  for (std::size_t i = 0; i < villages; ++i) {
    const bool counted = random.uniform() < 0.9;
    const People people{std::floor(random.uniform(50.0, 3000.0))};
    const VillageId v = add_village(drawn.world, somewhere(), std::to_string(i),
                                    counted ? std::optional(people) : std::nullopt);
    if (random.uniform() < 0.7) drawn.world.villages.is_movable[v] = TriState::yes;
    if (random.uniform() < 0.1) drawn.world.villages.is_protected[v] = TriState::yes;
    if (random.uniform() < 0.2) drawn.world.villages.category[v] = VillageCategory::central;
  }
  for (std::size_t i = 0; i < villages / 20 + 1; ++i) {
    add_town(drawn.world, somewhere(), "#", random.uniform() < 0.1 ? Level::county : Level::town);
    const Level level = random.uniform() < 0.7 ? Level::town : Level::village;
    add_facility(drawn.world, somewhere(), drawn.service("school"), level);
    add_facility(drawn.world, somewhere(), drawn.service("clinic"), Level::town);
  }
  NetworkLines& mains = drawn.world.networks[drawn.service("water")];
  mains.given = mains.complete = true;
  for (std::size_t i = 0; i < villages / 10 + 1; ++i) {
    add_line(mains, {somewhere(), somewhere()});
  }
  auto& census = drawn.world.villages.census[drawn.service("heating")];
  for (std::size_t i = 0; i < villages; ++i) {
    const double drawn_answer = random.uniform();
    census.push_back(drawn_answer < 0.3   ? CensusAnswer::yes
                     : drawn_answer < 0.7 ? CensusAnswer::no
                                          : CensusAnswer::unknown);
  }
  drawn.world.roads = random_roads(random, villages, extent.value);
  return drawn;
}

}  // namespace hinterland::test
