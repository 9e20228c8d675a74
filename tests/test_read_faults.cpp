// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"
#include "input/notation/field_names.hpp"
#include "input/records/read_layer.hpp"
#include "point_shapefile.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

using namespace hinterland;
using Catch::Contains;

namespace {

PointShapefile two_villages() {
  PointShapefile file;
  file.points = {{117.1, 36.6}, {117.2, 36.7}};
  file.fields = {{"name", 'C', 12}, {"people", 'N', 10}};
  file.rows = {{"A", "100"}, {"B", "200"}};
  return file;
}

Records read_points(LayerSource source, Problems& problems) {
  source.name = "villages";
  const std::vector<FieldRequest> requests = {{"name", {"name"}, false, true},
                                              {"people", {"people"}, true, false}};
  return read_layer(source, Shape::points, requests, problems, no_progress);
}

LayerSource at(const std::string& path) {
  LayerSource source;
  source.path = path;
  return source;
}

/// The message of the error when reading fails.
std::string refusal(const LayerSource& source) {
  Problems problems;
  try {
    read_points(source, problems);
  } catch (const Error& error) {
    return error.what();
  }
  return "it was read";
}

}  // namespace

TEST_CASE("a missing file is rejected with the nearest name in its folder", "[read]") {
  const TemporaryFolder folder;
  two_villages().write(folder);
  CHECK_THAT(refusal(at(folder.path("vilages.shp"))),
             Contains("vilages.shp") && Contains("no such file") && Contains("'villages.shp'"));
  CHECK_THAT(refusal(at(folder.path("nowhere/villages.shp"))), Contains("there is no folder"));
}

TEST_CASE("geometries of several SRIDs in one column are not read as if they had one", "[read]") {
  const TemporaryFolder folder;
  folder.write("v.csv",
               "name,people,geom\nA,1,SRID=4548;POINT(500000 4050000)\n"
               "B,2,SRID=4548;POINT(501000 4050000)\nC,3,SRID=32650;POINT(500500 4050000)\n");
  CHECK_THAT(refusal(at(folder.path("v.csv"))),
             Contains("different SRIDs, such as 4548 and 32650"));
}

TEST_CASE("broken and circular links are reported as such", "[read]") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("b.shp", folder.path("a.shp"));
  std::filesystem::create_symlink("a.shp", folder.path("b.shp"));
  std::filesystem::create_symlink("gone.shp", folder.path("c.shp"));
  CHECK_THAT(refusal(at(folder.path("a.shp"))), Contains("its symbolic links form a loop"));
  CHECK_THAT(refusal(at(folder.path("c.shp"))),
             Contains("it is a link to 'gone.shp', which does not exist"));
}

TEST_CASE("a shapefile component that is a folder or a broken link is not reported as missing",
          "[read]") {
  for (const std::string ending : {"shx", "dbf", "prj", "cpg"}) {
    const TemporaryFolder folder;
    const std::string path = two_villages().write(folder);
    const std::string sibling = folder.path("villages." + ending);
    std::filesystem::remove(sibling);
    std::filesystem::create_directory(sibling);
    CHECK_THAT(refusal(at(path)),
               Contains("villages." + ending + "': it is a folder where a file"));
    std::filesystem::remove(sibling);
    std::filesystem::create_symlink("gone", sibling);
    CHECK_THAT(refusal(at(path)), Contains("villages." + ending + "': it is a link to 'gone'"));
  }
}

TEST_CASE("a file that is not a layer is refused with the formats that are", "[read]") {
  const TemporaryFolder folder;
  folder.write("notes.txt", "Just some words, and no places.");
  folder.write("zero.shp", "");
  std::filesystem::create_directory(folder.path("data"));
  folder.write("data/roads.gpkg", "x");
  CHECK_THAT(refusal(at(folder.path("notes.txt"))),
             Contains("notes.txt") && Contains("it has: Just some words, and no places."));
  CHECK_THAT(refusal(at(folder.path("zero.shp"))), Contains("is empty"));
  CHECK_THAT(refusal(at(folder.path("data"))),
             Contains("it is a folder") && Contains("roads.gpkg"));
}

TEST_CASE("a shapefile without its .shx is refused with the remedy", "[read]") {
  const TemporaryFolder folder;
  const std::string path = two_villages().write(folder);
  std::filesystem::remove(folder.path("villages.shx"));
  CHECK_THAT(refusal(at(path)),
             Contains("villages.shx is missing") && Contains("SHAPE_RESTORE_SHX"));
}

TEST_CASE("truncated files are reported with the present and the expected number of records",
          "[read]") {
  const TemporaryFolder folder;
  const std::string path = two_villages().write(folder);
  const auto cut = [&](const std::string& name, std::uintmax_t bytes) {
    two_villages().write(folder);
    std::filesystem::resize_file(folder.path(name),
                                 std::filesystem::file_size(folder.path(name)) - bytes);
  };
  cut("villages.shp", 10);
  CHECK_THAT(refusal(at(path)), Contains("villages.shp") && Contains("1 of 2 complete records"));
  cut("villages.dbf", 20);
  CHECK_THAT(refusal(at(path)), Contains("villages.dbf") && Contains("1 of 2 records"));
  cut("villages.shx", 6);
  CHECK_THAT(refusal(at(path)), Contains("villages.shx") && Contains("cut off"));
  cut("villages.dbf", std::filesystem::file_size(folder.path("villages.dbf")) - 5);
  CHECK_THAT(refusal(at(path)), Contains("villages.dbf") && Contains("header"));
}

TEST_CASE("a .dbf with fewer records than the .shp is refused as not matching", "[read]") {
  const TemporaryFolder folder;
  const std::string path = two_villages().write(folder);
  PointShapefile other = two_villages();
  other.rows.pop_back();
  folder.write("villages.dbf", other.dbf());
  CHECK_THAT(refusal(at(path)), Contains(".dbf has 1"));
}

TEST_CASE("a layer without records is refused", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = two_villages();
  file.points.clear();
  file.rows.clear();
  CHECK_THAT(refusal(at(file.write(folder))), Contains("has no records"));
  LayerSource filtered = at(two_villages().write(folder));
  filtered.where = "people > 1000";
  CHECK_THAT(refusal(filtered), Contains("no records matching") && Contains("people > 1000"));
  filtered.where = "peeple ><";
  CHECK_THAT(refusal(filtered), Contains("peeple ><") && Contains("is not valid"));
}

TEST_CASE("an unknown field is rejected with the existing ones, and the nearest", "[read]") {
  const TemporaryFolder folder;
  LayerSource source = at(two_villages().write(folder));
  source.fields["people"] = "peopel";
  CHECK_THAT(refusal(source), Contains("no field 'peopel'") && Contains("it has: name, people") &&
                                  Contains("Did you mean 'people'?"));
}

TEST_CASE("an unknown layer is rejected with the existing ones", "[read]") {
  const TemporaryFolder folder;
  LayerSource source = at(two_villages().write(folder));
  source.layer = "roads";
  CHECK_THAT(refusal(source), Contains("no layer 'roads'") && Contains("it has: villages"));
}

TEST_CASE("a table without coordinates is refused with the way to name them", "[read]") {
  const TemporaryFolder folder;
  folder.write("villages.csv", "name,people\nA,100\n");
  CHECK_THAT(refusal(at(folder.path("villages.csv"))),
             Contains("no coordinate columns") && Contains("lon = "));
}

TEST_CASE("a record whose coordinates are not numbers is left out and reported", "[read]") {
  const TemporaryFolder folder;
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  PointShapefile file = two_villages();
  for (int i = 0; i < 60; ++i) {
    file.points.push_back({117.0, 36.0 + 0.01 * i});
    file.rows.push_back({"C", "1"});
  }
  file.points[1] = {nan, 36.0};
  file.points[2] = {117.0, infinity};
  file.points[3] = {1117.0, 36.0};
  Problems problems;
  const Records records = read_points(at(file.write(folder)), problems);
  CHECK(records.size() == 59);
  CHECK(records.fields[0].text.size() == 59);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].kind == ProblemKind::geometry_invalid);
  CHECK(problems[0].record == "B");
  CHECK(problems[0].feature == 1);
  CHECK(problems[1].kind == ProblemKind::geometry_invalid);
  CHECK(problems[2].kind == ProblemKind::geometry_out_of_range);
  CHECK(problems[2].feature == 3);
  CHECK_FALSE(problems[2].place.has_value());
}

TEST_CASE("a layer of the wrong geometry is refused with its actual geometry", "[read]") {
  const TemporaryFolder folder;
  folder.write("roads.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{},"geometry":{"type":"Polygon",
    "coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})");
  LayerSource source = at(folder.path("roads.geojson"));
  source.name = "networks.road";
  Problems problems;
  CHECK_THROWS_WITH(read_layer(source, Shape::lines, {}, problems, no_progress),
                    Contains("networks.road") && Contains("Polygon") && Contains("lines"));
}

TEST_CASE("metres without a CRS are refused with the codes that fit", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = two_villages();
  file.points = {{39508946, 4052490}, {39517880, 4063600}};
  LayerSource source = at(file.write(folder));
  CHECK_THAT(refusal(source), Contains("no CRS is declared") && Contains("EPSG:4527"));
  source.crs = "EPSG:4527";
  CHECK(refusal(source) == "it was read");
  source.crs = "EPSG:1234567";
  CHECK_THAT(refusal(source), Contains("PROJ does not know the CRS 'EPSG:1234567'"));
}

TEST_CASE("messages of GDAL never reach stderr", "[read]") {
  const TemporaryFolder folder;
  folder.write("broken.geojson", R"({"type":"FeatureCollection","features":[{"type":"Fea)");
  CHECK_THAT(refusal(at(folder.path("broken.geojson"))), Contains("broken.geojson"));
}
