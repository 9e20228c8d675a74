// SPDX-License-Identifier: Apache-2.0
#include "world/lifecycle.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "world/cell_words.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

namespace hinterland {

namespace {

using WordSet = std::initializer_list<std::string_view>;

std::string without_ends(std::string text, WordSet beginnings, WordSet ends) {
  for (const std::string_view word : beginnings) {
    if (text.size() <= word.size() || !text.starts_with(word)) continue;
    text.erase(0, word.size());
    break;
  }
  for (const std::string_view word : ends) {
    if (text.size() <= word.size() || !text.ends_with(word)) continue;
    text.erase(text.size() - word.size());
    break;
  }
  return text;
}

/// Words for places and lines that do not serve, in addition to those known for a census.
constexpr std::string_view known_states =
    "|已拆|不在用|非在用|备用|冷备|热备|停办|停学|撤并|撤销|撤点|撤除|撤点并校|并校|注销|吊销|停业|"
    "歇业|停产|停止|关门|"
    "关张|倒闭|弃用|废除|废止|取消|封存|退役|拆迁|拆毁|暂停营业|停止营业|停止使用|停止运行|"
    "停止运营|暂停使用|暂停运营|未使用|未在用|未投用|未投入使用|未运营|未营业|未开业|"
    "未建|未建成|未竣工|未完工|拟新建|拟建设|规划新建|规划建设|规划拟建|计划新建|预留|"
    "筹设|尚未建成|尚未投用|不再使用|closed down|permanently closed|temporarily closed|"
    "shut|shut down|dissolved|inactive|deregistered|non-operational|non operational|nonoperational|"
    "decommissioned|dismantled|removed|destroyed|suspended|cancelled|razed|dormant|obsolete|"
    "future|unbuilt|not built|not yet built|not started|not yet open|not opened|under planning|"
    "under-construction|not in service|not in operation|not operating|not working|not functioning|"
    "out of service|out of operation|no longer in use|no longer in service|withdrawn|retired|"
    "deleted|void|invalid|无效|失效|作废|删除|并入其他|停运|停用|关停|旧址|原址|已改道|"
    "远期|远期规划|中期规划|近期规划|远期建设|近期建设|规划期|规划阶段|设计阶段|前期阶段|可研阶段|"
    "建设阶段|施工阶段|未通车|未通电|未通气|未通水|未供水|未投运|尚未投运|未投产|待投运|待开通|"
    "未开通|待投产|in ruins|derelict|mothballed|in construction|in development|under "
    "development|pre-construction|"
    "pre construction|shelved|collapsed|";

bool is_known_state(std::string_view word) {
  return !word.empty() && known_states.find(fmt::format("|{}|", word)) != known_states.npos;
}

/// Words of a census that are ambiguous for facilities and lines: a school may be approved, and
/// 建设 may be the name of a department.
bool is_vague(std::string_view word) {
  return is_one_of(
      word, {"建设", "施工", "改造中", "正在改造", "在改造", "前期", "断", "坏", "plan", "approved",
             "designed", "scheduled", "construction", "ongoing", "in progress", "stopped"});
}

/// The text without a date before or after it: 2019年7月撤并, 撤并于2019年, "closed in 2019".
std::string without_date(std::string word) {
  constexpr std::array<std::string_view, 13> parts = {
      "年", "月", "日", "底", "初", "于", "自", "起", " in", " since", " on", " from", "已"};
  constexpr std::string_view marks = "0123456789-/., ";
  if (word.find_first_of("0123456789") == word.npos) return word;
  for (bool more = true; more && !word.empty();) {
    const std::size_t size = word.size();
    if (marks.find(word.front()) != marks.npos) word.erase(0, 1);
    while (!word.empty() && marks.find(word.back()) != marks.npos) word.pop_back();
    for (const std::string_view part : parts) {
      if (word.starts_with(part)) word.erase(0, part.size());
      if (word.ends_with(part)) word.resize(word.size() - part.size());
    }
    more = word.size() < size;
  }
  return word;
}

/// Whether the text is a state with its cause or date: 漏损停用, 因生源不足停办, 撤并至王庄小学;
/// but not 未停用 or 拟撤并.
bool is_state_with_cause(std::string_view word) {
  constexpr std::size_t longest = 90;
  if (word.size() > longest) return false;
  for (const std::string_view begin :
       {"撤并至", "撤并到", "撤并入", "并入", "合并至", "合并到", "合并入"}) {
    if (word.starts_with(begin) || word.starts_with("已" + std::string(begin))) return true;
  }
  for (const std::string_view end :
       {"停用", "停办", "停运", "停学", "停业", "关停", "废弃", "报废", "撤并", "拆除", "撤销"}) {
    if (word.size() == end.size() || !word.ends_with(end)) continue;
    const std::string_view before = word.substr(0, word.size() - end.size());
    const WordSet none = {"未", "不",   "无",   "没",   "没有", "非",   "拟",
                          "将", "待",   "计划", "规划", "避免", "防止", "是否",
                          "可", "建议", "应",   "需",   "要",   "预计", "未被"};
    return std::none_of(none.begin(), none.end(),
                        [&](std::string_view no) { return before.ends_with(no); });
  }
  return false;
}

/// Whether the name of a line includes its state: 规划DN300供水管, 废弃污水管道.
bool is_line_with_state(std::string_view word) {
  constexpr std::array<std::string_view, 9> states = {"规划", "拟建", "待建", "在建", "新建规划",
                                                      "废弃", "停用", "报废", "远期"};
  constexpr std::array<std::string_view, 8> lines = {"管",   "管道", "管线", "管网",
                                                     "管段", "光缆", "电缆", "线路"};
  return std::ranges::any_of(states, [&](auto state) { return word.starts_with(state); }) &&
         std::ranges::any_of(lines, [&](auto line) { return word.ends_with(line); });
}

/// Words that state disuse only in a column of states: in others 建设 is a department.
bool is_state_in_its_column(std::string_view header, std::string_view text) {
  const std::string word = plain_word(narrow_text(text));
  return holds_one_of(plain_word(header), {"状态", "阶段", "时序", "期限", "status", "state",
                                           "stage", "phase", "lifecycle", "condition"}) &&
         is_one_of(word,
                   {"construction", "建设",   "施工",   "前期",      "近期",      "设计",
                    "可研",         "plan",   "design", "designed",  "scheduled", "in progress",
                    "development",  "was",    "ended",  "announced", "permitted", "former",
                    "historic",     "ruins",  "ruined", "idle",      "vacant",    "断",
                    "坏",           "stopped"});
}

bool is_state(std::string_view text) {
  std::string word = plain_word(narrow_text(text));
  std::ranges::replace(word, '_', ' ');
  word = without_date(std::move(word));
  if (word.empty() || is_vague(word)) return false;
  if (is_state_with_cause(word) || is_line_with_state(word)) return true;
  for (const std::string& form :
       {word, without_ends(word, {"已经", "现已", "已", "暂时", "长期", "目前", "现"},
                           {"状态", "道路", "公路", "管道", "管线", "管网", "线路", "学校", "设施",
                            "项目", "中", "了", "路"})}) {
    if (is_known_state(form)) return true;
    const auto statement = known_statement(form);
    if (statement == Statement::being_built || statement == Statement::planned ||
        statement == Statement::out_of_use)
      return true;
  }
  return false;
}

/// What a yes means in a column: 是否已停办 asks for absence, 在用 for presence.
enum class YesMeans { nothing, absent, present };

YesMeans meaning_of_yes(std::string_view header) {
  std::string word = plain_word(narrow_text(header));
  std::ranges::replace(word, '_', ' ');
  word = without_ends(word, {"是否已经", "是否已", "是否为", "是否", "有无", "is ", "if ", "已"},
                      {"?", "？", "否", "中", " yn", " flag", "标志", "标记", "标识", "状态"});
  if (is_one_of(word, {"规划",
                       "在建",
                       "拟建",
                       "未建",
                       "planned",
                       "proposed",
                       "closed",
                       "abandoned",
                       "disused",
                       "inactive",
                       "defunct",
                       "demolished",
                       "del",
                       "delete",
                       "deleted",
                       "retired",
                       "isdel",
                       "sfzx",
                       "sfsc",
                       "ruins",
                       "ruined",
                       "construction",
                       "under construction",
                       "sfty"}) ||
      is_known_state(word) || known_statement(word) == Statement::out_of_use)
    return YesMeans::absent;
  const bool means_presence = is_one_of(
      word,
      {"在用",   "启用",     "使用",        "运行",       "运营",        "营业",     "在办",
       "投用",   "投入使用", "建成",        "正常",       "正常使用",    "正常运行", "正常运营",
       "active", "in use",   "operational", "functional", "functioning", "working",  "in operation",
       "现状",   "有效",     "存续",        "valid",      "enabled",     "enable",   "in service",
       "sfyx",   "sfzy",     "sfxz"});
  return means_presence ? YesMeans::present : YesMeans::nothing;
}

/// Whether the cell contains a plausible year; 9999-12-31 means that there is none.
bool is_date(std::string_view cell) {
  const std::size_t at = cell.find_first_of("0123456789");
  constexpr std::size_t digits = 4;
  if (at == cell.npos || cell.size() < at + digits) return false;
  const std::string_view year = cell.substr(at, digits);
  return are_ascii_digits(year) && year >= "1900" && year < "2090";
}

/// The part in brackets at the end of a cell, including the brackets: （已停办）.
std::string_view in_brackets(std::string_view cell) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                    {"(", ")"},
                                    {"【", "】"},
                                    {"[", "]"}}) {
    const std::size_t at = cell.ends_with(close) ? cell.rfind(open) : cell.npos;
    if (at != cell.npos) return cell.substr(at);
  }
  return {};
}

std::string_view inside(std::string_view brackets) {
  const bool is_wide = brackets.starts_with("（") || brackets.starts_with("【");
  const std::size_t width = is_wide ? std::string_view("（").size() : 1;
  return brackets.size() < 2 * width ? std::string_view()
                                     : brackets.substr(width, brackets.size() - 2 * width);
}

}  // namespace

bool means_end(std::string_view header) {
  const std::string word = plain_word(narrow_text(header));
  if (is_one_of(word, {"end_date", "enddate", "end date", "closed_date", "close_date",
                       "closing_date", "closure_date", "date_closed", "closed_on", "closed_at",
                       "closed_year", "year_closed", "end_year", "deleted_at", "date_end",
                       "decommissioned_date", "retired_date", "abandoned_date", "abandon_date"}))
    return true;
  return holds_one_of(word, {"停用", "停办", "停运", "停业", "停止", "撤销", "撤并", "注销", "关闭",
                             "关停", "报废", "废弃", "废止", "拆除", "终止", "作废", "失效"}) &&
         holds_one_of(word, {"日期", "时间", "年份", "年月", "年度"}) &&
         !holds_one_of(word, {"拟", "计划"});
}

bool may_hold_states(std::string_view header) {
  return holds_one_of(
             plain_word(header),
             {"状态",     "状况",    "现状",      "阶段",      "进度",      "情况",     "运行",
              "运营",     "营业",    "使用",      "投用",      "办学",      "存续",     "停",
              "关闭",     "废",      "撤",        "拆",        "闲置",      "启用",     "在用",
              "在建",     "建设",    "性质",      "备注",      "说明",      "status",   "state",
              "stage",    "phase",   "condition", "operat",    "active",    "in_use",   "in use",
              "function", "remark",  "note",      "lifecycle", "construct", "progress", "closed",
              "abandon",  "disused", "planned",   "proposed"}) ||
         meaning_of_yes(header) != YesMeans::nothing || means_end(header);
}

bool is_of_a_source(std::string_view header) {
  return holds_one_of(plain_word(header),
                      {"来源", "依据", "用途", "单位", "部门", "source", "agency"});
}

std::string_view state_in_cell(std::string_view header, std::string_view cell) {
  const YesMeans yes_means = meaning_of_yes(header);
  if (yes_means != YesMeans::nothing) {
    const auto answer = known_answer(cell);
    const bool is_declared =
        answer == (yes_means == YesMeans::absent ? TriState::yes : TriState::no);
    if (is_declared && answer != TriState::unknown) return cell;
    // In deletion flags 2 often means yes.
    if (yes_means == YesMeans::absent && plain_word(header).starts_with("del") && cell == "2")
      return cell;
  }
  if (means_end(header)) return is_date(cell) ? cell : std::string_view();
  if (is_state(cell) || is_state_in_its_column(header, cell)) return cell;
  const std::string_view end = in_brackets(cell);
  if (end.empty()) return {};
  if (is_state(inside(end))) return end;
  return is_state(cell.substr(0, cell.size() - end.size())) ? cell : std::string_view();
}

bool is_in_use_word(std::string_view word) {
  std::string plain = plain_word(narrow_text(word));
  std::ranges::replace(plain, '_', ' ');
  return is_one_of(
      plain, {"现状",         "既有",       "现有",      "已建",         "建成",       "已建成",
              "在营",         "营业",       "营业中",    "运营",         "运营中",     "在运",
              "在运行",       "投运",       "已投运",    "投用",         "已投用",     "投产",
              "已投产",       "在办",       "开办",      "办学中",       "开放",       "开业",
              "存续",         "有效",       "通车",      "已通车",       "启用",       "已启用",
              "完好",         "良好",       "一般",      "existing",     "exists",     "open",
              "opened",       "operating",  "operation", "in operation", "in service", "active",
              "live",         "built",      "current",   "present",      "good",       "fair",
              "commissioned", "energized",  "energised", "running",      "enabled",    "valid",
              "normal",       "maintained", "as built",  "constructed",  "finished",   "online",
              "on line",      "actual",     "op",        "in use"});
}

bool is_lifecycle_word(std::string_view word) {
  std::string plain = plain_word(word);
  std::ranges::replace(plain, '_', ' ');
  return is_one_of(plain, {"construction", "ruins", "ruined", "was", "former", "vacant"}) ||
         is_state(plain);
}

}  // namespace hinterland
