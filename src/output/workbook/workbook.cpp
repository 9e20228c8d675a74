// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook.hpp"

#include "base/text_fill.hpp"
#include "output/workbook/workbook_file.hpp"
#include "output/workbook/workbook_sheets.hpp"

namespace hinterland {

WrittenWorkbook write_workbook(const Results& source, const std::string& path,
                               const Progress& progress) {
  const std::vector<Sheet> sheets = {summary_sheet(source),  towns_sheet(source),
                                     services_sheet(source), focus_villages_sheet(source),
                                     gaps_sheet(source),     projects_sheet(source),
                                     sites_sheet(source),    survey_sheet(source),
                                     problems_sheet(source), settings_sheet(source)};
  for (const Sheet& sheet : sheets) {
    const std::size_t rows = rows_of_sheet(sheet);
    if (rows <= max_sheet_rows) continue;
    return {false,
            filled_text("plan.xlsx is not written: its sheet '{}' would have {} rows, and a sheet "
                        "holds at most {}. Run each county as a study of its own.",
                        "未写出 plan.xlsx：工作表“{}”将有 {} 行，而一张工作表最多 {} "
                        "行。请分县运行以得到各县的工作簿。",
                        sheet.name, rows, max_sheet_rows)};
  }
  const std::size_t cut =
      write_workbook_file(path, source.study.name, sheets, source.study.language, progress);
  if (cut == 0) return {true, {}};
  return {true,
          filled_text("plan.xlsx: {} longer than a cell can hold (32,767 characters) and "
                      "cut; the other results have them whole.",
                      "plan.xlsx：{}超过单元格所能容纳的 32,767 "
                      "个字，已截短；全文见其他结果文件。",
                      Text(counted(cut, "text is", "texts are"), fmt::format("{} 处文字", cut)))};
}

}  // namespace hinterland
