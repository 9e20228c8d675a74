// SPDX-License-Identifier: Apache-2.0
#include "input/formats/mif_pair.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/gdal_file.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// Calls `take` for each line, without surrounding blanks.
template <class Take>
void for_each_line(std::string_view text, const Take& take) {
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", first), text.size());
    take(without_blanks(text.substr(first, end - first)));
    first = end + 1;
  }
}

std::string_view word_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_of(" \t("), line.size()));
}

/// The number after the first word of the line; 0 if there is none.
std::size_t number_after(std::string_view line) {
  const auto number = parse_number(without_blanks(line.substr(word_of(line).size())));
  return number && *number >= 1.0 && *number < 1e9 ? static_cast<std::size_t>(*number) : 0;
}

/// The sizes stated in a .mif.
struct MifSize {
  std::size_t columns = 0;
  std::size_t objects = 0;
  bool has_data = false;
};

/// Counts the objects after "Data": MapInfo Data Interchange Format, appendix J of the MapInfo
/// Professional User Guide. The parts of a collection are not counted.
MifSize size_of(std::string_view mif) {
  static constexpr std::array<std::string_view, 12> kinds = {
      "none", "point", "line",      "pline",   "region",     "arc",
      "text", "rect",  "roundrect", "ellipse", "multipoint", "collection"};
  MifSize size;
  std::size_t parts = 0;  // remaining parts of the current collection
  for_each_line(mif, [&](std::string_view line) {
    const std::string_view word = word_of(line);
    if (!size.has_data) {
      if (same_name(word, "columns")) size.columns = number_after(line);
      size.has_data = same_name(line, "data");
      return;
    }
    const bool begins =
        std::ranges::any_of(kinds, [&](std::string_view kind) { return same_name(word, kind); });
    if (!begins) return;
    if (parts > 0) {
      --parts;
      return;
    }
    ++size.objects;
    if (same_name(word, "collection")) parts = number_after(line);
  });
  return size;
}

std::size_t count_rows(std::string_view mid) {
  std::size_t rows = 0;
  for_each_line(mid, [&](std::string_view line) { rows += line.empty() ? 0 : 1; });
  return rows;
}

/// The offset of the line "Data", where the header ends.
std::size_t end_of_head(std::string_view mif) {
  for (std::size_t first = 0; first < mif.size();) {
    const std::size_t end = std::min(mif.find_first_of("\r\n", first), mif.size());
    if (same_name(without_blanks(mif.substr(first, end - first)), "data")) return first;
    first = end + 1;
  }
  return mif.size();
}

/// The quoted text after "Charset".
std::string_view charset_in(std::string_view head) {
  std::string_view charset;
  for_each_line(head, [&](std::string_view line) {
    if (!charset.empty() || !same_name(word_of(line), "charset")) return;
    const std::size_t first = line.find('"');
    const std::size_t last = line.find_last_of('"');
    if (first < last && last != line.npos) charset = line.substr(first + 1, last - first - 1);
  });
  return charset;
}

/// The encoding for a MapInfo character set name: MapInfo Professional Reference, "CharSet clause".
std::string encoding_of_charset(std::string_view charset) {
  using Name = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Name, 16> names = {{{"WindowsSimpChinese", "GB18030"},
                                                  {"WindowsTradChinese", "BIG5"},
                                                  {"WindowsLatin1", "CP1252"},
                                                  {"WindowsLatin2", "CP1250"},
                                                  {"WindowsCyrillic", "CP1251"},
                                                  {"WindowsGreek", "CP1253"},
                                                  {"WindowsTurkish", "CP1254"},
                                                  {"WindowsHebrew", "CP1255"},
                                                  {"WindowsArabic", "CP1256"},
                                                  {"WindowsBalticRim", "CP1257"},
                                                  {"WindowsVietnamese", "CP1258"},
                                                  {"WindowsThai", "CP874"},
                                                  {"WindowsKorean", "CP949"},
                                                  {"WindowsJapanese", "CP932"},
                                                  {"ISO8859-1", "CP1252"},
                                                  {"UTF-8", "UTF-8"}}};
  constexpr std::string_view page = "CodePage";
  if (charset.size() > page.size() && same_name(charset.substr(0, page.size()), page))
    return "CP" + std::string(charset.substr(page.size()));
  const auto* const found =
      std::ranges::find_if(names, [&](const Name& name) { return same_name(name.first, charset); });
  return found == names.end() ? std::string() : std::string(found->second);
}

}  // namespace

MifText examine_mif(const std::string& path) {
  constexpr std::size_t block = std::size_t{4} << 20;
  MifText text;
  const std::string start = first_bytes(path, block);
  const std::string_view head = std::string_view(start).substr(0, end_of_head(start));
  text.declared = encoding_of_charset(charset_in(head));
  const std::string mid = sibling_file(path, "mid");
  for (std::size_t from = 0; !mid.empty() && text.content.texts == 0; from += block) {
    const std::string rows = bytes_at(mid, {from}, block).front();
    if (rows.empty()) break;
    for (std::size_t first = 0; first < rows.size();) {
      const std::size_t end = std::min(rows.find_first_of("\r\n\t,\"", first), rows.size());
      text.content.add(std::string_view(rows).substr(first, end - first));
      first = end + 1;
    }
  }
  // Programs often damage non-ASCII column names, so they are used only if the values are all
  // ASCII.
  if (text.content.texts == 0)
    for_each_line(head, [&](std::string_view line) { text.content.add(word_of(line)); });
  return text;
}

std::string mif_as_utf8(MemoryFolder& folder, const std::string& path,
                        const EncodingReport& encoding) {
  const TextDecoder decoder(encoding);
  std::string mif = all_bytes(path);
  const std::size_t end = end_of_head(mif);
  std::string head = decoder.decode(std::string_view(mif).substr(0, end));
  const std::string_view charset = charset_in(head);
  if (!charset.empty())
    head.replace(static_cast<std::size_t>(charset.data() - head.data()), charset.size(), "Neutral");
  std::string stem = path.substr(path.find_last_of('/') + 1);
  stem.resize(stem.find_last_of('.') + 1);
  const std::string mid = sibling_file(path, "mid");
  if (!mid.empty()) {
    const std::string bytes = all_bytes(mid);
    std::string rows;
    for (std::size_t first = 0; first < bytes.size();) {
      const std::size_t end_of_row = std::min(bytes.find('\n', first), bytes.size() - 1) + 1;
      decoder.append(std::string_view(bytes).substr(first, end_of_row - first), false, rows);
      first = end_of_row;
    }
    folder.add(stem + "mid", std::move(rows));
  }
  return folder.add(stem + "mif", head + mif.substr(end));
}

void check_mif(const std::string& path, const std::string& shown) {
  const MifSize size = size_of(all_bytes(path));
  if (!size.has_data || size.columns == 0) return;
  const std::string mid = sibling_file(path, "mid");
  if (mid.empty()) {
    throw Error(
        filled_text("cannot read '{}': its table {}.mid is missing. Copy it along with the .mif.",
                    "无法读取“{}”：缺少属性表 {}.mid。请连同 .mif 一并复制。", shown,
                    std::filesystem::path(shown).stem().string()));
  }
  const std::size_t rows = count_rows(all_bytes(mid));
  if (rows == size.objects) return;
  throw Error(filled_text(
      "cannot read '{}': it has {} objects, but its .mid has {} rows; the files do not match, or "
      "one is cut off, and records could get each other's attributes. Copy both files again from "
      "their source.",
      "无法读取“{}”：.mif 有{}个图形，而 .mid 有{}行，两者不配套或不完整，名称可能张冠李戴。"
      "请从来源处重新复制这两个文件。",
      shown, size.objects, rows));
}

}  // namespace hinterland
