// SPDX-License-Identifier: Apache-2.0
#include "input/columns/column_hints.hpp"

#include "input/columns/field_label.hpp"

#include "base/plain_word.hpp"
#include "input/columns/own_radius.hpp"
#include "world/known_words.hpp"
#include "world/place_name.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace hinterland {

namespace {

struct Hints {
  std::string_view role;
  bool numbers;                          ///< the cells are numbers
  std::vector<std::string_view> parts;   ///< of a name, wherever they stand
  std::vector<std::string_view> at_end;  ///< short ones, at the beginning or end of a name
  std::vector<std::string_view> never;  ///< parts that mean something else: 户籍人口 are people
};

const Hints* hints_of(std::string_view role) {
  static const std::array<Hints, 8> hints = {
      {{"people",
        true,
        {"人口", "人数", "renkou", "popul", "people", "inhab", "resid"},
        {"rk", "pop"},
        {"户数",  "hushu", "househ", "非农",   "流动", "劳动", "贫困", "外出", "党员", "学生",
         "低保",  "老年",  "儿童",   "残疾",   "就业", "男",   "女",   "male", "poor", "pover",
         "child", "elder", "migra",  "所在地", "驻地", "镇区", "供水", "受益", "覆盖", "服务",
         "暂住",  "外来",  "参保",   "搬迁",   "迁入", "出生", "死亡"}},
       {"households",
        true,
        {"户", "hushu", "househ"},
        {"hh", "hs"},
        {"人", "renkou", "popul", "people", "户均", "户籍地"}},
       {"name",
        false,
        {"名", "name", "ming"},
        {"mc"},
        {"姓名", "人名", "书记", "主任", "负责", "联系", "户名", "别名", "曾用", "路名", "省",
         "城市", "地市", "file", "user", "owner", "contact", "layer"}},
       {"code", false, {"码", "编号", "代号", "code", "daima"}, {"dm", "bm"}, {}},
       {"radius",
        true,
        {"半径", "radius", "服务范围", "覆盖范围", "辐射范围", "服务距离", "catchment"},
        {"fwbj"},
        {"人口", "面积", "户数", "村数", "平方", "km2", "km²", "㎡", "公顷", "亩"}},
       {"level", false, {"级", "level", "grade"}, {"jb"}, {"年级", "班级"}},
       {"kind", false, {"类", "种", "type", "kind", "leixing", "categ"}, {"lx", "lb"}, {}},
       {"speed",
        true,
        {"speed", "速"},
        {},
        {"高速", "快速", "加速", "风速", "流速", "wind", "cat", "class", "code", "type", "等级"}}}};
  const auto* const found = std::ranges::find(hints, role, &Hints::role);
  return found == hints.end() ? nullptr : found;
}

/// A name that says that the column holds something else: of people, 流动人口 (those passing
/// through).
bool is_called_otherwise(const Hints& hints, std::string_view name) {
  const bool are_counted = hints.role == "people" || hints.role == "households";
  if (are_counted && is_of_the_future(name)) return true;
  const std::string word = plain_word(name);
  return std::ranges::any_of(hints.never,
                             [&](std::string_view part) { return word.find(part) != word.npos; });
}

/// A figure that is no count: a density, a rate, a share, a mean, a measure.
bool is_no_count(std::string_view name) {
  static constexpr std::array<std::string_view, 39> parts = {
      "密度",   "率",   "比",   "均",     "占",    "增长",   "增减",  "变化",   "年龄", "收入",
      "产值",   "面积", "长度", "距离",   "高程",  "海拔",   "坡度",  "坐标",   "年份", "电话",
      "邮编",   "排名", "dens", "growth", "rate",  "ratio",  "share", "perc",   "pct",  "change",
      "averag", "mean", "avg",  "median", "index", "income", "area",  "length", "km2"};
  static constexpr std::array<std::string_view, 8> at_end = {"den",  "year", "elev",  "dist",
                                                             "rank", "zip",  "phone", "age"};
  if (name.find('%') != name.npos || name.find("％") != name.npos || name.find("‰") != name.npos)
    return true;
  const std::string word = plain_word(name);
  const auto is_in = [&](std::string_view part) { return word.find(part) != word.npos; };
  const auto ends = [&](std::string_view part) { return word.ends_with(part); };
  return std::ranges::any_of(parts, is_in) || std::ranges::any_of(at_end, ends);
}

/// A number that tells records apart: OBJECTID, EntityHandle, 序号.
bool is_a_number_of_records(std::string_view name) {
  static constexpr std::array<std::string_view, 9> parts = {
      "handle", "序号", "编号", "代码", "编码", "serial", "uuid", "guid", "number"};
  const std::string word = plain_word(name);
  const auto is_in = [&](std::string_view part) { return word.find(part) != word.npos; };
  return word.starts_with("id") || word.ends_with("id") || word.ends_with("key") || word == "no" ||
         word == "num" || word == "nr" || word == "oid" || word == "fid" ||
         std::ranges::any_of(parts, is_in);
}

bool looks_called(const Hints& hints, std::string_view name) {
  const std::string word = plain_word(name);
  if (word.ends_with("id") || word.ends_with("uid")) return false;  // numbers records
  const auto holds = [&](std::string_view part) { return word.find(part) != word.npos; };
  const auto ends = [&](std::string_view part) {
    return word.starts_with(part) || word.ends_with(part);
  };
  if (is_called_otherwise(hints, name)) return false;
  return std::ranges::any_of(hints.parts, holds) || std::ranges::any_of(hints.at_end, ends);
}

bool are_mostly(const ColumnSample& sample, const std::function<bool(std::string_view)>& test) {
  const auto passing = std::ranges::count_if(sample.cells, test);
  return !sample.cells.empty() && static_cast<std::size_t>(passing) * 5 >= sample.cells.size() * 4;
}

/// Whether the cells are names of the layer's places by their last word.
bool are_names_of(std::string_view layer, const ColumnSample& sample) {
  using Ends = std::vector<std::string_view>;
  static const Ends towns = {"镇", "乡", "街道", "办事处", "苏木", "人民政府"};
  static const Ends counties = {"县", "区", "市", "旗"};
  static const Ends villages = {"村", "社区", "委会", "嘎查", "屯"};
  const auto ends_in = [](std::string_view name, const Ends& ends) {
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
  };
  return are_mostly(sample, [&](std::string_view name) {
    if (layer == "villages") return ends_in(name, villages);
    const bool may_be_county = layer == "boundaries";
    if (layer != "towns" && !may_be_county) return false;
    return ends_in(name, towns) || (may_be_county && ends_in(name, counties));
  });
}

/// Whether the cells are levels that decide something: of seats, one that is a county's.
bool are_levels(std::string_view layer, const ColumnSample& sample) {
  const auto is_level = [](std::string_view cell) {
    const auto level = known_level(cell);
    return level && *level != Level::unknown;
  };
  const auto is_county = [](std::string_view cell) { return known_level(cell) == Level::county; };
  return are_mostly(sample, is_level) &&
         (layer != "towns" || std::ranges::any_of(sample.cells, is_county));
}

/// 周边3公里 is no number and says a length.
bool say_lengths(const ColumnSample& sample) {
  constexpr std::array<std::string_view, 4> units = {"公里", "千米", "米", "km"};
  return are_mostly(sample, [&](std::string_view cell) {
    const bool has_digit = cell.find_first_of("0123456789") != cell.npos;
    return has_digit && std::ranges::any_of(units, [&](std::string_view unit) {
             return plain_word(cell).find(unit) != std::string::npos;
           });
  });
}

/// Whether four in five cells end with the word of a town: 王庄镇, 龙山街道.
bool holds_towns(const ColumnSample& sample) {
  const auto towns = static_cast<std::size_t>(std::ranges::count_if(
      sample.cells, [](const std::string& cell) { return level_said_by(cell) == Level::town; }));
  return towns > 0 && 5 * towns >= 4 * sample.cells.size();
}

}  // namespace

bool has_hints(std::string_view role) { return role == "town" || hints_of(role) != nullptr; }

bool may_hold(std::string_view role, std::string_view layer, std::string_view name,
              const ColumnSample& sample) {
  if (role == "town") return holds_towns(sample);
  const Hints* hints = hints_of(role);
  if (hints == nullptr || (hints->numbers && is_no_count(name))) return false;
  if (role == "level" && !are_levels(layer, sample)) return false;
  const bool may_be_radius = role == "radius" && (is_in_time(name) || say_lengths(sample));
  const bool may_be_text = role == "code" || may_be_radius;
  return (sample.are_numbers() == hints->numbers || may_be_text) && looks_called(*hints, name);
}

bool may_hold_by_cells(std::string_view role, std::string_view layer, std::string_view name,
                       const ColumnSample& sample) {
  if (role == "name") return are_names_of(layer, sample);
  return role == "people" && sample.may_be_people() && !looks_called(*hints_of("code"), name) &&
         !is_no_count(name) && !is_a_number_of_records(name) &&
         !is_called_otherwise(*hints_of(role), name);
}

/// Whether the answers depend on the role, so that a column that may hold it is a problem.
bool is_decisive(std::string_view layer, std::string_view role) {
  const bool has_places = layer == "villages" || layer == "towns" || layer == "boundaries";
  if (role == "name") return has_places;
  const bool are_facilities = layer.starts_with("facilities");
  return (role == "radius" && are_facilities) ||
         (role == "level" && (are_facilities || layer == "towns"));
}

}  // namespace hinterland
