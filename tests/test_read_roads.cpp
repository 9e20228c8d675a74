// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;

namespace {

std::string feature(const std::string& properties, const std::string& coordinates) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":)"
                     R"({{"type":"LineString","coordinates":[{}]}}}})",
                     properties, coordinates);
}

std::string layer_of(const std::vector<std::string>& features) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (const std::string& feature : features) {
    if (text.back() == '}') text += ",";
    text += feature;
  }
  return text + "]}";
}

const std::string somewhere = "[117.0,36.0],[117.1,36.0]";

/// A village, and roads with the bundled catalogue.
struct RoadLayers {
  TemporaryFolder folder;
  StudyLayers layers;
  std::map<std::string, std::string> fields;
  ServiceCatalogue catalogue =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  Problems problems;
  Notes notes;

  RoadLayers() {
    layers.villages = source("villages", "villages.csv", "lon,lat,code\n117.0,36.0,a\n");
  }

  LayerSource source(const std::string& name, const std::string& file, const std::string& text) {
    folder.write(file, text);
    LayerSource source;
    source.name = name;
    source.path = folder.path(file);
    return source;
  }

  World read(const std::vector<std::string>& features) {
    layers.roads = source("roads", "roads.geojson", layer_of(features));
    layers.roads.fields = fields;
    return read_world(layers, catalogue, problems, notes, no_progress);
  }

  ServiceId road_service() const { return *catalogue.find("road"); }

  std::vector<std::string> found() const {
    std::vector<std::string> lines;
    for (const Problem& problem : problems) {
      lines.push_back(std::string(identifier(problem.kind)) + ": " + problem.detail.en);
    }
    return lines;
  }

  bool noted(const std::string& part) const {
    return std::ranges::any_of(
        notes, [&](const Text& note) { return note.en.find(part) != note.en.npos; });
  }
};

std::vector<float> speeds(const World& world) {
  return {world.roads.speed_kmh.begin(), world.roads.speed_kmh.end()};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a road has the speed of its class, by Chinese and OpenStreetMap names", "[read_roads]") {
  RoadLayers data;
  const World world = data.read({feature(R"("class":"高速公路")", somewhere),
                                 feature(R"("class":"省道")", somewhere),
                                 feature(R"("class":"primary_link")", somewhere),
                                 feature(R"("class":"本县村道（水泥）")", somewhere)});
  CHECK(speeds(world) == std::vector<float>{90.0F, 55.0F, 55.0F, 25.0F});
  CHECK(world.roads.is_open ==
        Column<RoadId, TriState>{TriState::no, TriState::yes, TriState::yes, TriState::yes});
  CHECK(world.roads.given);
  CHECK(data.found().empty());
}

TEST_CASE("an unknown class is one problem per name, with the number of roads", "[read_roads]") {
  RoadLayers data;
  const World world =
      data.read({feature(R"("class":"运河")", somewhere), feature(R"("class":"运河")", somewhere),
                 feature(R"("class":"县道")", somewhere), feature(R"("class":null)", somewhere)});
  CHECK(speeds(world) == std::vector<float>{30.0F, 30.0F, 45.0F, 30.0F});
  CHECK(data.found() == Lines{"unknown_road_class: class = 运河 (2 roads)"});
  CHECK(data.problems[0].feature == 0);
  CHECK(data.problems[0].place == LonLat{117.0, 36.0});
  CHECK(data.noted("class is empty for 1 of 4 roads"));
}

TEST_CASE("an implausible speed is replaced by that of the class, and is reported once",
          "[read_roads]") {
  RoadLayers data;
  const World world = data.read({feature(R"("class":"省道","maxspeed":"70")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"30 mph")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"200")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"200.5")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"0")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"-5")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"fast")", somewhere),
                                 feature(R"("class":"省道","maxspeed":"fast")", somewhere),
                                 feature(R"("class":"省道","maxspeed":null)", somewhere)});
  CHECK(speeds(world) ==
        std::vector<float>{70.0F, 48.28032F, 200.0F, 55.0F, 55.0F, 55.0F, 55.0F, 55.0F, 55.0F});
  CHECK(data.found() == Lines{"speed_implausible: maxspeed = -5 (1 road)",
                              "speed_implausible: maxspeed = 0 (1 road)",
                              "speed_implausible: maxspeed = 200.5 (1 road)",
                              "speed_implausible: maxspeed = fast (2 roads)"});
}

TEST_CASE("a speed is in the unit of its cell, else of its column, else in km/h", "[read_roads]") {
  const auto speed = [](const std::string& column, const std::string& cell) {
    RoadLayers data;
    data.fields = {{"speed", column}};
    const World world =
        data.read({feature(fmt::format("\"class\":\"省道\",\"{}\":{}", column, cell), somewhere)});
    return fmt::format("{:.2f}{}", speeds(world).front(), data.found().empty() ? "" : " reported");
  };
  CHECK(speed("限速(m/s)", "10") == "36.00");
  CHECK(speed("限速（米/秒）", "\"10\"") == "36.00");
  CHECK(speed("车速（米/分钟）", "500") == "30.00");
  CHECK(speed("限速(mph)", "\"40\"") == "64.37");
  CHECK(speed("speed_mph", "40") == "64.37");
  CHECK(speed("限速(mph)", "\"40 km/h\"") == "40.00");
  CHECK(speed("限速", "\"13.5 m/s\"") == "48.60");
  CHECK(speed("限速", "\"４０ 公里/小时\"") == "40.00");
  CHECK(speed("限速(km/h)", "40") == "40.00");
  CHECK(speed("限速（设计）", "40") == "40.00");
  CHECK(speed("限速(m/刻)", "40") == "55.00 reported");
}

TEST_CASE("one-way roads are recognised by many words", "[read_roads]") {
  const auto directions = [](const std::vector<std::string>& words) {
    RoadLayers data;
    std::vector<std::string> features;
    for (const std::string& word : words) {
      features.push_back(feature("\"oneway\":\"" + word + "\"", somewhere));
    }
    const World world = data.read(features);
    CHECK(data.found().empty());
    std::string signs;
    for (const Direction direction : world.roads.direction) {
      signs += direction == Direction::both ? '=' : direction == Direction::forward ? '>' : '<';
    }
    return signs;
  };
  CHECK(directions({"yes", "1", "forward", "FT", "是", "单行", "正向"}) == ">>>>>>>");
  CHECK(directions({"-1", "backward", "TF", "reverse", "反向"}) == "<<<<<");
  CHECK(directions({"no", "0", "both", "", "否", "双向", "reversible"}) == "=======");
  CHECK(directions({"B", "F", "T"}) == "=><");  // directions if B occurs
  CHECK(directions({"F", "T"}) == "=>");        // false and true otherwise
}

TEST_CASE("a one-way value that is not understood is open in both directions and reported",
          "[read_roads]") {
  RoadLayers data;
  const World world = data.read({feature(R"("oneway":"sometimes")", somewhere)});
  CHECK(world.roads.direction == Column<RoadId, Direction>{Direction::both});
  CHECK(data.found() == Lines{"unknown_direction: oneway = sometimes (1 road)"});
  CHECK(data.noted("no column for the road class"));
}

TEST_CASE("a road of length 0 is left out, one that crosses itself is accepted", "[read_roads]") {
  RoadLayers data;
  const World world =
      data.read({feature("", "[117.0,36.0],[117.0,36.0]"),
                 feature("", "[117.0,36.0],[117.1,36.0],[117.1,36.1],[117.05,35.9]")});
  REQUIRE(world.roads.size() == 1);
  CHECK(world.roads.feature[RoadId{0}] == 1);
  CHECK(world.roads.first_vertex == std::vector<std::size_t>{0, 4});
  CHECK(data.found() == Lines{"road_without_length: "});
}

TEST_CASE("a layer of roads without records is a problem and not evidence of missing roads",
          "[read_roads]") {
  RoadLayers data;
  const World world = data.read({});
  CHECK(world.roads.given);
  CHECK(world.roads.size() == 0);
  CHECK_FALSE(world.networks[data.road_service()].complete);  // else every village has a gap
  CHECK(data.found() == Lines{"roads_missing: "});
}

TEST_CASE("roads serve as the network of roads if the study has none, and are not read twice",
          "[read_roads]") {
  RoadLayers data;
  const World world = data.read({feature(R"("class":"省道")", somewhere)});
  const NetworkLines& network = world.networks[data.road_service()];
  CHECK(network.given);
  CHECK(network.complete);
  CHECK(network.vertex.empty());
  CHECK(world.lines_of(data.road_service()).vertex.data() == world.roads.vertex.data());
  CHECK(world.lines_of(data.road_service()).size() == 1);

  data.layers.roads.complete = false;
  const World again =
      read_world(data.layers, data.catalogue, data.problems, data.notes, no_progress);
  CHECK_FALSE(again.networks[data.road_service()].complete);
}

TEST_CASE("motorways, ferries, tracks and paths are no evidence of a road to a village",
          "[read_roads]") {
  RoadLayers data;
  const World world =
      data.read({feature(R"("class":"高速公路")", somewhere),
                 feature(R"("class":"省道")", somewhere), feature(R"("class":"机耕路")", somewhere),
                 feature(R"("class":"机耕路")", somewhere), feature(R"("class":"小路")", somewhere),
                 feature(R"("class":"渡口")", somewhere), feature(R"("class":null)", somewhere)});
  std::string access;
  for (const TriState answer : world.roads.gives_access)
    access += answer == TriState::yes ? '+' : '-';
  CHECK(access == "-+----+");
  CHECK(
      data.noted("do not count as its road (access = false in the catalogue): "
                 "Motorway 1, Farm track 2, Path 1, Ferry 1"));
}

TEST_CASE("roads of a study with a network of roads need no note on access", "[read_roads]") {
  RoadLayers data;
  data.layers.networks["road"] =
      data.source("networks.road", "network.geojson", layer_of({feature("", somewhere)}));
  data.read({feature(R"("class":"机耕路")", somewhere)});
  CHECK_FALSE(data.noted("access = false"));
}

TEST_CASE("bridges and tunnels are entered only at their ends", "[read_roads]") {
  RoadLayers data;
  const World world = data.read(
      {feature(R"("bridge":"yes","tunnel":"")", somewhere), feature(R"("bridge":"no")", somewhere),
       feature(R"("bridge":"F","tunnel":"T")", somewhere),
       feature(R"("bridge":"viaduct")", somewhere), feature(R"("tunnel":null)", somewhere)});
  CHECK(world.roads.is_open == Column<RoadId, TriState>{TriState::no, TriState::yes, TriState::no,
                                                        TriState::no, TriState::yes});
  CHECK(world.roads.gives_access == world.roads.is_open);  // and are no road of a village below
  CHECK(data.noted("3 of 5 roads are bridges or tunnels"));
}

TEST_CASE("the network of roads serves as the roads if the study names no others", "[read_roads]") {
  RoadLayers data;
  data.layers.networks["road"] = data.source(
      "networks.road", "network.geojson", layer_of({feature(R"("道路等级":"省道")", somewhere)}));
  data.layers.networks["road"].complete = false;
  const World world =
      read_world(data.layers, data.catalogue, data.problems, data.notes, no_progress);
  CHECK(speeds(world) == std::vector<float>{55.0F});
  CHECK(world.roads.layer == "networks.road");
  CHECK(world.networks[data.road_service()].are_the_roads);
  CHECK_FALSE(world.networks[data.road_service()].complete);
}

TEST_CASE("a study that names both reads both", "[read_roads]") {
  RoadLayers data;
  data.layers.networks["road"] =
      data.source("networks.road", "network.geojson",
                  layer_of({feature("", somewhere), feature("", somewhere)}));
  const World world = data.read({feature(R"("class":"省道")", somewhere)});
  CHECK(world.roads.size() == 1);
  CHECK(world.lines_of(data.road_service()).size() == 2);
}

TEST_CASE("roads far from the villages are reported with both extents", "[read_roads]") {
  RoadLayers near;
  near.read({feature("", "[117.0,36.08],[117.1,36.08]")});  // 9 km
  CHECK(near.found().empty());

  RoadLayers far;
  const World world = far.read({feature("", "[87.0,43.0],[87.5,43.2]")});
  REQUIRE(far.found().size() == 1);
  CHECK_THAT(far.found()[0],
             Catch::StartsWith("layer_far_away: roads 87.00 to 87.50 E, 43.00 to 43.20 N; villages "
                               "117.00 to 117.00 E, 36.00 to 36.00 N; 2641 km apart"));
  CHECK_FALSE(world.networks[far.road_service()].complete);  // no gap is based on these roads
}

TEST_CASE("a catalogue without road classes recognises no class, and reports none",
          "[read_roads]") {
  RoadLayers data;
  data.catalogue.road_classes = {};
  const World world = data.read({feature(R"("class":"省道")", somewhere)});
  CHECK(speeds(world) == std::vector<float>{30.0F});
  CHECK(data.found().empty());
  CHECK(data.noted("the catalogue has no [[road_classes]]"));
}
