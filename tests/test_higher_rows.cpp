// SPDX-License-Identifier: Apache-2.0
#include "input/records/higher_rows.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A row of a table of villages; people below 0: not given.
struct Row {
  std::string code;
  std::string name;
  double people;
  std::string town = {};
  std::string county = {};
};

Villages villages_of(const std::vector<Row>& rows) {
  World world;
  for (const Row& row : rows) {
    const std::string synthetic =
        row.code.empty() ? "#" + std::to_string(world.villages.size()) : row.code;
    add_village(world, {117.0, 36.0}, row.name.empty() ? synthetic : row.name,
                row.people < 0 ? std::nullopt : std::optional(People{row.people}));
  }
  world.villages.code = {};
  world.villages.town = {};
  world.villages.county = {};
  for (const Row& row : rows) {
    world.villages.code.push_back(row.code);
    world.villages.town.push_back(row.town);
    world.villages.county.push_back(row.county);
  }
  return std::move(world.villages);
}

/// The remaining people, and the notes.
struct Left {
  double people = 0.0;
  std::size_t rows = 0;
  Problems problems;
};

Left left_of(const std::vector<Row>& rows) {
  Left left;
  Villages villages = villages_of(rows);
  leave_out_higher_rows(villages, "villages", left.problems);
  for (const auto& people : villages.people) left.people += people.value_or(People{}).value;
  left.rows = villages.size();
  return left;
}

std::vector<Row> with_base(std::vector<Row> rows) {
  const std::vector<Row> base = {{"370983102200", "甲村", 500},
                                 {"370983102201", "乙村", 600},
                                 {"370983102202", "丙村", 700},
                                 {"370983102203", "丁村", 800},
                                 {"370983102204", "戊村", 900}};
  rows.insert(rows.end(), base.begin(), base.end());
  return rows;
}

}  // namespace

TEST_CASE("rows of the county, the town and of totals are left out and reported", "[higher_rows]") {
  const std::vector<std::vector<Row>> forms = {
      {{"370983000000", "肥城市", 3500}, {"370983102000", "王庄镇", 3500}},
      {{"370983", "肥城市", 3500}, {"370983102", "王庄镇", 3500}},
      {{"370983000000000", "肥城市", 3500}, {"370983102000000", "王庄镇", -1}},
      {{"", "合计", 3500}, {"", "王庄镇小计", 3500}},
      {{"合计", "", 3500}, {"", "合 计", 3500}},
      {{"370983102000", "", 3500}, {"370983000000", "", -1}},
      {{"370983102000", "王庄", 3500}, {"370900000000", "泰安市", 9999}},
      {{"", "王庄鎮", 3500}, {"", "Grand Total", 3500}}};
  for (const std::vector<Row>& form : forms) {
    INFO(form[0].code << " " << form[0].name << ", " << form[1].code << " " << form[1].name);
    const Left left = left_of(with_base(form));
    CHECK(left.people == 3500);
    CHECK(left.rows == 5);
    REQUIRE(left.problems.size() == 1);
    CHECK(left.problems[0].kind == ProblemKind::higher_level_row);
    CHECK_THAT(left.problems[0].detail.en, Catch::Contains("2 rows left out"));
  }
}

TEST_CASE("rows of towns are recognised by the columns of town and county", "[higher_rows]") {
  const std::vector<Row> rows = {
      {"", "肥城市", 2600, "", "肥城市"},    {"", "王庄镇", 1100, "王庄镇", "肥城市"},
      {"", "甲村", 500, "王庄镇", "肥城市"}, {"", "乙村", 600, "王庄镇", "肥城市"},
      {"", "", 1500, "湖屯镇", "肥城市"},    {"", "丙村", 700, "湖屯镇", "肥城市"},
      {"", "丁村", 800, "湖屯镇", "肥城市"}};
  const Left left = left_of(rows);
  CHECK(left.people == 2600);
  CHECK(left.rows == 4);
}

TEST_CASE("a village row is left out if its people are the sum of the rows of its groups",
          "[higher_rows]") {
  const std::vector<Row> groups = {{"370983102200001", "东庄", 200},
                                   {"370983102200002", "西庄", 300}};
  auto rows = groups;
  rows.push_back({"370983102200", "甲村", 500});
  CHECK(left_of(rows).people == 500);
  rows.back().people = 90;  // its people outside those groups
  const Left left = left_of(rows);
  CHECK(left.people == 590);
  REQUIRE(left.problems.size() == 1);
  CHECK_THAT(left.problems[0].detail.en, Catch::Contains("1 row kept"));
}

TEST_CASE("no village is removed only because of an unusual code or name", "[higher_rows]") {
  const auto stays = [](Row row) {
    const Left left = left_of(with_base({row}));
    INFO(row.code << " " << row.name);
    CHECK(left.rows == 6);
    return left.problems.size();
  };
  CHECK(stays({"370983102000", "己村", 300}) == 1);  // reported
  CHECK(stays({"370983", "己庄", 300}) == 1);
  CHECK(stays({"", "阳光小区", 300}) == 0);
  CHECK(stays({"", "全福庄", 300}) == 0);
  CHECK(stays({"1", "老镇", 300}) == 0);
  CHECK(stays({"370983102210", "王庄镇", 300}) == 0);
  const Left seat = left_of({{"1", "王庄", 500, "王庄镇"}, {"2", "甲村", 100, "王庄镇"}});
  CHECK(seat.rows == 2);
  CHECK(seat.problems.empty());
  const Left near =
      left_of({{"1", "东乡", 500, "东镇"}, {"2", "甲村", 100, "东镇"}, {"3", "乙村", 100, "东镇"}});
  CHECK(near.rows == 3);
  const Left local = left_of({{"370100000", "甲村", 5}, {"370100001", "乙村", 5}});
  CHECK(local.rows == 2);
  CHECK(local.problems.empty());
}

TEST_CASE("a report about a row is withdrawn if the row is left out", "[higher_rows]") {
  Villages villages = villages_of(with_base({{"370983000000", "肥城市", -1}}));
  Problems problems = {{ProblemKind::people_implausible, "villages", 0, "", std::nullopt, ""},
                       {ProblemKind::people_implausible, "villages", 1, "", std::nullopt, ""},
                       {ProblemKind::people_implausible, "towns", 0, "", std::nullopt, ""}};
  leave_out_higher_rows(villages, "villages", problems);
  CHECK(villages.size() == 5);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].feature == 1);
  CHECK(problems[1].layer == "towns");
}

TEST_CASE("the villages are the same with and without rows of higher levels",
          "[higher_rows][property]") {
  std::mt19937 random(5);
  for (int seed = 0; seed < 300; ++seed) {
    const bool coded = random() % 2 == 0;
    std::vector<Row> villages;
    std::vector<Row> all;
    double county = 0.0;
    for (int t = 1; t <= 4; ++t) {
      const std::string town_code = "37098310" + std::to_string(t);
      const std::string town_name = std::string(1, static_cast<char>('A' + t)) + "镇";
      double people = 0.0;
      std::vector<Row> own;
      const int count = 3 + static_cast<int>(random() % 5);
      for (int i = 0; i < count; ++i) {
        const double here = 100.0 + static_cast<double>(random() % 900);
        people += here;
        own.push_back({coded ? town_code + std::to_string(200 + i) : "",
                       "v" + std::to_string(t) + "_" + std::to_string(i), here, town_name});
      }
      county += people;
      const Row sum{coded ? town_code + (random() % 2 == 0 ? "000" : "") : "",
                    random() % 3 == 0 ? "小计" : town_name, people,
                    random() % 2 == 0 ? town_name : ""};
      if (random() % 2 == 0) {
        all.push_back(sum);
        all.insert(all.end(), own.begin(), own.end());
      } else {
        all.insert(all.end(), own.begin(), own.end());
        all.push_back(sum);
      }
      villages.insert(villages.end(), own.begin(), own.end());
    }
    all.insert(all.begin(),
               {coded ? "370983000000" : "", random() % 2 == 0 ? "合计" : "肥城市", county});
    INFO(seed);
    const Left left = left_of(all);
    CHECK(left.rows == villages.size());
    CHECK(left.people == county);
    CHECK(left_of(villages).problems.empty());
  }
}
