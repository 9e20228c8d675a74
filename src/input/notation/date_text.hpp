// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether the day or the month comes first; irrelevant for dates that begin with the year.
enum class DateOrder { unclear, day_first, month_first };

/// A date in a text, with or without time of day.
struct WrittenDate {
  std::string day;                       ///< 2016-09-09
  std::string time;                      ///< 10:00:00 or 10:00:00.5; empty without time of day
  DateOrder order = DateOrder::unclear;  ///< the only order that is valid, if one
  bool begins_with_year = false;
  bool is_packed = false;  ///< 20160909, which is also a number

  bool is_midnight() const { return time.empty() || time == "00:00:00"; }
};

/// Reads 2016-09-09, 2016/9/9, 2016.9.9, 2016年9月9日, 20160909, 9/9/2016, optionally with a time:
/// 10:00, 10:00:00.5, 10:00+08 (converted to UTC). None if the text is not a date, or the day does
/// not exist. `order` decides for dates such as 10/01/2016; if it is unclear, the day is taken as
/// first and `WrittenDate::order` is `unclear`.
std::optional<WrittenDate> date_in(std::string_view text, DateOrder order = DateOrder::unclear);

/// A date or the beginning of one in SQLite's notation: 2016/9 becomes 2016-09. May end in
/// wildcards for LIKE: 2016/9/% becomes 2016-09-%. None for other texts.
std::optional<std::string> date_beginning(std::string_view text);

}  // namespace hinterland
