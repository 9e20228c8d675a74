// SPDX-License-Identifier: Apache-2.0
#include "input/columns/kind_words.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "world/folded_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

bool is_latin(char c) { return is_ascii_small(c) || is_ascii_digit(c); }

/// Lead bytes of é, ş, ô and the like in UTF-8: U+00C0 to U+024F.
bool leads_accented(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte <= 0xC9;
}

/// Whether a Latin letter precedes this offset, or is at it.
bool letter_before(std::string_view text, std::size_t at) {
  return at > 0 && (is_latin(text[at - 1]) || (at > 1 && leads_accented(text[at - 2])));
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_latin(text[at]) || leads_accented(text[at]));
}

/// Whether the word at this offset is not part of a longer Latin word.
bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  const bool cut_before = letter_before(text, at) && letter_at(text, at);
  const bool cut_after = letter_before(text, end) && letter_at(text, end);
  return !cut_before && !cut_after;
}

/// Qualifiers that state an owner or a size, but not a kind.
constexpr std::array qualifiers = {
    std::string_view("标准化"), std::string_view("乡镇"),     std::string_view("街道"),
    std::string_view("社区"),   std::string_view("农村"),     std::string_view("中心"),
    std::string_view("公立"),   std::string_view("私立"),     std::string_view("公办"),
    std::string_view("民办"),   std::string_view("综合"),     std::string_view("普通"),
    std::string_view("完全"),   std::string_view("市级"),     std::string_view("县级"),
    std::string_view("区级"),   std::string_view("镇级"),     std::string_view("乡级"),
    std::string_view("村级"),   std::string_view("市"),       std::string_view("县"),
    std::string_view("区"),     std::string_view("镇"),       std::string_view("乡"),
    std::string_view("村"),     std::string_view("public"),   std::string_view("private"),
    std::string_view("state"),  std::string_view("national"), std::string_view("government"),
    std::string_view("govt"),   std::string_view("rural"),    std::string_view("urban"),
    std::string_view("local"),  std::string_view("general"),  std::string_view("central"),
    std::string_view("main"),   std::string_view("district"), std::string_view("county"),
    std::string_view("city"),   std::string_view("town"),     std::string_view("township"),
    std::string_view("village")};

/// Whether the text consists of qualifiers and blanks only.
bool only_qualifies(std::string_view text) {
  while (!text.empty()) {
    const auto qualifies = [&](std::string_view word) {
      return text.starts_with(word) && !(is_latin(word.back()) && letter_at(text, word.size()));
    };
    const auto found = std::ranges::find_if(qualifiers, qualifies);
    if (text.front() != ' ' && found == qualifiers.end()) return false;
    text.remove_prefix(text.front() == ' ' ? 1 : found->size());
  }
  return true;
}

/// The offset of the last occurrence of the word; npos if there is none.
std::size_t find_last(std::string_view text, std::string_view word) {
  std::size_t at = text.rfind(word);
  while (at != text.npos && !stands_alone(text, at, word.size())) {
    at = at == 0 ? text.npos : text.rfind(word, at - 1);
  }
  return at;
}

/// Adds the id, the names and the kinds of a catalogue entry.
template <class Row, class Entry>
void add_words(KnownWords& words, Row row, const Entry& entry) {
  words.add(entry.id, row.index);
  words.add(entry.name_zh, row.index);
  words.add(entry.name_en, row.index);
  for (const std::string& kind : entry.kinds) words.add(kind, row.index);
}

}  // namespace

void KnownWords::add(std::string_view word, std::uint32_t row) {
  const std::string plain = plain_kind(word);
  if (!plain.empty() && whole_.emplace(plain, row).second) words_.push_back({plain, row});
}

void KnownWords::sort() {
  std::ranges::stable_sort(words_, std::ranges::greater{},
                           [](const Word& word) { return word.text.size(); });
}

std::optional<KnownWords::Match> KnownWords::find(std::string_view text) const {
  const std::string plain = plain_kind(text);
  if (const auto whole = whole_.find(plain); whole != whole_.end()) {
    return Match{whole->second, plain, true};
  }
  const Word* best = nullptr;
  std::size_t best_at = 0;
  for (const Word& word : words_) {
    if (best != nullptr && word.text.size() < best->text.size()) break;
    const std::size_t at = find_last(plain, word.text);
    if (at == plain.npos || (best != nullptr && at <= best_at)) continue;
    best = &word;
    best_at = at;
  }
  if (best == nullptr) return std::nullopt;
  const std::string_view all = plain;
  const bool is_whole = only_qualifies(all.substr(0, best_at)) &&
                        only_qualifies(all.substr(best_at + best->text.size()));
  return Match{best->row, best->text, is_whole};
}

KindWords::KindWords(const ServiceCatalogue& catalogue) {
  for (ServiceId s : rows(catalogue.services)) add_words(words_, s, catalogue.services[s]);
  words_.sort();
  for (const std::string& kind : catalogue.other_kinds) others_.add(kind, 0);
  others_.sort();
}

std::optional<KindMatch> KindWords::match(std::string_view kind) const {
  const auto found = words_.find(kind);
  if (!found || (!found->is_whole && others_.find(kind))) return std::nullopt;
  return KindMatch{{found->row}, found->word, found->is_whole};
}

std::optional<ServiceId> KindWords::find(std::string_view kind) const {
  const auto found = match(kind);
  return found ? std::optional(found->service) : std::nullopt;
}

std::optional<TurnedKind> KindWords::turned(std::string_view kind) const {
  const auto found = words_.find(kind);
  if (!found || found->is_whole) return std::nullopt;
  const auto other = others_.find(kind);
  if (!other) return std::nullopt;
  return TurnedKind{{found->row}, found->word, other->word};
}

bool KindWords::is_other(std::string_view kind) const {
  const auto other = others_.find(kind);
  return other && other->word == plain_kind(kind);
}

std::optional<KindMatch> KindWords::match_narrowest(const std::vector<std::string>& classes) const {
  std::optional<KindMatch> narrowest;
  for (auto one = classes.rbegin(); one != classes.rend(); ++one) {
    const auto found = match(*one);
    if (!narrowest && !found && others_.find(*one)) return std::nullopt;
    if (!narrowest) narrowest = found;
    if (found && found->is_whole && found->service == narrowest->service) return found;
  }
  return narrowest;
}

RoadClassWords::RoadClassWords(const ServiceCatalogue& catalogue) {
  for (RoadClassId c : rows(catalogue.road_classes)) {
    add_words(words_, c, catalogue.road_classes[c]);
  }
  words_.sort();
}

std::optional<RoadClassId> RoadClassWords::find(std::string_view road_class) const {
  const auto found = words_.find(road_class);
  return found ? std::optional(RoadClassId{found->row}) : std::nullopt;
}

namespace {

/// Whether 城镇 is the common noun "urban" rather than the end of a town's name: 城镇超市, 县城镇
/// and 小城镇, but not 天城镇小学.
bool is_urban(std::string_view before, std::string_view after) {
  return before == "城" || after.starts_with("化") ||
         ends_with_one_of(before, {"县城", "市城", "区城", "小城"});
}

/// Whether 农村 or 乡村 is the common noun "rural" rather than the end of a village's name:
/// 农村信用社 and 县农村小学, but not 神农村卫生室.
bool is_rural(std::string_view before, std::string_view after) {
  const bool is_alone =
      before.size() == std::string_view("农").size() ||
      ends_with_one_of(before, {"县农", "市农", "区农", "镇农", "县乡", "市乡", "区乡", "镇乡"});
  return is_alone || !starts_with_one_of(after, {"卫生室", "卫生所", "小学", "教学点", "幼儿园",
                                                 "村委", "委会", "文化", "敬老", "养老"});
}

/// Whether a word that may be part of another one denotes a level, given the text before and after
/// it.
bool names_level(std::string_view word, std::string_view before, std::string_view after) {
  if (word == "村") return !ends_with_one_of(before, {"农", "乡"}) || !is_rural(before, after);
  if (word == "镇") return !before.ends_with("城") || !is_urban(before, after);
  if (word == "县") return !starts_with_one_of(after, {"道", "乡", "域"});
  if (word == "乡") {
    return after.empty() || starts_with_one_of(after, {"级", "中心", "中学", "小学", "初", "幼",
                                                       "卫生", "医", "文化", "敬老", "政府", "人民",
                                                       "派出", "财政", "便民", "综合"});
  }
  if (word == "市" || word == "区" || word == "旗") {
    const bool is_part = ends_with_one_of(before, {"超", "集", "门", "菜", "夜", "早", "社", "小",
                                                   "校", "园", "景", "山", "矿", "林", "片"});
    return !is_part && starts_with_one_of(
                           after, {"级",   "人民", "第",   "中医",   "中心医院", "医院", "妇幼",
                                   "公安", "实验", "体育", "文化馆", "文化中心", "图书", "政务",
                                   "政府", "博物", "疾控", "疾病",   "民政",     "法院", "中学"});
  }
  return true;
}

constexpr std::array chinese = {LevelWord{Level::village, "村"},
                                LevelWord{Level::village, "居委会"},
                                LevelWord{Level::village, "居民委员会"},
                                LevelWord{Level::village, "教学点"},
                                LevelWord{Level::village, "卫生室"},
                                LevelWord{Level::village, "农家书屋"},
                                LevelWord{Level::town, "街道"},
                                LevelWord{Level::town, "镇"},
                                LevelWord{Level::town, "乡"},
                                LevelWord{Level::county, "县"},
                                LevelWord{Level::county, "市"},
                                LevelWord{Level::county, "区"},
                                LevelWord{Level::county, "旗"},
                                LevelWord{Level::county, "省级"},
                                LevelWord{Level::county, "州级"}};

constexpr std::array english = {
    LevelWord{Level::village, "village"},  LevelWord{Level::village, "hamlet"},
    LevelWord{Level::town, "township"},    LevelWord{Level::town, "town"},
    LevelWord{Level::town, "subdistrict"}, LevelWord{Level::county, "county"},
    LevelWord{Level::county, "district"},  LevelWord{Level::county, "provincial"},
    LevelWord{Level::county, "municipal"}, LevelWord{Level::county, "prefectural"}};

struct Found {
  LevelWord word{Level::unknown, ""};
  std::size_t end = 0;  ///< offset after it; 0 if not found
};

Found last_chinese(std::string_view text) {
  Found last;
  for (const LevelWord& word : chinese) {
    for (std::size_t at = text.find(word.word); at != text.npos;
         at = text.find(word.word, at + word.word.size())) {
      const std::size_t end = at + word.word.size();
      if (end > last.end && names_level(word.word, text.substr(0, at), text.substr(end))) {
        last = {word, end};
      }
    }
  }
  return last;
}

/// An English word that is not part of a longer one.
std::optional<LevelWord> english_word(std::string_view text) {
  for (const LevelWord& word : english) {
    const std::size_t at = text.find(word.word);
    if (at == text.npos || (at > 0 && is_ascii_small(text[at - 1]))) continue;
    const std::size_t end = at + word.word.size();
    if (end == text.size() || !is_ascii_small(text[end])) return word;
  }
  return std::nullopt;
}

/// Whether the text after the word of a level shows that it belongs to an address, or to the name
/// of a facility that villages do not have: 李庄村路小学, 周村中学.
bool is_part_of_name(Level level, std::string_view rest) {
  const bool is_square =
      holds_one_of(rest, {"广场"}) && !holds_one_of(rest, {"文化", "健身", "体育", "休闲"});
  if (is_square || holds_one_of(rest, {"路", "街", "巷", "大道", "小区", "花园", "大厦"}))
    return true;
  return level == Level::village &&
         holds_one_of(rest, {"中学", "高中", "中心", "医院", "职业", "支行", "派出所", "法庭"});
}

/// Whether the text after the word of a town or county cannot contain the name of a village: true
/// for 王庄镇第二小学; false for 王庄镇李庄小学 and 五莲县石桥乡李庄小学, where the town is only
/// the address.
bool is_of_the_place(std::string_view rest, std::string_view kind) {
  return rest.empty() || rest == kind ||
         starts_with_one_of(rest, {"中心",     "级",   "办",       "直属",     "驻地",
                                   "机关",     "政府", "人民",     "政务",     "行政",
                                   "便民",     "党群", "党校",     "第",       "小学",
                                   "学校",     "完全", "完小",     "九年",     "初级",
                                   "初中",     "中学", "高中",     "高级",     "实验",
                                   "民族",     "职业", "成人",     "特殊教育", "幼",
                                   "卫生院",   "医",   "中医",     "妇幼",     "疾控",
                                   "疾病",     "计生", "卫生服务", "卫生监",   "公安",
                                   "派出所",   "警务", "交警",     "消防",     "司法",
                                   "法庭",     "法院", "敬老",     "养老",     "福利",
                                   "老年",     "殡仪", "公墓",     "文化",     "综合",
                                   "图书",     "博物", "体育",     "健身",     "全民",
                                   "休闲",     "广场", "公园",     "影剧院",   "电影",
                                   "公共",     "民政", "财政",     "税务",     "市场",
                                   "自然资源", "国土", "水利",     "林业",     "畜牧",
                                   "兽医",     "农业", "农技",     "农机",     "农商",
                                   "农贸",     "农村", "农资",     "供销",     "邮政",
                                   "信用",     "银行", "集贸",     "菜市",     "商场",
                                   "商贸",     "超市", "惠民",     "客运",     "汽车站",
                                   "公交",     "环卫", "垃圾",     "污水",     "自来水",
                                   "水厂",     "供水", "供电",     "变电",     "供热",
                                   "换热",     "燃气", "加油",     "公厕",     "社区卫生服务中心"});
}

/// Top-level categories of Amap, Baidu and Tencent that do not denote a service by themselves.
constexpr std::array highest_classes = {"汽车服务",
                                        "汽车销售",
                                        "汽车维修",
                                        "摩托车服务",
                                        "餐饮服务",
                                        "购物服务",
                                        "生活服务",
                                        "体育休闲服务",
                                        "医疗保健服务",
                                        "住宿服务",
                                        "风景名胜",
                                        "商务住宅",
                                        "政府机构及社会团体",
                                        "科教文化服务",
                                        "交通设施服务",
                                        "金融保险服务",
                                        "公司企业",
                                        "道路附属设施",
                                        "地名地址信息",
                                        "公共设施",
                                        "美食",
                                        "酒店",
                                        "购物",
                                        "丽人",
                                        "旅游景点",
                                        "休闲娱乐",
                                        "运动健身",
                                        "教育培训",
                                        "文化传媒",
                                        "医疗保健",
                                        "交通设施",
                                        "房地产",
                                        "政府机构",
                                        "机构团体",
                                        "娱乐休闲",
                                        "汽车",
                                        "酒店宾馆",
                                        "文化场馆",
                                        "教育学校",
                                        "银行金融",
                                        "基础设施",
                                        "房产小区",
                                        "室内及附属设施",
                                        "地名地址"};

}  // namespace

std::optional<LevelWord> level_in_words(std::string_view kind, std::string_view name) {
  const std::string plain_kind = plain_word(narrow_text(kind));
  if (const Found found = last_chinese(plain_kind); found.end > 0) return found.word;
  if (const auto word = english_word(plain_kind)) return word;
  const std::string plain_name = plain_word(narrow_text(name));
  const Found found = last_chinese(plain_name);
  const std::string_view rest = std::string_view(plain_name).substr(found.end);
  if (found.end == 0 || is_part_of_name(found.word.level, rest)) return std::nullopt;
  if (found.word.level != Level::village && !is_of_the_place(rest, plain_kind)) return std::nullopt;
  return found.word;
}

std::vector<std::string> classes_below(std::string_view text) {
  const std::string plain = narrow_text(text);
  const std::size_t end = plain.find_first_of(";:/>-,");
  if (end == plain.npos) return {};
  const std::string first = plain_word(plain.substr(0, end));
  if (std::ranges::find(highest_classes, first) == highest_classes.end()) return {};
  std::vector<std::string> classes;
  for (std::size_t begin = end + 1; begin <= plain.size();) {
    const std::size_t next = std::min(plain.find(plain[end], begin), plain.size());
    classes.push_back(plain_word(plain.substr(begin, next - begin)));
    begin = next + 1;
  }
  return classes;
}

std::vector<std::string> kinds_in_cell(std::string_view text) {
  constexpr std::array<std::string_view, 11> separators = {"|", "｜", "、", "，", ",", "；",
                                                           ";", "/",  "／", "+",  "\n"};
  const std::size_t used = classes_below(text).empty() ? separators.size() : 2;
  std::vector<std::string> kinds;
  std::string kind;
  const auto finish = [&] {
    kind = narrow_text(kind);
    if (!kind.empty()) kinds.push_back(kind);
    kind.clear();
  };
  while (!text.empty()) {
    const auto* const end = separators.begin() + used;
    const auto* const mark = std::find_if(
        separators.begin(), end, [&](std::string_view word) { return text.starts_with(word); });
    if (mark == end) {
      kind += text.front();
      text.remove_prefix(1);
    } else {
      finish();
      text.remove_prefix(mark->size());
    }
  }
  finish();
  return kinds;
}

}  // namespace hinterland
