// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_source.hpp"

#include "output/field_words.hpp"
#include "output/home_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

namespace hinterland {

namespace {

std::string unit_text(const Words& words, TitleUnit unit) {
  switch (unit) {
    case TitleUnit::none:
      return "";
    case TitleUnit::villages:
      return words("个", "villages");
    case TitleUnit::people:
      return words("人", "people");
    case TitleUnit::gaps:
      return words("项", "gaps");
    case TitleUnit::sites:
      return words("处", "sites");
    case TitleUnit::money:
      return words("万元", "10,000 CNY");
    case TitleUnit::kilometres:
      return words("公里", "km");
    case TitleUnit::metres:
      return words("米", "m");
    case TitleUnit::minutes:
      return words("分钟", "min");
  }
  return "";
}

/// How a field of the dictionary is shown.
struct FieldLook {
  CellStyle style = CellStyle::text;
  TitleUnit unit = TitleUnit::none;
};

FieldLook look_of(const FieldEntry& entry) {
  const auto is_year = entry.name == "year" || entry.name.ends_with("_year");
  if (is_year) return {CellStyle::year, TitleUnit::none};
  if (entry.unit == "CNY") return {CellStyle::money, TitleUnit::money};
  if (entry.unit == "m") return {CellStyle::metres, TitleUnit::metres};
  if (entry.unit == "min") return {CellStyle::minutes, TitleUnit::minutes};
  if (entry.unit == "people") return {CellStyle::count, TitleUnit::people};
  if (entry.unit == "villages") return {CellStyle::count, TitleUnit::villages};
  if (entry.type == FieldType::integer) return {CellStyle::count, TitleUnit::none};
  if (entry.type == FieldType::real) return {CellStyle::decimal, TitleUnit::none};
  return {CellStyle::text, TitleUnit::none};
}

using Labels = std::map<std::string, std::string, std::less<>>;

const OutputField* field_named(const OutputLayer& layer, std::string_view name) {
  const auto found = std::ranges::find(layer.fields, name, &OutputField::name);
  return found == layer.fields.end() ? nullptr : &*found;
}

Labels labels_of(const FieldWords& words, std::string_view layer, std::string_view field) {
  Labels labels;
  for (const CodedValue& each : words.values(layer, field)) labels.emplace(each.value, each.label);
  return labels;
}

/// The column of towns, with county seats as in all texts.
SheetColumn town_of_rows(const OutputLayer& layer, const OutputField& town, std::string title,
                         Language language) {
  const OutputField* const county = field_named(layer, "county");
  return {std::move(title), CellStyle::text,
          [&town, county, language, of_county = std::make_shared<OutputCell>(),
           of_town = std::make_shared<OutputCell>()](std::size_t row, OutputCell& cell) {
            of_town->clear();
            of_county->clear();
            town.value(row, *of_town);
            if (county != nullptr) county->value(row, *of_county);
            const bool is_known = of_county->kind() == OutputCell::Kind::text;
            cell.set_text(town_in_text(is_known ? of_county->text() : std::string_view(),
                                       of_town->text(), language));
          }};
}

SheetColumn text_of_field(const OutputField& field, std::string title, const Words& words,
                          Labels labels) {
  const auto shared = std::make_shared<const Labels>(std::move(labels));
  return {std::move(title), CellStyle::text,
          [&field, words, shared, from = std::make_shared<OutputCell>()](std::size_t row,
                                                                         OutputCell& cell) {
            from->clear();
            field.value(row, *from);
            if (from->kind() == OutputCell::Kind::boolean) {
              cell.set_text(from->boolean() ? words("是", "yes") : words("否", "no"));
              return;
            }
            const auto label = shared->find(from->text());
            cell.set_text(label == shared->end() ? from->text() : std::string_view(label->second));
          }};
}

}  // namespace

std::string title_with_unit(const Words& words, const std::string& title, TitleUnit unit) {
  const std::string text = unit_text(words, unit);
  if (text.empty() || title.ends_with(text)) return title;
  return words.fill("{}（{}）", "{} ({})", title, text);
}

void show_dashes(SheetTable& table) {
  for (SheetColumn& column : table.columns) {
    if (column.style == CellStyle::text || column.style == CellStyle::answer) continue;
    column.value = [value = std::move(column.value)](std::size_t row, OutputCell& cell) {
      value(row, cell);
      if (cell.kind() == OutputCell::Kind::nothing) cell.set_text("—");
    };
  }
}

bool has_several_counties(const Figures& figures) {
  return std::ranges::any_of(figures.by_town, [&](const TownFigures& town) {
    return town.county != figures.by_town.front().county;
  });
}

const OutputLayer* layer_named(const Results& source, std::string_view name) {
  const auto found = std::ranges::find(source.layers, name, &OutputLayer::name);
  return found == source.layers.end() ? nullptr : &*found;
}

std::vector<SheetColumn> layer_columns(const Results& source, const OutputLayer& layer,
                                       const std::vector<std::string_view>& fields) {
  const Words words(source.study.language);
  const FieldWords field_words(source.study);
  std::vector<SheetColumn> columns;
  for (const std::string_view name : fields) {
    const OutputField* const field = field_named(layer, name);
    const FieldEntry* const entry = find_field(layer.name, name);
    if (entry == nullptr) throw std::logic_error(fmt::format("no field {}.{}", layer.name, name));
    if (field == nullptr) continue;
    const FieldLook look = look_of(*entry);
    const std::string_view alias =
        source.study.language == Language::zh ? entry->alias_zh : entry->alias_en;
    std::string title = title_with_unit(words, std::string(alias), look.unit);
    if (name == "service_name") title = words("设施类别", "service");
    if (name == "missing_names") title = words("缺少的设施", "missing services");
    if (name == "town") {
      columns.push_back(town_of_rows(layer, *field, std::move(title), source.study.language));
    } else if (look.style == CellStyle::text) {
      columns.push_back(
          text_of_field(*field, std::move(title), words, labels_of(field_words, layer.name, name)));
    } else {
      columns.push_back({std::move(title), look.style, field->value});
    }
  }
  return columns;
}

std::string sheet_title(const Results& source, const std::string& name) {
  return source.study.name.empty() ? name : source.study.name + " · " + name;
}

}  // namespace hinterland
