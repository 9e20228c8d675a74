// SPDX-License-Identifier: Apache-2.0
#include "base/shown_text.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("no control character reaches a terminal", "[shown_text]") {
  CHECK(for_terminal("村甲 a\nb") == "村甲 a\nb");
  CHECK(for_terminal("a\x1B[31mb") == "a\uFFFD[31mb");
  CHECK(for_terminal("a\rb\tc\x7F") == "a\uFFFDb\uFFFDc\uFFFD");
  CHECK(for_terminal("a\xC2\x9B"
                     "31m") == "a\uFFFD31m");  // CSI in one character
  CHECK(for_terminal("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");
  CHECK(for_terminal(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(for_terminal("é – “x” …") == "é – “x” …");
  CHECK(for_terminal("\xE6\x9D...\xB4\xE5") == "\uFFFD\uFFFD...\uFFFD\uFFFD");  // cut characters
}

TEST_CASE("passwords are not told", "[shown_text]") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  CHECK(shown("PG:host=a password=secret dbname=b") == "PG:host=a password=*** dbname=b");
  CHECK(shown("PG:PASSWORD = 'se cr\\'et' dbname=b") == "PG:PASSWORD = *** dbname=b");
  CHECK(shown("cannot read 'PG:dbname=b password=secret': no") ==
        "cannot read 'PG:dbname=b password=***': no");
  CHECK(shown("MSSQL:server=a;PWD=secret;database=b") == "MSSQL:server=a;PWD=***;database=b");
  CHECK(shown("postgresql://me:se:cret@host/db?x=1") == "postgresql://me:***@host/db?x=1");
  CHECK(shown("/vsicurl/https://me:a@host/x.gpkg and https://me@host/") ==
        "/vsicurl/https://me:***@host/x.gpkg and https://me@host/");
  CHECK(shown("https://host/a:b@c") == "https://host/a:b@c");
  CHECK(shown("password=a password=b pwd='") == "password=*** password=*** pwd=***");
  CHECK(shown("the field passwords, 村甲") == "the field passwords, 村甲");
}

TEST_CASE("a cell of CSV is no formula", "[shown_text]") {
  CHECK(csv_cell("村甲") == "村甲");
  CHECK(csv_cell("a,b \"c\"") == "\"a,b \"\"c\"\"\"");
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
  CHECK(csv_cell("-a\nb") == "\"'-a\nb\"");
  CHECK(csv_cell("\t=1") == "'\t=1");
  CHECK(csv_cell("\r=1") == "\"'\r=1\"");
  CHECK(csv_cell("-12.5") == "-12.5");
  CHECK(csv_cell("+3") == "+3");
  CHECK(csv_cell("").empty());
}
