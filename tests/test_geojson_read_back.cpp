// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"
#include "output/layers.hpp"
#include "small_study.hpp"
#include "temporary_folder.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// A layer that we wrote, as read by GDAL.
class ReadBack {
 public:
  explicit ReadBack(const OutputLayer& layer) {
    GDALAllRegister();
    const std::string path = folder_.path("layer.geojson");
    write_geojson(layer, path, no_progress);
    file_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(file_ != nullptr);
    REQUIRE(file_->GetLayerCount() == 1);
  }
  OGRLayer& layer() { return *file_->GetLayer(0); }
  OGRFeatureUniquePtr feature(GIntBig number) {
    return OGRFeatureUniquePtr(layer().GetFeature(number));
  }
  OGRFieldType type(const char* field) {
    return layer().GetLayerDefn()->GetFieldDefn(layer().FindFieldIndex(field, TRUE))->GetType();
  }

 private:
  TemporaryFolder folder_;
  GDALDatasetUniquePtr file_;
};

std::string text(const OGRFeature& feature, const char* field) {
  return feature.GetFieldAsString(feature.GetFieldIndex(field));
}

bool is_null(const OGRFeature& feature, const char* field) {
  return feature.IsFieldNull(feature.GetFieldIndex(field));
}

}  // namespace

TEST_CASE("GDAL reads our layer with its name, WGS 84 and the types of the dictionary",
          "[geojson]") {
  const SmallStudy small = small_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  ReadBack read(coverage_layer(small.study, small.findings, keys));
  CHECK(std::string(read.layer().GetName()) == "coverage");
  CHECK(read.layer().GetFeatureCount() == 3);
  CHECK(read.layer().GetGeomType() == wkbPoint);
  CHECK(std::string(read.layer().GetSpatialRef()->GetAuthorityCode(nullptr)) == "4326");
  CHECK(read.type("village") == OFTString);
  CHECK(read.type("people") == OFTInteger);
  CHECK(read.type("covered") == OFTInteger);
  OGRFeatureDefn* const fields = read.layer().GetLayerDefn();
  CHECK(fields->GetFieldDefn(fields->GetFieldIndex("covered"))->GetSubType() == OFSTBoolean);
  CHECK(read.type("straight_m") == OFTReal);  // 1000.0 and 2500.0
}

TEST_CASE("GDAL reads Chinese, quotes, backslashes, nulls and seven decimals unchanged",
          "[geojson]") {
  const SmallStudy small = small_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  ReadBack read(coverage_layer(small.study, small.findings, keys));
  const auto second = read.feature(1);
  CHECK(text(*second, "village") == "\"东\\庄\"");
  CHECK(text(*second, "village_code") == "421223002");
  CHECK(is_null(*second, "people"));
  CHECK(is_null(*second, "county"));
  const auto third = read.feature(2);
  CHECK(is_null(*third, "straight_m"));
  CHECK(third->GetGeometryRef()->toPoint()->getY() == 29.1234567);
}

TEST_CASE("GDAL reads four-byte UTF-8 and escaped characters unchanged", "[geojson]") {
  const std::string awkward = "䶮𠮷\t\n\u00A0/\"\\";
  const OutputLayer layer{
      "awkward",
      OutputGeometry::point,
      1,
      [](std::size_t, OutputShape& shape) {
        shape.vertices.push_back({1, 2});
      },
      {{"text", FieldType::text, [&](std::size_t, OutputCell& cell) { cell.set_text(awkward); }}}};
  ReadBack read(layer);
  CHECK(text(*read.feature(0), "text") == awkward);
}

TEST_CASE("no field of any layer is a list or an object", "[geojson]") {
  const SmallStudy small = small_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  for (const OutputLayer& layer : output_layers(small.study, small.findings, keys)) {
    ReadBack read(layer);
    OGRFeatureDefn* const fields = read.layer().GetLayerDefn();
    for (int i = 0; i < fields->GetFieldCount(); ++i) {
      const OGRFieldDefn* const field = fields->GetFieldDefn(i);
      INFO(layer.name << "." << field->GetNameRef());
      CHECK(field->GetSubType() != OFSTJSON);
      const OGRFieldType type = field->GetType();
      CHECK((type == OFTString || type == OFTInteger || type == OFTReal));
    }
  }
}

TEST_CASE("GDAL reads a problem without a place as a feature without a geometry", "[geojson]") {
  const SmallStudy small = small_study();
  ReadBack read(problems_layer(small.findings.problems, Language::zh));
  REQUIRE(read.layer().GetFeatureCount() == 2);
  CHECK(read.feature(0)->GetGeometryRef() != nullptr);
  CHECK(read.feature(1)->GetGeometryRef() == nullptr);
}

TEST_CASE("GDAL reads a polygon with a hole unchanged and valid", "[geojson]") {
  const LineString outer = {{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}};  // clockwise
  const LineString hole = {{1, 1}, {2, 1}, {2, 2}, {1, 1}};           // counter-clockwise
  const MultiPolygon shapes = {{outer, {hole}}, {{{20, 0}, {21, 0}, {21, 1}, {20, 0}}, {}}};
  const OutputLayer layer{"areas",
                          OutputGeometry::multi_polygon,
                          1,
                          [&](std::size_t, OutputShape& shape) { shape.polygons = &shapes; },
                          {}};
  ReadBack read(layer);
  const auto feature = read.feature(0);
  const OGRMultiPolygon* const shape = feature->GetGeometryRef()->toMultiPolygon();
  CHECK(shape->IsValid());
  CHECK(shape->get_Area() == Approx(81.0 - 0.5 + 0.5));
  CHECK_FALSE(shape->getGeometryRef(0)->getExteriorRing()->isClockwise());
  CHECK(shape->getGeometryRef(0)->getInteriorRing(0)->isClockwise());
}
