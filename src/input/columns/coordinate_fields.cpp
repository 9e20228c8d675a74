// SPDX-License-Identifier: Apache-2.0
#include "input/columns/coordinate_fields.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/field_choice.hpp"
#include "input/notation/field_names.hpp"
#include "input/text/encoding.hpp"
#include "world/folded_text.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

enum class Part : std::uint8_t { degrees, minutes, seconds };

constexpr std::array<std::string_view, 4> degree_words = {"度", "degrees", "degree", "deg"};
constexpr std::array<std::string_view, 4> minute_words = {"分", "minutes", "minute", "min"};
constexpr std::array<std::string_view, 4> second_words = {"秒", "seconds", "second", "sec"};
constexpr std::array<std::string_view, 3> letters = {"d", "m", "s"};
constexpr std::array<std::string_view, 9> of_longitude = {
    "经度", "东经", "西经", "经", "longitude", "long", "lon", "lng", "jingdu"};
constexpr std::array<std::string_view, 7> of_latitude = {"纬度",     "北纬", "南纬", "纬",
                                                         "latitude", "lat",  "weidu"};

using Words = std::span<const std::string_view>;

/// The name without separators, with angle marks as words: 经度（分）, 经度_分, Lon min.
std::string bare_name(const std::string& header) {
  std::string marked;
  for (std::size_t i = 0; i < header.size();) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> signs = {
        {{"°", "度"}, {"′", "分"}, {"″", "秒"}, {"'", "分"}, {"\"", "秒"}}};
    const auto sign = std::ranges::find_if(signs, [&](const auto& pair) {
      return std::string_view(header).substr(i).starts_with(pair.first);
    });
    marked += sign == signs.end() ? std::string_view(header).substr(i, 1) : sign->second;
    i += sign == signs.end() ? 1 : sign->first.size();
  }
  std::string bare = folded_characters(marked);
  std::erase_if(
      bare, [](char c) { return std::string_view("_-.:/ ()").find(c) != std::string_view::npos; });
  return bare;
}

/// The prefix of a name that denotes a part of a coordinate: "" for 经度_分, 村委会 for
/// 村委会经度分. None if the name does not denote this part.
std::optional<std::string> before_coordinate(std::string_view name, Words coordinates, Part part) {
  const auto index = static_cast<std::size_t>(part);
  // The whole coordinate, such as 经度.
  if (std::ranges::find(coordinates, name) != coordinates.end()) return std::nullopt;
  const std::array<Words, 3> words = {degree_words, minute_words, second_words};
  std::vector<std::string_view> endings(words[index].begin(), words[index].end());
  endings.push_back(letters[index]);
  for (const std::string_view ending : endings) {
    for (const std::string_view coordinate : coordinates) {
      const std::string whole = std::string(coordinate) + std::string(ending);
      const std::string reversed_order = std::string(ending) + std::string(coordinate);
      if (name == whole || name == reversed_order) return std::string();
      if (!is_ascii(whole) && name.ends_with(whole))
        return std::string(name.substr(0, name.size() - whole.size()));
    }
  }
  return std::nullopt;
}

bool is_part_alone(std::string_view name, Part part) {
  const Words words = part == Part::minutes ? Words(minute_words) : Words(second_words);
  return std::ranges::find(words, name) != words.end();
}

/// The column names, interpreted for one of the two coordinates.
class PartNames {
 public:
  PartNames(const std::vector<TableField>& fields, bool is_longitude, const ColumnFacts& facts)
      : coordinates_(is_longitude ? Words(of_longitude) : Words(of_latitude)), facts_(facts) {
    for (const TableField& field : fields) names_.push_back(bare_name(field.name));
  }

  /// The prefix of the name if it denotes the degrees.
  std::optional<std::string> before(std::size_t field) const {
    return before_coordinate(names_[field], coordinates_, Part::degrees);
  }

  /// The columns with the minutes and seconds that belong to the degrees.
  std::vector<std::size_t> parts_of(std::size_t degrees) const {
    const std::string before = this->before(degrees).value_or(before_plain(degrees));
    std::vector<std::size_t> found;
    for (const Part part : {Part::minutes, Part::seconds}) {
      const auto field = part_named(before, part);
      if (field) found.push_back(*field);
      if (!field) break;
    }
    if (!found.empty()) return found;
    for (const Part part : {Part::minutes, Part::seconds}) {  // consecutive columns 经度, 分, 秒
      const std::size_t next = degrees + found.size() + 1;
      if (next >= names_.size() || !is_part_alone(names_[next], part) || is_empty(next)) break;
      found.push_back(next);
    }
    return found;
  }

  std::size_t size() const { return names_.size(); }

 private:
  std::string before_plain(std::size_t field) const {
    const std::string& name = names_[field];
    for (const std::string_view coordinate : coordinates_) {
      if (!name.ends_with(coordinate)) continue;
      const std::string before = name.substr(0, name.size() - coordinate.size());
      return is_ascii(coordinate) ? std::string() : before;
    }
    return {};
  }

  std::optional<std::size_t> part_named(const std::string& before, Part part) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (before_coordinate(names_[i], coordinates_, part) == before && !is_empty(i)) return i;
    }
    return std::nullopt;
  }

  bool is_empty(std::size_t field) const { return facts_.filled({field}).front() == 0; }

  Words coordinates_;
  const ColumnFacts& facts_;
  std::vector<std::string> names_;
};

/// A part of an angle without its unit mark and without a zero fraction: 48 for 48分 and 48.0.
std::string part_text(GdalTable& table, std::size_t field, std::string_view marks) {
  std::string cell;
  table.cell(field, cell);
  std::string text(without_blanks(cell));
  for (std::size_t at = 0; at <= marks.size();) {  // marks of several bytes, separated by blanks
    const std::size_t end = std::min(marks.find(' ', at), marks.size());
    const std::string_view mark = marks.substr(at, end - at);
    if (text.ends_with(mark)) text.resize(text.size() - mark.size());
    at = end + 1;
  }
  text = without_blanks(text);
  const std::size_t point = text.find('.');
  if (point != text.npos && text.find_first_not_of('0', point + 1) == text.npos) text.resize(point);
  return text;
}

}  // namespace

std::string AngleColumns::text(GdalTable& table) const {
  if (parts.empty()) {
    std::string cell;
    table.cell(degrees, cell);
    return cell;
  }
  const std::string whole = part_text(table, degrees, "° 度");
  const std::string minutes = part_text(table, parts.front(), "′ ' 分");
  const bool has_column = parts.size() > 1;
  const std::string seconds = has_column ? part_text(table, parts.back(), "″ \" 秒") : "";
  if (whole.empty() && minutes.empty() && seconds.empty()) return {};
  // With 48.5 no seconds are required.
  const bool are_fine = minutes.find_first_of(".,") != minutes.npos;
  const bool need_seconds = has_column && !are_fine;
  std::string angle = (whole.empty() ? "—" : whole) + "°" + (minutes.empty() ? "—" : minutes) + "′";
  if (!seconds.empty() || need_seconds) angle += (seconds.empty() ? "—" : seconds) + "″";
  return angle;
}

namespace {

/// The columns of one coordinate in parts: 经度_度, 经度_分, 经度_秒 (东经度, 东经分; lon_deg,
/// lon_min, lon_sec; 经度 followed by 分 and 秒). `chosen` is the column that would be used on its
/// own; it is if another column holds the degrees or none holds the minutes. None if neither is
/// found.
std::optional<AngleColumns> angle_columns(const std::vector<TableField>& fields, bool is_longitude,
                                          std::optional<std::size_t> chosen,
                                          const ColumnFacts& facts) {
  const PartNames names(fields, is_longitude, facts);
  std::optional<AngleColumns> in_parts;
  for (std::size_t i = 0; i < names.size() && !in_parts; ++i) {
    if (!names.before(i)) continue;
    const auto parts = names.parts_of(i);
    if (!parts.empty()) in_parts = AngleColumns{i, parts};
  }
  if (in_parts && (!chosen || *chosen == in_parts->degrees)) return in_parts;
  if (!chosen) return std::nullopt;
  if (in_parts) return AngleColumns{*chosen, {}};
  return AngleColumns{*chosen, names.parts_of(*chosen)};
}

}  // namespace

std::optional<CoordinateFields> find_coordinates(const LayerSource& source,
                                                 const std::vector<TableField>& fields,
                                                 const ColumnFacts& columns, Notes& ambiguous) {
  Notes ignored;
  const auto choose = [&](const std::vector<FieldRequest>& requests) {
    return choose_fields(source, requests, fields, columns, ignored, ambiguous);
  };
  const FieldChoice two = choose({{"lon", longitude_names()}, {"lat", latitude_names()}});
  const auto& lon = two[0];
  const auto& lat = two[1];
  const auto of_lon = angle_columns(fields, true, lon, columns);
  const auto of_lat = angle_columns(fields, false, lat, columns);
  if (lon == lat && lon) return CoordinateFields{{*lon, {}}, {*lat, {}}};
  if (of_lon && of_lat) return CoordinateFields{*of_lon, *of_lat};
  if (lon || lat) return std::nullopt;
  const auto both = choose({{"lon", place_names()}}).front();
  return both ? std::optional(CoordinateFields{{*both, {}}, {*both, {}}}) : std::nullopt;
}

std::vector<std::size_t> CoordinateFields::all() const {
  std::vector<std::size_t> fields{lon.degrees, lat.degrees};
  for (const AngleColumns* one : {&lon, &lat})
    fields.insert(fields.end(), one->parts.begin(), one->parts.end());
  return fields;
}

CoordinateFields choose_coordinates(const LayerSource& source,
                                    const std::vector<TableField>& fields,
                                    const ColumnFacts& columns, Notes& notes, Notes& ambiguous) {
  const auto found = find_coordinates(source, fields, columns, ambiguous);
  if (!found) {
    std::vector<std::string> names;
    for (const TableField& field : fields) names.push_back(field.name);
    throw Error(filled_text(
        "cannot read '{}' as {}: it has no geometry, and no coordinate columns are recognised (it "
        "has: {}). Name them with fields = {{ lon = \"…\", lat = \"…\" }}; give the same column "
        "twice if it contains both coordinates.",
        "无法读取“{}”（作 {} 图层）：没有几何，也未识别出坐标列（现有：{}）。请写 fields = {{ lon "
        "= "
        "\"…\", lat = \"…\" }}；两个坐标在同一列时，两处写同一列名。",
        source.path, source.name, listed_text(names)));
  }
  const std::string& x = fields[found->lon.degrees].name;
  const std::string& y = fields[found->lat.degrees].name;
  notes.push_back({fmt::format("{}: coordinates from columns {}, {}", source.name, x, y),
                   fmt::format("{}：坐标取自“{}”“{}”两列", source.name, x, y)});
  if (!found->have_parts()) return *found;
  std::vector<std::string> parts;
  for (const AngleColumns* one : {&found->lon, &found->lat}) {
    for (const std::size_t part : one->parts) parts.push_back(fields[part].name);
  }
  notes.push_back(filled_text("{}: with minutes and seconds from {}", "{}：其分、秒取自 {}",
                              source.name, listed_text(parts)));
  return *found;
}

}  // namespace hinterland
