// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/report_formulas.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <algorithm>

namespace hinterland {

namespace {

Text of_column(const SheetFormulas& column, const std::string& name) {
  return filled_text("{1} of column {2} ('{4}') {5} whose values are not stored (the first is {3})",
                     "{2} 列（“{4}”）有 {0} 个公式单元格没有存储计算结果（首个为 {3}）",
                     column.without, counted(column.without, "cell", "cells"), column.letters,
                     column.first, name, column.without == 1 ? "is a formula" : "are formulas");
}

}  // namespace

void report_formulas(const GdalTable& table, const std::vector<std::size_t>& taken,
                     Records& records, Problems& problems) {
  for (const SheetFormulas& column : table.sheet().formulas) {
    if (column.column >= table.fields().size()) continue;
    const Text said = of_column(column, table.fields()[column.column].name);
    if (std::ranges::find(taken, column.column) == taken.end()) {
      records.notes.push_back(filled_text("{}: {}; nothing is read from that column",
                                          "{}：{}；未用到该列", records.layer, said));
      continue;
    }
    if (column.is_read_as_0 || column.without * 2 + 1 >= column.filled) {  // one is the name
      throw Error(filled_text(
          "cannot read '{}' as {}: {}, and would be read as {}. Open it in Excel or LibreOffice "
          "and save it there, or write the values in place of the formulas.",
          "无法读取“{}”（作 {} 图层）：{}，会被读成{}。请用 Excel 或 LibreOffice "
          "打开后保存，或把公式改为数值。",
          table.shown(), records.layer, said,
          column.is_read_as_0 ? Text("0", "0") : Text("empty", "空值")));
    }
    problems.push_back(
        {ProblemKind::formula_without_value, records.layer, -1, "", std::nullopt, said});
  }
}

}  // namespace hinterland
