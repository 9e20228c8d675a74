// SPDX-License-Identifier: Apache-2.0
//
// Every key of the catalogue and of the study with values of every kind: refused with its place, or
// taken by a whole run, but never a fall.
#include "shell/command.hpp"

#include "every_key_world.hpp"
#include "temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace every_key;

namespace {

/// Replacements for a value.
const std::vector<std::string> others = {
    "1",
    "-1",
    "0",
    "2027",
    "1e308",
    "-0.5",
    "nan",
    "inf",
    "true",
    "\"\"",
    "\"power\"",
    "\"people\"",
    "\"code\"",
    "\"education\"",
    "\"x y\"",
    "\"5 km\"",
    "\"-5 km\"",
    "[]",
    "[1]",
    "[1, 2, 3]",
    "[\"people\"]",
    "[[1]]",
    "{}",
    "{ q = 1 }",
    "{ people = \"people\" }",
    "2026-11-28",
    "9223372036854775807",
    "\"\\u0000\"",
    "\"../../etc\"",
};

/// Redirects stdout and stderr to a file during its lifetime.
class Silence {
 public:
  explicit Silence(const std::string& path) {
    std::fflush(nullptr);
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    ::dup2(file, 1);
    ::dup2(file, 2);
    ::close(file);
  }
  ~Silence() {
    std::fflush(nullptr);
    ::dup2(out_, 1);
    ::dup2(err_, 2);
    ::close(out_);
    ::close(err_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  int out_ = ::dup(1);
  int err_ = ::dup(2);
};

int run(const TemporaryFolder& folder) {
  const std::string path = folder.path("study.toml");
  const std::string out = folder.path("out");
  const char* words[] = {"hinterland", "run", path.c_str(), "--out", out.c_str()};
  const Silence silence(folder.path("output"));
  return hinterland::shell::run_program(5, words);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void write_world(const TemporaryFolder& folder) {
  folder.write("catalogue.toml", catalogue);
  folder.write("study.toml", study);
  folder.write("villages.csv", villages);
  folder.write("towns.csv", "name,level,lon,lat\n甲镇,town,117.0,36.0\n");
  folder.write("facilities.csv", "name,kind,level,lon,lat\n小学,小学,town,117.0,36.0\n");
  folder.write("power.geojson", power);
}

/// The type of a TOML value, by its first character.
char type_of(std::string_view value) {
  const char first = value.front();
  if (first == '"' || first == '[' || first == '{') return first;
  return value == "true" || value == "false" ? 'b' : '1';
}

/// Lengths are numbers or text, budgets numbers or lists.
bool may_be(char type, std::string_view value) {
  const std::string pair{type, type_of(value)};
  return pair[0] == pair[1] || pair == "\"1" || pair == "[1" ||
         (pair == "1\"" && value == "\"5 km\"");
}

/// One in this many values is tried for each key, a different one for each key; all values unless
/// HINTERLAND_EVERY_KEY_STEP is set, as for slow builds.
std::size_t steps_of_values() {
  const char* step = std::getenv("HINTERLAND_EVERY_KEY_STEP");
  return step == nullptr ? 1 : std::stoul(step);
}

/// Tries the values for every key of a file of the world; `text` is its content.
void try_every_key(const char* name, const char* text) {
  const TemporaryFolder folder;
  write_world(folder);
  const int unchanged = run(folder);
  INFO(folder.read("output"));
  REQUIRE(unchanged < 2);
  const auto lines = lines_of(text);
  const std::size_t step = steps_of_values();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto equals = lines[i].find(" = ");
    if (equals == std::string::npos) continue;
    const std::string key = lines[i].substr(0, equals);
    const char type = type_of(lines[i].substr(equals + 3));
    auto changed = lines;
    for (std::size_t v = i % step; v < others.size(); v += step) {
      const std::string& value = others[v];
      changed[i] = key + " = " + value;
      folder.write(name, joined(changed));
      const int code = run(folder);
      const std::string output = folder.read("output");
      INFO(output.substr(0, 300) << "\n" << name << ": " << changed[i]);
      REQUIRE((code >= 0 && code <= 3));
      if (code >= 2) CHECK(output.starts_with("hinterland: "));
      if (may_be(type, value)) continue;
      CHECK(code == 3);
      CHECK(output.find(std::string(name) + ":" + std::to_string(i + 1) + ":") !=
            std::string::npos);
      ++refused;
    }
    changed[i] = key + "q = 1";
    folder.write(name, joined(changed));
    INFO(name << ": " << changed[i]);
    CHECK(run(folder) == 3);
  }
  CHECK(refused > 500 / step);
}

}  // namespace

TEST_CASE("no value of a key of the catalogue crashes the program", "[every_key]") {
  try_every_key("catalogue.toml", catalogue);
}

TEST_CASE("no value of a key of the study crashes the program", "[every_key]") {
  try_every_key("study.toml", study);
}

TEST_CASE("a mark cannot be a column with another meaning", "[every_key]") {
  const TemporaryFolder folder;
  write_world(folder);
  for (const char* name : {"people", "code", "households", "education", "power", ""}) {
    std::string text = catalogue;
    text.replace(text.find("heating_zone"), 12, name);
    folder.write("catalogue.toml", text);
    CHECK(run(folder) == 3);
    CHECK_THAT(folder.read("output"), Catch::Contains("cannot be used as a mark"));
  }
}
