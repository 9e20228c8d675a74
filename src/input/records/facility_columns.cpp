// SPDX-License-Identifier: Apache-2.0
#include "input/records/facility_columns.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/records.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_label.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t max_values = 6;  // in the proposed condition

/// Whether the two services are often provided by the same facility.
bool go_together(std::string_view one, std::string_view other) {
  static const std::vector<std::set<std::string_view>> groups = {
      {"commerce", "convenience_shop", "breakfast_shop", "wet_market", "home_services",
       "post_parcel"},
      {"culture", "sports"}};
  return std::ranges::any_of(
      groups, [&](const auto& group) { return group.contains(one) && group.contains(other); });
}

/// Compares texts with the service of a layer.
class ServiceWords {
 public:
  ServiceWords(const ServiceCatalogue& catalogue, ServiceId own)
      : catalogue_(catalogue), words_(catalogue), own_(own) {}

  bool is_own(const KindMatch& match) const {
    return match.service == own_ ||
           go_together(catalogue_.services[match.service].id, catalogue_.services[own_].id);
  }

  /// Whether the cell contains a kind of the layer's service. Otherwise `other` is set to the first
  /// other service, provided that all kinds in the cell are known, which excludes Transport/Admin.
  bool of_kind(std::string_view cell, std::optional<KindMatch>& other) const {
    const auto whole = words_.match(cell);
    if (whole && is_own(*whole)) return true;
    std::optional<KindMatch> first;
    bool all_known = true;
    for (const std::string& kind : kinds_in_cell(cell)) {
      const auto match = words_.match(kind);
      if (match && is_own(*match)) return true;
      all_known = all_known && match && match->is_whole;
      if (match && !first) first = match;
    }
    if (whole && whole->is_whole) other = whole;
    if (!other && all_known) other = first;
    return false;
  }

  bool of_name(std::string_view name, std::optional<KindMatch>& other) const {
    const auto match = words_.match(name);
    if (!match) return false;
    if (is_own(*match)) return true;
    if (!other && plain_word(name).ends_with(match->word)) other = match;
    return false;
  }

 private:
  const ServiceCatalogue& catalogue_;
  KindWords words_;
  ServiceId own_;
};

/// The records of a layer that belong to other services.
struct Others {
  std::size_t by_kind = 0;
  std::size_t by_name = 0;
  std::map<ServiceId, std::size_t> services;
  std::set<std::string> kinds;  ///< the cells that show it
  std::set<std::string> words;  ///< the words in names that show it
  std::string first;
  std::string first_word;

  std::size_t all() const { return by_kind + by_name; }
};

Others others_in(const Records& records, const ServiceWords& message) {
  Others others;
  for (const RecordId r : rows(records.feature)) {
    const std::string_view kind = text_at(field_of(records, "kind"), r);
    const std::string_view name = text_at(field_of(records, "name"), r);
    std::optional<KindMatch> other;
    if (message.of_kind(kind, other)) continue;
    const bool is_by_kind = other.has_value();
    if (message.of_name(name, other) || !other) continue;
    ++(is_by_kind ? others.by_kind : others.by_name);
    ++others.services[other->service];
    if (is_by_kind) others.kinds.emplace(kind);
    if (!is_by_kind) others.words.insert(other->word);
    if (!others.first_word.empty()) continue;
    others.first = name.empty() ? text_at(field_of(records, "code"), r) : name;
    others.first_word = is_by_kind ? std::string(kind) : other->word;
  }
  return others;
}

/// The condition that excludes the other records; empty if it would be too long or would need
/// escapes.
std::string condition_without(const Others& others, const Records& records,
                              const LayerSource& source) {
  const bool is_by_kind = others.by_kind > 0;
  const std::string& field = field_of(records, is_by_kind ? "kind" : "name").source;
  const auto is_unusual = [](char c) {
    return !is_beyond_ascii(c) &&
           std::string_view(" \t\r\n\"'`[]()\\").find(c) != std::string_view::npos;
  };
  const auto& values = is_by_kind ? others.kinds : others.words;
  const bool is_plain = std::ranges::none_of(field, is_unusual) &&
                        source.where.find_first_of("\"\\\n") == std::string::npos;
  if (!is_plain || values.size() > max_values) return {};
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    if (std::ranges::any_of(value, [](char c) { return c == '"' || c == '\\' || c == '\n'; }))
      return {};
    parts.push_back(
        is_by_kind ? quoted_in_sql(value, '\'')
                   : fmt::format("{} NOT LIKE {}", field, quoted_in_sql('%' + value + '%', '\'')));
  }
  const std::string before = source.where.empty() ? "" : fmt::format("({}) AND ", source.where);
  if (is_by_kind) return fmt::format("{}{} NOT IN ({})", before, field, fmt::join(parts, ", "));
  return before + fmt::format("{}", fmt::join(parts, " AND "));
}

Text advice(const Others& others, const Records& records, const LayerSource& source,
            const Service& service) {
  const bool are_most = others.all() * 5 >= records.size() * 4 && others.services.size() == 1;
  const std::string condition = condition_without(others, records, source);
  Text text = are_most
                  ? Text(" Check its path, layer, sql and where; two layers may have been swapped.",
                         "请核对其 path、layer、sql 和 where，两个图层的路径可能写反。")
              : condition.empty() ? Text(" Exclude them with where.", "请用 where 排除这些记录。")
                                  : filled_text(" Exclude them with where = \"{}\".",
                                                "请用 where = \"{}\" 排除这些记录。", condition);
  if (!are_most && others.by_kind > 0) {
    text = text +
           Text(" Or give the layer as [layers.facilities], where the kind of each record decides.",
                "也可将该图层写作 [layers.facilities]，由各条记录的类型决定类别。");
  }
  return text +
         filled_text(
             " If they do belong to {0}, move the words to the `kinds` of {1} in the catalogue",
             "如确应计入{0}，请在指标库中把这些词移入 {1} 的 kinds",
             Text(service.name_en, service.name_zh), service.id);
}

}  // namespace

void warn_of_other_service(const Records& records, const LayerSource& source,
                           const ServiceCatalogue& catalogue, Problems& problems) {
  if (source.service.empty()) return;
  const ServiceId own = *catalogue.find(source.service);
  const Others others = others_in(records, ServiceWords(catalogue, own));
  if (others.by_kind == 0 && (others.by_name == 0 || others.by_name * 2 < records.size())) return;
  Text list;
  for (const auto& [service, count] : others.services) {
    const Service& called = catalogue.services[service];
    if (!list.en.empty()) list = list + Text(", ", "、");
    list = list + filled_text("{} {}", "{} {}条", Text(called.name_en, called.name_zh), count);
  }
  const Service& service = catalogue.services[own];
  const bool is_by_kind = others.by_kind > 0;
  problems.push_back(
      {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt,
       filled_text("according to '{0}', {1} of its {2} records belong to services other than {3}: "
                   "{4}; the first is {5} ({6}).",
                   "由“{0}”列看，{2}条记录中有{1}条不属于{3}：{4}；首条为 {5}（{6}）。",
                   field_of(records, is_by_kind ? "kind" : "name").source, others.all(),
                   records.size(), Text(service.name_en, service.name_zh), list, others.first,
                   others.first_word) +
           advice(others, records, source, service)});
}

namespace {

constexpr std::size_t min_facilities = 3;

}  // namespace

void LevelConflictCheck::add(Level by_column, std::string_view kind, std::string_view name) {
  if (by_column == Level::unknown) return;
  const auto by_words = level_in_words(kind, name);
  if (!by_words) return;
  const bool is_of_village = by_words->level == Level::village;
  LevelConflicts& level_conflicts = is_of_village ? villages_ : towns_;
  ++level_conflicts.by_words;
  if ((by_column == Level::village) == is_of_village) return;
  if (level_conflicts.contrary++ == 0) level_conflicts.first = name.empty() ? kind : name;
}

void LevelConflictCheck::report(const std::string& layer, const std::string& column,
                                Problems& problems) const {
  const Text of_villages{"village-level", "村级"};
  const Text of_towns{"town-level", "乡镇级以上"};
  for (const bool is_of_village : {true, false}) {
    const LevelConflicts& level_conflicts = is_of_village ? villages_ : towns_;
    if (level_conflicts.contrary < min_facilities ||
        2 * level_conflicts.contrary <= level_conflicts.by_words)
      continue;
    problems.push_back(
        {ProblemKind::unknown_level, layer, -1, "", std::nullopt,
         filled_text(
             "{0} facilities that are {1} by kind or name (first: {2}) are {3} in '{4}', which is "
             "used. If the names are right, correct their levels there, or leave the cells empty",
             "{0}处设施按类型或名称为{1}（首处为{2}），按“{4}”列却为{3}，仍以该列为准。"
             "如名称无误，请改正该列或留空",
             level_conflicts.contrary, is_of_village ? of_villages : of_towns,
             level_conflicts.first, is_of_village ? of_towns : of_villages, column)});
  }
}

namespace {

constexpr double metres_in_km = 1000.0;

constexpr double too_short_in_metres = 100.0;

/// The longest radius where no unit is given.
constexpr Metres longest_by_guess = 30_km;
constexpr Metres longest_with_unit = 100_km;

bool is_in_kilometres(const RecordField& field) {
  if (field.is_in_base_unit) return false;
  const auto is_long = [](const std::optional<double>& v) { return v > too_short_in_metres; };
  const auto is_there = [](const std::optional<double>& v) { return v > 0.0; };
  return std::ranges::any_of(field.number, is_there) && std::ranges::none_of(field.number, is_long);
}

}  // namespace

OwnRadii::OwnRadii(const Records& records, Notes& notes)
    : records_(records), field_(field_of(records, "radius")), is_time_(is_in_time(field_.source)) {
  if (is_time_) {
    notes.push_back(Text(records.layer + ": ", records.layer + "：") +
                    column_in_time(field_.source));
    return;
  }
  column_unit_ = metres_in(field_.source).value_or(1.0);
  if (!field_.is_in_base_unit) longest_ = longest_by_guess;
  if (!is_in_kilometres(field_)) {
    if (!field_.is_in_base_unit) shortest_ = Metres{too_short_in_metres};
    return;
  }
  metres_in_unit_ = column_unit_ = metres_in_km;
  notes.push_back(filled_text("{}: no value of {} is above 100, so they are read as kilometres",
                              "{}：“{}”都不超过 100，按公里理解", records.layer, field_.source));
}

std::optional<Metres> OwnRadii::of(const RecordInHand& record, Problems& problems) {
  const auto number = number_at(field_, record.row);
  if (!number || is_time_) return std::nullopt;
  if (*number == 0.0) {  // many formats write 0 for an empty cell
    ++zeros_;
    return std::nullopt;
  }
  if (*number < 0.0) {
    problems.push_back(record.problem(ProblemKind::number_unreadable,
                                      fmt::format("{} = {}", field_.source, *number)));
    return std::nullopt;
  }
  ++given_;
  const Metres radius{*number * metres_in_unit_};
  if (radius >= shortest_ && radius <= longest_) return radius;
  Refused& refused = radius < shortest_ ? too_short_ : too_long_;
  if (refused.facilities++ == 0) {
    refused.first = radius;
    refused.called = record.called;
  }
  return std::nullopt;
}

void OwnRadii::report(Problems& problems, Notes& notes) const {
  if (zeros_ > 0) {
    notes.push_back(filled_text(
        "{}: {} is 0 for {}; this is treated as empty, because many formats write 0 for an empty "
        "cell, and the catalogue's radius is used",
        "{}：“{}”有{}处为 0，按空白处理（许多格式会把空单元格写成 0），采用指标库的服务半径",
        records_.layer, field_.source,
        Text(counted(zeros_, "facility", "facilities"), fmt::format("{}", zeros_))));
  }
  report(too_short_, true, problems);
  report(too_long_, false, problems);
}

void OwnRadii::report(const Refused& refused, bool too_short, Problems& problems) const {
  if (refused.facilities == 0) return;
  problems.push_back({ProblemKind::radius_implausible, records_.layer, -1, "", std::nullopt,
                      filled_text("{0}: {1} of {2}, the first {3} with {4:.12g} m. {5}",
                                  "“{0}”：{2}处中有{1}处，首处为{3}，{4:.12g}米。{5}",
                                  field_.source, refused.facilities, given_, refused.called,
                                  refused.first.value, advice(refused.first, too_short))});
}

Text OwnRadii::advice(Metres radius, bool too_short) const {
  if (!too_short && !field_.is_in_base_unit && column_unit_ == 1.0) {
    if (radius > longest_with_unit)
      return {"Correct the value, or leave the cell empty", "请改正，或留空"};
    return filled_text(
        "If it is meant, write it with its unit: {0:.12g} km; otherwise leave the cell empty",
        "如确为此值，请连同单位写为 {0:.12g} km；否则请留空", radius.value / metres_in_km);
  }
  const double meant = radius.value * (too_short ? metres_in_km : 1.0 / metres_in_km);
  const Text unit = too_short ? Text("kilometres", "公里") : Text("metres", "米");
  return filled_text("If {} are meant, write {:.12g}; otherwise leave the cell empty",
                     "如原意为{}，请改写为 {:.12g}；否则请留空", unit, meant / column_unit_);
}

}  // namespace hinterland
