// SPDX-License-Identifier: Apache-2.0
#include "input/osm/tags.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace hinterland::osm {

namespace {

constexpr double fastest_sane = 200.0;   // km/h; no legal limit exceeds it
constexpr double kmh_in_mph = 1.609344;  // international mile, exact
constexpr double kmh_in_knot = 1.852;    // international nautical mile, exact
constexpr double walking = 7.0;          // "walk": the German sign 325, 4 to 7 km/h

struct SpeedWord {
  std::string_view ending;
  double kmh;
};

/// Zones by the last part of their name, with the limit that is most common among countries.
/// Source: wiki.openstreetmap.org/wiki/Default_speed_limits.
constexpr std::array speed_words{SpeedWord{"motorway", 120.0},     SpeedWord{"trunk", 100.0},
                                 SpeedWord{"rural", 90.0},         SpeedWord{"nsl_single", 96.56},
                                 SpeedWord{"nsl_dual", 112.65},    SpeedWord{"urban", 50.0},
                                 SpeedWord{"school", 30.0},        SpeedWord{"bicycle_road", 30.0},
                                 SpeedWord{"living_street", 20.0}, SpeedWord{"walk", walking}};

constexpr std::array no_number{"none", "signals", "variable", "implicit", "default", "unposted"};

/// The unit after a number, which is removed from the text.
double cut_unit(std::string_view& text) {
  constexpr std::array<SpeedWord, 5> units{SpeedWord{"mph", kmh_in_mph}, SpeedWord{"km/h", 1.0},
                                           SpeedWord{"kmh", 1.0}, SpeedWord{"kph", 1.0},
                                           SpeedWord{"knots", kmh_in_knot}};
  for (const SpeedWord& unit : units) {
    if (!text.ends_with(unit.ending)) continue;
    text = without_blanks(text.substr(0, text.size() - unit.ending.size()));
    return unit.kmh;
  }
  return 1.0;
}

/// Matches the end of the text: "urban" in "ro:urban", "30" in "de:zone30" and "de:zone:30".
std::optional<double> speed_of_word(std::string_view word) {
  for (const SpeedWord& known : speed_words) {
    if (word.ends_with(known.ending)) return known.kmh;
  }
  const auto zone = word.find("zone");
  if (zone == word.npos) return std::nullopt;
  word.remove_prefix(zone + 4);
  while (!word.empty() && (word.front() == ':' || word.front() == ' ')) word.remove_prefix(1);
  return parse_number(word);
}

SpeedLimit parse_one(std::string_view text) {
  if (std::ranges::find(no_number, text) != no_number.end()) return {};
  std::string_view number = text;
  const double unit = cut_unit(number);
  auto speed = parse_number(number);
  if (speed) {
    *speed *= unit;
  } else {
    speed = speed_of_word(text);
  }
  if (!speed || *speed <= 0.0 || *speed > fastest_sane) return {std::nullopt, true};
  return {speed, false};
}

/// The length in bytes of a thousands separator at the beginning of a text; 0 if there is none.
std::size_t thousands_mark(std::string_view text) {
  constexpr std::array<std::string_view, 9> marks{".",
                                                  ",",
                                                  "'",
                                                  "\xe2\x80\x99",  // ’
                                                  " ",
                                                  "\xc2\xa0",       // no-break space
                                                  "\xe2\x80\xaf",   // narrow no-break space
                                                  "\xe2\x80\x89",   // thin space
                                                  "\xef\xbc\x8c"};  // ，
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// The digits of a number in groups of three with the same separator; empty if it is not one.
std::string digits_of_groups(std::string_view text) {
  const auto digits_at_begin = [&](std::string_view rest) {
    return static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii_digit) - rest.begin());
  };
  const std::size_t first = digits_at_begin(text);
  if (first < 1 || first > 3 || text.front() == '0') return {};
  std::string digits(text.substr(0, first));
  text.remove_prefix(first);
  const std::string_view mark = text.substr(0, thousands_mark(text));
  if (mark.empty()) return {};
  while (!text.empty()) {
    if (!text.starts_with(mark)) return {};
    text.remove_prefix(mark.size());
    if (digits_at_begin(text) != 3) return {};
    digits += text.substr(0, 3);
    text.remove_prefix(3);
  }
  return digits;
}

}  // namespace

std::string_view tag_value(std::span<const Tag> tags, std::string_view key) {
  const auto tag = std::ranges::find(tags, key, &Tag::key);
  return tag == tags.end() ? std::string_view{} : tag->value;
}

std::optional<People> parse_population(std::string_view text) {
  text = without_blanks(text);
  const std::string digits = digits_of_groups(text);
  const auto number = parse_number(digits.empty() ? text : std::string_view(digits));
  if (!number || *number < 0.0 || *number != std::floor(*number)) return std::nullopt;
  return People{*number};
}

std::optional<Minutes> parse_duration(std::string_view text) {
  const std::string small = ascii_lower(std::string(without_blanks(text)));
  std::string_view rest = small;
  const bool is_iso = rest.starts_with("pt");
  if (is_iso) rest.remove_prefix(2);
  double minutes = 0.0;
  const bool has_hours = rest.find(':') != rest.npos;
  double unit = has_hours ? 60.0 : 1.0;  // minutes
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const auto number = parse_number(rest.substr(0, end));
    if (!number) return std::nullopt;
    rest.remove_prefix(end);
    const char mark = rest.empty() ? '\0' : rest.front();
    if (is_iso) {
      constexpr std::string_view marks = "hms";
      if (rest.empty() || marks.find(mark) == marks.npos) return std::nullopt;
      unit = mark == 'h' ? 60.0 : mark == 'm' ? 1.0 : 1.0 / 60.0;
    } else if (!rest.empty() && mark != ':') {
      return std::nullopt;
    }
    minutes += unit * *number;
    if (!rest.empty()) rest.remove_prefix(1);
    unit /= 60.0;
  }
  if (!(minutes > 0.0)) return std::nullopt;
  return Minutes{minutes};
}

SpeedLimit parse_maxspeed(std::string_view text) {
  const std::string small = ascii_lower(std::string(without_blanks(text)));
  SpeedLimit least;
  std::string_view rest = small;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(";|"), rest.size());
    const std::string_view part = without_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) continue;
    const SpeedLimit speed = parse_one(part);
    least.refused = least.refused || speed.refused;
    if (speed.kmh && (!least.kmh || *speed.kmh < *least.kmh)) least.kmh = speed.kmh;
  }
  return least;
}

Direction direction_of(std::span<const Tag> tags) {
  const std::string_view oneway = tag_value(tags, "oneway");
  if (oneway == "yes" || oneway == "true" || oneway == "1") return Direction::forward;
  if (oneway == "-1" || oneway == "reverse") return Direction::backward;
  if (!oneway.empty()) return Direction::both;  // no, reversible, alternating
  const std::string_view junction = tag_value(tags, "junction");
  const bool implied = junction == "roundabout" || junction == "circular" ||
                       tag_value(tags, "highway") == "motorway";
  return implied ? Direction::forward : Direction::both;
}

std::string_view name_of(Direction direction) {
  // One word per direction, in the order of the enumeration.
  static constexpr std::array<std::string_view, 3> words{"both", "forward", "backward"};
  return words[static_cast<std::size_t>(direction)];
}

}  // namespace hinterland::osm
