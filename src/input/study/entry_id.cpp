// SPDX-License-Identifier: Apache-2.0
#include "input/study/entry_id.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

namespace hinterland {

std::string read_id(const ConfigTable& entry, std::set<std::string>& seen) {
  std::string id;
  entry.take("id", id);
  const bool snake_case =
      !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
  if (!snake_case) {
    entry.refuse_value("id", filled_text("'id' must be of small letters, digits and _, and is "
                                         "\"{}\"",
                                         "“id”只能用小写字母、数字和 _，现为 \"{}\"", id));
  }
  if (!seen.insert(id).second) {
    entry.refuse_value("id", filled_text("the id '{}' is there twice. Rename one.",
                                         "id “{}”重复。请改其中一个。", id));
  }
  return id;
}

}  // namespace hinterland
