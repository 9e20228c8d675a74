// SPDX-License-Identifier: Apache-2.0
#include "layers/read_encoding.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace hinterland {

void report_encoding(const GdalTable& table, Records& records, Problems& problems) {
  const EncodingReport& encoding = table.encoding();
  const auto add = [&](ProblemKind kind, Text detail) {
    problems.push_back({kind, records.layer, -1, "", std::nullopt, std::move(detail)});
  };
  for (const Text& note : table.notes()) {
    records.notes.push_back({records.layer + ": " + note.en, records.layer + "：" + note.zh});
  }
  if (encoding.content.texts > 0 || encoding.doubtful) {
    records.notes.push_back(
        {fmt::format("{}: text is read as {}: {} (change with encoding = \"…\")", records.layer,
                     encoding.encoding, encoding.reason.en),
         fmt::format("{}：文字按 {} 读取：{}（可用 encoding = \"…\" 更改）", records.layer,
                     encoding.encoding, encoding.reason.zh)});
  }
  if (encoding.doubtful) {
    add(ProblemKind::encoding_doubtful,
        {fmt::format("{}: {}", encoding.encoding, encoding.reason.en),
         fmt::format("{}：{}", encoding.encoding, encoding.reason.zh)});
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
