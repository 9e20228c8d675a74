// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Which part of a date stands first. Dates that begin with the year need none.
enum class DateOrder { unclear, day_first, month_first };

/// A day, or a moment of it, that stands in a text.
struct WrittenDate {
  std::string day;                       ///< 2016-09-09
  std::string time;                      ///< 10:00:00, 10:00:00.5; empty: no time of day
  DateOrder order = DateOrder::unclear;  ///< that alone makes it a date; unclear: any, or none
  bool begins_with_year = false;
  bool is_packed = false;  ///< 20160909, which is a number as well

  bool is_midnight() const { return time.empty() || time == "00:00:00"; }
};

/// Reads 2016-09-09, 2016/9/9, 2016.9.9, 2016年9月9日, 20160909, 9/9/2016, with a time of day
/// behind it or none: 10:00, 10:00:00.5, 10:00+08 (as UTC). None: it is no date, or no day of the
/// calendar. `order` decides on 10/01/2016; where it is unclear the day is taken as first, and
/// `WrittenDate::order` says `unclear`.
std::optional<WrittenDate> date_in(std::string_view text, DateOrder order = DateOrder::unclear);

/// A date, or the beginning of one, as SQLite compares it: 2016/9 is 2016-09. With wildcards for
/// LIKE: 2016/9/% is 2016-09-%. None: it is neither.
std::optional<std::string> date_beginning(std::string_view text);

}  // namespace hinterland
