// SPDX-License-Identifier: Apache-2.0
#include "input/records/transmission.hpp"
#include "paths.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// Lines with one field, as read.
Records lines_with(const std::string& role, const std::vector<std::string>& cells) {
  Records records;
  records.layer = "networks.power";
  RecordField field;
  field.role = role;
  field.source = role;
  for (const std::string& cell : cells) {
    records.feature.push_back(static_cast<std::int64_t>(records.feature.size()));
    records.lines.push_back({{{117.0, 36.0}, {117.1, 36.0}}});
    field.text.push_back(cell);
  }
  records.fields.push_back(std::move(field));
  return records;
}

/// How many of the lines serve.
std::size_t serving(const std::string& service, const std::string& role,
                    const std::vector<std::string>& cells) {
  static const ServiceCatalogue catalogue =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  Records records = lines_with(role, cells);
  IdleRecords idle;
  Problems problems;
  set_aside_transmission(records, catalogue.services[*catalogue.find(service)], idle, problems);
  CHECK(records.size() + idle.size() == cells.size());
  CHECK(problems.size() <= 1);
  return records.size();
}

}  // namespace

TEST_CASE("the lowest voltage in a text", "[transmission]") {
  CHECK(lowest_kilovolts("110/10kV", 0.0) == 10.0);
  CHECK(lowest_kilovolts("±800千伏", 0.0) == 800.0);
  CHECK(lowest_kilovolts("500kV泰山线", 0.0) == 500.0);
  CHECK(lowest_kilovolts("110000;35000", 0.001) == 35.0);
  CHECK(lowest_kilovolts("380 V", 0.0) == Approx(0.38));
  CHECK_FALSE(lowest_kilovolts("泰山2号线", 0.0));
  CHECK_FALSE(lowest_kilovolts("10 kvar", 0.0));
}

TEST_CASE("the unit of a column without one follows from its numbers", "[transmission]") {
  CHECK(serving("power", "voltage", {"10", "35", "110", "220"}) == 2);
  CHECK(serving("power", "voltage", {"10000", "35000", "110000", "400"}) == 3);
  CHECK(serving("power", "voltage", {"220", "380"}) == 2);  // may be volts: reported
  CHECK(serving("water_supply", "diameter", {"DN100", "300", "800", "DN1200"}) == 2);
  CHECK(serving("water_supply", "diameter", {"0.3", "0.8"}) == 1);
  CHECK(serving("gas", "pressure", {"0.4", "4.0", "高压", "次高压B"}) == 2);
}

TEST_CASE("a higher voltage never makes a line serve", "[transmission]") {
  for (const char* form : {"{} kV", "{}千伏", "{}000 V"}) {
    bool served = true;
    for (int kilovolts = 1; kilovolts <= 1100; kilovolts += 7) {
      INFO(kilovolts << form);
      const bool serves =
          serving("power", "voltage", {fmt::format(fmt::runtime(form), kilovolts)}) == 1;
      CHECK((served || !serves));
      CHECK(serves == (kilovolts < 110));
      served = serves;
    }
  }
}
