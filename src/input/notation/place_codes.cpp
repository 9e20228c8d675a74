// SPDX-License-Identifier: Apache-2.0
#include "input/notation/place_codes.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "world/folded_text.hpp"
#include "world/known_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// Code lengths of province, city, county, town, village and group (GB/T 2260 and 统计用区划代码),
/// and of a parcel of the land survey.
constexpr std::array<std::size_t, 7> digits_of_levels = {2, 4, 6, 9, 12, 15, 19};

bool are_zeros(std::string_view text) { return text.find_first_not_of('0') == text.npos; }

/// Whether the code starts with that of a province: GB/T 2260.
bool is_of_a_province(std::string_view code) {
  // Highest second digit by region: 11 to 15, 21 to 23, 31 to 37, …
  constexpr std::string_view max_of_region = "053764512";
  const auto region = static_cast<std::size_t>(code[0] - '0');
  if (region == 0 || region >= max_of_region.size()) return false;
  const char least = region == 5 ? '0' : '1';  // Chongqing is 50
  return code[1] >= least && code[1] <= max_of_region[region];
}

constexpr std::array<std::string_view, 23> sums = {
    "合计",       "小计",   "总计",   "共计",  "累计",     "汇总",     "总数",   "总和",
    "合计人",     "合计数", "合计户", "total", "subtotal", "totals",   "合计值", "sumtotal",
    "grandtotal", "总人口", "总户数", "个村",  "个行政村", "个自然村", "个社区"};
constexpr std::array<std::string_view, 4> sums_first = {"合计", "小计", "总计", "共计"};
constexpr std::array<std::string_view, 8> wholes = {"全县", "全市", "全区",   "全镇",
                                                    "全乡", "全旗", "全街道", "全办事处"};

}  // namespace

std::array<std::string_view, 6> CodedPlace::above() const {
  std::array<std::string_view, 6> found;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (digits_of_levels[i] < prefix.size()) found[i] = prefix.substr(0, digits_of_levels[i]);
  }
  return found;
}

std::optional<CodedPlace> coded_place(std::string_view code) {
  constexpr std::size_t min_digits = 6;
  const bool known = std::ranges::find(digits_of_levels, code.size()) != digits_of_levels.end();
  const bool digits = code.find_first_not_of("0123456789") == code.npos;
  if (!known || !digits || code.size() < min_digits || !is_of_a_province(code)) {
    return std::nullopt;
  }
  for (const std::size_t length : digits_of_levels) {
    if (length <= code.size() && are_zeros(code.substr(length))) {
      return CodedPlace{code.substr(0, length)};
    }
  }
  return std::nullopt;
}

bool is_name_of_sum(std::string_view name) {
  // Folding is slow, and nearly all names contain none of these.
  constexpr std::array<std::string_view, 16> parts = {
      "计", "計", "汇",   "彙",   "匯",       "总",       "總", "数",
      "數", "全", "otal", "OTAL", "ＯＴＡＬ", "ｏｔａｌ", "个", "個"};
  const bool may_be = std::ranges::any_of(
      parts, [&](std::string_view part) { return name.find(part) != name.npos; });
  if (!may_be) return false;
  const std::string folded = folded_characters(name);
  if (folded == "计" || std::ranges::find(wholes, folded) != wholes.end()) return true;
  const auto heads = [&](std::string_view word) {  // 合计18个村, but not 小计河村
    return folded.starts_with(word) && folded.size() > word.size() &&
           !is_beyond_ascii(folded[word.size()]);
  };
  if (std::ranges::any_of(sums_first, heads)) return true;
  return std::ranges::any_of(sums, [&](std::string_view word) { return folded.ends_with(word); });
}

bool may_be_of_higher_level(std::string_view name) {
  constexpr std::array<std::string_view, 24> ends = {
      "镇", "鎮", "鎭", "乡", "鄉", "道", "县", "縣", "市", "区", "區", "旗",
      "处", "處", "府", "地", "城", "木", "办", "辦", "计", "計", "总", "數"};
  constexpr std::array<std::string_view, 7> parts = {"计", "計", "汇总", "全", "总", "總", "彙"};
  constexpr std::array<std::string_view, 8> english = {"otal", "own",  "OWN",  "hip",
                                                       "HIP",  "unty", "UNTY", "TOTAL"};
  constexpr std::array<std::string_view, 4> more_english = {"rict", "RICT", "ity", "ITY"};
  const auto has = [&](std::string_view part) { return name.find(part) != name.npos; };
  if (is_ascii(name)) {
    return std::ranges::any_of(english, has) || std::ranges::any_of(more_english, has);
  }
  // Blanks, brackets and characters outside the common block may hide the ending.
  const bool is_plain = std::ranges::none_of(name, [&](char c) {
    return !is_beyond_ascii(c) ||
           (static_cast<unsigned char>(c) >= 0xC0 &&
            (static_cast<unsigned char>(c) < 0xE4 || static_cast<unsigned char>(c) > 0xE9));
  });
  return !is_plain || std::ranges::any_of(parts, has) ||
         std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

VillageGrade grade_of(std::string_view cell) {
  struct Word {
    std::string_view text;
    VillageGrade grade;
  };
  static constexpr std::array words = {Word{"行政村", VillageGrade::village},
                                       Word{"建制村", VillageGrade::village},
                                       Word{"村委会", VillageGrade::village},
                                       Word{"村民委员会", VillageGrade::village},
                                       Word{"社区", VillageGrade::village},
                                       Word{"居委会", VillageGrade::village},
                                       Word{"村级", VillageGrade::village},
                                       Word{"村", VillageGrade::village},
                                       Word{"村居", VillageGrade::village},
                                       Word{"administrative village", VillageGrade::village},
                                       Word{"administrative", VillageGrade::village},
                                       Word{"village", VillageGrade::village},
                                       Word{"自然村", VillageGrade::hamlet},
                                       Word{"自然屯", VillageGrade::hamlet},
                                       Word{"自然村落", VillageGrade::hamlet},
                                       Word{"自然庄", VillageGrade::hamlet},
                                       Word{"屯", VillageGrade::hamlet},
                                       Word{"居民点", VillageGrade::hamlet},
                                       Word{"natural village", VillageGrade::hamlet},
                                       Word{"natural", VillageGrade::hamlet},
                                       Word{"hamlet", VillageGrade::hamlet},
                                       Word{"村民小组", VillageGrade::group},
                                       Word{"村小组", VillageGrade::group},
                                       Word{"小组", VillageGrade::group},
                                       Word{"村组", VillageGrade::group},
                                       Word{"组", VillageGrade::group},
                                       Word{"village group", VillageGrade::group},
                                       Word{"group", VillageGrade::group}};
  std::string plain = plain_word(narrow_text(cell));
  std::ranges::replace(plain, '_', ' ');
  const auto* const found = std::ranges::find(words, std::string_view(plain), &Word::text);
  if (found != words.end()) return found->grade;
  const auto level = known_level(cell);
  return level == Level::town || level == Level::county ? VillageGrade::town
                                                        : VillageGrade::unknown;
}

bool is_grade_of_village(std::string_view cell) {
  const VillageGrade grade = grade_of(cell);
  return grade != VillageGrade::unknown && grade != VillageGrade::town;
}

bool are_grades_of_villages(const std::vector<std::string>& cells) {
  return std::ranges::any_of(cells, [](const auto& cell) { return is_grade_of_village(cell); }) &&
         std::ranges::all_of(cells, [](const auto& cell) {
           return is_blank_word(cell) || grade_of(cell) != VillageGrade::unknown;
         });
}

}  // namespace hinterland
