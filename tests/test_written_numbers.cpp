// SPDX-License-Identifier: Apache-2.0
#include "base/written_number.hpp"
#include "input/notation/cell_angle.hpp"
#include "input/notation/column_numbers.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <initializer_list>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// How a column of these cells is read.
NumberForm form_of(NumberRole role, std::initializer_list<const char*> cells, char chosen = 0,
                   bool comma_elsewhere = false) {
  NumberTally tally(role);
  for (const char* cell : cells) tally.add(cell);
  return {tally, std::nullopt, chosen, comma_elsewhere};
}

}  // namespace

TEST_CASE("a cell gives both readings of its separators", "[written_number]") {
  const NumberCell thousand = number_in_cell("1,234");
  CHECK(thousand.by_point == 1234.0);
  CHECK(thousand.by_comma == 1.234);
  CHECK(thousand.grouped == 1234.0);
  CHECK(number_in_cell("0,375").by_comma == 0.375);
  CHECK_FALSE(number_in_cell("0,375").by_point);  // no group begins with a zero
  CHECK_FALSE(number_in_cell("1.500.000").by_point);
  CHECK(number_in_cell("1.500.000").by_comma == 1500000.0);
  CHECK(number_in_cell("1.234,5").by_comma == 1234.5);
  CHECK(number_in_cell("12,34,567").by_point == 1234567.0);  // lakh
  CHECK(number_in_cell("3,74021E+11").by_comma == 374021000000.0);
}

TEST_CASE("numbers in any script, with any blank between thousands, are read", "[written_number]") {
  for (const char* text :
       {"1234", " 1234 ", "'1234", "=\"1234\"", "１２３４", "1 234", "1\u00A0234", "1\u202F234",
        "1\u2009234", "1'234", "1’234", "١٢٣٤", "1234\u200B", "+1234", "1234人", "1234 persons"}) {
    INFO(text);
    CHECK(number_in_cell(text).by_point == 1234.0);
    CHECK(number_in_cell(text).by_comma == 1234.0);
  }
  CHECK(number_in_cell("１．５").by_point == 1.5);
  CHECK(number_in_cell("−5").by_point == -5.0);
}

TEST_CASE("text that is not only a number has no value", "[written_number]") {
  for (const char* text : {"", "约500", "12-15", "1,2,3", "1,234,", "1..5", "2020-01-02", "#N/A",
                           "nan", "1/2", "1,23,45", "12 34", "500+", "A12"}) {
    INFO(text);
    CHECK_FALSE(number_in_cell(text).is_number());
  }
}

TEST_CASE("a unit after a number is recognised with its factor", "[written_number]") {
  const auto factor = [](const char* word) { return known_unit(word)->factor; };
  CHECK(factor("万") == 1e4);
  CHECK(factor("万人") == 1e4);
  CHECK(factor("千人") == 1e3);
  CHECK(factor("KM") == 1e3);
  CHECK(factor("％") == 0.01);
  CHECK(known_unit("公里")->family == UnitFamily::length);
  CHECK(known_unit("亩")->family == UnitFamily::other);
  CHECK_FALSE(known_unit("no 7"));
}

TEST_CASE("one unambiguous cell determines the reading of its column", "[column_numbers]") {
  const NumberForm form = form_of(NumberRole::any, {"0,375", "1,234", "0,5"});
  CHECK(form.read("1,234") == 1.234);
  CHECK_FALSE(form.is_assumed());
  CHECK(form.description().en == "with a decimal comma");
  const NumberForm point = form_of(NumberRole::any, {"0.375", "1,234"});
  CHECK(point.read("1,234") == 1234.0);
  CHECK(point.description().empty());
}

TEST_CASE("59.7 and 59.7% are the same value of a criterion", "[column_numbers]") {
  const NumberForm form = form_of(NumberRole::any, {"59.7%", "59.7", "5‰"});
  CHECK(form.read("59.7%") == Approx(59.7));
  CHECK(form.read("59.7") == 59.7);
  CHECK(form.read("5‰") == Approx(0.5));
}

TEST_CASE("if both readings are possible the column is read plausibly, with a note",
          "[column_numbers]") {
  const NumberForm people = form_of(NumberRole::whole, {"1.234", "2.500", "0.8", "1.500.000"});
  CHECK(people.read("1.234") == 1234.0);
  CHECK(people.is_assumed());
  CHECK(people.description().en == "'1.234' is read as 1234, but could also mean 1.234");
  CHECK(people.description().zh == "'1.234' 读作 1234，也可能是 1.234");
  const NumberForm criterion = form_of(NumberRole::any, {"1.234", "12"});
  CHECK(criterion.read("1.234") == 1.234);
  CHECK(criterion.is_assumed());
  CHECK(form_of(NumberRole::any, {"1,234", "12"}).read("1,234") == 1234.0);
  CHECK(form_of(NumberRole::any, {"1,234", "12"}).is_assumed());
  CHECK(form_of(NumberRole::any, {"1,234"}, 0, true).read("1,234") == 1.234);
  CHECK(form_of(NumberRole::whole, {"1,234", "1.234"}).read("1.234") == 1234.0);
}

TEST_CASE("people with commas between thousands need no note", "[column_numbers]") {
  const NumberForm form = form_of(NumberRole::whole, {"1,234", "560", "12,345"});
  CHECK(form.read("12,345") == 12345.0);
  CHECK(form.description().empty());
}

TEST_CASE("the decimal mark of the study takes precedence", "[column_numbers]") {
  CHECK(form_of(NumberRole::any, {"1,234"}, ',').read("1,234") == 1.234);
  CHECK(form_of(NumberRole::whole, {"1.234"}, '.').read("1.234") == 1.234);
  CHECK_FALSE(form_of(NumberRole::any, {"1,234"}, ',').is_assumed());
}

TEST_CASE("units belong to the role of the column", "[column_numbers]") {
  CHECK(form_of(NumberRole::whole, {"500人", "1.2万"}).read("1.2万") == 12000.0);
  CHECK_FALSE(form_of(NumberRole::whole, {"500人", "3 km"}).read("3 km"));
  const NumberForm radius = form_of(NumberRole::metres, {"3 km", "500 m", "2,5 公里"});
  CHECK(radius.read("3 km") == 3000.0);
  CHECK(radius.read("2,5 公里") == 2500.0);
  CHECK(radius.is_in_base_unit());
  CHECK(form_of(NumberRole::share, {"75 %"}).read("75 %") == 0.75);
  CHECK(form_of(NumberRole::any, {"35元", "20元"}).read("35元") == 35.0);
}

TEST_CASE("a unit in the header multiplies", "[column_numbers]") {
  NumberTally tally(NumberRole::whole);
  for (const char* cell : {"0.05", "0.07"}) tally.add(cell);
  const NumberForm form(tally, known_unit("万人"), 0, false);
  CHECK(form.read("0.07") == 700.0);
  CHECK(form.description().en == "multiplied by 10000, because the header gives 万人");
}

TEST_CASE("whole numbers written with any one separator are read back",
          "[column_numbers][property]") {
  // Law: a column of people is read correctly with any separator of thousands.
  for (const char* mark : {"", ",", ".", " ", "'", "\u00A0", "\u202F", "，"}) {
    NumberTally tally(NumberRole::whole);
    std::vector<std::string> cells;
    for (unsigned people = 3; people < 180000; people = people * 7 / 2 + 1) {
      cells.push_back(people < 1000 ? fmt::format("{}", people)
                                    : fmt::format("{}{}{:03}", people / 1000, mark, people % 1000));
      tally.add(cells.back());
    }
    const NumberForm form(tally, std::nullopt, 0, false);
    std::size_t at = 0;
    for (unsigned people = 3; people < 180000; people = people * 7 / 2 + 1) {
      INFO(cells[at]);
      CHECK(form.read(cells[at++]) == static_cast<double>(people));
    }
  }
}

TEST_CASE("angles are read in every usual notation", "[cell_angle]") {
  for (const char* text :
       {"117°06'30.5\"E", "117 06 30.5", "E117°6′30.5″", "东经117度6分30.5秒", "117:06:30.5",
        "117-06-30.5", "117°06'30,5\"", "117d06m30.5s", "117° 6' 30.5'' E", "117º6’30.5”e",
        "东经：117°6′30.5″", "117.108472222222°"}) {
    INFO(text);
    const auto angle = angle_in_cell(text);
    REQUIRE(angle);
    CHECK(angle->degrees == Approx(117.0 + 6.0 / 60.0 + 30.5 / 3600.0).margin(1e-9));
    CHECK(angle->has_marks);
  }
  CHECK(angle_in_cell("36°30'S")->degrees == -36.5);
  CHECK(angle_in_cell("36°30'S")->axis == AngleAxis::lat);
  CHECK(angle_in_cell("西经75.5")->degrees == -75.5);
  CHECK(angle_in_cell("117°06.508'")->degrees == Approx(117.0 + 6.508 / 60.0));
}

TEST_CASE("impossible angles have no value", "[cell_angle]") {
  for (const char* text : {"117°66'30\"", "117°06'61\"", "117.5°30'", "117°6'7'", "abc", "", "E",
                           "1 2 3 4", "117\"06'", "村甲"}) {
    INFO(text);
    CHECK_FALSE(angle_in_cell(text));
  }
}

TEST_CASE("digits without marks are an angle only where minutes and seconds are possible",
          "[cell_angle]") {
  CHECK(packed_angle("1170630.5").value() == Approx(117.0 + 6.0 / 60.0 + 30.5 / 3600.0));
  CHECK(packed_angle("363000").value() == 36.5);
  CHECK_FALSE(packed_angle("1176630"));
  CHECK_FALSE(packed_angle("501000.25").value_or(-1.0) > 180.0);
  CHECK_FALSE(packed_angle("117.5"));
}

TEST_CASE("one cell may hold both coordinates", "[cell_angle]") {
  const auto pair = [](const char* text) {
    const auto found = pair_in_cell(text);
    return found ? found->first + " | " + found->second : std::string("none");
  };
  CHECK(pair("117.01, 36.6") == "117.01 | 36.6");
  CHECK(pair("117,01; 36,6") == "117,01 | 36,6");
  CHECK(pair("117,01 36,6") == "117,01 | 36,6");
  CHECK(pair("117,011, 36,599") == "117,011 | 36,599");
  CHECK(pair("POINT Z (117.01 36.6 50)") == "117.01 | 36.6");
  CHECK(pair("SRID=4326;POINT(117.01 36.6)") == "117.01 | 36.6");
  CHECK(pair("{\"type\":\"Point\",\"coordinates\":[117.01, 36.6]}") == "117.01 | 36.6");
  CHECK(pair("117.011,36.599,50.2") == "117.011 | 36.599");
  CHECK(pair("117 06 30 36 36 00") == "117 06 30 | 36 36 00");
  CHECK(pair("N36.6E117.01") == "N36.6 | E117.01");
  CHECK(pair("(36.6, 117.01)") == "36.6 | 117.01");
  CHECK(pair("117.01") == "none");
  CHECK(pair("村甲, 村乙") == "none");
}
