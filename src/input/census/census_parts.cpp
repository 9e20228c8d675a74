// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_parts.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/census/census_answers.hpp"
#include "input/census/census_notes.hpp"
#include "input/columns/read_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

/// One column of answers on a service.
struct CensusPart {
  CensusColumn column;
  Column<VillageId, Answer> answers;  ///< one per village; empty if the column is blank
};

bool is_known(Answer answer) { return answer != Answer::unknown; }

const CensusPart* find_part(const std::vector<CensusPart>& parts, CensusSense sense) {
  const auto found = std::ranges::find_if(parts, [&](const CensusPart& part) {
    return part.column.name.sense == sense && !part.answers.empty();
  });
  return found == parts.end() ? nullptr : &*found;
}

Answer answer_of(const CensusPart* part, VillageId village) {
  return part == nullptr ? Answer::unknown : part->answers[village];
}

/// The first known answer of the columns for being built, planned and partly, in this order.
Answer third_answer(const std::vector<CensusPart>& parts, VillageId village) {
  for (const CensusSense sense :
       {CensusSense::being_built, CensusSense::planned, CensusSense::partly}) {
    const Answer answer = answer_of(find_part(parts, sense), village);
    if (is_known(answer)) return answer;
  }
  return Answer::unknown;
}

/// 通自来水 and 未通自来水; the first is the service's main column.
struct Pair {
  const CensusPart* there;
  const CensusPart* missing;

  /// Whether both ask the same question, so that contradictions are errors.
  bool is_one_question() const {
    const CensusName& a = there->column.name;
    const CensusName& b = missing->column.name;
    return a.word == b.word && a.measure == b.measure;
  }
};

struct Joined {
  Answer answer = Answer::unknown;
  bool is_contradiction = false;
};

Joined joined(const Pair& pair, Answer third, VillageId village) {
  const Answer there = answer_of(pair.there, village);
  const Answer missing = answer_of(pair.missing, village);
  const bool is_one = pair.there != nullptr && pair.missing != nullptr && pair.is_one_question();
  if (is_known(there) && !is_one) return {there};
  if (there == Answer::unclear || missing == Answer::unclear) return {Answer::unclear};
  if (!is_known(there)) {
    const bool is_open = !is_known(missing) || missing == Answer::yes;
    return {is_open && is_known(third) ? third : missing};
  }
  const bool neither = there == Answer::no && missing != Answer::no;
  if (neither && is_known(third)) return {third};
  if (!is_known(missing) || missing == there) return {there};
  const bool are_answers = (there == Answer::yes && missing == Answer::no) ||
                           (there == Answer::no && missing == Answer::yes);
  return are_answers ? Joined{Answer::unclear, true} : Joined{there};
}

std::string shown(const CensusColumn& column, RecordId row) {
  return fmt::format("{} = {}", column.field.source, text_at(column.field, row));
}

void report_contradictions(const Pair& pair, const std::vector<RecordId>& rows_of,
                           const Records& records, const Villages& villages, Problems& problems) {
  const auto told = [&](RecordId row) {
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
                     told(rows_of.front()))});
    return;
  }
  for (const RecordId row : rows_of) {
    problems.push_back(
        record_of(records, row, villages).problem(ProblemKind::bad_census_value, told(row)));
  }
}

/// "tap water (no)" beside "tap water (yes)". On its own, "lamps (no)" is a number of lamps.
bool is_no_beside_yes(std::string_view taken, std::string_view part) {
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

Column<VillageId, Answer> joined_answers(const std::vector<CensusPart>& parts,
                                         const Records& records, const Villages& villages,
                                         Problems& problems) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts.front().answers;
  const bool all_blank =
      std::ranges::all_of(parts, [](const CensusPart& part) { return part.answers.empty(); });
  if (all_blank) return {};
  const Pair pair{find_part(parts, CensusSense::there), find_part(parts, CensusSense::missing)};
  Column<VillageId, Answer> answers;
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
    request.beside = service.id;
    request.rank_beside = [hints, id, sense](std::string_view taken, std::string_view part) {
      auto name = hints->find(part);
      if (name && is_no_beside_yes(taken, part)) name->sense = CensusSense::missing;
      return rank_of_part(hints->find(taken), name, id, sense);
    };
    requests.push_back(std::move(request));
  }
  return requests;
}

Column<VillageId, Answer> read_parts(const CensusOf& census, const Records& records,
                                     const Villages& villages, Problems& problems, Notes& notes) {
  std::vector<CensusPart> parts;
  const auto add = [&](CensusSense sense) {
    const std::string role = role_of_part(census.service, sense);
    const RecordField& field = field_of(records, role);
    if (!field.given()) return;
    CensusName name = census.names.of_study(field.source, census.id);
    if (sense != CensusSense::there) name.sense = sense;  // the study decides, whatever the name
    const CensusColumn column{field, name, census.source.fields.contains(role), census.service,
                              census.connected_share};
    parts.push_back({column, read_census(column, records, villages, problems, notes)});
  };
  add(CensusSense::there);
  for (const CensusSense sense : census_parts) add(sense);
  return joined_answers(parts, records, villages, problems);
}

}  // namespace hinterland
