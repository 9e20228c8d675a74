// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"
#include "input/records/read_layer.hpp"
#include "temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// Reads geometries given as WKT, one per record.
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

TEST_CASE("every geometry except lines has a representative point", "[read]") {
  Problems problems;
  const Records records = read_wkt(
      {"POINT ZM (117 36 50 1)", "MULTIPOINT ((118 36),(119 37))",
       "LINESTRING (117 36,117 37,117 38)", "POLYGON ((0 0,2 0,2 2,0 2,0 0))",
       "MULTIPOLYGON (((10 10,12 10,12 12,10 12,10 10)))", "GEOMETRYCOLLECTION (POINT (5 5))",
       "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"},
      Shape::points, problems);
  REQUIRE(records.size() == 6);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::geometry_wrong_type);
  CHECK(problems[0].feature == 3);
  CHECK(records.point[{0}] == LonLat{117, 36});
  CHECK(records.point[{1}] == LonLat{118, 36});
  CHECK(records.point[{2}] == LonLat{1, 1});
  CHECK(records.point[{3}] == LonLat{11, 11});
  CHECK(records.point[{4}] == LonLat{5, 5});
  CHECK(std::abs(records.point[{5}].lat) < 1);
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

TEST_CASE("a place in several parts is read with all parts, the largest polygon first", "[read]") {
  Problems problems;
  const Records records =
      read_wkt({"POINT (117 36)", "MULTIPOINT ((118 36),(119 37),(118 36))",
                "MULTIPOLYGON (((0 0,5 0,5 0.1,0 0.1,0 0)),((10 10,12 10,12 12,10 12,10 10)))",
                "GEOMETRYCOLLECTION (POINT (40 40),POLYGON ((0 0,1 0,1 1,0 1,0 0)))"},
               Shape::points, problems);
  REQUIRE(records.size() == 4);
  CHECK(problems.empty());
  CHECK(records.polygons.empty());
  REQUIRE(records.other_points.size() == 4);
  CHECK(records.other_points[{0}].empty());
  CHECK(records.other_points[{1}] == std::vector<LonLat>{{119, 37}});
  CHECK((records.point[{2}].lon > 10 && records.point[{2}].lat > 10));
  REQUIRE(records.other_points[{2}].size() == 1);
  CHECK(records.other_points[{2}][0].lat < 0.1);
  CHECK(records.point[{3}].lon < 1);
  CHECK(records.other_points[{3}] == std::vector<LonLat>{{40, 40}});
}

TEST_CASE("a village polygon keeps its parts, made valid", "[read]") {
  Problems problems;
  const Records records =
      read_wkt({"POINT (117 36)", "MULTIPOLYGON (((0 0,2 0,2 1,0 1,0 0)),((1 0,3 0,3 1,1 1,1 0)))",
                "POINT (1 1)"},
               Shape::lands, problems);
  REQUIRE(records.polygons.size() == 3);
  CHECK(records.polygons[{0}].empty());
  CHECK(records.polygons[{1}].size() == 1);  // they overlap
  CHECK(records.polygons[{2}].empty());
  CHECK((records.point[{1}].lon > 0 && records.point[{1}].lon < 3));
}

TEST_CASE("one invalid part is left out alone, and reported", "[read]") {
  struct Example {
    std::string wkt;
    std::string message;
  };
  const auto [wkt, message] = GENERATE(values<Example>({
      {"MULTIPOLYGON (((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,5 5)))",
       "part 2 of 2: a ring needs 4 vertices but has 3"},
      {"MULTIPOLYGON (((5 5,6 5,7 5,5 5)),((0 0,1 0,1 1,0 1,0 0)))", "part 1 of 2: it has no area"},
      {"MULTIPOLYGON (((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 1e31,5 5)))",
       "part 2 of 2: a coordinate is not a number"},
      {"MULTIPOLYGON (((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,-1e39 6,5 5)))",
       "part 2 of 2: a coordinate is not a number"},
      {"POLYGON ((0 0,1 0,1 1,0 1,0 0),(0.5 0.5,0.6 0.5,0.5 0.5))",
       "part 1 of 1: hole 1: a ring needs 4 vertices but has 3"},
      {"GEOMETRYCOLLECTION (POLYGON ((0 0,1 0,1 1,0 1,0 0)),POLYGON ((5 5,5 5,5 5,5 5)))",
       "part 2 of 2: it has no area"},
  }));
  for (const Shape shape : {Shape::points, Shape::lands, Shape::polygons}) {
    Problems problems;
    const Records records = read_wkt({wkt}, shape, problems);
    REQUIRE(records.size() == 1);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].kind == ProblemKind::geometry_part_left_out);
    CHECK(problems[0].feature == 1);
    CHECK(problems[0].place.has_value());
    CHECK_THAT(problems[0].detail.en, Catch::StartsWith(message + ". "));
    if (shape == Shape::polygons) {
      CHECK(records.polygons[{0}].size() == 1);
    } else {
      CHECK((records.point[{0}].lon > 0 && records.point[{0}].lon < 1));
    }
  }
}

TEST_CASE("a line with one invalid part keeps the others", "[read]") {
  Problems problems;
  const Records records = read_wkt({"MULTILINESTRING ((0 0,1 1),(2 2,1e31 3),(4 4,5 5))",
                                    "GEOMETRYCOLLECTION (LINESTRING (0 0,1 1),POINT (3 3))"},
                                   Shape::lines, problems);
  REQUIRE(records.size() == 2);
  CHECK(records.lines[{0}].size() == 2);
  CHECK(records.lines[{1}].size() == 1);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0].detail.en, Catch::StartsWith("part 2 of 3: a coordinate is not a number"));
  CHECK_THAT(problems[1].detail.en, Catch::StartsWith("part 2 of 2: it has another geometry type"));
  CHECK_THAT(problems[1].detail.zh, Catch::Contains("类型不符"));
}

TEST_CASE("a polygon without an area is represented by its vertices", "[read]") {
  Problems problems;
  const Records records =
      read_wkt({"POLYGON ((7 8,7 8,7 8,7 8))", "POLYGON ((1 1,2 2,1 1))"}, Shape::lands, problems);
  REQUIRE(records.size() == 1);
  CHECK(records.point[{0}] == LonLat{7, 8});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == ProblemKind::geometry_part_left_out);
  CHECK_THAT(problems[0].detail.en, Catch::Contains("its first vertex is used as the place"));
  CHECK(problems[1].kind == ProblemKind::geometry_invalid);
  CHECK(problems[1].detail.en == "part 1 of 1: a ring needs 4 vertices but has 3");
}
