// SPDX-License-Identifier: Apache-2.0
#include "input/formats/coded_columns.hpp"

#include "base/text_fill.hpp"
#include "input/formats/gdal_file.hpp"

#include <algorithm>

namespace hinterland {

CodedColumns::CodedColumns(GdalSource& source) {
  if (source.dbf) return;  // which knows no domains
  std::map<std::string, CodedValues> in_json;
  if (source.layer->driver() == "ESRIJSON" && source.path.is_file)
    in_json = coded_values_in_json(all_bytes(source.opened.path));
  for (std::size_t i = 0; i < source.layer->fields().size(); ++i) {
    const LayerField& field = source.layer->fields()[i];
    const auto found = in_json.find(field.name);
    const CodedValues& codes = found == in_json.end() ? field.texts : found->second;
    if (!codes.empty()) texts_.emplace(i, codes);
  }
  for (const std::string& name : source.layer->fields_like_codes())
    source.notes.push_back(filled_text(
        "the query may give codes in '{0}', of which the texts are not known: name each in sql, as "
        "with CASE {0} WHEN 1 THEN '…' END AS {0}",
        "查询结果中“{0}”列可能是编码，无法得知其含义；请在 sql 中写明，例如 CASE {0} WHEN 1 THEN "
        "'…' END AS {0}",
        name));
}

const std::string* CodedColumns::find(std::size_t field, std::string_view code) const {
  const auto column = texts_.find(field);
  if (column == texts_.end()) return nullptr;
  const auto found = column->second.find(code);
  return found == column->second.end() ? nullptr : &found->second;
}

const std::string* CodedColumns::text_instead(std::size_t field, std::string_view code) const {
  const auto column = texts_.find(field);
  if (column == texts_.end()) return nullptr;
  const bool is_text =
      std::ranges::any_of(column->second, [&](const auto& entry) { return entry.second == code; });
  return is_text ? nullptr : find(field, code);
}

std::string CodedColumns::listed(std::size_t field) const {
  const auto found = texts_.find(field);
  return found == texts_.end() ? std::string() : listed_codes(found->second);
}

}  // namespace hinterland
