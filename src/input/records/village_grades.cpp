// SPDX-License-Identifier: Apache-2.0
#include "input/records/village_grades.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "world/known_words.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

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
