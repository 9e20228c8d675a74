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

TEST_CASE("check, run and inspect write counts, distances and kinds of problems in one way",
          "[report_text]") {
  const Words en(Language::en);
  const Words zh(Language::zh);
  CHECK(problem_total(1234, en) == "problems in the data: 1,234\n");
  CHECK(problem_total(0, zh) == "数据问题：0\n");
  CHECK_THAT(problem_line(ProblemKind::geometry_empty, 1234, en),
             Catch::StartsWith("   1,234  geometry_empty: The record has no geometry"));
  CHECK(road_distance(Metres{40702.4}, en) == "40,702 m");
  CHECK(road_distance(unreachable, zh) == "100公里以上");
}
