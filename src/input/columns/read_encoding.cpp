// SPDX-License-Identifier: Apache-2.0
#include "input/columns/read_encoding.hpp"

#include "base/text_fill.hpp"
#include "input/formats/shapefile.hpp"
#include "input/text/encoding_detection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The first text decoded in each encoding in which it is valid, likely ones first: CP949 '가평리',
/// EUC-JP '亜芦軒'.
std::string possible_readings(const ByteStatistics& content) {
  constexpr std::size_t most = 6;
  std::vector<std::string> encodings;
  for (const EncodingGuess& guess : likely_encodings(content.sample)) {
    if (guess.score >= 0.5) encodings.push_back(guess.encoding);
  }
  for (const char* const usual : {"UTF-8", "GB18030", "BIG5", "CP932", "CP949", "CP1252"}) {
    if (std::ranges::find(encodings, usual) == encodings.end()) encodings.emplace_back(usual);
  }
  std::vector<std::string> readings;
  for (const std::string& encoding : encodings) {
    std::string text;
    const bool is_readable =
        TextDecoder(encoding).append(content.example, true, text).undecodable == 0;
    if (is_readable && !text.empty() && readings.size() < most)
      readings.push_back(fmt::format("{} '{}'", encoding, text));
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
    const std::string candidates = possible_readings(encoding.content);
    add(ProblemKind::encoding_doubtful,
        {fmt::format("{}: {}. Set encoding = \"…\"{}", encoding.encoding, encoding.reason.en,
                     candidates.empty() ? "" : "; the first text would read " + candidates),
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
