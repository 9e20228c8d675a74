// SPDX-License-Identifier: Apache-2.0
#include "world/folded_text.hpp"
#include "world/place_name.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

std::string whole(std::string_view name, Level level) {
  return folded_place_name(name, level).whole;
}
std::string stem(std::string_view name, Level level) { return folded_place_name(name, level).stem; }

/// The name found among the known names; "": none.
std::string met(const std::vector<std::string>& known, std::string_view name, Level level,
                Suffix suffix = Suffix::may_be_left_out) {
  PlaceNames names(level);
  for (const std::string& each : known) names.add(each);
  const auto found = names.find(name, suffix);
  return found ? names[*found] : std::string();
}

}  // namespace

TEST_CASE("characters of names are folded to their simplified and narrow form", "[place_name]") {
  CHECK(folded_characters("安平縣") == "安平县");
  CHECK(folded_characters("王莊鎮") == "王庄镇");
  CHECK(folded_characters("　王庄\u00A0镇\u200B") == "王庄镇");
  CHECK(folded_characters("王庄（北）村") == folded_characters("王庄(北)村"));
  CHECK(folded_characters("小（氵甸）村") == folded_characters("小(氵甸)村"));
  CHECK(folded_characters("峯山邨") == "峰山村");
  CHECK(folded_characters("甯陽") == "宁阳");
  CHECK(folded_characters("Ａ１区") == "a1区");
  CHECK(folded_characters("乾县") == folded_characters("乾縣"));
  CHECK(folded_characters("Wang Zhuang Town") == "wangzhuangtown");
  CHECK(folded_characters("").empty());
  CHECK(folded_characters("\xFF村") == "\uFFFD村");
}

TEST_CASE("words for a seat and for the level are removed from the stem of a name",
          "[place_name]") {
  for (const char* name : {"安平", "安平县", "安平縣", "安平县城", "安平县人民政府", "安平 县"}) {
    INFO(name);
    CHECK(stem(name, Level::county) == "安平");
  }
  for (const char* name : {"王庄镇", "王庄镇人民政府", "王庄镇政府", "王庄鎮（驻地）", "王庄镇镇区",
                           "王庄镇人民政府驻地"}) {
    INFO(name);
    CHECK(stem(name, Level::town) == "王庄");
  }
  CHECK(whole("新城街道办事处", Level::town) == "新城街道");
  CHECK(whole("新城办事处", Level::town) == "新城街道");
  CHECK(stem("大厂回族自治县", Level::county) == "大厂");
  CHECK(stem("围场满族蒙古族自治县", Level::county) == "围场");
  CHECK(stem("安平镇", Level::county) == "安平镇");
  CHECK(stem("安平县", Level::town) == "安平县");
  CHECK(stem("甲村村委会", Level::village) == "甲");
  CHECK(stem("镇", Level::town) == "镇");  // never empty
  CHECK(stem("市中区", Level::county) == "市中");
}

TEST_CASE("the last word of a name may give a level", "[place_name]") {
  CHECK(level_named_in("王庄镇") == Level::town);
  CHECK(level_named_in("王庄镇人民政府") == Level::town);
  CHECK(level_named_in("肥城市") == Level::county);
  CHECK(level_named_in("历城区") == Level::county);
  CHECK_FALSE(level_named_in("甲村"));
  CHECK_FALSE(level_named_in("阳光小区"));
  CHECK_FALSE(level_named_in("城东社区"));
  CHECK_FALSE(level_named_in("王庄"));
}

TEST_CASE("names match despite their spelling, and only if one is meant", "[place_name]") {
  CHECK(met({"安平县", "肥城市"}, "安平", Level::county) == "安平县");
  CHECK(met({"安平"}, "安平縣", Level::county) == "安平");
  CHECK(met({"承德县", "承德市"}, "承德", Level::county).empty());
  CHECK(met({"承德县", "承德市"}, "承德市", Level::county) == "承德市");
  CHECK(met({"邹平市"}, "邹平县", Level::county).empty());
  CHECK(met({"邹平市"}, "邹平县", Level::county, Suffix::may_differ) == "邹平市");
  CHECK(met({"肥城市"}, "泰安市肥城市", Level::county) == "肥城市");
  CHECK(met({"衡水市安平县"}, "安平县", Level::county) == "衡水市安平县");
  CHECK(met({"济南市市中区", "枣庄市市中区"}, "市中区", Level::county).empty());
  CHECK(met({"市中区", "枣庄市市中区"}, "枣庄市市中区", Level::county) == "枣庄市市中区");
  CHECK(met({"王庄镇"}, "肥城市王庄镇", Level::town) == "王庄镇");
  CHECK(met({"王庄镇"}, "东王庄镇", Level::town).empty());
  CHECK(met({"东乡镇"}, "东乡", Level::town) == "东乡镇");
  CHECK(met({"东乡"}, "东乡镇", Level::town) == "东乡");
  CHECK(met({"安平镇"}, "安平县", Level::town).empty());
  CHECK(met({"安平县"}, "", Level::county).empty());
}

TEST_CASE("any spelling matches its place among all of a county", "[place_name][property]") {
  const std::vector<std::string> towns = {"王庄镇", "湖屯镇", "石横镇", "边院镇",   "老城街道",
                                          "桃园镇", "安庄镇", "孙伯镇", "新城街道", "潮泉乡"};
  const std::vector<std::string> wide = {"王莊鎮", "湖屯鎮", "石橫鎮", "邊院鎮",   "老城街道",
                                         "桃園鎮", "安莊鎮", "孫伯鎮", "新城街道", "潮泉鄉"};
  std::mt19937 random(7);
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  for (int i = 0; i < 2000; ++i) {
    const std::size_t town = random() % towns.size();
    std::string name = one_in(2) ? towns[town] : wide[town];
    const bool is_street = name.ends_with("街道");
    if (one_in(3)) {
      name += is_street ? "办事处" : (one_in(2) ? "人民政府" : "（驻地）");
    } else if (one_in(3)) {
      name.resize(name.size() - (is_street ? 6 : 3));
    }
    if (one_in(3)) name.insert(3, one_in(2) ? "\u00A0" : "\u200B");
    if (one_in(3)) name = "　" + name + " ";
    if (one_in(4)) name = "肥城市" + name;
    const bool bare = !folded_place_name(name, Level::town).names_level();
    if (name.find("肥城市") != name.npos && bare) continue;  // 肥城市王庄 may be a village
    INFO(name);
    CHECK(met(towns, name, Level::town) == towns[town]);
  }
}
