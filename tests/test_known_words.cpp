// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.hpp"
#include "world/known_words.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("words are compared without blanks and case", "[known_words]") {
  CHECK(plain_word("  Yes\t") == "yes");
  CHECK(plain_word("\u3000是\u3000 ") == "是");
  CHECK(plain_word(" \u3000\r\n").empty());
}

TEST_CASE("yes and no are recognised in the terms of censuses", "[known_words]") {
  for (const char* yes : {"是", "有", "通", "已通", "Y", "yes", "TRUE", "1", "1.000", "√"}) {
    INFO(yes);
    CHECK(known_answer(yes) == TriState::yes);
  }
  for (const char* no : {"否", "无", "未通", "不通", "没有", "N", "no", "False", "0", "0.0", "×"}) {
    INFO(no);
    CHECK(known_answer(no) == TriState::no);
  }
  for (const char* unknown : {"", " ", "\u3000", "未知", "不详", "unknown", "NULL", "-", "nan"}) {
    INFO(unknown);
    CHECK(known_answer(unknown) == TriState::unknown);
  }
  for (const char* other : {"也许", "2", "-1", "maybe", "是否"}) {
    INFO(other);
    CHECK_FALSE(known_answer(other));
  }
}

TEST_CASE("levels are recognised by word", "[known_words]") {
  for (const char* county : {"county", "City", "县", "市辖区", "县级市", "区", "县城", "旗"}) {
    INFO(county);
    CHECK(known_level(county) == Level::county);
  }
  for (const char* town :
       {"town", "镇", "乡", "街道", "乡镇级", "街道办事处", "县辖镇", "民族乡"}) {
    INFO(town);
    CHECK(known_level(town) == Level::town);
  }
  for (const char* village : {"village", "村级", "社区", "行政村", "镇辖村"}) {
    INFO(village);
    CHECK(known_level(village) == Level::village);
  }
  CHECK(known_level("") == Level::unknown);
  CHECK_FALSE(known_level("三甲"));
}

TEST_CASE("an administrative code gives its level by its trailing zeros", "[known_words]") {
  CHECK(level_of_code("421223000000") == Level::county);
  CHECK(level_of_code("421223100000") == Level::town);
  CHECK(level_of_code("421223100003") == Level::village);
  CHECK(level_of_code("421223") == Level::county);
  CHECK(level_of_code("421223000") == Level::county);
  CHECK(level_of_code("421223100") == Level::town);
  CHECK_FALSE(level_of_code("12345"));
  CHECK_FALSE(level_of_code("42122310000x"));
  CHECK_FALSE(level_of_code(""));
}

TEST_CASE("the categories of village plans are recognised", "[known_words]") {
  CHECK(known_category("中心村")->category == VillageCategory::central);
  CHECK(known_category("集聚提升类")->category == VillageCategory::central);
  CHECK(known_category("基层村")->category == VillageCategory::basic);
  CHECK(known_category("搬迁撤并类")->category == VillageCategory::other);
  CHECK(known_category("特色保护类")->category == VillageCategory::other);
  CHECK(known_category("城郊融合类")->category == VillageCategory::other);
  CHECK(known_category("")->category == VillageCategory::unknown);
  CHECK(known_category("集聚提升类（中心村）")->category == VillageCategory::central);
  CHECK(known_category("搬迁撤并类村庄")->is_movable);
  CHECK(known_category("特色保护类")->is_protected);
  CHECK_FALSE(known_category("集聚提升类")->is_movable);
  CHECK_FALSE(known_category("甲"));
  for (const char* other : {"非中心村", "镇中心区", "不搬迁", "非搬迁撤并类", "暂不保留",
                            "未列入集聚提升", "无中心村", "县中心城区"}) {
    INFO(other);
    CHECK_FALSE(known_category(other));
  }
}
