// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;

namespace {

/// A folder of CSV layers, read as a world with the bundled catalogue.
struct Layers {
  TemporaryFolder folder;
  StudyLayers layers;
  ServiceCatalogue catalogue =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  Problems problems;
  Notes notes;

  LayerSource source(const std::string& name, const std::string& csv) {
    folder.write(name + ".csv", csv);
    LayerSource source;
    source.name = name;
    source.path = folder.path(name + ".csv");
    return source;
  }

  World read() { return read_world(layers, catalogue, problems, notes, no_progress); }

  ServiceId service(const std::string& id) const { return catalogue.find(id).value(); }

  /// "kind record detail" of each problem.
  std::vector<std::string> found() const {
    std::vector<std::string> lines;
    for (const Problem& problem : problems) {
      lines.push_back(std::string(identifier(problem.kind)) + " " + problem.record + " " +
                      problem.detail.en);
    }
    return lines;
  }

  bool noted(const std::string& part) const {
    return std::ranges::any_of(
        notes, [&](const Text& note) { return note.en.find(part) != note.en.npos; });
  }
};

constexpr VillageId first_village{0};
constexpr VillageId second_village{1};

}  // namespace

TEST_CASE("villages are read with their figures", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages",
                                     "lon,lat,CUNDM,CUNMC,XZMC,CZRK,HS,村庄类型\n"
                                     "117.0,36.0,370101001001,甲村,东镇,1200,400,中心村\n"
                                     "117.1,36.1,370101001002,,东镇,800,250,搬迁撤并类\n");
  const World world = data.read();
  REQUIRE(world.villages.size() == 2);
  CHECK(world.villages.place[first_village].lon == Approx(117.0));
  CHECK(world.villages.code[first_village] == "370101001001");
  CHECK(world.villages.name[first_village] == "甲村");
  CHECK(world.villages.town[first_village] == "东镇");
  CHECK(world.villages.people[first_village] == 1200_people);
  CHECK(world.villages.households[first_village] == 400.0);
  CHECK(world.villages.category[first_village] == VillageCategory::central);
  CHECK(world.villages.is_movable[first_village] == TriState::unknown);
  CHECK(world.villages.name[second_village] == "370101001002");  // named after its code
  CHECK(world.villages.is_movable[second_village] == TriState::yes);
  CHECK(data.found().empty());
}

TEST_CASE("impossible numbers of people are problems", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages",
                                     "lon,lat,code,people\n"
                                     "117.0,36.0,a,-5\n"
                                     "117.1,36.1,b,\n"
                                     "117.2,36.2,c,200001\n"
                                     "117.3,36.3,d,200000\n"
                                     "117.4,36.4,e,0\n");
  const World world = data.read();
  CHECK(data.found() == std::vector<std::string>{"people_negative a people = -5",
                                                 "people_missing b people is empty",
                                                 "people_implausible c people = 200001"});
  CHECK(data.problems[0].place.has_value());
  CHECK_FALSE(world.villages.people[VillageId{0}]);
  CHECK_FALSE(world.villages.people[VillageId{1}]);
  CHECK_FALSE(world.villages.people[VillageId{2}]);
  CHECK(world.villages.people[VillageId{4}] == 0_people);
}

TEST_CASE("impossible numbers of households are problems", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages",
                                     "lon,lat,code,people,households\n"
                                     "117.0,36.0,a,100,-5\n"
                                     "117.1,36.1,b,100,200001\n"
                                     "117.2,36.2,c,100,40\n");
  const World world = data.read();
  CHECK(data.found() == std::vector<std::string>{"number_unreadable a households = -5",
                                                 "number_unreadable b households = 200001"});
  CHECK_FALSE(world.villages.households[VillageId{0}]);
  CHECK_FALSE(world.villages.households[VillageId{1}]);
  CHECK(world.villages.households[VillageId{2}] == 40.0);
}

TEST_CASE("text in the field of people is one problem, not two", "[read_world]") {
  Layers data;
  data.layers.villages =
      data.source("villages", "lon,lat,code,people\n117.0,36.0,a,many\n117.1,36.0,b,3\n");
  const World world = data.read();
  CHECK(data.found() == std::vector<std::string>{"number_unreadable a people = 'many'"});
  CHECK_FALSE(world.villages.people[first_village]);
  CHECK(world.villages.people[second_village] == 3_people);
}

TEST_CASE("a layer without a field of people is reported once", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.read();
  CHECK(data.found().empty());
  CHECK(data.noted("no column for people"));
}

TEST_CASE("census columns are recognised by id, by name and by the study's fields",
          "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages",
                                     "lon,lat,code,water_supply,是否通燃气,DL,医疗\n"
                                     "117.0,36.0,a,是,1,未通,也许\n"
                                     "117.1,36.1,b,也许,0,,1\n");
  data.layers.villages.fields = {{"power", "DL"}};
  const World world = data.read();
  const auto& census = world.villages.census;
  CHECK(census[data.service("water_supply")] ==
        Column<VillageId, CensusAnswer>{CensusAnswer::yes, CensusAnswer::unclear});
  CHECK(census[data.service("gas")] ==
        Column<VillageId, CensusAnswer>{CensusAnswer::yes, CensusAnswer::no});
  CHECK(census[data.service("power")] ==
        Column<VillageId, CensusAnswer>{CensusAnswer::no, CensusAnswer::unknown});
  CHECK(census[data.service("heating")].empty());
  CHECK(census[data.service("medical")].empty());  // public services only by `fields`
  CHECK(data.found() == std::vector<std::string>{"bad_census_value b water_supply = 也许"});
}

TEST_CASE("marks and attributes become numbers of the villages", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages",
                                     "lon,lat,code,heating_zone,SR\n"
                                     "117.0,36.0,a,是,1.5\n"
                                     "117.1,36.1,b,,\n");
  data.layers.villages.attributes = {{"income", "SR"}};
  const World world = data.read();
  REQUIRE(world.villages.attributes.size() == 2);
  using Values = Column<VillageId, std::optional<double>>;
  CHECK(world.villages.attributes[0].name == "heating_zone");
  CHECK(world.villages.attributes[0].value == Values{1.0, std::nullopt});
  CHECK(world.villages.attributes[1].name == "income");
  CHECK(world.villages.attributes[1].value == Values{1.5, std::nullopt});
}

TEST_CASE("an attribute whose field is missing from the layer is an error", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.layers.villages.attributes = {{"income", "SR"}};
  CHECK_THROWS_WITH(data.read(), Catch::Contains("SR"));
}

TEST_CASE("the level of a seat is given by its word, else by its code, else it is a town",
          "[read_world]") {
  Layers data;
  data.layers.towns = data.source("towns",
                                  "lon,lat,code,name,level,非农比重\n"
                                  "117.0,36.0,x,甲,county,80\n"
                                  "117.1,36.1,370101000000,乙,,\n"
                                  "117.2,36.2,370101001000,丙,,120\n"
                                  "117.3,36.3,y,丁,,50\n"
                                  "117.4,36.4,z,戊,特级,50\n");
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  const World world = data.read();
  CHECK(world.towns.level ==
        Column<TownId, Level>{Level::county, Level::county, Level::town, Level::town, Level::town});
  CHECK(world.towns.non_farm_share[TownId{0}] == 0.8);
  CHECK_FALSE(world.towns.non_farm_share[TownId{1}]);
  CHECK(data.noted("read as a percentage"));
  CHECK(data.found() == std::vector<std::string>{"number_unreadable 370101001000 非农比重 = 120",
                                                 "unknown_level z level = 特级"});
}

TEST_CASE("a facility of unknown kind is left out and reported", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.layers.facilities = {data.source("facilities",
                                        "lon,lat,name,kind,level,服务半径\n"
                                        "117.0,36.0,一小,小学,镇级,4\n"
                                        "117.1,36.1,飞碟,外星基地,,\n"
                                        "117.2,36.2,村医,卫生室,村级,\n"
                                        "117.3,36.3,变电,变电站,甲等,-1\n")};
  const World world = data.read();
  REQUIRE(world.facilities.size() == 3);
  CHECK(world.facilities.service == Column<FacilityId, ServiceId>{data.service("education"),
                                                                  data.service("medical"),
                                                                  data.service("power")});
  CHECK(world.facilities.level ==
        Column<FacilityId, Level>{Level::town, Level::village, Level::unknown});
  CHECK(world.facilities.radius[FacilityId{0}] == 4_km);  // no value above 100: kilometres
  CHECK_FALSE(world.facilities.radius[FacilityId{1}]);
  CHECK(data.noted("read as kilometres"));
  CHECK(data.found() ==
        std::vector<std::string>{"unknown_service_kind 飞碟 kind = 外星基地 (1 record). If it is "
                                 "a service, add the word to its `kinds` in the catalogue",
                                 "unknown_level 变电 level = 甲等",
                                 "number_unreadable 变电 服务半径 = -1"});
}

TEST_CASE("facilities of one service need no kind", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.layers.facilities = {data.source("facilities.medical", "lon,lat,name\n117.0,36.0,x\n"),
                            data.source("facilities.sports", "lon,lat,name\n117.0,36.0,y\n")};
  data.layers.facilities[0].service = "medical";
  data.layers.facilities[1].service = "sports";
  const World world = data.read();
  CHECK(world.facilities.service ==
        Column<FacilityId, ServiceId>{data.service("medical"), data.service("sports")});

  data.layers.facilities[0].service = "";
  CHECK_THROWS_WITH(data.read(), Catch::Contains("kind"));
}

TEST_CASE("each part of a line is a line of its own", "[read_world]") {
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.folder.write("lines.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":
      [[[117,36],[117.1,36]],[[117.2,36],[117.3,36],[117.4,36]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":
      [[117,36.5],[117.1,36.5]]}}]})");
  LayerSource& source = data.layers.networks["power"];
  source.name = "networks.power";
  source.path = data.folder.path("lines.geojson");
  source.complete = false;
  const World world = data.read();
  const NetworkLines& power = world.networks[data.service("power")];
  CHECK(power.given);
  CHECK_FALSE(power.complete);
  CHECK(power.first_vertex == std::vector<std::size_t>{0, 2, 5, 7});
  CHECK(power.vertex[2].lon == Approx(117.2));
  CHECK_FALSE(world.networks[data.service("gas")].given);
}

TEST_CASE("excluded land gives its reason by its kind, else by the name of its block",
          "[read_world]") {
  const std::string square =
      R"("geometry":{"type":"Polygon","coordinates":[[[117,36],[117.1,36],[117.1,36.1],[117,36]]]}})";
  Layers data;
  data.layers.villages = data.source("villages", "lon,lat,code\n117.0,36.0,a\n");
  data.folder.write("x.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"甲"},)" +
                                     square +
                                     R"(,{"type":"Feature","properties":{"kind":"生态红线"},)" +
                                     square + "]}");
  LayerSource source;
  source.name = "exclusions.基本农田";
  source.path = data.folder.path("x.geojson");
  data.layers.exclusions = {source};
  const World world = data.read();
  REQUIRE(world.exclusions.size() == 2);
  CHECK(world.exclusions.kind[AreaId{0}] == "基本农田");
  CHECK(world.exclusions.name[AreaId{0}] == "甲");
  CHECK(world.exclusions.kind[AreaId{1}] == "生态红线");
}
