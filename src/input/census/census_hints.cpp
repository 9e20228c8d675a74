// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_hints.hpp"

#include "base/plain_text.hpp"
#include "input/census/census_cells.hpp"
#include "input/census/census_legend.hpp"
#include "input/columns/field_label.hpp"
#include "input/columns/village_answers.hpp"
#include "input/sheets/header_words.hpp"
#include "world/folded_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

constexpr std::size_t max_kinds = 20;  // more distinct cells are not kinds

/// Figures about a service that do not say whether villages have it: 供水面积, 环卫人数.
bool is_another_figure(std::string_view header) {
  constexpr std::array parts = {
      "距",   "长度",   "面积", "里程",     "宽",   "费",    "价",   "元",   "投资",
      "资金", "员",     "量",   "年份",     "时间", "日期",  "环卫", "保洁", "养护",
      "管护", "维护",   "名称", "编号",     "代码", "单位",  "漏损", "电商", "贫困",
      "补贴", "length", "area", "distance", "cost", "price", "year", "date", "name"};
  return std::ranges::any_of(parts,
                             [&](const char* part) { return header.find(part) != header.npos; });
}

/// Whether four in five cells are numbers, shares, fractions (235/240) or known answers.
bool are_figures(const std::vector<std::string>& cells, const CensusWords& words) {
  const auto is_figure = [&](const std::string& text) {
    const CensusCell cell = census_cell(text, words);
    return cell.number || cell.share || cell.count || cell.statement;
  };
  const auto figures = static_cast<std::size_t>(std::ranges::count_if(cells, is_figure));
  return figures * 5 >= cells.size() * 4;
}

/// Whether four in five cells are dates, years or known answers, with at least one date.
bool are_dates(const std::vector<std::string>& cells, const CensusWords& words) {
  const auto is_date = [](const std::string& text) { return is_date_or_year(text); };
  const auto dates = std::ranges::count_if(cells, is_date);
  const auto others = std::ranges::count_if(cells, [&](const std::string& text) {
    return !is_date_or_year(text) && words.find(text).has_value();
  });
  return dates > 0 && static_cast<std::size_t>(dates + others) * 5 >= cells.size() * 4;
}

/// Whether the cells may be answers for the service that the name mentions: figures (设计供水人口),
/// answers to a question (饮用水是否经过净化) or dates (通自来水时间).
bool may_answer(std::string_view header, const std::vector<std::string>& cells,
                const CensusWords& words) {
  const CensusMeasure measure = measure_in(bare_label(header).name);
  if (measure == CensusMeasure::dates) return are_dates(cells, words);
  const bool is_one = measure != CensusMeasure::words || is_question(header);
  return is_one && !is_another_figure(header) && are_figures(cells, words);
}

/// Splits a list: 自来水、电 into 自来水 and 电.
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

const CensusHints::Known& CensusHints::known(std::string_view header) {
  auto found = known_.find(header);
  if (found == known_.end()) {
    const Known known{names_.find(header), names_.mentioned(header)};
    found = known_.emplace(std::string(header), known).first;
  }
  return found->second;
}

std::optional<CensusName> CensusHints::find(std::string_view header) { return known(header).name; }

/// Whether the cells may be kinds of the service outside its word list: names of sources
/// (村级自来水厂), or, in a column on drinking water, single digits.
bool CensusHints::may_be_kinds(ServiceId service, std::string_view header,
                               const std::vector<std::string>& cells) {
  const auto is_of = [&](const std::string& cell) { return known(cell).mentioned == service; };
  const auto is_code = [](const std::string& cell) {
    return cell.size() == 1 && cell.front() >= '1' && cell.front() <= '9';
  };
  const bool is_of_drinking = header.find("饮") != header.npos;
  return std::ranges::any_of(cells, is_of) ||
         (is_of_drinking && std::ranges::all_of(cells, is_code));
}

bool CensusHints::has_words_of(ServiceId service, const std::set<std::string>& cells) const {
  constexpr std::size_t distinctive =
      9;  // bytes: 集中 and 分散 are words of heating and of settlements
  const Words& words = words_[service];
  bool is_distinctive = false;
  for (const std::string& cell : cells) {
    if (!words.all.find(cell)) return false;
    const std::string word = plain_kind(cell);
    const bool is_chinese = !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80;
    is_distinctive =
        is_distinctive || (is_chinese && word.size() >= distinctive && words.listed.contains(word));
  }
  return is_distinctive;
}

bool CensusHints::lists(ServiceId service, const std::set<std::string>& cells) {
  bool is_among = false;
  std::set<std::uint32_t> services;
  for (const std::string& cell : cells) {
    if (cell.size() > longest_census_answer) return false;
    for (const std::string& part : listed_in(cell)) {
      if (known_statement(part)) continue;  // none of the services
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
    const auto legend = read_legend(header, words);
    const auto is_understood = [&](const std::string& cell) {
      const bool is_digit = cell.size() == 1 && cell.front() >= '0' && cell.front() <= '9';
      const auto entry = is_digit ? legend.find(cell.front() - '0') : legend.end();
      return entry == legend.end() ? words.find(cell).has_value() : entry->second.has_value();
    };
    const auto understood = static_cast<std::size_t>(std::ranges::count_if(cells, is_understood));
    if (understood * 5 >= cells.size() * 4) return FieldFit::sure;
    // 地下水 may come from taps, and 道路类型 may hold 县道.
    const bool is_source =
        header.find("源") != header.npos || plain_word(header).find("source") != std::string::npos;
    const bool has_other_answers = is_source || is_known_header(header);
    const bool is_near = understood > 0 || (is_source && may_be_kinds(service, header, cells));
    return is_near || !has_other_answers ? FieldFit::doubtful : FieldFit::none;
  }
  if (is_known_header(header)) return FieldFit::none;
  if (known(header).mentioned == service && may_answer(header, cells, words))
    return FieldFit::doubtful;
  const std::set<std::string> different(cells.begin(), cells.end());
  if (different.size() > max_kinds) return FieldFit::none;
  if (has_words_of(service, different)) return FieldFit::doubtful;
  return lists(service, different) ? FieldFit::listed : FieldFit::none;
}

}  // namespace hinterland
