// SPDX-License-Identifier: Apache-2.0
#include "layers/nested_columns.hpp"

#include "layers/field_match.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>
#include <hinterland/layers/encoding.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

namespace {

/// The first value of a column that is not blank, and the names in it where it is an object.
struct NestedValue {
  std::string text;
  std::vector<std::string> names;
};

NestedValue first_value(GdalTable& table, std::size_t field) {
  constexpr int most = 200;
  NestedValue value;
  table.layer().rewind();
  for (int i = 0; i < most && value.text.empty() && table.layer().next(); ++i) {
    if (!table.cell(field, value.text).present) value.text.clear();
  }
  table.layer().rewind();
  if (!value.text.starts_with('{')) return value;
  const auto json = nlohmann::json::parse(value.text, nullptr, false);
  if (!json.is_object()) return value;
  for (const auto& member : json.items()) value.names.push_back(member.key());
  return value;
}

/// The query that makes columns of what is in the column: its first value in place of the column
/// where that was taken, else all of them.
std::string query_for(const GdalTable& table, std::size_t nested,
                      const std::vector<std::string>& names, bool is_taken) {
  const auto quoted = [](const std::string& name) { return "\"" + name + "\""; };
  std::string columns;
  const auto add = [&](const std::string& column) {
    columns += (columns.empty() ? "" : ", ") + column;
  };
  for (std::size_t i = 0; i < table.fields().size(); ++i) {
    const std::string name = quoted(table.fields()[i].name);
    if (i != nested) add(name);
    for (std::size_t k = 0; i == nested && k < (is_taken ? 1 : names.size()); ++k)
      add("json_extract(" + name + ", '$." + names[k] + "') AS " +
          (is_taken ? name : quoted(names[k])));
  }
  return "SELECT " + columns + ", geometry FROM " + quoted(table.layer_name());
}

[[noreturn]] void refuse(const GdalTable& table, const LayerSource& source, std::size_t nested,
                         const NestedValue& value, bool is_taken) {
  constexpr std::size_t longest = 60;
  std::string shown(whole_characters(std::string_view(value.text).substr(0, longest)));
  if (shown.size() < value.text.size()) shown += " …";
  const Text take_out = value.names.empty() || !source.sql.empty()
                            ? Text()
                            : filled_text(", or take the values out: sql = '''{}'''",
                                          "，或用查询取出：sql = '''{}'''",
                                          query_for(table, nested, value.names, is_taken));
  throw Error(filled_text(
      "cannot read '{}' as {}: the column '{}' holds objects or lists of JSON and no plain values "
      "({}). Export the layer with plain columns{}",
      "无法读取“{}”（作 {} 图层）：“{}”列是 JSON 对象或列表，不是单个值（{}）。请导出为普通列{}",
      table.shown(), source.name, table.fields()[nested].name, shown, take_out));
}

/// Whether a role that found no column is among the names.
bool holds_a_role(const std::vector<std::string>& names, const std::vector<FieldWish>& wishes,
                  const FieldChoice& choice) {
  static constexpr std::array<std::string_view, 5> roles = {"code", "name", "kind", "people",
                                                            "households"};
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (choice[i] || std::ranges::find(roles, wishes[i].role) == roles.end()) continue;
    for (const std::string& name : names) {
      const auto is_same = [&](const std::string& one) { return same_name(one, name); };
      if (std::ranges::any_of(wishes[i].names, is_same)) return true;
    }
  }
  return false;
}

}  // namespace

void refuse_nested(GdalTable& table, const LayerSource& source,
                   const std::vector<FieldWish>& wishes, const FieldChoice& choice) {
  for (std::size_t field = 0; field < table.fields().size(); ++field) {
    const std::string& type = table.fields()[field].type;
    const bool is_taken = std::ranges::find(choice, std::optional(field)) != choice.end();
    const bool is_nested = type == "nested";
    if (!is_nested && !(is_taken && type == "text")) continue;
    const NestedValue value = first_value(table, field);
    if (value.text.empty() || (!is_nested && value.names.empty())) continue;
    if (is_taken || holds_a_role(value.names, wishes, choice))
      refuse(table, source, field, value, is_taken);
  }
}

}  // namespace hinterland
