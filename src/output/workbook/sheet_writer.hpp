// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/sheet.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace hinterland {

/// Throws std::bad_alloc, or std::logic_error for a call that the library refuses: `error` is a
/// result of libxlsxwriter, 0 for success.
void check_written(int error);

/// Left and right of a page, in inches.
inline constexpr double page_margin = 0.5;

/// The look of a cell, apart from its number format.
enum class CellLook : std::uint8_t { body, title, heading, total, to_fill, closed, note };

/// The formats of a workbook, made when first needed.
class CellFormats {
 public:
  CellFormats(lxw_workbook* workbook, Language language);

  lxw_format* of(CellStyle style, CellLook look);

 private:
  lxw_format* made(CellStyle style, CellLook look);

  lxw_workbook* workbook_;
  const char* font_;
  std::map<std::pair<CellStyle, CellLook>, lxw_format*> formats_;
};

/// The widths that a column needs, in half-width characters without padding.
struct ColumnNeed {
  double title = 0.0;
  double number = 0.0;        ///< the widest
  double word = 0.0;          ///< the longest of texts and titles
  double text = 0.0;          ///< the widest, on one line
  double sum_of_texts = 0.0;  ///< and their number, with blank cells
  double texts = 0.0;
  double narrowed = 0.0;  ///< to fit the page; 0: it has the width that it needs

  /// The lines of a usual text at this width; those of the title count half.
  double lines(double width) const {
    constexpr double short_text = 14.0;  // stays on one line
    const double usual =
        text <= short_text ? text : std::max(short_text, 1.3 * sum_of_texts / texts);
    return std::max(usual, 0.5 * title) / width;
  }
};

/// Writes the cells of one sheet from top to bottom, with the widths of the columns and the heights
/// of the rows.
class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, CellFormats& formats, const Sheet& contents);

  /// Writes the tables, with room for charts, and the notes.
  void write(const Progress& progress);

  /// The row of the first record of a table, from 0.
  std::size_t first_row(std::size_t table) const { return first_rows_[table]; }
  /// The row where the room for charts begins.
  std::size_t row_of_charts() const { return row_of_charts_; }
  /// The rows that begin a page.
  const std::vector<std::size_t>& page_breaks() const { return page_breaks_; }
  /// The number of texts that were cut.
  std::size_t cut() const { return cut_; }
  /// The number of rows with cells.
  std::size_t written_rows() const { return written_; }

 private:
  using Sums = std::vector<double>;

  void measure(const SheetTable& table);
  void measure_cell(std::size_t column, CellStyle style);
  void fit_to_page();
  double width(std::size_t column) const;
  double room(std::size_t column) const;
  void set_widths();
  void end_row();
  void set_height(double lines);
  void write_text(std::size_t column, std::string_view text, lxw_format* format);
  void write_blank(std::size_t column, lxw_format* format);
  void write_titles(const SheetTable& table);
  void write_cell(const SheetTable& table, std::size_t row, std::size_t column, Sums& sums);
  void write_sum(std::size_t column, CellStyle style, double sum, std::size_t first);
  void write_sums(const SheetTable& table, const std::string& label, std::size_t first,
                  const Sums& sums);
  void write_rows(const SheetTable& table, std::size_t from, std::size_t to, Sums& sums);
  void write_groups(const SheetTable& table);
  void write_body(const SheetTable& table);
  void write_total(const SheetTable& table);
  void write_table(const SheetTable& table);
  void write_list_table(const SheetTable& table);
  void write_notes();

  lxw_worksheet* sheet_;
  CellFormats& formats_;
  const Sheet& contents_;
  Progress progress_;
  double all_rows_ = 1.0;
  double done_rows_ = 0.0;
  std::size_t row_ = 0;      ///< the next
  std::size_t written_ = 0;  ///< rows with cells
  double lines_ = 1.0;       ///< of the tallest cell of the row
  std::vector<ColumnNeed> needs_;
  std::vector<double> largest_;  ///< number of each column whose width is known
  Sums sums_;                    ///< of the table
  std::vector<std::size_t> first_rows_;
  std::vector<std::size_t> page_breaks_;
  std::size_t row_of_charts_ = 0;
  OutputCell cell_;
  std::size_t cut_ = 0;
};

}  // namespace hinterland
