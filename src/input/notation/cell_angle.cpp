// SPDX-License-Identifier: Apache-2.0
#include "input/notation/cell_angle.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace hinterland {

namespace {

/// Normalises words and signs of angles: d, ' and " after the parts, E, W, N, S for the directions.
std::string in_plain_marks(std::string_view text) {
  static const std::array<std::pair<std::string_view, std::string_view>, 29> signs = {{
      {"东经", "E"}, {"東經", "E"}, {"西经", "W"},  {"西經", "W"},  {"北纬", "N"},  {"北緯", "N"},
      {"南纬", "S"}, {"南緯", "S"}, {"东", "E"},    {"東", "E"},    {"西", "W"},    {"北", "N"},
      {"南", "S"},   {"°", "d"},    {"º", "d"},     {"˚", "d"},     {"度", "d"},    {"分", "'"},
      {"秒", "\""},  {"''", "\""},  {"East", "E"},  {"West", "W"},  {"North", "N"}, {"South", "S"},
      {"east", "E"}, {"west", "W"}, {"north", "N"}, {"south", "S"}, {"deg", "d"},
  }};
  std::string plain = narrow_text(text);
  for (const auto& [sign, mark] : signs) replace_all(plain, sign, mark);
  const bool has_minutes = plain.find('d') != plain.npos && plain.find('m') != plain.npos;
  if (has_minutes && plain.ends_with('s')) plain.back() = '"';  // 117d06m30s: seconds, not south
  return plain;
}

struct Letter {
  AngleAxis axis = AngleAxis::unsaid;
  bool negative = false;
};

std::optional<Letter> letter_of(char c) {
  switch (c) {
    case 'E':
    case 'e':
      return Letter{AngleAxis::lon, false};
    case 'W':
    case 'w':
      return Letter{AngleAxis::lon, true};
    case 'N':
    case 'n':
      return Letter{AngleAxis::lat, false};
    case 'S':
    case 's':
      return Letter{AngleAxis::lat, true};
    default:
      return std::nullopt;
  }
}

/// Removes the direction letter from either end; `unsaid` if there is none.
Letter take_letter(std::string_view& text) {
  for (const bool front : {true, false}) {
    if (text.empty()) return {};
    const auto letter = letter_of(front ? text.front() : text.back());
    if (!letter) continue;
    if (front) {
      text.remove_prefix(1);
    } else {
      text.remove_suffix(1);
    }
    text = without_blanks(text);
    if (front && text.starts_with(':')) text = without_blanks(text.substr(1));
    return *letter;
  }
  return {};
}

/// One part of an angle and the mark after it; 0 for a space, a colon or a dash.
struct Part {
  double value = 0.0;
  bool has_fraction = false;
  char mark = 0;
};

/// Parses the digits at the start of the text, with a point or comma, and removes them.
std::optional<Part> take_part(std::string_view& text) {
  std::string digits;
  Part part;
  while (!text.empty()) {
    const char c = text.front();
    const bool point = (c == '.' || c == ',') && !part.has_fraction;
    if (!is_ascii_digit(c) && !point) break;
    part.has_fraction = part.has_fraction || point;
    digits.push_back(point ? '.' : c);
    text.remove_prefix(1);
  }
  const auto value = parse_number(digits);
  if (!value) return std::nullopt;
  part.value = *value;
  text = without_blanks(text);
  if (text.empty()) return part;
  const char mark = text.front();
  const bool is_mark =
      mark == 'd' || mark == 'D' || mark == '\'' || mark == 'm' || mark == 'M' || mark == '"';
  if (is_mark) part.mark = mark == 'D' ? 'd' : mark == 'm' || mark == 'M' ? '\'' : mark;
  if (is_mark || mark == ':' || mark == '-') text = without_blanks(text.substr(1));
  return part;
}

/// Reads points between the parts, 116.23.45 and 116.23.45.6, as separators, because a number has
/// only one. Other texts are returned unchanged.
std::string with_parted_points(std::string_view text) {
  std::string parted(text);
  const auto points = std::ranges::count(parted, '.');
  const std::size_t first = parted.find('.');
  const std::size_t second = first == parted.npos ? first : parted.find('.', first + 1);
  const bool digits = parted.find_first_not_of("0123456789.,") == parted.npos;
  // Groups of three digits are separated by thousands marks.
  if (!digits || points < 2 || points > 3 || first > 3 || second - first > 3) return parted;
  parted[first] = ':';
  parted[second] = ':';
  return parted;
}

std::vector<Part> parts_of(std::string_view written) {
  const std::string parted = with_parted_points(written);
  std::string_view text = parted;
  std::vector<Part> parts;
  while (!text.empty()) {
    const auto part = take_part(text);
    if (!part || parts.size() == 3) return {};
    parts.push_back(*part);
  }
  return parts;
}

/// Whether the parts are degrees, minutes and seconds, in this order.
bool are_in_order(const std::vector<Part>& parts) {
  constexpr std::string_view marks = "d'\"";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].mark != 0 && parts[i].mark != marks[i]) return false;
    if (parts[i].has_fraction && i + 1 < parts.size()) return false;
    if (i > 0 && parts[i].value >= 60.0) return false;
  }
  return !parts.empty();
}

/// The text inside brackets that enclose all of it; otherwise the text itself.
std::string_view without_brackets(std::string_view text) {
  for (const std::string_view pair : {"()", "[]", "{}", "\"\""}) {
    if (text.size() > 2 && text.front() == pair[0] && text.back() == pair[1]) {
      return without_blanks(text.substr(1, text.size() - 2));
    }
  }
  return text;
}

bool is_coordinate(std::string_view text) {
  return number_in_cell(text).is_number() || angle_in_cell(text);
}

std::optional<CoordinatePair> split_at(std::string_view text, std::size_t at, std::size_t length) {
  const std::string_view first = without_blanks(text.substr(0, at));
  const std::string_view second = without_blanks(text.substr(at + length));
  if (!is_coordinate(first) || !is_coordinate(second)) return std::nullopt;
  return CoordinatePair{std::string(first), std::string(second), false};
}

/// Positions of any of the characters `marks` in the text.
std::vector<std::size_t> places_of(std::string_view text, std::string_view marks) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (marks.find(text[i]) != marks.npos) places.push_back(i);
  }
  return places;
}

/// The coordinates of a point in well-known text or GeoJSON; none for other texts.
std::optional<CoordinatePair> point_in_notation(std::string_view text) {
  const std::string upper = ascii_upper(std::string(text));
  const bool is_json = upper.find("\"COORDINATES\"") != upper.npos;
  const std::size_t word = upper.find("POINT");
  if (word == upper.npos) return std::nullopt;
  const std::size_t open = is_json ? upper.rfind('[') : upper.find('(', word);
  const std::size_t close = upper.find(is_json ? ']' : ')', open == upper.npos ? 0 : open);
  if (open == upper.npos || close == upper.npos) return std::nullopt;
  std::vector<std::string> numbers(1);
  for (const char c : text.substr(open + 1, close - open - 1)) {
    const bool between = c == ' ' || c == ',' || c == '\t';
    if (!between) numbers.back().push_back(c);
    if (between && !numbers.back().empty()) numbers.emplace_back();
  }
  if (numbers.back().empty()) numbers.pop_back();
  if (numbers.size() < 2) return std::nullopt;
  return CoordinatePair{numbers[0], numbers[1], true};
}

}  // namespace

std::optional<Angle> angle_in_cell(std::string_view text) {
  const std::string plain = in_plain_marks(text);
  std::string_view rest = plain;
  if (rest.starts_with('\'')) rest.remove_prefix(1);
  const Letter letter = take_letter(rest);
  const bool minus = rest.starts_with('-');
  if (minus || rest.starts_with('+')) rest = without_blanks(rest.substr(1));
  const std::vector<Part> parts = parts_of(rest);
  if (!are_in_order(parts)) return std::nullopt;
  Angle angle;
  double scale = 1.0;
  for (const Part& part : parts) {
    angle.degrees += part.value / scale;
    scale *= 60.0;
  }
  if (minus || letter.negative) angle.degrees = -angle.degrees;
  angle.axis = letter.axis;
  angle.has_marks = parts.size() > 1 || parts.front().mark != 0 || letter.axis != AngleAxis::unsaid;
  return angle;
}

std::optional<double> packed_angle(std::string_view text) {
  const std::string plain = narrow_text(text);
  const bool minus = plain.starts_with('-');
  const std::string_view digits = std::string_view(plain).substr(minus ? 1 : 0);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  if (whole < 5 || whole > 7) return std::nullopt;
  const auto value = parse_number(digits);
  if (!value) return std::nullopt;
  const double degrees = std::floor(*value / 10000.0);
  const double minutes = std::floor((*value - degrees * 10000.0) / 100.0);
  const double seconds = *value - degrees * 10000.0 - minutes * 100.0;
  if (degrees > 180.0 || minutes >= 60.0 || seconds >= 60.0) return std::nullopt;
  const double angle = degrees + minutes / 60.0 + seconds / 3600.0;
  return minus ? -angle : angle;
}

std::optional<CoordinatePair> pair_in_cell(std::string_view text) {
  const std::string narrow = narrow_text(text);
  if (const auto point = point_in_notation(narrow)) return point;
  std::string_view plain = without_brackets(without_brackets(narrow));
  for (const std::string_view marks : {";|/", "\t"}) {
    const auto places = places_of(plain, marks);
    if (places.size() == 1) return split_at(plain, places.front(), 1);
    if (places.size() > 1) return std::nullopt;
  }
  const auto commas = places_of(plain, ",");
  if (commas.size() == 1) {
    if (const auto pair = split_at(plain, commas.front(), 1)) return pair;
  }
  const auto has_point = [](std::string_view number) { return number.find('.') != number.npos; };
  if (commas.size() == 2) {  // 117.011,36.599,50: with a height
    const auto pair = split_at(plain.substr(0, commas[1]), commas[0], 1);
    const bool height = is_coordinate(plain.substr(commas[1] + 1));
    if (pair && height && has_point(pair->first) && has_point(pair->second)) return pair;
  }
  if (commas.size() == 3) {  // 117,011, 36,599: the middle comma is the separator
    if (const auto pair = split_at(plain, commas[1], 1)) return pair;
  }
  const auto blanks = places_of(plain, " ");
  std::vector<CoordinatePair> splits;
  for (const std::size_t blank : blanks) {
    const auto pair = split_at(plain, blank, 1);
    const bool repeated = pair && !splits.empty() && splits.back().first == pair->first;
    if (pair && !repeated) splits.push_back(*pair);
  }
  if (splits.size() == 1) return splits.front();
  if (splits.size() > 1) {  // 117 06 30 36 36 00: the middle space
    const std::size_t middle = splits.size() / 2;
    return splits.size() % 2 == 1 ? std::optional(splits[middle]) : std::nullopt;
  }
  const std::string marked = in_plain_marks(plain);
  for (std::size_t i = 1; i + 1 < marked.size(); ++i) {  // 117.5°E36.6°N, N36.6E117.5
    if (!letter_of(marked[i])) continue;
    for (const std::size_t at : {i, i + 1}) {
      if (const auto pair = split_at(marked, at, 0)) return pair;
    }
  }
  return std::nullopt;
}

namespace {

/// The digits after the point of a plain number; empty if it has no fraction or is not a plain
/// number.
std::string decimals_of(const std::string& number) {
  const std::size_t point = number.find_first_of(".,");
  if (point == number.npos || point > 4) return {};
  const std::string digits = number.substr(point + 1);
  const bool plain = std::ranges::all_of(digits, is_ascii_digit);
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
  constexpr std::size_t max_sample = 100;
  if (values_.size() < max_sample) values_.insert(number);
}

Text pointed_angles_reported(const std::string& shown, bool are_read_so) {
  if (are_read_so) {
    return filled_text(
        "{} is read as degrees, minutes and seconds (116.2345 as 116°23'45\"), because no minutes "
        "or seconds are 60 or more; if they are decimal degrees, add (decimal) to the column's "
        "name",
        "{} 按度分秒读取（116.2345 即 116°23'45\"），因为分、秒都小于 "
        "60；若为十进制度，请在列名后加"
        "（十进制）",
        shown);
  }
  return filled_text(
      "{} is read as decimal degrees, but may be degrees, minutes and seconds (116.2345 for "
      "116°23'45\"), because no minutes or seconds would be 60 or more; positions would differ by "
      "up to 45 km. If so, add (dms) to the column's name, otherwise (decimal)",
      "{} 按十进制度读取，但也可能是度分秒（116.2345 即 116°23'45\"），因为分、秒都小于 "
      "60，位置会相差"
      "可达45公里。若是，请在列名后加（度分秒），否则加（十进制）",
      shown);
}

}  // namespace hinterland
