// SPDX-License-Identifier: Apache-2.0
//
// Every key of the catalogue and of the study with values of every kind: refused with its place, or
// taken by a whole run, but never a fall. The files below hold every key that the readers know.
#include "shell/command.hpp"

#include "temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

const char* const catalogue = R"(id = "small"
name_zh = "小"
name_en = "Small"
source = "us"
people_per_household = 2.62
other_kinds = ["驾校"]
[[services]]
id = "power"
name_zh = "电力"
name_en = "Power"
group = "infrastructure"
clause = "1"
core_radius = "3 km"
band_radius = "5 km"
tap_distance = "200 m"
extends_from_villages = true
weight = 1.5
trench = "road"
exempt_unless = "heating_zone"
kinds = ["变电站"]
[services.price]
per_metre = [10, 20, 30]
per_metre_across = [20, 30, 40]
trench_per_metre = [1, 2, 3]
per_household = [100, 200, 300]
per_village = [1000, 2000, 3000]
limit_per_person = 9000
provisional = true
[[services.price.items]]
id = "pole"
name_zh = "电杆"
name_en = "Pole"
price = [1, 2, 3]
every_metres = 50
[services.price.stand_alone]
id = "solar"
name_zh = "光伏"
name_en = "Solar"
per_household = [1, 2, 3]
per_village = [1, 2, 3]
[[services]]
id = "education"
name_zh = "教育"
name_en = "Education"
group = "public_service"
clause = "2"
kinds = ["小学"]
[services.price]
per_metre = [0, 0, 0]
per_household = [1, 2, 3]
per_village = [1, 2, 3]
[travel]
walking_kmh = 5
unknown_road_kmh = 20
core_minutes = 9
band_minutes = 15
road_service = "power"
[[road_classes]]
id = "county"
name_zh = "县道"
name_en = "County road"
speed_kmh = 40
open = true
kinds = ["县道"]
[[thresholds]]
id = "people"
value = 3000
unit = "people"
name_zh = "人口"
name_en = "People"
clause = "3"
provisional = true
[[checklists]]
id = "list"
name_zh = "表"
name_en = "List"
source = "us"
[[checklists.items]]
id = "item"
name_zh = "项"
name_en = "Item"
provisional = true
service = "power"
)";

const char* const study = R"(name = "小县"
language = "en"
catalogue = "catalogue.toml"
[layers.villages]
path = "villages.csv"
crs = "EPSG:4490"
datum = "wgs84"
axes = "lon_lat"
keep_far = false
decimal = "."
encoding = "UTF-8"
where = "people > 0"
fields = { name = "name" }
attributes = { slope = "slope" }
[layers.towns]
path = "towns.csv"
[layers.facilities]
path = "facilities.csv"
[layers.networks.power]
path = "power.geojson"
complete = true
[layers.roads]
path = "power.geojson"
complete = true
[coverage]
metric = "straight"
covered_by = "any"
services = ["education"]
core_radius = "3 km"
band_radius = "5 km"
core_minutes = 9
band_minutes = 15
town_reach = "2 km"
towns_as_facilities = true
position_error = "50 m"
area_step = "100 m"
[roads]
access_limit = "1 km"
walk_factor = 1.3
snap_tolerance = "1 m"
join_crossings = false
[extension]
terrain_factor = 1.3
across_limit = "5 km"
people_per_household = 3.0
effort = 1.0
[priority]
weights = { people = 1 }
weight_spread = 0.5
draws = 10
seed = 1
top_share = 0.1
[schedule]
first_year = 2027
budget = [9000000, 9000000]
committed = [0, 0]
by_service = { power = [8000000, 8000000] }
by_county = { "甲县" = [8000000, 8000000] }
carry_over = true
discount_rate = 0.05
value = "score"
effort = 1.0
[schedule.target]
share = 0.5
year = 2028
service = "power"
[[schedule.pins]]
village = "3702"
service = "power"
years = [2027]
not_in = [2028]
never = false
[sites]
near_seat = "3 km"
gather = "3 km"
least_people = 100
least_people_sparse = 50
movable = "all"
)";

const char* const villages =
    "code,name,people,households,slope,county,heating_zone,lon,lat\n"
    "3701,甲村,500,200,1.5,甲县,是,117.010,36.0\n3702,乙村,300,100,2.5,甲县,是,117.020,36.0\n"
    "3703,丙村,200,,3.5,甲县,否,117.030,36.0\n";
const char* const power =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
    R"({"type":"LineString","coordinates":[[117.0,36.0],[117.011,36.0]]}}]})";

/// What is put in the place of a value.
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

/// Stdout and stderr into a file, for as long as it lives.
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
  const Silence silence(folder.path("said"));
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

/// The type of a value of TOML, as its first character tells.
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

/// Tries the values of every key of a file of the world, whose text this is.
void try_every_key(const char* name, const char* text) {
  const TemporaryFolder folder;
  write_world(folder);
  const int unchanged = run(folder);
  INFO(folder.read("said"));
  REQUIRE(unchanged < 2);
  const auto lines = lines_of(text);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto equals = lines[i].find(" = ");
    if (equals == std::string::npos) continue;
    const std::string key = lines[i].substr(0, equals);
    const char type = type_of(lines[i].substr(equals + 3));
    auto changed = lines;
    for (const std::string& value : others) {
      changed[i] = key + " = " + value;
      folder.write(name, joined(changed));
      const int code = run(folder);
      const std::string said = folder.read("said");
      INFO(said.substr(0, 300) << "\n" << name << ": " << changed[i]);
      REQUIRE((code >= 0 && code <= 3));
      if (code >= 2) CHECK(said.starts_with("hinterland: "));
      if (may_be(type, value)) continue;
      CHECK(code == 3);
      CHECK(said.find(std::string(name) + ":" + std::to_string(i + 1) + ":") != std::string::npos);
      ++refused;
    }
    changed[i] = key + "q = 1";
    folder.write(name, joined(changed));
    INFO(name << ": " << changed[i]);
    CHECK(run(folder) == 3);
  }
  CHECK(refused > 500);
}

}  // namespace

TEST_CASE("no value of a key of the catalogue brings the program down", "[every_key]") {
  try_every_key("catalogue.toml", catalogue);
}

TEST_CASE("no value of a key of the study brings the program down", "[every_key]") {
  try_every_key("study.toml", study);
}

TEST_CASE("a mark is no column that means something else", "[every_key]") {
  const TemporaryFolder folder;
  write_world(folder);
  for (const char* name : {"people", "code", "households", "education", "power", ""}) {
    std::string text = catalogue;
    text.replace(text.find("heating_zone"), 12, name);
    folder.write("catalogue.toml", text);
    CHECK(run(folder) == 3);
    CHECK_THAT(folder.read("said"), Catch::Contains("is no mark of its own"));
  }
}
