// SPDX-License-Identifier: Apache-2.0
#include "input/records/doubted_levels.hpp"

#include "base/text_fill.hpp"
#include "input/columns/facility_words.hpp"

namespace hinterland {

namespace {

constexpr std::size_t least_facilities = 3;

}  // namespace

void DoubtedLevels::add(Level by_column, std::string_view kind, std::string_view name) {
  if (by_column == Level::unknown) return;
  const auto said = level_in_words(kind, name);
  if (!said) return;
  const bool is_of_village = said->level == Level::village;
  Doubted& doubted = is_of_village ? villages_ : towns_;
  ++doubted.said;
  if ((by_column == Level::village) == is_of_village) return;
  if (doubted.contrary++ == 0) doubted.first = name.empty() ? kind : name;
}

void DoubtedLevels::report(const std::string& layer, const std::string& column,
                           Problems& problems) const {
  const Text of_villages{"the villages'", "村级"};
  const Text of_towns{"the towns'", "乡镇级以上"};
  for (const bool is_of_village : {true, false}) {
    const Doubted& doubted = is_of_village ? villages_ : towns_;
    if (doubted.contrary < least_facilities || 2 * doubted.contrary <= doubted.said) continue;
    problems.push_back(
        {ProblemKind::unknown_level, layer, -1, "", std::nullopt,
         filled_text(
             "{0} facilities that are {1} by their kinds or names, the first {2}, are {3} "
             "by '{4}', and so they count. If the names are right, write their levels there, "
             "or leave the cells blank",
             "{0} 处设施按类型或名称为{1}（首处为{2}），按“{4}”列却为{3}，仍以该列为准。"
             "如名称无误，请改正该列或留空",
             doubted.contrary, is_of_village ? of_villages : of_towns, doubted.first,
             is_of_village ? of_towns : of_villages, column)});
  }
}

}  // namespace hinterland
