// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_towns.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/columns/records.hpp"
#include "input/conditions/clause.hpp"
#include "input/notation/field_label.hpp"
#include "input/records/idle_records.hpp"
#include "input/records/read_layer.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

namespace hinterland {

namespace {

/// Shanghai has 25 million.
constexpr People implausible_people_of_town = 30'000'000_people;

bool is_one(std::string_view cell, std::initializer_list<std::string_view> words) {
  const std::string word = plain_word(cell);
  return is_one_of(word, words);
}

bool is_capital(std::string_view cell) {
  return is_one(cell, {"national_capital", "capital", "county_capital"});
}

/// Whether the cell denotes a place below the level of a seat: a village or smaller. Includes
/// values of OpenStreetMap, https://wiki.openstreetmap.org/wiki/Key:place.
bool is_no_seat(std::string_view cell) {
  return known_level(cell) == Level::village || is_one(cell, {"isolated_dwelling",
                                                              "farm",
                                                              "locality",
                                                              "suburb",
                                                              "neighbourhood",
                                                              "neighborhood",
                                                              "quarter",
                                                              "allotments",
                                                              "city_block",
                                                              "plot",
                                                              "square",
                                                              "natural village",
                                                              "village group",
                                                              "settlement",
                                                              "居民点",
                                                              "自然屯",
                                                              "屯",
                                                              "聚落",
                                                              "小组",
                                                              "组"});
}

bool is_kind_of_place(std::string_view cell) {
  const auto level = known_level(cell);
  return is_capital(cell) || is_no_seat(cell) || level == Level::town || level == Level::county;
}

/// Ranks columns of place types (fclass, place, 类型), which give the level if there is no level
/// column.
std::optional<int> rank_of_place_kinds(std::string_view header) {
  constexpr std::array names = {
      "place",    "fclass",     "place_type",      "placetype",  "kind",          "type",
      "class",    "category",   "行政级别",        "行政区级别", "地名级别",      "地名类型",
      "地名类别", "居民点类型", "聚落类型",        "类型",       "类别",          "种类",
      "级",       "性质",       "settlement_type", "featurecla", "feature_class", "subtype",
      "lx",       "lb"};
  const auto* const found = std::ranges::find(names, field_label(header).name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

std::vector<FieldRequest> town_requests() {
  auto requests = requests_for(LayerKind::towns, {"people", "non_farm_share"});
  const auto level = std::ranges::find(requests, "level", &FieldRequest::role);
  level->rank = &rank_of_place_kinds;
  level->holds = [](const std::vector<std::string>& cells) {
    return !cells.empty() && std::ranges::all_of(cells, is_kind_of_place);
  };
  return requests;
}

/// Removes and reports rows that are villages or smaller according to the level column; not if all
/// rows are, because then the layer itself is doubtful.
void leave_out_villages(Records& records, const LayerSource& source, Problems& problems) {
  const RecordField& field = field_of(records, "level");
  std::map<std::string, std::size_t> kinds;
  std::vector<bool> dropped(records.size(), false);
  std::size_t count = 0;
  for (const RecordId r : rows(records.feature)) {
    const std::string_view cell = text_at(field, r);
    dropped[r.index] = is_no_seat(cell);
    if (!dropped[r.index]) continue;
    ++kinds[std::string(cell)];
    ++count;
  }
  if (count == 0 || count == records.size()) return;
  std::vector<std::string> shown;
  std::vector<std::string> values;
  for (const auto& [kind, number] : kinds) {
    shown.push_back(fmt::format("{} {}", kind, number));
    values.push_back(value_in_condition(kind, false));
  }
  const std::string name = name_in_condition(field.source);
  const std::string key =
      where_key(with_condition(source.where, fmt::format("({0} IS NULL OR {0} NOT IN ({1}))", name,
                                                         fmt::join(values, ", "))));
  problems.push_back(
      {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt,
       filled_text(
           "according to '{0}' ({1}), {2} of its {3} rows are villages or smaller places, not "
           "seats; they are left out. To confirm this, write {4}. If they are seats, write town or "
           "county there",
           "据“{0}”（{1}），{3}条记录中有{2}条为村或更小的居民点，不是乡镇驻地，未采用。如"
           "属实，请写 {4}；若为驻地，请在该列填镇或县",
           field.source, fmt::format("{}", fmt::join(shown, ", ")), count, records.size(), key)});
  drop_rows(records, dropped);
}

Level level_of_seat(const RecordField& field, std::string_view code, const RecordInHand& record,
                    Problems& problems) {
  const std::string_view text = text_at(field, record.row);
  if (is_capital(text)) return Level::county;
  const auto level = known_level(text);
  if (level == Level::county || level == Level::town) return *level;
  if (level != Level::unknown) {  // an unknown word, or a village among the seats
    problems.push_back(
        record.problem(ProblemKind::unknown_level, fmt::format("{} = {}", field.source, text)));
  }
  return level_of_code(code) == Level::county ? Level::county : Level::town;
}

bool is_per_cent(const RecordField& field) {
  if (field.is_in_base_unit) return false;
  return std::ranges::any_of(field.number, [](const std::optional<double>& v) { return v > 1.0; });
}

std::optional<double> share_at(const RecordField& field, bool per_cent, const RecordInHand& record,
                               Problems& problems) {
  const auto number = number_at(field, record.row);
  if (!number) return std::nullopt;
  const double share = per_cent ? *number / 100.0 : *number;
  if (share >= 0.0 && share <= 1.0) return share;
  problems.push_back(record.problem(ProblemKind::number_unreadable,
                                    fmt::format("{} = {}", field.source, *number)));
  return std::nullopt;
}

}  // namespace

Towns read_towns(const LayerSource& source, IdleRecords& idle, Problems& problems, Notes& notes,
                 const Progress& progress) {
  // An imported map without towns has an empty layer in which seats can be drawn.
  const NoRecords no_records = source.where.empty() ? NoRecords::taken : NoRecords::refused;
  Records records =
      read_layer(source, Shape::points, town_requests(), problems, progress, no_records);
  set_aside_not_in_use(records, idle);
  if (records.size() == 0) return {};
  leave_out_villages(records, source, problems);
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  const RecordField& share = field_of(records, "non_farm_share");
  const bool per_cent = is_per_cent(share);
  if (per_cent) {
    notes.push_back(filled_text("{}: {} has values above 1 and is read as a percentage",
                                "{}：“{}”有大于 1 的值，按百分数理解", source.name, share.source));
  }
  Towns towns;
  for (RecordId r : rows(records.feature)) {
    const std::string_view shown = text_at(name, r).empty() ? text_at(code, r) : text_at(name, r);
    const RecordInHand record{records, r, record_label(text_at(code, r), shown)};
    towns.feature.push_back(records.feature[r]);
    towns.place.push_back(records.point[r]);
    towns.code.push_back(text_at(code, r));
    towns.name.push_back(shown);
    towns.county.push_back(text_at(field_of(records, "county"), r));
    towns.level.push_back(
        level_of_seat(field_of(records, "level"), text_at(code, r), record, problems));
    const RecordField& people = field_of(records, "people");
    const bool has_people = number_at(people, r).has_value();  // few seats have population figures
    towns.people.push_back(has_people
                               ? people_at(people, record, implausible_people_of_town, problems)
                               : std::nullopt);
    towns.non_farm_share.push_back(share_at(share, per_cent, record, problems));
  }
  return towns;
}

}  // namespace hinterland
