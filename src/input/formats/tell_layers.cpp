// SPDX-License-Identifier: Apache-2.0
#include "input/formats/tell_layers.hpp"

#include "base/text_fill.hpp"
#include "input/formats/layers_alike.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace hinterland {

void tell_layers_alike(const AskedLayer& asked, const GdalLayer& layer, PlainSheet& sheet,
                       Notes& notes) {
  if (asked.layer.empty() || !asked.sql.empty()) return;
  std::vector<std::string> alike = sheet.is_made ? sheet.alike : layer.layers_alike();
  if (asked.wants_all()) {
    if (!alike.empty())
      notes.push_back(filled_text("read as one layer, for their columns are the same: {}",
                                  "列名相同，合为一个图层读取：{}", listed_text(alike)));
    return;
  }
  std::erase_if(alike, [&](const std::string& name) { return are_years({asked.layer, name}); });
  if (alike.empty()) return;
  const Text told = filled_text(
      "{} in the file with the same columns not read: {}. If they belong together, write layer = "
      "\"*\"",
      "文件中另有{}列名相同，未读取：{}。若同属一个图层，请写 layer = \"*\"",
      Text(counted(alike.size(), "more layer", "more layers"),
           fmt::format("{}个图层", alike.size())),
      listed_text(alike));
  if (alike.size() > 1 && sheet.elsewhere.empty()) {
    sheet.elsewhere = told;
  } else {
    notes.push_back(told);
  }
}

}  // namespace hinterland
