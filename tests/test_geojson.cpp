// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace hinterland;

namespace {

/// Two villages, of which the second has no name, no place and no number.
GeoJsonLayer two_villages() {
  GeoJsonLayer layer;
  layer.name = "villages";
  layer.rows = 2;
  layer.geometry = [](JsonBuffer& out, std::size_t row) {
    append_point(out, row == 0 ? std::optional(LonLat{113.5, 29.12345678}) : std::nullopt);
  };
  layer.properties = {
      {"village",
       [](JsonBuffer& out, std::size_t row) { row == 0 ? out.text("上店村") : out.null(); }},
      {"distance_m",
       [](JsonBuffer& out, std::size_t row) {
         out.fixed(row == 0 ? 1234.5 : std::numeric_limits<double>::infinity(), 2);
       }},
  };
  return layer;
}

std::string written(const GeoJsonLayer& layer) {
  const TemporaryFolder folder;
  write_geojson(layer, folder.path("layer.geojson"), no_progress);
  return folder.read("layer.geojson");
}

std::string geometry(const MultiPolygon& shape) {
  JsonBuffer out;
  append_multi_polygon(out, shape);
  return std::string(out.view());
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
  GeoJsonLayer layer = two_villages();
  layer.rows = 0;
  CHECK(written(layer) ==
        "{\"type\":\"FeatureCollection\",\"name\":\"villages\",\"features\":[\n]}\n");
}

TEST_CASE("an outer ring is written counter-clockwise, whichever way it came", "[geojson]") {
  const LineString counter_clockwise = {{0, 0}, {1, 0}, {1, 1}, {0, 0}};
  const LineString clockwise(counter_clockwise.rbegin(), counter_clockwise.rend());
  const std::string expected = opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}";
  CHECK(geometry({{counter_clockwise, {}}}) == expected);
  CHECK(geometry({{clockwise, {}}}) == expected);
}

TEST_CASE("a hole is written clockwise, whichever way it came", "[geojson]") {
  const LineString outer = {{0, 0}, {9, 0}, {9, 9}, {0, 0}};
  const LineString clockwise = {{5, 2}, {6, 3}, {6, 2}, {5, 2}};
  const LineString counter_clockwise(clockwise.rbegin(), clockwise.rend());
  const std::string expected = opening + "[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[6,3],[6,2],[5,2]]]]}";
  CHECK(geometry({{outer, {clockwise}}}) == expected);
  CHECK(geometry({{outer, {counter_clockwise}}}) == expected);
}

TEST_CASE("a ring that is open is closed", "[geojson]") {
  CHECK(geometry({{{{0, 0}, {1, 0}, {1, 1}}, {}}}) == opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}");
  CHECK(geometry({{{{1, 1}, {1, 0}, {0, 0}}, {}}}) == opening + "[[[0,0],[1,0],[1,1],[0,0]]]]}");
}

TEST_CASE("a line is written in the order it came, and one without length is null", "[geojson]") {
  JsonBuffer out;
  append_line(out, LineString{{117.0, 36.5}, {117.0000001, 36.50000004}});
  CHECK(out.view() == R"({"type":"LineString","coordinates":[[117,36.5],[117.0000001,36.5]]})");
  out.clear();
  append_line(out, LineString{{117.0, 36.5}});
  CHECK(out.view() == "null");
}

TEST_CASE("a place that is nowhere becomes a null geometry", "[geojson]") {
  JsonBuffer out;
  append_point(out, LonLat{std::numeric_limits<double>::quiet_NaN(), 36.5});
  CHECK(out.view() == "null");
}

TEST_CASE("a full disk is an error that names the file and the reason", "[geojson]") {
  CHECK_THROWS_WITH(write_geojson(two_villages(), "/dev/full", no_progress),
                    "cannot write '/dev/full': No space left on device. Free some space, or write "
                    "to another disk.");
}

TEST_CASE("a folder that is not there is an error before any row is made", "[geojson]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_geojson(two_villages(), folder.path("none/a.geojson"), no_progress),
                    Catch::Contains("No such file or directory. Make the folder first."));
}

TEST_CASE("an exception in a row comes out of the writer", "[geojson]") {
  GeoJsonLayer layer = two_villages();
  layer.properties[0].value = [](JsonBuffer&, std::size_t) { throw Error("no such row"); };
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_geojson(layer, folder.path("a.geojson"), no_progress), "no such row");
}
