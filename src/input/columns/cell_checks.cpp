// SPDX-License-Identifier: Apache-2.0
#include "input/columns/cell_checks.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/records.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

namespace {

Text of_column(const SheetFormulas& column, const std::string& name) {
  return filled_text("{1} of column {2} ('{4}') {5} without a stored result (the first is {3})",
                     "{2} 列（“{4}”）有{0}个公式单元格没有存储计算结果（首个为 {3}）",
                     column.without, counted(column.without, "cell", "cells"), column.letters,
                     column.first, name, column.without == 1 ? "is a formula" : "are formulas");
}

}  // namespace

void report_formulas(const GdalTable& table, const std::vector<std::size_t>& taken,
                     Records& records, Problems& problems) {
  for (const SheetFormulas& column : table.sheet().formulas) {
    if (column.column >= table.fields().size()) continue;
    const Text message = of_column(column, table.fields()[column.column].name);
    if (std::ranges::find(taken, column.column) == taken.end()) {
      records.notes.push_back(filled_text("{}: {}; that column is not used", "{}：{}；未用到该列",
                                          records.layer, message));
      continue;
    }
    if (column.is_read_as_0 || column.without * 2 + 1 >= column.filled) {  // minus the name
      throw Error(
          filled_text("cannot read '{}' as {}: {}, and would be read as {}. Open it in Excel or "
                      "LibreOffice and save it, or replace the formulas with values.",
                      "无法读取“{}”（作 {} 图层）：{}，会被读成{}。请用 Excel 或 LibreOffice "
                      "打开后保存，或把公式改为数值。",
                      table.shown(), records.layer, message,
                      column.is_read_as_0 ? Text("0", "0") : Text("empty", "空值")));
    }
    problems.push_back(
        {ProblemKind::formula_without_value, records.layer, -1, "", std::nullopt, message});
  }
}

namespace {

/// Whether rows cannot share a value. Texts found by a rank are census answers, which may be
/// numbers of households.
bool is_of_one_row(const FieldRequest& request, const MergedColumn& column) {
  const bool is_answer = !request.number && request.rank != nullptr;
  return is_whole(number_role(request.role)) || request.has_to_vary ||
         (is_answer && column.has_amounts);
}

void note_merged_cells(const MergedColumn& column, const Text& named, Records& records) {
  if (column.filled > 0) {
    records.notes.push_back(filled_text(
        "{0}: {1} has cells merged over several rows (the first is {2}); {3} the value "
        "of the merged cell",
        "{0}：{1}有跨行合并的单元格（首处为 {2}），其余{4}行取合并单元格的值", records.layer, named,
        column.first, counted(column.filled, "more row takes", "more rows take"), column.filled));
  }
  if (column.without > 0) {
    records.notes.push_back(filled_text(
        "{0}: {1} has cells merged with those of a preceding column (the first is {2}); {3} read "
        "as empty",
        "{0}：{1}有与前列合并的单元格（首处为 {2}），其中{4}格按空值读取", records.layer, named,
        column.first_without, counted(column.without, "cell is", "cells are"), column.without));
  }
}

}  // namespace

void report_merged(const GdalTable& table, const std::vector<FieldRequest>& requests,
                   const FieldChoice& choice, const std::vector<std::size_t>& taken,
                   Records& records) {
  for (const MergedColumn& column : table.sheet().merged) {
    if (std::ranges::find(taken, column.column) == taken.end()) continue;
    const std::string letters = column_letters(column.column);
    const Text named = filled_text("column {} ('{}')", "{} 列（“{}”）", letters,
                                   table.fields()[column.column].name);
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (choice[i] != column.column || column.filled == 0 || !is_of_one_row(requests[i], column))
        continue;
      throw Error(filled_text(
          "cannot read '{}' as {}: {} has cells merged over several rows (the first is {}), so the "
          "value of each row is unclear. Unmerge them, and enter the value of each row.",
          "无法读取“{}”（作 {} 图层）：{}有跨行合并的单元格（首处为 "
          "{}），无法确定各行的值。请取消合并，并逐行填写。",
          table.shown(), records.layer, named, column.first));
    }
    note_merged_cells(column, named, records);
  }
}

namespace {

using Json = nlohmann::ordered_json;

/// A value within the JSON objects of a column.
struct NestedValue {
  std::string path;   ///< JSON path within the object: $."people"."total"
  std::string label;  ///< its key: total
  std::size_t sums = 0;
  bool is_no_sum = false;  ///< not the sum of its sibling numbers in at least one object
};

/// The contents of the first cells of a column.
struct NestedColumn {
  std::string example;  ///< the first cell that is an object or array
  std::size_t nested = 0;
  std::size_t plain = 0;
  std::vector<NestedValue> values;
};

NestedValue& value_at(NestedColumn& column, const std::string& path, const std::string& label) {
  const auto known = std::ranges::find(column.values, path, &NestedValue::path);
  if (known != column.values.end()) return *known;
  column.values.push_back({path, label});
  return column.values.back();
}

void add_object(NestedColumn& column, const Json& object, const std::string& path) {
  double sum = 0.0;
  std::size_t numbers = 0;
  for (const auto& member : object) {
    if (!member.is_number()) continue;
    sum += member.get<double>();
    ++numbers;
  }
  for (const auto& member : object.items()) {
    const std::string inner = path + ".\"" + member.key() + "\"";
    const Json& value = member.value();
    if (value.is_object()) add_object(column, value, inner);
    // A quotation mark cannot be used in a JSON path of SQLite.
    const bool is_nameable = member.key().find('"') == std::string::npos;
    if (value.is_structured() || value.is_null() || !is_nameable) continue;
    NestedValue& found = value_at(column, inner, member.key());
    const bool is_sum = value.is_number() && numbers > 2 &&
                        std::abs(2.0 * value.get<double>() - sum) <= 1e-9 * std::abs(sum);
    if (sum > 0.0 && is_sum) ++found.sums;
    if (sum > 0.0 && !is_sum) found.is_no_sum = true;
  }
}

/// Parses a cell as JSON, dropping values that are nested too deeply, because the recursion below
/// is as deep as the JSON.
Json nested_value(const std::string& cell) {
  constexpr int deepest = 32;
  return Json::parse(
      cell, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; }, false);
}

NestedColumn examine(GdalTable& table, std::size_t field, bool is_typed) {
  constexpr int most = 200;
  NestedColumn column;
  std::string text;
  table.layer().rewind();
  for (int i = 0; i < most && table.layer().next(); ++i) {
    if (!table.cell(field, text).present || text.empty()) continue;
    const bool may_be = text.front() == '{' || text.front() == '[';
    const Json json = may_be ? nested_value(text) : Json();
    const bool is_list = is_typed && text.front() == '(';  // (2:117,36): a list as GDAL writes it
    if (!json.is_structured() && !is_list) {
      ++column.plain;
      continue;
    }
    if (column.nested++ == 0) column.example = text;
    if (json.is_object()) add_object(column, json, "$");
  }
  table.layer().rewind();
  return column;
}

bool is_name_of(const std::string& name, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& one) { return same_name(one, name); });
}

/// The value that represents the whole column for a role; null if that cannot be determined.
const NestedValue* meant(const NestedColumn& column, const FieldRequest& request) {
  const auto& values = column.values;
  const auto first = [&](auto test) {
    const auto at = std::ranges::find_if(values, test);
    return at == values.end() ? nullptr : &*at;
  };
  if (values.size() == 1) return &values.front();
  static const std::vector<std::string> totals = {"total", "sum", "合计", "总计", "总数", "共计"};
  static const std::vector<std::string> counts = {"count", "number", "num",  "n",     "value",
                                                  "all",   "人数",   "数量", "总人数"};
  const auto is_called = [](const std::vector<std::string>& words) {
    return [&words](const NestedValue& value) { return is_name_of(value.label, words); };
  };
  const NestedValue* found = first(is_called(request.names));
  if (found != nullptr || !request.number) return found;
  found = first(is_called(totals));
  if (found == nullptr)
    found = first([](const NestedValue& value) { return value.sums > 0 && !value.is_no_sum; });
  return found != nullptr ? found : first(is_called(counts));
}

/// The query that extracts columns from the JSON: only the value `meant` under the name of the
/// column if it is given, else all values. Plain cells of the column are kept.
std::string query_for(const GdalTable& table, std::size_t nested, const NestedColumn& column,
                      const NestedValue* meant) {
  std::string columns;
  const auto add = [&](const std::string& one) { columns += (columns.empty() ? "" : ", ") + one; };
  for (std::size_t i = 0; i < table.fields().size(); ++i) {
    const std::string name = quoted_in_sql(table.fields()[i].name, '"');
    if (i != nested) {
      add(name);
      continue;
    }
    for (const NestedValue& value : column.values) {
      if (meant != nullptr && &value != meant) continue;
      const std::string taken =
          "json_extract(" + name + ", " + quoted_in_sql(value.path, '\'') + ")";
      const std::string guarded =
          "CASE WHEN " + name + " LIKE '{%' THEN " + taken + " ELSE " + name + " END";
      add((column.plain > 0 ? guarded : taken) + " AS " +
          (meant != nullptr ? name : quoted_in_sql(value.label, '"')));
    }
  }
  return "SELECT " + columns + ", geometry FROM " + quoted_in_sql(table.layer_name(), '"');
}

/// The advice to extract the values with a query. `request` is the role that the column was chosen
/// for; null if none.
Text advice(const GdalTable& table, std::size_t nested, const NestedColumn& column,
            const FieldRequest* request) {
  const NestedValue* value = request == nullptr ? nullptr : meant(column, *request);
  const Text query =
      filled_text(", or extract the values: sql = '''{}'''", "，或用查询取出：sql = '''{}'''",
                  query_for(table, nested, column, value));
  if (request == nullptr || value != nullptr) return query;
  std::vector<std::string> labels;
  for (const NestedValue& one : column.values) labels.push_back(one.label);
  return query +
         filled_text(", and name the one that is needed ({}), for example fields = {{ {} = {} }}",
                     "，再指定所需的一项（{}），例如 fields = {{ {} = {} }}", listed_text(labels),
                     request->role, toml_text(labels.front()));
}

[[noreturn]] void refuse(const GdalTable& table, const LayerSource& source, std::size_t nested,
                         const NestedColumn& column, const FieldRequest* request) {
  constexpr std::size_t longest = 60;
  std::string shown(whole_characters(std::string_view(column.example).substr(0, longest)));
  if (shown.size() < column.example.size()) shown += " …";
  const bool has_query = !column.values.empty() && source.sql.empty();
  const Text what = column.plain == 0 ? Text(" instead of plain values", "，不是单个值")
                                      : Text(" in some records and plain values in others",
                                             "，另一些记录才是单个值");
  throw Error(
      filled_text("cannot read '{}' as {}: the column '{}' contains JSON objects or lists{} ({}). "
                  "Export the layer with plain columns{}",
                  "无法读取“{}”（作 {} 图层）：“{}”列是 JSON 对象或列表{}（{}）。请导出为普通列{}",
                  table.shown(), source.name, table.fields()[nested].name, what, shown,
                  has_query ? advice(table, nested, column, request) : Text()));
}

/// Whether one of the values has the name of a role that found no column.
bool holds_a_role(const NestedColumn& column, const std::vector<FieldRequest>& requests,
                  const FieldChoice& choice) {
  static constexpr std::array<std::string_view, 5> roles = {"code", "name", "kind", "people",
                                                            "households"};
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (choice[i] || std::ranges::find(roles, requests[i].role) == roles.end()) continue;
    for (const NestedValue& value : column.values) {
      if (is_name_of(value.label, requests[i].names)) return true;
    }
  }
  return false;
}

}  // namespace

void refuse_nested(GdalTable& table, const LayerSource& source,
                   const std::vector<FieldRequest>& requests, const FieldChoice& choice) {
  for (std::size_t field = 0; field < table.fields().size(); ++field) {
    const std::string& type = table.fields()[field].type;
    const auto taken = std::ranges::find(choice, std::optional(field));
    const FieldRequest* request = taken == choice.end()
                                      ? nullptr
                                      : &requests[static_cast<std::size_t>(taken - choice.begin())];
    const bool is_nested = type == "nested";
    if (!is_nested && !(request != nullptr && type == "text")) continue;
    const NestedColumn column = examine(table, field, is_nested);
    if (column.nested == 0) continue;
    // In a text column a single cell may look like JSON by chance; that is an error of the record.
    if (!is_nested && (column.values.empty() || column.nested < column.plain)) continue;
    if (request != nullptr || holds_a_role(column, requests, choice))
      refuse(table, source, field, column, request);
  }
}

LayerSource with_column_names(LayerSource source, const PlainSheet& sheet,
                              const std::vector<TableField>& fields) {
  if (!sheet.is_made) return source;
  for (auto& [role, name] : source.fields) {
    if (!fields_called(fields, name).empty() || !name.starts_with("Field")) continue;
    const auto number = parse_number(std::string_view(name).substr(5));
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (number == static_cast<double>(i + 1)) name = fields[i].name;
    }
  }
  return source;
}

void report_sheet(const PlainSheet& sheet, Records& records, Problems& problems) {
  for (const Text& message : sheet.notes) {
    records.notes.push_back({records.layer + ": " + message.en, records.layer + "：" + message.zh});
  }
  for (const SheetFault& fault : sheet.open_quotes)
    problems.push_back(of_layer(ProblemKind::quote_not_closed, records, fault.detail));
  for (const SheetFault& fault : sheet.mismatches)
    problems.push_back(of_layer(ProblemKind::record_unreadable, records, fault.detail));
  if (!sheet.elsewhere.empty())
    problems.push_back(of_layer(ProblemKind::linked_file_not_read, records, sheet.elsewhere));
}

}  // namespace hinterland
