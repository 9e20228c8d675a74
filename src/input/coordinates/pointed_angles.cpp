// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/pointed_angles.hpp"

#include "base/number_text.hpp"
#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "base/text_fill.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

/// The digits behind the point of a plain number; empty: it is none, or has no fraction.
std::string decimals_of(const std::string& number) {
  const std::size_t point = number.find_first_of(".,");
  if (point == number.npos || point > 4) return {};
  const std::string digits = number.substr(point + 1);
  const bool plain = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  return plain ? digits : std::string();
}

}  // namespace

std::optional<double> pointed_angle(std::string_view text) {
  std::string number = narrow_text(text);
  const bool minus = number.starts_with('-');
  if (minus) number.erase(0, 1);
  std::string digits = decimals_of(number);
  const auto degrees = parse_number(number.substr(0, number.find_first_of(".,")));
  if (!degrees || *degrees > 180.0) return std::nullopt;
  digits.resize(std::max<std::size_t>(4, digits.size()), '0');
  const double minutes = *parse_number(digits.substr(0, 2));
  const double seconds = *parse_number(digits.substr(2, 2) + "." + digits.substr(4) + "0");
  if (minutes >= 60.0 || seconds >= 60.0) return std::nullopt;
  const double angle = *degrees + minutes / 60.0 + seconds / 3600.0;
  return minus ? -angle : angle;
}

AngleForm angle_form_in(std::string_view header) {
  static constexpr std::array sexagesimal = {"度分秒", "度.分秒", "dms", "d.ms",
                                             "dd.mm",  "ddmm",    "mmss"};
  static constexpr std::array decimal = {"十进制", "小数", "decimal", "dd.dd", "lon_dd", "lat_dd"};
  const std::string word = plain_word(header);
  const auto holds = [&](const char* part) { return word.find(part) != word.npos; };
  if (std::ranges::any_of(sexagesimal, holds)) return AngleForm::sexagesimal;
  return std::ranges::any_of(decimal, holds) ? AngleForm::decimal : AngleForm::unsaid;
}

void PointedAngles::add(std::string_view text) {
  const std::string number = narrow_text(text);
  if (!pointed_angle(number)) {
    all_fit_ = false;
    return;
  }
  const std::string digits = decimals_of(number);
  if (digits.size() < 4) return;
  seconds_.insert(digits.substr(2, 2));
  constexpr std::size_t enough = 100;
  if (values_.size() < enough) values_.insert(number);
}

Text pointed_angles_told(const std::string& shown, bool are_read_so) {
  if (are_read_so) {
    return filled_text(
        "{} is read as degrees, minutes and seconds (116.2345 as 116°23'45\"), for no minutes or "
        "seconds are 60 or more; if they are decimal degrees, add (decimal) to the name of the "
        "column",
        "{} 按度分秒读取（116.2345 即 116°23'45\"），因为分、秒都小于 "
        "60；若为十进制度，请在列名后加"
        "（十进制）",
        shown);
  }
  return filled_text(
      "{} is read in decimal degrees, but may be degrees, minutes and seconds (116.2345 for "
      "116°23'45\"), for no minutes or seconds would be 60 or more; the places would then lie up "
      "to "
      "45 km elsewhere. If so, add (dms) to the name of the column, else (decimal)",
      "{} 按十进制度读取，但也可能是度分秒（116.2345 即 116°23'45\"），因为分、秒都小于 "
      "60，位置会相差"
      "可达45公里。若是，请在列名后加（度分秒），否则加（十进制）",
      shown);
}

}  // namespace hinterland
