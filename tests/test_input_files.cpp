// SPDX-License-Identifier: Apache-2.0
#include "system/environment.hpp"
#include "temporary_folder.hpp"

#include <hinterland/write.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

// SHA-256 of "abc" and of the empty message: FIPS 180-4, NIST's examples.
const std::string hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const std::string hash_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

Study study_in(const TemporaryFolder& folder) {
  folder.write("study/study.toml", "abc");
  Study study;
  study.path = folder.path("study/study.toml");
  return study;
}

std::vector<std::string> paths_of(const std::vector<InputFile>& inputs) {
  std::vector<std::string> paths;
  for (const InputFile& input : inputs) paths.push_back(input.path);
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a shapefile's companions are inputs too, and unrelated files beside it are not",
          "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  for (const char* name : {"v.shp", "v.DBF", "v.shx", "v.prj", "v.cpg", "v.txt", "w.dbf"}) {
    folder.write(std::string("data/") + name, "");
  }
  study.layers.villages.name = "villages";
  study.layers.villages.path = folder.path("data/v.shp");
  const std::vector<InputFile> inputs = hash_inputs(study, no_progress);
  CHECK(paths_of(inputs) == Paths{"study.toml", "../data/v.shp", "../data/v.DBF", "../data/v.cpg",
                                  "../data/v.prj", "../data/v.shx"});
  CHECK(inputs[0].role == "study");
  CHECK(inputs[0].sha256 == hash_of_abc);
  CHECK(inputs[0].bytes == 3);
  CHECK(inputs[1].role == "villages");
  CHECK(inputs[1].sha256 == hash_of_nothing);
}

TEST_CASE("a study file that changes after it was read is reported, even before it is hashed",
          "[input_files]") {
  const TemporaryFolder folder;
  folder.write("v.csv", "lon,lat\n117,36\n");
  const std::string text = "name = \"a\"\n[layers.villages]\npath = \"v.csv\"\n";
  folder.write("study.toml", text);
  const Study study = read_study(folder.path("study.toml"));
  Problems problems;
  report_changed_inputs(hash_inputs(study, no_progress), problems);
  CHECK(problems.empty());

  folder.write("study.toml", text + "# changed\n");
  report_changed_inputs(hash_inputs(study, no_progress), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::input_changed);
  CHECK(problems[0].layer == "study");
}

TEST_CASE("for a path in an archive the archive is the input", "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  folder.write("study/data.zip", "abc");
  study.layers.towns.name = "towns";
  study.layers.towns.path = "/vsizip/" + folder.path("study/data.zip") + "/inside/towns.shp";
  const std::vector<InputFile> inputs = hash_inputs(study, no_progress);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[1].path == "data.zip");
  CHECK(inputs[1].sha256 == hash_of_abc);
  study.layers.towns.path = "/vsizip/{" + folder.path("study/data.zip") + "}/inside/towns.shp";
  CHECK(hash_inputs(study, no_progress)[1].sha256 == hash_of_abc);
}

TEST_CASE("for a folder all its files are inputs", "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  folder.write("study/a.gdb/2.table", "");
  folder.write("study/a.gdb/1.table", "");
  study.layers.boundaries.path = folder.path("study/a.gdb");
  CHECK(paths_of(hash_inputs(study, no_progress)) ==
        Paths{"study.toml", "a.gdb/1.table", "a.gdb/2.table"});
}

TEST_CASE("a database has no hash, and its password is not written", "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  study.layers.villages.path = "PG:host=db user=me password=secret";
  const std::vector<InputFile> inputs = hash_inputs(study, no_progress);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[1].path == "PG");
  CHECK(inputs[1].sha256.empty());
}

TEST_CASE("a file of several megabytes is hashed completely", "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  folder.write("study/study.toml", std::string(1000000, 'a'));  // NIST's third example
  CHECK(hash_inputs(study, no_progress)[0].sha256 ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a supplied catalogue is named after the program's data, another one after its place",
          "[input_files]") {
  const TemporaryFolder folder;
  Study study = study_in(folder);
  folder.write("own.toml", "abc");
  study.catalogue_path = program_data_folder() + "/catalogue/shandong-2016.toml";
  CHECK(paths_of(hash_inputs(study, no_progress)) ==
        Paths{"study.toml", "geodata/catalogue/shandong-2016.toml"});
  study.catalogue_path = folder.path("own.toml");
  CHECK(paths_of(hash_inputs(study, no_progress)) == Paths{"study.toml", "../own.toml"});
}
