// SPDX-License-Identifier: Apache-2.0
#include "world/null_word.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "base/word_list.hpp"

#include <string>

namespace hinterland {

bool is_null_word(std::string_view text) {
  // A place may be called Na, Nan or None: these words match only in the case that programs write.
  if (is_one_of(text, {"nan", "NaN", "None"})) return true;
  const std::string word = plain_word(narrow_text(text));
  if (word.empty()) return false;
  if (word.find_first_not_of("-./\\_") == word.npos) return true;
  return is_one_of(word, {"\\n",      "null",   "<null>", "(null)", "[null]", "{null}",    "'null'",
                          "\"null\"", "#null!", "#null",  "dbnull", "#n/a",   "#na",       "<na>",
                          "n/a",      "n.a.",   "n.a",    "n.d.",   "(none)", "undefined", "(空)",
                          "<空>",     "[空]",   "空",     "空值",   "空白",   "空缺",      "无数据",
                          "缺失",     "—",      "——",     "–",      "…",      "……"});
}

}  // namespace hinterland
