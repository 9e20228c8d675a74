// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/page_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

constexpr double text_points = 8.0;
constexpr double title_height = 7.0;    // mm
constexpr double row_padding = 0.7;     // mm, above and below the text
constexpr double cell_padding = 1.3;    // mm, left and right
constexpr double space_below = 5.0;     // mm, between tables
constexpr double height_of_line = 4.2;  // mm, at most

/// The left and right end of the text of each column, for a table in a box. Between numbers, which
/// end at the right, and a text that begins at the left there is more space.
std::vector<std::pair<double, double>> column_edges(const PageTable& table, const PageBox& box) {
  double all = 0.0;
  for (const TableColumn& column : table.columns) all += column.share;
  std::vector<std::pair<double, double>> edges;
  double left = box.left;
  TextAlign before = TextAlign::left;
  for (const TableColumn& column : table.columns) {
    const double right = left + box.width() * column.share / all;
    const bool is_close = before == TextAlign::right && column.align == TextAlign::left;
    edges.emplace_back(left + (is_close ? 3.0 : 1.0) * cell_padding, right - cell_padding);
    left = right;
    before = column.align;
  }
  return edges;
}

TextStyle cell_style(const TableColumn& column, std::pair<double, double> edge, bool is_bold,
                     double max_height) {
  TextStyle style{text_points, palette().page.ink, is_bold, column.align};
  style.wrap = edge.second - edge.first;
  style.max_lines = std::max(1, static_cast<int>(max_height / height_of_line));
  return style;
}

/// Draws or measures the cells of a row.
class RowWriter {
 public:
  RowWriter(Canvas& canvas, const PageTable& table, const PageBox& box, double max_height)
      : canvas_(canvas), table_(table), edges_(column_edges(table, box)), max_height_(max_height) {}

  double height(const std::vector<std::string>& cells, bool is_bold) {
    if (line_height_ == 0.0) line_height_ = canvas_.measure("0", style(0, false)).height;
    double most = line_height_;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const TextStyle visit = style(i, is_bold);
      if (is_one_line(cells[i], visit)) continue;
      most = std::max(most, canvas_.measure(cells[i], visit).height);
    }
    return most + 2.0 * row_padding;
  }

  void draw(const std::vector<std::string>& cells, double top, bool is_bold, Colour colour) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      TextStyle visit = style(i, is_bold);
      visit.colour = colour;
      canvas_.text({edges_[i].first, top + row_padding}, cells[i], visit);
    }
  }

 private:
  /// Whether a text is so short that it need not be measured: no character is wider than high.
  static bool is_one_line(const std::string& text, const TextStyle& visit) {
    constexpr double mm_per_point = 25.4 / 72.0;
    if (text.empty()) return true;
    const bool is_plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    return is_plain && static_cast<double>(text.size()) * visit.size * mm_per_point < visit.wrap;
  }

  TextStyle style(std::size_t i, bool is_bold) const {
    return cell_style(table_.columns[i], edges_[i], is_bold, max_height_);
  }

  Canvas& canvas_;
  const PageTable& table_;
  std::vector<std::pair<double, double>> edges_;
  double max_height_;
  double line_height_ = 0.0;
};

std::vector<std::string> headings(const PageTable& table) {
  std::vector<std::string> cells;
  for (const TableColumn& column : table.columns) cells.push_back(column.heading);
  return cells;
}

/// Rows of a table in a box, with their heights.
struct PlacedRows {
  std::shared_ptr<const PageTable> table;
  PageBox box;
  std::size_t first = 0;
  std::vector<double> heights;
  double heading = 0.0;
  double max_height = 0.0;
  bool is_continued = false;
};

void rule(Canvas& canvas, const PageBox& box, double y, const Pen& pen) {
  const std::vector<PagePoint> ends = {{box.left, y}, {box.right, y}};
  canvas.line(ends, pen);
}

void draw_rows(Canvas& canvas, const PlacedRows& placed, const std::string& continued) {
  const PageTable& table = *placed.table;
  const auto& colours = palette().page;
  const std::string title = placed.is_continued ? table.title + continued : table.title;
  canvas.text({placed.box.left, placed.box.top}, title,
              {10.5, colours.ink, true, TextAlign::left, placed.box.width(), 1});
  double top = placed.box.top + title_height;
  RowWriter writer(canvas, table, placed.box, placed.max_height);
  rule(canvas, placed.box, top, {colours.ink, 0.3});
  writer.draw(headings(table), top, false, colours.faint);
  top += placed.heading;
  rule(canvas, placed.box, top, {colours.ink, 0.2});
  for (std::size_t i = 0; i < placed.heights.size(); ++i) {
    const std::size_t row = placed.first + i;
    const bool is_total = table.has_total && row + 1 == table.rows.size();
    if (is_total) rule(canvas, placed.box, top, {colours.ink, 0.2});
    writer.draw(table.rows[row], top, is_total, colours.ink);
    top += placed.heights[i];
    rule(canvas, placed.box, top, {colours.rule, 0.15});
  }
}

}  // namespace

TableFlow::TableFlow(Canvas& measure, std::vector<AtlasPage>& pages, const PageBox& first,
                     std::vector<PageBox> further, std::string continued)
    : measure_(measure),
      pages_(pages),
      box_(first),
      further_(std::move(further)),
      continued_(std::move(continued)) {}

void TableFlow::next_box() {
  if (next_ == 0) {
    const AtlasPage& last = pages_.back();
    const bool is_first = !last.heading.ends_with(continued_);
    pages_.push_back({is_first ? last.heading + continued_ : last.heading, last.subheading, {}});
  }
  box_ = further_[next_];
  next_ = (next_ + 1) % further_.size();
}

void TableFlow::next_part() {
  if (next_ != 0) next_box();
}

std::size_t TableFlow::add_rows(const std::shared_ptr<const PageTable>& table, std::size_t first,
                                bool must_fit) {
  PlacedRows placed{table, box_, first, {}, 0.0, further_.front().height() - 25.0, first > 0};
  RowWriter writer(measure_, *table, box_, placed.max_height);
  placed.heading = writer.height(headings(*table), false);
  double used = title_height + placed.heading;
  std::size_t row = first;
  for (; row < table->rows.size(); ++row) {
    const bool is_total = table->has_total && row + 1 == table->rows.size();
    const double height = writer.height(table->rows[row], is_total);
    if (used + height > room() && !(must_fit && row == first)) break;
    used += height;
    placed.heights.push_back(height);
  }
  if (row == first) return row;
  pages_.back().parts.emplace_back(
      [placed, continued = continued_](Canvas& canvas) { draw_rows(canvas, placed, continued); });
  box_.top += used + space_below;
  return row;
}

void TableFlow::add_note(const std::shared_ptr<const PageTable>& table) {
  const TextStyle style{7.5, palette().page.faint, false, TextAlign::left, box_.width()};
  const double height = measure_.measure(table->note, style).height;
  if (height > room()) next_box();
  pages_.back().parts.emplace_back([table, at = PagePoint{box_.left, box_.top - 3.5}, style](
                                       Canvas& canvas) { canvas.text(at, table->note, style); });
  box_.top += height + 1.5;
}

void TableFlow::add(PageTable table) {
  const auto shared = std::make_shared<const PageTable>(std::move(table));
  bool is_fresh = false;  // an empty box, in which a row stands however high it is
  for (std::size_t row = 0; row < shared->rows.size();) {
    row = add_rows(shared, row, is_fresh);
    if (row < shared->rows.size()) next_box();
    is_fresh = true;
  }
  if (!shared->note.empty()) add_note(shared);
}

}  // namespace hinterland
