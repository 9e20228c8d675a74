// SPDX-License-Identifier: Apache-2.0
#include <hinterland/base/error.hpp>
#include <hinterland/layers/field_names.hpp>
#include <hinterland/layers/read.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

std::vector<FieldWish> village_wishes() {
  return {{"code", known_names(LayerKind::villages, "code"), false, false},
          {"name", known_names(LayerKind::villages, "name"), false, true},
          {"people", known_names(LayerKind::villages, "people"), true, false}};
}

bool has_data() {
  if (std::filesystem::exists(HINTERLAND_TEST_DATA)) return true;
  WARN("shared/data is absent: skipped");
  return false;
}

}  // namespace

TEST_CASE("a CSV with coordinate columns becomes places, and its codes stay text", "[read]") {
  if (!has_data()) return;
  LayerSource source;
  source.name = "villages";
  source.path = HINTERLAND_TEST_DATA "/china-dense-counties/villages_gcj02.csv";
  source.datum = Datum::gcj02;
  Problems problems;
  const Records records =
      read_layer(source, Shape::points, village_wishes(), problems, no_progress);

  REQUIRE(records.size() == 2937);
  CHECK(records.fields[0].text[{0}] == "421223100003");
  CHECK(records.fields[1].text[{0}] == "白泉社区居委会");
  CHECK_FALSE(records.fields[2].given());
  CHECK(records.point[{0}].lon == Approx(114.0316).margin(0.001));  // GCJ-02 undone
  CHECK(problems.empty());
}

TEST_CASE("a shapefile in a .zip is read as it lies there", "[read]") {
  if (!has_data()) return;
  LayerSource source;
  source.name = "villages";
  source.path = HINTERLAND_TEST_DATA "/india-pmgsy/Habitation/Tripura.zip";
  Problems problems;
  const Records records =
      read_layer(source, Shape::points, village_wishes(), problems, no_progress);

  REQUIRE(records.size() == 8723);
  CHECK(records.fields[1].source == "HAB_NAME");
  CHECK(records.fields[2].source == "TOT_POPULA");
  CHECK(records.fields[2].number[{0}].has_value());
}
