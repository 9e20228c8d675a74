// SPDX-License-Identifier: Apache-2.0
#include "input/notation/date_text.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace hinterland {

namespace {

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Removes up to `most` digits from the front and returns them.
std::string_view take_digits(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  while (count < text.size() && count < most && is_ascii_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// The text in ASCII, with 年 and 月 replaced by separators.
std::string plain(std::string_view text) {
  std::string narrow = narrow_text(text);
  if (is_ascii(narrow)) return narrow;
  replace_all(narrow, "年", "-");
  replace_all(narrow, "月", "-");
  replace_all(narrow, "日", " ");
  replace_all(narrow, "号", " ");
  const std::string_view bare = without_blanks(narrow);
  return std::string(bare.ends_with('-') ? bare.substr(0, bare.size() - 1) : bare);
}

struct Moment {
  std::chrono::year_month_day day;
  std::chrono::seconds seconds{0};
  std::string fraction;  ///< fraction of a second, with the point
  bool has_time = false;
};

/// Parses the UTC offset: Z, +08, +0800, +08:00. False if the text is something else.
bool take_zone(std::string_view& text, std::chrono::seconds& ahead) {
  if (text.empty() || take(text, 'Z')) return true;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return false;
  text.remove_prefix(1);
  const std::string_view hours = take_digits(text, 2);
  take(text, ':');
  const std::string_view minutes = take_digits(text, 2);
  if (hours.size() != 2) return false;
  ahead = std::chrono::hours(value_of(hours)) + std::chrono::minutes(value_of(minutes));
  if (west) ahead = -ahead;
  return true;
}

/// Parses the time of day after a date; an offset may change the day. False if other text follows.
bool take_time(std::string_view text, Moment& moment) {
  if (text.empty()) return true;
  if (text.front() != ' ' && text.front() != 'T') return text == "Z";
  text.remove_prefix(1);
  text = without_blanks(text);
  const std::string_view hours = take_digits(text, 2);
  if (hours.empty() || !take(text, ':')) return false;
  const std::string_view minutes = take_digits(text, 2);
  std::string_view seconds = "0";
  if (take(text, ':')) seconds = take_digits(text, 2);
  if (minutes.size() != 2 || seconds.empty()) return false;
  if (take(text, '.')) {
    std::string_view digits = take_digits(text, 9);
    while (digits.ends_with('0')) digits.remove_suffix(1);
    if (!digits.empty()) moment.fraction = "." + std::string(digits);
  }
  std::chrono::seconds ahead{0};
  text = without_blanks(text);
  if (!take_zone(text, ahead) || !text.empty()) return false;
  if (value_of(hours) > 23 || value_of(minutes) > 59 || value_of(seconds) > 60) return false;
  moment.has_time = true;
  const auto at = std::chrono::sys_days(moment.day) + std::chrono::hours(value_of(hours)) +
                  std::chrono::minutes(value_of(minutes)) +
                  std::chrono::seconds(value_of(seconds)) - ahead;
  const auto day = std::chrono::floor<std::chrono::days>(at);
  moment.day = std::chrono::year_month_day(day);
  moment.seconds = at - day;
  return true;
}

std::chrono::year_month_day day_of(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

bool exists(const std::chrono::year_month_day& day) {
  return day.ok() && day.year() >= std::chrono::year(1000);
}

std::string shown(const std::chrono::year_month_day& day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string shown(const Moment& moment) {
  const auto seconds = moment.seconds.count();
  return fmt::format("{:02}:{:02}:{:02}{}", seconds / 3600, seconds / 60 % 60, seconds % 60,
                     moment.fraction);
}

/// The three numbers of a date and the rest of the text.
struct Parts {
  std::array<std::string_view, 3> digits;
  std::string_view rest;
};

std::optional<Parts> date_parts(std::string_view text) {
  Parts parts;
  parts.digits[0] = take_digits(text, 4);
  if (parts.digits[0].empty() || text.empty()) return std::nullopt;
  const char mark = text.front();
  if (mark != '-' && mark != '/' && mark != '.') return std::nullopt;
  for (std::size_t i : {1U, 2U}) {
    if (!take(text, mark)) return std::nullopt;
    parts.digits[i] = take_digits(text, 4);
    if (parts.digits[i].empty()) return std::nullopt;
  }
  parts.rest = text;
  return parts;
}

/// The day of a date that ends with the year, such as 10/01/2016. If only one order gives a valid
/// day, `only` is set to it.
std::optional<std::chrono::year_month_day> day_after(const Parts& parts, DateOrder order,
                                                     DateOrder& only) {
  const int year = value_of(parts.digits[2]);
  const auto day_first = day_of(year, value_of(parts.digits[1]), value_of(parts.digits[0]));
  const auto month_first = day_of(year, value_of(parts.digits[0]), value_of(parts.digits[1]));
  if (!exists(day_first) && !exists(month_first)) return std::nullopt;
  if (!exists(month_first)) only = DateOrder::day_first;
  if (!exists(day_first)) only = DateOrder::month_first;
  const DateOrder taken = order == DateOrder::unclear ? only : order;
  const auto& day = taken == DateOrder::month_first ? month_first : day_first;
  if (!exists(day)) return std::nullopt;
  return day;
}

}  // namespace

std::optional<WrittenDate> date_in(std::string_view text, DateOrder order) {
  constexpr std::size_t longest = 40;
  if (text.size() < 8 || text.size() > longest) return std::nullopt;
  const std::string written = plain(text);
  WrittenDate date;
  Moment moment;
  std::string_view rest = written;
  if (written.size() >= 8 && are_ascii_digits(std::string_view(written).substr(0, 8))) {
    moment.day = day_of(value_of(rest.substr(0, 4)), value_of(rest.substr(4, 2)),
                        value_of(rest.substr(6, 2)));
    rest.remove_prefix(8);
    date.begins_with_year = true;
    date.is_packed = rest.empty();
  } else {
    const auto parts = date_parts(rest);
    if (!parts) return std::nullopt;
    const auto size = [&](std::size_t i) { return parts->digits[i].size(); };
    date.begins_with_year = size(0) == 4;
    if (date.begins_with_year && size(1) <= 2 && size(2) <= 2) {
      moment.day = day_of(value_of(parts->digits[0]), value_of(parts->digits[1]),
                          value_of(parts->digits[2]));
    } else if (size(0) <= 2 && size(1) <= 2 && size(2) == 4) {
      const auto day = day_after(*parts, order, date.order);
      if (!day) return std::nullopt;
      moment.day = *day;
    } else {
      return std::nullopt;
    }
    rest = parts->rest;
  }
  if (!exists(moment.day) || !take_time(rest, moment)) return std::nullopt;
  date.day = shown(moment.day);
  if (moment.has_time) date.time = shown(moment);
  return date;
}

std::optional<std::string> date_beginning(std::string_view text) {
  const std::string written = plain(text);
  std::string_view rest = written;
  std::string beginning(take_digits(rest, 5));
  if (beginning.size() != 4) return std::nullopt;
  constexpr std::string_view marks = "-/.";
  const char mark = rest.empty() ? '-' : rest.front();
  for (int part = 0; part < 2 && !rest.empty() && marks.find(mark) != marks.npos; ++part) {
    if (!take(rest, mark)) break;
    const std::string_view digits = take_digits(rest, 2);
    const bool is_whole = rest.empty() || rest.front() == mark;
    beginning += digits.size() == 1 && is_whole ? "-0" : "-";
    beginning += digits;
  }
  const bool is_rest = rest.empty() || rest.find_first_not_of("%_ T:.0123456789") == rest.npos;
  if (!is_rest) return std::nullopt;
  return beginning + std::string(rest);
}

}  // namespace hinterland
