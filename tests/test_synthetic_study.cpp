// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"
#include "synthetic/synthetic_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace hinterland;

namespace {

namespace fs = std::filesystem;

/// All files of a folder, by name.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

GDALDatasetUniquePtr open(const std::string& path) {
  GDALAllRegister();
  const char* options[] = {"ENCODING=GB18030", nullptr};
  GDALDatasetUniquePtr file(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, options, nullptr));
  REQUIRE(file);
  return file;
}

}  // namespace

TEST_CASE("the same settings write the same bytes, for any number of threads", "[whole_study]") {
  const TemporaryFolder folder;
  const std::string one = folder.path("one");
  const std::string other = folder.path("other");
  write_synthetic_study(one, {800, 9}, no_progress);
  const std::string command =
      test::program() + " demo --villages 800 --seed 9 " + "--threads 1 " + other + " > /dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(contents(one) == contents(other));
}

TEST_CASE("the bundled county equals the output of the command", "[whole_study]") {
  const TemporaryFolder folder;
  write_synthetic_study(folder.path("county"), {300, 2016}, no_progress);
  const auto made = contents(folder.path("county"));
  const auto bundled = contents(fs::path(test::in_source("")) / "geodata" / "county");
  std::size_t bytes = 0;
  for (const auto& [name, content] : made) {
    INFO(name);
    REQUIRE(bundled.count(name) == 1);
    CHECK((bundled.at(name) == content));
    bytes += content.size();
  }
  CHECK(bytes < 2'000'000);
}

TEST_CASE("GDAL reads the villages back, including rare characters", "[whole_study]") {
  const TemporaryFolder folder;
  write_synthetic_study(folder.path("county"), {5000, 4}, no_progress);
  const auto file = open(folder.path("county/villages.shp"));
  OGRLayer* layer = file->GetLayer(0);
  CHECK(layer->GetFeatureCount() == 5000);
  CHECK(layer->GetSpatialRef()->GetAttrValue("PROJCS") ==
        std::string("CGCS2000 / 3-degree Gauss-Kruger zone 39"));
  CHECK(folder.read("county/villages.cpg") == "GB18030\n");

  std::set<std::string> rare;
  std::size_t without_place = 0;
  for (const auto& feature : layer) {
    const std::string name = feature->GetFieldAsString("XZQMC");
    for (const std::string character : {"䶮", "𠮷", "㙟"}) {
      if (name.find(character) != name.npos) rare.insert(character);
    }
    const OGRGeometry* place = feature->GetGeometryRef();
    if (place == nullptr) {
      ++without_place;
      continue;
    }
    CHECK(place->toPoint()->getX() > 39'400'000.0);
    CHECK(place->toPoint()->getX() < 39'600'000.0);
  }
  CHECK(rare.size() == 3);
  CHECK(without_place == 1);
}

TEST_CASE("all polygons of a synthetic province are valid", "[whole_study]") {
  const TemporaryFolder folder;
  write_synthetic_study(folder.path("land"), {5000, GENERATE(1U, 2U)}, no_progress);
  for (const std::string name : {"boundaries", "built_up", "exclusions"}) {
    INFO(name);
    const auto file = open(folder.path("land/" + name + ".shp"));
    CHECK(file->GetLayer(0)->GetFeatureCount() > 10);
    for (const auto& feature : file->GetLayer(0)) {
      CHECK(feature->GetGeometryRef()->IsValid());
    }
  }
}

TEST_CASE("the study file of a synthetic county is accepted by the program", "[whole_study]") {
  const TemporaryFolder folder;
  write_synthetic_study(folder.path("county"), {50, 1}, no_progress);
  const Study study = read_study(folder.path("county/study.toml"));
  CHECK(study.layers.villages.given());
  CHECK(study.layers.facilities.size() == 1);
  CHECK(fs::exists(study.layers.roads.path));
  CHECK(study.coverage.metric == Metric::road);
  CHECK(study.layers.networks.size() == 7);
  for (const auto& [service, source] : study.layers.networks) CHECK(fs::exists(source.path));
}

TEST_CASE("a folder that is not empty is left alone", "[whole_study]") {
  const TemporaryFolder folder;
  folder.write("mine/notes.txt", "keep me");
  CHECK_THROWS_AS(write_synthetic_study(folder.path("mine"), {50, 1}, no_progress), UsageError);
  CHECK(contents(folder.path("mine")).size() == 1);
  CHECK(folder.read("mine/notes.txt") == "keep me");
}
