// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>

namespace {

/// Runs `hinterland check` with these arguments in the folder; returns its exit code, and leaves
/// its stdout and stderr in `out` and `err` there.
int check(const TemporaryFolder& folder, const std::string& arguments) {
  const std::string command = "cd '" + folder.path() + "' && '" + hinterland::test::program() +
                              "' check " + arguments + " > out 2> err";
  return WEXITSTATUS(std::system(command.c_str()));
}

/// The text with each run of blanks replaced by one blank.
std::string squeezed(const std::string& text) {
  std::string short_text;
  for (const char c : text) {
    if (c != ' ' || short_text.empty() || short_text.back() != ' ') short_text += c;
  }
  return short_text;
}

void write_study(const TemporaryFolder& folder, const std::string& people) {
  folder.write("study.toml",
               "language = \"en\"\n[layers.villages]\npath = \"v.csv\"\n"
               "[layers.facilities]\npath = \"f.csv\"\n");
  folder.write("f.csv", "lon,lat,kind,level\n117.01,36.0,小学,镇\n");
  folder.write("v.csv", "lon,lat,code,name,people\n117.0,36.0,a,甲," + people + "\n");
}

}  // namespace

TEST_CASE("a study without problems exits with 0 and writes an empty list", "[check]") {
  const TemporaryFolder folder;
  write_study(folder, "12");
  CHECK(check(folder, "study.toml") == 0);
  CHECK_THAT(folder.read("out"),
             Catch::Contains("villages") && Catch::Contains("problems in the data: 0"));
  CHECK(folder.read("err").empty());
  const auto list = nlohmann::json::parse(folder.read("problems.geojson"));
  CHECK(list["features"].empty());
}

TEST_CASE(
    "with problems the exit code is 1; they are counted by kind and written with their location",
    "[check]") {
  const TemporaryFolder folder;
  write_study(folder, "-3");
  CHECK(check(folder, "study.toml --out p.geojson") == 1);
  CHECK_THAT(folder.read("out"), Catch::Contains("problems in the data: 1") &&
                                     Catch::Contains("1  people_negative: ") &&
                                     Catch::Contains("villages #1 a: people = -3"));
  const auto list = nlohmann::json::parse(folder.read("p.geojson"));
  REQUIRE(list["features"].size() == 1);
  CHECK(list["features"][0]["properties"]["problem"] == "people_negative");
  CHECK(list["features"][0]["geometry"]["coordinates"] == nlohmann::json::parse("[117.0, 36.0]"));
  CHECK_FALSE(std::filesystem::exists(folder.path("problems.geojson")));
}

TEST_CASE("at most three examples of a kind are shown", "[check]") {
  const TemporaryFolder folder;
  write_study(folder, "1\n117,36,b,乙,-1\n117,36,c,丙,-1\n117,36,d,丁,-1\n117,36,e,戊,-1");
  CHECK(check(folder, "study.toml") == 1);
  CHECK_THAT(folder.read("out"), Catch::Contains("4  people_negative: ") &&
                                     Catch::Contains("(4 records: #2 b, #3 c, #4 d, …)") &&
                                     !Catch::Contains(" e,") && Catch::Contains("…"));
}

TEST_CASE("an invalid study exits with 3, a missing file with 2, and nothing is written",
          "[check]") {
  const TemporaryFolder folder;
  CHECK(check(folder, "none.toml") == 2);
  CHECK_THAT(folder.read("err"), Catch::Contains("cannot read 'none.toml': there is no such file"));
  CHECK(check(folder, ".") == 2);
  CHECK_THAT(folder.read("err"), Catch::Contains("it is a folder"));

  write_study(folder, "1");
  folder.write("study.toml", "[layers.villages]\npth = \"v.csv\"\n");
  CHECK(check(folder, "study.toml") == 3);
  CHECK_THAT(folder.read("err"), Catch::Contains("study.toml:2:1: unknown key 'pth'"));

  folder.write("study.toml", "[layers.villages]\npath = \"w.csv\"\n");
  CHECK(check(folder, "study.toml") == 2);
  CHECK_THAT(folder.read("err"), Catch::Contains("w.csv"));
  CHECK_FALSE(std::filesystem::exists(folder.path("problems.geojson")));
  CHECK_FALSE(std::filesystem::exists(folder.path("problems.geojson.part")));
}

TEST_CASE("only a list of problems is overwritten", "[check]") {
  const TemporaryFolder folder;
  write_study(folder, "1");
  const std::string study = folder.read("study.toml");
  CHECK(check(folder, "study.toml --out study.toml") == 3);
  CHECK_THAT(folder.read("err"), Catch::Contains("it is one of the inputs"));
  CHECK(folder.read("study.toml") == study);
  CHECK(check(folder, "study.toml --out .") == 3);
  CHECK(check(folder, "study.toml") == 0);
  CHECK(check(folder, "study.toml") == 0);  // its own list, again
  CHECK(check(folder, "study.toml --out no/such/folder.geojson") == 2);
  CHECK_THAT(folder.read("err"), Catch::Contains("folder.geojson"));
}

TEST_CASE("check reports the connectivity of roads, and the effect of joining their crossings",
          "[check]") {
  const TemporaryFolder folder;
  write_study(folder, "12\n117.05,36.031,b,乙,5\n117.5,36.0,c,丙,5");
  folder.write("study.toml",
               "language = \"en\"\n[layers.villages]\npath = \"v.csv\"\n"
               "[layers.roads]\npath = \"r.geojson\"\n");
  folder.write("r.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"class":"县道"},"geometry":{"type":"LineString",
     "coordinates":[[117,36],[117.02,36],[117.04,36]]}},
    {"type":"Feature","properties":{"class":"县道"},"geometry":{"type":"LineString",
     "coordinates":[[117.013,35.999],[117.013,36.03],[117.05,36.03]]}}]})");
  CHECK(check(folder, "study.toml") == 1);
  CHECK_THAT(
      squeezed(folder.read("out")),
      Catch::Contains(" connected components 2\n") &&
          Catch::Contains(" villages not connected to the largest 1\n people in these villages 12\n"
                          " dead ends 4\n") &&
          Catch::Contains(" crossings without a shared vertex 1\n") &&
          Catch::Contains(" snap_tolerance = \"1 m\" (current) 2 1 12 0 0\n") &&
          Catch::Contains(" snap_tolerance = \"20 m\" 2 1 12 0 0\n") &&
          Catch::Contains(" snap_tolerance = \"1 m\", join_crossings = true 1 0 0 0 0\n") &&
          Catch::Contains(" villages without a road within 1,000 m 1\n"
                          " the median distance to the nearest is 40,702 m") &&
          Catch::Contains("1 roads_disconnected: "));
}
