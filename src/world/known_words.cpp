// SPDX-License-Identifier: Apache-2.0
#include "world/known_words.hpp"

#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "world/cell_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace hinterland {

namespace {

/// A number such as 1, 0 or 1.000, as in numeric census columns.
std::optional<double> as_number(std::string_view text) {
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_no_answer(std::string_view word) {
  return word.empty() || is_null_word(word) ||
         is_one_of(word, {"未知", "不详", "不清楚", "不明", "待查", "待普查", "待核实", "unknown",
                          "na", "nil", "none", "nan", "?", "？"});
}

/// Removes the word "level": "town-level", "level: town" and "town_level" become "town".
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
  return is_no_answer(word) || is_one_of(word, {"无", "没有", "缺", "no data"});
}

std::optional<TriState> known_answer(std::string_view text) {
  switch (known_statement(text).value_or(Statement::partly)) {
    case Statement::yes:
      return TriState::yes;
    case Statement::no:
      return TriState::no;
    case Statement::unknown:
      return TriState::unknown;
    default:
      break;
  }
  const auto number = as_number(narrow_text(text));
  if (number == 1.0) return TriState::yes;
  if (number == 0.0) return TriState::no;
  return std::nullopt;
}

std::optional<Level> known_level(std::string_view text) {
  const std::string word = without_level(plain_word(text));
  if (is_no_answer(word)) return Level::unknown;
  if (is_one_of(word, {"county", "city", "district", "prefecture", "county seat", "county_seat",
                       "municipal", "municipality", "provincial", "province"})) {
    return Level::county;
  }
  if (is_one_of(word, {"town", "township", "subdistrict", "sub-district", "street", "town seat",
                       "town_seat"})) {
    return Level::town;
  }
  if (is_one_of(word, {"village", "hamlet", "community"})) return Level::village;
  // The lowest level first: 镇辖村 is a village, 县辖镇 a town.
  if (holds_one_of(word, {"村", "社区", "居委"})) return Level::village;
  if (holds_one_of(word, {"镇", "乡", "街道"})) return Level::town;
  if (holds_one_of(word, {"县", "区", "市", "旗"})) return Level::county;
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

std::optional<CategoryWord> known_category(std::string_view text) {
  using enum VillageCategory;
  struct Token {
    std::string_view text;
    VillageCategory category;  // unknown: the word does not determine it
  };
  static constexpr std::array tokens = {
      Token{"central", central}, Token{"中心", central},     Token{"集聚", central},
      Token{"聚集", central},    Token{"basic", basic},      Token{"基层", basic},
      Token{"一般", basic},      Token{"保留", basic},       Token{"存续", basic},
      Token{"稳定", basic},      Token{"整治", basic},       Token{"other", other},
      Token{"protected", other}, Token{"moving", other},     Token{"merged", other},
      Token{"城郊", other},      Token{"融合", other},       Token{"特色", other},
      Token{"保护", other},      Token{"搬迁", other},       Token{"撤并", other},
      Token{"其他", other},      Token{"其它", other},       Token{"看不准", other},
      Token{"迁并", other},      Token{"拆迁", other},       Token{"固边", other},
      Token{"兴边", other},      Token{"待定", other},       Token{"未分类", other},
      Token{"暂不分类", other},  Token{"暂未分类", other},   Token{"拟", unknown},
      Token{"列入", unknown},    Token{"引导", unknown},     Token{"逐步", unknown},
      Token{"近期", unknown},    Token{"远期", unknown},     Token{"整村", unknown},
      Token{"整体", unknown},    Token{"优化", unknown},     Token{"完善", unknown},
      Token{"富民", unknown},    Token{"强边", unknown},     Token{"类型", unknown},
      Token{"提升", unknown},    Token{"发展", unknown},     Token{"建设", unknown},
      Token{"改善", unknown},    Token{"治理", unknown},     Token{"控制", unknown},
      Token{"类", unknown},      Token{"型", unknown},       Token{"村", unknown},
      Token{"村庄", unknown},    Token{"社区", unknown},     Token{"居民点", unknown},
      Token{"农村", unknown},    Token{"新型", unknown},     Token{"行政", unknown},
      Token{"重点", unknown},    Token{"规划", unknown},     Token{"传统", unknown},
      Token{"村落", unknown},    Token{"历史文化", unknown}, Token{"(", unknown},
      Token{")", unknown},       Token{"、", unknown},       Token{"/", unknown},
      Token{"-", unknown},       Token{" ", unknown}};
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const Token& token : tokens) all.push_back(token.text);
    return all;
  }();
  const std::string word = plain_word(narrow_text(text));
  CategoryWord found;
  if (is_no_answer(word)) return found;
  const auto broken = broken_into_words(word, texts);
  if (!broken) return std::nullopt;
  for (const std::size_t row : *broken) {
    const Token& token = tokens[row];
    if (found.category == unknown) found.category = token.category;
    found.is_protected = found.is_protected || token.text == "保护" || token.text == "protected";
    found.is_movable = found.is_movable || is_one_of(token.text, {"搬迁", "撤并", "迁并", "拆迁"});
  }
  return found.category == unknown ? std::nullopt : std::optional(found);
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
  if (is_no_answer(word) || is_one_of(word, {"both", "b", "no", "n", "false", "0", "否", "双向",
                                             "双行", "非单行", "reversible", "alternating"})) {
    return Direction::both;
  }
  return std::nullopt;
}

}  // namespace hinterland
