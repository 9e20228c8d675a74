// SPDX-License-Identifier: Apache-2.0
#include "small_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>
#include <hinterland/write.hpp>

#include <sys/mount.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;
using nlohmann::json;
namespace files = std::filesystem;

namespace {

void write(const SmallStudy& small, const std::string& folder,
           const Progress& progress = no_progress) {
  write_outputs(small.study, small.findings, measure_figures(small.study, small.findings),
                hash_inputs(small.study, no_progress), folder, progress);
}

/// Names and contents of the files in a folder, including hidden ones.
std::map<std::string, std::string> contents(const TemporaryFolder& around,
                                            const std::string& name) {
  std::map<std::string, std::string> found;
  for (const auto& entry : files::directory_iterator(around.path(name))) {
    const std::string file = entry.path().filename().string();
    found[file] = entry.is_regular_file() ? around.read(name + "/" + file) : "";
  }
  return found;
}

/// A small disk, mounted during its lifetime.
class SmallDisk {
 public:
  SmallDisk(std::string folder, const char* size) : folder_(std::move(folder)) {
    files::create_directory(folder_);
    const std::string options = std::string("size=") + size;
    mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options.c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::string folder_;
  bool mounted_ = false;
};

/// When one thread writes a file: the GeoPackage, what is written beside it, the project that
/// refers to it, run.json.
int turn_of_file(const std::string& name) {
  if (name == "hinterland.gpkg") return 0;
  if (name == "run.json") return 3;
  return name.ends_with(".qml") || name.ends_with(".qgz") ? 2 : 1;
}

/// The bytes that a disk needs for the results of a folder, and again for those written before a
/// file and half of that file.
std::size_t disk_space_until(const TemporaryFolder& around, const std::string& folder,
                             const std::string& file) {
  constexpr std::size_t page = 4096;
  const auto on_disk = [](std::size_t bytes) { return (bytes + page - 1) / page * page; };
  const auto written = contents(around, folder);
  std::size_t space = page;  // for the mark of the run
  for (const auto& [name, text] : written) space += on_disk(text.size());
  const json manifest = json::parse(written.at("run.json"));
  std::vector<std::string> names;
  for (const json& output : manifest.at("outputs")) names.push_back(output.at("name"));
  std::ranges::stable_sort(names, {}, turn_of_file);
  for (const std::string& name : names) {
    if (name == file) return space + on_disk(written.at(name).size() / 2);
    space += on_disk(written.at(name).size());
  }
  throw std::logic_error(file + " is not written");
}

}  // namespace

TEST_CASE(
    "the outputs are nine layers with styles, three tables, a GeoPackage and its project, a "
    "workbook, an atlas and a manifest that lists them",
    "[write_outputs]") {
  const SmallStudy small = small_study();
  const TemporaryFolder around;
  write(small, around.path("out"));
  const auto written = contents(around, "out");
  const json manifest = json::parse(written.at("run.json"));
  CHECK(manifest.at("program") == "hinterland");
  CHECK(manifest.at("outputs").size() == 26);
  CHECK(written.size() == 26);
  for (const json& output : manifest.at("outputs")) {
    const std::string name = output.at("name");
    REQUIRE(written.count(name) == 1);
    if (name != "run.json") CHECK(output.at("bytes") == written.at(name).size());
    CHECK(output.contains("sha256") == (name != "run.json"));
  }
  CHECK(contents(around, "").size() == 1);  // only `out`
}

TEST_CASE("only the chosen formats are written, and run.json", "[write_outputs]") {
  const SmallStudy small = small_study();
  const TemporaryFolder around;
  const auto only = [&](std::vector<std::string> formats) {
    return write_outputs(small.study, small.findings, measure_figures(small.study, small.findings),
                         hash_inputs(small.study, no_progress), around.path("out"), no_progress,
                         {.only = std::move(formats), .times = {}});
  };
  CHECK(only({"csv"}).files ==
        std::vector<std::string>{"schedule.csv", "village_services.csv", "labels.csv", "run.json"});
  CHECK(contents(around, "out").size() == 4);
  CHECK(only({"atlas", "csv"}).files ==
        std::vector<std::string>{"schedule.csv", "village_services.csv", "labels.csv", "atlas.pdf",
                                 "run.json"});
  CHECK_THROWS_WITH(only({"shp"}), Catch::Contains("'shp'") && Catch::Contains("geojson, csv"));
  CHECK(contents(around, "out").size() == 5);
}

TEST_CASE("the same study gives the same bytes, for any number of threads", "[write_outputs]") {
  const SmallStudy small = small_study();
  const TemporaryFolder around;
  {
    const ThreadLimit one(1);
    write(small, around.path("one"));
  }
  const ThreadLimit seven(7);
  write(small, around.path("seven"));
  CHECK(contents(around, "one") == contents(around, "seven"));
}

TEST_CASE("a cancelled run leaves the folder unchanged", "[write_outputs]") {
  const SmallStudy small = small_study();
  const TemporaryFolder around;
  const auto stop_at = [](double share) {
    return [share](double now, std::string_view) {
      if (now >= share) throw Interrupted();
    };
  };
  for (const double share : {0.0, 0.5, 1.0}) {
    CHECK_THROWS_AS(write(small, around.path("out"), stop_at(share)), Interrupted);
    CHECK(contents(around, "").empty());
  }
  write(small, around.path("out"));
  const auto before = contents(around, "out");
  CHECK_THROWS_AS(write(small, around.path("out"), stop_at(0.9)), Interrupted);
  CHECK(contents(around, "out") == before);
  CHECK(contents(around, "").size() == 1);
}

TEST_CASE("a full disk leaves the old outputs and no incomplete ones", "[write_outputs]") {
  const std::string file = GENERATE("hinterland.gpkg", "plan.xlsx", "atlas.pdf", "run.json");
  SmallStudy small = small_study();
  const TemporaryFolder around;
  write(small, around.path("elsewhere"));
  const std::string size = std::to_string(disk_space_until(around, "elsewhere", file));
  const SmallDisk disk(around.path("disk"), size.c_str());
  if (!disk.mounted()) {
    WARN("skipped: no small disk can be mounted here: " << std::strerror(errno));
    return;
  }
  write(small, around.path("disk/out"));
  const auto before = contents(around, "disk/out");

  small.findings.notes.assign(1, std::string(1 << 20, 'x'));  // more than the disk holds
  auto limit = std::make_unique<ThreadLimit>(
      1);  // one file after another, so that this one is the first to fail
  CHECK_THROWS_WITH(write(small, around.path("disk/out")),
                    Catch::Contains(file) && Catch::Contains("No space left on device"));
  CHECK(contents(around, "disk/out") == before);
  CHECK(contents(around, "disk").size() == 1);

  limit = std::make_unique<ThreadLimit>(2);
  CHECK_THROWS_WITH(write(small, around.path("disk/out")),
                    Catch::Contains("No space left on device"));
  CHECK(contents(around, "disk/out") == before);
}

TEST_CASE("a mount point as target is refused", "[write_outputs]") {
  const TemporaryFolder around;
  const SmallDisk disk(around.path("disk"), "2m");
  if (!disk.mounted()) {
    WARN("skipped: no small disk can be mounted here: " << std::strerror(errno));
    return;
  }
  const SmallStudy small = small_study();
  CHECK_THROWS_WITH(write(small, around.path("disk")),
                    Catch::Contains("Name another folder with --out, or one inside it"));
  CHECK(contents(around, "").size() == 1);
}
