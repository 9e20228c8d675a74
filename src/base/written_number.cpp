// SPDX-License-Identifier: Apache-2.0
#include "base/written_number.hpp"

#include "base/ascii.hpp"
#include "base/number_text.hpp"
#include "base/plain_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace hinterland {

namespace {

std::optional<double> value_of(const std::string& number) {
  double value = 0.0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The digits of a whole number whose groups are parted by `mark`: groups of three, or as in India
/// 12,34,567. Empty: the groups are no groups.
std::string without_groups(std::string_view whole, char mark) {
  std::vector<std::string_view> groups;
  for (std::size_t first = 0; first <= whole.size();) {
    const std::size_t end = std::min(whole.find(mark, first), whole.size());
    groups.push_back(whole.substr(first, end - first));
    first = end + 1;
  }
  const auto middle = [&](std::size_t digits) {
    return std::all_of(groups.begin() + 1, groups.end() - 1,
                       [&](std::string_view group) { return group.size() == digits; });
  };
  const std::size_t first = groups.front().size();
  const bool threes = first >= 1 && first <= 3 && middle(3);
  const bool indian = mark == ',' && groups.size() > 2 && first >= 1 && first <= 2 && middle(2);
  if (!(threes || indian) || groups.back().size() != 3 || groups.front().front() == '0') return {};
  std::string digits;
  for (const std::string_view group : groups) digits += group;
  return digits;
}

/// The value of digits and separators where `decimal` ends the whole; 0: there is no fraction.
std::optional<double> value_with(std::string_view body, char decimal, const std::string& exponent) {
  std::string_view whole = body;
  std::string_view fraction;
  const std::size_t end = decimal == 0 ? body.npos : body.find(decimal);
  if (end != body.npos) {
    whole = body.substr(0, end);
    fraction = body.substr(end + 1);
  }
  if (!std::ranges::all_of(fraction, is_ascii_digit)) return std::nullopt;
  std::string digits(whole);
  const auto mark = std::ranges::find_if_not(whole, is_ascii_digit);
  if (mark != whole.end()) {
    const bool one_kind =
        std::ranges::all_of(whole, [&](char c) { return is_ascii_digit(c) || c == *mark; });
    digits = one_kind ? without_groups(whole, *mark) : std::string();
    if (digits.empty()) return std::nullopt;
  }
  if (digits.empty() && fraction.empty()) return std::nullopt;
  return value_of(digits + "." + std::string(fraction) + exponent);
}

/// Digits and the separators between them, from the start of the text.
std::size_t length_of_body(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_ascii_digit(text[i])) {
      length = i + 1;
    } else if ((text[i] == '.' || text[i] == ',') && length == i) {
      length = i + 1;
    } else if ((text[i] != ' ' && text[i] != '\'') || length < i) {
      break;
    }
  }
  return length;
}

/// "e+11" at the start of the text; empty: there is none.
std::string exponent_at(std::string_view text) {
  if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E')) return {};
  const std::size_t sign = text[1] == '+' || text[1] == '-' ? 1 : 0;
  std::size_t end = 1 + sign;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  if (end == 1 + sign) return {};
  return std::string("e") + (text[1] == '-' ? "-" : "") +
         std::string(text.substr(1 + sign, end - 1 - sign));
}

}  // namespace

NumberCell number_in_cell(std::string_view text) {
  NumberCell cell;
  std::string narrow = narrow_text(text);
  if (narrow.starts_with("=\"") && narrow.ends_with('"') && narrow.size() > 3) {
    narrow = narrow_text(std::string_view(narrow).substr(2, narrow.size() - 3));
  }
  std::string_view rest = narrow;
  if (rest.starts_with('\'')) rest.remove_prefix(1);  // which keeps a number text in a spreadsheet
  const bool minus = rest.starts_with('-');
  if (minus || rest.starts_with('+')) rest = without_blanks(rest.substr(1));
  const std::size_t length = length_of_body(rest);
  const std::string_view body = rest.substr(0, length);
  if (std::ranges::none_of(body, is_ascii_digit)) return cell;
  const std::string exponent = exponent_at(rest.substr(length));
  std::size_t behind = length;
  if (!exponent.empty()) {  // a sign of plus is left out of it
    while (behind < rest.size() && (behind == length || is_ascii_digit(rest[behind]) ||
                                    rest[behind] == '+' || rest[behind] == '-'))
      ++behind;
  }
  const std::string_view word = without_blanks(rest.substr(behind));
  if (!word.empty()) {
    const auto unit = known_unit(word);
    const bool joined_letter = unit && unit->family == UnitFamily::other && word.size() < 2;
    if (!unit || joined_letter) return cell;
    cell.unit = *unit;
  }
  cell.by_point = value_with(body, '.', exponent);
  cell.by_comma = value_with(body, ',', exponent);
  if (exponent.empty()) cell.grouped = value_with(body, 0, exponent);
  if (minus) {
    for (auto* value : {&cell.by_point, &cell.by_comma, &cell.grouped}) {
      if (*value) **value = -**value;
    }
  }
  return cell;
}

}  // namespace hinterland
