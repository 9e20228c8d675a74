// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"
#include "input/notation/field_names.hpp"
#include "input/records/read_layer.hpp"
#include "input/text/encoding.hpp"
#include "paths.hpp"
#include "point_shapefile.hpp"
#include "skipped.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hinterland;

namespace {

std::vector<FieldRequest> village_requests() {
  return {{"code", known_names(LayerKind::villages, "code"), false, false},
          {"name", known_names(LayerKind::villages, "name"), false, true},
          {"people", known_names(LayerKind::villages, "people"), true, false}};
}

LayerSource villages_at(const std::string& path) {
  LayerSource source;
  source.name = "villages";
  source.path = path;
  return source;
}

std::string gbk(const std::string& text) { return TextDecoder("GB18030").encode(text); }

/// Three villages as a county office would send them.
PointShapefile three_villages() {
  PointShapefile file;
  file.points = {{117.1, 36.6}, {117.2, 36.7}, {117.3, 36.8}};
  file.fields = {{"XZQDM", 'C', 12}, {"XZQMC", 'C', 24}, {"CZRK", 'N', 10}};
  file.rows = {{"370102001001", gbk("解放桥村"), "      1200"},
               {"370102001002", gbk("䶮村"), "       340"},
               {"370102001003", gbk("𠮷家庄"), "        56"}};
  return file;
}

std::vector<std::string> kinds_of(const Problems& problems) {
  std::vector<std::string> kinds;
  for (const Problem& problem : problems) kinds.emplace_back(identifier(problem.kind));
  return kinds;
}

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("a CSV with coordinate columns becomes places, and its codes stay text", "[read]") {
  if (!has_real_data()) return;
  LayerSource source;
  source.name = "villages";
  source.path = test::in_data("china-dense-counties/villages_gcj02.csv");
  source.datum = Datum::gcj02;
  Problems problems;
  const Records records =
      read_layer(source, Shape::points, village_requests(), problems, no_progress);

  REQUIRE(records.size() == 2937);
  CHECK(records.fields[0].text[{0}] == "421223100003");
  CHECK(records.fields[1].text[{0}] == "白泉社区居委会");
  CHECK_FALSE(records.fields[2].given());
  CHECK(records.point[{0}].lon == Approx(114.0316).margin(0.001));  // GCJ-02 undone
  CHECK(problems.empty());
}

TEST_CASE("a shapefile in a .zip is read directly", "[read]") {
  if (!has_real_data()) return;
  LayerSource source;
  source.name = "villages";
  source.path = test::in_data("india-pmgsy/Habitation/Tripura.zip");
  Problems problems;
  const Records records =
      read_layer(source, Shape::points, village_requests(), problems, no_progress);

  REQUIRE(records.size() == 8723);
  CHECK(records.fields[1].source == "HAB_NAME");
  CHECK(records.fields[2].source == "TOT_POPULA");
  CHECK(records.fields[2].number[{0}].has_value());
}

TEST_CASE("a GB18030 shapefile is read without loss, whatever its .cpg says", "[read]") {
  for (const char* cpg : {"", "GBK", "UTF-8"}) {
    const TemporaryFolder folder;
    PointShapefile file = three_villages();
    file.cpg = cpg;
    Problems problems;
    const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                       village_requests(), problems, no_progress);
    INFO(".cpg: " << cpg);
    REQUIRE(records.size() == 3);
    CHECK(records.fields[1].text[{0}] == "解放桥村");
    CHECK(records.fields[1].text[{1}] == "䶮村");
    CHECK(records.fields[1].text[{2}] == "𠮷家庄");
    CHECK(records.fields[2].number[{2}] == 56.0);
    CHECK(kinds_of(problems) ==
          (std::string(cpg) == "UTF-8" ? Kinds{"encoding_doubtful"} : Kinds{}));
  }
}

TEST_CASE("the notes state what was chosen and how to change it", "[read]") {
  const TemporaryFolder folder;
  Problems problems;
  const Records records = read_layer(villages_at(three_villages().write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  REQUIRE(records.notes.size() == 3);
  CHECK_THAT(records.notes[0].en, Catch::Contains("GB18030") && Catch::Contains("encoding = "));
  CHECK(records.notes[1].en ==
        "villages: fields recognised: code = XZQDM, name = XZQMC, people = CZRK (change with "
        "fields = { … })");
  CHECK_THAT(records.notes[2].en, Catch::Contains("can only be degrees"));
}

TEST_CASE("unreadable text in a number field is a problem with its place, never a 0", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = three_villages();
  file.rows[0][2] = " ****";
  file.rows[1][2] = "12a";
  file.rows[2][2] = "          ";  // blank: not given
  file.points.push_back({117.4, 36.9});
  file.rows.push_back({"370102001004", "", "**********"});  // the empty number of GDAL and QGIS
  Problems problems;
  const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  for (const RecordId row : rows(records.feature)) CHECK_FALSE(records.fields[2].number[row]);
  REQUIRE(kinds_of(problems) == Kinds{"number_unreadable", "number_unreadable"});
  CHECK(problems[0].record == "370102001001");
  CHECK(problems[0].detail.en == "CZRK = '****'");
  CHECK(problems[0].feature == 0);
  CHECK(problems[1].detail.en == "CZRK = '12a'");
  CHECK(problems[1].place == LonLat{117.2, 36.7});
}

TEST_CASE("a text field that contains a number is read as a number", "[read]") {
  const TemporaryFolder folder;
  folder.write("villages.csv",
               "name,经度,纬度,人口\n甲村,117.1,36.6,\"1,200\"\n乙村,117.2,36.7,约300\n");
  Problems problems;
  const Records records = read_layer(villages_at(folder.path("villages.csv")), Shape::points,
                                     village_requests(), problems, no_progress);
  REQUIRE(records.size() == 2);
  CHECK(records.fields[2].number[{0}] == 1200.0);
  CHECK_FALSE(records.fields[2].number[{1}]);
  REQUIRE(kinds_of(problems) == Kinds{"number_unreadable"});
  CHECK(problems[0].record == "乙村");
}

TEST_CASE("a CSV in GBK is decoded, including its column names", "[read]") {
  const TemporaryFolder folder;
  folder.write("villages.csv", gbk("名称,经度,纬度\n甲村,117.1,36.6\n乙村,117.2,36.7\n"));
  LayerSource source = villages_at(folder.path("villages.csv"));
  source.where = "名称 = '乙村'";
  Problems problems;
  const Records records =
      read_layer(source, Shape::points, village_requests(), problems, no_progress);
  REQUIRE(records.size() == 1);
  CHECK(records.fields[1].text[{0}] == "乙村");
}

TEST_CASE("a field name cut in the middle of a character is repaired and recognised", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = three_villages();
  // UTF-8, cut at the ten bytes that a DBF allows for a name.
  file.fields[2].name = std::string("常住人口数").substr(0, 10);
  Problems problems;
  const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  CHECK(records.fields[2].source == "常住人");
  CHECK(records.fields[2].number[{0}] == 1200.0);
  CHECK(kinds_of(problems) == Kinds{"field_name_repaired"});
}

TEST_CASE("a value cut at its field's width ends at the last whole character", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = three_villages();
  file.fields[1].width = 7;
  file.rows[0][1] = gbk("解放桥村").substr(0, 7);
  Problems problems;
  const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  CHECK(records.fields[1].text[{0}] == "解放桥");
  CHECK(problems.empty());
}

TEST_CASE("bytes that cannot be decoded are kept as U+FFFD and reported", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = three_villages();
  file.rows[1][1] = gbk("甲") + "\xFF" + gbk("村");
  for (int i = 0; i < 60; ++i) {  // one bad record in many does not make the encoding doubtful
    file.points.push_back({117.4, 36.6 + i * 0.001});
    file.rows.push_back({"3701020020" + std::to_string(10 + i), gbk("某村"), "1"});
  }
  Problems problems;
  const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  CHECK(records.fields[1].text[{1}] == "甲\uFFFD村");
  REQUIRE(kinds_of(problems) == Kinds{"name_undecodable"});
  CHECK(problems[0].record == "370102001002");
}

TEST_CASE("codes stored as numbers stay codes", "[read]") {
  const TemporaryFolder folder;
  PointShapefile file = three_villages();
  file.fields[0] = {"XZQDM", 'N', 19};
  file.rows[0][0] = "370102001001.000000";
  file.rows[1][0] = "       370102001002";
  Problems problems;
  const Records records = read_layer(villages_at(file.write(folder)), Shape::points,
                                     village_requests(), problems, no_progress);
  CHECK(records.fields[0].text[{0}] == "370102001001");
  CHECK(records.fields[0].text[{1}] == "370102001002");
}

TEST_CASE("where and sql use decoded names and values", "[read]") {
  const TemporaryFolder folder;
  LayerSource source = villages_at(three_villages().write(folder));
  Problems problems;
  source.where = "XZQMC = '䶮村'";
  const Records by_where =
      read_layer(source, Shape::points, village_requests(), problems, no_progress);
  REQUIRE(by_where.size() == 1);
  CHECK(by_where.fields[0].text[{0}] == "370102001002");
  CHECK(by_where.feature[{0}] == 1);

  source.where.clear();
  source.sql = "SELECT XZQMC, 2 * CZRK AS people, geometry FROM villages WHERE XZQMC LIKE '%庄'";
  const Records by_sql =
      read_layer(source, Shape::points, village_requests(), problems, no_progress);
  REQUIRE(by_sql.size() == 1);
  CHECK(by_sql.fields[1].text[{0}] == "𠮷家庄");
  CHECK(by_sql.fields[2].number[{0}] == 112.0);
}

TEST_CASE("two layers in different CRS give the same places", "[read]") {
  const TemporaryFolder folder;
  PointShapefile degrees = three_villages();
  PointShapefile metres = three_villages();
  metres.points = {{39508947.577, 4052126.071}};  // 117.1, 36.6 in zone 39
  metres.rows.resize(1);
  LayerSource source = villages_at(metres.write(folder, "metres"));
  source.crs = "EPSG:4527";
  Problems problems;
  const Records a = read_layer(villages_at(degrees.write(folder, "degrees")), Shape::points,
                               village_requests(), problems, no_progress);
  const Records b = read_layer(source, Shape::points, village_requests(), problems, no_progress);
  CHECK(b.point[{0}].lon == Approx(a.point[{0}].lon).margin(1e-6));
  CHECK(b.point[{0}].lat == Approx(a.point[{0}].lat).margin(1e-6));
}

TEST_CASE("progress is reported, and its callback may cancel the reading", "[read]") {
  const TemporaryFolder folder;
  const LayerSource source = villages_at(three_villages().write(folder));
  Problems problems;
  const Progress stop = [](double, std::string_view) { throw Interrupted(); };
  CHECK_THROWS_AS(read_layer(source, Shape::points, {}, problems, stop), Interrupted);
}
