// SPDX-License-Identifier: Apache-2.0
#include "input/columns/report_cells.hpp"

#include "base/text_fill.hpp"
#include "input/notation/column_numbers.hpp"

#include <hinterland/error.hpp>

#include <algorithm>

namespace hinterland {

namespace {

Text of_column(const SheetFormulas& column, const std::string& name) {
  return filled_text("{1} of column {2} ('{4}') {5} without a stored result (the first is {3})",
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
      records.notes.push_back(filled_text("{}: {}; that column is not used", "{}：{}；未用到该列",
                                          records.layer, said));
      continue;
    }
    if (column.is_read_as_0 || column.without * 2 + 1 >= column.filled) {  // minus the name
      throw Error(
          filled_text("cannot read '{}' as {}: {}, and would be read as {}. Open it in Excel or "
                      "LibreOffice and save it, or replace the formulas with values.",
                      "无法读取“{}”（作 {} 图层）：{}，会被读成{}。请用 Excel 或 LibreOffice "
                      "打开后保存，或把公式改为数值。",
                      table.shown(), records.layer, said,
                      column.is_read_as_0 ? Text("0", "0") : Text("empty", "空值")));
    }
    problems.push_back(
        {ProblemKind::formula_without_value, records.layer, -1, "", std::nullopt, said});
  }
}

namespace {

/// Whether rows cannot share a value. Texts found by a rank are census answers, which may be
/// numbers of households.
bool is_of_one_row(const FieldRequest& request, const MergedColumn& column) {
  const bool is_answer = !request.number && request.rank != nullptr;
  return is_whole(number_role(request.role)) || request.must_vary ||
         (is_answer && column.has_amounts);
}

void tell(const MergedColumn& column, const Text& named, Records& records) {
  if (column.filled > 0) {
    records.notes.push_back(
        filled_text("{0}: {1} has cells merged over several rows (the first is {2}); {3} the value "
                    "of the merged cell",
                    "{0}：{1}有跨行合并的单元格（首处为 {2}），其余 {4} 行取合并单元格的值",
                    records.layer, named, column.first,
                    counted(column.filled, "more row takes", "more rows take"), column.filled));
  }
  if (column.without > 0) {
    records.notes.push_back(filled_text(
        "{0}: {1} has cells merged with those of a preceding column (the first is {2}); {3} read "
        "as empty",
        "{0}：{1}有与前列合并的单元格（首处为 {2}），其中 {4} 格按空值读取", records.layer, named,
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
    tell(column, named, records);
  }
}

}  // namespace hinterland
