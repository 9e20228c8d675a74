// SPDX-License-Identifier: Apache-2.0
#include "input/notation/field_label.hpp"
#include "input/sheets/sheet_header.hpp"
#include "input/sheets/text_table.hpp"
#include "world/column_codes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace hinterland;
using Catch::Contains;

namespace {

using Rows = std::vector<std::string>;  // a row: its cells separated by bars

Rows rows_in(const std::string& bytes, std::size_t columns = 0) {
  CsvRows reader(bytes, delimiter_of(bytes));
  reader.expect(columns);
  Rows found;
  std::vector<std::string_view> cells;
  while (reader.next(cells)) found.push_back(fmt::format("{}", fmt::join(cells, "|")));
  return found;
}

std::vector<SheetRow> sheet(const std::vector<std::string>& lines) {
  std::vector<SheetRow> rows;
  for (const std::string& line : lines) {
    SheetRow row(1);
    for (const char c : line) {
      if (c == ',') {
        row.emplace_back();
      } else {
        row.back().push_back(c);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string names_of(const SheetHeader& header) {
  return fmt::format("{}", fmt::join(header.names, ","));
}

}  // namespace

TEST_CASE("the delimiter is the one that divides most lines into the same number of cells",
          "[text_table]") {
  CHECK(delimiter_of("a;b;c\n1;2,5;3,5\n") == ';');
  CHECK(delimiter_of("title\na,b,c\n1,2,3\n") == ',');
  CHECK(delimiter_of("a\tb\n1,5\t2,5\n") == '\t');
  CHECK(delimiter_of("a|b\n1|2\n") == '|');
  CHECK(delimiter_of("sep=;\na,b;c\n") == ';');
  CHECK(delimiter_of("a\n1\n") == ',');
  // A header of several lines above geometries as WKT, whose commas are as many in each record.
  CHECK(delimiter_of("a;\"b\n(x)\";g\n1;2;LINESTRING (0 0,1 1,2 2,3 3)\n") == ';');
  CHECK(delimiter_of("a(;b\n(1;2\n") == ';');
}

TEST_CASE("a quotation mark counts only around a whole cell", "[text_table]") {
  CHECK(rows_in("a,b,c\n1,117°06'30\"E,36°36'0\"N\n") ==
        Rows{"a|b|c", "1|117°06'30\"E|36°36'0\"N"});
  CHECK(rows_in("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n") == Rows{"a|b", "x,y|he said \"no\""});
  CHECK(rows_in("a,b\n\"two\nlines\",1\r\n2,3", 2) == Rows{"a|b", "two\nlines|1", "2|3"});
}

TEST_CASE("an unclosed quotation mark ends with its line and is reported", "[text_table]") {
  const std::string bytes = "a,b,c\n1,\"x,3\n4,y,6\n7,z,9\n";
  CHECK(rows_in(bytes, 3) == Rows{"a|b|c", "1|x|3", "4|y|6", "7|z|9"});
  const std::string closed_later = "a,b,c\n1,\"x,3\n4,y,6\n7,\"z,9\n8,\"u\",0\n";
  CHECK(rows_in(closed_later, 3) == Rows{"a|b|c", "1|x|3", "4|y|6", "7|z|9", "8|u|0"});
  CsvRows reader(bytes, ',');
  std::vector<std::string_view> cells;
  while (reader.next(cells)) {
  }
  REQUIRE(reader.open_quotes().size() == 1);
  CHECK(reader.open_quotes()[0].line == 2);
}

TEST_CASE("no record is lost, wherever a quotation mark is left open", "[text_table][property]") {
  // Law: an open mark before any cell costs no record.
  constexpr std::size_t columns = 5;
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const std::size_t records = 1 + random() % 8;
    const std::size_t broken = random() % records;
    const std::size_t column = random() % columns;
    std::string bytes = "a,b,c,d,e\n";
    for (std::size_t r = 0; r < records; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        if (c > 0) bytes += ',';
        if (r == broken && c == column) bytes += '"';
        bytes += random() % 4 == 0 && r != broken ? "\"q,q\"" : "x";
      }
      bytes += '\n';
    }
    INFO(bytes);
    CHECK(rows_in(bytes, columns).size() == records + 1);
  }
}

TEST_CASE("a header is found below titles, over two rows, and with units below", "[find_header]") {
  const SheetHeader plain = find_header(sheet({"代码,村名,人口,经度,纬度", "1,a,5,117.1,36.1"}));
  CHECK(plain.is_plain());
  CHECK(plain.records_from == 1);

  const SheetHeader titled =
      find_header(sheet({"2023年统计表,,,,", "", "代码,村名,人口,经度,纬度", "1,a,5,117.1,36.1"}));
  CHECK(titled.first == 2);
  CHECK(titled.records_from == 3);
  CHECK(titled.notes.at(0).en == "the column names are in row 3; the rows above it are left out");

  const SheetHeader two =
      find_header(sheet({"代码,村名,人口,,坐标,", ",,户籍,常住,经度,纬度", "1,a,5,6,117.1,36.1"}));
  CHECK(names_of(two) == "代码,村名,户籍人口,常住人口,经度,纬度");
  CHECK(two.records_from == 2);

  const SheetHeader units =
      find_header(sheet({"代码,村名,人口,经度,纬度", ",,万人,°,°", "1,a,5,117.1,36.1"}));
  CHECK(names_of(units) == "代码,村名,人口(万人),经度(°),纬度(°)");

  const SheetHeader numbered =
      find_header(sheet({"代码,村名,人口,经度,纬度", "甲,乙,1,2,3", "1,a,5,117.1,36.1"}));
  CHECK(numbered.records_from == 2);
}

TEST_CASE("a table without a header is left alone", "[find_header]") {
  CHECK_FALSE(find_header(sheet({"1,a,5,117.1,36.1", "2,b,6,117.2,36.2"})).found);
  CHECK(find_header(sheet({"kod,ad,x,y", "1,a,117.1,36.1"})).is_plain());
}

TEST_CASE("totals, remarks and repeated headers are not records", "[find_header]") {
  const SheetHeader header = find_header(sheet({"代码,村名,人口", "1,a,5"}));
  const TextDecoder decoder("UTF-8");
  const auto kind = [&](std::vector<std::string_view> row) {
    return kind_of_row(row, decoder, header);
  };
  CHECK(kind({"合计", "", "3500"}) == RowKind::total);
  CHECK(kind({"", "合 计", "3500"}) == RowKind::total);
  CHECK(kind({"Total", "", "3500"}) == RowKind::total);
  CHECK(kind({"代码", "村名", "人口"}) == RowKind::header);
  CHECK(kind({"", " ", ""}) == RowKind::blank);
  CHECK(kind({"注：数据来自统计局"}) == RowKind::note);
  CHECK(kind({"2", "合计庄", "70"}) == RowKind::record);
  CHECK(kind({"2", "备注村", ""}) == RowKind::record);
}

TEST_CASE("units, marks and blanks are removed from field names", "[field_label]") {
  for (const char* header : {"人口", "人口（人）", "人口(人)", "*人口：", "人 口", "人口/人",
                             "人口（单位：万人）", "3、人口", "人口\n(人)", "人口【必填】"}) {
    INFO(header);
    CHECK(field_label(header).name == "人口");
  }
  CHECK(field_label("Longitude (decimal degrees)").name == "longitude");
  CHECK(field_label("Lat.").name == "lat");
  CHECK(field_label("Population [persons]").name == "population");
  CHECK(field_label("人口（万人）").unit->factor == 1e4);
  CHECK(field_label("人口（男）").name == "人口(男)");
  CHECK(field_label("village_no").name == "village_no");
}

TEST_CASE("a year and separators are removed from a field name", "[field_label]") {
  CHECK(bare_label("人口2020").name == "人口");
  CHECK(bare_label("人口2020").year == 2020);
  CHECK(bare_label("2020年末总人口（人）").name == "总人口");
  CHECK(bare_label("人口（2020年）").name == "人口");
  CHECK(bare_label("population 2020 (persons)").name == "population");
  CHECK(bare_label("POP_2020").name == "pop");
  CHECK(bare_label("Village Name").name == "villagename");
  CHECK(bare_label("P_2020").name.empty());
  CHECK(bare_label("2020").name.empty());
  CHECK(bare_label("人口20201").year == 0);
  CHECK(bare_label("年").year == 0);
}

TEST_CASE("codes lose the decorations of spreadsheets", "[column_codes]") {
  for (const char* text : {"370102001001", "370102001001.0", "'370102001001", "=\"370102001001\"",
                           "３７０１０２００１００１", "370102001001\u00A0", "370,102,001,001",
                           "370 102 001 001", "3.70102001001E+11"}) {
    INFO(text);
    CHECK(plain_code(text) == "370102001001");
  }
  for (const char* text : {"A-12.5", "1E12", "12.50", "F1", "3.74021E+11", "1,5"}) {
    INFO(text);
    CHECK(plain_code(text) == text);
  }
}

TEST_CASE("damaged codes are recognised by their common form", "[column_codes]") {
  using Codes = std::vector<std::string>;
  CHECK(examine_codes(Codes(4, "3.74021E+11")).damaged.size() == 4);
  CHECK(examine_codes(Codes(4, "374021000000")).damaged.size() == 4);
  CHECK_THAT(examine_codes(Codes(4, "374021000000")).message.en, Contains("codes of a county"));
  CHECK_THAT(examine_codes(Codes(4, "370102100000")).message.en,
             Contains("lost their last digits"));
  CHECK(examine_codes(Codes(2, "370102001001000000")).damaged.size() == 2);
  CHECK(examine_codes({"370102001001000", "370102001002000"}).message.empty());
  const CodeReport cut = examine_codes({"370102001001001000", "370102001001002000"});
  CHECK(cut.damaged.empty());  // still different, so they stay
  CHECK_FALSE(cut.message.empty());
  const CodeReport zero = examine_codes({"010102001001", "010102001002", "10102001003"});
  CHECK(zero.damaged.empty());
  CHECK(zero.message.en.find("1 of 3 codes has one digit fewer") == 0);
  CHECK(examine_codes({"370102001001", "370102001001", ""}).message.empty());
  CHECK(examine_codes({"99", "100", "101"}).message.empty());
}
