// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/sheet_writer.hpp"

#include "output/palette.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"
#include "output/workbook/sheet_text.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <stdexcept>

namespace hinterland {

void check_written(int error) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
  throw std::logic_error(
      fmt::format("writing a sheet: {}", lxw_strerror(static_cast<lxw_error>(error))));
}

namespace {

lxw_row_t sheet_row(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t sheet_column(std::size_t column) { return static_cast<lxw_col_t>(column); }

lxw_color_t format_colour(Colour colour) {
  return static_cast<lxw_color_t>(colour.red) << 16U |
         static_cast<lxw_color_t>(colour.green) << 8U | colour.blue;
}

const char* number_format(CellStyle style) {
  switch (style) {
    case CellStyle::text:
    case CellStyle::answer:
      return "@";
    case CellStyle::count:
    case CellStyle::metres:
      return "#,##0";
    case CellStyle::year:
      return "0";
    case CellStyle::money:
    case CellStyle::kilometres:
      return "#,##0.00";
    case CellStyle::minutes:
      return "#,##0.0";
    case CellStyle::decimal:
      return "0.000";
    case CellStyle::percent:
      return "0.0%";
  }
  return "General";
}

/// What is summed: rounded as in the other formats, so exact for counts, lengths of works in metres
/// and money, which is in fen.
double summand(const OutputCell& cell, CellStyle style) {
  const double value =
      cell.kind() == OutputCell::Kind::integer ? static_cast<double>(cell.integer()) : cell.real();
  switch (style) {
    case CellStyle::money:
      return rounded(100.0 * value, 0);
    case CellStyle::kilometres:
      return length_of_works({value});
    case CellStyle::metres:
      return rounded(value, distance_decimals);
    case CellStyle::count:
      return rounded(value, people_decimals);
    case CellStyle::text:
    case CellStyle::answer:
    case CellStyle::year:
    case CellStyle::minutes:
    case CellStyle::decimal:
    case CellStyle::percent:
      break;
  }
  return value;
}

/// The number in the unit of the title.
double written_number(CellStyle style, double sum) {
  if (style == CellStyle::money) return sum / 1e6;
  if (style == CellStyle::kilometres) return sum / 1000.0;
  return sum;
}

double width_of_number(CellStyle style, double number) {
  const bool has_decimals = style == CellStyle::money || style == CellStyle::kilometres;
  return static_cast<double>(grouped(number, has_decimals ? 2 : 0).size());
}

/// The width for a title: a long one takes two lines, or more.
double width_of_title(std::string_view title) {
  constexpr double one_line = 10.0;
  constexpr double most = 16.0;
  const auto all = static_cast<double>(display_width(title));
  return all <= one_line ? all : std::clamp(std::ceil(all / 2.0) + 1.0, one_line, most);
}

constexpr double bold = 1.1;  // characters of headings are wider

/// The width of the longest word, which is not to be divided: up to 16 characters without a blank
/// or a character beyond ASCII.
double width_of_word(std::string_view text) {
  constexpr std::size_t most = 16;
  std::size_t longest = 0;
  std::size_t here = 0;
  for (const char c : text) {
    here = c > ' ' && c <= '~' ? here + 1 : 0;
    longest = std::max(longest, here);
  }
  return static_cast<double>(std::min(longest, most));
}

/// The width of what is not to be divided in a heading: its longest word, and a note in brackets of
/// up to 20 characters.
double width_of_heading_parts(std::string_view heading) {
  constexpr std::size_t most = 20;
  const std::size_t note = std::min(width_of_note(heading), most);
  return bold * std::max(width_of_word(heading), static_cast<double>(note));
}

bool is_number(const OutputCell& cell) {
  return cell.kind() == OutputCell::Kind::integer || cell.kind() == OutputCell::Kind::real;
}

constexpr double narrowest = 6.0;
constexpr double padding = 2.0;  // beside the text, in characters

/// The characters, with padding, that fit between the margins of a page if 10 points are printed as
/// 8.1 points. A character is 7 of 96 pixels to the inch with the default font, Calibri, and up to
/// 9.4 with what programs take in its place.
double room_of_page(bool is_wide) {
  constexpr double shrinking = 0.81;
  constexpr double pixels = 9.4;
  const double inches = (is_wide ? 420.0 : 297.0) / 25.4 - 2.0 * page_margin;
  return inches * 96.0 / (shrinking * pixels);
}

constexpr double height_of_line = 14.0;
constexpr std::size_t rows_of_charts = 17;

}  // namespace

CellFormats::CellFormats(lxw_workbook* workbook, Language language)
    : workbook_(workbook), font_(language == Language::zh ? "宋体" : "Arial") {}

lxw_format* CellFormats::of(CellStyle style, CellLook look) {
  lxw_format*& format = formats_[{style, look}];
  if (format == nullptr) format = made(style, look);
  return format;
}

lxw_format* CellFormats::made(CellStyle style, CellLook look) {
  lxw_format* const format = workbook_add_format(workbook_);
  if (format == nullptr) throw std::bad_alloc();
  format_set_font_name(format, font_);
  format_set_font_size(format, look == CellLook::heading ? 12.0 : 10.0);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  const bool is_plain = look == CellLook::heading || look == CellLook::note;
  if (look == CellLook::heading || look == CellLook::title || look == CellLook::total)
    format_set_bold(format);
  if (look == CellLook::note || look == CellLook::title || style == CellStyle::text)
    format_set_text_wrap(format);
  if (look == CellLook::title || style == CellStyle::answer)
    format_set_align(format, LXW_ALIGN_CENTER);
  if (style == CellStyle::text && (look == CellLook::body || look == CellLook::total))
    format_set_indent(format, 1);
  if (is_plain) return format;
  const bool is_number_style = style != CellStyle::text && style != CellStyle::answer;
  if (is_number_style && look != CellLook::title)  // also a dash
    format_set_align(format, LXW_ALIGN_RIGHT);
  if (look != CellLook::title) format_set_num_format(format, number_format(style));
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, format_colour(palette().page.rule));
  if (look != CellLook::body && look != CellLook::to_fill)
    format_set_bg_color(format, format_colour(palette().page.panel));
  return format;
}

SheetWriter::SheetWriter(lxw_worksheet* sheet, CellFormats& formats, const Sheet& contents)
    : sheet_(sheet), formats_(formats), contents_(contents) {
  for (const SheetTable& table : contents.tables) all_rows_ += static_cast<double>(table.rows);
}

void SheetWriter::write(const Progress& progress) {
  progress_ = progress;
  for (const SheetTable& table : contents_.tables) {
    measure(table);
    std::ranges::fill(largest_, -1.0);  // styles differ between tables
  }
  fit_to_page();
  const bool is_list = contents_.tables.size() == 1 && contents_.tables.front().heading.empty();
  for (std::size_t i = 0; i < contents_.tables.size(); ++i) {
    const SheetTable& table = contents_.tables[i];
    if (row_ > 0) ++row_;
    if (table.starts_page) page_breaks_.push_back(row_);
    if (!contents_.charts.empty() && i == contents_.charts_above) {  // on the page of the table
      row_of_charts_ = row_;
      row_ += rows_of_charts;
    }
    is_list ? write_list_table(table) : write_table(table);
  }
  write_notes();
  set_widths();
}

/// The width of a column, without its padding.
double SheetWriter::width(std::size_t column) const {
  const ColumnNeed& need = needs_[column];
  const double number = std::max({narrowest, need.number, need.word});
  if (need.narrowed > 0.0) return std::max(number, need.narrowed);
  const double widest = contents_.tables.size() > 1 ? 28.0 : needs_.size() <= 6 ? 64.0 : 40.0;
  return std::clamp(std::max(need.title, need.text), number, std::max(number, widest));
}

/// Narrows columns until those that are printed fit the page without becoming too small to read.
/// Each time that of which the texts, and then the title, take the fewest lines; numbers keep their
/// width.
void SheetWriter::fit_to_page() {
  constexpr double spare = 1.03;      // sums, and numbers of later rows, may be wider
  constexpr double of_column = 0.71;  // that the file adds to each width
  const std::size_t printed = contents_.printed_columns == 0
                                  ? needs_.size()
                                  : std::min(contents_.printed_columns, needs_.size());
  const double most = room_of_page(contents_.is_wide) / spare;
  double all = 0.0;
  for (std::size_t i = 0; i < printed; ++i) all += width(i) + padding + of_column;
  while (all > most) {
    std::size_t best = printed;
    for (std::size_t i = 0; i < printed; ++i) {
      if (width(i) - 1.0 < std::max({narrowest, needs_[i].number, needs_[i].word})) continue;
      if (best == printed ||
          needs_[i].lines(width(i) - 1.0) < needs_[best].lines(width(best) - 1.0))
        best = i;
    }
    if (best == printed) return;
    needs_[best].narrowed = width(best) - 1.0;
    all -= 1.0;
  }
}

/// The half-width characters of 10 points that fit into a column, whose width counts those of the
/// default font, 11 points.
double SheetWriter::room(std::size_t column) const {
  constexpr double larger = 1.05;
  return larger * width(column) + 0.5;
}

void SheetWriter::measure_cell(std::size_t column, CellStyle style) {
  ColumnNeed& need = needs_[column];
  if (is_number(cell_)) {
    const double number = written_number(style, summand(cell_, style));
    if (number >= 0.0 && number <= largest_[column]) return;
    largest_[column] = std::max(largest_[column], number);
    need.number = std::max(need.number, width_of_number(style, number));
  } else {
    const bool is_blank = cell_.kind() == OutputCell::Kind::nothing;
    const double wide = is_blank ? 0.0 : static_cast<double>(display_width(cell_.text()));
    need.text = std::max(need.text, wide);
    if (!is_blank) need.word = std::max(need.word, width_of_word(cell_.text()));
    need.sum_of_texts += wide;
    need.texts += 1.0;
  }
}

/// Takes the widths of columns from the first rows. Numbers that turn out wider are taken into
/// account when they are written; wider texts are wrapped.
void SheetWriter::measure(const SheetTable& table) {
  constexpr std::size_t most = 2000;
  needs_.resize(std::max(needs_.size(), table.columns.size()));
  largest_.resize(needs_.size(), -1.0);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const SheetColumn& column = table.columns[i];
    needs_[i].title = std::max(needs_[i].title, width_of_title(column.title));
    needs_[i].word = std::max(needs_[i].word, width_of_heading_parts(column.title));
    for (std::size_t row = 0; row < std::min(most, table.rows); ++row) {
      cell_.clear();
      column.value(row, cell_);
      measure_cell(i, column.style);
    }
  }
}

void SheetWriter::set_widths() {
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    check_written(worksheet_set_column(sheet_, sheet_column(i), sheet_column(i), width(i) + padding,
                                       nullptr));
  }
}

/// Programs do not all fit the heights of rows to wrapped texts when they open a file.
void SheetWriter::set_height(double lines) {
  constexpr double most = 29.0;  // 409 points
  if (lines > 1.0)
    check_written(worksheet_set_row(sheet_, sheet_row(row_),
                                    height_of_line * std::min(lines, most) + 2.0, nullptr));
}

void SheetWriter::end_row() {
  set_height(lines_);
  lines_ = 1.0;
  ++row_;
  ++written_;
}

void SheetWriter::write_text(std::size_t column, std::string_view text, lxw_format* format) {
  bool is_cut = false;
  const std::string written = text_for_cell(text, is_cut);
  if (is_cut) ++cut_;
  check_written(worksheet_write_string(sheet_, sheet_row(row_), sheet_column(column),
                                       written.c_str(), format));
}

void SheetWriter::write_blank(std::size_t column, lxw_format* format) {
  check_written(worksheet_write_blank(sheet_, sheet_row(row_), sheet_column(column), format));
}

void SheetWriter::write_titles(const SheetTable& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    // The headings of a form are read back as names of columns.
    const std::string& plain = table.columns[i].title;
    const std::string title = contents_.choices ? plain : heading_in_lines(plain, room(i) / bold);
    write_text(i, title, formats_.of(CellStyle::text, CellLook::title));
    lines_ = std::max(lines_, static_cast<double>(wrapped_lines(title, room(i))));
  }
  end_row();
}

void SheetWriter::write_cell(const SheetTable& table, std::size_t row, std::size_t column,
                             Sums& sums) {
  const SheetColumn& from = table.columns[column];
  cell_.clear();
  from.value(row, cell_);
  CellLook look = CellLook::body;
  if (from.is_open) look = from.is_open(row) ? CellLook::to_fill : CellLook::closed;
  lxw_format* const format = formats_.of(from.style, look);
  if (is_number(cell_)) {
    const double number = summand(cell_, from.style);
    sums[column] += number;
    measure_cell(column, from.style);
    check_written(worksheet_write_number(sheet_, sheet_row(row_), sheet_column(column),
                                         written_number(from.style, number), format));
  } else if (cell_.kind() == OutputCell::Kind::nothing) {
    write_blank(column, format);
  } else {
    write_text(column, cell_.text(), format);
    lines_ = std::max(lines_, static_cast<double>(wrapped_lines(cell_.text(), room(column))));
  }
}

/// A sum over the rows from `first` to the last one written, with its value.
void SheetWriter::write_sum(std::size_t column, CellStyle style, double sum, std::size_t first) {
  const double number = written_number(style, sum);
  needs_[column].number = std::max(needs_[column].number, width_of_number(style, number));
  std::array<char, LXW_MAX_COL_NAME_LENGTH> letters{};
  lxw_col_to_name(letters.data(), sheet_column(column), LXW_FALSE);
  constexpr int sum_function = 9;
  const std::string formula =
      fmt::format("=SUBTOTAL({0},{1}{2}:{1}{3})", sum_function, letters.data(), first + 1, row_);
  check_written(worksheet_write_formula_num(sheet_, sheet_row(row_), sheet_column(column),
                                            formula.c_str(), formats_.of(style, CellLook::total),
                                            number));
}

void SheetWriter::write_sums(const SheetTable& table, const std::string& label, std::size_t first,
                             const Sums& sums) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const SheetColumn& column = table.columns[i];
    if (i == table.label_column) {
      write_text(i, label, formats_.of(CellStyle::text, CellLook::total));
    } else if (column.has_total) {
      write_sum(i, column.style, sums[i], first);
    } else {
      write_blank(i, formats_.of(column.style, CellLook::total));
    }
  }
  end_row();
}

void SheetWriter::write_rows(const SheetTable& table, std::size_t from, std::size_t to,
                             Sums& sums) {
  constexpr std::size_t step = 1024;
  for (std::size_t row = from; row < to; ++row) {
    if (row % step == 0) progress_(done_rows_ / all_rows_, "writing plan.xlsx");
    for (std::size_t i = 0; i < table.columns.size(); ++i) write_cell(table, row, i, sums);
    end_row();
    done_rows_ += 1.0;
  }
}

void SheetWriter::write_groups(const SheetTable& table) {
  const std::size_t top = row_;
  Sums total(table.columns.size());
  std::size_t next = 0;
  bool has_total = table.total.empty();
  const auto write_total = [&] {
    if (!has_total) write_sums(table, table.total, top, total);
    has_total = true;
  };
  for (const RowGroup& group : table.groups) {
    if (!group.is_in_total) write_total();
    const std::size_t first = row_;
    Sums sums(table.columns.size());
    write_rows(table, next, next + group.rows, sums);
    write_sums(table, group.label, first, sums);
    next += group.rows;
    if (!group.is_in_total) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) total[i] += sums[i];
  }
  write_total();
}

/// The rows below the titles, with their subtotals. The total of a table without groups is left to
/// `write_total`.
void SheetWriter::write_body(const SheetTable& table) {
  first_rows_.push_back(row_);
  sums_.assign(table.columns.size(), 0.0);
  if (table.rows == 0 && !table.if_empty.empty()) {
    write_text(0, table.if_empty, formats_.of(CellStyle::answer, CellLook::heading));
    end_row();
  }
  if (table.groups.empty()) {
    write_rows(table, 0, table.rows, sums_);
  } else {
    write_groups(table);
  }
}

void SheetWriter::write_total(const SheetTable& table) {
  if (!table.groups.empty() || table.total.empty() || table.rows == 0) return;
  write_sums(table, table.total, first_rows_.back(), sums_);
}

void SheetWriter::write_table(const SheetTable& table) {
  if (!table.heading.empty()) {
    write_text(0, table.heading, formats_.of(CellStyle::count, CellLook::heading));
    lines_ = 1.4;
    end_row();
  }
  write_titles(table);
  write_body(table);
  write_total(table);
}

/// The titles stay visible and are printed on each page; the total is not among the filtered rows.
void SheetWriter::write_list_table(const SheetTable& table) {
  write_titles(table);
  write_body(table);
  worksheet_freeze_panes(sheet_, 1, 0);
  check_written(worksheet_repeat_rows(sheet_, 0, 0));
  check_written(worksheet_autofilter(sheet_, 0, 0, sheet_row(std::max<std::size_t>(1, row_ - 1)),
                                     sheet_column(table.columns.size() - 1)));
  write_total(table);
}

void SheetWriter::write_notes() {
  if (contents_.notes.empty()) return;
  ++row_;
  constexpr std::size_t max_columns = 9;
  const std::size_t columns = std::clamp<std::size_t>(needs_.size(), 1, max_columns);
  double room = 0.0;
  for (std::size_t i = 0; i < columns; ++i) room += width(i) + padding;
  lxw_format* const format = formats_.of(CellStyle::text, CellLook::note);
  for (const std::string& note : contents_.notes) {
    if (columns > 1) {
      check_written(worksheet_merge_range(sheet_, sheet_row(row_), 0, sheet_row(row_),
                                          sheet_column(columns - 1), "", format));
    }
    write_text(0, note, format);
    lines_ = static_cast<double>(wrapped_lines(note, room - padding));
    end_row();
  }
}

}  // namespace hinterland
