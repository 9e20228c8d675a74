// SPDX-License-Identifier: Apache-2.0
#include "base/written_number.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Converts the full-width forms U+FF01 to U+FF3F (EF BC 81 to EF BC BF) to ASCII.
std::string narrowed(std::string_view text) {
  std::string narrow;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = i + 2 < text.size() && text[i] == '\xEF' && text[i + 1] == '\xBC';
    const auto last = wide ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (last >= 0x81 && last <= 0xBF) {
      narrow.push_back(static_cast<char>(last - 0x81 + '!'));
      i += 2;
    } else {
      narrow.push_back(text[i]);
    }
  }
  return narrow;
}

/// Removes commas between groups of three digits; false if a comma is elsewhere.
bool drop_thousands_commas(std::string& text) {
  if (text.find(',') == std::string::npos) return true;
  const std::size_t first = text.front() == '-' ? 1 : 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,", first), text.size());
  const std::size_t leading = text.find(',') - first;
  if (leading < 1 || leading > 3) return false;
  std::string digits = text.substr(0, first + leading);
  for (std::size_t i = first + leading; i < end; i += 4) {
    if (text[i] != ',' || i + 4 > end) return false;
    for (std::size_t k = i + 1; k < i + 4; ++k) {
      if (!is_ascii_digit(text[k])) return false;
      digits.push_back(text[k]);
    }
  }
  text = digits + text.substr(end);
  return true;
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = without_blanks(text);
  if (text.empty()) return std::nullopt;
  if (const auto value = plain_number(text)) return value;  // the usual case

  std::string number = narrowed(text);
  if (number.front() == '+') {
    number.erase(0, 1);
    if (number.starts_with('-')) return std::nullopt;
  }
  if (number.empty() ||
      !(is_ascii_digit(number.front()) || number.front() == '-' || number.front() == '.'))
    return std::nullopt;
  if (!drop_thousands_commas(number)) return std::nullopt;
  return plain_number(number);
}

namespace {

struct UnitWord {
  std::string_view word;
  UnitFamily family;
  double factor;
  Counted counted = Counted::anything;
};

constexpr double kmh_of_mile = 1.609344;  // international mile
constexpr double kmh_of_knot = 1.852;
constexpr double kmh_of_m_s = 3.6;
constexpr double kmh_of_m_min = 0.06;

constexpr std::array unit_words = {
    UnitWord{"人", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"口", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"口人", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"名", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"位", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"个", UnitFamily::count, 1.0},
    UnitWord{"户", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"戶", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"家", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"person", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"persons", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"people", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"pers", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"inhabitants", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"inh", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"hab", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"residents", UnitFamily::count, 1.0, Counted::persons},
    UnitWord{"number", UnitFamily::count, 1.0},
    UnitWord{"no", UnitFamily::count, 1.0},
    UnitWord{"household", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"households", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"hh", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"hhs", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"family", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"families", UnitFamily::count, 1.0, Counted::households},
    UnitWord{"hundred", UnitFamily::count, 1e2},
    UnitWord{"hundreds", UnitFamily::count, 1e2},
    UnitWord{"thousand", UnitFamily::count, 1e3},
    UnitWord{"thousands", UnitFamily::count, 1e3},
    UnitWord{"k", UnitFamily::count, 1e3},
    UnitWord{"'000", UnitFamily::count, 1e3},
    UnitWord{"000", UnitFamily::count, 1e3},
    UnitWord{"1000", UnitFamily::count, 1e3},
    UnitWord{"000s", UnitFamily::count, 1e3},
    UnitWord{"w", UnitFamily::count, 1e4},
    UnitWord{"lakh", UnitFamily::count, 1e5},
    UnitWord{"lakhs", UnitFamily::count, 1e5},
    UnitWord{"million", UnitFamily::count, 1e6},
    UnitWord{"millions", UnitFamily::count, 1e6},
    UnitWord{"m", UnitFamily::length, 1.0},
    UnitWord{"米", UnitFamily::length, 1.0},
    UnitWord{"公尺", UnitFamily::length, 1.0},
    UnitWord{"metre", UnitFamily::length, 1.0},
    UnitWord{"metres", UnitFamily::length, 1.0},
    UnitWord{"meter", UnitFamily::length, 1.0},
    UnitWord{"meters", UnitFamily::length, 1.0},
    UnitWord{"km", UnitFamily::length, 1e3},
    UnitWord{"公里", UnitFamily::length, 1e3},
    UnitWord{"千米", UnitFamily::length, 1e3},
    UnitWord{"kilometre", UnitFamily::length, 1e3},
    UnitWord{"kilometres", UnitFamily::length, 1e3},
    UnitWord{"kilometer", UnitFamily::length, 1e3},
    UnitWord{"kilometers", UnitFamily::length, 1e3},
    UnitWord{"里", UnitFamily::length, 500.0},
    UnitWord{"华里", UnitFamily::length, 500.0},
    UnitWord{"mi", UnitFamily::length, 1609.344},
    UnitWord{"mile", UnitFamily::length, 1609.344},
    UnitWord{"miles", UnitFamily::length, 1609.344},
    UnitWord{"ft", UnitFamily::length, 0.3048},
    UnitWord{"feet", UnitFamily::length, 0.3048},
    UnitWord{"%", UnitFamily::share, 0.01},
    UnitWord{"percent", UnitFamily::share, 0.01},
    UnitWord{"per cent", UnitFamily::share, 0.01},
    UnitWord{"pct", UnitFamily::share, 0.01},
    UnitWord{"百分比", UnitFamily::share, 0.01},
    UnitWord{"‰", UnitFamily::share, 0.001},
    UnitWord{"°", UnitFamily::degree, 1.0},
    UnitWord{"º", UnitFamily::degree, 1.0},
    UnitWord{"˚", UnitFamily::degree, 1.0},
    UnitWord{"度", UnitFamily::degree, 1.0},
    UnitWord{"deg", UnitFamily::degree, 1.0},
    UnitWord{"degree", UnitFamily::degree, 1.0},
    UnitWord{"degrees", UnitFamily::degree, 1.0},
    UnitWord{"decimal degree", UnitFamily::degree, 1.0},
    UnitWord{"decimal degrees", UnitFamily::degree, 1.0},
    UnitWord{"dd", UnitFamily::degree, 1.0},
    UnitWord{"十进制度", UnitFamily::degree, 1.0},
    UnitWord{"km/h", UnitFamily::speed, 1.0},
    UnitWord{"kmh", UnitFamily::speed, 1.0},
    UnitWord{"kph", UnitFamily::speed, 1.0},
    UnitWord{"km/hr", UnitFamily::speed, 1.0},
    UnitWord{"km/hour", UnitFamily::speed, 1.0},
    UnitWord{"kmph", UnitFamily::speed, 1.0},
    UnitWord{"km/小时", UnitFamily::speed, 1.0},
    UnitWord{"km/时", UnitFamily::speed, 1.0},
    UnitWord{"公里/小时", UnitFamily::speed, 1.0},
    UnitWord{"公里/时", UnitFamily::speed, 1.0},
    UnitWord{"千米/小时", UnitFamily::speed, 1.0},
    UnitWord{"千米/时", UnitFamily::speed, 1.0},
    UnitWord{"公里每小时", UnitFamily::speed, 1.0},
    UnitWord{"千米每小时", UnitFamily::speed, 1.0},
    UnitWord{"m/s", UnitFamily::speed, kmh_of_m_s},
    UnitWord{"mps", UnitFamily::speed, kmh_of_m_s},
    UnitWord{"m/sec", UnitFamily::speed, kmh_of_m_s},
    UnitWord{"米/秒", UnitFamily::speed, kmh_of_m_s},
    UnitWord{"米每秒", UnitFamily::speed, kmh_of_m_s},
    UnitWord{"m/min", UnitFamily::speed, kmh_of_m_min},
    UnitWord{"m/分", UnitFamily::speed, kmh_of_m_min},
    UnitWord{"米/分", UnitFamily::speed, kmh_of_m_min},
    UnitWord{"米/分钟", UnitFamily::speed, kmh_of_m_min},
    UnitWord{"米每分钟", UnitFamily::speed, kmh_of_m_min},
    UnitWord{"mph", UnitFamily::speed, kmh_of_mile},
    UnitWord{"mi/h", UnitFamily::speed, kmh_of_mile},
    UnitWord{"miles/h", UnitFamily::speed, kmh_of_mile},
    UnitWord{"miles/hour", UnitFamily::speed, kmh_of_mile},
    UnitWord{"英里/小时", UnitFamily::speed, kmh_of_mile},
    UnitWord{"英里/时", UnitFamily::speed, kmh_of_mile},
    UnitWord{"knots", UnitFamily::speed, kmh_of_knot},
};

constexpr std::array<std::pair<std::string_view, double>, 17> multiples = {{{"hundreds of ", 1e2},
                                                                            {"hundred ", 1e2},
                                                                            {"thousands of ", 1e3},
                                                                            {"thousand ", 1e3},
                                                                            {"'000 ", 1e3},
                                                                            {"000 ", 1e3},
                                                                            {"1000 ", 1e3},
                                                                            {"10000 ", 1e4},
                                                                            {"10,000 ", 1e4},
                                                                            {"lakh ", 1e5},
                                                                            {"万", 1e4},
                                                                            {"萬", 1e4},
                                                                            {"亿", 1e8},
                                                                            {"百万", 1e6},
                                                                            {"千万", 1e7},
                                                                            {"千", 1e3},
                                                                            {"百", 1e2}}};

}  // namespace

std::optional<Unit> known_unit(std::string_view word) {
  std::string plain = plain_word(narrow_text(word));
  while (plain.ends_with('.')) plain.pop_back();
  if (plain.empty()) return std::nullopt;
  const auto found = std::ranges::find(unit_words, plain, &UnitWord::word);
  if (found != unit_words.end())
    return Unit{found->family, found->factor, std::string(word), found->counted};
  for (const auto& [multiple, factor] : multiples) {
    if (!plain.starts_with(multiple)) continue;
    const std::string rest = plain.substr(multiple.size());
    if (rest.empty()) return Unit{UnitFamily::count, factor, std::string(word), Counted::anything};
    const auto counted = std::ranges::find(unit_words, rest, &UnitWord::word);
    if (counted != unit_words.end() && counted->family == UnitFamily::count) {
      return Unit{UnitFamily::count, factor, std::string(word), counted->counted};
    }
  }
  constexpr std::size_t longest = 24;
  if (plain.size() > longest ||
      std::ranges::any_of(plain, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  return Unit{UnitFamily::other, 1.0, std::string(word), Counted::anything};
}

namespace {

std::optional<double> value_of(const std::string& number) {
  double value = 0.0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The digits of an integer with the group separator `mark`: groups of three, or Indian grouping as
/// in 12,34,567. Empty if the groups are invalid.
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

/// The value of digits and separators with this decimal separator; 0: no fraction.
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

/// The length of the digits and separators at the start of the text.
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

/// The exponent at the start of the text, without a plus sign: "e11" for "E+11"; empty: none.
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
  if (rest.starts_with('\'')) rest.remove_prefix(1);  // marks text in a spreadsheet
  const bool minus = rest.starts_with('-');
  if (minus || rest.starts_with('+')) rest = without_blanks(rest.substr(1));
  const std::size_t length = length_of_body(rest);
  const std::string_view body = rest.substr(0, length);
  if (std::ranges::none_of(body, is_ascii_digit)) return cell;
  const std::string exponent = exponent_at(rest.substr(length));
  std::size_t after = length;
  if (!exponent.empty()) {  // which may be longer in the text, with a plus sign
    while (after < rest.size() && (after == length || is_ascii_digit(rest[after]) ||
                                   rest[after] == '+' || rest[after] == '-'))
      ++after;
  }
  const std::string_view word = without_blanks(rest.substr(after));
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
