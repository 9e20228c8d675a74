// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_table.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/conditions/condition_query.hpp"
#include "input/files/gdal_file.hpp"
#include "input/formats/gdal_cells.hpp"
#include "input/formats/gdal_source.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/error.hpp>
#include <hinterland/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// The columns of a layer with coded values, and the texts of the codes.
class CodedColumns {
 public:
  /// Collects the coded values of the layer, or from the text of an Esri JSON file. Adds a note for
  /// each column of a query that may hold codes whose texts cannot be determined.
  explicit CodedColumns(GdalSource& source);

  const std::map<std::size_t, CodedValues>& all() const { return texts_; }
  bool are_in(std::size_t field) const { return texts_.contains(field); }

  /// The text of a code; null if it has none or the column has no coded values.
  const std::string* find(std::size_t field, std::string_view code) const;

  /// The same, but null if the code is also the text of another code.
  const std::string* text_instead(std::size_t field, std::string_view code) const;

  /// "1 = 未通, 2 = 已通"; empty if the column has no coded values.
  std::string listed(std::size_t field) const;

 private:
  std::map<std::size_t, CodedValues> texts_;  ///< by field index
};

CodedColumns::CodedColumns(GdalSource& source) {
  if (source.dbf) return;  // a shapefile has no domains
  std::map<std::string, CodedValues> in_json;
  if (source.layer->driver() == "ESRIJSON" && source.path.is_file)
    in_json = coded_values_in_json(all_bytes(source.opened.path));
  for (std::size_t i = 0; i < source.layer->fields().size(); ++i) {
    const LayerField& field = source.layer->fields()[i];
    const auto found = in_json.find(field.name);
    const CodedValues& codes = found == in_json.end() ? field.texts : found->second;
    if (!codes.empty()) texts_.emplace(i, codes);
  }
  for (const std::string& name : source.layer->fields_like_codes())
    source.notes.push_back(filled_text(
        "the query may return codes in '{0}' whose labels are unknown: write the labels in sql, "
        "for example CASE {0} WHEN 1 THEN '…' END AS {0}",
        "查询结果中“{0}”列可能是编码，无法得知其含义；请在 sql 中写明，例如 CASE {0} WHEN 1 THEN "
        "'…' END AS {0}",
        name));
}

const std::string* CodedColumns::find(std::size_t field, std::string_view code) const {
  const auto column = texts_.find(field);
  if (column == texts_.end()) return nullptr;
  const auto found = column->second.find(code);
  return found == column->second.end() ? nullptr : &found->second;
}

const std::string* CodedColumns::text_instead(std::size_t field, std::string_view code) const {
  const auto column = texts_.find(field);
  if (column == texts_.end()) return nullptr;
  const bool is_text =
      std::ranges::any_of(column->second, [&](const auto& entry) { return entry.second == code; });
  return is_text ? nullptr : find(field, code);
}

std::string CodedColumns::listed(std::size_t field) const {
  const auto found = texts_.find(field);
  return found == texts_.end() ? std::string() : listed_codes(found->second);
}

/// Whether the text is 00000000, the empty date of a .dbf.
bool is_no_date(std::string_view text) {
  return text.size() == 8 && text.find_first_not_of('0') == std::string_view::npos;
}

/// The name without a numeric suffix such as "_1".
std::string without_number(const std::string& name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  const bool is_numbered = last != name.npos && last + 1 < name.size() && name[last] == '_';
  return is_numbered ? name.substr(0, last) : name;
}

/// Decodes the name of a field. Text that is valid UTF-8 with characters of three bytes is hardly
/// ever in another encoding, so it is taken as UTF-8 even if the values are GBK. A truncated name
/// ends at its last complete character, also before the suffix that GDAL adds to duplicates
/// (集中_1).
TableField decoded_field(const std::string& bytes, std::string type, const TextDecoder& decoder) {
  const std::string stem = without_number(bytes);
  if (stem.size() < bytes.size() && whole_characters(stem).size() < stem.size()) {
    TableField field = decoded_field(stem, type, decoder);
    field.name += bytes.substr(stem.size());
    if (field.repaired) return field;
  }
  const std::string_view whole = whole_characters(bytes);
  const bool has_three =
      std::ranges::any_of(whole, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  if (is_utf8(whole) && (has_three || is_ascii(whole))) {
    const bool is_cut = whole.size() < bytes.size();
    return {std::string(whole), std::move(type), is_cut, {}, {}, is_cut ? bytes : std::string()};
  }
  TableField field{{}, std::move(type), false};
  field.repaired = decoder.append(bytes, true, field.name).cut;
  if (field.repaired) field.begins = field.name;
  return field;
}

/// Numbers truncated names that became equal, so that a study can refer to each: 行政村, 行政村_2.
void number_duplicates(std::vector<TableField>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].repaired) continue;
    const std::string name = fields[i].name;
    const auto is_taken = [&](const TableField& other) { return other.name == fields[i].name; };
    for (int number = 2;
         std::any_of(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(i), is_taken);
         ++number) {
      fields[i].name = name + "_" + std::to_string(number);
    }
  }
}

/// The number of U+FFFD in a text, each of which replaces bytes that could not be decoded earlier.
std::size_t replacements_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(replacement_character); at != std::string_view::npos;
       at = text.find(replacement_character, at + replacement_character.size()))
    ++count;
  return count;
}

}  // namespace

struct GdalTable::Parts {
  explicit Parts(const LayerRequest& request)
      : requested(request), source(open_source(request)), codes(source) {}

  void list_fields();
  ValueType type_in_file(std::size_t field) const;
  ValueType type_in_condition(std::size_t field) const;
  void examine_columns(const std::vector<std::size_t>& fields_in_condition);
  void set_condition();
  void leave_to_gdal();
  Text refusal(const Text& why) const;
  std::vector<std::size_t> filled_in(const std::vector<std::size_t>& candidates);
  TableCell cell(std::size_t field, std::string& utf8);
  std::optional<std::string> value(std::size_t field);

  LayerRequest requested;
  GdalSource source;
  CodedColumns codes;
  std::vector<TableField> fields;
  std::map<std::size_t, ColumnType> column_types;  ///< for the columns that the condition refers to
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
  for (const auto& [field, texts] : codes.all()) fields[field].type = "text";
  number_duplicates(fields);
  const std::vector<std::string>& names = source.sheet.without_units;
  for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i)
    fields[i].without_unit = names[i];
  const std::vector<std::string>& below = source.sheet.below;
  for (std::size_t i = 0; i < std::min(below.size(), fields.size()); ++i)
    fields[i].below = without_blanks(below[i]);
}

/// The type of a field according to the file.
ValueType GdalTable::Parts::type_in_file(std::size_t field) const {
  const bool has_fractions = source.dbf && source.dbf->fields()[field].decimals > 0;
  return type_of_values(fields[field].type, has_fractions, source.layer->driver());
}

ValueType GdalTable::Parts::type_in_condition(std::size_t field) const {
  const auto visit = column_types.find(field);
  return visit == column_types.end() ? type_in_file(field) : visit->second.type();
}

/// Examines the values of the columns that the condition refers to, where these tell more than the
/// declared type: whether text holds dates or numbers, and whether dates have a time of day. Reads
/// records until that is decided.
void GdalTable::Parts::examine_columns(const std::vector<std::size_t>& fields_in_condition) {
  for (const std::size_t field : fields_in_condition) {
    const ValueType written = type_in_file(field);
    const bool is_number = written == ValueType::number || written == ValueType::real;
    if (!is_number) column_types.emplace(field, ColumnType(written, fields[field].name));
  }
  std::string utf8;
  source.layer->rewind();
  const auto is_decided = [](const auto& type) { return type.second.is_decided(); };
  while (!std::ranges::all_of(column_types, is_decided) && source.layer->next()) {
    for (auto& [field, type] : column_types) {
      if (type.is_decided() || !cell(field, utf8).present) continue;
      if (!is_no_date(utf8)) type.add(without_blanks(utf8));
    }
  }
  source.layer->rewind();
}

Text GdalTable::Parts::refusal(const Text& why) const {
  return filled_text(
      "cannot read '{}': where = \"{}\" is not valid: {}. Write it as in SQL: town = '天城镇' AND "
      "people > 0",
      "无法读取“{}”：筛选条件 where = \"{}\" 有误：{}。请按 SQL 书写，例：town = '天城镇' AND "
      "people "
      "> 0",
      source.path.shown, requested.where, why);
}

/// Leaves the condition to GDAL, for geometric predicates and database functions.
void GdalTable::Parts::leave_to_gdal() {
  if (source.dbf) {  // reopened, so that GDAL decodes the values it compares
    source.opened.encoding = source.encoding.encoding;
    source.layer.reset();
    source.layer = std::make_unique<GdalLayer>(source.opened);
  }
  source.layer->filter(requested.where);
  gdal_filters = true;
}

void GdalTable::Parts::set_condition() {
  if (requested.where.empty()) return;
  if (requested.sql.empty() && answers_conditions_itself(source.layer->driver()))
    return leave_to_gdal();
  const auto type_of_field = [this](std::size_t field) { return type_in_condition(field); };
  const auto field_of_name = [this](const std::string& name) -> std::optional<std::size_t> {
    const auto match =
        field_named(fields, name, [this](const auto& candidates) { return filled_in(candidates); });
    if (!match) return std::nullopt;
    if (!match->others.empty()) {
      const Text statement = describe(*match, fields, name);
      if (std::ranges::find(ambiguous, statement) == ambiguous.end())
        ambiguous.push_back(statement);
    }
    return match->field;
  };
  const auto as_written = [this](std::size_t field) { return type_in_file(field); };
  examine_columns(translate_condition(requested.where, field_of_name, as_written).fields);
  const auto text_of = [this](std::size_t field, std::string_view code) {
    return codes.text_instead(field, code);
  };
  Condition translated =
      translate_condition(requested.where, field_of_name, type_of_field, text_of);
  const std::vector<std::string> unknown = translated.unknown;
  const bool special = !unknown.empty() && std::ranges::all_of(unknown, is_special_field);
  if (!unknown.empty() && !special) {
    std::vector<std::string> names;
    for (const TableField& field : fields) names.push_back(field.name);
    const std::string like = nearest_name(unknown.front(), names);
    const Text advice = like.empty()
                            ? Text("; write text in single quotation marks", "；文字须用单引号括起")
                            : filled_text("; the nearest is '{}'", "；最接近的是“{}”", like);
    throw Error(
        refusal(filled_text("there is no field '{}' (it has: {}){}", "没有字段“{}”（现有：{}）{}",
                            unknown.front(), listed_text(names), advice)));
  }
  condition = std::make_unique<ConditionQuery>(std::move(translated), type_of_field);
  const Text fault = condition->fault();
  if (fault.empty() && unknown.empty()) return;
  condition.reset();
  if (special || fault.en.find("no such function") != fault.en.npos) return leave_to_gdal();
  throw UsageError(refusal(fault));
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
    if (const std::string* shown = codes.find(field, without_blanks(utf8))) utf8 = *shown;
  }
  return {!without_blanks(utf8).empty(), outcome.undecodable};
}

/// The value of a cell as the condition sees it; none for NULL.
std::optional<std::string> GdalTable::Parts::value(std::size_t field) {
  const bool is_present = cell(field, text).present;
  const bool knows_empty_text = !source.dbf && type_in_file(field) == ValueType::text;
  if (!is_present && !(knows_empty_text && source.layer->text(field, bytes))) return std::nullopt;
  if (is_no_date(text) && type_in_file(field) == ValueType::date) return std::nullopt;
  const std::string_view bare = without_blanks(text);
  const auto type = column_types.find(field);
  return type == column_types.end() ? std::string(bare) : type->second.value(bare);
}

GdalTable::GdalTable(const LayerRequest& request) : parts_(std::make_unique<Parts>(request)) {
  parts_->list_fields();
  parts_->set_condition();
  // The cells are read from the .dbf.
  if (parts_->source.dbf) parts_->source.layer->want_fields({});
}

GdalTable::~GdalTable() = default;

GdalLayer& GdalTable::layer() const { return *parts_->source.layer; }
const std::string& GdalTable::shown() const { return parts_->source.path.shown; }
const EncodingReport& GdalTable::encoding() const { return parts_->source.encoding; }
const std::vector<TableField>& GdalTable::fields() const { return parts_->fields; }
const Notes& GdalTable::notes() const { return parts_->source.notes; }
std::int64_t GdalTable::feature() const {
  const std::int64_t number = layer().feature();
  const std::vector<std::int64_t>& features = sheet().features;
  const auto row = static_cast<std::size_t>(number - 1);  // GDAL counts those of a CSV from 1
  const bool is_query = !parts_->source.opened.sql.empty();
  return !is_query && row < features.size() ? features[row] : number;
}

const PlainSheet& GdalTable::sheet() const { return parts_->source.sheet; }
const Notes& GdalTable::ambiguous() const { return parts_->ambiguous; }

/// Entry names of a .zip may be GBK, which GDAL does not detect.
std::string GdalTable::layer_name() const {
  const std::string name = layer().name();
  const bool is_of_a_zip = parts_->source.path.opened.starts_with("/vsizip/");
  if (!is_of_a_zip || is_ascii(name) || layer().layer_names().size() != 1) return name;
  const std::string& path = shown();
  const std::size_t first = path.find_last_of('/') + 1;
  return path.substr(first, path.find_last_of('.') - first);
}

Text GdalTable::values_in_condition() {
  constexpr std::size_t few = 10;
  if (!parts_->condition) return {};
  Text message;
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
    message.en += fmt::format(" {} contains: {}.", name, held.en);
    message.zh += fmt::format("{} 的取值：{}。", name, held.zh);
  }
  parts_->source.layer->rewind();
  return message;
}

std::vector<std::size_t> GdalTable::filled_records(const std::vector<std::size_t>& fields) {
  return parts_->filled_in(fields);
}

void GdalTable::want_fields(const std::vector<std::size_t>& fields) {
  if (parts_->source.dbf || parts_->gdal_filters) return;
  std::vector<std::size_t> all = fields;
  if (parts_->condition) {
    const auto& requested = parts_->condition->condition().fields;
    all.insert(all.end(), requested.begin(), requested.end());
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

Text GdalTable::codes_of(std::size_t field) const {
  if (!parts_->codes.are_in(field)) return {};
  return filled_text("codes are read by their labels: {}", "按编码的含义，{}",
                     parts_->codes.listed(field));
}

}  // namespace hinterland
