// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_legend.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

/// Removes separators and link words from both ends: ＝, 代表, 填.
std::string bare_word(std::string word) {
  static constexpr std::array<std::string_view, 28> links = {
      " ",  ",",  ";",  ":", "=",  "-",  ".",    "/",    "(",    ")",    "[",  "]",  "、", "，",
      "。", "；", "：", "—", "【", "】", "代表", "表示", "是指", "填写", "填", "为", "即", "选"};
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const std::string_view link : links) {
      if (word.starts_with(link)) {
        word.erase(0, link.size());
        is_done = false;
      }
      if (word.ends_with(link)) {
        word.erase(word.size() - link.size());
        is_done = false;
      }
    }
  }
  return word;
}

/// Splits the name into alternating numbers and words, from the first bracket or digit on.
std::vector<std::string> runs_of(std::string_view header) {
  const std::string text = plain_word(narrow_text(header));
  std::size_t at = text.find_first_of("([");
  if (at == text.npos || text.find_first_of("0123456789", at) == text.npos) {
    const std::size_t first = text.empty() ? text.npos : text.find_first_of("0123456789", 1);
    at = first;
  }
  std::vector<std::string> runs;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end]) == is_ascii_digit(text[at])) ++end;
    const std::string run = text.substr(at, end - at);
    const std::string word = is_ascii_digit(run.front()) ? run : bare_word(run);
    if (!word.empty()) runs.push_back(word);
    at = end;
  }
  return runs;
}

}  // namespace

std::vector<std::pair<int, std::string>> legend_in(std::string_view header) {
  std::vector<std::string> runs = runs_of(header);
  const auto is_number = [](const std::string& run) { return is_ascii_digit(run.front()); };
  // In 是1否0 the word comes first. 填写1是0否 starts and ends with a word: the number comes first.
  const bool is_word_first = !runs.empty() && !is_number(runs.front()) && is_number(runs.back());
  std::vector<std::pair<int, std::string>> legend;
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const std::string& number = runs[is_word_first ? i + 1 : i];
    const std::string& word = runs[is_word_first ? i : i + 1];
    if (!is_number(number) || is_number(word) || number.size() > 1) continue;
    legend.emplace_back(number.front() - '0', word);
  }
  const auto begins = [](const auto& entry) { return entry.first <= 1; };
  if (!std::ranges::any_of(legend, begins)) legend.clear();
  return legend;
}

std::map<int, std::optional<Statement>> read_legend(std::string_view header,
                                                    const CensusWords& words) {
  std::map<int, std::optional<Statement>> legend;
  bool has_answer = false;
  for (const auto& [number, word] : legend_in(header)) {
    legend[number] = words.find(word);
    has_answer = has_answer || legend[number].has_value();
  }
  if (!has_answer && legend.size() < 2) legend.clear();
  return legend;
}

}  // namespace hinterland
