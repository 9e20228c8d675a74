// SPDX-License-Identifier: Apache-2.0
#include "layers/read_encoding.hpp"

#include "layers/gdal_shapefile.hpp"

#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The text in each encoding in which all of its bytes mean something: BIG5 '張村', CP1252 '±i§ø'.
std::string readings_of(const std::string& bytes) {
  std::vector<std::string> readings;
  for (const char* const encoding : {"UTF-8", "GB18030", "BIG5", "CP932", "CP949", "CP1252"}) {
    std::string text;
    const TextDecoder decoder{std::string(encoding)};
    const bool is_readable = decoder.append(bytes, true, text).undecodable == 0;
    if (is_readable && !text.empty()) readings.push_back(fmt::format("{} '{}'", encoding, text));
  }
  return fmt::format("{}", fmt::join(readings, ", "));
}

}  // namespace

void report_encoding(const GdalTable& table, Records& records, Problems& problems) {
  const EncodingReport& encoding = table.encoding();
  const auto add = [&](ProblemKind kind, Text detail) {
    problems.push_back({kind, records.layer, -1, "", std::nullopt, std::move(detail)});
  };
  for (const Text& note : table.notes()) {
    records.notes.push_back({records.layer + ": " + note.en, records.layer + "：" + note.zh});
  }
  const bool has_no_table = table.layer().is_shapefile() && table.fields().empty();
  if (has_no_table && records.layer == "villages")
    add(ProblemKind::people_missing, without_table(table.shown()));
  if (encoding.content.texts > 0 || encoding.doubtful) {
    records.notes.push_back(
        {fmt::format("{}: text is read as {}: {} (change with encoding = \"…\")", records.layer,
                     encoding.encoding, encoding.reason.en),
         fmt::format("{}：文字按 {} 读取：{}（可用 encoding = \"…\" 更改）", records.layer,
                     encoding.encoding, encoding.reason.zh)});
  }
  if (encoding.doubtful) {
    const std::string candidates = readings_of(encoding.content.example);
    add(ProblemKind::encoding_doubtful,
        {fmt::format("{}: {}. Say which it is with encoding = \"…\"{}", encoding.encoding,
                     encoding.reason.en,
                     candidates.empty() ? "" : "; the first text reads " + candidates),
         fmt::format("{}：{}。请用 encoding = \"…\" 指明{}", encoding.encoding, encoding.reason.zh,
                     candidates.empty() ? "" : "；第一处文字的各种读法：" + candidates)});
  }
  for (const TableField& field : table.fields()) {
    if (!field.repaired) continue;
    add(ProblemKind::field_name_repaired, field.name);
    records.notes.push_back(
        filled_text("{}: the field name '{}' was cut in the middle of a character",
                    "{}：字段名“{}”在一个字的中间被截断", records.layer, field.name));
  }
}

}  // namespace hinterland
