// SPDX-License-Identifier: Apache-2.0
#include "input/columns/field_choice.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/columns/records.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_match.hpp"
#include "system/shown_text.hpp"
#include "world/known_words.hpp"

#include <hinterland/error.hpp>
#include <hinterland/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A field whose name was truncated by a shapefile within a character, and the roles whose names it
/// may be the beginning of: 集中供 of 集中供水, 集中供热 and others.
struct CutName {
  std::size_t field = 0;
  std::vector<std::string> roles;
};

bool may_be(const FieldRequest& request, const TableField& cut) {
  if (request.goes_on && request.goes_on(cut.begins)) return true;
  return std::ranges::any_of(request.names,
                             [&](const std::string& name) { return may_have_been(cut, name); });
}

/// Truncated names that cannot be resolved: those that match two or more roles, and those that are
/// a prefix of another field's name. O(truncated fields × names).
std::vector<CutName> cut_names(const std::vector<TableField>& fields,
                               const std::vector<FieldRequest>& requests) {
  std::vector<CutName> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].repaired || fields[i].name.empty()) continue;
    CutName cut{i, {}};
    for (const FieldRequest& request : requests) {
      // 行政村… is a code or a name in most tables; few have a column of parents.
      if (request.role != "parent" && may_be(request, fields[i])) cut.roles.push_back(request.role);
    }
    const auto goes_on = [&](const TableField& other) {
      return &other != &fields[i] && other.begins.starts_with(fields[i].begins);
    };
    const bool is_shorter = std::ranges::any_of(fields, goes_on);  // 集中_1 beside 集中供
    if (cut.roles.size() > 1 || (is_shorter && !cut.roles.empty())) found.push_back(std::move(cut));
  }
  return found;
}

/// The message that the field is not used for any of the roles, with the key to set.
Text cut_name_text(const CutName& cut, const std::vector<TableField>& fields) {
  const std::string& name = fields[cut.field].name;
  constexpr std::size_t max_shown = 4;
  std::vector<std::string> roles = cut.roles;
  if (roles.size() > max_shown) {
    roles.resize(max_shown);
    roles.emplace_back("…");
  }
  return filled_text(
      "'{0}' (column {1}) is a truncated name and may mean {2}; it is not used. Write fields = {{ "
      "ROLE = {3} }} with the role that is meant",
      "“{0}”（第{1}列）的列名被截断，可能是 {2}，均未采用；请写 fields = {{ ROLE = {3} }}，"
      "其中 ROLE 换成实际含义",
      name, cut.field + 1, fmt::format("{}", fmt::join(roles, ", ")), toml_text(name));
}

std::vector<std::string> names_of(const std::vector<TableField>& fields) {
  std::vector<std::string> names;
  for (const TableField& field : fields) names.push_back(field.name);
  return names;
}

[[noreturn]] void throw_no_field(const LayerSource& source, const std::string& name,
                                 const std::vector<TableField>& fields) {
  if (fields.empty()) {
    throw Error(filled_text(
        "cannot read '{}' as {}: no field '{}'; its records have a geometry but no attributes. If "
        "it is a shapefile, copy its .dbf as well, which contains the attributes; otherwise remove "
        "fields.",
        "无法读取“{}”（作 {} 图层）：没有字段“{}”，各记录只有位置，没有任何字段。若为 shapefile，请"
        "连同 .dbf（属性表）一并复制；否则请去掉 fields。",
        source.path, source.name, name));
  }
  const auto names = names_of(fields);
  const std::string like = nearest_name(name, names);
  const Text way_out = like.empty() ? Text(" Name one of these in fields = { … }.",
                                           "请在 fields = { … } 中改用现有字段。")
                                    : filled_text(" Did you mean '{}'?", "是否应为“{}”？", like);
  throw Error(filled_text("cannot read '{}' as {}: no field '{}' (it has: {}).{}",
                          "无法读取“{}”（作 {} 图层）：没有字段“{}”（现有：{}）。{}", source.path,
                          source.name, name, listed_text(names), way_out));
}

/// Chooses fields, and collects statements on fields with the same name.
class Chooser {
 public:
  Chooser(const LayerSource& source, const std::vector<TableField>& fields,
          const ColumnFacts& columns, Notes& notes, Notes& ambiguous)
      : source_(source),
        fields_(fields),
        free_(fields),
        taken_(fields.size(), false),
        columns_(columns),
        notes_(notes),
        ambiguous_(ambiguous) {
    for (const auto& [role, name] : source.fields) {
      // The kind of a facility may also be read from its name.
      const auto match = role == "kind" ? std::nullopt : field_named(fields, name, columns.filled);
      if (match) free_[match->field].name.clear();
    }
  }

  /// Excludes the fields whose truncated names match several roles.
  void exclude_cut_names(const std::vector<FieldRequest>& requests) {
    cut_ = cut_names(free_, requests);
    for (const CutName& cut : cut_) free_[cut.field].name.clear();
  }

  /// Reports these fields if one of their roles found no other field.
  void report_cut_names(const std::vector<FieldRequest>& requests, const FieldChoice& choice) {
    for (const CutName& cut : cut_) {
      const auto is_open = [&](std::size_t i) {
        return !choice[i] && std::ranges::find(cut.roles, requests[i].role) != cut.roles.end();
      };
      bool open = false;
      for (std::size_t i = 0; i < requests.size(); ++i) open = open || is_open(i);
      if (open) ambiguous_.push_back(cut_name_text(cut, fields_));
    }
  }

  /// The field for a request: the one named by the study; else the first known name in the table,
  /// among fields that the study does not use for other roles; else the field with the best rank.
  std::optional<std::size_t> choose(const FieldRequest& request) {
    if (!request.after_role.empty() && !is_named(request.role)) return choose_additional(request);
    auto match = is_named(request.role) ? named(request.role) : guessed(request);
    if (match && request.has_to_vary && !is_named(request.role)) {
      match = varying(request, *match);
      if (match) match = of_hamlets(request, *match);
    }
    if (!match) return std::nullopt;
    // Boundaries of counties have no county column other than their name.
    if (request.role == "county" && !is_named(request.role) && taken_[match->field])
      return std::nullopt;
    if (request.role == "people" && !is_named(request.role)) add_other_counts(request, *match);
    if (!match->others.empty()) ambiguous_.push_back(describe(*match, fields_, request.role));
    taken_[match->field] = true;
    of_role_.emplace(request.role, match->field);
    return match->field;
  }

  /// The field next to that of another role.
  std::optional<std::size_t> choose_additional(FieldRequest request) {
    const auto other = of_role_.find(std::exchange(request.after_role, {}));
    if (other == of_role_.end()) return std::nullopt;
    request.rank = [&](std::string_view name) {
      return request.rank_after(fields_[other->second].name, name);
    };
    return choose(request);
  }

  bool is_named(const std::string& role) const { return source_.fields.contains(role); }

 private:
  std::optional<FieldMatch> named(const std::string& role) const {
    const std::string& name = source_.fields.at(role);
    const auto match = field_named(fields_, name, columns_.filled);
    if (!match) throw_no_field(source_, name, fields_);
    return match;
  }

  /// Replaces a field with the same value in all records, such as the county's name on each
  /// village, by another one that varies, or none. If there is no other, a constant code is kept,
  /// and a constant name along with it, because the records may be parts of one place or hamlets
  /// under its code.
  std::optional<FieldMatch> varying(const FieldRequest& request, const FieldMatch& match) {
    const std::string value = columns_.only_value(match.field);
    if (value.empty()) return match;
    const std::string name = std::exchange(free_[match.field].name, {});
    auto other = guessed(request);
    const bool is_better = other && columns_.only_value(other->field).empty() &&
                           !columns_.is_mostly_blank(other->field);
    if (!is_better) other.reset();
    if (!other && (request.role == "code" || one_code_)) {
      free_[match.field].name = name;
      one_code_ = one_code_ || level_of_code(value) != Level::county;
      return match;
    }
    notes_.push_back({fmt::format("{}: '{}' is {} in all records and is therefore not used as {}",
                                  source_.name, name, value, request.role),
                      fmt::format("{}：“{}”在所有记录中都是“{}”，不作为 {} 列", source_.name, name,
                                  value, request.role)});
    return other;
  }

  /// Replaces the field if its villages have several records each and a column of natural villages
  /// or groups distinguishes the records: 自然村名 instead of 行政村.
  FieldMatch of_hamlets(const FieldRequest& request, const FieldMatch& match) {
    std::vector<std::string> names = request.names;
    std::erase_if(names, [](const std::string& name) { return !is_of_hamlets(name); });
    if (is_of_hamlets(fields_[match.field].name)) return match;
    const auto other = field_among(free_, names, columns_.filled);
    if (!other || other->field == match.field) return match;
    const std::size_t records = columns_.filled({match.field}).front();
    const bool is_shared = columns_.different(match.field) * 5 <= records * 4;
    // The record of a whole village may have no natural village.
    const std::size_t filled = columns_.filled({other->field}).front();
    const bool distinguishes =
        2 * filled >= records && columns_.different(other->field) * 10 >= filled * 9;
    if (!is_shared || !distinguishes) return match;
    const std::string& shared = fields_[match.field].name;
    const std::string& taken = fields_[other->field].name;
    notes_.push_back(
        filled_text("{}: '{}' distinguishes the records, '{}' does not; the former is used as {}",
                    "{}：“{}”能区分各条记录，“{}”不能，取前者作为 {} 列", source_.name, taken,
                    shared, request.role));
    return *other;
  }

  /// Whether the name denotes natural villages or groups of villagers.
  static bool is_of_hamlets(std::string_view name) {
    constexpr std::array<std::string_view, 8> words = {"自然村", "自然屯", "屯名",   "小组",
                                                       "居民点", "聚落",   "hamlet", "组名"};
    const std::string label = field_label(name).name;
    return label == "屯" || std::ranges::any_of(words, [&](std::string_view word) {
             return label.find(word) != label.npos;
           });
  }

  /// The field by the first known name in the table, else by rank; a mostly blank column is
  /// replaced by another known name with more values.
  std::optional<FieldMatch> guessed(const FieldRequest& request) const {
    std::vector<TableField> rest = fitting(request);
    auto match = field_among(rest, request.names, columns_.filled);
    if (!match) match = field_among(rest = free_, request.names, columns_.filled);
    if (!match && (request.role == "people" || request.role == "households"))
      match = of_short_year(request);
    if (!match) return by_meaning(request);
    const bool is_doubtful = request.holds && !request.holds(columns_.sample(match->field).cells);
    if (const auto better = is_doubtful ? best_ranked(request) : std::nullopt) return better;
    if (!columns_.is_mostly_blank(match->field)) return match;
    std::vector<std::size_t> candidates{match->field};
    for (auto next = match; next; next = field_among(rest, request.names, columns_.filled)) {
      if (next->field != candidates.back()) candidates.push_back(next->field);
      rest[next->field].name.clear();
    }
    FieldMatch fuller = fullest(candidates, columns_.filled);
    if (fuller.field == match->field) return match;
    fuller.others.clear();
    if (columns_.filled({match->field}).front() > 0) fuller.others.push_back(match->field);
    return fuller;
  }

  /// The fields without the names whose unit is unsuitable: 人口（户） does not count people.
  std::vector<TableField> fitting(const FieldRequest& request) const {
    std::vector<TableField> fields = free_;
    for (TableField& field : fields) {
      if (request.number && !foreign_unit(request.role, field.name).empty()) field.name.clear();
    }
    return fields;
  }

  std::optional<FieldMatch> of_short_year(const FieldRequest& request) const {
    for (const std::string& name : request.names) {
      if (const auto found = field_of_short_year(free_, name, columns_.filled)) return found;
    }
    return std::nullopt;
  }

  /// Permanent residents (常住) and registered population (户籍) are different counts of a village.
  /// The choice may decide whether a threshold is reached, so the other one is reported.
  void add_other_counts(const FieldRequest& request, FieldMatch& match) const {
    std::vector<TableField> rest = fitting(request);
    rest[match.field].name.clear();
    for (const std::size_t other : match.others) rest[other].name.clear();
    while (const auto next = field_among(rest, request.names, columns_.filled)) {
      rest[next->field].name.clear();
      if (!taken_[next->field] && !columns_.is_mostly_blank(next->field)) {
        match.others.push_back(next->field);
      }
    }
  }

  std::optional<FieldMatch> best_ranked(const FieldRequest& request) const {
    std::optional<int> best;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      const auto rank = taken_[i] ? std::nullopt : request.rank(free_[i].name);
      if (!rank || (best && *rank > *best)) continue;
      if (request.holds && !request.holds(columns_.sample(i).cells)) continue;
      if (rank != best) candidates.clear();
      best = rank;
      candidates.push_back(i);
    }
    if (candidates.empty()) return std::nullopt;
    const auto age = [&](std::size_t field) {  // a column without a year is current
      const int year = bare_label(free_[field].name).year;
      return year == 0 ? std::numeric_limits<int>::min() : age_of_year(year);
    };
    std::ranges::stable_sort(candidates, {}, age);
    return fullest(candidates, columns_.filled);
  }

  /// The field with the best rank, else the first whose cells are certain to fit.
  std::optional<FieldMatch> by_meaning(const FieldRequest& request) const {
    const auto ranked = request.rank ? best_ranked(request) : std::nullopt;
    if (ranked || !request.fit) return ranked;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      const std::string& name = free_[i].name;
      if (taken_[i] || name.empty()) continue;
      if (request.fit(name, columns_.sample(i).cells) == FieldFit::sure) return FieldMatch{i, {}};
    }
    return std::nullopt;
  }

  const LayerSource& source_;
  const std::vector<TableField>& fields_;
  std::vector<TableField> free_;  ///< with the names of fields that the study uses cleared
  std::vector<bool> taken_;       ///< used for a role
  std::map<std::string, std::size_t> of_role_;
  std::vector<CutName> cut_;
  bool one_code_ = false;  ///< all records have one code, which is not that of a county
  const ColumnFacts& columns_;
  Notes& notes_;
  Notes& ambiguous_;
};

}  // namespace

FieldChoice choose_fields(const LayerSource& source, const std::vector<FieldRequest>& requests,
                          const std::vector<TableField>& fields, const ColumnFacts& columns,
                          Notes& notes, Notes& ambiguous) {
  Chooser chooser(source, fields, columns, notes, ambiguous);
  FieldChoice choice;
  std::vector<std::string> chosen;
  chooser.exclude_cut_names(requests);
  for (const FieldRequest& request : requests) {
    choice.push_back(chooser.choose(request));
    if (chooser.is_named(request.role)) continue;
    if (choice.back()) {
      chosen.push_back(
          fmt::format("{} = {}", request.role, on_one_line(fields[*choice.back()].name)));
    } else if (request.required && fields.empty()) {
      throw Error(filled_text(
          "cannot read '{0}' as {1}: its records have no fields, or it has no records (an empty "
          "GeoJSON has neither). If there is nothing to give, remove the layer from the study; "
          "otherwise export it again with its records and their field for {2}.",
          "无法读取“{0}”（作 {1} 图层）：没有字段，或没有记录（空的 GeoJSON "
          "两者都没有）。确无数据时请"
          "在配置文件中删去该图层；否则请连同记录和 {2} 字段重新导出。",
          source.path, source.name, request.role));
    } else if (request.required) {
      throw Error(filled_text(
          "cannot read '{0}' as {1}: no field for {2} is recognised (it has: {3}). Name it with "
          "fields = {{ {2} = \"…\" }}.",
          "无法读取“{0}”（作 {1} 图层）：未识别出 {2} 字段（现有：{3}）。请写 fields = {{ {2} = "
          "\"…\" "
          "}}。",
          source.path, source.name, request.role, listed_text(names_of(fields))));
    }
  }
  chooser.report_cut_names(requests, choice);
  if (!chosen.empty()) {
    const std::string list = fmt::format("{}", fmt::join(chosen, ", "));
    notes.push_back(
        {fmt::format("{}: fields recognised: {} (change with fields = {{ … }})", source.name, list),
         fmt::format("{}：识别出的字段：{}（可用 fields = {{ … }} 更改）", source.name, list)});
  }
  return choice;
}

std::vector<std::size_t> and_cut_names(std::vector<std::size_t> these,
                                       const std::vector<TableField>& fields,
                                       const std::vector<FieldRequest>& requests) {
  for (const CutName& cut : cut_names(fields, requests)) these.push_back(cut.field);
  return these;
}

}  // namespace hinterland
