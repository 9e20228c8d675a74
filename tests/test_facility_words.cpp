// SPDX-License-Identifier: Apache-2.0
#include "input/columns/kind_words.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

char level(std::string_view kind, std::string_view name) {
  const auto found = level_in_words(kind, name);
  if (!found) return '-';
  return found->level == Level::village ? 'v' : found->level == Level::town ? 't' : 'c';
}

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("a kind gives the level of a facility", "[facility_words]") {
  for (const char* kind :
       {"村卫生室", "村级小学", "行政村文化室", "Village clinic", "hamlet_school"}) {
    CHECK(level(kind, "肥城市人民医院") == 'v');
  }
  for (const char* kind : {"乡镇卫生院", "镇小学", "乡中心小学", "街道办事处", "乡镇级文化站",
                           "township hospital", "Town hall"}) {
    CHECK(level(kind, "李庄村") == 't');
  }
  for (const char* kind : {"县医院", "县级文化馆", "市人民医院", "区中医院", "市级体育馆",
                           "District hospital", "旗人民政府"}) {
    CHECK(level(kind, "李庄村") == 'c');
  }
  for (const char* kind : {"小学", "农村信用社", "城镇超市", "社区卫生服务中心", "超市", "菜市场",
                           "乡村道路", "体育场", "school", "townhouse", "villager", ""}) {
    CHECK(level(kind, "") == '-');
  }
}

TEST_CASE("the last word of a name gives the level if the kind does not", "[facility_words]") {
  for (const char* name :
       {"李庄村卫生室", "王庄镇李庄村小学", "盘龙村小", "李庄村", "李庄村文化广场",
        "（李庄村）教学点", "东关居委会卫生站", "神农村卫生室", "新农村小学", "王庄镇教学点",
        "城关镇居民委员会", "王庄镇李庄卫生室", "王庄镇卫生院李庄卫生室", "李庄农家书屋"}) {
    CHECK(level("", name) == 'v');
  }
  for (const char* name :
       {"王庄镇中心卫生院", "王庄乡卫生院", "肥城市王庄镇小学", "新城街道文化站", "周村镇敬老院",
        "王庄镇惠民超市", "天城镇中心小学", "天城镇卫生院", "肥城市新城镇小学", "大城镇敬老院"}) {
    CHECK(level("卫生院", name) == 't');
  }
  for (const char* name :
       {"肥城市人民医院", "中江县图书馆", "周村区妇幼保健院", "泰安市第一中学"}) {
    CHECK(level("", name) == 'c');
  }
  for (const char* name :
       {"李庄村路小学", "周村中学", "新村中心小学", "中关村医院", "惠民超市", "王庄小学",
        "城镇便民店", "小城镇建设办", "农村信用社", "Village Road School", "幸福小区卫生站",
        "王庄镇李庄小学", "王庄镇（李庄）小学", "五莲县石桥乡李庄小学", "五莲县李庄诊所",
        "新城街道李庄社区服务站"}) {
    CHECK(level("", name) == '-');
  }
}

TEST_CASE("a cell may hold several kinds", "[facility_words]") {
  CHECK(kinds_in_cell("小学") == Kinds{"小学"});
  CHECK(kinds_in_cell("小学、卫生院") == Kinds{"小学", "卫生院"});
  CHECK(kinds_in_cell("小学，卫生院；文化站/超市") == Kinds{"小学", "卫生院", "文化站", "超市"});
  CHECK(kinds_in_cell("school; clinic | library") == Kinds{"school", "clinic", "library"});
  CHECK(kinds_in_cell("小学、") == Kinds{"小学"});
  CHECK(kinds_in_cell("").empty());
}
