// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_hints.hpp"

#include "base/plain_text.hpp"
#include "base/plain_word.hpp"
#include "base/written_number.hpp"
#include "input/census/census_cells.hpp"
#include "input/sheets/header_words.hpp"
#include "world/kind_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

constexpr std::size_t most_kinds = 20;  // more different cells are no kinds of a service

/// Figures about a service that are no measure of whom it reaches: 供水面积, 环卫人数.
bool is_another_figure(std::string_view header) {
  constexpr std::array parts = {
      "距",   "长度",   "面积", "里程",     "宽",   "费",    "价",   "元",   "投资",
      "资金", "员",     "量",   "年份",     "时间", "日期",  "环卫", "保洁", "养护",
      "管护", "维护",   "名称", "编号",     "代码", "单位",  "漏损", "电商", "贫困",
      "补贴", "length", "area", "distance", "cost", "price", "year", "date", "name"};
  return std::ranges::any_of(parts,
                             [&](const char* part) { return header.find(part) != header.npos; });
}

/// Whether four in five are numbers, shares, 235/240 or words that answer.
bool are_figures(const std::vector<std::string>& cells, const CensusWords& words) {
  const auto is_figure = [&](const std::string& text) {
    const CensusCell cell = census_cell(text, words);
    return cell.number || cell.share || cell.count || cell.statement;
  };
  const auto figures = static_cast<std::size_t>(std::ranges::count_if(cells, is_figure));
  return figures * 5 >= cells.size() * 4;
}

/// 自来水、电 as 自来水 and 电.
std::vector<std::string> listed_in(std::string_view cell) {
  std::vector<std::string> parts(1);
  const std::string text = narrow_text(cell);
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = std::string_view(text).substr(i);
    std::size_t mark = 0;
    for (const std::string_view sign : {",", ";", "/", "+", " ", "、", "，", "；"}) {
      if (rest.starts_with(sign)) mark = sign.size();
    }
    if (mark == 0)
      parts.back() += text[i];
    else
      parts.emplace_back();
    i += std::max<std::size_t>(mark, 1);
  }
  std::erase(parts, "");
  return parts;
}

}  // namespace

CensusHints::CensusHints(const ServiceCatalogue& catalogue) : names_(catalogue) {
  for (const Service& service : catalogue.services) {
    Words words{CensusWords(service), {}};
    for (const auto* list : {&service.census.yes, &service.census.no}) {
      for (const std::string& word : *list) words.listed.insert(plain_kind(word));
    }
    words_.push_back(std::move(words));
  }
}

std::optional<CensusName> CensusHints::find(std::string_view header) {
  auto known = known_.find(header);
  if (known == known_.end()) known = known_.emplace(std::string(header), names_.find(header)).first;
  return known->second;
}

bool CensusHints::has_words_of(ServiceId service, const std::set<std::string>& cells) const {
  constexpr std::size_t telling =
      9;  // bytes: 集中 and 分散 are words of heating and of settlements
  const Words& words = words_[service];
  bool is_telling = false;
  for (const std::string& cell : cells) {
    if (!words.all.find(cell)) return false;
    const std::string word = plain_kind(cell);
    const bool is_chinese = !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80;
    is_telling =
        is_telling || (is_chinese && word.size() >= telling && words.listed.contains(word));
  }
  return is_telling;
}

bool CensusHints::lists(ServiceId service, const std::set<std::string>& cells) {
  bool is_among = false;
  std::set<std::uint32_t> services;
  for (const std::string& cell : cells) {
    for (const std::string& part : listed_in(cell)) {
      if (known_statement(part)) continue;  // 无: none of them
      const auto name = find(part);
      if (!name || name->measure != CensusMeasure::words) return false;
      services.insert(name->service.index);
      is_among = is_among || name->service == service;
    }
  }
  return is_among && services.size() > 1;
}

FieldFit CensusHints::fit(ServiceId service, std::string_view header,
                          const std::vector<std::string>& cells) {
  if (cells.empty()) return FieldFit::none;
  const auto name = find(header);
  if (name && (name->service != service || name->evidence == CensusEvidence::name))
    return FieldFit::none;
  const CensusWords& words = words_[service].all;
  if (name && name->evidence == CensusEvidence::study)
    return are_figures(cells, words) ? FieldFit::doubtful : FieldFit::none;
  if (name) {
    const auto understood = static_cast<std::size_t>(std::ranges::count_if(
        cells, [&](const std::string& cell) { return words.find(cell).has_value(); }));
    if (understood * 5 >= cells.size() * 4) return FieldFit::sure;
    // 地下水 may be the water of taps, and 道路类型 says 县道 as well.
    const bool is_source =
        header.find("源") != header.npos || plain_word(header).find("source") != std::string::npos;
    const bool has_other_answers = is_source || is_known_header(header);
    return understood > 0 || !has_other_answers ? FieldFit::doubtful : FieldFit::none;
  }
  if (is_known_header(header)) return FieldFit::none;
  const bool is_measure = measure_in(header) != CensusMeasure::words;
  if (is_measure && !is_another_figure(header) && names_.mentions(header, service) &&
      are_figures(cells, words))
    return FieldFit::doubtful;
  const std::set<std::string> different(cells.begin(), cells.end());
  if (different.size() > most_kinds) return FieldFit::none;
  if (has_words_of(service, different)) return FieldFit::doubtful;
  return lists(service, different) ? FieldFit::listed : FieldFit::none;
}

}  // namespace hinterland
