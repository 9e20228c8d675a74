// SPDX-License-Identifier: Apache-2.0
#include "world/cell_words.hpp"

#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "world/folded_text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

namespace hinterland {

bool is_null_word(std::string_view text) {
  // A place may be called Na, Nan or None: these words match only in the case that programs write.
  if (is_one_of(text, {"nan", "NaN", "None"})) return true;
  const std::string word = plain_word(narrow_text(text));
  if (word.empty()) return false;
  if (word.find_first_not_of("-./\\_") == word.npos) return true;
  return is_one_of(word, {"\\n",      "null",   "<null>", "(null)", "[null]", "{null}",    "'null'",
                          "\"null\"", "#null!", "#null",  "dbnull", "#n/a",   "#na",       "<na>",
                          "n/a",      "n.a.",   "n.a",    "n.d.",   "(none)", "undefined", "(空)",
                          "<空>",     "[空]",   "空",     "空值",   "空白",   "空缺",      "无数据",
                          "缺失",     "—",      "——",     "–",      "…",      "……"});
}

namespace {

using Dictionary = std::map<std::string, Statement, std::less<>>;

/// Splits at '|'; a leading '|' yields an empty first word.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == '|') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// Adds words; those already known keep their meaning.
void add(Dictionary& known, Statement statement, std::string_view words) {
  for (const std::string& word : split_words(words)) known.emplace(word, statement);
}

/// Adds every combination of a prefix and a verb: 未通, 没有接入.
void add(Dictionary& known, Statement statement, std::string_view prefixes,
         std::string_view verbs) {
  for (const std::string& prefix : split_words(prefixes)) {
    for (const std::string& verb : split_words(verbs)) known.emplace(prefix + verb, statement);
  }
}

void add_yes_and_no(Dictionary& known) {
  constexpr std::string_view verbs =
      "通|通达|通到|接|接通|接入|连接|连通|联通|建|建成|建好|覆盖|完成|完工|竣工|实施|实现|"
      "开通|安装|铺设|配套|入户|到户|进户|通户|到村|进村|通村|入村|使用|用上|享受|普及|达标|"
      "改造|硬化|亮化|绿化|具备|满足|解决|设置|配备";
  add(known, Statement::no,
      "未|没|没有|不|无|尚未|还未|还没|还没有|暂未|仍未|从未|均未|都未|都没|都没有|全部未|全未|"
      "未能|无法|不能|暂不|暂没",
      verbs);
  add(known, Statement::no,
      "否|无|没|没有|尚无|暂无|还无|均无|都无|全无|未|尚未|暂未|非|不|不是|错|不对|不行|不合格|"
      "没能|零|无此项|无此设施|未达到|全部没有|n|no|f|false|none yet|not yet|not connected|"
      "unconnected|without|not available|unavailable|absent|no access|not served|unserved|×|x|"
      "✗|✘|☒|○|◯|✕|✖|╳|❌|não|nao|non|tidak");
  add(known, Statement::yes,
      "|已|已经|已全部|全部|全部已|全|均|均已|都|都已|全村|全村已|现已|全村均|可|能|可以", verbs);
  add(known, Statement::yes,
      "是|有|对|全部|全通|全有|都有|均有|已有|全部有|具有|户户通|村村通|组组通|全户|全村|通了|"
      "已通了|有了|在役|正常|运行正常|正常使用|正常运行|使用中|在用|正在使用|运行中|运行|齐全|完好|"
      "良好|合格|已有并使用|建有|设有|装有|y|yes|t|true|ok|v|connected|fully|full|all|"
      "available|present|served|in use|functional|working|operational|completed|complete|have|"
      "has|√|✓|✔|☑|✅|●|⬤|■|sim|si|sí|oui|ya|ada");
}

void add_states(Dictionary& known) {
  add(known, Statement::unknown,
      "未知|不详|不清楚|不明|待查|待普查|待核实|不知道|不确定|待定|待确认|待核查|待统计|未统计|"
      "未调查|未填|缺|缺数据|存疑|unknown|none|na|nan|nil|nd|?|？|*|not known|no data|"
      "don't know|not sure|unclear");
  add(known, Statement::partly,
      "部分|部分已|大部分|大部分已|小部分|少部分|个别|局部|一半|半|多数|大多数|少数|多半|未全|"
      "未全部|没全|没有全部|不全|未完全|部分户|部分组|几户",
      "|通|已通|有|接通|接入|覆盖|完成|建成|安装|入户|使用|硬化|改造|户|户通");
  add(known, Statement::partly,
      "partly|partial|partially|some|some households|half|incomplete|most|mostly|parcial|"
      "partiel|△|▲|◐");
  add(known, Statement::being_built,
      "在建|正在建|正在建设|建设中|在建设|施工中|在施工|正在施工|施工|实施中|正在实施|改造中|"
      "正在改造|在改造|安装中|正在安装|铺设中|正在铺设|修建中|正在修建|正在修|在修|正建|开工|"
      "已开工|正在接|正在接入|正在通|正在推进|推进中|建设|under construction|being built|"
      "in progress|ongoing|works under way|under way|underway|constructing|construction");
  add(known, Statement::planned,
      "规划|规划中|已规划|在规划|拟建|拟通|拟接入|拟接|拟|计划|计划中|已计划|计划建|计划建设|"
      "计划通|计划接入|计划实施|列入计划|已列入计划|纳入计划|已列入规划|列入规划|纳入规划|待建|"
      "待建设|待通|待实施|待接入|未开工|筹建|筹建中|筹备|筹备中|立项|已立项|立项中|设计中|"
      "申报中|已申报|报批中|前期|前期工作|planned|plan|proposed|to be built|scheduled|"
      "in planning|designed|approved");
  add(known, Statement::out_of_use,
      "停用|已停用|停运|已停运|废弃|已废弃|报废|已报废|损坏|已损坏|坏|坏了|已坏|不能用|不可用|"
      "未运行|不运行|未启用|中断|已中断|断|关停|已关停|关闭|已关闭|拆除|已拆除|瘫痪|闲置|"
      "已闲置|有但不能用|有但未使用|有但停用|disused|abandoned|broken|broken down|out of use|"
      "out of order|not working|not functional|non functional|nonfunctional|not in use|"
      "not operational|unused|defunct|closed|stopped|demolished");
}

const Dictionary& dictionary() {
  static const Dictionary known = [] {
    Dictionary words;
    add_states(words);
    add_yes_and_no(words);
    Dictionary plain;  // as normalised by `plain_kind`
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
  if (word.empty() || is_null_word(word)) return Statement::unknown;
  const Dictionary& known = dictionary();
  if (const auto found = known.find(word); found != known.end()) return found->second;
  const auto found = known.find(plain_kind(word));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

namespace {

/// Splits a text at brackets and punctuation: 未通（在建） into 未通 and 在建.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  const std::string narrow = narrow_text(text);
  for (std::size_t i = 0; i < narrow.size();) {
    const std::string_view rest = std::string_view(narrow).substr(i);
    std::size_t mark = 0;
    for (const std::string_view sign : {"(", ")", "[", "]", ",", ";", ":", "，", "、", "；", "：",
                                        "。", "【", "】", "（", "）", "!", "！"}) {
      if (rest.starts_with(sign)) mark = sign.size();
    }
    if (mark > 0) {
      if (!parts.back().empty()) parts.emplace_back();
    } else {
      parts.back() += narrow[i];
    }
    i += std::max<std::size_t>(mark, 1);
  }
  std::erase_if(parts, [](const std::string& part) { return plain_word(part).empty(); });
  return parts;
}

/// Removes the first occurrence of each word; returns whether there was any.
bool remove_words(std::string& text, const std::vector<std::string>& words) {
  bool taken = false;
  for (const std::string& word : words) {
    const std::size_t at = text.find(word);
    if (at == text.npos) continue;
    text.erase(at, word.size());
    taken = true;
  }
  return taken;
}

/// Words that may accompany the name of a service without affecting the meaning.
const std::vector<std::string>& fillers() {
  static const std::vector<std::string> words = {
      "管网",   "管道", "主管", "网络", "线路", "信号", "设施", "工程", "服务",     "全村",
      "本村",   "村内", "村里", "村庄", "村民", "农户", "各户", "每户", "家家户户", "户户",
      "集中式", "统一", "的",   "了",   "to ",  "the ", " to",  " the"};
  return words;
}

/// Whether a question mark makes the statement uncertain, as in 是? and "yes (?)".
bool is_doubtful(std::string_view text) {
  const bool has_question_mark = text.find('?') != text.npos || text.find("？") != text.npos;
  return has_question_mark && known_statement(text) != Statement::unknown;
}

}  // namespace

bool is_open_circle(std::string_view text) {
  const std::string word = plain_word(narrow_text(text));
  static constexpr std::array<std::string_view, 6> circles = {"○", "◯", "〇", "o", "⭕", "⚪"};
  return std::ranges::find(circles, word) != circles.end();
}

CensusWords::CensusWords(const Service& service) {
  const auto add_own = [&](const std::string& word) {
    const std::string plain = plain_kind(word);
    if (!plain.empty()) own_.push_back(plain);
  };
  for (const std::string& word : service.kinds) add_own(word);
  for (const std::string& word : service.census.names) add_own(word);
  add_own(service.name_zh);
  add_own(service.name_en);
  std::ranges::stable_sort(own_, std::ranges::greater{}, &std::string::size);
  for (const std::string& word : service.census.yes)
    answers_.emplace(plain_kind(word), Statement::yes);
  for (const std::string& word : service.census.own)
    answers_.emplace(plain_kind(word), Statement::own);
  for (const std::string& word : service.census.no)
    answers_.emplace(plain_kind(word), Statement::no);
}

std::optional<Statement> CensusWords::part(const std::string& text) const {
  if (is_null_word(text)) return Statement::unknown;  // \N never means n, even in the catalogue
  std::string rest = plain_kind(text);
  if (const auto own = answers_.find(rest); own != answers_.end()) return own->second;
  if (const auto known = known_statement(text)) return known;
  for (const std::string& word : own_) {  // 水泥路面 has the meaning of 水泥
    if (!rest.ends_with(word)) continue;
    const auto before = answers_.find(std::string_view(rest).substr(0, rest.size() - word.size()));
    if (before != answers_.end()) return before->second;
  }
  const bool names_it = remove_words(rest, own_);
  rest = without_blanks(rest);
  if (rest.empty()) return names_it ? std::optional(Statement::yes) : std::nullopt;
  if (const auto known = known_statement(rest)) return known;
  remove_words(rest, fillers());
  rest = without_blanks(rest);
  if (rest.empty()) return std::nullopt;
  return known_statement(rest);
}

std::optional<Statement> CensusWords::find(std::string_view text) const {
  if (text.size() > longest_census_answer || is_doubtful(text)) return std::nullopt;
  if (const auto whole = part(std::string(text))) return whole;
  const std::vector<std::string> parts = parts_of(text);
  if (parts.size() < 2) return std::nullopt;
  const auto first = part(parts.front());
  if (first != Statement::yes) return first;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto other = part(parts[i]);
    if (other && *other != Statement::yes && *other != Statement::unknown) return other;
  }
  return first;
}

}  // namespace hinterland
