// SPDX-License-Identifier: Apache-2.0
#include "temporary_folder.hpp"

#include <hinterland/layers/read.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// Reads geometries given as WKT, a record each.
Records read_wkt(const std::vector<std::string>& geometries, Shape shape, Problems& problems) {
  const TemporaryFolder folder;
  std::string table = "name,WKT\n";
  for (const std::string& geometry : geometries) table += "A,\"" + geometry + "\"\n";
  folder.write("layer.csv", table);
  LayerSource source;
  source.name = "layer";
  source.path = folder.path("layer.csv");
  return read_layer(source, shape, {}, problems, no_progress);
}

}  // namespace

TEST_CASE("every kind of geometry has a point that stands for it", "[read]") {
  Problems problems;
  const Records records = read_wkt(
      {"POINT ZM (117 36 50 1)", "MULTIPOINT ((118 36),(119 37))",
       "LINESTRING (117 36,117 37,117 38)", "POLYGON ((0 0,2 0,2 2,0 2,0 0))",
       "MULTIPOLYGON (((10 10,12 10,12 12,10 12,10 10)))", "GEOMETRYCOLLECTION (POINT (5 5))",
       "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"},
      Shape::points, problems);
  REQUIRE(records.size() == 7);
  CHECK(problems.empty());
  CHECK(records.point[{0}] == LonLat{117, 36});
  CHECK(records.point[{1}] == LonLat{118, 36});
  CHECK(records.point[{2}] == LonLat{117, 37});
  CHECK((records.point[{3}].lon > 0 && records.point[{3}].lon < 2));
  CHECK((records.point[{4}].lat > 10 && records.point[{4}].lat < 12));
  CHECK(records.point[{5}] == LonLat{5, 5});
  CHECK(std::abs(records.point[{6}].lat) < 1);
}

TEST_CASE("lines of several parts, with heights and with arcs become plain lines", "[read]") {
  Problems problems;
  const Records records =
      read_wkt({"MULTILINESTRING Z ((0 0 1,1 1 2),(2 2 3,3 3 4,4 4 5))",
                "CIRCULARSTRING (0 0,1 1,2 0)", "POINT (1 1)", "LINESTRING EMPTY"},
               Shape::lines, problems);
  REQUIRE(records.size() == 2);
  REQUIRE(records.lines[{0}].size() == 2);
  CHECK(records.lines[{0}][1] == LineString{{2, 2}, {3, 3}, {4, 4}});
  CHECK(records.lines[{1}][0].size() > 10);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == ProblemKind::geometry_wrong_type);
  CHECK(problems[0].feature == 3);
  CHECK(problems[1].kind == ProblemKind::geometry_empty);
}

TEST_CASE("polygons keep their parts and holes", "[read]") {
  Problems problems;
  const Records records = read_wkt({"MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1)),"
                                    "((20 0,21 0,21 1,20 0)))"},
                                   Shape::polygons, problems);
  REQUIRE(records.size() == 1);
  REQUIRE(records.polygons[{0}].size() == 2);
  CHECK(records.polygons[{0}][0].holes.size() == 1);
  CHECK(records.polygons[{0}][1].outer.size() == 4);
}
