// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"
#include "paths.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

using namespace hinterland;

TEST_CASE("each field is in the dictionary once, with aliases, a meaning and known layers",
          "[field_dictionary]") {
  std::set<std::string_view> names;
  for (const FieldEntry& entry : field_dictionary()) {
    INFO(entry.name);
    CHECK(names.insert(entry.name).second);
    CHECK_FALSE(entry.alias_zh.empty());
    CHECK_FALSE(entry.alias_en.empty());
    CHECK_FALSE(entry.meaning.empty());
    CHECK(entry.meaning.find('|') == std::string_view::npos);  // would break the table
    std::size_t layers = 0;
    for (std::string_view layer : dictionary_layers()) layers += is_in_layer(entry, layer) ? 1 : 0;
    CHECK(layers ==
          1 + static_cast<std::size_t>(std::count(entry.layers.begin(), entry.layers.end(), ' ')));
  }
}

TEST_CASE("a plain name takes precedence over a pattern, and a pattern matches any service",
          "[field_dictionary]") {
  CHECK(find_field("coverage", "straight_m")->name == "straight_m");
  CHECK(find_field("coverage", "medic_m")->name == "<svc>_m");
  CHECK(find_field("coverage", "medic_road")->name == "<svc>_road");
  CHECK(find_field("coverage", "critical_radius_m")->name == "critical_radius_m");
  CHECK(find_field("priorities", "score_need")->name == "score_<criterion>");
  CHECK(find_field("coverage", "_m") == nullptr);
  CHECK(find_field("problems", "people") == nullptr);
}

TEST_CASE("the table of one layer has only its fields", "[field_dictionary]") {
  const std::string table = field_table("problems");
  CHECK_THAT(table, Catch::StartsWith("| field | type |"));
  CHECK_THAT(table, Catch::Contains("| `record` | text |"));
  CHECK_THAT(table, !Catch::Contains("`people`"));
}

TEST_CASE("an unknown layer is rejected with the list of layers", "[field_dictionary]") {
  CHECK_THROWS_AS(field_table("roads"), UsageError);
  CHECK_THROWS_WITH(
      field_table("roads"),
      Catch::Contains("coverage, service_areas, gaps, priorities, extensions, sites"));
}

TEST_CASE("the page of the fields contains the table that the program prints",
          "[field_dictionary]") {
  std::ifstream file(test::in_source("docs/fields.md"), std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CHECK_THAT(page, Catch::Contains(field_table()));
}
