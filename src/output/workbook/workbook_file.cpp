// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_file.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "output/palette.hpp"
#include "output/report_text.hpp"
#include "output/workbook/workbook_check.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <new>
#include <utility>

namespace hinterland {

namespace {

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using WorkbookOwner = std::unique_ptr<lxw_workbook, FreeWorkbook>;

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number_of(std::size_t column) { return static_cast<lxw_col_t>(column); }

/// 2016-09-09, as in other results: the same bytes every day.
constexpr time_t date_of_file = 1'473'379'200;

lxw_color_t colour_number(Colour colour) {
  return static_cast<lxw_color_t>(colour.red) << 16U |
         static_cast<lxw_color_t>(colour.green) << 8U | colour.blue;
}

/// The look of a cell.
enum class CellLook { body, title, heading, total, closed, note };

const char* number_format(CellStyle style) {
  switch (style) {
    case CellStyle::text:
      return "@";
    case CellStyle::count:
    case CellStyle::metres:
      return "#,##0";
    case CellStyle::year:
      return "0";
    case CellStyle::money:
    case CellStyle::kilometres:
      return "#,##0.00";
    case CellStyle::decimal:
      return "0.000";
    case CellStyle::percent:
      return "0.0%";
  }
  return "General";
}

/// The formats of a workbook, made when first needed.
class CellFormats {
 public:
  CellFormats(lxw_workbook* workbook, Language language)
      : workbook_(workbook), font_(language == Language::zh ? "宋体" : "Arial") {}

  lxw_format* of(CellStyle style, CellLook look) {
    lxw_format*& format = formats_[{style, look}];
    if (format == nullptr) format = made(style, look);
    return format;
  }

 private:
  lxw_format* made(CellStyle style, CellLook look) {
    lxw_format* const format = workbook_add_format(workbook_);
    if (format == nullptr) throw std::bad_alloc();
    format_set_font_name(format, font_);
    format_set_font_size(format, look == CellLook::heading ? 12.0 : 10.0);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style == CellStyle::text) format_set_text_wrap(format);
    if (look == CellLook::body || look == CellLook::total || look == CellLook::closed)
      format_set_num_format(format, number_format(style));
    if (look == CellLook::heading || look == CellLook::note) {
      if (look == CellLook::heading) format_set_bold(format);
      return format;
    }
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, colour_number(palette().page.rule));
    if (look == CellLook::body) return format;
    format_set_bg_color(format, colour_number(palette().page.panel));
    if (look == CellLook::closed) return format;
    format_set_bold(format);
    if (look == CellLook::title) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_CENTER);
    }
    return format;
  }

  lxw_workbook* workbook_;
  const char* font_;
  std::map<std::pair<CellStyle, CellLook>, lxw_format*> formats_;
};

/// The value of a number cell as it is written, and summed.
struct CellNumber {
  double sum = 0.0;      ///< exact for counts and money: fen
  double written = 0.0;  ///< in the unit of the title
};

double written_number(CellStyle style, double sum) {
  if (style == CellStyle::money) return sum / 1e6;
  if (style == CellStyle::kilometres) return sum / 1000.0;
  return sum;
}

CellNumber number_of_cell(const OutputCell& cell, CellStyle style) {
  const double value =
      cell.kind() == OutputCell::Kind::integer ? static_cast<double>(cell.integer()) : cell.real();
  const double sum = style == CellStyle::money ? std::round(100.0 * value) : value;
  return {sum, written_number(style, sum)};
}

constexpr double narrowest = 6.0;
constexpr double widest = 42.0;
constexpr double wrapped_title = 14.0;

/// Writes one sheet from top to bottom.
class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, CellFormats& formats, const Sheet& contents)
      : sheet_(sheet), formats_(formats), contents_(contents) {}

  void write(const Progress& progress, std::size_t all) {
    for (const SheetTable& table : contents_.tables) {
      if (row_ > 0) skip(1);
      write_table(table, progress, all);
    }
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      check(worksheet_set_column(sheet_, column_number_of(i), column_number_of(i),
                                 std::clamp(widths_[i] + 1.5, narrowest, widest), nullptr));
    }
  }

  void write_notes() {
    if (contents_.notes.empty()) return;
    skip(1);
    double width = 0.0;
    const std::size_t columns = std::clamp<std::size_t>(widths_.size(), 1, 9);
    for (std::size_t i = 0; i < columns; ++i)
      width += i < widths_.size() ? std::clamp(widths_[i] + 1.5, narrowest, widest) : narrowest;
    for (const std::string& note : contents_.notes) {
      const std::string text = cell_text(note);
      const auto lines =
          std::ceil(static_cast<double>(display_width(text)) / std::max(1.0, width - 4.0));
      check(worksheet_set_row(sheet_, row_number(row_), 15.0 * std::clamp(lines, 1.0, 20.0),
                              nullptr));
      lxw_format* const format = formats_.of(CellStyle::text, CellLook::note);
      if (columns > 1) {
        check(worksheet_merge_range(sheet_, row_number(row_), 0, row_number(row_),
                                    column_number_of(columns - 1), text.c_str(), format));
      } else {
        check(worksheet_write_string(sheet_, row_number(row_), 0, text.c_str(), format));
      }
      end_row();
    }
  }

  /// Leaves room for charts. Returns the first row of it.
  std::size_t skip(std::size_t rows) { return std::exchange(row_, row_ + rows) + 1; }

  /// The row of the first record of a table.
  std::size_t first_row(std::size_t table) const { return first_rows_[table]; }
  const std::vector<double>& widths() const { return widths_; }
  std::size_t cut() const { return cut_; }
  std::size_t written_rows() const { return written_; }

  static void check(lxw_error error) {
    if (error == LXW_NO_ERROR) return;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
    throw std::logic_error(fmt::format("writing a sheet: {}", lxw_strerror(error)));
  }

 private:
  using Sums = std::vector<double>;

  void end_row() {
    ++row_;
    ++written_;
  }

  std::string cell_text(std::string_view text) {
    bool is_cut = false;
    std::string written = text_for_cell(text, is_cut);
    if (is_cut) ++cut_;
    return written;
  }

  void widen(std::size_t column, std::string_view text) {
    widths_[column] = std::max(widths_[column], static_cast<double>(display_width(text)));
  }

  void write_text(std::size_t column, std::string_view text, lxw_format* format) {
    check(worksheet_write_string(sheet_, row_number(row_), column_number_of(column),
                                 cell_text(text).c_str(), format));
  }

  void write_titles(const SheetTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& title = table.columns[i].title;
      write_text(i, title, formats_.of(CellStyle::text, CellLook::title));
      widths_[i] =
          std::max(widths_[i], std::min(static_cast<double>(display_width(title)), wrapped_title));
    }
    end_row();
  }

  void write_cell(const SheetTable& table, std::size_t row, std::size_t column, Sums& sums) {
    const SheetColumn& from = table.columns[column];
    cell_.clear();
    from.value(row, cell_);
    const bool is_closed = from.is_open && !from.is_open(row);
    lxw_format* const format =
        formats_.of(from.style, is_closed ? CellLook::closed : CellLook::body);
    const lxw_row_t at = row_number(row_);
    const lxw_col_t to = column_number_of(column);
    switch (cell_.kind()) {
      case OutputCell::Kind::text:
        widen(column, cell_.text());
        write_text(column, cell_.text(), format);
        return;
      case OutputCell::Kind::integer:
      case OutputCell::Kind::real: {
        const CellNumber number = number_of_cell(cell_, from.style);
        sums[column] += number.sum;
        widths_[column] = std::max(widths_[column], width_of(number.written, from.style));
        check(worksheet_write_number(sheet_, at, to, number.written, format));
        return;
      }
      default:
        check(worksheet_write_blank(sheet_, at, to, format));
    }
  }

  static double width_of(double number, CellStyle style) {
    const bool has_decimals = style == CellStyle::money || style == CellStyle::kilometres;
    return static_cast<double>(grouped(number, has_decimals ? 2 : 0).size());
  }

  /// A row of sums over rows from `first` to the last one written.
  void write_sums(const SheetTable& table, const std::string& label, std::size_t first,
                  const Sums& sums) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const SheetColumn& column = table.columns[i];
      const bool is_label = i == table.label_column;
      lxw_format* const format =
          formats_.of(is_label ? CellStyle::text : column.style, CellLook::total);
      if (is_label) {
        widen(i, label);
        write_text(i, label, format);
      } else if (column.has_total) {
        const double number = written_number(column.style, sums[i]);
        widths_[i] = std::max(widths_[i], width_of(number, column.style));
        std::array<char, LXW_MAX_COL_NAME_LENGTH> letters{};
        lxw_col_to_name(letters.data(), column_number_of(i), LXW_FALSE);
        const std::string formula =
            fmt::format("=SUBTOTAL(9,{0}{1}:{0}{2})", letters.data(), first + 1, row_);
        check(worksheet_write_formula_num(sheet_, row_number(row_), column_number_of(i),
                                          formula.c_str(), format, number));
      } else {
        check(worksheet_write_blank(sheet_, row_number(row_), column_number_of(i), format));
      }
    }
    end_row();
  }

  void write_rows(const SheetTable& table, std::size_t from, std::size_t to, Sums& sums,
                  const Progress& progress, std::size_t all) {
    for (std::size_t row = from; row < to; ++row) {
      constexpr std::size_t step = 1024;
      if (row % step == 0)
        progress(static_cast<double>(row) / static_cast<double>(all), "writing plan.xlsx");
      for (std::size_t i = 0; i < table.columns.size(); ++i) write_cell(table, row, i, sums);
      end_row();
    }
  }

  void write_groups(const SheetTable& table, Sums& total, const Progress& progress,
                    std::size_t all) {
    const std::size_t top = row_;
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
      write_rows(table, next, next + group.rows, sums, progress, all);
      write_sums(table, group.label, first, sums);
      next += group.rows;
      if (!group.is_in_total) continue;
      for (std::size_t i = 0; i < sums.size(); ++i) total[i] += sums[i];
    }
    write_total();
  }

  void write_table(const SheetTable& table, const Progress& progress, std::size_t all) {
    widths_.resize(std::max(widths_.size(), table.columns.size()));
    if (!table.heading.empty()) {
      check(worksheet_set_row(sheet_, row_number(row_), 20.0, nullptr));
      write_text(0, table.heading, formats_.of(CellStyle::count, CellLook::heading));
      end_row();
    }
    const std::size_t titles = row_;
    write_titles(table);
    first_rows_.push_back(row_);
    if (table.rows == 0 && !table.if_empty.empty()) {
      write_text(0, table.if_empty, formats_.of(CellStyle::count, CellLook::note));
      end_row();
    }
    Sums sums(table.columns.size());
    const std::size_t first = row_;
    if (table.groups.empty()) {
      write_rows(table, 0, table.rows, sums, progress, all);
    } else {
      write_groups(table, sums, progress, all);
    }
    if (contents_.tables.size() == 1 && table.heading.empty()) {
      worksheet_freeze_panes(sheet_, row_number(titles + 1), 0);
      check(worksheet_repeat_rows(sheet_, row_number(titles), row_number(titles)));
      check(worksheet_autofilter(sheet_, row_number(titles), 0,
                                 row_number(std::max(row_ - 1, titles)),
                                 column_number_of(table.columns.size() - 1)));
    }
    if (table.groups.empty() && !table.total.empty() && table.rows > 0)
      write_sums(table, table.total, first, sums);
  }

  lxw_worksheet* sheet_;
  CellFormats& formats_;
  const Sheet& contents_;
  std::size_t row_ = 0;      ///< the next
  std::size_t written_ = 0;  ///< rows with cells
  std::vector<double> widths_;
  std::vector<std::size_t> first_rows_;  ///< of the tables
  OutputCell cell_;
  std::size_t cut_ = 0;
};

/// The text for a header or footer, in which & starts a code; at most `most` characters.
std::string header_text(std::string_view text, std::size_t most) {
  bool is_cut = false;
  std::string written;
  std::size_t characters = 0;
  const std::string clean = text_for_cell(text, is_cut);
  for (std::size_t i = 0; i < clean.size();) {
    if (characters++ == most) return written + "…";
    const std::size_t length = std::max<std::size_t>(1, character_length(clean.substr(i, 4)));
    const std::string character = clean.substr(i, length);
    written += character == "&" ? "&&" : character == "\n" ? " " : character;
    i += length;
  }
  return written;
}

void set_up_page(lxw_worksheet* sheet, const Sheet& contents, const std::string& title,
                 Language language) {
  constexpr std::uint8_t a3 = 8;
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, contents.is_wide ? a3 : a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_center_horizontally(sheet);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.8, 0.7);
  SheetWriter::check(worksheet_set_header(
      sheet, fmt::format("&C&14&\"-,Bold\"{}", header_text(contents.title, 80)).c_str()));
  const char* const pages = language == Language::zh ? "第&P页，共&N页" : "page &P of &N";
  SheetWriter::check(
      worksheet_set_footer(sheet, fmt::format("&L{}&R{}", header_text(title, 60), pages).c_str()));
}

void add_choices(lxw_worksheet* sheet, const FormChoices& choices, std::size_t rows) {
  if (choices.columns == 0 || rows == 0) return;
  std::vector<std::string> words = choices.words;
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  std::string help = choices.help;
  std::string error = choices.error;
  lxw_data_validation validation = {};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  validation.input_message = help.data();
  validation.error_message = error.data();
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  SheetWriter::check(worksheet_data_validation_range(
      sheet, 1, column_number_of(choices.first_column), row_number(rows),
      column_number_of(choices.first_column + choices.columns - 1), &validation));
}

void add_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const Sheet& contents,
               const SheetChart& chart, const SheetWriter& writer, std::size_t row,
               std::size_t column) {
  const auto first = row_number(writer.first_row(chart.table));
  const auto last = row_number(writer.first_row(chart.table) + chart.rows - 1);
  const SheetTable& table = contents.tables[chart.table];
  lxw_chart* const drawn =
      workbook_add_chart(workbook, chart.has_bars ? LXW_CHART_COLUMN : LXW_CHART_LINE);
  if (drawn == nullptr) throw std::bad_alloc();
  std::size_t number = 0;
  for (const std::size_t value : chart.values) {
    lxw_chart_series* const series = chart_add_series(drawn, nullptr, nullptr);
    if (series == nullptr) throw std::bad_alloc();
    const auto of = column_number_of(value);
    const auto category = column_number_of(chart.category);
    chart_series_set_categories(series, contents.name.c_str(), first, category, last, category);
    chart_series_set_values(series, contents.name.c_str(), first, of, last, of);
    chart_series_set_name(series, table.columns[value].title.c_str());
    const Colour colour =
        chart.values.size() > 1 && number++ == 0 ? palette().page.rule : palette().zones.core;
    lxw_chart_line line = {};
    line.color = colour_number(colour);
    line.width = 2.25F;
    lxw_chart_fill fill = {};
    fill.color = colour_number(colour);
    if (chart.has_bars) {
      chart_series_set_fill(series, &fill);
    } else {
      chart_series_set_line(series, &line);
    }
  }
  chart_title_set_name(drawn, chart.title.c_str());
  lxw_chart_font font = {};
  font.size = 12.0;
  chart_title_set_name_font(drawn, &font);
  chart_axis_set_name(drawn->x_axis, table.columns[chart.category].title.c_str());
  if (chart.values.size() == 1) {
    chart_axis_set_name(drawn->y_axis, table.columns[chart.values.front()].title.c_str());
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  } else {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  }
  chart_axis_set_min(drawn->y_axis, 0.0);
  chart_axis_set_num_format(drawn->y_axis, "#,##0");
  SheetWriter::check(
      worksheet_insert_chart(sheet, row_number(row), column_number_of(column), drawn));
}

/// Charts, two beside each other; the notes below them.
void add_charts(lxw_workbook* workbook, lxw_worksheet* sheet, const Sheet& contents,
                SheetWriter& writer) {
  constexpr std::size_t rows_of_chart = 17;
  std::vector<const SheetChart*> drawn;
  for (const SheetChart& chart : contents.charts) {
    if (chart.rows > 0) drawn.push_back(&chart);
  }
  for (std::size_t i = 0; i < drawn.size(); i += 2) {
    const std::size_t row = writer.skip(rows_of_chart);
    for (std::size_t k = i; k < std::min(i + 2, drawn.size()); ++k) {
      constexpr std::size_t second_column = 4;
      add_chart(workbook, sheet, contents, *drawn[k], writer, row, k == i ? 0 : second_column);
    }
  }
}

lxw_worksheet* new_sheet(lxw_workbook* workbook, const Sheet& contents) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, contents.name.c_str());
  if (sheet == nullptr) throw std::bad_alloc();
  return sheet;
}

void set_properties(lxw_workbook* workbook, const std::string& title) {
  bool is_cut = false;
  std::string text = text_for_cell(title, is_cut).substr(0, 240);
  while (!is_utf8(text)) text.pop_back();
  std::string program = "hinterland";
  lxw_doc_properties properties = {};
  properties.title = text.data();
  properties.author = program.data();
  properties.created = date_of_file;
  SheetWriter::check(workbook_set_properties(workbook, &properties));
}

}  // namespace

std::size_t rows_of_sheet(const Sheet& sheet) {
  std::size_t rows = sheet.notes.empty() ? 0 : 1 + sheet.notes.size();
  for (const SheetTable& table : sheet.tables) rows += 4 + table.rows + table.groups.size();
  return rows;
}

std::string text_for_cell(std::string_view text, bool& is_cut) {
  constexpr std::size_t most = 32'767;  // UTF-16 units; ECMA-376 part 1, 18.4.12 and 18.18.93
  constexpr char32_t first_not_a_character = 0xFFFE;
  constexpr char32_t last_of_one_unit = 0xFFFF;
  std::string written;
  std::size_t units = 0;
  std::size_t last = 0;  // where the last character that leaves room for an ellipsis ends
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t length = character_length(rest);
    const char32_t character = decoded_character(rest, length);
    const bool is_invalid = length == 0 && is_beyond_ascii(text[i]);
    const bool is_control = length == 0 && character < U' ' && text[i] != '\n' && text[i] != '\t';
    const std::size_t more = character > last_of_one_unit ? 2 : 1;
    if (units + more > most) {
      is_cut = true;
      return written.substr(0, last) + "…";
    }
    if (is_invalid || character == first_not_a_character || character == last_of_one_unit) {
      written += replacement_character;
    } else if (is_control) {
      written += ' ';
    } else {
      written += rest.substr(0, std::max<std::size_t>(1, length));
    }
    units += more;
    if (units < most) last = written.size();
    i += std::max<std::size_t>(1, length);
  }
  return written;
}

std::size_t write_workbook_file(const std::string& path, const std::string& title,
                                const std::vector<Sheet>& sheets, Language language,
                                const Progress& progress) {
  std::string folder = folder_of(path).string();
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  options.use_zip64 = LXW_FALSE;
  WorkbookOwner workbook(workbook_new_opt(path.c_str(), &options));
  if (!workbook) throw std::bad_alloc();
  set_properties(workbook.get(), title);
  CellFormats formats(workbook.get(), language);
  double all = 1.0;
  for (const Sheet& sheet : sheets) all += static_cast<double>(rows_of_sheet(sheet));
  double done = 0.0;
  std::size_t cut = 0;
  std::vector<std::size_t> rows;
  constexpr double share_of_rows = 0.6;  // the rest is packing
  for (const Sheet& contents : sheets) {
    const std::size_t count = rows_of_sheet(contents);
    const double next = done + static_cast<double>(count);
    lxw_worksheet* const sheet = new_sheet(workbook.get(), contents);
    SheetWriter writer(sheet, formats, contents);
    writer.write(part_of(progress, share_of_rows * done / all, share_of_rows * next / all), count);
    add_charts(workbook.get(), sheet, contents, writer);
    writer.write_notes();
    set_up_page(sheet, contents, title, language);
    if (contents.choices) add_choices(sheet, *contents.choices, contents.tables.front().rows);
    if (contents.printed_rows > 0) {
      SheetWriter::check(
          worksheet_print_area(sheet, 0, 0, row_number(contents.printed_rows),
                               column_number_of(contents.tables.front().columns.size() - 1)));
    }
    cut += writer.cut();
    rows.push_back(writer.written_rows());
    done = next;
  }
  progress(share_of_rows, "writing plan.xlsx");
  const lxw_error error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) throw_unwritten(path, lxw_strerror(error), "libxlsxwriter");
  check_workbook(path, rows);
  return cut;
}

}  // namespace hinterland
