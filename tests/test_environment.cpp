// SPDX-License-Identifier: Apache-2.0
#include "system/environment.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <stdlib.h>  // setenv is POSIX, not in <cstdlib>

#include <catch2/catch.hpp>

#include <filesystem>

using namespace hinterland;

namespace {

/// Sets HINTERLAND_GEODATA for one test.
class GeodataVariable {
 public:
  explicit GeodataVariable(const std::string& value) {
    setenv("HINTERLAND_GEODATA", value.c_str(), 1);
  }
  ~GeodataVariable() { unsetenv("HINTERLAND_GEODATA"); }
  GeodataVariable(const GeodataVariable&) = delete;
  GeodataVariable& operator=(const GeodataVariable&) = delete;
};

}  // namespace

TEST_CASE("the data folder has the catalogue of Shandong", "[program_data]") {
  CHECK(std::filesystem::is_regular_file(program_data_folder() + "/catalogue/shandong-2016.toml"));
}

TEST_CASE("an environment variable can name another data folder", "[program_data]") {
  const TemporaryFolder folder;
  const GeodataVariable variable(folder.path());
  CHECK(program_data_folder() == folder.path());
}

TEST_CASE("a variable that names no folder is an error", "[program_data]") {
  const TemporaryFolder folder;
  const GeodataVariable variable(folder.path("none"));
  CHECK_THROWS_WITH(program_data_folder(), "HINTERLAND_GEODATA names '" + folder.path("none") +
                                               "', which is not a folder. Name the folder that "
                                               "contains catalogue/, or unset the variable.");
}

TEST_CASE("a supplied file has one name wherever the data folder is", "[program_data]") {
  const TemporaryFolder folder;
  folder.write("data/catalogue/own.toml", "");
  folder.write("own.toml", "");
  CHECK(path_in_program_data(program_data_folder() + "/catalogue/shandong-2016.toml") ==
        "geodata/catalogue/shandong-2016.toml");
  const GeodataVariable variable(folder.path("data"));
  CHECK(path_in_program_data(folder.path("data/catalogue/own.toml")) ==
        "geodata/catalogue/own.toml");
  CHECK(path_in_program_data(folder.path("data/../data/catalogue/own.toml")) ==
        "geodata/catalogue/own.toml");
  CHECK(path_in_program_data(folder.path("own.toml")).empty());
  const GeodataVariable missing(folder.path("none"));
  CHECK(path_in_program_data(folder.path("own.toml")).empty());
}
