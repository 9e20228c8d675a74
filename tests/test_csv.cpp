// SPDX-License-Identifier: Apache-2.0
#include "output/csv.hpp"
#include "temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

OutputLayer table_of(std::size_t rows) {
  OutputLayer table;
  table.name = "table";
  table.rows = rows;
  return table;
}

std::string csv_of(const OutputLayer& table) {
  const TemporaryFolder folder;
  write_csv(table, folder.path("table.csv"), no_progress);
  return folder.read("table.csv");
}

}  // namespace

TEST_CASE("a table is written as CSV with a byte order mark and CRLF", "[csv]") {
  OutputLayer table = table_of(2);
  const auto add = [&](const char* name, FieldType type, auto value, int decimals = 0) {
    table.fields.push_back({name, type, value, decimals});
  };
  add("name", FieldType::text,
      [](std::size_t row, OutputCell& cell) { cell.set_text(row == 0 ? "上\"店\"村, 一组" : ""); });
  add("count", FieldType::integer,
      [](std::size_t row, OutputCell& cell) { cell.set_real(static_cast<double>(row) + 7.0); });
  add(
      "length_m", FieldType::real,
      [](std::size_t row, OutputCell& cell) {
        if (row == 0) cell.set_real(12.0);
      },
      2);
  add("gap", FieldType::boolean,
      [](std::size_t row, OutputCell& cell) { cell.set_boolean(row == 1); });
  CHECK(csv_of(table) ==
        "\uFEFFname,count,length_m,gap\r\n"
        "\"上\"\"店\"\"村, 一组\",7,12.0,false\r\n"
        ",8,,true\r\n");
}

TEST_CASE("a table without rows has its names", "[csv]") {
  OutputLayer table = table_of(0);
  table.fields.push_back({"name", FieldType::text, [](std::size_t, OutputCell&) {}});
  CHECK(csv_of(table) == "\uFEFFname\r\n");
}

TEST_CASE("rows of a large table are in order", "[csv]") {
  OutputLayer table = table_of(20'000);
  table.fields.push_back({"row", FieldType::integer, [](std::size_t row, OutputCell& cell) {
                            cell.set_integer(static_cast<std::int64_t>(row));
                          }});
  std::string expected = "\uFEFFrow\r\n";
  for (std::size_t row = 0; row < table.rows; ++row) expected += std::to_string(row) + "\r\n";
  CHECK(csv_of(table) == expected);
}

TEST_CASE("text that a spreadsheet would run as a formula is written as text", "[csv]") {
  OutputLayer table = table_of(1);
  table.fields.push_back(
      {"name", FieldType::text, [](std::size_t, OutputCell& cell) { cell.set_text("=1+1"); }});
  CHECK(csv_of(table) == "\uFEFFname\r\n'=1+1\r\n");
}
