// SPDX-License-Identifier: Apache-2.0
#include "input/formats/odd_cells.hpp"

#include "input/formats/gdal_archive.hpp"
#include "input/formats/unpack_limit.hpp"
#include "input/formats/xml_walk.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

using TextsByNumber = std::map<std::size_t, std::string>;

bool has_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

/// The shared texts that have a phonetic guide, without it (ECMA-376 part 1, 18.4.6).
TextsByNumber texts_with_guide(std::string_view shared) {
  TextsByNumber texts;
  if (!has_one_of(shared, {"rPh"})) return texts;
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

/// Goes through the cells of a sheet of an .xlsx.
class XlsxSheet {
 public:
  explicit XlsxSheet(const TextsByNumber& texts) : texts_(texts) {}
  OddCells read(std::string_view sheet);

 private:
  void begin(const XmlTag& tag);
  void end(std::string_view name);

  const TextsByNumber& texts_;
  OddCells found_;
  CellPlace next_;  ///< of a cell that does not name its place
  CellPlace place_;
  std::string type_;
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

void XlsxSheet::end(std::string_view name) {
  if (name == "row") ++next_.row;
  if (name == "rPh") is_guide_ = false;
  if (name == "t" || name == "v") is_text_ = false;
  if (name != "c") return;
  if (type_ == "inlineStr" && runs_ > 1) found_.patches.push_back({place_, 1, 1, text_});
  if (type_ != "s") return;
  const auto shared = texts_.find(number_of(text_, static_cast<std::size_t>(-1)));
  if (shared != texts_.end()) found_.patches.push_back({place_, 1, 1, shared->second});
}

OddCells XlsxSheet::read(std::string_view sheet) {
  if (texts_.empty() && !has_one_of(sheet, {"mergeCell", "inlineStr"})) return {};
  walk_xml(sheet,
           {[this](const XmlTag& tag) { begin(tag); }, [this](std::string_view name) { end(name); },
            [this](std::string_view piece) {
              if (is_text_) text_ += piece;
            }});
  return std::move(found_);
}

/// Goes through the cells of an .ods (OpenDocument 1.2 part 1, 9.1 and 6.1).
class OdsSheets {
 public:
  std::map<std::string, OddCells, std::less<>> read(std::string_view content);

 private:
  void begin(const XmlTag& tag);
  void begin_cell(const XmlTag& tag);
  void begin_within(const XmlTag& tag);
  void end(std::string_view name);
  void end_cell();
  void take(std::string_view piece);

  std::map<std::string, OddCells, std::less<>> found_;
  OddCells* sheet_ = nullptr;
  CellPlace place_;
  std::size_t rows_ = 1;     ///< how many the row stands for
  std::size_t columns_ = 1;  ///< and the cell
  bool is_shifted_ = false;  ///< GDAL reads the rest of the row too far left
  bool is_in_cell_ = false;
  bool is_covered_ = false;
  bool is_odd_ = false;
  std::size_t depth_ = 0;  ///< of paragraphs and what stands in them
  std::size_t aside_ = 0;  ///< of what is no part of the value
  std::size_t paragraphs_ = 0;
  std::string value_;
  std::string text_;
};

void OdsSheets::begin_cell(const XmlTag& tag) {
  is_in_cell_ = true;
  is_covered_ = tag.name == "covered-table-cell";
  is_odd_ = tag.has("office:string-value");
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
    is_odd_ = true;
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
  const std::string& text = value_.empty() ? text_ : value_;
  const bool is_hidden = is_covered_ && !text.empty();  // which GDAL leaves out
  if (sheet_ != nullptr && (is_odd_ || is_shifted_ || is_hidden))
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
  if (aside_ > 0) is_odd_ = true;
  if (aside_ == 0 && depth_ > 0) text_ += piece;
}

std::map<std::string, OddCells, std::less<>> OdsSheets::read(std::string_view content) {
  if (!has_one_of(content, {":annotation", ":covered-table-cell", "-spanned", ":frame", ":tab",
                            ":line-break", ":custom-shape", ":ruby-text", ":string-value"}))
    return {};
  walk_xml(content,
           {[this](const XmlTag& tag) { begin(tag); }, [this](std::string_view name) { end(name); },
            [this](std::string_view piece) { take(piece); }});
  return std::move(found_);
}

}  // namespace

std::map<std::string, OddCells, std::less<>> odd_cells(const std::string& path,
                                                       const std::string& sheet) {
  std::map<std::string, OddCells, std::less<>> found;
  if (unpacked_size(path) > unpack_limit()) return found;
  const WorkbookParts parts = workbook_parts(path);
  if (parts.sheets.empty()) return OdsSheets().read(in_zip(path, "content.xml"));
  const TextsByNumber texts = parts.shared_texts.empty()
                                  ? TextsByNumber()
                                  : texts_with_guide(in_zip(path, parts.shared_texts));
  for (const WorkbookSheet& part : parts.sheets) {
    if (sheet.empty() || part.name == sheet)
      found[part.name] = XlsxSheet(texts).read(in_zip(path, part.entry));
  }
  return found;
}

void mend_rows(std::vector<std::vector<std::string>>& rows, const std::vector<CellPatch>& patches) {
  constexpr std::size_t most_columns = 16384;  // of an .xlsx, and of an .ods
  for (const CellPatch& patch : patches) {
    const std::size_t end = std::min(patch.place.row + patch.rows, rows.size());
    for (std::size_t row = patch.place.row; row < end; ++row) {
      const std::size_t width = patch.text.empty() ? rows[row].size() : most_columns;
      const std::size_t last = std::min(patch.place.column + patch.columns, width);
      if (last > rows[row].size()) rows[row].resize(last);
      for (std::size_t i = patch.place.column; i < last; ++i) rows[row][i] = patch.text;
    }
  }
}

}  // namespace hinterland
