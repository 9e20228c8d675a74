// SPDX-License-Identifier: Apache-2.0
#include "output/report_text.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a Chinese character is as wide as two letters", "[aligned_table]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("村庄") == 4);
  CHECK(display_width("（5 km）") == 8);
  CHECK(display_width("𠮷") == 2);
  CHECK(display_width("e\u0301") == 1);
}

TEST_CASE("numbers are aligned, whatever the script of the labels", "[aligned_table]") {
  AlignedTable table;
  table.add({"", "村庄", "people"});
  table.add({"供水", "5", "1,200"});
  table.add({"gas", "12", ""});
  table.add({"a line of its own that is longer than the table"});
  CHECK(table.text() ==
        "      村庄  people\n"
        "供水     5   1,200\n"
        "gas     12\n"
        "a line of its own that is longer than the table\n");
}
