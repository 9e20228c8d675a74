// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/tables_beside.hpp"

#include "base/text_fill.hpp"
#include "input/sheets/header_words.hpp"

#include <hinterland/error.hpp>

namespace hinterland {

void refuse_tables_beside(const SheetHeader& header, const std::string& path) {
  const std::size_t column = header.second_table;
  if (column == 0) return;
  const bool is_behind_gap = is_blank_cell(header.names[column - 1]);
  const Text why = is_behind_gap ? Text("behind an empty column", "中间隔着空列")
                                 : Text("where the names begin again", "列名从该处起重复");
  const Text way_out = is_behind_gap
                           ? Text("take the empty column out", "请删去空列")
                           : Text("give its columns names of their own", "请给各列取不同的列名");
  throw Error(filled_text(
      "cannot read '{}': two tables stand side by side in it, the second from column {} ('{}') on, "
      "{}. Move the second below the first, or into a sheet or file of its own; if it is one "
      "table, "
      "{}.",
      "无法读取“{}”：其中左右并排有两张表，第二张从第 {} "
      "列（“{}”）开始，{}。请把第二张移到"
      "第一张下方，或移到单独的工作表或文件；如果是同一张表，{}。",
      path, column + 1, header.names[column], why, way_out));
}

}  // namespace hinterland
