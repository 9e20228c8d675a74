// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/sheet_records.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/notation/field_names.hpp"
#include "input/sheets/header_rows.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

RowKind kind_of(const SheetRow& row, const TextDecoder& decoder, const SheetHeader& header) {
  return kind_of_row(std::vector<std::string_view>(row.begin(), row.end()), decoder, header);
}

bool is_amount(const std::string& value) {
  const auto number = number_in_cell(value).by_point;
  return number && *number > 1.0;
}

struct Filling {
  std::size_t row;
  std::size_t column;
  std::string value;
};

}  // namespace

std::vector<MergedColumn> fill_merged(std::vector<SheetRow>& rows, const SheetHeader& header,
                                      std::vector<MergedArea> areas) {
  std::ranges::sort(areas, {}, [](const MergedArea& area) {
    return std::pair(area.first.row, area.first.column);
  });
  const TextDecoder decoder("UTF-8");
  std::map<std::size_t, MergedColumn> columns;
  std::vector<Filling> fillings;  // applied last, once the kind of each row is known
  for (const MergedArea& area : areas) {
    const auto [first, last] = area;
    if (first.row < header.records_from || first.row >= rows.size()) continue;
    const std::string value = cell_at(rows[first.row], first.column);
    if (is_blank_cell(value)) continue;
    const std::string place = place_text(first) + ":" + place_text(last);
    for (std::size_t row = first.row; row <= std::min(last.row, rows.size() - 1); ++row) {
      const RowKind kind = kind_of(rows[row], decoder, header);
      const bool is_record = kind == RowKind::record;
      if (!is_record && kind != RowKind::note) continue;  // a note may become a record
      const std::size_t end = std::min(last.column + 1, header.names.size());
      for (std::size_t i = first.column; i < end; ++i) {
        const bool is_first = row == first.row && i == first.column;
        if (is_first || !is_blank_cell(cell_at(rows[row], i))) continue;
        MergedColumn& column = columns[i];
        column.column = i;
        if (i > first.column) {
          if (is_record && column.without++ == 0) column.first_without = place;
          continue;
        }
        if (column.filled++ == 0) column.first = place;
        column.has_amounts = column.has_amounts || is_amount(value);
        fillings.push_back({row, i, value});
      }
    }
  }
  for (Filling& filling : fillings) {
    SheetRow& row = rows[filling.row];
    if (row.size() <= filling.column) row.resize(filling.column + 1);
    row[filling.column] = std::move(filling.value);
  }
  std::vector<MergedColumn> found;
  for (auto& [index, column] : columns) found.push_back(std::move(column));
  return found;
}

namespace {

using Cells = std::vector<std::string_view>;

void append_cell(std::string& csv, std::string_view cell) {
  if (!csv.empty() && csv.back() != '\n') csv.push_back(',');
  csv.push_back('"');
  for (const char c : cell) {
    if (c == '"') csv.push_back('"');
    csv.push_back(c);
  }
  csv.push_back('"');
}

std::size_t used_cells(const Cells& row) {
  std::size_t used = row.size();
  while (used > 0 && narrow_text(row[used - 1]).empty()) --used;
  return used;
}

std::vector<std::string> shortened(const std::vector<std::size_t>& lines) {
  constexpr std::size_t most = 5;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
    shown.push_back(fmt::format("{}", lines[i]));
  }
  if (lines.size() > most) shown.emplace_back("…");
  return shown;
}
std::string rows(const std::vector<std::size_t>& lines, const char* one, const char* many,
                 const char* between) {
  return fmt::format("{} {}", lines.size() == 1 ? one : many, fmt::join(shortened(lines), between));
}
/// The first column names: 代码, 名称, 人口, …
std::string first_names(const Cells& row, const TextDecoder& decoder) {
  constexpr std::size_t most = 5;
  std::vector<std::string> names;
  for (const std::string_view cell : row) {
    if (narrow_text(cell).empty()) continue;
    names.push_back(names.size() < most ? decoder.decode(cell) : "…");
    if (names.size() > most) break;
  }
  return fmt::format("{}", fmt::join(names, ", "));
}
std::string one_line(std::string name) {
  std::erase(name, '\r');
  std::ranges::replace(name, '\n', ' ');
  return name;
}

}  // namespace

RecordRows::RecordRows(const SheetHeader& header, const TextDecoder& decoder, bool keeps)
    : header_(header), decoder_(decoder), keeps_(keeps), columns_(header.names.size()) {
  while (columns_ > 0 && narrow_text(header.names[columns_ - 1]).empty()) --columns_;
}

void RecordRows::write(const Cells& row, std::int64_t feature) {
  if (!keeps_) return;
  features_.push_back(feature);
  for (std::size_t i = 0; i < columns_; ++i) {
    append_cell(csv_, i < row.size() ? decoder_.decode(row[i]) : std::string());
  }
  csv_ += '\n';
}

void RecordRows::mismatch(const Cells& row, std::size_t line) {
  const std::size_t cells = used_cells(row);
  const std::string shown = fmt::format("{}", fmt::join(row, ", "));
  constexpr std::size_t longest = 80;
  mismatches_.push_back(
      {line,
       {fmt::format("line {} has {} cells but the header has {}, so its cells do not match the "
                    "column names: {}. Put texts with commas in quotation marks",
                    line, cells, columns_, decoder_.decode(shown.substr(0, longest))),
        fmt::format("第{}行有{}个单元格，表头只有{}个，各列与表头对不上：{}。含逗号的文字请加引号",
                    line, cells, columns_, decoder_.decode(shown.substr(0, longest)))}});
}

void RecordRows::take(const Cells& row, std::size_t line, std::int64_t feature) {
  switch (kind_of_row(row, decoder_, header_)) {
    case RowKind::blank:
      if (row.size() > 1) ++blank_;  // GDAL ignores an empty line, but not one of commas
      return;
    case RowKind::total:
      totals_.push_back(line);
      return;
    case RowKind::header:
      repeated_.push_back(line);
      return;
    case RowKind::second_header:
      if (second_header_ == 0) {
        second_header_ = line;
        second_names_ = first_names(row, decoder_);
      }
      return;
    case RowKind::note:
      pending_.push_back({line, feature, {row.begin(), row.end()}});
      return;
    case RowKind::record:
      break;
  }
  ++records_;
  for (const PendingRow& each : pending_)
    write(Cells(each.cells.begin(), each.cells.end()), each.feature);
  pending_.clear();
  if (header_.found && used_cells(row) > columns_) {
    mismatch(row, line);
  } else {
    write(row, feature);
  }
}

bool RecordRows::is_plain() const {
  return blank_ == 0 && totals_.empty() && repeated_.empty() && pending_.empty() &&
         mismatches_.empty() && second_header_ == 0;
}

void RecordRows::refuse_second_table(const std::string& path) const {
  if (second_header_ == 0) return;
  throw Error(filled_text(
      "cannot read '{}': a second table begins in row {}, with columns that differ from those of "
      "the first ({}). Move it to its own sheet or file, or arrange its columns under the names of "
      "the first.",
      "无法读取“{}”：第{}行起是另一张表，其各列与第一张表不对应（{}）。请移到单独的工作表或"
      "文件，或将其各列调整到第一张表的相应列下。",
      path, second_header_, second_names_));
}

void RecordRows::refuse_wider_records(const std::string& path) const {
  if (mismatches_.empty() || mismatches_.size() * 2 < records_) return;
  throw Error(filled_text(
      "cannot read '{}': {} of {} records have more cells than the header has names; {}. If the "
      "numbers have decimal commas, separate the cells with semicolons; if the first column has no "
      "name, give it one.",
      "无法读取“{}”：单元格数多于表头列数的记录有{}/{}条；{}。如以逗号作小数点，请用分号分隔；"
      "如第一列没有列名，请补上。",
      path, mismatches_.size(), records_, mismatches_.front().detail));
}

PlainSheet RecordRows::sheet(const std::string& path) {
  refuse_second_table(path);
  refuse_wider_records(path);
  PlainSheet sheet;
  for (std::size_t i = 0; i < columns_; ++i) append_cell(sheet.csv, one_line(header_.names[i]));
  sheet.csv += '\n';
  sheet.csv += csv_;
  sheet.features = std::move(features_);
  for (const std::string& name : header_.without_units)
    sheet.without_units.push_back(one_line(name));
  for (const std::string& name : header_.below) sheet.below.push_back(one_line(name));
  sheet.notes = header_.notes;
  const auto add_note = [&](const std::vector<std::size_t>& lines, const char* en, const char* zh) {
    if (lines.empty()) return;
    sheet.notes.push_back({fmt::format("{} {}", rows(lines, "row", "rows", ", "), en),
                           fmt::format("第{}行{}", fmt::join(shortened(lines), "、"), zh)});
  };
  std::vector<std::size_t> notes;
  for (const PendingRow& each : pending_) notes.push_back(each.line);
  add_note(totals_, "of totals left out (合计)", "为合计，未作为记录");
  add_note(repeated_, "repeating the column names left out", "重复表头，未作为记录");
  add_note(notes, "of remarks at the end left out", "为表末说明，未作为记录");
  sheet.mismatches = std::move(mismatches_);
  return sheet;
}

}  // namespace hinterland
