// SPDX-License-Identifier: Apache-2.0
#include "input/columns/number_columns.hpp"
#include "input/notation/place_codes.hpp"
#include "input/records/sum_rows.hpp"
#include "world.hpp"
#include "world/column_codes.hpp"
#include "world/same_code.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;
using Codes = std::vector<std::string>;

TEST_CASE("a code is its digits, whatever surrounds them", "[column_codes]") {
  for (const char* text : {"370102001001",
                           "３７０１０２００１００１",
                           "370102001001.0",
                           "370102001001.00",
                           "３７０１０２００１００１．０",
                           "'370102001001",
                           "‘370102001001’",
                           "`370102001001",
                           "\"370102001001\"",
                           "=\"370102001001\"",
                           "\t370102001001",
                           "370102001001\u00A0",
                           "370102\u200C001\u200D001",
                           "\uFEFF370102001001",
                           "370102 001 001",
                           "370102-001-001",
                           "370,102,001,001",
                           "370102001001,0",
                           "3.70102001001E+11",
                           "3.70102001001e+11"}) {
    INFO(text);
    CHECK(plain_code(text) == "370102001001");
  }
  for (const char* text : {"A-12", "12-3", "1,5", "12.50", "-9999", "3.70102E+11"}) {
    INFO(text);
    CHECK(plain_code(text) == text);
  }
}

TEST_CASE("zeros lost to scientific notation are restored if the column has a code with all digits",
          "[column_codes]") {
  CHECK(plain_codes({"3.70102001001E+11", "3.70102001E+11"}) ==
        Codes{"370102001001", "370102001000"});
  CHECK(plain_codes({"3.70102E+11", "3.70102001E+11"}) == Codes{"3.70102E+11", "3.70102001E+11"});
}

TEST_CASE("entries that stand for a missing code are recognised, and reported by form",
          "[column_codes]") {
  const MissingCodes missing =
      find_missing_codes({"370102001001", "NULL", "NULL", "<Null>", "0", "无", "#N/A", "-", "-9999",
                          "000000000000", "", "999999999999", "暂无", "370102001002"});
  CHECK(missing.rows == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12});
  CHECK(missing.statements.size() == 10);
  CHECK(find_missing_codes({"0", "1", "2", "3"}).rows.empty());  // a table that counts from 0
  CHECK(find_missing_codes({"0", "0", "2", "3"}).rows.size() == 2);
  CHECK(find_missing_codes({"370102001001", "0"}).rows.size() == 1);
  CHECK(find_missing_codes({"A", "none-such", "N5"}).rows.empty());
}

TEST_CASE("the code of a group belongs to its village if it ends in 000, or repeats the village's",
          "[same_code]") {
  World world;
  const auto add = [&](double metres, const char* name, const char* code) {
    add_village(world, {117.0 + metres / 90000.0, 36.0}, name, 100_people);
    TextColumn<VillageId> codes;
    for (VillageId v : rows(world.villages.place)) {
      codes.push_back(v.index + 1 < world.villages.size() ? std::string(world.villages.code[v])
                                                          : std::string(code));
    }
    world.villages.code = codes;
  };
  add(0, "甲村", "370983102200");
  add(30, "甲村", "370983102200000");
  add(60, "甲村", "370983102200001");
  add(2000, "东庄", "370983102200002");
  add(4000, "西庄", "370983102200003");
  Problems problems;
  resolve_codes(world.villages, problems);
  CHECK(world.villages.size() == 3);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == ProblemKind::duplicate_code);
  CHECK(problems[1].kind == ProblemKind::duplicate_code);
}

TEST_CASE("a code identifies the administrative division that contains it", "[higher_level]") {
  const auto prefix = [](const char* code) {
    const auto place = coded_place(code);
    return place ? std::string(place->prefix) : std::string("none");
  };
  CHECK(prefix("370983000000") == "370983");
  CHECK(prefix("370983") == "370983");
  CHECK(prefix("370983102") == "370983102");
  CHECK(prefix("370983102000") == "370983102");
  CHECK(prefix("370983102200") == "370983102200");
  CHECK(prefix("370983102200000") == "370983102200");
  CHECK(prefix("370983102200003") == "370983102200003");
  CHECK(prefix("370900000000") == "3709");
  CHECK(prefix("500101001001") == "500101001001");
  for (const char* code : {"100000", "12", "3709", "990101001001", "37098310220", "A70983102200"}) {
    CHECK(prefix(code) == "none");
  }
}

TEST_CASE("decorated codes keep their digits", "[column_codes][property]") {
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string code = "37";
    while (code.size() < 12) code += static_cast<char>('0' + random() % 10);
    std::string written = code;
    switch (random() % 5) {
      case 0:
        written += ".0";
        break;
      case 1:
        written = "'" + written;
        break;
      case 2:
        written.insert(6, "\u00A0");
        break;
      case 3:
        written.clear();
        for (const char digit : code) {
          written += "\xEF\xBC";
          written += static_cast<char>(0x90 + (digit - '0'));
        }
        break;
      default:
        written = "=\"" + written + "\"";
    }
    if (random() % 2 == 0) written = "\u200B" + written + "\t";
    INFO(written);
    CHECK(plain_code(written) == code);
  }
}
