// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A level, and the word that denotes it.
struct LevelWord {
  Level level;
  std::string_view word;
};

/// The level denoted by the kind of a facility, else by its name: village for 村卫生室 and "village
/// clinic", town for 乡镇卫生院, county for 县医院. The last such word decides: 王庄镇李庄村小学
/// belongs to a village. None if there is no such word. The words in 农村信用社, 城镇超市, 社区 and
/// 超市 do not count, nor those that are part of another name (李庄村路小学, 周村中学), nor a town
/// or county that may only be the address of a village's facility: 王庄镇李庄小学.
std::optional<LevelWord> level_in_words(std::string_view kind, std::string_view name);

/// The kinds listed in one cell: two for 小学、卫生院 and "school; clinic". One if there is no
/// separator, or if the cell is a hierarchy of categories (`classes_below`), in which only |
/// separates kinds.
std::vector<std::string> kinds_in_cell(std::string_view text);

/// The categories below a top-level category of a web map (Amap, Baidu, Tencent), from general to
/// specific: 动物医疗场所 and 宠物诊所 for 医疗保健服务;动物医疗场所;宠物诊所. Top-level categories
/// are too general to determine a service. Empty if the text does not start with one.
std::vector<std::string> classes_below(std::string_view text);

}  // namespace hinterland
