// SPDX-License-Identifier: Apache-2.0
#include "synthetic/names.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace hinterland::made_up {

namespace {

using Words = std::string_view;

constexpr std::array<Words, 48> county_first{
    "云", "青", "临", "沂", "汶", "泗", "槐", "柳", "桃", "松", "柏", "兰", "荷", "菊", "芦", "麦",
    "禾", "稷", "穗", "泉", "溪", "湖", "淄", "洸", "鹤", "雁", "鹿", "凤", "龙", "麟", "岱", "嵩",
    "峄", "峰", "岭", "石", "玉", "金", "铜", "文", "武", "和", "安", "宁", "康", "丰", "永", "长"};
constexpr std::array<Words, 60> county_second{
    "山", "水", "河", "泉", "溪", "湖", "城", "邑", "丘", "陵", "原", "川", "州", "台", "冈",
    "阳", "阴", "安", "宁", "平", "昌", "兴", "盛", "和", "顺", "清", "源", "津", "浦", "渡",
    "桥", "关", "亭", "楼", "塔", "寺", "林", "田", "野", "坪", "坡", "口", "门", "营", "屯",
    "集", "镇", "庄", "堡", "寨", "井", "池", "潭", "洲", "滨", "岸", "湾", "岛", "峪", "谷"};

constexpr std::array<Words, 40> surnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "徐", "马", "朱", "胡", "郭",
    "何", "高", "林", "宋", "郑", "梁", "韩", "唐", "冯", "于", "董", "萧", "程", "曹",
    "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡"};
constexpr std::array<Words, 40> rarer_surnames{
    "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田",
    "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔",
    "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟"};
// In GB18030 with four bytes, in GBK not at all: what loses them has not understood GB18030.
constexpr std::array<Words, 3> rare_words{"䶮", "𠮷", "㙟"};

constexpr std::array<Words, 20> plain_places{"庄",   "家庄", "家庄", "村", "家村", "屯",   "家屯",
                                             "铺",   "店",   "家店", "集", "寨",   "家寨", "营",
                                             "家营", "楼",   "家楼", "桥", "官庄", "家洼"};
constexpr std::array<Words, 14> hill_places{"沟", "家沟", "峪", "家峪", "岭", "家岭", "崖",
                                            "泉", "家泉", "坡", "家坡", "湾", "台子", "石屋"};
constexpr std::array<Words, 10> sides{"东", "西", "南", "北", "前", "后", "大", "小", "上", "下"};

constexpr std::array<Words, 32> town_first{
    "龙", "柳", "石", "泉", "桥", "店", "官", "高", "白", "青", "马", "朱", "大", "洪", "双", "望",
    "梁", "杨", "仙", "葛", "孟", "黄", "红", "清", "东", "西", "南", "北", "新", "太", "福", "永"};
constexpr std::array<Words, 24> town_second{"泉", "河", "店", "山", "桥", "家", "庄", "集",
                                            "岭", "湖", "楼", "寨", "城", "沟", "口", "阁",
                                            "台", "营", "屯", "堡", "墩", "川", "坊", "水"};

template <std::size_t count>
std::string_view any(const std::array<Words, count>& words, Random& random) {
  return words[random.below(count)];
}

}  // namespace

std::string county_name(std::uint64_t seed, std::size_t county) {
  constexpr std::size_t names = county_first.size() * county_second.size();
  constexpr std::size_t stride = 1009;  // has no factor in common with 2,880: meets every name once
  const std::size_t which = (county * stride + mix_bits(seed) % names) % names;
  const std::string_view first = county_first[which / county_second.size()];
  const std::string_view second = county_second[which % county_second.size()];
  return std::string(first) + std::string(second) + "县";
}

std::string Namer::unused(std::string name) {
  return used_.insert(name).second ? name : std::string();
}

std::string Namer::town() {
  while (true) {
    std::string name(any(town_first, random_));
    name += any(town_second, random_);
    name = unused(std::move(name));
    if (!name.empty()) return name + (random_.chance(0.8) ? "镇" : "乡");
  }
}

std::string Namer::village(bool in_the_hills) {
  while (true) {
    std::string name;
    if (random_.chance(0.22)) name += any(sides, random_);
    if (random_.chance(1.0 / 80.0)) {
      name += any(rare_words, random_);
    } else {
      name += random_.chance(0.7) ? any(surnames, random_) : any(rarer_surnames, random_);
    }
    const bool hill_name = random_.chance(in_the_hills ? 0.7 : 0.06);
    name += hill_name ? any(hill_places, random_) : any(plain_places, random_);
    name = unused(std::move(name));
    if (!name.empty()) return name;
  }
}

}  // namespace hinterland::made_up
