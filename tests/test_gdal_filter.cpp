// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_filter.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("names beyond ASCII are quoted, and nothing else is changed", "[gdal_filter]") {
  CHECK(quote_names("人口 > 0 AND town = '天城镇'") == "\"人口\" > 0 AND town = '天城镇'");
  CHECK(quote_names("\"人口\"=1") == "\"人口\"=1");
  CHECK(quote_names("A村_1=2") == "\"A村_1\"=2");
  CHECK(quote_names("name = 'it''s 村'") == "name = 'it''s 村'");
  CHECK(quote_names("name = '村") == "name = '村");
  CHECK(quote_names("").empty());
}
