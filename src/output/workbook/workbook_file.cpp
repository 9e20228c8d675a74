// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_file.hpp"

#include "base/characters.hpp"
#include "output/palette.hpp"
#include "output/workbook/sheet_text.hpp"
#include "output/workbook/sheet_writer.hpp"
#include "output/workbook/workbook_check.hpp"
#include "system/file_access.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace hinterland {

namespace {

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using WorkbookOwner = std::unique_ptr<lxw_workbook, FreeWorkbook>;

/// A file in memory, into which the library packs the workbook. Unlike a file in the folder, it is
/// copied with checks of every write, and messages of the library do not name the hidden folder.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("plan.xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// The path by which it can be opened; empty if the system has no such files or no /proc.
  std::string path() const {
    const std::string name = fmt::format("/proc/self/fd/{}", descriptor_);
    return descriptor_ >= 0 && ::access(name.c_str(), W_OK) == 0 ? name : "";
  }

  void copy_to(const std::string& path) const {
    OutputFile file(path);
    std::vector<char> block(1U << 20U);
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(descriptor_, block.data(), block.size(), at)) > 0;
         at += got)
      file.write({block.data(), static_cast<std::size_t>(got)});
    file.close();
  }

 private:
  int descriptor_;
};

/// Throws Error if the rows of a sheet could not be written to its temporary file, which the
/// library does not check. Returns the size of the file.
std::uintmax_t check_temporary_file(const lxw_worksheet* sheet, const std::string& path) {
  std::FILE* const file = sheet->optimize_tmpfile;
  if (file == nullptr) return 0;
  if (std::fflush(file) != 0 || std::ferror(file) != 0)
    throw_unwritten(path, "a temporary file cannot be written", "libxlsxwriter");
  const long size = std::ftell(file);
  return size < 0 ? 0 : static_cast<std::uintmax_t>(size);
}

/// Assembles and packs the file.
lxw_error close_workbook(WorkbookOwner workbook) { return workbook_close(workbook.release()); }

/// 2016-09-09, as in other results: the same bytes every day.
constexpr time_t date_of_file = 1'473'379'200;

lxw_row_t file_row(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t file_column(std::size_t column) { return static_cast<lxw_col_t>(column); }

lxw_color_t chart_colour(Colour colour) {
  return static_cast<lxw_color_t>(colour.red) << 16U |
         static_cast<lxw_color_t>(colour.green) << 8U | colour.blue;
}

void set_up_page(lxw_worksheet* sheet, const Sheet& contents, const std::string& title,
                 Language language) {
  constexpr std::uint8_t a3 = 8;
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, contents.is_wide ? a3 : a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_center_horizontally(sheet);
  const bool has_instruction = !contents.instruction.empty();
  worksheet_set_margins(sheet, page_margin, page_margin, has_instruction ? 1.0 : 0.8, 0.7);
  std::string header = "&C&14&\"-,Bold\"" + text_for_header(contents.title, 80);
  if (has_instruction) header += "\n&10&\"-,Regular\"" + text_for_header(contents.instruction, 125);
  check_written(worksheet_set_header(sheet, header.c_str()));
  const char* const pages = language == Language::zh ? "第&P页，共&N页" : "page &P of &N";
  check_written(worksheet_set_footer(
      sheet, fmt::format("&L{}&R{}", text_for_header(title, 60), pages).c_str()));
}

void set_page_breaks(lxw_worksheet* sheet, const std::vector<std::size_t>& rows) {
  if (rows.empty()) return;
  std::vector<lxw_row_t> breaks;
  for (const std::size_t row : rows) breaks.push_back(file_row(row));
  breaks.push_back(0);  // the end of the list
  check_written(worksheet_set_h_pagebreaks(sheet, breaks.data()));
}

void add_choices(lxw_worksheet* sheet, const FormChoices& choices, std::size_t rows) {
  if (choices.columns == 0 || rows == 0) return;
  std::vector<std::string> words = choices.words;
  lxw_data_validation validation = {};
  // Pointers to char, or to const char in libxlsxwriter 1.2 (Debian 13).
  std::vector<std::remove_pointer_t<decltype(validation.value_list)>> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  std::string error = choices.error;
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  validation.error_message = error.data();
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  std::string help;
  for (std::size_t first = 0; first < choices.columns;) {  // neighbours with the same help together
    std::size_t last = first;
    while (last + 1 < choices.columns && choices.help[last + 1] == choices.help[first]) ++last;
    help = choices.help[first];
    validation.input_message = help.data();
    check_written(worksheet_data_validation_range(
        sheet, 1, file_column(choices.first_column + first), file_row(rows),
        file_column(choices.first_column + last), &validation));
    first = last + 1;
  }
}

/// The part of a list that is printed.
void set_print_area(lxw_worksheet* sheet, const Sheet& contents, std::size_t written_rows) {
  if (contents.printed_rows == 0 && contents.printed_columns == 0) return;
  const std::size_t all_columns = contents.tables.front().columns.size();
  const std::size_t columns =
      contents.printed_columns == 0 ? all_columns : std::min(contents.printed_columns, all_columns);
  const std::size_t rows = contents.printed_rows == 0 ? written_rows - 1 : contents.printed_rows;
  check_written(worksheet_print_area(sheet, 0, 0, file_row(rows), file_column(columns - 1)));
}

/// The colour of a series: the last is the one that matters.
Colour colour_of_series(std::size_t series, std::size_t count) {
  return series + 1 == count ? palette().years[2] : palette().zones.core;
}

void add_series(lxw_chart* drawn, const Sheet& contents, const SheetChart& chart,
                const SheetWriter& writer, std::size_t number) {
  const SheetTable& table = contents.tables[chart.table];
  const auto first = file_row(writer.first_row(chart.table));
  const auto last = file_row(writer.first_row(chart.table) + chart.rows - 1);
  const auto category = file_column(chart.category);
  const auto value = file_column(chart.values[number]);
  lxw_chart_series* const series = chart_add_series(drawn, nullptr, nullptr);
  if (series == nullptr) throw std::bad_alloc();
  chart_series_set_categories(series, contents.name.c_str(), first, category, last, category);
  chart_series_set_values(series, contents.name.c_str(), first, value, last, value);
  chart_series_set_name(series, table.columns[chart.values[number]].title.c_str());
  const lxw_color_t colour = chart_colour(colour_of_series(number, chart.values.size()));
  if (chart.has_bars) {
    lxw_chart_fill fill = {};
    fill.color = colour;
    chart_series_set_fill(series, &fill);
  } else {
    lxw_chart_line line = {};
    line.color = colour;
    line.width = 2.25F;
    chart_series_set_line(series, &line);
  }
}

void add_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const Sheet& contents,
               const SheetChart& chart, const SheetWriter& writer, std::size_t column) {
  const SheetTable& table = contents.tables[chart.table];
  lxw_chart* const drawn =
      workbook_add_chart(workbook, chart.has_bars ? LXW_CHART_COLUMN : LXW_CHART_LINE);
  if (drawn == nullptr) throw std::bad_alloc();
  for (std::size_t i = 0; i < chart.values.size(); ++i)
    add_series(drawn, contents, chart, writer, i);
  chart_title_set_name(drawn, chart.title.c_str());
  lxw_chart_font font = {};
  font.size = 12.0;
  chart_title_set_name_font(drawn, &font);
  chart_axis_set_name(drawn->x_axis, table.columns[chart.category].title.c_str());
  // Labels of every row would run together.
  constexpr std::size_t max_labels = 14;
  constexpr std::uint16_t every_fifth = 5;
  if (chart.rows > max_labels) {
    chart_axis_set_interval_unit(drawn->x_axis, every_fifth);
    chart_axis_set_interval_tick(drawn->x_axis, every_fifth);
  }
  if (chart.values.size() == 1) {
    chart_axis_set_name(drawn->y_axis, table.columns[chart.values.front()].title.c_str());
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  } else {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  }
  chart_axis_set_min(drawn->y_axis, 0.0);
  chart_axis_set_num_format(drawn->y_axis, "#,##0");
  lxw_chart_line grid = {};
  grid.color = chart_colour(palette().page.rule);
  grid.width = 0.75F;
  chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
  lxw_chart_options size = {};
  size.x_scale = 0.88;  // 422 pixels: not wider than the columns beside which the next one stands
  size.y_scale = 1.0;
  size.y_offset = 4;  // pixels: else its upper edge is also printed at the foot of the page before
  check_written(worksheet_insert_chart_opt(sheet, file_row(writer.row_of_charts()),
                                           file_column(column), drawn, &size));
}

/// Charts beside each other.
void add_charts(lxw_workbook* workbook, lxw_worksheet* sheet, const Sheet& contents,
                const SheetWriter& writer) {
  constexpr std::size_t columns_of_chart = 4;
  std::size_t column = 0;
  for (const SheetChart& chart : contents.charts) {
    if (chart.rows == 0) continue;
    add_chart(workbook, sheet, contents, chart, writer, column);
    column += columns_of_chart;
  }
}

void set_properties(lxw_workbook* workbook, const std::string& title) {
  std::string text = text_for_header(title, 60);
  std::string program = "hinterland";
  lxw_doc_properties properties = {};
  properties.title = text.data();
  properties.author = program.data();
  properties.created = date_of_file;
  check_written(workbook_set_properties(workbook, &properties));
}

/// What must be known of a sheet after it was written.
struct WrittenSheet {
  std::size_t rows = 0;
  std::size_t cut = 0;
  std::uintmax_t bytes = 0;  ///< of its temporary file
};

WrittenSheet add_sheet(lxw_workbook* workbook, CellFormats& formats, const Sheet& contents,
                       const std::string& title, const std::string& path, Language language,
                       const Progress& progress) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, contents.name.c_str());
  if (sheet == nullptr) throw std::bad_alloc();
  SheetWriter writer(sheet, formats, contents);
  writer.write(progress);
  add_charts(workbook, sheet, contents, writer);
  set_up_page(sheet, contents, title, language);
  set_page_breaks(sheet, writer.page_breaks());
  set_print_area(sheet, contents, writer.written_rows());
  if (contents.choices) add_choices(sheet, *contents.choices, contents.tables.front().rows);
  return {writer.written_rows(), writer.cut(), check_temporary_file(sheet, path)};
}

}  // namespace

std::size_t rows_of_sheet(const Sheet& sheet) {
  constexpr std::size_t around = 4;  // heading, titles, total, blank row
  std::size_t rows = sheet.notes.empty() ? 0 : 1 + sheet.notes.size();
  for (const SheetTable& table : sheet.tables) rows += around + table.rows + table.groups.size();
  return rows;
}

std::size_t write_workbook_file(const std::string& path, const std::string& title,
                                const std::vector<Sheet>& sheets, Language language,
                                const Progress& progress) {
  constexpr double share_of_rows = 0.6;  // the rest is packing
  std::string folder = folder_of(path).string();
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  const MemoryFile packed;
  const std::string packed_path = packed.path();
  WorkbookOwner workbook(
      workbook_new_opt((packed_path.empty() ? path : packed_path).c_str(), &options));
  if (!workbook) throw std::bad_alloc();
  set_properties(workbook.get(), title);
  CellFormats formats(workbook.get(), language);
  double all = 1.0;
  for (const Sheet& sheet : sheets) all += static_cast<double>(rows_of_sheet(sheet));
  double done = 0.0;
  std::size_t cut = 0;
  std::vector<std::size_t> rows;
  std::uintmax_t largest = 0;
  for (const Sheet& contents : sheets) {
    const double next = done + static_cast<double>(rows_of_sheet(contents));
    const WrittenSheet written =
        add_sheet(workbook.get(), formats, contents, title, path, language,
                  part_of(progress, share_of_rows * done / all, share_of_rows * next / all));
    rows.push_back(written.rows);
    largest = std::max(largest, written.bytes);
    cut += written.cut;
    done = next;
  }
  progress(share_of_rows, "writing plan.xlsx");
  // The library writes each sheet to another temporary file before it packs it.
  constexpr std::uintmax_t other_parts = 1U << 15U;
  require_free_space(path, largest + other_parts);
  const lxw_error error = close_workbook(std::move(workbook));
  if (error != LXW_NO_ERROR) throw_unwritten(path, lxw_strerror(error), "libxlsxwriter");
  if (!packed_path.empty()) packed.copy_to(path);
  check_workbook(path, rows);
  return cut;
}

}  // namespace hinterland
