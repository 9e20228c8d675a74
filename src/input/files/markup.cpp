// SPDX-License-Identifier: Apache-2.0
#include "input/files/markup.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "input/text/mangled_text.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace hinterland {

namespace {

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

struct Walk {
  const XmlHandlers& handlers;
  XML_Parser parser;
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return name.substr(colon == name.npos ? 0 : colon + 1);
}

void begin_element(void* self, const XML_Char* name, const XML_Char** attributes) noexcept {
  const Walk& walk = *static_cast<const Walk*>(self);
  walk.handlers.begin({without_prefix(name),
                       static_cast<std::size_t>(XML_GetCurrentByteIndex(walk.parser)),
                       static_cast<std::size_t>(XML_GetCurrentByteCount(walk.parser)), attributes});
}

void end_element(void* self, const XML_Char* name) noexcept {
  static_cast<const Walk*>(self)->handlers.end(without_prefix(name));
}

void take_text(void* self, const XML_Char* text, int length) noexcept {
  static_cast<const Walk*>(self)->handlers.text({text, static_cast<std::size_t>(length)});
}

}  // namespace

std::string_view XmlTag::attribute(std::string_view full_name) const {
  for (const char** pair = pairs; *pair != nullptr; pair += 2) {
    if (pair[0] == full_name) return pair[1];
  }
  return {};
}

bool XmlTag::has(std::string_view full_name) const {
  return attribute(full_name).data() != nullptr;
}

void walk_xml(std::string_view xml, const XmlHandlers& handlers) {
  const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
  Walk walk{handlers, parser.get()};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), take_text);
  constexpr std::size_t block = std::size_t{1} << 24U;
  for (std::size_t at = 0; at < xml.size(); at += block) {
    const std::string_view piece = xml.substr(at, block);
    const bool is_last = at + block >= xml.size();
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                  is_last ? XML_TRUE : XML_FALSE) == XML_STATUS_ERROR)
      return;
  }
}

namespace {

/// The text with numeric entities and the usual named ones decoded, and no-break spaces as spaces.
std::string plain_html(std::string_view html) {
  std::string text = without_entities(html);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> named = {
      {{"&nbsp;", " "},
       {"\u00a0", " "},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&apos;", "'"},
       {"&amp;", "&"}}};
  for (const auto& [entity, meaning] : named) replace_all(text, entity, meaning);
  return text;
}

bool may_be_name(std::string_view text) {
  constexpr std::size_t longest = 60;
  return !text.empty() && text.size() <= longest && !parse_number(text);
}

/// Pairs of a name and a value found in a piece of HTML.
struct HtmlPairs {
  std::vector<std::pair<std::string, std::string>> pairs;
  bool is_table = false;      ///< found in table rows, not in lines "name: value"
  bool is_uncertain = false;  ///< a row has more than two cells, or a name has two values
};

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
    std::string name(without_blanks(plain_html(raw_name)));
    while (name.ends_with(':') || name.ends_with("："))
      name.resize(name.size() - (name.back() == ':' ? 1 : 3));
    const std::string value(without_blanks(plain_html(raw_value)));
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

/// Extracts table rows of two cells, including those of nested tables; without a table, lines with
/// a colon or an equals sign. Tags are removed and entities resolved.
HtmlPairs html_pairs(std::string_view html) { return HtmlWalker().walk(html); }

}  // namespace

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
