// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"
#include "input/records/read_layer.hpp"
#include "output/geopackage.hpp"
#include "output/layers.hpp"
#include "planned_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

const std::vector<LonLat> places = {{117.1234567, 36.7654321}, {-0.0000001, -89.9999999}};
const std::vector<std::string> names = {"王庄 'a' \"b\"", ""};
const MultiPolygon shape = {
    {{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}}, {{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}},
    {{{5, 5}, {6, 5}, {6, 6}, {5, 5}}, {}}};

std::vector<OutputLayer> some_layers() {
  const OutputField name{"name", FieldType::text,
                         [](std::size_t row, OutputCell& cell) { cell.set_text(names[row]); }};
  const OutputField people{"people", FieldType::integer, [](std::size_t row, OutputCell& cell) {
                             if (row == 0) cell.set_integer(1200);
                           }};
  return {{"villages",
           OutputGeometry::point,
           2,
           [](std::size_t row, OutputShape& out) { out.vertices.push_back(places[row]); },
           {name, people}},
          {"roads",
           OutputGeometry::line,
           1,
           [](std::size_t, OutputShape& out) { out.vertices = places; },
           {}},
          {"areas",
           OutputGeometry::multi_polygon,
           1,
           [](std::size_t, OutputShape& out) { out.polygons = &shape; },
           {}}};
}

Records read_back(const std::string& path, const std::string& layer, Shape wanted) {
  LayerSource source;
  source.name = layer;
  source.path = path;
  source.layer = layer;
  Problems problems;
  const Records records = read_layer(
      source, wanted, {{"name", {"name"}, false, false}, {"people", {"people"}, true, false}},
      problems, no_progress);
  CHECK(problems.empty());
  return records;
}

}  // namespace

TEST_CASE("values written to a GeoPackage are read back to the bit", "[geopackage]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("a.gpkg");
  write_geopackage(path, some_layers(), no_progress);

  const Records villages = read_back(path, "villages", Shape::points);
  REQUIRE(villages.size() == 2);
  for (const RecordId r : rows(villages.feature)) {
    CHECK(villages.point[r] == places[r.index]);
    CHECK(villages.fields[0].text[r] == names[r.index]);
  }
  CHECK(villages.fields[1].number[RecordId{0}] == 1200.0);
  CHECK_FALSE(villages.fields[1].number[RecordId{1}].has_value());

  const Records roads = read_back(path, "roads", Shape::lines);
  REQUIRE(roads.size() == 1);
  CHECK(roads.lines[RecordId{0}] == std::vector<LineString>{places});

  const Records areas = read_back(path, "areas", Shape::polygons);
  REQUIRE(areas.size() == 1);
  const MultiPolygon& found = areas.polygons[RecordId{0}];
  REQUIRE(found.size() == 2);
  CHECK(found[0].outer.size() == shape[0].outer.size());
  REQUIRE(found[0].holes.size() == 1);
  CHECK(found[1].outer.size() == shape[1].outer.size());
}

TEST_CASE("a table has no geometry, and an empty layer has its fields with their types",
          "[geopackage]") {
  const SmallStudy small = planned_study();
  SmallStudy empty = planned_study();
  empty.findings.matrix.gaps = {};
  empty.findings.priorities = {};
  empty.findings.extension = {};
  empty.findings.schedule = {};
  const OutputKeys keys = output_keys(small.study, small.findings);
  const OutputKeys empty_keys = output_keys(empty.study, empty.findings);
  const std::vector<OutputLayer> layers = {
      village_services_layer(small.study, small.findings, keys),
      priorities_layer(empty.study, empty.findings, empty_keys),
      extensions_layer(empty.study, empty.findings, empty_keys)};
  const TemporaryFolder folder;
  write_geopackage(folder.path("a.gpkg"), layers, no_progress);
  const GDALDatasetUniquePtr file(GDALDataset::Open(folder.path("a.gpkg").c_str(), GDAL_OF_VECTOR));
  REQUIRE(file != nullptr);
  CHECK(file->GetLayerByName("village_services")->GetGeomType() == wkbNone);
  for (const OutputLayer& layer : layers) {
    OGRLayer* const read = file->GetLayerByName(layer.name.c_str());
    REQUIRE(read != nullptr);
    CHECK(static_cast<std::size_t>(read->GetFeatureCount()) == layer.rows);
    OGRFeatureDefn* const fields = read->GetLayerDefn();
    REQUIRE(static_cast<std::size_t>(fields->GetFieldCount()) == layer.fields.size());
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      const OGRFieldDefn* const field = fields->GetFieldDefn(static_cast<int>(i));
      INFO(layer.name << "." << layer.fields[i].name);
      CHECK(field->GetNameRef() == layer.fields[i].name);
      const bool is_real = layer.fields[i].type == FieldType::real;
      CHECK((field->GetType() == OFTReal) == is_real);
    }
  }
}

TEST_CASE("the same rows make the same GeoPackage, byte by byte", "[geopackage]") {
  const TemporaryFolder folder;
  write_geopackage(folder.path("a.gpkg"), some_layers(), no_progress);
  write_geopackage(folder.path("b.gpkg"), some_layers(), no_progress);
  CHECK(folder.read("a.gpkg").size() > 10'000);
  CHECK((folder.read("a.gpkg") == folder.read("b.gpkg")));
}

TEST_CASE("a GeoPackage that cannot be written is an error that names it", "[geopackage]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_geopackage(folder.path("none/a.gpkg"), some_layers(), no_progress),
                    Catch::Contains("cannot write") && Catch::Contains("none/a.gpkg"));
}

TEST_CASE("lines that cross 180° are cut, and all lines of their layer have parts",
          "[geopackage]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("a.gpkg");
  const std::vector<LineString> lines = {{{178.0, -17.0}, {178.5, -17.0}},
                                         {{179.0, -17.0}, {-179.0, -18.0}}};
  const auto line = [&lines](std::size_t row, OutputShape& out) { out.vertices = lines[row]; };
  write_geopackage(
      path,
      {{"cut", OutputGeometry::line, 2, line, {}}, {"whole", OutputGeometry::line, 1, line, {}}},
      no_progress);
  const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  REQUIRE(file);
  OGRLayer* const cut = file->GetLayerByName("cut");
  CHECK(cut->GetGeomType() == wkbMultiLineString);
  CHECK(file->GetLayerByName("whole")->GetGeomType() == wkbLineString);
  for (const std::size_t parts : {1U, 2U}) {
    const std::unique_ptr<OGRFeature> feature(cut->GetNextFeature());
    const OGRMultiLineString& found = *feature->GetGeometryRef()->toMultiLineString();
    REQUIRE(found.getNumGeometries() == static_cast<int>(parts));
    for (const OGRLineString* const part : found)
      CHECK(std::abs(part->getX(0) - part->getX(1)) <= 1.0);
  }
}
