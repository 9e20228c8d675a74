// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A level, and the word that says it.
struct LevelWord {
  Level level;
  std::string_view word;
};

/// The level that the kind of a facility says, else its name: 村卫生室 and "village clinic" are a
/// village's, 乡镇卫生院 a town's, 县医院 a county's. The last word decides: 王庄镇李庄村小学 is a
/// village's. None: neither has such a word; 农村信用社, 城镇超市, 社区 and 超市 say no level, nor
/// does a name in which it is part of another (李庄村路小学, 周村中学), or a town or county that is
/// but the address of what may be a village's: 王庄镇李庄小学.
std::optional<LevelWord> level_in_words(std::string_view kind, std::string_view name);

/// The kinds in one cell: 小学、卫生院 and "school; clinic" are two. One where nothing parts them,
/// or where they are classes of one another (`classes_below`), of which only | parts several.
std::vector<std::string> kinds_in_cell(std::string_view text);

/// The classes of one kind below a class of the highest level of a web map (Amap, Baidu, Tencent),
/// the widest first: 医疗保健服务;动物医疗场所;宠物诊所 are 动物医疗场所 and 宠物诊所. Such a
/// highest class holds too much to say what a place is. Empty: the text does not begin with one.
std::vector<std::string> classes_below(std::string_view text);

}  // namespace hinterland
