// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspect.hpp"
#include "input/records/layer_kind.hpp"
#include "paths.hpp"
#include "point_shapefile.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

using namespace hinterland;
using Catch::Contains;

namespace {

PointShapefile two_villages() {
  const TextDecoder gb18030("GB18030");
  PointShapefile file;
  file.points = {{117.1, 36.6}, {117.2, 36.7}};
  file.fields = {{"XZQDM", 'C', 12}, {"XZQMC", 'C', 24}, {"CZRK", 'N', 10}, {"BZ", 'C', 5}};
  file.rows = {{"370102001001", gb18030.encode("解放桥村"), "1200", ""},
               {"370102001002", gb18030.encode("䶮村"), "34o", ""}};
  file.cpg = "UTF-8";
  return file;
}

struct Output {
  std::string text;
  int exit_code;
};

/// Runs the program; stdout and stderr together.
Output run(const std::string& words) {
  const std::string command = test::program() + " " + words + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  std::string text;
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
    text.append(buffer.data(), count);
  }
  return {text, WEXITSTATUS(pclose(pipe))};
}

const ServiceCatalogue& catalogue() {
  static const ServiceCatalogue shandong =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  return shandong;
}

}  // namespace

TEST_CASE("inspection describes a layer and prints a block to paste", "[inspect]") {
  const TemporaryFolder folder;
  const std::string path = two_villages().write(folder);
  const Inspection found = inspect_layer(path, "", catalogue(), no_progress);

  CHECK(found.driver == "ESRI Shapefile");
  CHECK(found.records == 2);
  CHECK(found.geometry == "Point");
  CHECK(found.kind == LayerKind::villages);
  CHECK(found.declared_crs.empty());
  CHECK(found.crs == "China Geodetic Coordinate System 2000");
  CHECK(found.encoding.encoding == "GB18030");
  CHECK(found.encoding.doubtful);
  CHECK(found.south_west == LonLat{117.1, 36.6});
  REQUIRE(found.fields.size() == 4);
  CHECK(found.fields[1].samples == std::vector<std::string>{"解放桥村", "䶮村"});
  CHECK(found.fields[1].role == "name");
  CHECK(found.fields[3].filled == 0);
  CHECK(study_block(found) == "[layers.villages]\npath = \"" + path +
                                  "\"\nencoding = \"GB18030\"\nfields = { code = \"XZQDM\", name = "
                                  "\"XZQMC\", people = \"CZRK\" }\n");
}

TEST_CASE("a layer without a determinable CRS is rejected with the codes that fit", "[inspect]") {
  const TemporaryFolder folder;
  PointShapefile file = two_villages();
  file.points = {{39508946, 4052490}, {39517880, 4063600}};
  const Inspection found = inspect_layer(file.write(folder), "", catalogue(), no_progress);
  CHECK(found.crs.empty());
  CHECK_THAT(found.crs_evidence.en, Contains("EPSG:4527"));
  CHECK_THAT(study_block(found), Contains("crs = \"EPSG:…\""));
}

TEST_CASE("the extent is that of whole geometries, and swapped axes go into the block",
          "[inspect]") {
  const TemporaryFolder folder;
  folder.write("land.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
               R"("geometry":{"type":"Polygon","coordinates":[[[36,117],[37,117],[37,118.5],)"
               R"([36,117]]]}}]})");
  const Inspection found = inspect_layer(folder.path("land.geojson"), "", catalogue(), no_progress);
  CHECK(found.south_west == LonLat{36.0, 117.0});
  CHECK(found.north_east == LonLat{37.0, 118.5});
  CHECK(found.crs_doubtful);
  CHECK_THAT(study_block(found), Contains("axes = \"lat_lon\""));
}

TEST_CASE("coordinate columns are found, and the datum shift given in their names", "[inspect]") {
  const TemporaryFolder folder;
  folder.write("villages.csv", "code,name,longitude_gcj02,latitude_gcj02\n001,A,117.1,36.6\n");
  const Inspection found = inspect_layer(folder.path("villages.csv"), "", catalogue(), no_progress);
  CHECK(found.longitude == "longitude_gcj02");
  CHECK_THAT(study_block(found), Contains("datum = \"gcj02\"") &&
                                     Contains("lon = \"longitude_gcj02\"") &&
                                     Contains("code = \"code\""));
}

TEST_CASE("an empty layer is reported as empty", "[inspect]") {
  const TemporaryFolder folder;
  PointShapefile file = two_villages();
  file.points.clear();
  file.rows.clear();
  const Inspection found = inspect_layer(file.write(folder), "", catalogue(), no_progress);
  CHECK(found.records == 0);
  CHECK(found.crs_evidence.en == "the layer has no records");
}

TEST_CASE("lines are networks, or roads if named so, and polygons without people are boundaries",
          "[inspect]") {
  const TemporaryFolder folder;
  const auto layer = [&](const std::string& name, const std::string& geometry) {
    folder.write(name, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                       R"({"code":"370102"},"geometry":)" +
                           geometry + "}]}");
    return inspect_layer(folder.path(name), "", catalogue(), no_progress).kind;
  };
  CHECK(layer("a.geojson", R"({"type":"LineString","coordinates":[[117,36],[118,36]]})") ==
        LayerKind::networks);
  CHECK(layer("县乡公路.geojson", R"({"type":"LineString","coordinates":[[117,36],[118,36]]})") ==
        LayerKind::roads);
  CHECK(layer("b.geojson",
              R"({"type":"Polygon","coordinates":[[[117,36],[118,36],[118,37],[117,36]]]})") ==
        LayerKind::boundaries);
}

TEST_CASE("the command shows the layer and its problems, and exits with 1 if there are any",
          "[inspect]") {
  const TemporaryFolder folder;
  const Output answer = run("inspect " + two_villages().write(folder));
  CHECK(answer.exit_code == 1);
  CHECK_THAT(answer.text, Contains("ESRI Shapefile") && Contains("GB18030") &&
                              Contains("解放桥村 | 䶮村") && Contains("1  number_unreadable: ") &&
                              Contains("#1 370102001002: CZRK = '34o'") &&
                              Contains("[layers.villages]"));
}

TEST_CASE("the command suggests names if the file or layer is missing", "[inspect]") {
  const TemporaryFolder folder;
  const std::string path = two_villages().write(folder);
  const Output missing = run("inspect " + folder.path("vilages.shp"));
  CHECK(missing.exit_code == 2);
  CHECK_THAT(missing.text, Contains("Did you mean 'villages.shp'?"));
  CHECK(std::ranges::count(missing.text, '\n') == 1);  // one line: no message by GDAL
  const Output layer = run("inspect --layer roads " + path);
  CHECK(layer.exit_code == 2);
  CHECK_THAT(layer.text, Contains("no layer 'roads' (it has: villages)"));
}
