// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_file.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/files/zip_archive.hpp"
#include "input/text/encoding.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

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

/// The part of a line outside quotation marks and before a comment.
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

/// The end of the quoted text that begins here: after its closing mark, or at the end of the line
/// or file, where the parser stops.
std::size_t end_of_text(std::string_view content, std::size_t from) {
  const char mark = content[from];
  const std::string three(3, mark);
  const bool is_long = content.substr(from, 3) == three;
  for (std::size_t i = from + (is_long ? 3 : 1); i < content.size(); ++i) {
    if (content[i] == '\\' && mark == '"') {
      ++i;
    } else if (is_long && content.substr(i, 3) == three) {
      i += 3;
      while (i < content.size() && content[i] == mark) ++i;  // as in """a""""
      return i;
    } else if (!is_long && (content[i] == mark || content[i] == '\n')) {
      return content[i] == mark ? i + 1 : i;
    }
  }
  return content.size();
}

/// The first part of a key or table name that needs quotation marks; empty if there is none.
std::string bare_name(std::string outside) {
  std::erase_if(outside, [](char c) { return c == '[' || c == ']' || c == '\r'; });
  for (std::size_t first = 0; first <= outside.size();) {  // several in { a = 1, b = 2 }
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

/// Whether a file that is not TOML is a layer, by its extension or a NUL byte.
bool is_layer(std::string_view path, std::string_view content) {
  // Sidecar files of a layer, and formats that only other commands read.
  constexpr std::array<std::string_view, 7> more = {".dbf", ".shx", ".prj",    ".osm",
                                                    ".pbf", ".gdb", ".parquet"};
  const std::string name = plain_word(path);
  return content.find('\0') != content.npos || is_layer_file(name) ||
         std::ranges::any_of(more, [&](auto ending) { return name.ends_with(ending); });
}

struct LongKey {
  std::size_t line = 0;    ///< 1-based
  std::size_t column = 0;  ///< 1-based, in bytes
};

/// The position of a key or table name with more parts than any setting has: the parser would
/// recurse for each part, until the stack overflows.
std::optional<LongKey> too_long_key(std::string_view content) {
  constexpr std::size_t max_dots = 31;
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
    } else if (c == '.' && ++dots > max_dots) {
      return key;
    }
  }
  return std::nullopt;
}

/// Advice on a syntax error, as far as its cause can be found in the line.
///
///   line         1-based
///   description  message of the parser
Text advice_on_syntax(std::string_view content, std::size_t line, std::string_view description) {
  if (description.find("utf-8") != description.npos) {
    return {" Save the file as UTF-8.", "请将文件另存为 UTF-8。"};
  }
  if (description.find("nested value depth") != description.npos) {
    return {" No setting has so many nested brackets: remove them.",
            "没有哪项设置需要这么多层括号，请删去。"};
  }
  const bool is_escape = description.find("escape") != description.npos ||
                         description.find("unicode scalar") != description.npos;  // D:\users
  if (is_escape) {
    return {" Write paths with / or between single quotes.", "路径请用 / 书写，或用单引号括起。"};
  }
  const std::string outside = outside_quotes(line_at(content, line));
  if (const std::string_view mark = first_of(outside, curly_quotes); !mark.empty()) {
    return filled_text(" Use straight quotation marks: \" instead of {}.",
                       "引号请用半角直引号 \"，不要用 {}。", mark);
  }
  if (const std::string_view mark = first_of(outside, wide_marks); !mark.empty()) {
    return filled_text(" The character {} is full-width: write it half-width.",
                       "符号 {} 是全角，请改用半角。", mark);
  }
  if (const std::string name = bare_name(outside); !name.empty()) {
    return filled_text(" A name with characters other than a to z needs quotation marks: \"{}\".",
                       "含中文等字符的名称须加引号：\"{}\"。", name);
  }
  return {" Check the quotation marks, brackets and commas there.",
          "请检查该处的引号、括号、逗号是否缺失或误用全角。"};
}

/// The message that a key or table is defined twice, if the parser reports that; else empty.
Text repeated_key(std::string_view description) {
  constexpr std::string_view redefines = "cannot redefine existing";
  const std::size_t at = description.find(redefines);
  if (at == description.npos) return {};
  std::string_view name = description.substr(at + redefines.size());
  name = name.substr(0, name.find("' as "));  // 'villages' as table
  name.remove_prefix(std::min(name.find('\'') + 1, name.size()));
  if (name.ends_with('\'')) name.remove_suffix(1);
  const bool is_quoted = name.find('"') != name.npos;  // the parser garbles such a name
  return filled_text("{} is set a second time here. Keep one of the two.",
                     "{}在此重复出现。两处请只保留一处。",
                     is_quoted ? Text("this key", "该键") : filled_text("'{}'", "“{}”", name));
}

[[noreturn]] void throw_layer(const std::string& path) {
  throw UsageError(
      filled_text("'{0}' is not a study file but looks like a layer. `hinterland inspect {0}` "
                  "shows its contents and prints the block that a study file needs for it.",
                  "“{0}”不是配置文件，而像是图层文件。请用 hinterland inspect {0} "
                  "查看其内容，并将所示配置段写入配置文件。",
                  path));
}

}  // namespace

std::string config_file_text(const std::string& path) {
  const FileFault fault = file_fault(path);
  if (fault == FileFault::folder) {
    throw Error(filled_text("cannot read '{}': it is a folder. Name the .toml file in it.",
                            "无法读取“{}”：这是文件夹。请指定其中的 .toml 文件。", path));
  }
  if (fault != FileFault::none) {
    throw Error(
        filled_text("cannot read '{}': {}", "无法读取“{}”：{}", path, describe(fault, path)));
  }
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw Error(
        filled_text("cannot read '{}': it cannot be opened. Check that you have read access.",
                    "无法读取“{}”：文件打不开。请检查读取权限。", path));
  }
  using namespace std::string_view_literals;
  // Windows Notepad calls UTF-16 "Unicode".
  if (content.starts_with("\xFF\xFE"sv)) return TextDecoder("UTF-16LE").decode(content.substr(2));
  if (content.starts_with("\xFE\xFF"sv)) return TextDecoder("UTF-16BE").decode(content.substr(2));
  return content;
}

void refuse_at(const std::string& path, const toml::source_region& source, const Text& why) {
  const Text position = position_text(path, source);
  throw UsageError(Text(position.en + why.en, position.zh + why.zh));
}

Text position_text(const std::string& path, const toml::source_region& source) {
  return filled_text("{}:{}:{}: ", "{} 第{}行第{}列：", path, source.begin.line,
                     source.begin.column);
}

toml::table parsed_config(const std::string& content, const std::string& path) {
  if (const auto key = too_long_key(content)) {  // limits the parser's recursion
    if (is_layer(path, content)) throw_layer(path);
    const toml::source_position place{static_cast<toml::source_index>(key->line),
                                      static_cast<toml::source_index>(key->column)};
    refuse_at(path, {place, place, nullptr},
              {"the key that begins here has more than 32 parts separated by dots, more than any "
               "setting needs. Remove the dots.",
               "此处的键由点分成 32 段以上，没有哪项设置需要这么多段。请删去多余的点。"});
  }
  try {
    return toml::parse(content, path);
  } catch (const toml::parse_error& error) {
    if (is_layer(path, content)) throw_layer(path);
    const std::string description(error.description());
    if (const Text twice = repeated_key(description); !twice.empty())
      refuse_at(path, error.source(), twice);
    const Text advice = advice_on_syntax(content, error.source().begin.line, description);
    refuse_at(
        path, error.source(),
        Text("not valid TOML: " + description + "." + advice.en, "TOML 语法有误。" + advice.zh));
  }
}

}  // namespace hinterland
