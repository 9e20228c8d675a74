// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("numbers in usual notation are read", "[number_text]") {
  CHECK(parse_number("1234") == 1234.0);
  CHECK(parse_number("  -5.5 ") == -5.5);
  CHECK(parse_number("1e3") == 1000.0);
  CHECK(parse_number("+7") == 7.0);
  CHECK(parse_number("1,234") == 1234.0);
  CHECK(parse_number("-1,234,567.5") == -1234567.5);
  CHECK(parse_number("１２３４") == 1234.0);
  CHECK(parse_number("－１，２３４．５") == -1234.5);
  CHECK(parse_number("\u3000500\u3000") == 500.0);
}

TEST_CASE("text that is not only a number has no value, rather than a guessed one",
          "[number_text]") {
  for (const char* text :
       {"", "  ", "约500", "500人", "12-15", "1,23", ",123", "1,2345", "1,234,", "nan", "inf", "-",
        "+", "0x10", "*****", "1 000", "１２a", "--5", "+-5"}) {
    INFO("'" << text << "'");
    CHECK_FALSE(parse_number(text).has_value());
  }
}

TEST_CASE("blanks of any width are removed at both ends", "[number_text]") {
  CHECK(without_blanks(" \u3000村 一\u3000 ") == "村 一");
  CHECK(without_blanks(std::string_view("A\0\0", 3)) == "A");
  CHECK(without_blanks(" \u3000 ").empty());
}
