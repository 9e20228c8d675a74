// SPDX-License-Identifier: Apache-2.0
#include "calls_at_the_end.hpp"
#include "output/file_hash.hpp"
#include "output/old_results.hpp"
#include "output/output_folder.hpp"

#include <hinterland/error.hpp>

#include <unistd.h>
#include <catch2/catch.hpp>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

using namespace hinterland;
using namespace hinterland::calls;
namespace files = std::filesystem;

namespace {

/// A run whose run.json lists its outputs.
Text run(const Folder& around, const std::string& state) {
  check_output_folder(around.path("out"));
  OutputFolder output(around.path("out"));
  const std::string layer = output.path() + "/coverage.geojson";
  std::ofstream(layer) << state;
  const FileHash hash = hash_file(layer);
  std::ofstream(output.path() + "/run.json")
      << R"({"program": "hinterland", "outputs": [{"name": "run.json"}, {"name": "coverage.geojson",)"
      << R"("bytes": )" << hash.bytes << R"(, "sha256": ")" << hash.sha256 << "\"}]}";
  return output.commit();
}

/// A run that also writes a style, and lists both files.
Text run_with_style(const Folder& around, const std::string& state) {
  check_output_folder(around.path("out"));
  OutputFolder output(around.path("out"));
  std::string listed;
  for (const char* const name : {"coverage.geojson", "coverage.qml"}) {
    const std::string file = output.path() + "/" + name;
    std::ofstream(file) << state;
    const FileHash hash = hash_file(file);
    listed += std::string(R"(, {"name": ")") + name + R"(", "bytes": )" +
              std::to_string(hash.bytes) + R"(, "sha256": ")" + hash.sha256 + "\"}";
  }
  std::ofstream(output.path() + "/run.json")
      << R"({"program": "hinterland", "outputs": [{"name": "run.json"})" << listed << "]}";
  return output.commit();
}

/// A run that is killed before its call number `at`. Returns false if it was completed.
bool is_killed(const Folder& around, int at, bool has_flags) {
  return calls::is_killed(
      [&, count = 0](const std::string& call, unsigned flags) mutable {
        if (count++ == at) ::_exit(exit_when_killed);
        return has_flags ? 0 : without_flags(call, flags);
      },
      [&] { run(around, "new"); });
}

}  // namespace

TEST_CASE("the name of an edit names its result", "[output_edits]") {
  CHECK(result_of_edit("gaps.edited.geojson") == "gaps.geojson");
  CHECK(result_of_edit("schedule.edited-12.csv") == "schedule.csv");
  for (const char* const other : {"gaps.geojson", "gaps.edited-.geojson", "gaps.edited-x.geojson",
                                  "roads.edited.geojson", ".edited", "gaps.edited", "a.edited.csv"})
    CHECK(result_of_edit(other).empty());
}

TEST_CASE("an edit at the last moment is kept and reported", "[output_edits]") {
  for (const bool is_saved_by_rename : {false, true}) {
    const Folder around;
    run(around, "old");
    before = [&, done = false](const std::string&, unsigned flags) mutable {
      if (flags != RENAME_EXCHANGE || std::exchange(done, true)) return 0;
      around.write(is_saved_by_rename ? "edit" : "out/coverage.geojson",
                   "mine");  // same length as before
      if (is_saved_by_rename)
        files::rename(around.path("edit"), around.path("out/coverage.geojson"));
      return 0;
    };
    CHECK_THAT(run(around, "new").en,
               Catch::Contains("coverage.geojson as coverage.edited.geojson"));
    CHECK(around.names() == Names{"out"});
    CHECK(around.names("out") == Names{"coverage.edited.geojson", "coverage.geojson", "run.json"});
    CHECK(around.read("out/coverage.edited.geojson") == "mine");
    CHECK(around.read("out/coverage.geojson") == "new");
  }
}

TEST_CASE("both states of an edit that is saved again at the last moment are kept",
          "[output_edits]") {
  const Folder around;
  run(around, "old");
  around.write("out/coverage.geojson", "first");
  before = [&, done = false](const std::string&, unsigned flags) mutable {
    if (flags != RENAME_EXCHANGE || std::exchange(done, true)) return 0;
    around.write("edit", "second");
    files::rename(around.path("edit"), around.path("out/coverage.geojson"));
    around.write("out/coverage.edited.geojson", "third");
    return 0;
  };
  run(around, "new");
  CHECK(around.names() == Names{"out"});
  CHECK(around.read("out/coverage.edited.geojson") == "first");
  CHECK(Names{around.read("out/coverage.edited-2.geojson"),
              around.read("out/coverage.edited-3.geojson")} == Names{"third", "second"});
}

TEST_CASE("a run killed at any point loses no edit, and keeps none twice", "[output_edits]") {
  for (const bool has_flags : {true, false}) {
    int at = 0;
    for (bool killed = true; killed; ++at) {
      INFO("killed before call " << at
                                 << (has_flags ? "" : ", on a file system that can only rename"));
      const Folder around;
      run(around, "old");
      around.write("out/coverage.geojson", "first");
      run(around, "newer");
      around.write("out/coverage.geojson", "second");
      killed = is_killed(around, at, has_flags);
      before = nullptr;
      run(around, "newest");
      CHECK(around.names() == Names{"out"});
      CHECK(around.names("out") == Names{"coverage.edited-2.geojson", "coverage.edited.geojson",
                                         "coverage.geojson", "run.json"});
      CHECK(around.read("out/coverage.edited.geojson") == "first");
      CHECK(around.read("out/coverage.edited-2.geojson") == "second");
      CHECK(around.read("out/coverage.geojson") == "newest");
    }
    CHECK(at > 5);
  }
}

TEST_CASE("edits and styles are kept where a file cannot have two names", "[output_edits]") {
  for (const bool has_flags : {true, false}) {
    const Folder around;
    before = [&](const std::string& call, unsigned flags) {
      if (call == "link") return EPERM;
      return has_flags ? 0 : without_flags(call, flags);
    };
    run(around, "old");
    for (const std::string& kept : Names{"coverage.edited.geojson", "coverage.edited-2.geojson"}) {
      around.write("out/mine.qml", "style " + kept);
      around.write("out/coverage.geojson", kept);
      CHECK_THAT(run(around, "new").en, Catch::Contains("coverage.geojson as " + kept));
      CHECK(around.read("out/" + kept) == kept);
      CHECK(around.read("out/mine.qml") == "style " + kept);
    }
    CHECK(run(around, "newer").empty());
    CHECK(around.names("out") == Names{"coverage.edited-2.geojson", "coverage.edited.geojson",
                                       "coverage.geojson", "mine.qml", "run.json"});
    CHECK(around.names() == Names{"out"});
  }
}

TEST_CASE("an edited style stays in place, also if it is saved at the last moment",
          "[output_edits]") {
  for (const bool has_flags : {true, false}) {
    for (const bool has_links : {true, false}) {
      for (const bool is_saved_by_rename : {false, true}) {
        for (const bool was_edited : {false, true}) {
          const Folder around;
          run_with_style(around, "old");
          if (was_edited) around.write("out/coverage.qml", "first");
          before = [&, done = false](const std::string& call, unsigned flags) mutable {
            if (call == "link" && !has_links) return EPERM;
            const bool is_last = has_flags ? flags == RENAME_EXCHANGE : call == "rename";
            if (is_last && !std::exchange(done, true)) {
              around.write(is_saved_by_rename ? "edit" : "out/coverage.qml", "mine");
              if (is_saved_by_rename)
                files::rename(around.path("edit"), around.path("out/coverage.qml"));
            }
            return has_flags ? 0 : without_flags(call, flags);
          };
          const Text message = run_with_style(around, "new");
          before = nullptr;
          INFO(has_flags << has_links << is_saved_by_rename << was_edited << message.en);
          CHECK_THAT(message.en, Catch::Contains("stay in place: coverage.qml"));
          CHECK(around.names() == Names{"out"});
          CHECK(around.names("out") == Names{"coverage.geojson", "coverage.qml", "run.json"});
          CHECK(around.read("out/coverage.qml") == "mine");
          CHECK(around.read("out/coverage.geojson") == "new");
          run_with_style(around, "newer");
          CHECK(around.read("out/coverage.qml") == "mine");
        }
      }
    }
  }
}

TEST_CASE("a run killed at any point loses no edited style", "[output_edits]") {
  for (const bool has_flags : {true, false}) {
    int at = 0;
    for (bool killed = true; killed; ++at) {
      INFO("killed before call " << at);
      const Folder around;
      run_with_style(around, "old");
      around.write("out/coverage.qml", "mine");
      killed = calls::is_killed(
          [&, count = 0](const std::string& call, unsigned flags) mutable {
            if (count++ == at) ::_exit(exit_when_killed);
            return has_flags ? 0 : without_flags(call, flags);
          },
          [&] { run_with_style(around, "new"); });
      before = nullptr;
      run_with_style(around, "newest");
      CHECK(around.names() == Names{"out"});
      CHECK(around.names("out") == Names{"coverage.geojson", "coverage.qml", "run.json"});
      CHECK(around.read("out/coverage.qml") == "mine");
      CHECK(around.read("out/coverage.geojson") == "newest");
    }
    CHECK(at > 5);
  }
}

TEST_CASE("a new folder does not replace a file that appears at the last moment",
          "[output_edits]") {
  for (const bool has_flags : {true, false}) {
    for (const bool is_empty : {true, false}) {
      const Folder around;
      OutputFolder output(around.path("out"), PlaceOf::nothing);
      std::ofstream(output.path() + "/study.toml") << "new";
      before = [&, done = false](const std::string& call, unsigned flags) mutable {
        if (call == "rename" && !std::exchange(done, true)) {
          if (is_empty) files::create_directory(around.path("out"));
          if (!is_empty) around.write("out/run.json", run_json);
        }
        return has_flags ? 0 : without_flags(call, flags);
      };
      if (is_empty) CHECK(output.commit().empty());
      if (!is_empty) CHECK_THROWS_AS(output.commit(), UsageError);
      CHECK(around.names("out") == Names{is_empty ? "study.toml" : "run.json"});
    }
  }
}

TEST_CASE("a new folder is refused if a results folder exists", "[output_edits]") {
  const Folder around;
  run(around, "old");
  CHECK_THROWS_WITH(OutputFolder(around.path("out"), PlaceOf::nothing),
                    Catch::Contains("is not empty"));
}
