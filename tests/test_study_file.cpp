// SPDX-License-Identifier: Apache-2.0
#include "input/study/setting_keys.hpp"
#include "paths.hpp"
#include "study_text.hpp"
#include "system/environment.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <vector>

using namespace hinterland;

TEST_CASE("a study that names only its villages has the default settings", "[study_file]") {
  const Study study = read_text(only_villages);
  CHECK(study.name == "study");
  CHECK(study.language == Language::zh);
  CHECK(study.catalogue.id == "shandong-2016");
  CHECK(study.layers.villages.given());
  CHECK_FALSE(study.layers.towns.given());
  CHECK(study.layers.facilities.empty());
  CHECK(study.coverage.covered_by == CoveredBy::any);
  CHECK(study.coverage.town_reach == CoverageSettings{}.town_reach);
  CHECK_FALSE(study.coverage.core_radius);
  CHECK(study.extension.terrain_factor == ExtensionSettings{}.terrain_factor);
  CHECK_FALSE(study.schedule.given());
  CHECK(study.priority.weights == PrioritySettings{}.weights);
  CHECK(study.sites.min_people == SitesSettings{}.min_people);
  CHECK(study.sites.movable == Movable::marked);
}

TEST_CASE("every part of a layer's block is read", "[study_file]") {
  const Study study = read_text(R"(
language = "en"
[layers.villages]
path = "data/v.csv"
layer = "v"
crs = "EPSG:4527"
datum = "gcj02"
encoding = "GB18030"
where = "code LIKE '37%'"
fields = { name = "XZQMC", water_supply = "GS", heating_zone = "GNQ" }
attributes = { income = "SR" }
[layers.networks.power]
path = "/abs/power.gpkg"
complete = false
[layers.networks.gas]
path = "PG:dbname=x"
sql = "SELECT * FROM gas"
)");
  CHECK(study.language == Language::en);
  const LayerSource& source = study.layers.villages;
  CHECK(source.name == "villages");
  CHECK(std::filesystem::path(source.path).is_absolute());
  CHECK_THAT(source.path, Catch::EndsWith("/data/v.csv"));
  CHECK(source.layer == "v");
  CHECK(source.crs == "EPSG:4527");
  CHECK(source.datum == Datum::gcj02);
  CHECK(source.encoding == "GB18030");
  CHECK(source.where == "code LIKE '37%'");
  CHECK(source.fields.at("name") == "XZQMC");
  CHECK(source.fields.at("water_supply") == "GS");
  CHECK(source.fields.at("heating_zone") == "GNQ");
  CHECK(source.attributes.at("income") == "SR");
  const LayerSource& power = study.layers.networks.at("power");
  CHECK(power.name == "networks.power");
  CHECK(power.path == "/abs/power.gpkg");
  CHECK_FALSE(power.complete);
  CHECK(study.layers.networks.at("gas").complete);
  CHECK(study.layers.networks.at("gas").path == "PG:dbname=x");
  CHECK(study.layers.networks.at("gas").sql == "SELECT * FROM gas");
}

TEST_CASE("facilities are one layer, or one per service, in the order of the file",
          "[study_file]") {
  const Study one = read_text(only_villages + "[layers.facilities]\npath = \"f.shp\"\n");
  REQUIRE(one.layers.facilities.size() == 1);
  CHECK(one.layers.facilities[0].name == "facilities");
  CHECK(one.layers.facilities[0].service.empty());

  const Study many = read_text(only_villages +
                               "[layers.facilities.medical]\npath = \"m.shp\"\n"
                               "[layers.facilities.education]\npath = \"e.shp\"\n");
  REQUIRE(many.layers.facilities.size() == 2);
  CHECK(many.layers.facilities[0].name == "facilities.medical");
  CHECK(many.layers.facilities[0].service == "medical");
  CHECK(many.layers.facilities[1].service == "education");
}

TEST_CASE("exclusions are one layer, or several named layers", "[study_file]") {
  CHECK(read_text(only_villages + "[layers.exclusions]\npath = \"x.shp\"\n")
            .layers.exclusions.size() == 1);
  const Study many = read_text(only_villages +
                               "[layers.exclusions.flood]\npath = \"a.shp\"\n"
                               "[layers.exclusions.\"基本农田\"]\npath = \"b.shp\"\n");
  REQUIRE(many.layers.exclusions.size() == 2);
  CHECK(many.layers.exclusions[0].name == "exclusions.flood");
  CHECK(many.layers.exclusions[1].name == "exclusions.基本农田");
}

TEST_CASE("a catalogue is a file beside the study or a bundled one", "[study_file]") {
  const TemporaryFolder folder;
  std::filesystem::copy_file(test::in_source("geodata/catalogue/shandong-2016.toml"),
                             folder.path("mine.toml"));
  folder.write("a/study.toml", "catalogue = \"../mine.toml\"\n" + only_villages);
  const Study study = read_study(folder.path("a/study.toml"));
  CHECK(study.catalogue_path == folder.path("mine.toml"));
  CHECK(study.layers.villages.path == folder.path("a/v.shp"));

  CHECK(refusal("catalogue = \"shandong-2061\"\n" + only_villages) ==
        "1:13: no catalogue 'shandong-2061' is supplied with the program. Did you mean "
        "'shandong-2016'?");
  CHECK_THAT(refusal("catalogue = \"none.toml\"\n" + only_villages),
             Catch::StartsWith("1:13: no such catalogue: '") &&
                 Catch::EndsWith("none.toml'. Check the path"));
}

TEST_CASE("unknown keys are rejected with the nearest known name", "[study_file]") {
  CHECK(refusal("nmae = \"x\"\n" + only_villages) ==
        "1:1: unknown key 'nmae' in the file. Did you mean 'name'?");
  CHECK(refusal(only_villages + "[coverge]\n") ==
        "3:2: unknown key 'coverge' in the file. Did you mean 'coverage'?");
  CHECK(refusal(only_villages + "[layers.town]\npath = \"t\"\n") ==
        "3:9: unknown key 'town' in [layers]. Did you mean 'towns'?");
  CHECK(refusal(only_villages + "encodign = \"x\"\n") ==
        "3:1: unknown key 'encodign' in [layers.villages]. Did you mean 'encoding'?");
  CHECK(refusal("[layers.villages]\npth = \"v.shp\"\n") ==
        "2:1: unknown key 'pth' in [layers.villages]. Did you mean 'path'?");
  CHECK(refusal(only_villages + "[sites]\nnear_sea = 1\n") ==
        "4:1: unknown key 'near_sea' in [sites]. Did you mean 'near_seat'?");
  CHECK(refusal(only_villages + "[layers.towns]\npath = \"t\"\ncomplete = true\n")
            .find("5:1: unknown key 'complete' in [layers.towns]. ") == 0);
}

TEST_CASE("unknown services, roles and criteria are rejected with the nearest known name",
          "[study_file]") {
  CHECK(refusal(only_villages + "[layers.networks.pwer]\npath = \"p\"\n") ==
        "3:18: the catalogue has no infrastructure service 'pwer'. Did you mean 'power'?");
  CHECK_THAT(refusal(only_villages + "[layers.networks.medical]\npath = \"p\"\n"),
             Catch::StartsWith("3:18: the catalogue has no infrastructure service 'medical'."));
  CHECK(refusal(only_villages + "[layers.facilities.medcal]\npath = \"p\"\n") ==
        "3:20: the catalogue has no service 'medcal'. Did you mean 'medical'?");
  CHECK(refusal(only_villages + "[coverage]\nservices = [\"educaton\"]\n") ==
        "4:12: the catalogue has no public service 'educaton'. Did you mean 'education'?");
  CHECK(refusal(only_villages + "fields = { peple = \"RK\" }\n") ==
        "3:12: [layers.villages] has no field 'peple'. Did you mean 'people'?");
  CHECK(refusal(only_villages + "[priority]\nweights = { neerness = 1 }\n") ==
        "4:13: 'neerness' is neither a criterion nor one of 'attributes' in [layers.villages]. Did "
        "you mean "
        "'nearness'?");
  CHECK_THAT(refusal(only_villages + "[priority]\nweights = { people = 1 }\n"),
             Catch::StartsWith("4:13: 'people' is no criterion: people and cost are in the value"));
  CHECK_THAT(refusal(only_villages + "[schedule]\nvalue = \"people\"\n"),
             Catch::Contains("give it as 'value' in [priority]"));
}

TEST_CASE("attributes of the villages are criteria under the study's own names", "[study_file]") {
  const Study study = read_text(
      only_villages + "attributes = { income = \"SR\" }\n[priority]\nweights = { income = 2 }\n");
  CHECK(study.priority.weights == std::map<std::string, double>{{"income", 2.0}});
  CHECK_THAT(refusal(only_villages +
                     "attributes = { need = \"SR\" }\n[priority]\nweights = { need = 1 }\n"),
             Catch::Contains("the attribute 'need' of [layers.villages] has the name of an "
                             "existing criterion. Rename it."));
}

TEST_CASE("impossible settings are refused with their position", "[study_file]") {
  CHECK_THAT(refusal(only_villages + "[coverage]\ncore_radius = -1\n"),
             Catch::StartsWith("4:15: 'core_radius' must be a non-negative length"));
  CHECK_THAT(refusal(only_villages + "[coverage]\nband_radius = nan\n"),
             Catch::StartsWith("4:15: 'band_radius' must be a non-negative length"));
  CHECK(refusal(only_villages + "[coverage]\ncore_radius = \"6 km\"\n") ==
        "4:15: the core radius of 'medical', 6000 m, is larger than its band radius, 5000 m. Set "
        "both "
        "core_radius and band_radius.");
  CHECK(refusal(only_villages + "[coverage]\nband_radius = \"2 km\"\n")
            .find("4:15: the core radius") == 0);
  CHECK(refusal(only_villages + "[coverage]\ncovered_by = \"some\"\n") ==
        "4:14: 'covered_by' must be \"any\", \"all\" or \"at_least N\" with N of at least 1, but "
        "is \"some\"");
  CHECK(refusal(only_villages + "[coverage]\ncovered_by = \"at_least 0\"\n").find("4:14: ") == 0);
  CHECK(
      refusal(only_villages +
              "[coverage]\ncovered_by = \"at_least 3\"\nservices = [\"medical\", \"sports\"]\n") ==
      "4:14: 'covered_by' requires 3 services, but 'services' names only 2. Require "
      "fewer, or name more");
  CHECK(refusal(only_villages + "[coverage]\nservices = [\"medical\", \"medical\"]\n")
            .find("4:12: 'services' names 'medical' twice") == 0);
  CHECK(refusal(only_villages + "[coverage]\ntowns_as_facilities = true\n") ==
        "4:1: 'towns_as_facilities' uses town seats as facilities, but the study has no "
        "[layers.towns]. Add it.");
  CHECK(refusal(only_villages + "[extension]\nterrain_factor = 0.5\n") ==
        "4:18: 'terrain_factor' must be a number from 1 to 5, but is 0.5");
  CHECK(refusal(only_villages + "[priority]\nweights = { need = 0 }\n") ==
        "4:11: all weights are 0. Set at least one of them.");
  CHECK(refusal(only_villages + "[priority]\nweights = { need = -1 }\n") ==
        "4:20: 'need' must be a non-negative number, but is -1");
  CHECK(refusal(only_villages + "[priority]\ndraws = 0\n") ==
        "4:9: 'draws' must be a number from 1 to 2147483647, but is 0");
  CHECK(refusal(only_villages + "[priority]\ntop_share = 2\n") ==
        "4:13: 'top_share' must be a number from 0 to 1, but is 2");
  CHECK(refusal(only_villages + "[priority]\nseed = -2\n") ==
        "4:8: 'seed' must be a non-negative whole number, but is -2");
  CHECK(refusal(only_villages + "[sites]\nmovable = \"mark\"\n") ==
        "4:11: 'movable' cannot be \"mark\". Did you mean 'marked'?");
  CHECK(refusal(only_villages + "datum = \"gcj2\"\n") ==
        "3:9: 'datum' cannot be \"gcj2\". Did you mean 'gcj02'?");
  CHECK(refusal(only_villages + "layer = \"a\"\nsql = \"SELECT 1\"\n") ==
        "4:1: 'layer' has no effect because 'sql' defines the layer. Remove one of them.");
}

TEST_CASE("a study without layers or villages is refused with what to add", "[study_file]") {
  CHECK(refusal("name = \"x\"\n") == "1:1: the file has no 'layers'. Add it.");
  CHECK_THAT(refusal("[layers.towns]\npath = \"t\"\n"),
             Catch::EndsWith("[layers] has no 'villages'. Add it."));
}

TEST_CASE("distances along roads need roads, and the refusal states how to give them",
          "[study_file]") {
  const std::string coverage = "[coverage]\nmetric = \"road\"\n";  // lines 3 and 4
  CHECK(refusal(only_villages + coverage) ==
        "4:10: road distances need roads. Add [layers.roads] or [layers.networks.road], or "
        "leave 'metric' at \"straight\".");
  CHECK(refusal(only_villages + "[coverage]\nmetric = \"time\"\n") ==
        "4:10: travel times need roads. Add [layers.roads] or [layers.networks.road], or "
        "leave 'metric' at \"straight\".");
  CHECK(refusal(only_villages + coverage + "[layers.roads]\npath = \"r.shp\"\n").empty());
  CHECK(refusal(only_villages + coverage + "[layers.networks.road]\npath = \"r.shp\"\n").empty());
  CHECK(refusal(only_villages + "[coverage]\nmetric = \"straight\"\n").empty());
  CHECK_THAT(refusal(only_villages + "[coverage]\nmetric = \"roads\"\n"),
             Catch::EndsWith("Did you mean 'road'?"));
}

TEST_CASE("times are checked against those of the catalogue", "[study_file]") {
  const std::string roads = only_villages + "[layers.roads]\npath = \"r.shp\"\n[coverage]\n";
  const std::string time = roads + "metric = \"time\"\n";
  CHECK(refusal(time + "core_minutes = 20\n") ==
        "7:16: [coverage] core_minutes, 20, is larger than [coverage] band_minutes, 15. Set both.");
  CHECK(read_text(time + "core_minutes = 20\nband_minutes = 30\n").coverage.band_time ==
        Minutes{30.0});
  CHECK(refusal(roads + "band_minutes = 20\n") ==
        "6:1: 'band_minutes' has an effect only with metric = \"time\". Write that, or give "
        "'band_radius' "
        "as a length");
  CHECK(refusal(time + "band_radius = \"4 km\"\n") ==
        "7:1: with metric = \"time\", minutes decide and 'band_radius' has no effect. "
        "Write band_minutes = 12, or metric = \"road\"");
  CHECK(refusal(time + "band_radius = \"4 km\"\nband_minutes = 12\n").empty());
}

TEST_CASE("impossible settings of roads are refused", "[study_file]") {
  CHECK(refusal(only_villages + "[roads]\naccess_limit = \"30 km\"\n") ==
        "4:16: 'access_limit' is 30000 m, but must not exceed 20000 m");
  CHECK(refusal(only_villages + "[roads]\nsnap_tolerance = 101\n") ==
        "4:18: 'snap_tolerance' is 101 m, but must not exceed 100 m");
  CHECK_THAT(refusal(only_villages + "[roads]\nwalk_factor = 0.9\n"),
             Catch::Contains("'walk_factor' must be"));
  CHECK_THAT(refusal(only_villages + "[roads]\njoin_crossing = true\n"),
             Catch::EndsWith("Did you mean 'join_crossings'?"));
}

TEST_CASE("roads have the fields of roads, and so has the network of roads", "[study_file]") {
  const std::string block = "path = \"r.shp\"\nfields = { class = \"DLDJ\", speed = \"SJSS\" }\n";
  const Study study = read_text(only_villages + "[layers.roads]\ncomplete = false\n" + block +
                                "[layers.networks.road]\n" + block);
  CHECK(study.layers.roads.fields.at("class") == "DLDJ");
  CHECK_FALSE(study.layers.roads.complete);
  CHECK(study.layers.networks.at("road").fields.at("speed") == "SJSS");
  CHECK_THAT(refusal(only_villages + "[layers.networks.power]\n" + block),
             Catch::Contains("has no field 'class'"));
}

TEST_CASE("reading a study tells the caller its language, before faults, and sets none itself",
          "[study_file]") {
  const TemporaryFolder folder;
  folder.write("study.toml", "language = \"zh\"\n" + only_villages + "[coverage]\nmetric = 3\n");
  const Language before = language_of_errors();
  std::vector<Language> told;
  CHECK_THROWS_AS(
      read_study(folder.path("study.toml"), [&](Language language) { told.push_back(language); }),
      UsageError);
  CHECK(told == std::vector<Language>{Language::zh});
  CHECK(language_of_errors() == before);
  folder.write("study.toml", only_villages);
  read_study(folder.path("study.toml"), [&](Language language) { told.push_back(language); });
  CHECK(told.size() == 1);
}

TEST_CASE("settings and tables that the planning steps name are keys of the study file",
          "[study_file]") {
  CHECK(key_of("coverage.core_time") == "core_minutes");
  CHECK(key_of("coverage.band_radius") == "band_radius");
  const Text named = with_keys({"set travel.access_limit, or add world.roads to schedule.csv",
                                "请修改 coverage.band_time，或加 world.towns"});
  CHECK(named.en == "set [roads] access_limit, or add [layers.roads] to schedule.csv");
  CHECK(named.zh == "请修改 [coverage] band_minutes，或加 [layers.towns]");
  // A problem of reading may contain such a name as the name of a file.
  Problems problems(2);
  problems[0].detail = problems[1].detail = Text("world.roads");
  name_keys(problems, 1);
  CHECK(problems[0].detail.en == "world.roads");
  CHECK(problems[1].detail.en == "[layers.roads]");
}
