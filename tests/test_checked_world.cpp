// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "world.hpp"
#include "world/table_rows.hpp"

#include <hinterland/error.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/world.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Two villages, a seat, a school and a main, given by as few columns as possible.
World bare_world(const ServiceCatalogue& catalogue) {
  World world;
  world.villages.place = {{117.00, 36.00}, {117.02, 36.00}};
  world.villages.name = {"A", "B"};
  world.towns.place = {{117.01, 36.00}};
  world.facilities.place = {{117.01, 36.00}};
  world.facilities.service = {*catalogue.find("school")};
  world.networks.resize(catalogue.services.size());
  NetworkLines& mains = world.networks[*catalogue.find("water")];
  mains.vertex = {{117.00, 36.01}, {117.02, 36.01}};
  mains.first_vertex = {0, 2};
  return world;
}

World checked(const World& world, const ServiceCatalogue& catalogue,
              std::vector<std::string>* reports = nullptr) {
  Problems problems;
  World result = checked_world(world, catalogue, problems);
  for (const Problem& problem : problems) {
    if (reports != nullptr)
      reports->push_back(problem.layer + " " + problem.record + ": " +
                         std::string(identifier(problem.kind)));
  }
  return result;
}

using Reports = std::vector<std::string>;

}  // namespace

TEST_CASE("empty columns mean rows with unknown values", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  Reports reports;
  const World world = checked(bare_world(catalogue), catalogue, &reports);
  CHECK(reports.empty());
  const VillageId b{1};
  CHECK(world.villages.feature[b] == 1);
  CHECK(world.villages.code[b].empty());
  CHECK_FALSE(world.villages.people[b].has_value());
  CHECK(world.villages.category[b] == VillageCategory::unknown);
  CHECK(world.villages.is_movable[b] == TriState::unknown);
  CHECK(world.villages.census.size() == catalogue.services.size());
  CHECK(world.towns.level[TownId{0}] == Level::town);
  CHECK(world.facilities.level[FacilityId{0}] == Level::unknown);
  CHECK(world.networks[*catalogue.find("water")].given);
  CHECK_FALSE(world.roads.given);
}

TEST_CASE("inconsistent tables are refused with their name", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  struct Breach {
    std::string named;
    std::function<void(World&)> make;
  };
  const std::vector<Breach> breaches = {
      {"'people' of villages", [](World& w) { w.villages.people = {100_people}; }},
      {"'name' of towns",
       [](World& w) {
         w.towns.name = {"a", "b"};
       }},
      {"in the census of villages is 1", [](World& w) { w.villages.census.resize(1); }},
      {"'census' of villages",
       [&](World& w) {
         w.villages.census.resize(catalogue.services.size());
         w.villages.census[ServiceId{0}] = {CensusAnswer::yes};
       }},
      {"'grain' of villages",
       [](World& w) {
         w.villages.attributes.push_back({"grain", {1.0}});
       }},
      {"'service' of facilities", [](World& w) { w.facilities.service = {}; }},
      {"service of facilities has service 99",
       [](World& w) { w.facilities.service = {ServiceId{99}}; }},
      {"in the networks of the world is 1", [](World& w) { w.networks.resize(1); }},
      {"first_vertex of networks.water",
       [&](World& w) {
         w.networks[*catalogue.find("water")].first_vertex = {0, 3};
       }},
      {"first_vertex of networks.water",
       [&](World& w) {
         w.networks[*catalogue.find("water")].first_vertex = {0, 2, 1, 2};
       }},
      {"first_vertex of roads",
       [](World& w) {
         w.roads.vertex = {{117.0, 36.0}};
       }},
      {"'speed_kmh' of roads", [](World& w) { w.roads.speed_kmh = {30.0F}; }},
      {"'name' of boundaries", [](World& w) { w.boundaries.name = {"x"}; }},
      {"misplaced of world has service 99", [](World& w) { w.misplaced = {ServiceId{99}}; }},
      {"attributes of villages need distinct names in UTF-8; 'grain'",
       [](World& w) {
         w.villages.attributes = {{"grain", {}}, {"grain", {}}};
       }},
      {"attributes of villages need distinct names in UTF-8; ''",
       [](World& w) {
         w.villages.attributes.push_back({"", {}});
       }},
      {"attributes of villages need distinct names in UTF-8; ''",
       [](World& w) {
         w.villages.attributes.push_back({"\xFF", {}});
       }},
  };
  for (const Breach& breach : breaches) {
    World world = bare_world(catalogue);
    breach.make(world);
    CAPTURE(breach.named);
    CHECK_THROWS_WITH(checked(world, catalogue), Catch::Contains(breach.named));
  }
}

TEST_CASE("a world that was changed, or checked with another catalogue, is not planned",
          "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  const World world = checked(bare_world(catalogue), catalogue);
  REQUIRE_NOTHROW(require_shape(world, catalogue));
  ServiceCatalogue larger = catalogue;
  larger.services.push_back(catalogue.services[ServiceId{0}]);
  larger.services[ServiceId{static_cast<std::uint32_t>(catalogue.services.size())}].id = "more";
  Findings findings;
  findings.world = world;
  CHECK_THROWS_WITH(make_plan(larger, {}, findings), Catch::Contains("the census of villages"));
  findings.world.villages.name.resize(findings.world.villages.size() + 1);
  CHECK_THROWS_WITH(make_plan(catalogue, {}, findings), Catch::Contains("'name' of villages"));
}

TEST_CASE("values that are none of their enumeration, and texts not in UTF-8, are refused by name",
          "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  struct Breach {
    std::string named;
    std::function<void(World&)> make;
  };
  const auto road = [](World& w) {
    w.roads.vertex = {{117.0, 36.0}, {117.1, 36.0}};
    w.roads.first_vertex = {0, 2};
  };
  constexpr int wrong = 77;
  const std::vector<Breach> breaches = {
      {"row 0 of the column 'level' of towns has the value 77",
       [](World& w) { w.towns.level = {static_cast<Level>(wrong)}; }},
      {"'level' of facilities", [](World& w) { w.facilities.level = {static_cast<Level>(wrong)}; }},
      {"row 1 of the column 'category' of villages",
       [](World& w) {
         w.villages.category = {VillageCategory::basic, static_cast<VillageCategory>(wrong)};
       }},
      {"'is_protected' of villages",
       [](World& w) { w.villages.is_protected.resize(2, static_cast<TriState>(wrong)); }},
      {"'town_by' of villages",
       [](World& w) { w.villages.town_by.resize(2, static_cast<ParentUnitEvidence>(wrong)); }},
      {"'census' of villages",
       [&](World& w) {
         w.villages.census.resize(catalogue.services.size());
         w.villages.census[ServiceId{0}].resize(2, static_cast<CensusAnswer>(wrong));
       }},
      {"'direction' of roads",
       [&](World& w) {
         road(w);
         w.roads.direction = {static_cast<Direction>(wrong)};
       }},
      {"'is_open' of roads",
       [&](World& w) {
         road(w);
         w.roads.is_open = {static_cast<TriState>(wrong)};
       }},
      {"row 1 of the column 'name' of villages is not valid UTF-8",
       [](World& w) {
         w.villages.name = {"A", "\xC4"};
       }},
      {"'code' of towns is not valid UTF-8", [](World& w) { w.towns.code = {"\xED\xA0\x80"}; }},
      {"the layer name of roads", [](World& w) { w.roads.layer = "\xFE"; }},
  };
  for (const Breach& breach : breaches) {
    World world = bare_world(catalogue);
    breach.make(world);
    CAPTURE(breach.named);
    CHECK_THROWS_WITH(checked(world, catalogue), Catch::Contains(breach.named));
  }
}

TEST_CASE("seats without a level of seats are those of towns", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  World world = bare_world(catalogue);
  world.towns.place = {{117.01, 36.00}, {117.02, 36.00}, {117.03, 36.00}};
  world.towns.level = {Level::county, Level::village, Level::unknown};
  const World result = checked(world, catalogue);
  CHECK(result.towns.level == Column<TownId, Level>{Level::county, Level::town, Level::town});
}

TEST_CASE("attributes that are not finite are unknown", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  World world = bare_world(catalogue);
  world.villages.attributes = {{"grain", {no_number, 3.0}}, {"empty", {}}};
  Reports reports;
  const World result = checked(world, catalogue, &reports);
  CHECK(reports == Reports{"villages A: number_unreadable"});
  const auto& grain = result.villages.attributes[0].value;
  CHECK_FALSE(grain[VillageId{0}].has_value());
  CHECK(grain[VillageId{1}] == 3.0);
  CHECK(result.villages.attributes[1].value.size() == 2);
}

TEST_CASE("unusable rows are removed, and impossible values count as not given",
          "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  World world = bare_world(catalogue);
  world.towns.non_farm_share = {1.5};
  world.facilities.radius = {Metres{0.0}};
  Reports reports;
  world.villages.name = {"A", "B", "C", "D", "A"};
  world.villages.place = {
      {117.0, 36.0}, {no_number, 36.0}, {117.0, 91.0}, {117.02, 36.0}, {117.0, 36.0}};
  world.villages.code = {"1", "2", "3", "4", "1"};
  world.villages.people = {People{-5.0}, {}, {}, 100_people, {}};
  world.villages.households = {2.0, {}, {}, infinity, {}};
  const World result = checked(world, catalogue, &reports);
  CHECK(reports == Reports{"towns : number_unreadable", "villages 1: people_negative",
                           "villages 4: number_unreadable", "villages 2: geometry_invalid",
                           "villages 3: geometry_out_of_range", "villages 1: duplicate_code",
                           "facilities : radius_implausible"});
  REQUIRE(result.villages.size() == 2);
  CHECK(result.villages.name[VillageId{1}] == "D");
  CHECK(result.villages.people[VillageId{1}] == 100_people);
  CHECK(result.villages.feature[VillageId{1}] == 3);
  CHECK_FALSE(result.villages.people[VillageId{0}].has_value());
}

TEST_CASE("people that are no number, negative or too many are reported as what they are",
          "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  for (const auto& [people, kind] :
       {std::pair(no_number, "number_unreadable"), std::pair(-1.0, "people_negative"),
        std::pair(-infinity, "people_negative"), std::pair(2e9, "people_implausible"),
        std::pair(infinity, "people_implausible")}) {
    World world = bare_world(catalogue);
    world.villages.people = {People{people}, 100_people};
    Reports reports;
    const World result = checked(world, catalogue, &reports);
    CHECK(reports == Reports{std::string("villages A: ") + kind});
    CHECK_FALSE(result.villages.people[VillageId{0}].has_value());
  }
}

TEST_CASE("unusable lines and shapes are removed, and open rings are closed", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  const ServiceId water = *catalogue.find("water");
  World world = bare_world(catalogue);
  world.networks[water].vertex = {
      {117.0, 36.0}, {117.0, no_number}, {117.0, 36.1}, {117.1, 36.1}, {117.2, 36.2}};
  world.networks[water].first_vertex = {0, 2, 4, 5};
  world.roads.vertex = {{117.0, 36.0}, {117.1, 36.0}, {117.1, 36.0}, {200.0, 36.0}};
  world.roads.first_vertex = {0, 2, 4};
  world.roads.speed_kmh = {-1.0F, 40.0F};
  const LineString open = {{117.0, 36.0}, {117.1, 36.0}, {117.1, 36.1}};
  world.exclusions.shape = {{{open, {}}}, {{{{no_number, no_number}}, {}}}, {}};
  world.villages.land = {{{open, {}}}, {{{{117.0, 36.0}}, {}}}};
  Reports reports;
  const World result = checked(world, catalogue, &reports);
  CHECK(reports == Reports{"villages B: geometry_part_left_out",
                           "networks.water : geometry_invalid", "networks.water : geometry_invalid",
                           "roads : speed_implausible", "roads : geometry_out_of_range",
                           "exclusions : geometry_invalid", "exclusions : geometry_empty"});
  CHECK(result.networks[water].vertex == LineString{{117.0, 36.1}, {117.1, 36.1}});
  CHECK(result.networks[water].first_vertex == std::vector<std::size_t>{0, 2});
  REQUIRE(result.roads.size() == 1);
  CHECK(result.roads.speed_kmh[RoadId{0}] == static_cast<float>(catalogue.travel.unknown_road_kmh));
  REQUIRE(result.exclusions.size() == 1);
  CHECK(result.exclusions.shape[AreaId{0}][0].outer.size() == 4);
  CHECK(result.villages.land[VillageId{1}].empty());
}

TEST_CASE("a polygon across 180 degrees does not go around the globe", "[checked_world]") {
  const ServiceCatalogue catalogue = small_catalogue();
  World tables = bare_world(catalogue);
  tables.towns = Towns{};
  tables.built_up.shape = {{{{{179.9, 35.9}, {-179.9, 35.9}, {-179.9, 36.1}, {179.9, 36.1}}, {}}}};
  tables.boundaries.shape = tables.built_up.shape;
  tables.facilities.place = {{117.01, 36.0}, {179.95, 36.0}, {-179.95, 36.0}};
  tables.facilities.service.resize(3, *catalogue.find("school"));
  Reports reports;
  const World world = checked(tables, catalogue, &reports);
  CHECK(reports.empty());
  CHECK(world.built_up.shape[AreaId{0}].size() == 2);
  CHECK(world.boundaries.shape[AreaId{0}].size() == 2);
  const auto level = resolve_facilities(world, catalogue, {}).facilities.level;
  CHECK(level[FacilityId{0}] == Level::village);
  CHECK(level[FacilityId{1}] == Level::town);
  CHECK(level[FacilityId{2}] == Level::town);
}

TEST_CASE("an unusable catalogue is refused with the name of the service", "[checked_world]") {
  struct Breach {
    std::string named;
    std::function<void(ServiceCatalogue&, Service&)> make;
  };
  const std::vector<Breach> breaches = {
      {"water: prices", [](auto&, Service& s) { s.price.per_metre.low.value = -1.0; }},
      {"water: prices", [](auto&, Service& s) { s.price.per_household.high.value = infinity; }},
      {"water: prices", [](auto&, Service& s) { s.price.per_village.mid.value = no_number; }},
      {"water: the trench",
       [](auto&, Service& s) {
         s.price.trench_per_metre = {{1e9}, {1e9}, {1e9}};
       }},
      {"water: prices per metre",
       [](auto&, Service& s) {
         PriceItem item;
         item.every_metres = Metres{0.01};
         item.price = {{1e8}, {1e8}, {1e8}};  // 1e10 CNY a metre
         s.price.items = {item};
       }},
      {"water: prices per metre and per person",
       [](auto&, Service& s) {
         PriceItem item;
         item.every_people = People{0.01};
         item.price = {{1e8}, {1e8}, {1e8}};
         s.price.items = {item};
       }},
      {"water: 0 < core_radius", [](auto&, Service& s) { s.band_radius = 1_m; }},
      {"water: tap_distance", [](auto&, Service& s) { s.tap_distance.value = no_number; }},
      {"water: limit", [](auto&, Service& s) { s.price.limit_per_person.value = no_number; }},
      {"school: the id occurs twice", [](auto&, Service& s) { s.id = "school"; }},
      {"services: each service must have an id", [](auto&, Service& s) { s.id.clear(); }},
      {"services: ids and names must be UTF-8", [](auto&, Service& s) { s.name_zh = "\xB4\xE5"; }},
      {"services: ids and names must be UTF-8 in one line",
       [](auto&, Service& s) { s.id = "water\nsupply"; }},
      {"services: ids and names must be UTF-8", [](auto&, Service& s) { s.trench = "\xB4\xE5"; }},
      {"services: ids and names must be UTF-8",
       [](auto&, Service& s) {
         s.price.standalone = Standalone{"\xB4\xE5", "水井", "Well", {}, {}};
       }},
      {"services: ids and names must be UTF-8",
       [](auto&, Service& s) {
         s.price.items = {PriceItem{"pump", "\xB4\xE5", "Pump", {}, {}, {}}};
       }},
      {"road_classes.track: the id occurs twice",
       [](ServiceCatalogue& c, auto&) {
         c.road_classes = {RoadClass{"track", "机耕路", "Track", 20.0, true, true, {}},
                           RoadClass{"track", "小路", "Path", 10.0, true, true, {}}};
       }},
      {"road_classes: ids and names",
       [](ServiceCatalogue& c, auto&) {
         c.road_classes = {RoadClass{"a\nb", "机耕路", "Track", 20.0, true, true, {}}};
       }},
      {"road_classes.track: speed_kmh",
       [](ServiceCatalogue& c, auto&) {
         c.road_classes = {RoadClass{"track", "机耕路", "Track", no_number, true, true, {}}};
       }},
      {"water: group", [](auto&, Service& s) { s.group = static_cast<ServiceGroup>(7); }},
      {"travel: speeds", [](ServiceCatalogue& c, auto&) { c.travel.walking_kmh = 0.0; }},
      {"travel: 0 < core_time",
       [](ServiceCatalogue& c, auto&) { c.travel.core_time.value = 99.0; }},
      {"connected_share", [](ServiceCatalogue& c, auto&) { c.connected_share = no_number; }},
      {"people_per_household", [](ServiceCatalogue& c, auto&) { c.people_per_household = 0.0; }},
  };
  CHECK_NOTHROW(check_catalogue(small_catalogue()));
  for (const Breach& breach : breaches) {
    ServiceCatalogue catalogue = small_catalogue();
    breach.make(catalogue, catalogue.services[*catalogue.find("water")]);
    CAPTURE(breach.named);
    CHECK_THROWS_WITH(check_catalogue(catalogue), Catch::Contains(breach.named));
  }
}

namespace {

/// Damages a few cells of a column of numbers or places; sometimes its length.
struct Damage {
  Random& random;

  template <class Row, class T>
  void operator()(std::string_view, Column<Row, T>& column) const {
    if (column.empty() || random.below(4) != 0) return;
    T& cell = column[Row{static_cast<std::uint32_t>(random.below(column.size()))}];
    if constexpr (std::is_same_v<T, LonLat>) {
      cell = std::vector<LonLat>{
          {no_number, 0.0}, {1e9, 1.0}, {0.0, 0.0}, {180.0, -90.0}}[random.below(4)];
    } else if constexpr (std::is_same_v<T, std::optional<People>>) {
      cell = std::vector<People>{{no_number}, {-1.0}, {infinity}, {1e300}}[random.below(4)];
    } else if constexpr (std::is_same_v<T, std::optional<double>>) {
      cell = std::vector<double>{no_number, -1.0, infinity, 1e300}[random.below(4)];
    } else if constexpr (std::is_same_v<T, std::optional<Metres>>) {
      cell = std::vector<Metres>{{no_number}, {-1.0}, {infinity}, {1e-300}}[random.below(4)];
    } else if constexpr (std::is_same_v<T, float>) {
      cell = std::vector<float>{0.0F, -1.0F, 1e30F}[random.below(3)];
    } else if constexpr (std::is_same_v<T, ServiceId>) {
      cell = ServiceId{static_cast<std::uint32_t>(random.below(6))};
    }
    if (random.below(20) == 0) column.resize(random.below(2) == 0 ? 0 : column.size() + 1);
  }
  template <class Row>
  void operator()(std::string_view, TextColumn<Row>& column) const {
    if (random.below(40) == 0) column.push_back("one too many");
  }
};

}  // namespace

TEST_CASE("any tables are either refused or planned", "[checked_world][property]") {
  std::size_t planned = 0;
  constexpr std::uint64_t seeds = 200;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CAPTURE(seed);
    DrawnWorld drawn = random_world(seed, 20_km, 40);
    Random random(seed);
    World& world = drawn.world;
    const Damage damage{random};
    each_column(world.towns, damage);
    each_column(world.villages, damage);
    each_column(world.facilities, damage);
    each_column(world.roads, damage);
    for (NetworkLines& lines : world.networks) {
      if (!lines.vertex.empty() && random.below(3) == 0)
        lines.vertex[random.below(lines.vertex.size())] = {no_number, 1e9};
      if (random.below(20) == 0) lines.first_vertex.push_back(random.below(9));
    }
    Findings tables;
    try {
      tables.world = checked_world(std::move(world), drawn.catalogue, tables.problems);
    } catch (const UsageError& error) {
      CHECK_THAT(error.what(), Catch::Contains(" of "));
      continue;
    }
    const Findings plan = make_plan(drawn.catalogue, PlanSettings{}, std::move(tables));
    CHECK(plan.coverage.covered.size() == plan.world.villages.size());
    ++planned;
  }
  CHECK(planned > seeds / 4);
  CHECK(planned < seeds);
}
