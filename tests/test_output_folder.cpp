// SPDX-License-Identifier: Apache-2.0
#include "output/output_folder.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <sys/file.h>
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

TEST_CASE("an exception in the middle leaves nothing behind", "[output_folder]") {
  const TemporaryFolder around;
  const auto fail = [&] {
    OutputFolder output(around.path("out"));
    put(output.path(), "coverage.geojson", "half");
    throw Interrupted();
  };
  CHECK_THROWS_AS(fail(), Interrupted);
  CHECK(names_in(around.path()).empty());
}

TEST_CASE("a second run takes the place of the first, and a failed one does not",
          "[output_folder]") {
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

TEST_CASE("an empty folder is taken", "[output_folder]") {
  const TemporaryFolder around;
  files::create_directory(around.path("out"));
  OutputFolder output(around.path("out"));
  put(output.path(), "run.json", our_run_json);
  output.commit();
  CHECK(names_in(around.path("out")) == Names{"run.json"});
}

TEST_CASE("a folder that is not ours is left alone", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/thesis.docx", "years of work");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK_THROWS_WITH(OutputFolder(around.path("out")),
                    Catch::Contains("holds no run.json of hinterland") &&
                        Catch::Contains("Name another folder with --out"));
  around.write("out/run.json", R"({"program": "another"})");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  around.write("out/run.json", "not JSON");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK(around.read("out/thesis.docx") == "years of work");
}

TEST_CASE("what somebody has put into our folder does not vanish with it", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out/run.json", our_run_json);
  around.write("out/notes.txt", "call the water company");
  CHECK_THROWS_WITH(check_output_folder(around.path("out")),
                    Catch::Contains("holds 'notes.txt', which hinterland did not write"));
}

TEST_CASE("a file that comes while the run goes on is not lost either", "[output_folder]") {
  const TemporaryFolder around;
  OutputFolder output(around.path("out"));
  around.write("out/notes.txt", "here meanwhile");
  CHECK_THROWS_AS(output.commit(), UsageError);
  CHECK(around.read("out/notes.txt") == "here meanwhile");
}

TEST_CASE("a file in the way is a wrong question", "[output_folder]") {
  const TemporaryFolder around;
  around.write("out", "a file");
  CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
  CHECK_THROWS_WITH(check_output_folder(around.path("out")),
                    Catch::Contains("is a file, not a folder"));
}

TEST_CASE("the folder around must be there", "[output_folder]") {
  const TemporaryFolder around;
  CHECK_THROWS_WITH(check_output_folder(around.path("a/b")),
                    Catch::Contains("there is no folder") && Catch::Contains("Make it first"));
}

TEST_CASE("a folder around that is not writable is an error", "[output_folder]") {
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

TEST_CASE("what a killed run has left is cleared, what a living one writes is not",
          "[output_folder]") {
  const TemporaryFolder around;
  around.write(".out.hinterland-1/coverage.geojson", "of a killed run");
  around.write(".out.hinterland-2/coverage.geojson", "of a living run");
  around.write(".other.hinterland-3/coverage.geojson", "for another folder");
  const int living = ::open(around.path(".out.hinterland-2").c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(::flock(living, LOCK_EX | LOCK_NB) == 0);
  { OutputFolder output(around.path("out")); }
  CHECK(names_in(around.path()) == Names{".other.hinterland-3", ".out.hinterland-2"});
  ::close(living);
}

TEST_CASE("two runs for one target do not meet before they commit", "[output_folder]") {
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
