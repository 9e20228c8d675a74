// SPDX-License-Identifier: Apache-2.0
#include "output/csv.hpp"

#include "output/row_blocks.hpp"
#include "system/file_access.hpp"
#include "system/shown_text.hpp"

namespace hinterland {

namespace {

void append_csv_cell(JsonBuffer& out, const OutputCell& cell, const OutputField& field) {
  switch (cell.kind()) {
    case OutputCell::Kind::nothing:
      return;
    case OutputCell::Kind::text:
      return out.raw(csv_cell(cell.text()));
    case OutputCell::Kind::integer:
      return out.integer(cell.integer());
    case OutputCell::Kind::real:
      return field.type == FieldType::real ? out.decimal(cell.real(), field.decimals)
                                           : out.fixed(cell.real(), 0);
    case OutputCell::Kind::boolean:
      return out.boolean(cell.boolean());
  }
}

}  // namespace

void write_csv(const OutputLayer& table, const std::string& path, const Progress& progress) {
  std::string opening = "\uFEFF";
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    opening += (i == 0 ? "" : ",") + csv_cell(table.fields[i].name);
  }
  OutputFile file(path);
  write_in_blocks(
      file, table, opening + "\r\n",
      [&table](JsonBuffer& out, std::size_t row, RowBuffers& hand) {
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
          if (i > 0) out.raw(",");
          hand.cell.clear();
          table.fields[i].value(row, hand.cell);
          append_csv_cell(out, hand.cell, table.fields[i]);
        }
        out.raw("\r\n");
      },
      progress);
  file.close();
}

}  // namespace hinterland
