// SPDX-License-Identifier: Apache-2.0
#include "world/census_words.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "world/kind_text.hpp"
#include "world/null_word.hpp"

#include <algorithm>

namespace hinterland {

namespace {

/// The parts of a text that brackets and punctuation part: 未通（在建） is 未通 and 在建.
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

/// Takes each word that is in the text out of it, once.
bool take_out(std::string& text, const std::vector<std::string>& words) {
  bool taken = false;
  for (const std::string& word : words) {
    const std::size_t at = text.find(word);
    if (at == text.npos) continue;
    text.erase(at, word.size());
    taken = true;
  }
  return taken;
}

/// What may stand beside the name of a service and says nothing of its being there.
const std::vector<std::string>& fillers() {
  static const std::vector<std::string> words = {
      "管网",   "管道", "主管", "网络", "线路", "信号", "设施", "工程", "服务",     "全村",
      "本村",   "村内", "村里", "村庄", "村民", "农户", "各户", "每户", "家家户户", "户户",
      "集中式", "统一", "的",   "了",   "to ",  "the ", " to",  " the"};
  return words;
}

/// 是? and "yes (?)" doubt what they say.
bool is_doubted(std::string_view text) {
  const bool asks = text.find('?') != text.npos || text.find("？") != text.npos;
  return asks && known_statement(text) != Statement::unknown;
}

}  // namespace

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
  for (const std::string& word : service.census.no)
    answers_.emplace(plain_kind(word), Statement::no);
}

std::optional<Statement> CensusWords::part(const std::string& text) const {
  if (is_null_word(text)) return Statement::unknown;  // \N is no n, whatever the catalogue says
  std::string rest = plain_kind(text);
  if (const auto own = answers_.find(rest); own != answers_.end()) return own->second;
  if (const auto known = known_statement(text)) return known;
  for (const std::string& word : own_) {  // 水泥路面 answers as 水泥 does
    if (!rest.ends_with(word)) continue;
    const auto before = answers_.find(std::string_view(rest).substr(0, rest.size() - word.size()));
    if (before != answers_.end()) return before->second;
  }
  const bool names_it = take_out(rest, own_);
  const auto trim = [&] {
    while (!rest.empty() && rest.front() == ' ') rest.erase(0, 1);
    while (!rest.empty() && rest.back() == ' ') rest.pop_back();
  };
  trim();
  if (rest.empty()) return names_it ? std::optional(Statement::yes) : std::nullopt;
  if (const auto known = known_statement(rest)) return known;
  take_out(rest, fillers());
  trim();
  if (rest.empty()) return std::nullopt;
  return known_statement(rest);
}

std::optional<Statement> CensusWords::find(std::string_view text) const {
  if (is_doubted(text)) return std::nullopt;
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
