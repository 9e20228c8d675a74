// SPDX-License-Identifier: Apache-2.0
#include "input/formats/source_encoding.hpp"

#include "base/text_fill.hpp"
#include "input/files/gdal_file.hpp"
#include "input/text/encoding_detection.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hinterland {

ByteStatistics statistics_of(DbfTable& table) {
  constexpr std::int64_t sample = 20000;
  const auto look = [&](std::int64_t step) {
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
  ByteStatistics statistics = look(step);
  if (statistics.texts == 0 && step > 1) statistics = look(1);
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
  const bool says_utf8 = encoding_of_code_page(named) == "UTF-8";
  const bool is_wrong = says_utf8 ? content.utf8 * 2 < content.texts : is_utf8;
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

Text doubt_of_named(const std::string& encoding, const ByteStatistics& content) {
  constexpr std::size_t enough = 5;
  if (content.texts < enough) return {};
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
