// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.hpp"
#include "layers/census_words.hpp"

#include <hinterland/base/plain_word.hpp>
#include <hinterland/layers/kind_text.hpp>

#include <initializer_list>

namespace hinterland {

namespace {

using Words = std::initializer_list<const char*>;
using Dictionary = std::map<std::string, Statement, std::less<>>;

void add(Dictionary& dictionary, Statement statement, Words words) {
  for (const char* word : words) dictionary.emplace(word, statement);
}

/// Each beginning with each verb: 未通, 没有接入.
void add(Dictionary& dictionary, Statement statement, Words beginnings, Words verbs) {
  for (const char* beginning : beginnings) {
    for (const char* verb : verbs) dictionary.emplace(std::string(beginning) + verb, statement);
  }
}

void add_yes_and_no(Dictionary& known) {
  using enum Statement;
  const Words verbs = {"通",   "通达", "通到", "接",   "接通", "接入", "连接", "连通", "联通",
                       "建",   "建成", "建好", "覆盖", "完成", "完工", "竣工", "实施", "实现",
                       "开通", "安装", "铺设", "配套", "入户", "到户", "进户", "通户", "到村",
                       "进村", "通村", "入村", "使用", "用上", "享受", "普及", "达标", "改造",
                       "硬化", "亮化", "绿化", "具备", "满足", "解决", "设置", "配备"};
  add(known, no, {"未",     "没",   "没有", "不",   "无",   "尚未", "还未", "还没",
                  "还没有", "暂未", "仍未", "从未", "均未", "都未", "都没", "都没有",
                  "全部未", "全未", "未能", "无法", "不能", "暂不", "暂没"},
      verbs);
  add(known, no, {"否",          "无",       "没",
                  "没有",        "尚无",     "暂无",
                  "还无",        "均无",     "都无",
                  "全无",        "未",       "尚未",
                  "暂未",        "非",       "不",
                  "不是",        "不通",     "错",
                  "不对",        "不行",     "不达标",
                  "不合格",      "不具备",   "没能",
                  "零",          "无此项",   "无此设施",
                  "未达到",      "均没有",   "都没有",
                  "全部没有",    "全部未通", "n",
                  "no",          "f",        "false",
                  "none yet",    "not yet",  "not connected",
                  "unconnected", "without",  "not available",
                  "unavailable", "absent",   "no access",
                  "not served",  "unserved", "nil yet",
                  "×",           "x",        "✗",
                  "✘",           "☒",        "○",
                  "✕",           "╳",        "ⅹ",
                  "não",         "nao",      "non",
                  "tidak"});
  add(known, yes,
      {"", "已", "已经", "已全部", "全部", "全部已", "全", "均", "均已", "都", "都已", "全村",
       "全村已", "现已", "全村均", "可", "能", "可以"},
      verbs);
  add(known, yes,
      {"是",       "有",        "对",         "全部",    "全通",        "全有",       "都有",
       "均有",     "已有",      "全部有",     "具有",    "户户通",      "村村通",     "组组通",
       "全户",     "全村",      "通了",       "已通了",  "有了",        "正常",       "运行正常",
       "正常使用", "正常运行",  "使用",       "使用中",  "在用",        "正在使用",   "运行中",
       "运行",     "齐全",      "完好",       "良好",    "合格",        "已有并使用", "建有",
       "设有",     "装有",      "y",          "yes",     "t",           "true",       "ok",
       "v",        "connected", "fully",      "full",    "all",         "available",  "present",
       "served",   "in use",    "functional", "working", "operational", "completed",  "complete",
       "have",     "has",       "√",          "✓",       "✔",           "☑",          "●",
       "■",        "sim",       "si",         "sí",      "oui",         "ya",         "ada"});
}

void add_unknown_and_partly(Dictionary& known) {
  using enum Statement;
  add(known, unknown,
      {"未知",   "不详",      "不清楚",  "不明",       "待查",     "待普查", "待核实", "不知道",
       "不确定", "待定",      "待确认",  "待核查",     "待统计",   "未统计", "未调查", "未填",
       "缺数据", "无数据",    "存疑",    "空",         "unknown",  "null",   "none",   "n/a",
       "n a",    "na",        "-",       "--",         "—",        "——",     "–",      "/",
       "\\",     "?",         "？",      "<null>",     "#n/a",     ".",      "…",      "*",
       "nan",    "not known", "no data", "don't know", "not sure", "unclear"});
  add(known, partly,
      {"部分", "部分已",   "大部分", "大部分已", "小部分", "少部分", "个别", "局部",
       "一半", "半",       "多数",   "大多数",   "少数",   "多半",   "未全", "未全部",
       "没全", "没有全部", "不全",   "未完全",   "部分户", "部分组", "几户"},
      {"", "通", "已通", "有", "接通", "接入", "覆盖", "完成", "建成", "安装", "入户", "使用",
       "硬化", "改造", "户", "户通"});
  add(known, partly,
      {"partly", "partial", "partially", "some", "some households", "half", "incomplete", "most",
       "mostly", "parcial", "partiel", "△", "▲", "◐"});
}

void add_states(Dictionary& known) {
  using enum Statement;
  add(known, planned,
      {"规划",     "规划中",   "已规划",   "在规划",      "拟建",       "拟通",        "拟接入",
       "拟接",     "拟",       "计划",     "计划中",      "已计划",     "计划建",      "计划建设",
       "计划通",   "计划接入", "计划实施", "列入计划",    "已列入计划", "纳入计划",    "已列入规划",
       "列入规划", "纳入规划", "待建",     "待建设",      "待通",       "待实施",      "待接入",
       "未开工",   "筹建",     "筹建中",   "筹备",        "筹备中",     "立项",        "已立项",
       "立项中",   "设计中",   "申报中",   "已申报",      "报批中",     "前期",        "前期工作",
       "planned",  "plan",     "proposed", "to be built", "scheduled",  "in planning", "designed",
       "approved"});
}

void add_out_of_use(Dictionary& known) {
  using enum Statement;
  add(known, out_of_use,
      {"停用",
       "已停用",
       "停运",
       "已停运",
       "废弃",
       "已废弃",
       "报废",
       "已报废",
       "损坏",
       "已损坏",
       "坏",
       "坏了",
       "已坏",
       "不能用",
       "不可用",
       "未运行",
       "不运行",
       "未启用",
       "中断",
       "已中断",
       "断",
       "关停",
       "已关停",
       "关闭",
       "已关闭",
       "拆除",
       "已拆除",
       "瘫痪",
       "闲置",
       "已闲置",
       "有但不能用",
       "有但未使用",
       "有但停用",
       "disused",
       "abandoned",
       "broken",
       "broken down",
       "out of use",
       "out of order",
       "not working",
       "not functional",
       "non functional",
       "nonfunctional",
       "not in use",
       "not operational",
       "unused",
       "defunct",
       "closed",
       "stopped",
       "demolished"});
}

const Dictionary& dictionary() {
  static const Dictionary known = [] {
    Dictionary words;
    add_unknown_and_partly(words);
    add_yes_and_no(words);
    add_states(words);
    add_out_of_use(words);
    Dictionary plain;  // in the letters that `plain_kind` compares words in
    for (const auto& [word, statement] : words) plain.emplace(plain_kind(word), statement);
    plain.erase("");
    words.merge(plain);
    return words;
  }();
  return known;
}

}  // namespace

std::optional<Statement> known_statement(std::string_view text) {
  const std::string word = plain_word(narrow_text(text));
  if (word.empty()) return Statement::unknown;
  const Dictionary& known = dictionary();
  if (const auto found = known.find(word); found != known.end()) return found->second;
  const auto found = known.find(plain_kind(word));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace hinterland
