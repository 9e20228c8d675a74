// SPDX-License-Identifier: Apache-2.0
#include "world/column_codes.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

namespace hinterland {

namespace {

constexpr std::size_t digits_of_a_village = 12;
constexpr std::size_t digits_of_a_group = 15;
/// ZLDWDM, QSDWDM, CJDCQDM of the third land survey (TD/T 1055-2019, 2020).
constexpr std::size_t digits_of_survey = 19;

/// A number in scientific notation: 3.74021E+11.
struct Scientific {
  std::string digits;
  int exponent = 0;
  std::size_t after_point = 0;
};

std::optional<Scientific> scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == text.npos || e == 0) return std::nullopt;
  Scientific found;
  bool point = false;
  for (const char c : text.substr(0, e)) {
    if ((c == '.' || c == ',') && !point && !found.digits.empty()) {
      point = true;
    } else if (is_ascii_digit(c)) {
      found.digits.push_back(c);
      if (point) ++found.after_point;
    } else {
      return std::nullopt;
    }
  }
  std::string_view power = text.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  const auto [end, error] =
      std::from_chars(power.data(), power.data() + power.size(), found.exponent);
  const bool is_whole = error == std::errc{} && end == power.data() + power.size();
  const bool normal = found.digits.size() == found.after_point + 1;
  const bool large = found.exponent >= 5 && found.exponent < 40;
  const bool is_number = point || text.find('+') != text.npos;  // 1E12 may name a grid square
  return is_whole && normal && large && is_number ? std::optional(found) : std::nullopt;
}

/// 370,102,001,001: groups of three digits throughout.
bool has_groups(std::string_view text) {
  if (text.find(',') == text.npos || text.find_first_not_of("0123456789,") != text.npos)
    return false;
  const auto value = number_in_cell(text);
  return value.by_point && !value.by_comma;  // at least two commas
}

/// 370102-001-001: has the number of digits of a code of a town, a village or a village group.
bool has_hyphens(std::string_view text) {
  if (text.find('-') == text.npos || text.find_first_not_of("0123456789- ") != text.npos)
    return false;
  const auto digits = std::ranges::count_if(text, is_ascii_digit);
  return is_ascii_digit(text.front()) && (digits == 9 || digits == 12 || digits == 15);
}

std::size_t zeros_at_end(std::string_view code) {
  const std::size_t last = code.find_last_not_of('0');
  return last == code.npos ? 0 : code.size() - last - 1;
}

/// The significant digits of a land survey code: those of the village or its group; all digits if a
/// parcel number follows.
std::size_t digits_before_zeros(std::string_view code) {
  for (const std::size_t digits : {digits_of_a_village, digits_of_a_group}) {
    if (zeros_at_end(code) >= code.size() - digits) return digits;
  }
  return code.size();
}

/// Rows whose codes end in at least five zeros and occur several times.
std::vector<bool> padded_with_zeros(const std::vector<std::string>& codes) {
  constexpr std::size_t many = 5;
  constexpr std::size_t long_code = 9;
  std::unordered_map<std::string_view, std::size_t> times;
  for (const std::string& code : codes) {
    const bool padded =
        are_ascii_digits(code) && code.size() >= long_code && zeros_at_end(code) >= many;
    if (padded) ++times[code];
  }
  std::vector<bool> rows(codes.size(), false);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto found = times.find(codes[i]);
    rows[i] = found != times.end() && found->second > 1;
  }
  return rows;
}

/// Whether there are codes of more than 15 digits and all have only zeros from the 16th on: Excel
/// keeps 15 digits.
bool end_after_fifteen(const std::vector<std::string>& codes) {
  constexpr std::size_t kept = 15;
  std::size_t longer = 0;
  for (const std::string& code : codes) {
    if (!are_ascii_digits(code) || code.size() <= kept) continue;
    ++longer;
    if (code.find_first_not_of('0', kept) != code.npos) return false;
  }
  return longer > 1;
}

/// The number of codes with one digit less than all others, with an example: a sign of a lost
/// leading zero.
std::pair<std::size_t, std::string> one_digit_short(const std::vector<std::string>& codes) {
  constexpr std::size_t long_code = 7;
  std::map<std::size_t, std::pair<std::size_t, std::string>> of_length;
  for (const std::string& code : codes) {
    if (code.empty()) continue;
    if (!are_ascii_digits(code)) return {};
    auto& [count, example] = of_length[code.size()];
    if (count++ == 0) example = code;
  }
  if (of_length.size() != 2) return {};
  const auto& [shorter, few] = *of_length.begin();
  const auto& [longer, most] = *of_length.rbegin();
  if (longer != shorter + 1 || longer < long_code || few.first >= most.first) return {};
  return few;
}

/// 370102000000: the digits before the zeros are the code of a county, a city or a province.
bool is_of_a_higher_level(std::string_view code) {
  constexpr std::size_t digits_of_a_county = 6;
  return are_ascii_digits(code) && code.size() - zeros_at_end(code) <= digits_of_a_county;
}

Text reported_of_lost(std::size_t lost, std::size_t all, const std::string& example,
                      std::size_t damaged) {
  return {
      fmt::format(
          "{}, such as {}: {} treated as missing. Format the column as text before the file is "
          "saved, or name the column of village codes with fields = {{ code = \"…\" }}",
          counted_of(lost, all, "codes lost its last digits in a spreadsheet or is a town code",
                     "codes lost their last digits in a spreadsheet or are town codes"),
          example, counted(damaged, "of them is", "of them are")),
      fmt::format("{}个代码（共{}个）在电子表格中丢失了末位数字，或是乡镇代码，例如 {}：其中{}"
                  "个按没有代码处理。请先把该列设为文本再保存，或用 fields = {{ code = \"…\" }} "
                  "指定村级代码列",
                  lost, all, example, damaged)};
}

Text reported_of_zeros(std::size_t lost, std::size_t all, const std::string& example) {
  return {
      fmt::format("{} of {} codes end in zeros and occur in several records, such as {}: they are "
                  "codes of a county or city, or lost their last digits in a spreadsheet. They are "
                  "treated as missing; name the column of village codes with fields = {{ code = "
                  "\"…\" }}, or format it as text before the file is saved",
                  lost, all, example),
      fmt::format("{}个代码（共{}个）以零结尾且多条记录相同，例如 {}：是县级或更高一级的代码，"
                  "或在电子表格中丢失了末位数字。均按没有代码处理；请用 fields = {{ code = "
                  "\"…\" }} 指定村级代码列，或先把该列设为文本再保存",
                  lost, all, example)};
}

}  // namespace

std::string plain_code(std::string_view text) {
  if (are_ascii_digits(text)) return std::string(text);
  std::string code = narrow_text(text);
  std::ranges::replace_if(
      code, [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
  constexpr std::string_view marks = "'`\"= ";
  while (code.size() > 1 && marks.find(code.front()) != marks.npos) code.erase(0, 1);
  while (code.size() > 1 && marks.find(code.back()) != marks.npos) code.pop_back();
  const std::size_t point = code.find_first_of(".,");
  const std::size_t zeros = point == code.npos ? 0 : code.size() - point - 1;
  const bool no_digits = code.find_first_not_of('0', point + 1) == code.npos;
  const bool is_fraction = point != code.npos && no_digits && (code[point] == '.' || zeros < 3);
  if (is_fraction && are_ascii_digits(std::string_view(code).substr(0, point))) code.resize(point);
  if (code.find_first_not_of("0123456789 ") == code.npos) std::erase(code, ' ');
  if (has_hyphens(code)) std::erase_if(code, [](char c) { return !is_ascii_digit(c); });
  if (has_groups(code)) std::erase(code, ',');
  if (const auto number = scientific(code)) {
    const bool is_whole = static_cast<int>(number->after_point) == number->exponent;
    if (is_whole) return number->digits;
  }
  return code;
}

std::vector<std::string> plain_codes(std::vector<std::string> codes) {
  std::size_t max_digits = 0;
  for (std::string& code : codes) {
    const bool may_be = code.find_first_of("eE") != code.npos;
    const auto number = may_be ? scientific(narrow_text(code)) : std::nullopt;
    if (number) max_digits = std::max(max_digits, number->digits.size());
    code = plain_code(code);
  }
  for (std::string& code : codes) {
    const auto number = scientific(code);
    const auto digits = number ? static_cast<std::size_t>(number->exponent) + 1 : 0;
    const bool is_survey = digits == digits_of_survey && max_digits == digits_of_a_village;
    if (number && (digits == max_digits || is_survey)) {
      code = number->digits + std::string(digits - number->digits.size(), '0');
    }
    if (is_survey_code(code)) code.resize(digits_before_zeros(code));
  }
  return codes;
}

bool is_survey_code(std::string_view code) {
  return code.size() == digits_of_survey && are_ascii_digits(code) && code.front() > '0' &&
         code.front() < '8';
}

std::string_view village_of_group(std::string_view code) {
  const bool is_group =
      (code.size() == digits_of_a_group && are_ascii_digits(code)) || is_survey_code(code);
  return is_group ? code.substr(0, digits_of_a_village) : std::string_view();
}

std::string_view code_of_village(std::string_view code) {
  const std::string_view village = village_of_group(code);
  return !village.empty() && code.ends_with("000") ? village : code;
}

CodeReport examine_codes(const std::vector<std::string>& codes, bool are_villages) {
  CodeReport report;
  const auto padded =
      are_villages ? padded_with_zeros(codes) : std::vector<bool>(codes.size(), false);
  const bool cut = end_after_fifteen(codes);
  std::unordered_map<std::string_view, std::size_t> times;
  if (cut) {
    for (const std::string& code : codes) ++times[code];
  }
  std::size_t lost = 0;
  bool all_of_a_level = true;
  std::string example;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool longer = cut && are_ascii_digits(codes[i]) && codes[i].size() > 15;
    const bool unclear = padded[i] || scientific(codes[i]) || (longer && times[codes[i]] > 1);
    if (unclear) report.damaged.push_back(i);
    if (!unclear && !longer) continue;
    if (lost++ == 0) example = codes[i];
    all_of_a_level = all_of_a_level && padded[i] && is_of_a_higher_level(codes[i]);
  }
  if (lost > 0 && all_of_a_level) report.message = reported_of_zeros(lost, codes.size(), example);
  if (!report.message.empty()) return report;
  if (lost > 0) {
    report.message = reported_of_lost(lost, codes.size(), example, report.damaged.size());
    return report;
  }
  const auto [few, short_code] = one_digit_short(codes);
  if (few > 0) {
    report.message = {
        fmt::format(
            "{} one digit fewer than all others, such as {}: a leading zero may be missing. {} as "
            "{}; format the column as text in the spreadsheet and save it again",
            counted_of(few, codes.size(), "codes has", "codes have"), short_code,
            few == 1 ? "It is kept" : "They are kept", few == 1 ? "it is" : "they are"),
        fmt::format("{}个代码（共{}个）比其他代码少一位，例如 "
                    "{}：可能丢失了前导零。代码按原样保留；请在电子"
                    "表格中把该列设为文本后重新保存",
                    few, codes.size(), short_code)};
  }
  return report;
}

}  // namespace hinterland
