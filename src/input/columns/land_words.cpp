// SPDX-License-Identifier: Apache-2.0
#include "input/columns/land_words.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace hinterland {

namespace {

struct LandWord {
  LandKind kind;
  std::string_view word;
};

constexpr LandKind built = LandKind::built_up;
constexpr LandKind kept = LandKind::kept_free;

constexpr std::array words = {
    LandWord{built, "建成区"},    LandWord{built, "建成地"},      LandWord{built, "建成用地"},
    LandWord{built, "建设用地"},  LandWord{built, "居民点"},      LandWord{built, "居民地"},
    LandWord{built, "built-up"},  LandWord{built, "built up"},    LandWord{built, "built_up"},
    LandWord{built, "builtup"},   LandWord{built, "urban"},       LandWord{kept, "农田"},
    LandWord{kept, "红线"},       LandWord{kept, "保护区"},       LandWord{kept, "保护地"},
    LandWord{kept, "水源地"},     LandWord{kept, "公益林"},       LandWord{kept, "湿地"},
    LandWord{kept, "蓄滞洪区"},   LandWord{kept, "行洪区"},       LandWord{kept, "禁建区"},
    LandWord{kept, "禁止建设区"}, LandWord{kept, "禁止建设用地"}, LandWord{kept, "限制建设用地"},
    LandWord{kept, "耕地"},       LandWord{kept, "水田"},         LandWord{kept, "旱地"},
    LandWord{kept, "水浇地"},     LandWord{kept, "林地"},         LandWord{kept, "草地"},
    LandWord{kept, "园地"},       LandWord{kept, "水面"},         LandWord{kept, "水域"},
    LandWord{kept, "滩涂"},       LandWord{kept, "farmland"},     LandWord{kept, "farm land"},
    LandWord{kept, "cropland"},   LandWord{kept, "forest"},       LandWord{kept, "wetland"},
    LandWord{kept, "reserve"},    LandWord{kept, "protected"},    LandWord{kept, "red line"},
    LandWord{kept, "floodplain"}};

/// What may stand behind the word: its number, and nouns that add nothing.
std::string_view without_end(std::string_view text) {
  constexpr std::array<std::string_view, 8> ends = {"范围",  "图斑",  "地块",  " area",
                                                    "_area", " land", " zone", " line"};
  constexpr std::string_view marks = "0123456789 #-_()";
  for (bool more = true; more && !text.empty();) {
    more = marks.find(text.back()) != marks.npos;
    if (more) text.remove_suffix(1);
    for (const std::string_view end : ends) {
      if (!text.ends_with(end) || end == text || text.ends_with("red line")) continue;
      text.remove_suffix(end.size());
      more = true;
    }
  }
  return text;
}

}  // namespace

std::optional<LandKind> land_in_words(std::string_view text) {
  const std::string plain = plain_word(narrow_text(text));
  const std::string_view name = without_end(plain);
  const LandWord* longest = nullptr;
  for (const LandWord& word : words) {
    const bool is_longer = longest == nullptr || word.word.size() > longest->word.size();
    if (name.ends_with(word.word) && is_longer) longest = &word;
  }
  return longest == nullptr ? std::nullopt : std::optional(longest->kind);
}

}  // namespace hinterland
