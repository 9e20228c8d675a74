// SPDX-License-Identifier: Apache-2.0
#include "input/columns/speed_unit.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "base/written_number.hpp"
#include "input/columns/field_label.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

constexpr double kmh_of_mile = 1.609344;  // international mile
constexpr double kmh_of_knot = 1.852;
constexpr double kmh_of_m_s = 3.6;
constexpr double kmh_of_ft_s = 1.09728;  // international foot

/// What only a name or a cell of a speed means so, without the marks between its letters: elsewhere
/// "name:ms" is a name in Malay.
constexpr std::array<std::pair<std::string_view, double>, 23> compact_units = {{
    {"km", 1.0},           {"公里", 1.0},           {"千米", 1.0},
    {"kmhr", 1.0},         {"kmhour", 1.0},         {"ms", kmh_of_m_s},
    {"msec", kmh_of_m_s},  {"mmin", 0.06},          {"mi", kmh_of_mile},
    {"mile", kmh_of_mile}, {"miles", kmh_of_mile},  {"英里", kmh_of_mile},
    {"mih", kmh_of_mile},  {"milesh", kmh_of_mile}, {"mileshour", kmh_of_mile},
    {"fts", kmh_of_ft_s},  {"fps", kmh_of_ft_s},    {"kn", kmh_of_knot},
    {"kt", kmh_of_knot},   {"kts", kmh_of_knot},    {"knot", kmh_of_knot},
    {"节", kmh_of_knot},   {"海里", kmh_of_knot},
}};

constexpr std::array<std::string_view, 28> names_of_speeds = {
    "maxspeed", "speedlimit", "designspeed", "avgspeed", "averagespeed",  "freespeed",
    "freeflow", "speedmax",   "speedavg",    "topspeed", "freeflowspeed", "speed",
    "maxspd",   "spd",        "velocity",    "vmax",     "sjss",          "sjsd",
    "最高限速", "限速",       "设计速度",    "设计时速", "设计车速",      "时速",
    "最高时速", "车速",       "平均车速",    "速度"};

constexpr std::string_view marks = " _-./:()[]";

std::string without_marks(std::string_view text) {
  std::string plain = plain_word(narrow_text(text));
  std::erase_if(plain, [](char c) { return marks.find(c) != marks.npos; });
  return plain;
}

/// The km/h in the unit behind the name of a speed, of a header without marks.
std::optional<double> kmh_behind_name(std::string_view plain) {
  for (const std::string_view name : names_of_speeds) {
    if (!plain.starts_with(name)) continue;
    std::string_view rest = plain.substr(name.size());
    if (rest.starts_with("in")) rest.remove_prefix(2);
    if (const auto kmh = kmh_in(rest)) return kmh;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> kmh_in(std::string_view word) {
  const auto unit = known_unit(word);
  if (unit && unit->family == UnitFamily::speed) return unit->factor;
  const std::string plain = without_marks(word);
  const auto compact = known_unit(plain);
  if (compact && compact->family == UnitFamily::speed) return compact->factor;
  for (const auto& [name, kmh] : compact_units) {
    if (plain == name) return kmh;
  }
  return std::nullopt;
}

std::optional<double> kmh_of_column(const std::string& header) {
  const auto unit = field_label(header).unit;
  if (unit && unit->family == UnitFamily::speed) return unit->factor;
  if (const auto behind = kmh_behind_name(without_marks(header))) return behind;
  const std::string plain = narrow_text(header);
  const std::size_t bracket = plain.rfind('(');
  if (plain.ends_with(')') && bracket != plain.npos) {
    const std::string inside = plain.substr(bracket + 1, plain.size() - bracket - 2);
    if (const auto kmh = kmh_in(inside)) return kmh;
    return inside.find('/') == inside.npos ? std::optional(1.0) : std::nullopt;
  }
  for (std::size_t i = plain.find_first_of(marks); i != plain.npos;
       i = plain.find_first_of(marks, i + 1)) {
    if (const auto kmh = kmh_in(std::string_view(plain).substr(i + 1))) return kmh;
  }
  return 1.0;
}

bool is_speed_with_unit(std::string_view header) {
  const std::string plain = without_marks(header);
  const auto unit = known_unit(plain);
  return (unit && unit->family == UnitFamily::speed) || kmh_behind_name(plain);
}

}  // namespace hinterland
