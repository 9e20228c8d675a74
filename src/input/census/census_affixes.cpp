// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_affixes.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// The number of bytes of the sign for "number of" at the start of the lower-case text; 0 if none.
std::size_t length_of_sign(std::string_view text) {
  // A sign without a point means "number of" only before a unit that is counted.
  static constexpr std::array<std::string_view, 11> signs = {
      "№", "n.º", "n.°", "nº", "n°", "no.", "nos.", "nr.", "num.", "nbr.", "nb."};
  static constexpr std::array<std::string_view, 6> bare = {"nos", "no", "nr", "num", "nbr", "nb"};
  static constexpr std::array<std::string_view, 9> counted = {"hh",     "households",  "families",
                                                              "people", "persons",     "population",
                                                              "pop",    "inhabitants", "residents"};
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  for (const std::string_view sign : bare) {
    if (!text.starts_with(sign)) continue;
    const std::size_t after = std::min(text.find_first_not_of(" _-", sign.size()), text.size());
    const std::string_view rest = text.substr(after);
    const auto is_next = [&](std::string_view word) { return rest.starts_with(word); };
    if (std::ranges::any_of(counted, is_next)) return sign.size();
  }
  return 0;
}

}  // namespace

std::string with_number_signs_written(std::string_view header) {
  const std::string lower = ascii_lower(std::string(header));
  std::string written;
  for (std::size_t i = 0; i < header.size();) {
    const bool is_within_word = i > 0 && (is_ascii_letter(header[i - 1]) || header[i - 1] == '.');
    const std::string_view rest = std::string_view(lower).substr(i);
    const std::size_t length = rest.front() == '#' ? 1 : is_within_word ? 0 : length_of_sign(rest);
    if (length == 0) {
      written += header[i++];
      continue;
    }
    const std::size_t after = i + length;
    const bool has_of = lower.substr(after).starts_with(" of");
    written += has_of ? " number" : " number of ";
    i = after;
  }
  return written;
}

namespace {

/// Affixes with the same meaning, separated by spaces.
struct Group {
  std::string_view words;
  CensusAffixes meaning;
};

CensusAffixes with_measure(CensusMeasure measure) { return {true, measure}; }

CensusAffixes with_sense(CensusSense sense) { return {true, CensusMeasure::words, sense}; }

const std::vector<Group>& groups() {
  using enum CensusMeasure;
  static const std::vector<Group> all = {
      {"是否已 是否 有没有 有无 能否 可否 与否 通否 已 通 通达 接 有 用上 使用 饮用 享受 受益 惠及 "
       "开通 接通 接入 连接 覆盖 普及 入户 到户 进户 通户 到村 进村 入村 通村 安装 建成 完成 实施 "
       "实现 达标 情况 状况 现状 状态 保障 存在 是 已建 建好 全部 √ ✓ ✔ yes is has have with "
       "access "
       "accessto connected "
       "connection connections conn available availability avail covered served status yn yesno to",
       with_measure(words)},
      {"集中 统一 处理 治理 收集 供应 建设 设施 设置 设备 服务 管网 管道 管线 网络 线路 信号 工程 "
       "硬化 行政村 自然村 全村 本村 村内 村庄 农村 村 及 基础设施 公共设施 配套 家庭 居民 村民 "
       "群众 生产生活 的 路面 主要 主要道路 主要街道 主干 主干道 主街道 对外 出行 of the in by "
       "using "
       "village public piped supply service services network "
       "facility "
       "facilities system grid line",
       {}},
      {"率 比例 比率 比重 占比 百分比 程度 占总户数 占总人口 /总户数 /户数 /总人口 % coverage rate "
       "pct percent percentage perc share ratio proportion",
       with_measure(share)},
      {"户数 农户数 户 农户 用户 住户 家庭户 总户数 households household hhs hh families users",
       with_measure(count)},
      {"人口 总人口 人数 population pop people persons inhabitants residents",
       with_measure(people)},
      {"自然村数 自然村个数 自然村数量 自然屯数 hamlets", with_measure(hamlets)},
      {"村民小组数 村民组数 小组数 组数", with_measure(groups)},
      {"行政村数 村数 数 数量 总数 个数 座数 盏数 处数 numberof noof", with_measure(things)},
      {"未 尚未 还未 不 没 没有 无 否 缺 缺少 缺乏 短缺 × ✗ ✘ no not un non without lacks lacking "
       "lackof "
       "unserved",
       with_sense(CensusSense::missing)},
      {"困难 不安全 问题 隐患", {true, words, CensusSense::missing, false, false, true}},
      {"部分 partly partially", with_sense(CensusSense::partly)},
      {"规划 计划 拟 拟建 待建 筹建 规划中 planned proposed", with_sense(CensusSense::planned)},
      {"在建 正在 正在建 正在建设 在建设 建设中 施工中 underconstruction beingbuilt",
       with_sense(CensusSense::being_built)},
      {"方式 类型 来源 源 水源 种类 形式 类别 等级 source type kind main mainsource",
       {false, words, CensusSense::there, true}},
      {"改造 升级 提升 维修 更新 提质 翻新 扩建 改建 拓宽 加固 改善 整修 大修 老化 renovated "
       "renovation upgraded upgrade rehabilitated rehabilitation repaired repair",
       {true, words, CensusSense::there, false, true}}};
  return all;
}

struct Affix {
  std::string_view text;
  CensusAffixes meaning;
};

const std::vector<Affix>& affixes() {
  static const std::vector<Affix> all = [] {
    std::vector<Affix> affixes;
    for (const Group& group : groups()) {
      for (std::size_t at = 0; at < group.words.size();) {
        const std::size_t end = std::min(group.words.find(' ', at), group.words.size());
        affixes.push_back({group.words.substr(at, end - at), group.meaning});
        at = end + 1;
      }
    }
    return affixes;
  }();
  return all;
}

}  // namespace

bool add_affixes(std::string_view text, CensusAffixes& around) {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const Affix& affix : affixes()) all.push_back(affix.text);
    return all;
  }();
  const auto found = broken_into_words(text, texts);
  if (!found) return false;
  for (const std::size_t row : *found) {
    const CensusAffixes& meaning_of_affix = affixes()[row].meaning;
    around.is_question = around.is_question || meaning_of_affix.is_question;
    around.measure = std::max(around.measure, meaning_of_affix.measure);
    if (meaning_of_affix.sense != CensusSense::there) around.sense = meaning_of_affix.sense;
    around.is_kind = around.is_kind || meaning_of_affix.is_kind;
    around.is_renewal = around.is_renewal || meaning_of_affix.is_renewal;
    around.is_hardship = around.is_hardship || meaning_of_affix.is_hardship;
  }
  return true;
}

bool may_end_in_affix(std::string_view label) {
  for (std::size_t at = 1; at < label.size(); ++at) {
    const auto goes_on = [&](const Affix& affix) {
      const bool any_may_follow = affix.meaning.is_question && affix.text != "饮用";
      return any_may_follow && affix.text.starts_with(label.substr(at));
    };
    CensusAffixes around;
    if (std::ranges::any_of(affixes(), goes_on) && add_affixes(label.substr(0, at), around))
      return true;
  }
  return false;
}

CensusMeasure measure_in(std::string_view label) {
  struct MeasureParts {
    CensusMeasure measure;
    std::vector<std::string_view> parts;
  };
  static const std::array measures = {
      MeasureParts{CensusMeasure::share,
                   {"率", "比例", "比重", "占比", "百分比", "%", "coverage", "percent", "pct",
                    "share", "ratio", "proportion"}},
      MeasureParts{CensusMeasure::hamlets, {"自然村数", "自然村个数", "hamlets"}},
      MeasureParts{CensusMeasure::groups, {"小组数", "组数"}},
      MeasureParts{CensusMeasure::people, {"人口", "人数", "population", "people"}},
      MeasureParts{CensusMeasure::count, {"户数", "household", "hh"}},
      MeasureParts{CensusMeasure::dates,
                   {"时间", "日期", "年份", "年度", "年月", "year", "date", "since"}},
      MeasureParts{CensusMeasure::count, {"户"}}};
  for (const MeasureParts& measure : measures) {
    for (const std::string_view part : measure.parts) {
      if (label.find(part) != label.npos) return measure.measure;
    }
  }
  return CensusMeasure::words;
}

namespace {

/// Removes separators and link words from both ends: ＝, 代表, 填.
std::string bare_word(std::string word) {
  static constexpr std::array<std::string_view, 28> links = {
      " ",  ",",  ";",  ":", "=",  "-",  ".",    "/",    "(",    ")",    "[",  "]",  "、", "，",
      "。", "；", "：", "—", "【", "】", "代表", "表示", "是指", "填写", "填", "为", "即", "选"};
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const std::string_view link : links) {
      if (word.starts_with(link)) {
        word.erase(0, link.size());
        is_done = false;
      }
      if (word.ends_with(link)) {
        word.erase(word.size() - link.size());
        is_done = false;
      }
    }
  }
  return word;
}

/// Splits the name into alternating numbers and words, from the first bracket or digit on.
std::vector<std::string> runs_of(std::string_view header) {
  const std::string text = plain_word(narrow_text(header));
  std::size_t at = text.find_first_of("([");
  if (at == text.npos || text.find_first_of("0123456789", at) == text.npos) {
    const std::size_t first = text.empty() ? text.npos : text.find_first_of("0123456789", 1);
    at = first;
  }
  std::vector<std::string> runs;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end]) == is_ascii_digit(text[at])) ++end;
    const std::string run = text.substr(at, end - at);
    const std::string word = is_ascii_digit(run.front()) ? run : bare_word(run);
    if (!word.empty()) runs.push_back(word);
    at = end;
  }
  return runs;
}

}  // namespace

std::vector<std::pair<int, std::string>> legend_in(std::string_view header) {
  std::vector<std::string> runs = runs_of(header);
  const auto is_number = [](const std::string& run) { return is_ascii_digit(run.front()); };
  // In 是1否0 the word comes first. 填写1是0否 starts and ends with a word: the number comes first.
  const bool is_word_first = !runs.empty() && !is_number(runs.front()) && is_number(runs.back());
  std::vector<std::pair<int, std::string>> legend;
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const std::string& number = runs[is_word_first ? i + 1 : i];
    const std::string& word = runs[is_word_first ? i : i + 1];
    if (!is_number(number) || is_number(word) || number.size() > 1) continue;
    legend.emplace_back(number.front() - '0', word);
  }
  const auto begins = [](const auto& entry) { return entry.first <= 1; };
  if (!std::ranges::any_of(legend, begins)) legend.clear();
  return legend;
}

std::map<int, std::optional<Statement>> read_legend(std::string_view header,
                                                    const CensusWords& words) {
  std::map<int, std::optional<Statement>> legend;
  bool has_answer = false;
  for (const auto& [number, word] : legend_in(header)) {
    legend[number] = words.find(word);
    has_answer = has_answer || legend[number].has_value();
  }
  if (!has_answer && legend.size() < 2) legend.clear();
  return legend;
}

}  // namespace hinterland
