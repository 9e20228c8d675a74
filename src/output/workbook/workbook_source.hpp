// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"
#include "output/results.hpp"
#include "output/workbook/sheet.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

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
/// A number that is not known is blank.
template <class Value>
SheetColumn number_column(std::string title, CellStyle style, Value value, bool has_total = false) {
  return {std::move(title), style,
          [value](std::size_t row, OutputCell& cell) {
            if (const std::optional<double> number = value(row)) cell.set_real(*number);
          },
          has_total};
}

inline double count_number(std::size_t count) { return static_cast<double>(count); }
inline double yuan_number(Fen cost) { return to_yuan(cost).value; }

/// Adds columns of a table whose rows are the elements of a list.
template <class Row>
class ColumnsOf {
 public:
  ColumnsOf(const std::vector<Row>& rows, const Words& words) : rows_(rows), words_(words) {
    table_.rows = rows.size();
  }

  template <class Value>
  void text(const char* zh, const char* en, Value value) {
    table_.columns.push_back(text_column(words_(zh, en), of_row(value)));
  }
  template <class Value>
  void number(const char* zh, const char* en, TitleUnit unit, CellStyle style, Value value,
              bool has_total = true) {
    number(words_(zh, en), unit, style, value, has_total);
  }
  template <class Value>
  void number(const std::string& title, TitleUnit unit, CellStyle style, Value value,
              bool has_total) {
    table_.columns.push_back(
        number_column(title_with_unit(words_, title, unit), style, of_row(value), has_total));
  }
  template <class Value>
  void count(const char* zh, const char* en, TitleUnit unit, Value value, bool has_total = true) {
    number(
        zh, en, unit, CellStyle::count,
        [value](const Row& row) { return count_number(value(row)); }, has_total);
  }
  template <class Value>
  void money(const std::string& title, Value value) {
    number(
        title, TitleUnit::money, CellStyle::money,
        [value](const Row& row) { return yuan_number(value(row)); }, true);
  }

  std::size_t size() const { return table_.columns.size(); }
  SheetTable take() { return std::move(table_); }

 private:
  template <class Value>
  auto of_row(Value value) const {
    return [&rows = rows_, value](std::size_t row) { return value(rows[row]); };
  }

  const std::vector<Row>& rows_;
  const Words& words_;
  SheetTable table_;
};

/// Keeps the rows that the columns of a table refer to.
template <class Rows>
void keep_rows(SheetTable& table, const std::shared_ptr<const Rows>& rows) {
  for (SheetColumn& column : table.columns) {
    column.value = [rows, value = std::move(column.value)](std::size_t row, OutputCell& cell) {
      value(row, cell);
    };
  }
}

/// Shows numbers that are not known as a dash, in tables in which each cell is a statement.
void show_dashes(SheetTable& table);

/// Whether the villages lie in more than one county, or in known and unknown ones.
bool has_several_counties(const Figures& figures);

/// The layer of this name; null: the study has no such layer.
const OutputLayer* layer_named(const Results& source, std::string_view name);

/// The columns of these fields of a layer that the layer has, with the titles and units of the
/// dictionary; names of services have the title of the service. Coded values are shown by their
/// labels. A name that the dictionary does not have for this layer is a programming error
/// (std::logic_error).
std::vector<SheetColumn> layer_columns(const Results& source, const OutputLayer& layer,
                                       const std::vector<std::string_view>& fields);

/// "玉安县 · 近期建设项目表"
std::string sheet_title(const Results& source, const std::string& name);

}  // namespace hinterland
