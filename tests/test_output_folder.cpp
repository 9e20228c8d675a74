// SPDX-License-Identifier: Apache-2.0
#include "output/output_folder.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

using namespace hinterland;
namespace files = std::filesystem;

namespace {

const std::string our_run_json =
    R"({"program": "hinterland", "outputs": ["coverage.geojson", "run.json"]})";

void put(const std::string& folder, const std::string& name, const std::string& content) {
  std::ofstream(folder + "/" + name, std::ios::binary) << content;
}

/// Everything in a folder, hidden or not.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : files::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the folder appears with the commit and not before", "[output_folder]") {
  const TemporaryFolder around;
  {
    OutputFolder output(around.path("out"));
    put(output.path(), "run.json", our_run_json);
    CHECK_FALSE(files::exists(around.path("out")));
    output.commit();
    CHECK(around.read("out/run.json") == our_run_json);
  }
  CHECK(names_in(around.path()) == Names{"out"});
}

TEST_CASE("an exception before the commit leaves nothing behind", "[output_folder]") {
  const TemporaryFolder around;
  const auto fail = [&] {
    OutputFolder output(around.path("out"));
    put(output.path(), "coverage.geojson", "half");
    throw Interrupted();
  };
  CHECK_THROWS_AS(fail(), Interrupted);
  CHECK(names_in(around.path()).empty());
}

TEST_CASE("a second run replaces the first, and a failed one does not", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/run.json", our_run_json);
  around.write("out/coverage.geojson", "old");
  {
    OutputFolder output(around.path("out"));
    put(output.path(), "coverage.geojson", "half");
  }
  CHECK(around.read("out/coverage.geojson") == "old");
  {
    OutputFolder output(around.path("out/"));
    put(output.path(), "coverage.geojson", "new");
    output.commit();
  }
  CHECK(around.read("out/coverage.geojson") == "new");
  CHECK(names_in(around.path()) == Names{"out"});
  CHECK(names_in(around.path("out")) == Names{"coverage.geojson"});  // the old run.json is gone
}

TEST_CASE("an empty folder is accepted", "[output_folder]") {
  const TemporaryFolder around;
  files::create_directory(around.path("out"));
  OutputFolder output(around.path("out"));
  put(output.path(), "run.json", our_run_json);
  output.commit();
  CHECK(names_in(around.path("out")) == Names{"run.json"});
}

TEST_CASE("a folder that is not a results folder is left alone", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/thesis.docx", "years of work");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK_THROWS_WITH(OutputFolder(around.path("out")),
                    Catch::Contains("contains no run.json of hinterland") &&
                        Catch::Contains("Name another folder with --out"));
  around.write("out/run.json", R"({"program": "another"})");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  around.write("out/run.json", "not JSON");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK(around.read("out/thesis.docx") == "years of work");
}

TEST_CASE("files that the user added to the results folder are kept", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/run.json", our_run_json);
  around.write("out/notes.txt", "call the water company");
  CHECK_THROWS_WITH(check_output_folder(around.path("out")),
                    Catch::Contains("contains 'notes.txt', which was not written by hinterland"));
}

TEST_CASE("a file added during the run is kept too", "[output_folder]") {
  const TemporaryFolder around;
  OutputFolder output(around.path("out"));
  around.write("out/notes.txt", "here meanwhile");
  CHECK_THROWS_AS(output.commit(), UsageError);
  CHECK(around.read("out/notes.txt") == "here meanwhile");
}

TEST_CASE("a file in the place of the folder is a usage error", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out", "a file");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK_THROWS_WITH(check_output_folder(around.path("out")),
                    Catch::Contains("is a file, not a folder"));
}

TEST_CASE("the parent folder must exist", "[output_folder]") {
  const TemporaryFolder around;
  CHECK_THROWS_WITH(check_output_folder(around.path("a/b")),
                    Catch::Contains("there is no folder") && Catch::Contains("Create it first"));
}

TEST_CASE("a parent folder that is not writable is an error", "[output_folder]") {
  if (::geteuid() == 0) {
    WARN("skipped: the superuser may write anywhere");
    return;
  }
  const TemporaryFolder around;
  files::create_directory(around.path("closed"));
  files::permissions(around.path("closed"), files::perms::owner_read | files::perms::owner_exec);
  CHECK_THROWS_WITH(check_output_folder(around.path("closed/out")),
                    Catch::Contains("Permission denied"));
  files::permissions(around.path("closed"), files::perms::owner_all);
}

TEST_CASE("the remains of a killed run are cleared, the files of a running one are not",
          "[output_folder]") {
  const TemporaryFolder around;
  for (const std::string& name : Names{"aaaaaa", "bbbbbb"}) {
    around.write(".out.hinterland-" + name + "/run", "");
    const std::string results = around.path(".out.hinterland-" + name + "/results");
    files::create_directory(results);
    put(results, "coverage.geojson", "half");
    struct stat status {};
    REQUIRE(::stat(results.c_str(), &status) == 0);
    around.write(".out.hinterland-" + name + "/run", std::to_string(status.st_ino));
  }
  around.write(".other.hinterland-cccccc/run", "");
  const int living = ::open(around.path(".out.hinterland-bbbbbb/run").c_str(), O_RDONLY);
  REQUIRE(::flock(living, LOCK_EX | LOCK_NB) == 0);
  check_output_folder(around.path("out"));
  CHECK(names_in(around.path()) == Names{".other.hinterland-cccccc", ".out.hinterland-bbbbbb"});
  ::close(living);
}

TEST_CASE("a folder with a similar name that no run made is left alone", "[output_folder]") {
  const TemporaryFolder around;
  const Names like = {".out.hinterland-1", ".out.hinterland-notes", ".out.hinterland-run"};
  around.write(like[0] + "/coverage.geojson", "mine");
  around.write(like[1] + "/results/notes.txt", "mine");
  files::create_directories(around.path(like[2] + "/run"));
  files::create_directory(around.path(".out.hinterland-empty"));
  files::create_directory_symlink(around.path(like[0]), around.path(".out.hinterland-link"));
  const Names before = names_in(around.path());
  check_output_folder(around.path("out"));
  { OutputFolder output(around.path("out")); }
  CHECK(names_in(around.path()) == before);
  CHECK(around.read(like[0] + "/coverage.geojson") == "mine");
  CHECK(around.read(like[1] + "/results/notes.txt") == "mine");
}

TEST_CASE("a user's files beside the target, with names as a run gives, are left alone",
          "[output_folder]") {
  const TemporaryFolder around;
  around.write("mine/out/run.json", our_run_json);
  around.write("mine/out/coverage.geojson", "years of work");
  around.write("mine/letter.txt", "dear");
  const files::path hidden = around.path(".out.hinterland-abcdef");
  const auto inode = [&](const files::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return std::to_string(status.st_ino) + "\n";
  };
  const std::string of_results = inode(around.path("mine/out"));
  for (const bool has_target : {false, true}) {
    if (has_target) around.write("out/run.json", our_run_json);
    for (const std::string& mark : Names{"", "1\n", "notes\n", of_results, of_results + "5\n"}) {
      for (const std::string& name : Names{"results", "old"}) {
        for (const std::string& folder : Names{"mine/out", "mine"}) {
          around.write(".out.hinterland-abcdef/run", mark);
          files::permissions(hidden, files::perms::owner_all);
          files::create_directory_symlink(around.path(folder), hidden / name);
          check_output_folder(around.path("out"));
          { const OutputFolder output(around.path("out")); }
          CHECK(names_in(hidden.string()) ==
                Names{name < "run" ? name : "run", name < "run" ? "run" : name});
          CHECK(around.read(".out.hinterland-abcdef/run") == mark);
          CHECK(around.read("mine/out/coverage.geojson") == "years of work");
          CHECK(around.read("mine/letter.txt") == "dear");
          files::remove_all(hidden);
        }
      }
    }
  }
  CHECK(names_in(around.path()) == Names{"mine", "out"});
}

TEST_CASE(
    "a folder that the marker file does not name is left alone, and one that it names is cleared",
    "[output_folder]") {
  const TemporaryFolder around;
  around.write(".out.hinterland-abcdef/results/run.json", our_run_json);
  around.write(".out.hinterland-abcdef/results/coverage.geojson", "years of work");
  for (const std::string& mark : Names{"", "1\n", "1\n2\n"}) {
    around.write(".out.hinterland-abcdef/run", mark);
    check_output_folder(around.path("out"));
    CHECK(around.read(".out.hinterland-abcdef/results/coverage.geojson") == "years of work");
  }
  struct stat status {};
  REQUIRE(::stat(around.path(".out.hinterland-abcdef/results").c_str(), &status) == 0);
  around.write(".out.hinterland-abcdef/run", "1\n" + std::to_string(status.st_ino) + "\n");
  around.write(".out.hinterland-abcdef/letter.txt", "dear");
  check_output_folder(around.path("out"));
  CHECK(around.read(".out.hinterland-abcdef/results/coverage.geojson") == "years of work");
  files::remove(around.path(".out.hinterland-abcdef/letter.txt"));
  check_output_folder(around.path("out"));
  CHECK(names_in(around.path()).empty());
}

TEST_CASE("the remains of a run killed before it recorded its folder are cleared",
          "[output_folder]") {
  const TemporaryFolder around;
  const std::string hidden = around.path(".out.hinterland-abcdef");
  for (const bool has_results : {false, true}) {
    around.write(".out.hinterland-abcdef/run", "");
    if (has_results) files::create_directory(hidden + "/results");
    check_output_folder(around.path("out"));  // accessible to others: not ours
    CHECK(names_in(around.path()) == Names{".out.hinterland-abcdef"});
    files::permissions(hidden, files::perms::owner_all);
    check_output_folder(around.path("out"));
    CHECK(names_in(around.path()).empty());
  }
}

TEST_CASE("a user's folder or link with the name of a result is not overwritten",
          "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/run.json", our_run_json);
  around.write("out/coverage.geojson/mine", "years of work");
  CHECK_THROWS_WITH(
      check_output_folder(around.path("out")),
      Catch::Contains("contains 'coverage.geojson', which is not the file that hinterland wrote"));
  CHECK(around.read("out/coverage.geojson/mine") == "years of work");
  files::remove_all(around.path("out/coverage.geojson"));
  files::create_symlink(around.path("elsewhere"), around.path("out/coverage.geojson"));
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  files::remove(around.path("out/coverage.geojson"));
  REQUIRE(::mkfifo(around.path("out/coverage.geojson").c_str(), 0600) == 0);
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  files::remove(around.path("out/coverage.geojson"));
  CHECK_NOTHROW(check_output_folder(around.path("out")));
  files::remove(around.path("out/run.json"));
  REQUIRE(::mkfifo(around.path("out/run.json").c_str(), 0600) == 0);  // opening it would block
  CHECK_THROWS_WITH(check_output_folder(around.path("out")),
                    Catch::Contains("contains no run.json"));
}

TEST_CASE("two runs with one target do not conflict before they commit", "[output_folder]") {
  const TemporaryFolder around;
  OutputFolder first(around.path("out"));
  OutputFolder second(around.path("out"));
  CHECK(first.path() != second.path());
  put(first.path(), "run.json", our_run_json);
  put(second.path(), "run.json", our_run_json);
  first.commit();
  second.commit();
  CHECK(names_in(around.path("out")) == Names{"run.json"});
}

TEST_CASE("a link to a folder stays a link", "[output_folder]") {
  const TemporaryFolder around;
  files::create_directory(around.path("disk"));
  files::create_directory_symlink(around.path("disk"), around.path("out"));
  OutputFolder output(around.path("out"));
  put(output.path(), "run.json", our_run_json);
  output.commit();
  CHECK(files::is_symlink(around.path("out")));
  CHECK(names_in(around.path("disk")) == Names{"run.json"});
}
