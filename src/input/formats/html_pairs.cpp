// SPDX-License-Identifier: Apache-2.0
#include "input/formats/html_pairs.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace hinterland {

namespace {

std::string without_entities(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> entities = {
      {{"&nbsp;", " "},
       {"&#160;", " "},
       {"\u00a0", " "},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&apos;", "'"},
       {"&amp;", "&"}}};
  for (const auto& [entity, meaning] : entities) {
    for (std::size_t at = text.find(entity); at != text.npos;
         at = text.find(entity, at + meaning.size()))
      text.replace(at, entity.size(), meaning);
  }
  return text;
}

bool may_be_name(std::string_view text) {
  constexpr std::size_t longest = 60;
  return !text.empty() && text.size() <= longest && !parse_number(text);
}

/// Parses HTML tag by tag.
class HtmlWalker {
 public:
  HtmlPairs walk(std::string_view html) {
    std::size_t at = 0;
    while (at < html.size()) {
      const std::size_t mark = std::min(html.find('<', at), html.size());
      take_text(html.substr(at, mark - at));
      if (mark == html.size()) break;
      const std::size_t end = std::min(html.find('>', mark), html.size() - 1);
      take_tag(plain_word(html.substr(mark + 1, end - mark - 1)));
      at = end + 1;
    }
    end_row();
    end_line();
    found_.is_table = !rows_.empty();
    for (auto& [name, value] : found_.is_table ? rows_ : lines_) add(name, value);
    return std::move(found_);
  }

 private:
  static bool is_tag(const std::string& tag, std::string_view name) {
    return tag.starts_with(name) &&
           (tag.size() == name.size() || tag[name.size()] == ' ' || tag[name.size()] == '/');
  }

  void take_text(std::string_view text) {
    if (is_in_cell_) {
      cells_.back() += text;
      return;
    }
    for (const char c : text) {
      if (c == '\n') end_line();
      if (c != '\n') line_ += c;
    }
  }

  void take_tag(const std::string& tag) {
    static constexpr std::array<std::string_view, 8> lines = {"br", "p",   "/p",   "li",
                                                              "ul", "div", "/div", "tr"};
    if (is_tag(tag, "tr") || is_tag(tag, "/tr") || is_tag(tag, "table")) end_row();
    if (is_tag(tag, "td") || is_tag(tag, "th")) cells_.emplace_back();
    if (is_tag(tag, "td") || is_tag(tag, "th")) is_in_cell_ = true;
    if (is_tag(tag, "/td") || is_tag(tag, "/th")) is_in_cell_ = false;
    const bool ends = std::ranges::any_of(lines, [&](auto name) { return is_tag(tag, name); });
    if (ends && !is_in_cell_) end_line();
    if (ends && is_in_cell_) cells_.back() += ' ';
  }

  void end_row() {
    is_in_cell_ = false;
    if (cells_.size() > 2) found_.is_uncertain = true;
    if (cells_.size() == 2) rows_.emplace_back(cells_[0], cells_[1]);
    cells_.clear();
  }

  void end_line() {
    for (const std::string_view mark : {"：", ":", "="}) {
      const std::size_t at = line_.find(mark);
      if (at == line_.npos) continue;
      const std::string value = line_.substr(at + mark.size());
      const std::string name(without_blanks(line_.substr(0, at)));
      if (may_be_name(name) && !value.starts_with("//")) lines_.emplace_back(name, value);
      break;
    }
    line_.clear();
  }

  void add(const std::string& raw_name, const std::string& raw_value) {
    std::string name(without_blanks(without_entities(raw_name)));
    while (name.ends_with(':') || name.ends_with("："))
      name.resize(name.size() - (name.back() == ':' ? 1 : 3));
    const std::string value(without_blanks(without_entities(raw_value)));
    if (!may_be_name(name)) {
      found_.is_uncertain = found_.is_uncertain || !name.empty();
      return;
    }
    for (const auto& pair : found_.pairs) {
      if (pair.first != name) continue;
      found_.is_uncertain = found_.is_uncertain || pair.second != value;
      return;
    }
    found_.pairs.emplace_back(name, value);
  }

  HtmlPairs found_;
  std::vector<std::pair<std::string, std::string>> rows_;
  std::vector<std::pair<std::string, std::string>> lines_;
  std::vector<std::string> cells_;
  std::string line_;
  bool is_in_cell_ = false;
};

}  // namespace

HtmlPairs html_pairs(std::string_view html) { return HtmlWalker().walk(html); }

HtmlColumns html_columns(const std::vector<std::string>& descriptions) {
  HtmlColumns columns;
  std::map<std::string, std::size_t> counts;
  std::size_t filled = 0;
  std::size_t tables = 0;
  std::size_t most = 0;
  bool is_uncertain = false;
  for (const std::string& description : descriptions) {
    HtmlPairs found = html_pairs(description);
    if (!without_blanks(description).empty()) ++filled;
    tables += found.is_table ? 1 : 0;
    is_uncertain = is_uncertain || found.is_uncertain;
    most = std::max(most, found.pairs.size());
    for (const auto& pair : found.pairs) {
      if (counts[pair.first]++ == 0) columns.names.push_back(pair.first);
    }
    columns.of_record.push_back(std::move(found.pairs));
  }
  const bool are_tables = tables * 2 >= filled;
  if (is_uncertain || (are_tables && columns.names.size() > 3 * most)) {
    columns.is_doubtful = tables > 0 || is_uncertain;
    columns.names.clear();
    return columns;
  }
  std::erase_if(columns.names,
                [&](const std::string& name) { return !are_tables && counts[name] * 2 < filled; });
  return columns;
}

}  // namespace hinterland
