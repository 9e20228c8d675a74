// SPDX-License-Identifier: Apache-2.0
#include "calls_at_the_end.hpp"
#include "output/file_system.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace hinterland;
using namespace hinterland::calls;
namespace files = std::filesystem;

TEST_CASE("a file that appears at the last moment is not overwritten", "[replace_file]") {
  const std::string ours = R"({"type":"FeatureCollection","name":"problems","features":[]})";
  const auto write = [&](const std::string& hidden) { std::ofstream(hidden) << ours; };
  for (const bool is_new : {true, false}) {
    const Folder around;
    if (!is_new) around.write("a.geojson", ours);
    before = [&](const std::string&, unsigned flags) {
      const bool is_the_last = flags == (is_new ? RENAME_NOREPLACE : RENAME_EXCHANGE);
      if (is_the_last && around.read("a.geojson") != "mine") around.write("a.geojson", "mine");
      return 0;
    };
    CHECK_THROWS_AS(replace_file(around.path("a.geojson"), "problems", {}, write), UsageError);
    CHECK(around.names() == Names{"a.geojson"});
    CHECK(around.read("a.geojson") == "mine");
    before = nullptr;
    around.write("a.geojson", ours);
    CHECK_NOTHROW(replace_file(around.path("a.geojson"), "problems", {}, write));
    before = without_flags;
    CHECK_NOTHROW(replace_file(around.path("a.geojson"), "problems", {}, write));
    CHECK(around.names() == Names{"a.geojson"});
    CHECK(around.read("a.geojson") == ours);
  }
}

TEST_CASE("the remains of a killed writer are cleared, a user's edit of them is not",
          "[replace_file]") {
  const std::string ours = R"({"type":"FeatureCollection","name":"problems","features":[]})";
  const auto write = [&](const std::string& hidden) { std::ofstream(hidden) << ours; };
  const auto at_rename = [](const std::string& call, unsigned) {
    if (call == "rename") ::_exit(exit_when_killed);
    return 0;
  };
  const Folder around;
  const auto replace = [&] { replace_file(around.path("a.geojson"), "problems", {}, write); };
  REQUIRE(is_killed(at_rename, replace));
  REQUIRE(around.names().size() == 1);
  const std::string hidden = around.names().front();
  CHECK(around.read(hidden + "/a.geojson") == ours);
  for (const std::string& mine : Names{"notes.txt", "a.geojson"}) {
    const std::string held = around.read(hidden + "/" + mine);
    around.write(hidden + "/" + mine, "mine");
    replace();
    CHECK(around.names() == Names{hidden, "a.geojson"});
    CHECK(around.read(hidden + "/" + mine) == "mine");
    if (held.empty()) files::remove(around.path(hidden + "/" + mine));
  }
  around.write("letter.geojson", ours);
  files::remove(around.path(hidden + "/a.geojson"));
  files::create_symlink(around.path("letter.geojson"), around.path(hidden + "/a.geojson"));
  replace();
  CHECK(around.names() == Names{hidden, "a.geojson", "letter.geojson"});
  files::remove(around.path(hidden + "/a.geojson"));
  around.write(hidden + "/a.geojson", ours);
  replace();
  CHECK(around.names() == Names{"a.geojson", "letter.geojson"});
}
