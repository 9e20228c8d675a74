// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_sheets.hpp"

#include "output/coverage_rule_text.hpp"
#include "output/manifest_entries.hpp"
#include "output/service_works.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// A table of some fields of a layer, without the county if there is only one; empty if the study
/// has no such layer.
SheetTable layer_table(const Results& source, std::string_view name,
                       std::vector<std::string_view> fields, std::string if_empty) {
  SheetTable table;
  table.if_empty = std::move(if_empty);
  const OutputLayer* const layer = layer_named(source, name);
  if (layer == nullptr) {
    table.columns.push_back(text_column("", [](std::size_t) { return std::string(); }));
    return table;
  }
  if (!has_several_counties(source.figures)) std::erase(fields, "county");
  table.columns = layer_columns(source, *layer, fields);
  table.rows = layer->rows;
  return table;
}

/// Adds fields of the layer to the right of the columns that are printed.
void add_fields(SheetTable& table, const Results& source, std::string_view name,
                const std::vector<std::string_view>& fields) {
  const OutputLayer* const layer = layer_named(source, name);
  if (layer == nullptr) return;
  for (SheetColumn& column : layer_columns(source, *layer, fields))
    table.columns.push_back(std::move(column));
}

/// Moves fields that are empty or 0 in all rows from the printed ones to those beside the page.
void move_empty_fields(const Results& source, std::string_view name,
                       const std::vector<std::string_view>& candidates,
                       std::vector<std::string_view>& printed,
                       std::vector<std::string_view>& beside_the_page) {
  const OutputLayer* const layer = layer_named(source, name);
  if (layer == nullptr) return;
  for (const std::string_view field : candidates) {
    const auto found = std::ranges::find(layer->fields, field, &OutputField::name);
    if (found == layer->fields.end()) continue;
    bool is_empty = true;
    OutputCell cell;
    for (std::size_t row = 0; row < layer->rows && is_empty; ++row) {
      cell.clear();
      found->value(row, cell);
      is_empty = cell.kind() == OutputCell::Kind::nothing ||
                 (cell.kind() == OutputCell::Kind::integer && cell.integer() == 0);
    }
    if (!is_empty) continue;
    std::erase(printed, field);
    beside_the_page.push_back(field);
  }
}

/// In labels of codes, the lines of each service by their noun: 道路, 线路 or 管线.
void name_lines(SheetTable& table, const Results& source, std::string_view name,
                const std::vector<std::string_view>& fields) {
  const OutputLayer* const layer = layer_named(source, name);
  if (layer == nullptr) return;
  const auto service = std::ranges::find(layer->fields, "service", &OutputField::name);
  if (service == layer->fields.end()) return;
  for (const SheetColumn& titled : layer_columns(source, *layer, fields)) {
    const auto column = std::ranges::find(table.columns, titled.title, &SheetColumn::title);
    if (column == table.columns.end()) continue;
    column->value = [&service = *service, language = source.study.language,
                     value = std::move(column->value),
                     id = std::make_shared<OutputCell>()](std::size_t row, OutputCell& cell) {
      value(row, cell);
      id->clear();
      service.value(row, *id);
      if (cell.kind() != OutputCell::Kind::text) return;
      const std::string general = line_noun("").in(language);
      const std::string noun = line_noun(id->text()).in(language);
      std::string text(cell.text());
      for (std::size_t at = text.find(general); at != text.npos;
           at = text.find(general, at + noun.size()))
        text.replace(at, general.size(), noun);
      cell.set_text(text);
    };
  }
}

/// Keeps the rows in which this number is positive.
void keep_positive(SheetTable& table, const OutputLayer& layer, std::string_view field) {
  const auto found = std::ranges::find(layer.fields, field, &OutputField::name);
  if (found == layer.fields.end()) return;
  auto kept = std::make_shared<std::vector<std::size_t>>();
  OutputCell cell;
  for (std::size_t row = 0; row < layer.rows; ++row) {
    cell.clear();
    found->value(row, cell);
    if (cell.real() > 0.0 || cell.integer() > 0) kept->push_back(row);
  }
  table.rows = kept->size();
  for (SheetColumn& column : table.columns) {
    column.value = [kept, value = std::move(column.value)](std::size_t row, OutputCell& to) {
      value((*kept)[row], to);
    };
  }
}

/// The ids of the kinds of problems, by which docs/check.md explains them.
void add_kinds(SheetTable& table, const Results& source, const Words& words) {
  const OutputLayer* const layer = layer_named(source, "problems");
  if (layer == nullptr) return;
  const auto kind = std::ranges::find(layer->fields, "problem", &OutputField::name);
  if (kind == layer->fields.end()) return;
  table.columns.push_back(
      {words("问题类型标识", "id of the problem"), CellStyle::text, kind->value});
}

}  // namespace

Sheet focus_villages_sheet(const Results& source) {
  std::vector<std::string_view> printed = {
      "village",    "town",          "county",          "people",
      "gap_count",  "missing_names", "gaps_inferred",   "gaps_without_cost",
      "cost_cny",   "cost_cny_low",  "cost_cny_high",   "planned_cny",
      "first_year", "last_year",     "gaps_not_in_plan"};
  std::vector<std::string_view> beside_the_page = {"village_code",     "people_estimated",
                                                   "saving_cny",       "critical_radius_m",
                                                   "critical_minutes", "site_name"};
  move_empty_fields(source, "gaps", {"gaps_inferred", "gaps_without_cost"}, printed,
                    beside_the_page);
  const Words words(source.study.language);
  SheetTable table = layer_table(source, "gaps", printed, no_gaps_text(source.figures, words));
  const std::size_t printed_columns = table.columns.size();
  add_fields(table, source, "gaps", beside_the_page);
  if (const OutputLayer* const layer = layer_named(source, "gaps"))
    keep_positive(table, *layer, "gap_count");
  const std::string name = words("重点村", "Focus villages");
  Sheet sheet{
      name, sheet_title(source, words("重点村一览表", "Focus villages")), true, {std::move(table)}};
  sheet.printed_columns = printed_columns;
  return sheet;
}

Sheet gaps_sheet(const Results& source) {
  std::vector<std::string_view> printed = {
      "rank",        "village",      "town",        "county",
      "people",      "service_name", "value",       "value_per_10k_cny",
      "evidence",    "remedy",       "alt_name",    "cost_cny",
      "planned_cny", "year",         "delay_reason"};
  std::vector<std::string_view> beside_the_page = {
      "village_code",    "value_people",     "people_basis",  "weight",         "bundle",
      "bundle_cost_cny", "nearest_source_m", "cost_cny_low",  "cost_cny_high",  "rank_p5",
      "rank_p95",        "top_probability",  "cost_line_cny", "cost_local_cny", "saving_cny",
      "project",         "site_name"};
  move_empty_fields(source, "priorities", {"alt_name"}, printed, beside_the_page);
  const Words words(source.study.language);
  SheetTable table =
      layer_table(source, "priorities", printed, no_gaps_text(source.figures, words));
  const std::size_t printed_columns = table.columns.size();
  add_fields(table, source, "priorities", beside_the_page);
  name_lines(table, source, "priorities", {"evidence", "remedy"});
  const std::string name = words("缺口排序", "Ranked gaps");
  Sheet sheet{name,
              sheet_title(source, words("缺口优先次序表", "Gaps by priority")),
              true,
              {std::move(table)}};
  sheet.printed_columns = printed_columns;
  return sheet;
}

Sheet problems_sheet(const Results& source) {
  const Words words(source.study.language);
  SheetTable table =
      layer_table(source, "problems", {"text", "layer", "feature", "record", "detail"},
                  words("没有数据问题。", "There are no problems in the data."));
  add_kinds(table, source, words);
  const std::string name = words("数据问题", "Problems");
  return {name,
          sheet_title(source, words("数据问题清单", "Problems in the data")),
          false,
          {std::move(table)}};
}

Sheet settings_sheet(const Results& source) {
  const Words words(source.study.language);
  auto entries = std::make_shared<const std::vector<ManifestEntry>>(
      manifest_entries(source.study, source.findings, source.inputs));
  SheetTable table;
  table.rows = entries->size();
  const auto add = [&](std::string title, std::string ManifestEntry::*part) {
    table.columns.push_back(text_column(
        std::move(title),
        [entries, part](std::size_t row) -> const std::string& { return (*entries)[row].*part; }));
  };
  add(words("部分", "part"), &ManifestEntry::part);
  add(words("项", "item"), &ManifestEntry::label);
  add(words("取值", "value"), &ManifestEntry::value);
  add(words("键", "key"), &ManifestEntry::key);
  const std::string name = words("设置与来源", "Settings and sources");
  return {name,
          sheet_title(source, words("设置与数据来源", "Settings and sources")),
          false,
          {std::move(table)}};
}

}  // namespace hinterland
