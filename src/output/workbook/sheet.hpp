// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The contents of a workbook, independent of its file format.
namespace hinterland {

/// How the values of a column are shown. The unit belongs to the title of the column.
enum class CellStyle {
  text,
  answer,      ///< a short text, centred
  count,       ///< whole numbers, grouped: 12,345; others are rounded
  year,        ///< whole numbers, not grouped
  money,       ///< from yuan, written in 10,000 yuan, exact to the fen; shown with two decimals
  kilometres,  ///< of works, from metres, written to the metre; shown with two decimals
  metres,      ///< written to the centimetre; shown without decimals
  minutes,     ///< shown with one decimal
  decimal,     ///< shown with three decimals
  percent,     ///< from a fraction of 1
};

struct SheetColumn {
  std::string title;
  CellStyle style = CellStyle::text;
  /// Writes the value of a row to a cleared cell; a cell that stays empty is blank.
  std::function<void(std::size_t row, OutputCell& cell)> value;
  bool has_total = false;
  /// Of a form: whether the cell of a row is to be filled in. Empty: the column is no part of a
  /// form.
  std::function<bool(std::size_t row)> is_open = {};
};

/// Contiguous rows of a table, followed by their subtotal.
struct RowGroup {
  std::size_t rows = 0;
  std::string label;  ///< of the subtotal
  bool is_in_total = true;
};

struct SheetTable {
  std::string heading;  ///< empty: none
  std::vector<SheetColumn> columns;
  std::size_t rows = 0;
  std::string total;  ///< label of the row with the sums; empty: no such row
  /// In the order of the rows, all of which they cover; those in the total first. Empty: no
  /// subtotals.
  std::vector<RowGroup> groups = {};
  std::size_t label_column = 0;  ///< of totals and subtotals
  std::string if_empty = {};     ///< shown in place of the rows of an empty table
  bool starts_page = false;      ///< when printed
};

/// A chart of columns of a table of its sheet, without totals.
struct SheetChart {
  std::string title;
  bool has_bars = false;  ///< else a line
  std::size_t table = 0;
  std::size_t category = 0;  ///< column
  std::vector<std::size_t> values;
  std::size_t rows = 0;  ///< the first rows of the table; 0: no chart
};

/// The cells of a form in which one of several words is expected.
struct FormChoices {
  std::size_t first_column = 0;
  std::size_t columns = 0;
  std::vector<std::string> words;
  /// Of each column, shown beside a selected cell: at most 255 characters.
  std::vector<std::string> help;
  std::string error;  ///< shown for another word, which is accepted if the user insists
};

struct Sheet {
  std::string name;      ///< at most 31 characters
  std::string title;     ///< printed above each page
  bool is_wide = false;  ///< printed on A3, else on A4
  /// A single table without a heading has its titles in the first row, fixed and with filters.
  std::vector<SheetTable> tables;
  std::vector<SheetChart> charts = {};
  std::size_t charts_above = 0;         ///< the table below the charts, on the same page
  std::vector<std::string> notes = {};  ///< below the tables
  std::optional<FormChoices> choices = {};
  std::size_t printed_rows = 0;     ///< of the only table; 0: all
  std::size_t printed_columns = 0;  ///< the first columns; 0: all
  std::string instruction = {};     ///< printed below the title of each page; may be empty
};

/// The number of rows of a sheet, with titles, totals and notes; without charts.
std::size_t rows_of_sheet(const Sheet& sheet);

/// The most rows that a sheet of an .xlsx can have.
inline constexpr std::size_t max_sheet_rows = 1'048'576;

}  // namespace hinterland
