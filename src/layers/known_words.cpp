// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/known_words.hpp>

#include <hinterland/base/plain_word.hpp>

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace hinterland {

namespace {

using Words = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_one_of(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// A number such as 1, 0 or 1.000, which a census column of numbers turns into.
std::optional<double> as_number(std::string_view text) {
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

bool says_nothing(std::string_view word) {
  return word.empty() || word == "." || word == "…" || word == "#n/a" ||
         is_one_of(word, {"未知",    "不详", "不清楚", "不明", "待查",   "待普查", "待核实",
                          "unknown", "null", "none",   "n/a",  "na",     "-",      "--",
                          "—",       "/",    "?",      "?",    "<null>", "空"});
}

/// "town-level", "level: town" and "town_level" without the word that says what it is.
std::string without_level(std::string word) {
  constexpr std::string_view marks = " -_:";
  constexpr std::string_view level = "level";
  const auto trim = [&] {
    while (!word.empty() && marks.find(word.back()) != marks.npos) word.pop_back();
    while (!word.empty() && marks.find(word.front()) != marks.npos) word.erase(0, 1);
  };
  if (word.size() > level.size() && word.ends_with(level)) word.resize(word.size() - level.size());
  if (word.size() > level.size() && word.starts_with(level)) word.erase(0, level.size());
  trim();
  return word;
}

}  // namespace

bool is_blank_word(std::string_view text) {
  const std::string word = plain_word(text);
  return says_nothing(word) || is_one_of(word, {"无", "没有", "无数据", "缺", "缺失", "——", "nan",
                                                "nil", "null", "no data", "–"});
}

std::optional<Answer> known_answer(std::string_view text) {
  const std::string word = plain_word(text);
  if (says_nothing(word)) return Answer::unknown;
  if (is_one_of(word,
                {"是",     "有",        "通",     "已通",   "已通达", "已接",   "已接通", "接通",
                 "已接入", "接入",      "已建",   "已建成", "建成",   "已连接", "连接",   "已覆盖",
                 "覆盖",   "全覆盖",    "已完成", "完成",   "达标",   "y",      "yes",    "t",
                 "true",   "connected", "√",      "✓",      "✔",      "☑",      "●"})) {
    return Answer::yes;
  }
  if (is_one_of(
          word,
          {"否",     "无",   "没有",   "不通",   "未通",   "未通达", "未接",          "未接通",
           "未接入", "未建", "未建成", "未连接", "未覆盖", "未完成", "不达标",        "未达标",
           "非",     "不是", "n",      "no",     "f",      "false",  "not connected", "×",
           "x",      "✗",    "✘",      "☒",      "○"})) {
    return Answer::no;
  }
  const auto number = as_number(word);
  if (number == 1.0) return Answer::yes;
  if (number == 0.0) return Answer::no;
  return std::nullopt;
}

std::optional<Level> known_level(std::string_view text) {
  const std::string word = without_level(plain_word(text));
  if (says_nothing(word)) return Level::unknown;
  if (is_one_of(word, {"county", "city", "district", "prefecture", "county seat", "county_seat",
                       "municipal", "municipality", "provincial", "province"})) {
    return Level::county;
  }
  if (is_one_of(word, {"town", "township", "subdistrict", "sub-district", "street", "town seat",
                       "town_seat"})) {
    return Level::town;
  }
  if (is_one_of(word, {"village", "hamlet", "community"})) return Level::village;
  // From the smallest up: 镇辖村 is a village, 县辖镇 a town.
  if (has_one_of(word, {"村", "社区", "居委"})) return Level::village;
  if (has_one_of(word, {"镇", "乡", "街道"})) return Level::town;
  if (has_one_of(word, {"县", "区", "市", "旗"})) return Level::county;
  return std::nullopt;
}

std::optional<Level> level_of_code(std::string_view code) {
  const bool digits = code.find_first_not_of("0123456789") == code.npos;
  const bool right_length = code.size() == 6 || code.size() == 9 || code.size() == 12;
  if (!digits || !right_length) return std::nullopt;
  if (code.size() == 6 || code.substr(6, 3) == "000") return Level::county;
  if (code.size() == 9 || code.substr(9, 3) == "000") return Level::town;
  return Level::village;
}

std::optional<VillageCategory> known_category(std::string_view text) {
  const std::string word = plain_word(text);
  if (says_nothing(word)) return VillageCategory::unknown;
  if (word == "central" || has_one_of(word, {"中心", "集聚", "聚集"})) {
    return VillageCategory::central;
  }
  if (word == "basic" || has_one_of(word, {"基层", "一般", "保留", "存续", "稳定", "整治"})) {
    return VillageCategory::basic;
  }
  if (is_one_of(word, {"other", "protected", "moving", "merged"}) ||
      has_one_of(word,
                 {"城郊", "融合", "特色", "保护", "搬迁", "撤并", "其他", "其它", "看不准"})) {
    return VillageCategory::other;
  }
  return std::nullopt;
}

std::optional<Direction> known_direction(std::string_view text, bool letters_are_directions) {
  const std::string word = plain_word(text);
  if (word == "f") return letters_are_directions ? Direction::forward : Direction::both;
  if (word == "t") return letters_are_directions ? Direction::backward : Direction::forward;
  if (is_one_of(word, {"forward", "ft", "yes", "y", "true", "1", "是", "单行", "单向", "正向",
                       "顺向", "roundabout"})) {
    return Direction::forward;
  }
  if (is_one_of(word, {"backward", "reverse", "tf", "-1", "反向", "逆向"})) {
    return Direction::backward;
  }
  if (says_nothing(word) || is_one_of(word, {"both", "b", "no", "n", "false", "0", "否", "双向",
                                             "双行", "非单行", "reversible", "alternating"})) {
    return Direction::both;
  }
  return std::nullopt;
}

}  // namespace hinterland
