// SPDX-License-Identifier: Apache-2.0
#include "input/columns/missing_numbers.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::array<std::string_view, 18> missing_words = {
    "#ref!",  "#value!",  "#name?", "#div/0!", "#num!", "#error!", "暂无", "暂缺",    "无代码",
    "无编码", "没有代码", "未编码", "未编",    "待定",  "待补",    "待编", "no code", "missing"};

bool are_all(std::string_view text, char wanted) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) { return c == wanted; });
}

bool is_negative_number(std::string_view text) {
  return text.size() > 1 && text[0] == '-' && text.find_first_not_of("0123456789", 1) == text.npos;
}

/// Whether the text is a number such as 999999 that forms use for "none".
bool is_filler(std::string_view text) { return text.size() >= 6 && are_all(text, '9'); }

bool is_marks(std::string_view text) { return text.find_first_not_of("-_*/\\?.#~") == text.npos; }

bool says_none(const std::string& code) {
  if (code.find_first_not_of("0123456789") == code.npos) return is_filler(code);
  const std::string word = plain_word(code);
  if (word.empty()) return false;
  return is_blank_word(word) || std::ranges::find(missing_words, word) != missing_words.end() ||
         is_negative_number(word) || is_marks(word);
}

}  // namespace

MissingCodes find_missing_codes(const std::vector<std::string>& codes) {
  constexpr std::size_t long_code = 6;
  std::map<std::string, std::vector<std::size_t>> rows_of;
  std::size_t longest = 0;
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool is_zero = are_all(codes[i], '0');
    zeros += is_zero ? 1 : 0;
    if (is_zero || says_none(codes[i])) {
      rows_of[codes[i]].push_back(i);
    } else {
      longest = std::max(longest, codes[i].size());
    }
  }
  MissingCodes missing;
  for (const auto& [form, rows] : rows_of) {
    if (are_all(form, '0') && zeros == 1 && longest < long_code) continue;
    missing.rows.insert(missing.rows.end(), rows.begin(), rows.end());
    missing.said.push_back(filled_text("'{}' in {} of {} records", "“{}”：{} 条（共 {} 条）", form,
                                       rows.size(), codes.size()));
  }
  std::ranges::sort(missing.rows);
  return missing;
}

namespace {

constexpr std::size_t min_rows = 3;

bool looks_like_filler(double number) {
  const std::string digits = fmt::format("{:.12g}", number);
  if (digits == "999" || digits == "32767" || digits == "65535") return true;
  return digits.size() >= 4 && digits.find_first_not_of(digits.front()) == digits.npos;
}

/// Whether the number is far above those of the other records.
bool is_far_above(double number, const std::vector<double>& sorted) {
  std::vector<double> others;
  std::ranges::copy_if(sorted, std::back_inserter(others),
                       [&](double other) { return !looks_like_filler(other); });
  return others.empty() || number > 2.0 * others[(others.size() - 1) * 9 / 10];
}

}  // namespace

std::vector<FillerNumber> take_out_fillers(Column<RecordId, std::optional<double>>& numbers,
                                           const std::string& source) {
  std::map<double, std::size_t> count;
  std::vector<double> sorted;
  for (const std::optional<double>& number : numbers) {
    if (!number) continue;
    sorted.push_back(*number);
    if (looks_like_filler(*number)) ++count[*number];
  }
  std::erase_if(count, [](const auto& entry) { return entry.second < min_rows; });
  if (count.empty()) return {};
  std::ranges::sort(sorted);
  std::erase_if(count, [&](const auto& entry) { return !is_far_above(entry.first, sorted); });
  std::vector<FillerNumber> found;
  for (const RecordId row : rows(numbers)) {
    const auto filler = numbers[row] ? count.find(*numbers[row]) : count.end();
    if (filler == count.end()) continue;
    found.push_back({row, filled_text("{0} = {1:.12g}. It occurs in {2} of {3} records and is far "
                                      "above all others, so it is treated as unknown",
                                      "{0} = {1:.12g}。{3} 条记录中有 {2} "
                                      "条为此数，远大于其余各条，视为“无数据”",
                                      source, filler->first, filler->second, sorted.size())});
    numbers[row].reset();
  }
  return found;
}

}  // namespace hinterland
