// SPDX-License-Identifier: Apache-2.0
#include "calls_at_the_end.hpp"
#include "output/output_folder.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::calls;
namespace files = std::filesystem;

std::function<int(const std::string& call, unsigned flags)> hinterland::calls::before;

namespace {

int answer(const char* call, unsigned flags, const std::function<long()>& go_on) {
  const int reason = before ? before(call, flags) : 0;
  if (reason == 0) return static_cast<int>(go_on());
  errno = reason;
  return -1;
}

}  // namespace

// These replace the functions of the C library at link time.
extern "C" int renameat2(int a, const char* from, int b, const char* to, unsigned flags) noexcept {
  return answer("rename", flags, [&] { return ::syscall(SYS_renameat2, a, from, b, to, flags); });
}
extern "C" int link(const char* from, const char* to) noexcept {
  return answer("link", 0, [&] { return ::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); });
}
extern "C" int rmdir(const char* path) noexcept {
  return answer("rmdir", 0, [&] { return ::syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR); });
}
extern "C" int unlink(const char* path) noexcept {
  return answer("unlink", 0, [&] { return ::syscall(SYS_unlinkat, AT_FDCWD, path, 0); });
}

namespace {

/// Acts once, before the first exchange of two names.
void at_the_exchange(const std::function<void()>& act) {
  before = [act, done = false](const std::string&, unsigned flags) mutable {
    if (flags == RENAME_EXCHANGE && !std::exchange(done, true)) act();
    return 0;
  };
}

}  // namespace

TEST_CASE("files saved between the check of the folder and its exchange are carried over",
          "[output_races]") {
  const Folder around;
  around.run("old");
  around.write("out/mine.qml", "first");
  at_the_exchange([&] {
    around.write("out/notes.txt", "dear");
    around.write("out/photos/1.jpg", "picture");
    around.write("out/next.qml", "second");  // saved as QGIS does: another file takes the name
    files::rename(around.path("out/next.qml"), around.path("out/mine.qml"));
    REQUIRE(::mkfifo(around.path("out/pipe").c_str(), 0600) == 0);
  });
  around.run("new");
  CHECK(around.names() == Names{"out"});
  CHECK(around.names("out") ==
        Names{"coverage.geojson", "mine.qml", "notes.txt", "photos", "pipe", "run.json"});
  CHECK(around.read("out/coverage.geojson") == "new");
  CHECK(around.read("out/mine.qml") == "second");
  CHECK(around.read("out/notes.txt") == "dear");
  CHECK(around.read("out/photos/1.jpg") == "picture");
}

TEST_CASE("a file that appears at the last moment under the name of a result is kept and reported",
          "[output_races]") {
  const Folder around;
  around.run("old");
  for (const std::string& kept : Names{"out-kept", "out-kept-2"}) {
    at_the_exchange([&] {
      files::remove(around.path("out/coverage.geojson"));
      around.write("out/coverage.geojson/mine", "years of work");
    });
    CHECK_THROWS_WITH(around.run("new"),
                      Catch::Contains(around.path(kept)) && Catch::Contains("Take what you need"));
    CHECK(around.read(kept + "/coverage.geojson/mine") == "years of work");
    CHECK(around.read("out/coverage.geojson") == "new");
  }
  before = nullptr;
  around.run("newer");
  CHECK(around.names() == Names{"out", "out-kept", "out-kept-2"});
}

TEST_CASE(
    "earlier results that cannot be removed stay beside the new ones, and the reason is reported",
    "[output_races]") {
  const Folder around;
  around.run("old");
  around.write("out/mine.qml", "style");
  before = [](const std::string& call, unsigned) { return call == "unlink" ? EPERM : 0; };
  const Text message = around.run("new");
  CHECK_THAT(message.en, Catch::Contains("The new results are complete") &&
                             Catch::Contains("could not be removed: Operation not permitted") &&
                             Catch::Contains("is in '" + around.path("out-kept") + "'"));
  CHECK_THAT(message.zh, Catch::Contains("无法删除") && Catch::Contains(around.path("out-kept")));
  before = nullptr;
  CHECK(around.read("out/coverage.geojson") == "new");
  CHECK(around.read("out/mine.qml") == "style");
  CHECK(around.read("out-kept/coverage.geojson") == "old");
  CHECK(around.run("newer").empty());
  CHECK(around.names() == Names{"out", "out-kept"});
}

TEST_CASE("files that a killed run had not carried over are kept, and reported by the next run",
          "[output_races]") {
  const Folder around;
  around.run("old");
  REQUIRE(calls::is_killed(
      [&, count = 0](const std::string&, unsigned flags) mutable {
        if (flags == RENAME_EXCHANGE && count++ == 0) {
          files::remove(around.path("out/coverage.geojson"));
          around.write("out/coverage.geojson/mine", "years of work");
          return 0;
        }
        if (count > 0) ::_exit(exit_when_killed);  // the first call after the exchange
        return 0;
      },
      [&] { around.run("new"); }));
  CHECK(around.read("out/coverage.geojson") == "new");
  CHECK_THROWS_WITH(around.run("newer"),
                    Catch::Contains(around.path("out-kept")) && Catch::Contains("Run again"));
  CHECK(around.read("out-kept/coverage.geojson/mine") == "years of work");
  around.run("newer");
  CHECK(around.names() == Names{"out", "out-kept"});
  CHECK(around.read("out/coverage.geojson") == "newer");
}

TEST_CASE("replaced results that a killed run could not remove are reported by the next run",
          "[output_races]") {
  const Folder around;
  around.run("old");
  REQUIRE(calls::is_killed(
      [](const std::string& call, unsigned) {
        if (call == "unlink") ::_exit(exit_when_killed);
        return 0;
      },
      [&] { around.run("new"); }));
  before = [](const std::string& call, unsigned) { return call == "unlink" ? EPERM : 0; };
  CHECK_THROWS_WITH(around.run("newer"), Catch::Contains("could not be removed: Operation not") &&
                                             Catch::Contains(around.path("out-kept")) &&
                                             Catch::Contains("Run again"));
  before = nullptr;
  CHECK(around.read("out-kept/coverage.geojson") == "old");
  CHECK(around.run("newer").empty());
  CHECK(around.read("out/coverage.geojson") == "newer");
}

TEST_CASE("a folder that appears at the last moment is not overwritten", "[output_races]") {
  for (const bool has_flags : {true, false}) {
    const Folder around;
    before = [&, done = false](const std::string& call, unsigned flags) mutable {
      if (call == "rename" && !std::exchange(done, true)) around.write("out/letter.txt", "dear");
      return has_flags ? 0 : without_flags(call, flags);
    };
    CHECK_THROWS_AS(around.run("new"), UsageError);
    CHECK(around.names() == Names{"out"});
    CHECK(around.names("out") == Names{"letter.txt"});
  }
}

TEST_CASE("results are put in place where two folders cannot be exchanged", "[output_races]") {
  const Folder around;
  before = without_flags;
  around.run("first");
  around.write("out/mine.qml", "style");
  before = [&, count = 0](const std::string& call, unsigned flags) mutable {
    if (flags == RENAME_EXCHANGE && count++ == 0) around.write("out/notes.txt", "dear");
    return without_flags(call, flags);
  };
  around.run("second");
  CHECK(around.names() == Names{"out"});
  CHECK(around.names("out") == Names{"coverage.geojson", "mine.qml", "notes.txt", "run.json"});
  CHECK(around.read("out/coverage.geojson") == "second");
}

/// A run that is killed before its call number `at`, while a user saves notes. Returns false if it
/// was completed.
bool is_killed(const Folder& around, int at, bool has_flags) {
  return calls::is_killed(
      [&, count = 0](const std::string& call, unsigned flags) mutable {
        if (flags == RENAME_EXCHANGE) around.write("out/notes.txt", "dear");
        if (flags == RENAME_EXCHANGE) around.write("saved", "");
        if (count++ == at) ::_exit(exit_when_killed);
        return has_flags ? 0 : without_flags(call, flags);
      },
      [&] { around.run("new"); });
}

TEST_CASE("a run killed at any point loses nothing, and the next run clears up", "[output_races]") {
  for (const bool has_flags : {true, false}) {
    int at = 0;
    for (bool killed = true; killed; ++at) {
      INFO("killed before call " << at
                                 << (has_flags ? "" : ", on a file system that can only rename"));
      const Folder around;
      around.run("old");
      around.write("out/mine.qml", "style");
      killed = is_killed(around, at, has_flags);
      if (has_flags) CHECK(files::exists(around.path("out/run.json")));
      const bool is_saved = files::remove(around.path("saved"));
      if (is_saved) CHECK_THROWS_AS(check_output_folder(around.path("out")), UsageError);
      if (is_saved) CHECK(around.read("out/notes.txt") == "dear");
      files::remove(around.path("out/notes.txt"));
      around.run("newer");
      CHECK(around.names() == Names{"out"});
      CHECK(around.names("out") == Names{"coverage.geojson", "mine.qml", "run.json"});
      CHECK(around.read("out/coverage.geojson") == "newer");
    }
    CHECK(at > 5);
  }
}

TEST_CASE("a run does not clear the folder of another that has just begun", "[output_races]") {
  const Folder around;
  std::atomic<bool> is_over = false;
  std::thread other([&] {
    while (!is_over) check_output_folder(around.path("out"));
  });
  int lost = 0;
  for (int i = 0; i < 2000; ++i) {
    const OutputFolder output(around.path("out"));
    std::this_thread::yield();
    if (!files::exists(output.path())) ++lost;
  }
  is_over = true;
  other.join();
  CHECK(lost == 0);
  CHECK(around.names().empty());
}
