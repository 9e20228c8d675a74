// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace hinterland;

namespace {

/// Two villages; the second has no name, no place and no number.
OutputLayer two_villages() {
  return {"villages",
          OutputGeometry::point,
          2,
          [](std::size_t row, OutputShape& shape) {
            if (row == 0) shape.vertices.push_back({113.5, 29.12345678});
          },
          {{"village", FieldType::text,
            [](std::size_t row, OutputCell& cell) { cell.set_text(row == 0 ? "上店村" : ""); }},
           {"distance_m", FieldType::real,
            [](std::size_t row, OutputCell& cell) {
              cell.set_real(row == 0 ? 1234.5 : std::numeric_limits<double>::infinity());
            },
            2}}};
}

/// A layer of one row and no fields.
OutputLayer one_row(OutputGeometry geometry, const OutputShape& shape) {
  return {"one", geometry, 1, [shape](std::size_t, OutputShape& out) { out = shape; }, {}};
}

std::string written(const OutputLayer& layer) {
  const TemporaryFolder folder;
  write_geojson(layer, folder.path("layer.geojson"), no_progress);
  return folder.read("layer.geojson");
}

std::string geometry(OutputGeometry kind, const OutputShape& shape) {
  OutputShape taken;
  take_shape(one_row(kind, shape), 0, taken);
  JsonBuffer out;
  append_geometry(out, kind, taken);
  return std::string(out.view());
}

std::string geometry(const MultiPolygon& shape) {
  return geometry(OutputGeometry::multi_polygon, {{}, &shape});
}

const std::string opening = R"({"type":"MultiPolygon","coordinates":[)";

}  // namespace

TEST_CASE("a file of two villages looks like this", "[geojson]") {
  CHECK(written(two_villages()) ==
        R"({"type":"FeatureCollection","name":"villages","features":[
{"type":"Feature","properties":{"village":"上店村","distance_m":1234.5},"geometry":{"type":"Point","coordinates":[113.5,29.1234568]}},
{"type":"Feature","properties":{"village":null,"distance_m":null},"geometry":null}
]}
)");
}

TEST_CASE("a layer without rows is an empty collection", "[geojson]") {
  OutputLayer layer = two_villages();
  layer.rows = 0;
  CHECK(written(layer) ==
        "{\"type\":\"FeatureCollection\",\"name\":\"villages\",\"features\":[\n]}\n");
}

TEST_CASE("an outer ring is written counter-clockwise, whatever its direction", "[geojson]") {
  const LineString counter_clockwise = {{0, 0}, {1, 0}, {1, 1}, {0, 0}};
  const LineString clockwise(counter_clockwise.rbegin(), counter_clockwise.rend());
  const std::string expected = opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}";
  CHECK(geometry({{counter_clockwise, {}}}) == expected);
  CHECK(geometry({{clockwise, {}}}) == expected);
}

TEST_CASE("a hole is written clockwise, whatever its direction", "[geojson]") {
  const LineString outer = {{0, 0}, {9, 0}, {9, 9}, {0, 0}};
  const LineString clockwise = {{5, 2}, {6, 3}, {6, 2}, {5, 2}};
  const LineString counter_clockwise(clockwise.rbegin(), clockwise.rend());
  const std::string expected = opening + "[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[6,3],[6,2],[5,2]]]]}";
  CHECK(geometry({{outer, {clockwise}}}) == expected);
  CHECK(geometry({{outer, {counter_clockwise}}}) == expected);
}

TEST_CASE("an open ring is closed", "[geojson]") {
  CHECK(geometry({{{{0, 0}, {1, 0}, {1, 1}}, {}}}) == opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}");
  CHECK(geometry({{{{1, 1}, {1, 0}, {0, 0}}, {}}}) == opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}");
}

TEST_CASE("a line is written in its own order, and a line of length 0 as null", "[geojson]") {
  const auto line = [](const LineString& vertices) {
    return geometry(OutputGeometry::line, {vertices});
  };
  CHECK(line({{117.0, 36.5}, {117.0000001, 36.50000004}}) ==
        R"({"type":"LineString","coordinates":[[117,36.5],[117.0000001,36.5]]})");
  CHECK(line({{117.0, 36.5}}) == "null");
}

TEST_CASE("a line that crosses 180° is cut there", "[geojson]") {
  CHECK(
      geometry(OutputGeometry::line, {{{179.0, -17.0}, {-179.0, -18.0}}}) ==
      R"({"type":"MultiLineString","coordinates":[[[179,-17],[180,-17.5]],[[-180,-17.5],[-179,-18]]]})");
  CHECK(geometry(OutputGeometry::line, {{{-179.0, 65.0}, {-180.0, 65.0}}}) ==
        R"({"type":"LineString","coordinates":[[-179,65],[-180,65]]})");
}

TEST_CASE("an invalid place becomes a null geometry", "[geojson]") {
  const double nowhere = std::numeric_limits<double>::quiet_NaN();
  CHECK(geometry(OutputGeometry::point, {{{nowhere, 36.5}}}) == "null");
  CHECK(geometry(OutputGeometry::multi_point, {{{1, 2}, {3, 4}}}) ==
        R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})");
}

TEST_CASE("each kind of cell is written as its JSON type", "[geojson]") {
  OutputLayer layer = one_row(OutputGeometry::point, {});
  const auto add = [&](const char* name, FieldType type, auto fill) {
    layer.fields.push_back({name, type, [fill](std::size_t, OutputCell& cell) { fill(cell); }, 1});
  };
  add("whole", FieldType::integer, [](OutputCell& cell) { cell.set_integer(9007199254740993); });
  add("count", FieldType::integer, [](OutputCell& cell) { cell.set_real(12.0); });
  add("real", FieldType::real, [](OutputCell& cell) { cell.set_real(0.25); });
  add("decimal", FieldType::real, [](OutputCell& cell) { cell.set_real(12.0); });
  add("yes", FieldType::boolean, [](OutputCell& cell) { cell.set_boolean(true); });
  add("nothing", FieldType::boolean, [](OutputCell&) {});
  CHECK_THAT(written(layer),
             Catch::Contains(R"("properties":{"whole":9007199254740993,"count":12,"real":0.3,)"
                             R"("decimal":12.0,"yes":true,"nothing":null})"));
}

TEST_CASE("a full disk is an error that names the file and the reason", "[geojson]") {
  CHECK_THROWS_WITH(write_geojson(two_villages(), "/dev/full", no_progress),
                    "cannot write '/dev/full': No space left on device. Free some space, or write "
                    "to another disk.");
}

TEST_CASE("a missing folder is an error before any row is made", "[geojson]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_geojson(two_villages(), folder.path("none/a.geojson"), no_progress),
                    Catch::Contains("No such file or directory. Create the folder first."));
}

TEST_CASE("an exception in a row is passed on by the writer", "[geojson]") {
  OutputLayer layer = two_villages();
  layer.fields[0].value = [](std::size_t, OutputCell&) { throw Error("no such row"); };
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_geojson(layer, folder.path("a.geojson"), no_progress), "no such row");
}
