// SPDX-License-Identifier: Apache-2.0
#include "input/formats/source_encoding.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/files/byte_order.hpp"
#include "input/files/gdal_file.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"
#include "input/text/encoding_detection.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t block_size = std::size_t{4} << 20;

/// The encoding given by a byte order mark; empty if there is none or it is that of UTF-8.
std::string marked_encoding(std::string_view bytes) {
  using Mark = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Mark, 4> marks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                 {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                 {"\xFF\xFE"sv, "UTF-16LE"},
                                                 {"\xFE\xFF"sv, "UTF-16BE"}}};
  for (const auto& [mark, encoding] : marks) {
    if (bytes.starts_with(mark)) return std::string(encoding);
  }
  return {};
}

/// Whether the bytes are text if read as units of this width: no unit is a control character, and
/// at least one in ten is ASCII (comma, digit, line end).
bool reads_as(std::string_view bytes, std::size_t width, bool little) {
  const std::size_t units = bytes.size() / width;
  std::size_t ascii = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const std::size_t unit =
        little ? little_endian(bytes, i * width, width) : big_endian(bytes, i * width, width);
    const bool is_blank = unit == '\t' || unit == '\n' || unit == '\r';
    if ((unit < 0x20 && !is_blank) || unit > 0x10FFFF || unit == 0xFFFE || unit == 0xFFFF)
      return false;
    if (unit < 0x7F) ++ascii;
  }
  return units > 0 && ascii * 10 >= units;
}

/// UTF-16 and UTF-32 without a byte order mark are recognised by their zero bytes.
std::string wide_encoding(std::string_view bytes) {
  const std::string marked = marked_encoding(bytes);
  if (!marked.empty()) return marked;
  const std::string_view start = bytes.substr(0, 4096);
  if (start.find('\0') == std::string_view::npos) return {};
  if (reads_as(start, 4, true)) return "UTF-32LE";
  if (reads_as(start, 4, false)) return "UTF-32BE";
  if (reads_as(start, 2, true)) return "UTF-16LE";
  if (reads_as(start, 2, false)) return "UTF-16BE";
  return {};
}

/// Characters that separate texts in CSV, JSON and XML. None of them occurs as the second byte of a
/// character in GB18030 or Big5.
constexpr std::string_view signs = "\n\r\t,;\"<>"sv;

/// Whether the bytes contain no control characters other than zeros.
bool is_text_with_zeros(std::string_view bytes) {
  const bool has_zero = bytes.find('\0') != bytes.npos;
  return !has_zero || std::ranges::none_of(bytes, [](char c) {
    const auto value = static_cast<unsigned char>(c);
    return value != 0 && value < 0x20 && "\t\n\r\f\x1a\x1e"sv.find(c) == std::string_view::npos;
  });
}

constexpr std::string_view escaped_zero = "\\u0000";

/// Whether the file contains a zero, as a byte or as an escape sequence in JSON.
bool has_zeros(const std::string& path, const std::string& first, bool is_json) {
  std::string block = first;
  for (std::size_t from = 0; !block.empty();) {
    if (block.find('\0') != block.npos) return true;
    if (is_json && block.find(escaped_zero) != block.npos) return true;
    if (block.size() < block_size) return false;
    from += block.size() - escaped_zero.size();
    block = bytes_at(path, {from}, block_size).front();
  }
  return false;
}

/// Removes zeros that pad a cell or the file, and replaces other zeros by U+FFFD.
std::string without_zeros(std::string_view text, bool is_json) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') {
      const std::size_t end = std::min(text.find_first_not_of('\0', i), text.size());
      const bool fills =
          end == text.size() || signs.find(text[end]) != signs.npos || text[end] == '|';
      if (!fills) plain += replacement_character;
      i = end - 1;
    } else if (is_json && text[i] == '\\' && i + 1 < text.size()) {
      const bool is_zero = text.substr(i).starts_with(escaped_zero);
      plain += is_zero ? "\\ufffd" : text.substr(i, 2);
      i += is_zero ? escaped_zero.size() - 1 : 1;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool is_json(std::string_view bytes) {
  const std::size_t sign = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF\x1e");
  return sign != bytes.npos && (bytes[sign] == '{' || bytes[sign] == '[');
}

/// Adds the texts between the separators.
void add_texts(ByteStatistics& statistics, std::string_view bytes) {
  for (std::size_t first = 0; first < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of(signs, first), bytes.size());
    if (end > first) statistics.add(bytes.substr(first, end - first));
    first = end + 1;
  }
}

/// The encoding in `<?xml version="1.0" encoding="GB2312"?>`; empty if there is none.
std::string_view declared_in(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  std::size_t at = head.starts_with("<?xml") ? head.find("encoding") : std::string_view::npos;
  if (at == std::string_view::npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  return end == std::string_view::npos ? std::string_view() : head.substr(at + 1, end - at - 1);
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  while (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return bytes;
}

/// Within one JSON text, two objects are always separated by a comma.
bool is_marked_lines(std::string_view bytes) {
  const std::string_view text = without_mark(bytes);
  return text.size() < bytes.size() && text.starts_with('{') &&
         (text.find("}\n{") != text.npos || text.find("}\r\n{") != text.npos);
}

/// Whether the file is a table, JSON or XML that contains a layer itself, unlike a virtual layer,
/// which refers to files.
bool is_single_text(const std::string& path, std::string_view bytes) {
  for (const std::string_view ending : {".csv", ".tsv", ".psv", ".txt", ".dat"}) {
    if (ends_like(path, ending)) return true;
  }
  bytes = without_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  if (bytes.starts_with('{') || bytes.starts_with('[')) return true;
  return bytes.starts_with('<') && bytes.substr(0, 4096).find("OGRVRT") == std::string_view::npos;
}

}  // namespace

FileText examine_text_file(const std::string& path) {
  FileText text;
  std::string bytes = first_bytes(path, block_size);
  text.wide = wide_encoding(bytes);
  if (!text.wide.empty()) {
    std::string start;
    TextDecoder(text.wide).append(std::string_view(bytes).substr(0, 8192), true, start);
    text.is_text = is_single_text(path, start);
    if (!text.is_text) text.wide.clear();
    return text;
  }
  text.is_text = is_single_text(path, bytes) && is_text_with_zeros(bytes);
  if (!text.is_text) return text;
  text.has_zeros = has_zeros(path, bytes, is_json(bytes));
  text.is_marked_lines = is_marked_lines(bytes);
  text.is_marked_twice = bytes.size() - without_mark(bytes).size() > 3;
  const std::string_view named = declared_in(without_mark(bytes));
  text.declared = encoding_of_code_page(named);
  if (text.declared.empty()) text.declared = named;
  add_texts(text.content, without_mark(bytes));
  for (std::size_t from = block_size; bytes.size() == block_size && text.content.texts == 0;
       from += block_size) {
    bytes = bytes_at(path, {from}, block_size).front();
    add_texts(text.content, bytes);
  }
  return text;
}

bool may_be_table(const std::string& path) {
  const std::string start = first_bytes(path, 1 << 16);
  const std::size_t sign = without_mark(start).find_first_not_of(" \t\r\n");
  const bool is_json =
      sign != start.npos &&
      std::string_view("{[").find(without_mark(start)[sign]) != std::string_view::npos;
  if (is_json) return false;
  const std::size_t first = start.find('\n');
  if (first == std::string::npos) return false;
  const std::string_view head = std::string_view(start).substr(0, first);
  const std::string_view next =
      std::string_view(start).substr(first + 1, start.find('\n', first + 1) - first - 1);
  return std::ranges::any_of("\t;,|"sv, [&](char comma) {
    return std::ranges::count(head, comma) > 0 &&
           std::ranges::count(head, comma) == std::ranges::count(next, comma);
  });
}

std::string file_as_utf8(const std::string& path, const EncodingReport& encoding) {
  const std::string bytes = all_bytes(path);
  const TextDecoder decoder(encoding);
  std::string utf8;
  for (std::size_t first = 0; first < bytes.size() && encoding.mixed;) {
    const std::size_t end = std::min(bytes.find_first_of(signs, first), bytes.size());
    decoder.append(std::string_view(bytes).substr(first, end - first), false, utf8);
    utf8.append(bytes, end, 1);
    first = end + 1;
  }
  if (!encoding.mixed) utf8 = decoder.decode(bytes);
  utf8.erase(0, utf8.size() - without_mark(utf8).size());
  const bool json = is_json(utf8);
  if (utf8.find('\0') != utf8.npos || (json && utf8.find(escaped_zero) != utf8.npos))
    utf8 = without_zeros(utf8, json);
  const std::string_view declared = declared_in(utf8);
  if (!declared.empty()) {
    const auto at = static_cast<std::size_t>(declared.data() - utf8.data());
    utf8.replace(at, declared.size(), "UTF-8");
  }
  return utf8;
}

ByteStatistics statistics_of(DbfTable& table) {
  constexpr std::int64_t sample = 20000;
  const auto sample_texts = [&](std::int64_t step) {
    ByteStatistics statistics;
    for (std::int64_t record = 0; record < table.size(); record += step) {
      if (table.is_deleted(record)) continue;
      for (std::size_t field = 0; field < table.fields().size(); ++field) {
        if (table.fields()[field].type == 'C') statistics.add(table.cell(record, field));
      }
    }
    return statistics;
  };
  const std::int64_t step = std::max<std::int64_t>(1, table.size() / sample);
  ByteStatistics statistics = sample_texts(step);
  if (statistics.texts == 0 && step > 1) statistics = sample_texts(1);
  if (statistics.texts > 0) return statistics;
  // Field names count only if the values are ASCII: names may be UTF-8 while the values are GBK.
  for (const DbfField& field : table.fields()) statistics.add(whole_characters(field.name));
  return statistics;
}

ByteStatistics statistics_of(GdalLayer& layer) {
  constexpr int sample = 1000;
  ByteStatistics statistics;
  std::string cell;
  for (const LayerField& field : layer.fields()) statistics.add(field.name);
  for (int i = 0; i < sample && layer.next(); ++i) {
    for (std::size_t field = 0; field < layer.fields().size(); ++field) {
      if (layer.fields()[field].type == "text" && layer.text(field, cell)) statistics.add(cell);
    }
  }
  layer.rewind();
  return statistics;
}

std::pair<std::string, std::string> declared_encoding(const std::string& shapefile,
                                                      const DbfTable& table) {
  const std::string cpg = sibling_file(shapefile, "cpg");
  if (!cpg.empty()) {
    const std::string encoding = encoding_of_code_page(first_bytes(cpg, 64));
    if (!encoding.empty()) return {encoding, ".cpg"};
  }
  const std::string encoding = encoding_of_language_byte(table.language_byte());
  if (encoding.empty()) return {};
  return {encoding, fmt::format("the DBF language byte 0x{:02X}", table.language_byte())};
}

void refuse_wrong_encoding(const std::string& named, const ByteStatistics& content,
                           const std::string& shown) {
  if (content.texts == 0) return;
  const EncodingReport seen = decide_encoding(content, "", "");
  const bool is_utf8 = seen.encoding == "UTF-8" && content.utf8 == content.texts &&
                       (content.surely_utf8 == content.texts || content.gb18030 < content.texts);
  const bool declares_utf8 = encoding_of_code_page(named) == "UTF-8";
  const bool is_wrong = declares_utf8 ? content.utf8 * 2 < content.texts : is_utf8;
  if (!is_wrong || seen.mixed) return;
  const std::string way_out =
      seen.doubtful ? "" : fmt::format(", or write encoding = \"{}\"", seen.encoding);
  const std::string way_out_zh =
      seen.doubtful ? "" : fmt::format("，或改为 encoding = \"{}\"", seen.encoding);
  throw Error(Text(
      fmt::format("cannot read '{}': the study sets encoding = \"{}\", but its text is {}: {}. "
                  "Remove the key{}.",
                  shown, named, seen.doubtful ? "not" : seen.encoding, seen.reason.en, way_out),
      fmt::format("无法读取“{}”：配置文件写明 encoding = \"{}\"，但文字{}：{}。请去掉该项{}。",
                  shown, named, seen.doubtful ? "并非如此" : "是 " + seen.encoding, seen.reason.zh,
                  way_out_zh)));
}

void refuse_encoding_of_utf8(const std::string& named, const std::string& shown) {
  if (named.empty() || encoding_of_code_page(named) == "UTF-8") return;
  throw Error(filled_text(
      "cannot read '{0}': the study sets encoding = \"{1}\", but this format stores text in UTF-8, "
      "and all text in the file is valid. Remove the key; if names look wrong, they were "
      "damaged before they were written to the file: export it again.",
      "无法读取“{0}”：配置文件写明 encoding = \"{1}\"，但此格式的文字均为 "
      "UTF-8，且确实如此。请去掉该"
      "项；若名称仍不对，则在写入文件之前已损坏，请重新导出。",
      shown, named));
}

Text warning_on_named_encoding(const std::string& encoding, const ByteStatistics& content) {
  constexpr std::size_t min_count = 5;
  if (content.texts < min_count) return {};
  const std::vector<EncodingGuess> likely = likely_encodings(content.sample);
  const auto named = std::ranges::find(likely, encoding, &EncodingGuess::encoding);
  const EncodingGuess& best = likely.front();
  if (named == likely.end() || named->score >= 0.4 || best.score < 0.9) return {};
  return filled_text(
      ", but {} % of its characters are common in names if read as {}, and {} % if read as set",
      "，但按 {1} 读取时 {0}% 的字符是名称中的常用字符，如此读取时仅为 {2}%",
      fmt::format("{:.0f}", 100.0 * best.score), best.encoding,
      fmt::format("{:.0f}", 100.0 * named->score));
}

}  // namespace hinterland
