// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/misread_cells.hpp"

#include "base/characters.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/files/markup.hpp"
#include "input/files/zip_archive.hpp"
#include "input/sheets/workbook.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

using TextsByNumber = std::map<std::size_t, std::string>;

/// The shared strings that have a phonetic guide, without it (ECMA-376 part 1, 18.4.6).
TextsByNumber texts_with_guide(std::string_view shared) {
  TextsByNumber texts;
  if (!holds_one_of(shared, {"rPh"})) return texts;
  std::size_t number = 0;
  std::string text;
  bool has_guide = false;
  bool is_guide = false;
  bool is_text = false;
  walk_xml(shared, {[&](const XmlTag& tag) {
                      if (tag.name == "si") {
                        text.clear();
                        has_guide = false;
                      }
                      if (tag.name == "rPh") has_guide = is_guide = true;
                      if (tag.name == "t") is_text = !is_guide;
                    },
                    [&](std::string_view name) {
                      if (name == "rPh") is_guide = false;
                      if (name == "t") is_text = false;
                      if (name != "si") return;
                      if (has_guide) texts.emplace(number, text);
                      ++number;
                    },
                    [&](std::string_view piece) {
                      if (is_text) text += piece;
                    }});
  return texts;
}

/// The number formats that display words instead of numbers, by the index of the cell style
/// (ECMA-376 part 1, 18.8.10, 18.8.30).
TextsByNumber word_formats(std::string_view styles) {
  TextsByNumber formats;
  TextsByNumber of_styles;
  std::size_t style = 0;
  bool is_of_cells = false;
  walk_xml(styles, {[&](const XmlTag& tag) {
                      const auto format = [&] { return number_of(tag.attribute("numFmtId"), 0); };
                      if (tag.name == "numFmt" && may_show_words(tag.attribute("formatCode")))
                        formats.emplace(format(), tag.attribute("formatCode"));
                      if (tag.name == "cellXfs") is_of_cells = true;
                      if (tag.name != "xf" || !is_of_cells) return;
                      const auto found = formats.find(format());
                      if (found != formats.end()) of_styles.emplace(style, found->second);
                      ++style;
                    },
                    [&](std::string_view name) {
                      if (name == "cellXfs") is_of_cells = false;
                    },
                    [](std::string_view) {}});
  return of_styles;
}

/// Parses the cells of a sheet of an .xlsx.
class XlsxSheet {
 public:
  XlsxSheet(const TextsByNumber& texts, const TextsByNumber& formats)
      : texts_(texts), formats_(formats) {}
  MisreadCells read(std::string_view sheet);

 private:
  void begin(const XmlTag& tag);
  void end(std::string_view name);
  void take_shown();

  const TextsByNumber& texts_;
  const TextsByNumber& formats_;  ///< by style
  MisreadCells found_;
  CellPlace next_;  ///< position of the next cell, if it does not state its own
  CellPlace place_;
  std::string type_;
  std::size_t style_ = 0;
  std::string text_;
  std::size_t runs_ = 0;
  bool is_guide_ = false;
  bool is_text_ = false;
};

void XlsxSheet::begin(const XmlTag& tag) {
  if (tag.name == "row") {
    next_ = {0, std::max<std::size_t>(number_of(tag.attribute("r"), next_.row + 1), 1) - 1};
  } else if (tag.name == "c") {
    place_ = cell_place(tag.attribute("r")).value_or(next_);
    next_ = {place_.column + 1, place_.row};
    type_ = tag.attribute("t");
    style_ = number_of(tag.attribute("s"), 0);
    text_.clear();
    runs_ = 0;
  } else if (tag.name == "rPh") {
    is_guide_ = true;
  } else if (tag.name == "t" || tag.name == "v") {
    is_text_ = !is_guide_;
    ++runs_;
  } else if (tag.name == "mergeCell") {
    const std::string_view area = tag.attribute("ref");
    const std::size_t colon = std::min(area.find(':'), area.size());
    const auto first = cell_place(area.substr(0, colon));
    const auto last = cell_place(area.substr(std::min(colon + 1, area.size())));
    if (first && last) found_.merged.push_back({*first, *last});
  }
}

/// Adds the words that a number is displayed as.
void XlsxSheet::take_shown() {
  const auto format = formats_.find(style_);
  const auto number = format == formats_.end() ? std::nullopt : parse_number(text_);
  if (!number) return;
  if (auto words = words_shown(format->second, *number))
    found_.patches.push_back({place_, 1, 1, std::move(*words)});
}

void XlsxSheet::end(std::string_view name) {
  if (name == "row") ++next_.row;
  if (name == "rPh") is_guide_ = false;
  if (name == "t" || name == "v") is_text_ = false;
  if (name != "c") return;
  if (type_ == "inlineStr" && runs_ > 1) found_.patches.push_back({place_, 1, 1, text_});
  if (type_.empty() || type_ == "n") take_shown();
  if (type_ != "s") return;
  const auto shared = texts_.find(number_of(text_, static_cast<std::size_t>(-1)));
  if (shared != texts_.end()) found_.patches.push_back({place_, 1, 1, shared->second});
}

MisreadCells XlsxSheet::read(std::string_view sheet) {
  if (texts_.empty() && formats_.empty() && !holds_one_of(sheet, {"mergeCell", "inlineStr"}))
    return {};
  walk_xml(sheet,
           {[this](const XmlTag& tag) { begin(tag); }, [this](std::string_view name) { end(name); },
            [this](std::string_view piece) {
              if (is_text_) text_ += piece;
            }});
  return std::move(found_);
}

/// Whether a displayed text consists of words, unlike #VALUE! or Err:502.
bool are_words(std::string_view shown) {
  const auto is_letter = [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c); };
  return std::ranges::any_of(shown, is_letter) && std::ranges::none_of(shown, is_ascii_digit) &&
         shown.find('#') == shown.npos;
}

/// Parses the cells of an .ods (OpenDocument 1.2 part 1, 9.1 and 6.1).
class OdsSheets {
 public:
  std::map<std::string, MisreadCells, std::less<>> read(std::string_view content);

 private:
  void begin(const XmlTag& tag);
  void begin_cell(const XmlTag& tag);
  void begin_within(const XmlTag& tag);
  void end(std::string_view name);
  void end_cell();
  void take(std::string_view piece);

  std::map<std::string, MisreadCells, std::less<>> found_;
  MisreadCells* sheet_ = nullptr;
  CellPlace place_;
  std::size_t rows_ = 1;     ///< repetitions of the row
  std::size_t columns_ = 1;  ///< repetitions of the cell
  bool is_shifted_ = false;  ///< GDAL shifts the rest of the row to the left
  bool is_in_cell_ = false;
  bool is_covered_ = false;
  bool is_unsupported_ = false;
  bool is_number_ = false;
  std::size_t depth_ = 0;  ///< nesting depth within paragraphs
  std::size_t aside_ = 0;  ///< nesting depth within content that is not part of the value
  std::size_t paragraphs_ = 0;
  std::string value_;
  std::string text_;
};

void OdsSheets::begin_cell(const XmlTag& tag) {
  is_in_cell_ = true;
  is_covered_ = tag.name == "covered-table-cell";
  is_unsupported_ = tag.has("office:string-value");
  is_number_ = tag.attribute("office:value-type") == "float";
  depth_ = aside_ = paragraphs_ = 0;
  text_.clear();
  value_.clear();
  for (const char* name :
       {"office:value", "office:date-value", "office:time-value", "office:string-value"}) {
    if (value_.empty()) value_ = tag.attribute(name);
  }
  columns_ = number_of(tag.attribute("table:number-columns-repeated"), 1);
  const std::size_t down = number_of(tag.attribute("table:number-rows-spanned"), 1);
  const std::size_t right = number_of(tag.attribute("table:number-columns-spanned"), 1);
  if (down * right <= 1 || sheet_ == nullptr) return;
  sheet_->merged.push_back({place_, {place_.column + right - 1, place_.row + down - 1}});
}

void OdsSheets::begin_within(const XmlTag& tag) {
  static constexpr std::array<std::string_view, 6> no_values = {
      "annotation", "note", "ruby-text", "frame", "custom-shape", "g"};
  const bool is_aside =
      depth_ == 0 ? tag.name != "p" : std::ranges::find(no_values, tag.name) != no_values.end();
  if (aside_ > 0 || is_aside) {
    ++aside_;
    return;
  }
  if (depth_++ == 0 && paragraphs_++ > 0) text_ += '\n';
  if (tag.name == "s")
    text_.append(std::min<std::size_t>(number_of(tag.attribute("text:c"), 1), 9), ' ');
  if (tag.name == "tab" || tag.name == "line-break") {
    text_ += tag.name == "tab" ? '\t' : '\n';
    is_unsupported_ = true;
  }
}

void OdsSheets::begin(const XmlTag& tag) {
  if (is_in_cell_) {
    begin_within(tag);
  } else if (tag.name == "table") {
    sheet_ = &found_[std::string(tag.attribute("table:name"))];
    place_ = {};
  } else if (tag.name == "table-row") {
    rows_ = number_of(tag.attribute("table:number-rows-repeated"), 1);
    place_.column = 0;
    is_shifted_ = false;
  } else if (tag.name == "table-cell" || tag.name == "covered-table-cell") {
    begin_cell(tag);
  }
}

void OdsSheets::end_cell() {
  is_in_cell_ = false;
  is_shifted_ = is_shifted_ || (is_covered_ && columns_ > 1);
  const bool is_shown_as_words = is_number_ && are_words(text_);
  const std::string& text = value_.empty() || is_shown_as_words ? text_ : value_;
  const bool is_hidden = is_covered_ && !text.empty();  // GDAL omits it
  if (sheet_ != nullptr && (is_unsupported_ || is_shifted_ || is_hidden || is_shown_as_words))
    sheet_->patches.push_back({place_, rows_, columns_, text});
  place_.column += columns_;
}

void OdsSheets::end(std::string_view name) {
  if (is_in_cell_ && aside_ > 0) {
    --aside_;
  } else if (is_in_cell_ && depth_ > 0) {
    --depth_;
  } else if (is_in_cell_) {
    end_cell();
  } else if (name == "table-row") {
    place_.row += rows_;
  } else if (name == "table") {
    sheet_ = nullptr;
  }
}

void OdsSheets::take(std::string_view piece) {
  if (!is_in_cell_) return;
  if (aside_ > 0) is_unsupported_ = true;
  if (aside_ == 0 && depth_ > 0) text_ += piece;
}

std::map<std::string, MisreadCells, std::less<>> OdsSheets::read(std::string_view content) {
  if (!holds_one_of(content,
                    {":annotation", ":covered-table-cell", "-spanned", ":frame", ":tab",
                     ":line-break", ":custom-shape", ":ruby-text", ":string-value", "number:text"}))
    return {};
  walk_xml(content,
           {[this](const XmlTag& tag) { begin(tag); }, [this](std::string_view name) { end(name); },
            [this](std::string_view piece) { take(piece); }});
  return std::move(found_);
}

}  // namespace

std::map<std::string, MisreadCells, std::less<>> misread_cells(const std::string& path,
                                                               const std::string& sheet) {
  std::map<std::string, MisreadCells, std::less<>> found;
  if (unpacked_size(path) > unpack_limit()) return found;
  const WorkbookParts parts = workbook_parts(path);
  if (parts.sheets.empty()) return OdsSheets().read(in_zip(path, "content.xml"));
  const TextsByNumber texts = parts.shared_texts.empty()
                                  ? TextsByNumber()
                                  : texts_with_guide(in_zip(path, parts.shared_texts));
  const TextsByNumber formats =
      parts.styles.empty() ? TextsByNumber() : word_formats(in_zip(path, parts.styles));
  for (const WorkbookSheet& part : parts.sheets) {
    if (sheet.empty() || part.name == sheet)
      found[part.name] = XlsxSheet(texts, formats).read(in_zip(path, part.entry));
  }
  return found;
}

void correct_rows(std::vector<std::vector<std::string>>& rows,
                  const std::vector<CellPatch>& patches) {
  constexpr std::size_t max_columns = 16384;  // limit of .xlsx and .ods
  for (const CellPatch& patch : patches) {
    const std::size_t end = std::min(patch.place.row + patch.rows, rows.size());
    for (std::size_t row = patch.place.row; row < end; ++row) {
      const std::size_t width = patch.text.empty() ? rows[row].size() : max_columns;
      const std::size_t last = std::min(patch.place.column + patch.columns, width);
      if (last > rows[row].size()) rows[row].resize(last);
      for (std::size_t i = patch.place.column; i < last; ++i) rows[row][i] = patch.text;
    }
  }
}

}  // namespace hinterland
