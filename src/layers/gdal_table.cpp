// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_table.hpp"

#include "layers/condition_query.hpp"
#include "layers/gdal_cell_text.hpp"
#include "layers/gdal_source.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>
#include <hinterland/base/spelling.hpp>
#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

bool answers_conditions_itself(std::string_view driver) {
  static constexpr std::array<std::string_view, 8> databases = {
      "PostgreSQL", "MySQL", "MSSQLSpatial", "OCI", "ODBC", "HANA", "WFS", "OAPIF"};
  return std::ranges::find(databases, driver) != databases.end();
}

/// Formats in which a cell is text and nothing else, and an empty one is no value.
bool is_untyped(std::string_view driver) {
  static constexpr std::array<std::string_view, 4> untyped = {"CSV", "XLSX", "XLS", "ODS"};
  return std::ranges::find(untyped, driver) != untyped.end();
}

/// What GDAL's own conditions know beside the fields.
bool is_special_field(std::string_view name) {
  static constexpr std::array<std::string_view, 11> special = {
      "FID",     "OGR_GEOMETRY", "OGR_STYLE", "OGR_GEOM_WKT", "OGR_GEOM_AREA", "ROWID",
      "OGC_FID", "GEOM",         "GEOMETRY",  "SHAPE",        "THE_GEOM"};
  return std::ranges::any_of(special, [&](std::string_view one) { return same_name(name, one); });
}

}  // namespace

struct GdalTable::Parts {
  explicit Parts(const AskedLayer& request) : asked(request), source(open_source(request)) {}

  void list_fields();
  ValueType type_in_condition(std::size_t field) const;
  void set_condition();
  void leave_to_gdal();
  [[noreturn]] void refuse(const Text& why) const;
  std::vector<std::size_t> filled_in(const std::vector<std::size_t>& candidates);
  TableCell cell(std::size_t field, std::string& utf8);
  std::optional<std::string> value(std::size_t field);

  AskedLayer asked;
  GdalSource source;
  std::vector<TableField> fields;
  std::unique_ptr<ConditionQuery> condition;
  bool gdal_filters = false;
  Notes ambiguous;
  std::string bytes;
  std::string text;
};

void GdalTable::Parts::list_fields() {
  if (source.dbf) {
    for (const DbfField& field : source.dbf->fields())
      fields.push_back(decoded_field(field.name, type_of(field), source.decoder));
  } else {
    for (const LayerField& field : source.layer->fields())
      fields.push_back(decoded_field(field.name, field.type, source.decoder));
  }
}

ValueType GdalTable::Parts::type_in_condition(std::size_t field) const {
  const std::string& type = fields[field].type;
  if (type == "number" || type == "integer" || type == "real") return ValueType::number;
  if (type == "date") return ValueType::date;
  return is_untyped(source.layer->driver()) ? ValueType::untyped : ValueType::text;
}

void GdalTable::Parts::refuse(const Text& why) const {
  throw Error(filled_text(
      "cannot read '{}': where = \"{}\" is not understood: {}. Write it as in SQL: town = '天城镇' "
      "AND people > 0",
      "无法读取“{}”：筛选条件 where = \"{}\" 有误：{}。请按 SQL 书写，例：town = '天城镇' AND "
      "people "
      "> 0",
      source.path.shown, asked.where, why));
}

/// GDAL's own conditions, for what they alone can: areas, functions of a database.
void GdalTable::Parts::leave_to_gdal() {
  if (source.dbf) {  // opened anew, so that GDAL decodes what it compares
    source.opened.encoding = source.encoding.encoding;
    source.layer.reset();
    source.layer = std::make_unique<GdalLayer>(source.opened);
  }
  source.layer->filter(asked.where);
  gdal_filters = true;
}

void GdalTable::Parts::set_condition() {
  if (asked.where.empty()) return;
  if (asked.sql.empty() && answers_conditions_itself(source.layer->driver()))
    return leave_to_gdal();
  const auto type_of_field = [this](std::size_t field) { return type_in_condition(field); };
  const auto field_of_name = [this](const std::string& name) -> std::optional<std::size_t> {
    const auto match =
        field_named(fields, name, [this](const auto& candidates) { return filled_in(candidates); });
    if (!match) return std::nullopt;
    if (!match->others.empty()) {
      const Text statement = told(*match, fields, name);
      if (std::ranges::find(ambiguous, statement) == ambiguous.end())
        ambiguous.push_back(statement);
    }
    return match->field;
  };
  Condition translated = translate_condition(asked.where, field_of_name, type_of_field);
  const std::vector<std::string> unknown = translated.unknown;
  const bool special = !unknown.empty() && std::ranges::all_of(unknown, is_special_field);
  if (!unknown.empty() && !special) {
    std::vector<std::string> names;
    for (const TableField& field : fields) names.push_back(field.name);
    const std::string like = nearest_name(unknown.front(), names);
    const Text way_out =
        like.empty() ? Text("; text goes into single quotation marks", "；文字须用单引号括起")
                     : filled_text("; perhaps '{}' is meant", "；是否应为“{}”", like);
    refuse(filled_text("there is no field '{}' (it has: {}){}", "没有字段“{}”（现有：{}）{}",
                       unknown.front(), listed_text(names), way_out));
  }
  condition = std::make_unique<ConditionQuery>(std::move(translated), type_of_field);
  const Text fault = condition->fault();
  if (fault.empty() && unknown.empty()) return;
  condition.reset();
  if (special || fault.en.starts_with("no such function")) return leave_to_gdal();
  refuse(filled_text("SQLite says {}", "SQLite 报告：{}", fault));
}

std::vector<std::size_t> GdalTable::Parts::filled_in(const std::vector<std::size_t>& candidates) {
  std::vector<std::size_t> filled(candidates.size(), 0);
  std::string utf8;
  source.layer->rewind();
  while (source.layer->next()) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (cell(candidates[i], utf8).present) ++filled[i];
    }
  }
  source.layer->rewind();
  return filled;
}

TableCell GdalTable::Parts::cell(std::size_t field, std::string& utf8) {
  utf8.clear();
  TextDecoder::Outcome outcome;
  if (source.dbf) {
    const std::string_view cell = source.dbf->cell(source.layer->feature(), field);
    const std::size_t width = source.dbf->fields()[field].width;
    const bool is_number = fields[field].type == "number";
    outcome = source.decoder.append(is_number ? number_in_dbf(cell, width) : cell,
                                    source.dbf->fills_field(cell, field), utf8);
  } else {
    if (!source.layer->text(field, bytes)) return {};
    outcome = source.decoder.append(bytes, false, utf8);
    outcome.undecodable = std::max(outcome.undecodable, replacements_in(utf8));
  }
  return {!without_blanks(utf8).empty(), outcome.undecodable};
}

/// A cell as a condition sees it; none: NULL.
std::optional<std::string> GdalTable::Parts::value(std::size_t field) {
  const bool is_present = cell(field, text).present;
  const ValueType type = type_in_condition(field);
  const bool knows_empty_text = !source.dbf && type == ValueType::text;
  if (!is_present && !(knows_empty_text && source.layer->text(field, bytes))) return std::nullopt;
  if (type == ValueType::date) {
    if (text.find_first_not_of('0') == std::string::npos)
      return std::nullopt;  // 00000000 of a .dbf
    return iso_date(text);
  }
  return std::string(without_blanks(text));
}

GdalTable::GdalTable(const AskedLayer& asked) : parts_(std::make_unique<Parts>(asked)) {
  parts_->list_fields();
  parts_->set_condition();
  if (parts_->source.dbf) parts_->source.layer->want_fields({});  // the cells come from the .dbf
}

GdalTable::~GdalTable() = default;

GdalLayer& GdalTable::layer() const { return *parts_->source.layer; }
const std::string& GdalTable::shown() const { return parts_->source.path.shown; }
const EncodingReport& GdalTable::encoding() const { return parts_->source.encoding; }
const std::vector<TableField>& GdalTable::fields() const { return parts_->fields; }
const Notes& GdalTable::notes() const { return parts_->source.notes; }
const PlainSheet& GdalTable::sheet() const { return parts_->source.sheet; }
const Notes& GdalTable::ambiguous() const { return parts_->ambiguous; }

/// A name within a .zip may be GBK, which GDAL cannot know.
std::string GdalTable::layer_name() const {
  const std::string name = layer().name();
  const bool is_of_a_zip = parts_->source.path.opened.starts_with("/vsizip/");
  if (!is_of_a_zip || is_ascii(name) || layer().layer_names().size() != 1) return name;
  const std::string& path = shown();
  const std::size_t first = path.find_last_of('/') + 1;
  return path.substr(first, path.find_last_of('.') - first);
}

Text GdalTable::values_asked() {
  constexpr std::size_t few = 10;
  if (!parts_->condition) return {};
  Text said;
  for (const std::size_t field : parts_->condition->condition().fields) {
    std::set<std::string> values;
    std::set<double> numbers;
    parts_->source.layer->rewind();
    while (parts_->source.layer->next()) {
      const auto value = parts_->value(field);
      if (!value) continue;
      values.insert(*value);
      if (const auto number = parse_number(*value)) numbers.insert(*number);
    }
    const std::string& name = parts_->fields[field].name;
    const std::vector<std::string> first(
        values.begin(),
        std::next(values.begin(), static_cast<std::ptrdiff_t>(std::min(few, values.size()))));
    const bool are_numbers = !values.empty() && numbers.size() == values.size();
    const Text held =
        values.empty() ? Text("nothing", "全为空")
        : are_numbers && values.size() > few
            ? filled_text("numbers from {} to {}", "数值 {} 至 {}", *numbers.begin(),
                          *numbers.rbegin())
            : filled_text("{}{}", "{}{}", fmt::format("{}", fmt::join(first, ", ")),
                          values.size() > few ? fmt::format(", … ({})", values.size()) : "");
    said.en += fmt::format(" {} holds: {}.", name, held.en);
    said.zh += fmt::format("{} 的取值：{}。", name, held.zh);
  }
  parts_->source.layer->rewind();
  return said;
}

std::vector<std::size_t> GdalTable::filled_records(const std::vector<std::size_t>& fields) {
  return parts_->filled_in(fields);
}

void GdalTable::want_fields(const std::vector<std::size_t>& wanted) {
  if (parts_->source.dbf || parts_->gdal_filters) return;
  std::vector<std::size_t> all = wanted;
  if (parts_->condition) {
    const auto& asked = parts_->condition->condition().fields;
    all.insert(all.end(), asked.begin(), asked.end());
  }
  parts_->source.layer->want_fields(all);
}

bool GdalTable::next() {
  Parts& parts = *parts_;
  while (parts.source.layer->next()) {
    if (!parts.condition) return true;
    if (parts.condition->holds([&](std::size_t field) { return parts.value(field); })) return true;
  }
  return false;
}

TableCell GdalTable::cell(std::size_t field, std::string& utf8) {
  return parts_->cell(field, utf8);
}

}  // namespace hinterland
