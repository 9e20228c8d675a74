// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_table.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <iterator>

using namespace hinterland;

namespace {

/// The text of the refusal after `file:`; empty if nothing was refused.
std::string refusal(const std::string& content, const std::function<void(ConfigTable)>& read) {
  const TemporaryFolder folder;
  folder.write("a.toml", content);
  try {
    read(ConfigTable::read(folder.path("a.toml")));
  } catch (const UsageError& error) {
    const std::string message = error.what();
    REQUIRE(message.rfind(folder.path("a.toml") + ":", 0) == 0);
    return message.substr(folder.path("a.toml").size() + 1);
  }
  return {};
}

}  // namespace

TEST_CASE("an unknown key is refused with the nearest known name", "[config_table]") {
  CHECK(refusal("\nnmae = \"x\"\n", [](const ConfigTable& file) {
          std::string name;
          file.take("name", name);
          file.take("language", name);
          file.finish();
        }) == "2:1: unknown key 'nmae' in the file. Did you mean 'name'?");
  CHECK(refusal("[layers.towns]\npth = 1", [](const ConfigTable& file) {
          const ConfigTable towns = file.table("layers").table("towns");
          towns.has("path");
          towns.finish();
        }) == "2:1: unknown key 'pth' in [layers.towns]. Did you mean 'path'?");
}

TEST_CASE("the first wrong key in file order is reported, not the first by name",
          "[config_table]") {
  CHECK(refusal("zebra = 1\nant = 2\n", [](const ConfigTable& file) { file.finish(); }) ==
        "1:1: unknown key 'zebra' in the file. ");
}

TEST_CASE("a value of the wrong type is refused with its position", "[config_table]") {
  const auto number = [](const ConfigTable& file) {
    double value = 0.0;
    file.take("a", value, {});
  };
  CHECK(refusal("a = \"x\"", number) == "1:5: 'a' must be a finite number, but is the text \"x\"");
  CHECK(refusal("a = nan", number) == "1:5: 'a' must be a finite number, but is nan");
  CHECK(refusal("a = inf", number) == "1:5: 'a' must be a finite number, but is inf");
  const auto text = [](const ConfigTable& file) {
    std::string value;
    file.take("a", value);
  };
  CHECK(refusal("a = 3", text) == "1:5: 'a' must be text in quotes, but is 3");
  CHECK(refusal("a = 2016-09-09", text) ==
        "1:5: 'a' must be text in quotes, but is a date or time");
  const auto truth = [](const ConfigTable& file) {
    bool value = false;
    file.take("a", value);
  };
  CHECK(refusal("a = 1", truth) == "1:5: 'a' must be true or false, but is 1");
  const auto list = [](const ConfigTable& file) {
    std::vector<std::string> value;
    file.take("a", value);
  };
  CHECK(refusal("a = 1", list) == "1:5: 'a' must be a list in [ ], but is 1");
  CHECK(refusal("a = [\"x\", 1]", list) == "1:11: 'a' must be text in quotes, but is 1");
  CHECK(refusal("a = 1", [](const ConfigTable& file) { file.table("a"); }) ==
        "1:5: 'a' must be a table, but is 1");
  const auto whole = [](const ConfigTable& file) {
    int value = 0;
    file.take("a", value, {1.0});
  };
  CHECK(refusal("a = 1.5", whole) == "1:5: 'a' must be a whole number, but is 1.5");
  CHECK(refusal("a = 0", whole) == "1:5: 'a' must be a number from 1 to 2147483647, but is 0");
}

TEST_CASE("numbers must be within their range", "[config_table]") {
  const auto share = [](const ConfigTable& file) {
    double value = 0.0;
    file.take("a", value, share_range);
  };
  CHECK(refusal("a = 0", share).empty());
  CHECK(refusal("a = 1", share).empty());
  CHECK(refusal("a = 1.5", share) == "1:5: 'a' must be a number from 0 to 1, but is 1.5");
  CHECK(refusal("a = 98", share) ==
        "1:5: 'a' must be a number from 0 to 1, but is 98. 98 % is 0.98");
  CHECK(refusal("a = -1", share) == "1:5: 'a' must be a number from 0 to 1, but is -1");
}

TEST_CASE("a length is a number in metres, or text with its unit", "[config_table]") {
  const TemporaryFolder folder;
  folder.write("a.toml", "a = 500\nb = \"500 m\"\nc = \"2.5km\"\n");
  const ConfigTable file = ConfigTable::read(folder.path("a.toml"));
  Metres a;
  Metres b;
  Metres c;
  file.take("a", a);
  file.take("b", b);
  file.take("c", c);
  CHECK(a == 500_m);
  CHECK(b == 500_m);
  CHECK(c == 2500_m);

  const auto length = [](const ConfigTable& table) {
    Metres value;
    table.take("a", value);
  };
  const std::string wanted =
      "1:5: 'a' must be a non-negative length, in metres or with its unit "
      "(500, \"500 m\", \"3 km\"), but is ";
  CHECK(refusal("a = -3", length) == wanted + "-3");
  CHECK(refusal("a = \"3 miles\"", length) == wanted + "the text \"3 miles\"");
  CHECK(refusal("a = \"km\"", length) == wanted + "the text \"km\"");
  CHECK(refusal("a = \"-1 km\"", length) == wanted + "the text \"-1 km\"");
  CHECK(refusal("a = nan", length) == wanted + "nan");
}

TEST_CASE("a radius of a few metres is refused as kilometres without a unit", "[config_table]") {
  const TemporaryFolder folder;
  const auto taken = [&](const std::string& value, Metres usual) {
    folder.write("a.toml", "a = " + value + "\n");
    ConfigTable::read(folder.path("a.toml")).take("a", usual);
    return usual;
  };
  CHECK(taken("\"4 m\"", 5_km) == 4_m);
  CHECK(taken("\"2.5 公里\"", 5_km) == 2500_m);
  CHECK(taken("\"3千米\"", 5_km) == 3_km);
  CHECK(taken("\"600米\"", 5_km) == 600_m);
  CHECK(taken("0", 5_km) == 0_m);
  CHECK(taken("50", 5_km) == 50_m);
  CHECK(taken("4", 20_m) == 4_m);

  const auto radius = [](const ConfigTable& table) {
    std::optional<Metres> value;
    table.take("a", value);
  };
  CHECK(
      refusal("a = 2.5", radius) ==
      "1:5: 'a' is 2.5, which would mean 2.5 metres. Write \"2.5 km\" for kilometres, or \"2.5 m\" "
      "if metres are meant");
}

TEST_CASE("a missing key is reported, a misspelt one is corrected", "[config_table]") {
  const auto read = [](const ConfigTable& file) { file.require({"id", "price"}); };
  CHECK(refusal("id = 1", read) == "1:1: the file has no 'price'. Add it.");
  CHECK(refusal("id = 1\nprize = 1", read) ==
        "2:1: unknown key 'prize' in the file. Did you mean 'price'?");
  const auto read_more = [](const ConfigTable& file) {
    file.has("price_across");
    file.require({"price"});
  };
  CHECK(refusal("price_across = 1", read_more) == "1:1: the file has no 'price'. Add it.");
}

TEST_CASE("invalid TOML is refused with the position of the error", "[config_table]") {
  const auto nothing = [](const ConfigTable&) {};
  CHECK_THAT(refusal("a = 1\nb = = 2\n", nothing), Catch::StartsWith("2:5: not valid TOML: "));
  CHECK_THAT(refusal("a = 1\na = 2\n", nothing),
             Catch::Contains("2:5: 'a' is set a second time here"));
}

TEST_CASE("a file in GBK and a path with backslashes are refused with the remedy",
          "[config_table]") {
  const auto nothing = [](const ConfigTable&) {};
  CHECK_THAT(refusal("name = \"\xB3\xE7\xD1\xF4\"\n", nothing),
             Catch::StartsWith("1:") && Catch::EndsWith("Save the file as UTF-8."));
  CHECK_THAT(
      refusal("path = \"C:\\data\"\n", nothing),
      Catch::StartsWith("1:") && Catch::EndsWith("Write paths with / or between single quotes."));
}

TEST_CASE("a missing file and a folder are refused by name", "[config_table]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(
      ConfigTable::read(folder.path("none.toml")),
      "cannot read '" + folder.path("none.toml") + "': there is no such file. Check the path.");
  CHECK_THROWS_WITH(
      ConfigTable::read(folder.path()),
      "cannot read '" + folder.path() + "': it is a folder. Name the .toml file in it.");
}
