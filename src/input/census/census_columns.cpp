// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_columns.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/census/census_affixes.hpp"
#include "input/census/census_answers.hpp"
#include "input/census/census_cells.hpp"
#include "input/census/census_meanings.hpp"
#include "input/census/census_notes.hpp"
#include "input/columns/records.hpp"
#include "input/columns/village_answers.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "world/folded_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

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
    const bool is_chinese = !word.empty() && is_beyond_ascii(word.front());
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
      const bool is_digit = cell.size() == 1 && is_ascii_digit(cell.front());
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

namespace {

/// One column of answers on a service.
struct CensusPart {
  CensusColumn column;
  Column<VillageId, CensusAnswer> answers;  ///< one per village; empty if the column is blank
};

bool is_known(CensusAnswer answer) { return answer != CensusAnswer::unknown; }

const CensusPart* find_part(const std::vector<CensusPart>& parts, CensusSense sense) {
  const auto found = std::ranges::find_if(parts, [&](const CensusPart& part) {
    return part.column.name.sense == sense && !part.answers.empty();
  });
  return found == parts.end() ? nullptr : &*found;
}

CensusAnswer answer_of(const CensusPart* part, VillageId village) {
  return part == nullptr ? CensusAnswer::unknown : part->answers[village];
}

/// The first known answer of the columns for being built, planned and partly, in this order.
CensusAnswer third_answer(const std::vector<CensusPart>& parts, VillageId village) {
  for (const CensusSense sense :
       {CensusSense::being_built, CensusSense::planned, CensusSense::partly}) {
    const CensusAnswer answer = answer_of(find_part(parts, sense), village);
    if (is_known(answer)) return answer;
  }
  return CensusAnswer::unknown;
}

/// 通自来水 and 未通自来水; the first is the service's main column.
struct Pair {
  const CensusPart* there;
  const CensusPart* missing;

  /// Whether both ask the same question, so that contradictions are errors.
  bool is_same_question() const {
    const CensusName& a = there->column.name;
    const CensusName& b = missing->column.name;
    return a.word == b.word && a.measure == b.measure;
  }
};

struct Joined {
  CensusAnswer answer = CensusAnswer::unknown;
  bool is_contradiction = false;
};

Joined joined(const Pair& pair, CensusAnswer third, VillageId village) {
  const CensusAnswer there = answer_of(pair.there, village);
  const CensusAnswer missing = answer_of(pair.missing, village);
  const bool is_one = pair.there != nullptr && pair.missing != nullptr && pair.is_same_question();
  if (is_known(there) && !is_one) return {there};
  if (there == CensusAnswer::unclear || missing == CensusAnswer::unclear)
    return {CensusAnswer::unclear};
  if (!is_known(there)) {
    const bool is_open = !is_known(missing) || missing == CensusAnswer::yes;
    return {is_open && is_known(third) ? third : missing};
  }
  const bool neither = there == CensusAnswer::no && missing != CensusAnswer::no;
  if (neither && is_known(third)) return {third};
  if (!is_known(missing) || missing == there) return {there};
  const bool are_answers = (there == CensusAnswer::yes && missing == CensusAnswer::no) ||
                           (there == CensusAnswer::no && missing == CensusAnswer::yes);
  return are_answers ? Joined{CensusAnswer::unclear, true} : Joined{there};
}

std::string shown(const CensusColumn& column, RecordId row) {
  return fmt::format("{} = {}", column.field.source, text_at(column.field, row));
}

void report_contradictions(const Pair& pair, const std::vector<RecordId>& rows_of,
                           const Records& records, const Villages& villages, Problems& problems) {
  const auto describe = [&](RecordId row) {
    return filled_text("{} and {} contradict each other; correct the one that is wrong",
                       "{}，{}，两者矛盾；请改正有误的一方", shown(pair.there->column, row),
                       shown(pair.missing->column, row));
  };
  if (rows_of.size() * 2 > records.size()) {
    problems.push_back(
        {ProblemKind::bad_census_value, records.layer, -1, "", std::nullopt,
         filled_text("in {} of {} records, '{}' and '{}' contradict each other, for example {}",
                     "{}/{}条记录中“{}”与“{}”矛盾，例如：{}", rows_of.size(), records.size(),
                     pair.there->column.field.source, pair.missing->column.field.source,
                     describe(rows_of.front()))});
    return;
  }
  for (const RecordId row : rows_of) {
    problems.push_back(
        record_of(records, row, villages).problem(ProblemKind::bad_census_value, describe(row)));
  }
}

/// "tap water (no)" beside "tap water (yes)". On its own, "lamps (no)" is a number of lamps.
bool is_no_next_to_yes(std::string_view taken, std::string_view part) {
  const std::string yes = plain_word(narrow_text(taken));
  const std::string no = plain_word(narrow_text(part));
  return (yes.ends_with("(yes)") && no.ends_with("(no)")) ||
         (yes.ends_with("(y)") && no.ends_with("(n)"));
}

/// Rank of a column as a supplement to the main column, least first; none if it is unsuitable.
/// Columns with the same word and measure come first.
std::optional<int> rank_of_part(const std::optional<CensusName>& taken,
                                const std::optional<CensusName>& part, ServiceId service,
                                CensusSense sense) {
  constexpr int other_measure = 2000;
  constexpr int other_word = 1000;
  const auto is_of = [&](const std::optional<CensusName>& name) {
    return name && name->service == service && !name->is_hardship;
  };
  if (!is_of(taken) || !is_of(part) || part->evidence != CensusEvidence::name) return std::nullopt;
  if (part->sense != sense || taken->sense == sense) return std::nullopt;
  return part->rank() + (part->measure == taken->measure ? 0 : other_measure) +
         (part->word == taken->word ? 0 : other_word);
}

Column<VillageId, CensusAnswer> joined_answers(const std::vector<CensusPart>& parts,
                                               const Records& records, const Villages& villages,
                                               Problems& problems) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts.front().answers;
  const bool all_blank =
      std::ranges::all_of(parts, [](const CensusPart& part) { return part.answers.empty(); });
  if (all_blank) return {};
  const Pair pair{find_part(parts, CensusSense::there), find_part(parts, CensusSense::missing)};
  Column<VillageId, CensusAnswer> answers;
  std::vector<RecordId> contradictions;
  for (const RecordId row : rows(records.feature)) {
    const VillageId village{row.index};
    const Joined found = joined(pair, third_answer(parts, village), village);
    answers.push_back(found.answer);
    if (found.is_contradiction) contradictions.push_back(row);
  }
  if (!contradictions.empty())
    report_contradictions(pair, contradictions, records, villages, problems);
  return answers;
}

}  // namespace

std::string role_of_part(const Service& service, CensusSense sense) {
  switch (sense) {
    case CensusSense::there:
      break;
    case CensusSense::missing:
      return service.id + "_missing";
    case CensusSense::partly:
      return service.id + "_partly";
    case CensusSense::planned:
      return service.id + "_planned";
    case CensusSense::being_built:
      return service.id + "_being_built";
  }
  return service.id;
}

std::vector<FieldRequest> part_requests(const Service& service, ServiceId id,
                                        const std::shared_ptr<CensusHints>& hints) {
  std::vector<FieldRequest> requests;
  if (service.group == ServiceGroup::public_service) return requests;
  for (const CensusSense sense : census_parts) {
    FieldRequest request{role_of_part(service, sense), {}, false, false};
    request.after_role = service.id;
    request.rank_after = [hints, id, sense](std::string_view taken, std::string_view part) {
      auto name = hints->find(part);
      if (name && is_no_next_to_yes(taken, part)) name->sense = CensusSense::missing;
      return rank_of_part(hints->find(taken), name, id, sense);
    };
    requests.push_back(std::move(request));
  }
  return requests;
}

Column<VillageId, CensusAnswer> read_parts(const CensusOf& census, const Records& records,
                                           const Villages& villages, Problems& problems,
                                           Notes& notes) {
  std::vector<CensusPart> parts;
  const auto add = [&](CensusSense sense) {
    const std::string role = role_of_part(census.service, sense);
    const RecordField& field = field_of(records, role);
    if (!field.given()) return;
    CensusName name = census.names.of_study(field.source, census.id);
    if (sense != CensusSense::there) name.sense = sense;  // the study decides, whatever the name
    const CensusColumn column{field, name, census.source.fields.contains(role), census.service,
                              census.connected_share};
    Column<VillageId, CensusAnswer> answers =
        read_census(column, records, villages, problems, notes);
    if (sense == CensusSense::there)
      apply_meaning(column, meaning_of(column, census.source), records, answers, problems);
    parts.push_back({column, std::move(answers)});
  };
  add(CensusSense::there);
  for (const CensusSense sense : census_parts) add(sense);
  return joined_answers(parts, records, villages, problems);
}

}  // namespace hinterland
