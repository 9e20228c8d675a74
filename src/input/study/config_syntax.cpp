// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_syntax.hpp"

#include "base/plain_word.hpp"
#include "base/text_fill.hpp"
#include "input/formats/gdal_archive.hpp"
#include "input/text/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

std::string_view line_at(std::string_view content, std::size_t line) {
  for (; line > 1; --line) {
    const auto end = content.find('\n');
    if (end == content.npos) return {};
    content.remove_prefix(end + 1);
  }
  return content.substr(0, content.find('\n'));
}

/// What stands outside quotation marks, and before a comment.
std::string outside_quotes(std::string_view line) {
  std::string outside;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      break;
    } else {
      outside += c;
    }
  }
  return outside;
}

constexpr std::array<std::string_view, 6> curly_quotes = {"“", "”", "‘", "’", "＂", "＇"};
constexpr std::array<std::string_view, 8> wide_marks = {"＝", "，", "［", "］",
                                                        "【", "】", "｛", "｝"};

template <std::size_t count>
std::string_view first_of(std::string_view text, const std::array<std::string_view, count>& marks) {
  for (const std::string_view mark : marks) {
    if (text.find(mark) != text.npos) return mark;
  }
  return {};
}

/// Where the text that begins with this quotation mark ends: behind its last mark, or at the end of
/// the line or the file, where the parser stops.
std::size_t end_of_text(std::string_view content, std::size_t from) {
  const char mark = content[from];
  const std::string three(3, mark);
  const bool is_long = content.substr(from, 3) == three;
  for (std::size_t i = from + (is_long ? 3 : 1); i < content.size(); ++i) {
    if (content[i] == '\\' && mark == '"') {
      ++i;
    } else if (is_long && content.substr(i, 3) == three) {
      i += 3;
      while (i < content.size() && content[i] == mark) ++i;  // """a"""": a mark is the last letter
      return i;
    } else if (!is_long && (content[i] == mark || content[i] == '\n')) {
      return content[i] == mark ? i + 1 : i;
    }
  }
  return content.size();
}

/// The first part of a key or of a table's name that needs quotation marks; empty: none does.
std::string bare_name(std::string outside) {
  std::erase_if(outside, [](char c) { return c == '[' || c == ']' || c == '\r'; });
  for (std::size_t first = 0; first <= outside.size();) {  // in { a = 1, b = 2 } several
    const std::size_t equals = std::min(outside.find('=', first), outside.size());
    const std::string name = outside.substr(first, equals - first);
    std::string part = name.substr(name.find_last_of(".{,") + 1);
    while (part.starts_with(' ')) part.erase(0, 1);
    while (part.ends_with(' ')) part.pop_back();
    if (!is_ascii(part)) return part;
    first = equals + 1;
  }
  return "";
}

}  // namespace

bool is_layer(std::string_view path, std::string_view content) {
  // Parts of a layer, and what only another command reads.
  constexpr std::array<std::string_view, 7> more = {".dbf", ".shx", ".prj",    ".osm",
                                                    ".pbf", ".gdb", ".parquet"};
  const std::string name = plain_word(path);
  return content.find('\0') != content.npos || is_layer_file(name) ||
         std::ranges::any_of(more, [&](auto ending) { return name.ends_with(ending); });
}

std::optional<LongKey> too_long_key(std::string_view content) {
  constexpr std::size_t most_dots = 31;
  std::size_t line = 1;
  std::size_t start_of_line = 0;
  std::size_t dots = 0;
  LongKey key{1, 1};
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_text(content, i);
      for (std::size_t at = content.find('\n', i); at < end; at = content.find('\n', at + 1)) {
        ++line;
        start_of_line = at + 1;
      }
      i = end - 1;
    } else if (c == '#') {
      i = std::min(content.find('\n', i), content.size()) - 1;
    } else if (std::string_view("\n=,[]{}").find(c) != std::string_view::npos) {
      if (c == '\n') {
        ++line;
        start_of_line = i + 1;
      }
      dots = 0;
      key = {line, i + 2 - start_of_line};
      if (c == '\n') key.column = 1;
    } else if (c == '.' && ++dots > most_dots) {
      return key;
    }
  }
  return std::nullopt;
}

Text advice_on_syntax(std::string_view content, std::size_t line, std::string_view description) {
  if (description.find("utf-8") != description.npos) {
    return {" Save the file as UTF-8.", "请将文件另存为 UTF-8。"};
  }
  if (description.find("nested value depth") != description.npos) {
    return {" No setting has so many brackets in each other: take them out.",
            "没有哪项设置需要这么多层括号，请删去。"};
  }
  const bool is_escape = description.find("escape") != description.npos ||
                         description.find("unicode scalar") != description.npos;  // D:\users
  if (is_escape) {
    return {" Write paths with / or between single quotes.", "路径请用 / 书写，或用单引号括起。"};
  }
  const std::string outside = outside_quotes(line_at(content, line));
  if (const std::string_view mark = first_of(outside, curly_quotes); !mark.empty()) {
    return filled_text(" Quotation marks are straight ones: \" in the place of {}.",
                       "引号请用半角直引号 \"，不要用 {}。", mark);
  }
  if (const std::string_view mark = first_of(outside, wide_marks); !mark.empty()) {
    return filled_text(" The mark {} is a full-width one: write it half-width.",
                       "符号 {} 是全角，请改用半角。", mark);
  }
  if (const std::string name = bare_name(outside); !name.empty()) {
    return filled_text(" A name with letters beyond a to z needs quotation marks: \"{}\".",
                       "含中文等字符的名称须加引号：\"{}\"。", name);
  }
  return {" Look at the quotation marks, brackets and commas there.",
          "请检查该处的引号、括号、逗号是否缺失或误用全角。"};
}

Text repeated_key(std::string_view description) {
  constexpr std::string_view redefines = "cannot redefine existing";
  const std::size_t at = description.find(redefines);
  if (at == description.npos) return {};
  std::string_view name = description.substr(at + redefines.size());
  name = name.substr(0, name.find("' as "));  // 'villages' as table
  name.remove_prefix(std::min(name.find('\'') + 1, name.size()));
  if (name.ends_with('\'')) name.remove_suffix(1);
  const bool is_quoted = name.find('"') != name.npos;  // the parser mixes up such a name
  return filled_text("{} is given for the second time here. Keep one of the two.",
                     "{}在此重复出现。两处请只保留一处。",
                     is_quoted ? Text("this key", "该键") : filled_text("'{}'", "“{}”", name));
}

Text advice_on_escapes(std::string_view key, std::string_view path) {
  constexpr std::string_view control = "\b\t\n\f\r\x1B";
  constexpr std::string_view letters = "btnfre";
  std::string windows;
  std::string slashes;
  std::string escape;
  for (const char c : path) {
    const auto at = control.find(c);
    if (at == control.npos) {
      windows += c;
      slashes += c == '\\' ? '/' : c;
      continue;
    }
    if (escape.empty()) escape = fmt::format("\\{}", letters[at]);
    windows += fmt::format("\\{}", letters[at]);
    slashes += fmt::format("/{}", letters[at]);
  }
  if (escape.empty()) return {};
  return filled_text(
      "there is no such file, for between double quotes {0} means {1}. Write '{3}' with single "
      "quotes, or \"{4}\" with /, for '{2}'",
      "文件不存在：双引号中的 {0} 表示{1}。“{2}”请用单引号写作 '{3}'，或用 / 写作 \"{4}\"", escape,
      escape == "\\n" || escape == "\\r" ? Text("a line break", "换行")
      : escape == "\\t"                  ? Text("a tab", "制表符")
                                         : Text("a control character", "控制字符"),
      key, windows, slashes);
}

}  // namespace hinterland
