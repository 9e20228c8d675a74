// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"
#include "output/report_text.hpp"
#include "output/workbook/sheet.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// What a workbook shows. Refers to its source data, and so do the sheets made from it.
struct WorkbookSource {
  const Study& study;
  const Findings& findings;
  const Figures& figures;
  const std::vector<OutputLayer>& layers;
  const std::vector<InputFile>& inputs;
};

/// The units in titles of columns.
enum class TitleUnit { none, villages, people, gaps, sites, money, kilometres, metres, minutes };

/// A title with its unit: 投资估算（万元）, "cost (10,000 CNY)".
std::string title_with_unit(const Words& words, const std::string& title, TitleUnit unit);

/// A column of a style, from a function of the row. value(row) -> a text, a number, or an optional
/// number.
template <class Value>
SheetColumn text_column(std::string title, Value value) {
  return {std::move(title), CellStyle::text, [value](std::size_t row, OutputCell& cell) {
            const auto& text = value(row);
            cell.set_text(text);
          }};
}
template <class Value>
SheetColumn number_column(std::string title, CellStyle style, Value value, bool has_total = false) {
  return {std::move(title), style,
          [value](std::size_t row, OutputCell& cell) {
            if (const std::optional<double> number = value(row)) cell.set_real(*number);
          },
          has_total};
}

/// The layer of this name; null: the study has no such layer.
const OutputLayer* layer_named(const WorkbookSource& source, std::string_view name);

/// The columns of these fields of a layer that the layer has, with the titles and units of the
/// dictionary. Coded values are shown by their labels, if there is a layer `labels`.
std::vector<SheetColumn> layer_columns(const WorkbookSource& source, const OutputLayer& layer,
                                       const std::vector<std::string_view>& fields);

/// "玉安县 · 近期建设项目表"
std::string sheet_title(const WorkbookSource& source, const std::string& name);

}  // namespace hinterland
