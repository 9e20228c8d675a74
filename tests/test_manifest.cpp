// SPDX-License-Identifier: Apache-2.0
#include "planned_study.hpp"
#include "small_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/write.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace hinterland;
using nlohmann::json;

namespace {

json manifest_of(const SmallStudy& small, const std::vector<StepTime>& times = {}) {
  return json::parse(manifest_text(small.study, small.findings,
                                   measure_figures(small.study, small.findings), {},
                                   {{"coverage.geojson", 3, "ab"}, {"run.json", 0, ""}}, times));
}

}  // namespace

TEST_CASE("the manifest states every setting as it took effect", "[manifest]") {
  const json settings = manifest_of(small_study()).at("settings");
  CHECK(settings.at("coverage") == json::parse(R"({
      "metric": "straight", "covered_by": "any", "at_least": 1, "services": [],
      "core_radius_m": null, "band_radius_m": null, "core_minutes": null, "band_minutes": null,
      "town_reach_m": 2000, "towns_as_facilities": false, "own_county": false,
      "position_error_m": 50})"));
  CHECK(settings.at("priority").at("weights").empty());
  CHECK(settings.at("priority").at("value") == "people");
  CHECK(settings.at("priority").at("seed") == 1);
  CHECK(settings.at("sites").at("min_people") == 3000);
  CHECK(settings.at("extension") == json::parse(R"({
      "terrain_factor": 1.3, "across_limit_m": 5000, "people_per_household": 2.62, "effort": 1.0})"));
  CHECK(settings.at("schedule").at("first_year").is_null());
  CHECK(settings.at("schedule").at("target").at("share").is_null());
}

TEST_CASE("the manifest states the connectivity of roads, and times if time decides",
          "[manifest]") {
  const SmallStudy small = small_study_with_roads();
  const json manifest = manifest_of(small);
  CHECK(manifest.at("settings").at("coverage").at("metric") == "time");
  CHECK(manifest.at("settings").at("roads") == json::parse(R"({
      "access_limit_m": 1000, "walk_limit_m": 2000, "walk_factor": 1.3, "walking_kmh": 4.5,
      "snap_tolerance_m": 1,
      "join_crossings": false})"));
  CHECK(manifest.at("figures").at("covered_by_radius")[1] ==
        json::parse(R"({"minutes": 15, "villages": 2, "people": 1200})"));
  CHECK(manifest.at("figures").at("roads") == json::parse(R"({
      "roads": 20, "nodes": 100, "dead_ends": 7, "ends_snapped_to_vertex": 0,
      "crossings_without_vertex": 4, "ends_snapped_to_road": 0, "components": 3,
      "km_outside_largest_component": 12, "villages_outside_largest_component": 1, "people_outside_largest_component": 300,
      "villages_without_road": {"villages": 1, "median_m": 8000, "farthest_m": 8000}})"));
}

namespace {

/// The keys of an object and of the objects in it; of lists only that they are lists.
json keys_of_manifest(const json& value) {
  json keys = json::object();
  for (const auto& [key, part] : value.items()) {
    keys[key] = part.is_object() ? keys_of_manifest(part) : json(part.is_array() ? "list" : "");
  }
  return keys;
}

}  // namespace

TEST_CASE("the objects of the manifest have the same keys whether their values are known or not",
          "[manifest]") {
  const SmallStudy with_roads = small_study_with_roads();
  SmallStudy complete = planned_study();
  complete.findings.roads = with_roads.findings.roads;
  SmallStudy bare = small_study();
  bare.findings.coverage.covered = {TriState::unknown, TriState::unknown, TriState::unknown};
  bare.findings.problems.clear();
  complete.findings.problems.clear();
  const json known = manifest_of(complete);
  const json unknown = manifest_of(bare);
  CHECK(known.at("schema_version") == 1);
  CHECK(keys_of_manifest(known.at("figures")) == keys_of_manifest(unknown.at("figures")));
  CHECK(keys_of_manifest(known.at("settings")) == keys_of_manifest(unknown.at("settings")));
  CHECK(keys_of_manifest(known.at("towns").at(0)) == keys_of_manifest(unknown.at("towns").at(0)));
  const json& figures = unknown.at("figures");
  CHECK(figures.at("covered") == json::parse(R"({"villages": null, "people": null})"));
  CHECK(figures.at("covered_by_radius").empty());
  CHECK(figures.at("roads").at("villages_without_road").at("median_m").is_null());
  CHECK(figures.at("schedule").at("years").empty());
  CHECK(figures.at("schedule").at("target").at("share").is_null());
}

TEST_CASE("the manifest states all infrastructure services", "[manifest]") {
  SmallStudy small = small_study();
  small.findings.matrix.gaps = {};
  small.findings.matrix.gap_count = {0, 0, 0};
  small.findings.extension = {};
  small.findings.priorities = {};
  const json services = manifest_of(small).at("figures").at("extension").at("by_service");
  REQUIRE(services.size() == 2);
  CHECK(services.at("power").at("gaps") == 0);
  CHECK(services.at("power").at("separate_lines").at("cost_cny") == 0);
}

TEST_CASE("the figures of the counties are the sums of their towns, to the fen", "[manifest]") {
  SmallStudy small = planned_study();
  Villages& villages = small.findings.world.villages;
  villages.town = {"天城镇", "北乡", "北乡"};
  villages.county = {"东县", "东县", "西县"};
  const json manifest = manifest_of(small);
  const json& counties = manifest.at("counties");
  const json& towns = manifest.at("towns");
  REQUIRE(counties.size() == 2);
  REQUIRE(towns.size() == 3);
  CHECK(counties[0].at("towns") == 2);
  const auto fen = [](const json& yuan) { return std::llround(100.0 * yuan.get<double>()); };
  for (const json& county : counties) {
    long long cost = 0;
    std::vector<long long> spent(2);
    int gaps = 0;
    for (const json& town : towns) {
      if (town.at("county") != county.at("county")) continue;
      cost += fen(town.at("cost_cny"));
      gaps += town.at("gaps").get<int>();
      for (std::size_t y = 0; y < 2; ++y) spent[y] += fen(town.at("years")[y].at("spent_cny"));
    }
    CHECK(fen(county.at("cost_cny")) == cost);
    CHECK(county.at("gaps") == gaps);
    for (std::size_t y = 0; y < 2; ++y)
      CHECK(fen(county.at("years")[y].at("spent_cny")) == spent[y]);
  }
}

TEST_CASE("the manifest states the figures", "[manifest]") {
  const json figures = manifest_of(small_study()).at("figures");
  CHECK(figures.at("villages") == 3);
  CHECK(figures.at("people") == 1500);
  CHECK(figures.at("villages_without_people") == 1);
  CHECK(figures.at("covered") == json::parse(R"({"villages": 2, "people": 1200})"));
  CHECK(figures.at("borderline").at("villages") == 1);
  CHECK(figures.at("focus") == json::parse(R"({"villages": 1, "people": 1200})"));
  CHECK(figures.at("gaps") == json::parse(R"({
      "total": 2, "inferred": 1,
      "by_service": {
        "water": {"gaps": 1, "people": 1200, "inferred": 1, "unknown": 1, "being_built": 0, "planned": 0},
        "power": {"gaps": 1, "people": 1200, "inferred": 0, "unknown": 1, "being_built": 0, "planned": 0}}})"));
  CHECK(figures.at("extension").at("lines").contains("optimality_gap_percent"));
  CHECK(figures.at("survey_list") == json::parse(R"({"entries": 2, "villages": 2})"));
  CHECK(figures.at("sites").at("selected") == 1);
  CHECK(figures.at("sites").at("people") == 3100);
  CHECK(figures.at("problems") == json::parse(R"({
      "total": 2, "by_kind": {"crs_doubtful": 1, "people_missing": 1}})"));
}

TEST_CASE("times are in the manifest only on request", "[manifest]") {
  CHECK_FALSE(manifest_of(small_study()).contains("times"));
  CHECK(manifest_of(small_study(), {{"read", 1.5}}).at("times").at("read_s") == 1.5);
}

TEST_CASE("the outputs listed in a manifest can be read back", "[manifest]") {
  const SmallStudy small = small_study();
  const TemporaryFolder folder;
  const std::vector<ResultFile> outputs = {{"a", 3, "ab"}, {"run.json", 0, ""}};
  folder.write("run.json", manifest_text(small.study, small.findings, {}, {}, outputs));
  CHECK(listed_outputs(folder.path()) == outputs);
  folder.write("run.json", R"({"program": "hinterland", "outputs": ["a", {"name": 1}, 2]})");
  CHECK(listed_outputs(folder.path()) == std::vector<ResultFile>{{"a", 0, ""}, {"", 0, ""}});
  folder.write("run.json", "[1, 2]");
  CHECK_FALSE(listed_outputs(folder.path()));
  CHECK_FALSE(listed_outputs(folder.path("nowhere")));
}
