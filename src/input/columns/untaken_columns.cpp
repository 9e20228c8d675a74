// SPDX-License-Identifier: Apache-2.0
#include "input/columns/untaken_columns.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/column_roles.hpp"
#include "input/columns/column_sample.hpp"
#include "input/columns/field_choice.hpp"
#include "input/columns/land_use.hpp"
#include "input/columns/line_services.hpp"
#include "input/columns/village_answers.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_label.hpp"
#include "input/text/mangled_text.hpp"
#include "system/shown_text.hpp"
#include "world/known_words.hpp"
#include "world/place_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

struct Hints {
  std::string_view role;
  bool numbers;                          ///< the cells are numeric
  std::vector<std::string_view> parts;   ///< of a name, at any position
  std::vector<std::string_view> at_end;  ///< short ones, at the beginning or end of a name
  /// Parts that exclude the role: 户籍人口 are people, not households.
  std::vector<std::string_view> never;
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

/// Whether the name denotes something else: for people, 流动人口 (migrants).
bool is_called_otherwise(const Hints& hints, std::string_view name) {
  const bool are_counted = hints.role == "people" || hints.role == "households";
  if (are_counted && is_of_the_future(name)) return true;
  const std::string word = plain_word(name);
  return std::ranges::any_of(hints.never,
                             [&](std::string_view part) { return word.find(part) != word.npos; });
}

/// Whether the name denotes a quantity that is not a count: a density, rate, share, mean or
/// measure.
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

/// Whether the name denotes an identifier: OBJECTID, EntityHandle, 序号.
bool is_a_number_of_records(std::string_view name) {
  static constexpr std::array<std::string_view, 9> parts = {
      "handle", "序号", "编号", "代码", "编码", "serial", "uuid", "guid", "number"};
  const std::string word = plain_word(name);
  const auto is_in = [&](std::string_view part) { return word.find(part) != word.npos; };
  return word.starts_with("id") || word.ends_with("id") || word.ends_with("key") || word == "no" ||
         word == "num" || word == "nr" || word == "oid" || word == "fid" ||
         std::ranges::any_of(parts, is_in);
}

bool is_named_like(const Hints& hints, std::string_view name) {
  const std::string word = plain_word(name);
  if (word.ends_with("id") || word.ends_with("uid")) return false;  // an identifier
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

/// Whether the cells end in words for the places of this layer.
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

/// Whether the cells are levels that affect the results: for seats, at least one must be a county.
bool are_levels(std::string_view layer, const ColumnSample& sample) {
  const auto is_level = [](std::string_view cell) {
    const auto level = known_level(cell);
    return level && *level != Level::unknown;
  };
  const auto is_county = [](std::string_view cell) { return known_level(cell) == Level::county; };
  return are_mostly(sample, is_level) &&
         (layer != "towns" || std::ranges::any_of(sample.cells, is_county));
}

/// Whether the cells are text that contains a length: 周边3公里.
bool are_lengths(const ColumnSample& sample) {
  constexpr std::array<std::string_view, 4> units = {"公里", "千米", "米", "km"};
  return are_mostly(sample, [&](std::string_view cell) {
    const bool has_digit = cell.find_first_of("0123456789") != cell.npos;
    return has_digit && std::ranges::any_of(units, [&](std::string_view unit) {
             return plain_word(cell).find(unit) != std::string::npos;
           });
  });
}

/// Whether at least four fifths of the cells end in a word for a town: 王庄镇, 龙山街道.
bool holds_towns(const ColumnSample& sample) {
  const auto towns = static_cast<std::size_t>(std::ranges::count_if(
      sample.cells, [](const std::string& cell) { return level_named_in(cell) == Level::town; }));
  return towns > 0 && 5 * towns >= 4 * sample.cells.size();
}

/// Whether candidate columns are searched for this role if none is recognised.
bool has_hints(std::string_view role) { return role == "town" || hints_of(role) != nullptr; }

/// Whether a column may hold the role: a part of its name suggests it, and the cells do not
/// contradict.
///
///   layer  the block of the study: villages, towns, facilities.medical, ...
bool may_hold(std::string_view role, std::string_view layer, std::string_view name,
              const ColumnSample& sample) {
  if (role == "town") return holds_towns(sample);
  const Hints* hints = hints_of(role);
  if (hints == nullptr || (hints->numbers && is_no_count(name))) return false;
  if (role == "level" && !are_levels(layer, sample)) return false;
  const bool may_be_radius = role == "radius" && (is_in_time(name) || are_lengths(sample));
  const bool may_be_text = role == "code" || may_be_radius;
  return (sample.are_numbers() == hints->numbers || may_be_text) && is_named_like(*hints, name);
}

/// The same by cells alone: numbers of the size of villages, and names that end in a word for the
/// places of the layer (王庄镇).
bool may_hold_by_cells(std::string_view role, std::string_view layer, std::string_view name,
                       const ColumnSample& sample) {
  if (role == "name") return are_names_of(layer, sample);
  return role == "people" && sample.may_be_people() && !is_named_like(*hints_of("code"), name) &&
         !is_no_count(name) && !is_a_number_of_records(name) &&
         !is_called_otherwise(*hints_of(role), name);
}

/// Whether the results depend on the role, so that a candidate column is reported as a problem.
bool is_decisive(std::string_view layer, std::string_view role) {
  const bool has_places = layer == "villages" || layer == "towns" || layer == "boundaries";
  if (role == "name") return has_places;
  const bool are_facilities = layer.starts_with("facilities");
  return (role == "radius" && are_facilities) ||
         (role == "level" && (are_facilities || layer == "towns"));
}

std::string name_and_cells(const std::string& name, const ColumnSample& sample) {
  constexpr std::size_t most = 3;
  const std::vector<std::string> first(
      sample.cells.begin(),
      sample.cells.begin() + static_cast<std::ptrdiff_t>(std::min(most, sample.cells.size())));
  return fmt::format("'{}' ({})", on_one_line(name), fmt::join(first, ", "));
}

Text no_column_text(const std::string& role, const std::vector<std::string>& shown_ones,
                    const std::string& first) {
  if (shown_ones.empty() && role == "name") {
    return {
        "no column for names, so records are identified by their codes or numbers. Name it with "
        "fields = { name = \"…\" }",
        "没有名称列，各条记录以代码或序号称呼；请用 fields = { name = \"…\" } 指明"};
  }
  if (shown_ones.empty()) {
    return filled_text(
        "no column for {0}; the selection of sites and all figures of people need one. Name it "
        "with fields = {{ {0} = \"…\" }}",
        "没有 {0} 列，选址和人口统计都需要；请用 fields = {{ {0} = \"…\" }} 指明", role);
  }
  return filled_text(
      "no column for {0} is recognised; {1} may contain it: write fields = {{ {0} = {2} }}",
      "未识别出 {0} 列；可能是 {1}：请写 fields = {{ {0} = {2} }}", role,
      fmt::format("{}", fmt::join(shown_ones, ", ")), toml_text(first));
}

/// Whether a role for which candidates are searched has no column.
bool may_be_unused(const std::vector<std::string>& roles,
                   const std::vector<std::optional<std::size_t>>& chosen) {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!chosen[i] && has_hints(roles[i])) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> taken_columns(std::size_t columns,
                                const std::vector<std::optional<std::size_t>>& chosen,
                                const std::vector<std::size_t>& others) {
  std::vector<bool> is_taken(columns, false);
  for (const std::size_t field : others) is_taken[field] = true;
  for (const auto& field : chosen) {
    if (field) is_taken[*field] = true;
  }
  return is_taken;
}

std::vector<UnusedColumn> find_unused_columns(std::string_view layer,
                                              const std::vector<TableField>& fields,
                                              const std::vector<ColumnSample>& samples,
                                              const std::vector<std::string>& roles,
                                              const std::vector<std::optional<std::size_t>>& chosen,
                                              const std::vector<bool>& is_taken) {
  constexpr std::size_t max_shown = 5;
  std::vector<UnusedColumn> unused_columns;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (chosen[i] || !has_hints(roles[i])) continue;
    std::vector<std::size_t> candidates;
    const auto add_if = [&](auto test) {
      for (std::size_t field = 0; field < samples.size(); ++field) {
        const bool is_named = mangling_of(fields[field].name) == Mangling::none;
        if (is_named && !is_taken[field] && !samples[field].cells.empty() && test(field))
          candidates.push_back(field);
      }
    };
    add_if([&](std::size_t field) {
      return may_hold(roles[i], layer, fields[field].name, samples[field]);
    });
    if (candidates.empty())
      add_if([&](std::size_t field) {
        return may_hold_by_cells(roles[i], layer, fields[field].name, samples[field]);
      });
    if (candidates.empty() && roles[i] != "people" && roles[i] != "name") continue;
    std::vector<std::string> names;
    for (std::size_t k = 0; k < candidates.size() && k < max_shown; ++k)
      names.push_back(name_and_cells(fields[candidates[k]].name, samples[candidates[k]]));
    const std::string first = candidates.empty() ? std::string() : fields[candidates.front()].name;
    const bool is_time = roles[i] == "radius" && is_in_time(first);
    unused_columns.push_back(
        {roles[i], !candidates.empty(), is_decisive(layer, roles[i]) && !is_time,
         is_time ? column_in_time(first) : no_column_text(roles[i], names, first)});
  }
  return unused_columns;
}

namespace {

/// Marks chosen columns, and other columns with the same meaning or of other years.
std::vector<bool> with_others_of_a_role(const std::vector<TableField>& fields,
                                        const std::vector<FieldRequest>& requests,
                                        const std::vector<std::optional<std::size_t>>& chosen,
                                        std::vector<bool> is_taken) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!chosen[i] || !requests[i].rank || requests[i].holds) continue;
    if (!requests[i].rank(fields[*chosen[i]].name)) continue;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (requests[i].rank(fields[field].name)) is_taken[field] = true;
    }
  }
  return is_taken;
}

/// Names of columns that are not used of a layer of facilities or lines, although they resemble a
/// status, a voltage or a capacity, which may decide whether a record serves.
std::vector<std::string> unused_qualities(std::string_view layer,
                                          const std::vector<TableField>& fields,
                                          const std::vector<bool>& is_taken) {
  const bool is_network = layer.starts_with("networks.");
  std::vector<std::string> names;
  if (!is_network && !layer.starts_with("facilities")) return names;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const std::string word = plain_word(fields[field].name);
    const auto holds = [&](std::string_view part) { return word.find(part) != word.npos; };
    const bool is_quality = holds("容量") || holds("capacity") || holds("电压") ||
                            holds("voltage") || holds("kva") || holds("mva") ||
                            (is_network && (holds("管径") || holds("压力") || holds("pressure")));
    if (is_quality && !is_taken[field]) names.push_back(on_one_line(fields[field].name));
  }
  return names;
}

/// All statements about columns that may contain answers and are not read.
Text describe_unread_answers(const std::string& layer, const std::vector<TableField>& fields,
                             const std::vector<ColumnSample>& samples,
                             const std::vector<FieldRequest>& requests,
                             const std::vector<std::optional<std::size_t>>& chosen,
                             std::vector<bool> is_taken) {
  const Text nothing = nothing_read(layer, fields, requests, chosen, is_taken);
  Text message = doubtful_answers(fields, samples, requests, chosen, is_taken);
  std::optional<std::size_t> households;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (requests[i].role == "households") households = chosen[i];
  }
  const Text unread = unread_answers(fields, samples, is_taken, households);
  if (!message.en.empty() && !unread.en.empty()) message = message + Text(". ", "。");
  message = message + unread;
  return message.en.empty() ? nothing : message;
}

}  // namespace

void report_unused_columns(GdalTable& table, const LayerSource& source, const ColumnsFound& columns,
                           Notes& notes, Problems& problems) {
  const auto& [requests, chosen, others] = columns;
  std::vector<std::string> roles;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    roles.push_back(requests[i].role);
    if (chosen[i]) found.push_back(requests[i].role);
  }
  if (const auto names = unused_qualities(source.name, table.fields(),
                                          taken_columns(table.fields().size(), chosen, others));
      !names.empty()) {
    const std::string list = fmt::format("{}", fmt::join(names, ", "));
    notes.push_back(filled_text(
        "{}: not used, although it may tell what serves: {}. If it does, name it in fields, or "
        "exclude with where what does not serve",
        "{}：以下列可能说明是否供应，但未采用：{}。如是，请用 fields 指明，或用 where "
        "剔除不供应的记录",
        source.name, list));
  }
  const bool has_households = std::ranges::find(found, "households") != found.end();
  const bool are_villages = source.name == "villages";
  const bool may_answer = are_villages || source.name == "census";
  const bool may_indicate_role = has_typical_columns(source.name);
  if (!may_answer && !may_indicate_role && !may_be_unused(roles, chosen)) return;
  const std::vector<TableField>& fields = table.fields();
  const std::vector<ColumnSample> samples = sampled_columns(table);
  const std::vector<bool> is_taken =
      taken_columns(fields.size(), chosen, and_cut_names(others, fields, requests));
  Text warning = warning_on_columns(source.name, fields, samples);
  if (warning.en.empty()) warning = warning_on_line_services(table, source);
  if (warning.en.empty()) warning = warning_on_land_use(table, source);
  if (!warning.en.empty()) {
    problems.push_back(
        {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt, warning});
  }
  if (may_answer) {
    const Text message =
        describe_unread_answers(source.name, fields, samples, requests, chosen,
                                with_others_of_a_role(fields, requests, chosen, is_taken));
    if (!message.en.empty())
      problems.push_back(
          {ProblemKind::answers_not_read, source.name, -1, "", std::nullopt, message});
    for (const Text& mark : unread_marks(fields, samples, is_taken, found))
      problems.push_back({ProblemKind::answers_not_read, source.name, -1, "", std::nullopt, mark});
  }
  for (const UnusedColumn& column :
       find_unused_columns(source.name, fields, samples, roles, chosen, is_taken)) {
    const bool is_of_people = column.role == "people";
    const bool is_needed = (is_of_people || column.role == "name") && are_villages;
    if (is_needed && is_of_people && column.has_candidate && !has_households) {
      problems.push_back(
          {ProblemKind::people_missing, source.name, -1, "", std::nullopt, column.message});
    } else if (column.has_candidate && column.is_decisive) {
      problems.push_back(
          {ProblemKind::field_ambiguous, source.name, -1, "", std::nullopt, column.message});
    } else if (column.has_candidate || is_needed) {
      notes.push_back(
          {source.name + ": " + column.message.en, source.name + "：" + column.message.zh});
    }
  }
}

bool is_note_of_unused_column(const Text& note, std::string_view layer, std::string_view role) {
  return note.en.starts_with(fmt::format("{}: no column for {}", layer, role)) ||
         note.en.starts_with(fmt::format("{}: no column for {} ", layer, role));
}

}  // namespace hinterland
