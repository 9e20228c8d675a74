// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/condition_query.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// A record of a CSV: every cell is text; an empty cell is NULL.
const std::vector<std::string> names = {"code", "people", "households", "town", "村名", "Name"};
using Cells = std::vector<std::string>;
const Cells record = {"0123", "10", "9", "Agoro", "王庄", "x"};

std::optional<std::size_t> field_of(const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

ValueType untyped(std::size_t) { return ValueType::untyped; }

bool holds(const std::string& where, const Cells& cells = record) {
  ConditionQuery query(translate_condition(where, field_of, untyped), untyped);
  INFO(where << " as " << query.condition().sql);
  REQUIRE(query.fault().empty());
  return query.holds([&](std::size_t field) {
    return cells[field].empty() ? std::nullopt : std::optional(cells[field]);
  });
}

std::string fault_of(const std::string& where) {
  return ConditionQuery(translate_condition(where, field_of, untyped), untyped).fault().en;
}

}  // namespace

TEST_CASE("a number compares as a number, and text in quotation marks as text", "[condition]") {
  CHECK(holds("people > 9"));
  CHECK_FALSE(holds("people > '9'"));
  CHECK(holds("people > households"));
  CHECK(holds("people > households + 0"));
  CHECK(holds("households < people AND NOT (people <= households)"));
  CHECK(holds("people BETWEEN households AND 100"));
  CHECK(holds("people IN (9, 10)"));
  CHECK(holds("people = 10.0"));
  CHECK(holds("((people)) >= 10"));
  CHECK(holds("-people = -10"));
  CHECK(holds("people > 1e1 - 1"));
}

TEST_CASE("a code keeps its leading zero unless it is compared as a number", "[condition]") {
  CHECK(holds("code = '0123'"));
  CHECK_FALSE(holds("code = '123'"));
  CHECK(holds("code = 123"));
  CHECK(holds("code LIKE '01%'"));
  CHECK(holds("substr(code, 1, 2) = '01'"));
  CHECK_FALSE(holds("code = people", {"0123", "123", "", "", "", ""}));
}

TEST_CASE("grouped digits, blanks and full-width digits are numbers; other text is not",
          "[condition]") {
  CHECK(holds("people > 1000", {"", "1,234", "", "", "", ""}));
  CHECK(holds("people * 2 = 2468", {"", " 1,234 ", "", "", "", ""}));
  CHECK(holds("people = 12", {"", "１２", "", "", "", ""}));
  CHECK_FALSE(holds("people > 0", {"", "about 300", "", "", "", ""}));
  CHECK_FALSE(holds("NOT (people > 0)", {"", "about 300", "", "", "", ""}));
  CHECK(holds("code = 371523001001200001", {"371523001001200001", "", "", "", "", ""}));
  CHECK_FALSE(holds("code = 371523001001200002", {"371523001001200001", "", "", "", "", ""}));
}

TEST_CASE("an empty cell is NULL: neither equal nor unequal to anything", "[condition]") {
  const Cells empty = {"", "", "", "", "", ""};
  CHECK(holds("people IS NULL", empty));
  CHECK_FALSE(holds("people = 0", empty));
  CHECK_FALSE(holds("NOT (people = 0)", empty));
  CHECK_FALSE(holds("town <> 'Agoro'", empty));
  CHECK(holds("coalesce(people, 5) > 4", empty));
}

TEST_CASE("names may be Chinese, in quotation marks, or a quoted keyword", "[condition]") {
  CHECK(holds("村名 = '王庄'"));
  CHECK(holds("\"村名\" LIKE '王%' AND [people] > 9 AND `people` < 11"));
  CHECK(holds("villages.people = 10"));
  CHECK(holds("town ILIKE 'AGORO'"));
  CHECK(holds("(town = 'x' OR town = 'Agoro') AND people > 9"));
  CHECK(holds("CASE WHEN people > 9 THEN 'big' ELSE 'small' END = 'big'"));
  const Condition condition = translate_condition("peeple > 0 AND \"no\" = 1", field_of, untyped);
  CHECK(condition.unknown == std::vector<std::string>{"peeple", "no"});
}

TEST_CASE("an invalid condition is refused with its reason", "[condition]") {
  CHECK_FALSE(fault_of("people >< 1").empty());
  CHECK_FALSE(fault_of("people > 1; town").empty());
  CHECK_FALSE(fault_of("people > 1)").empty());
  CHECK_FALSE(fault_of("town = 'open").empty());
  CHECK_FALSE(fault_of("ST_Area(people) > 1").empty());
  CHECK(fault_of("people > 1 AND town = 'it''s'").empty());
}
