// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_meanings.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/notation/field_label.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace hinterland {

namespace {

CensusAnswer meant_answer(CensusState state, CensusAnswer if_unknown) {
  switch (state) {
    case CensusState::has:
      return CensusAnswer::yes;
    case CensusState::lacks:
      return CensusAnswer::no;
    case CensusState::unknown:
      break;
  }
  return if_unknown;
}

/// The number of answers yes and no that are ambiguous.
struct Ambiguous {
  std::size_t yes = 0;
  std::size_t no = 0;
};

void report_ambiguous(const CensusColumn& column, const Records& records, const Ambiguous& found,
                      Problems& problems) {
  Text answers;
  Text keys;
  const auto add = [&](std::size_t count, const Text& word, const char* key) {
    if (count == 0) return;
    const Text separator = answers.empty() ? Text() : Text(", ", "、");
    answers = answers + separator + filled_text("{} ({})", "{}（{}个村）", word, count);
    keys = keys + Text(keys.empty() ? "" : ", ") + Text(std::string(key) + " = \"…\"");
  };
  add(found.yes, {"yes", "是"}, "yes");
  add(found.no, {"no", "否"}, "no");
  problems.push_back(
      {ProblemKind::census_answer_ambiguous, records.layer, -1, "", std::nullopt,
       filled_text(
           "{0}: {1} does not say whether the village has {2}. Write [layers.{3}.meaning] "
           "{4} = {{ {5} }} with \"has\", \"lacks\" or \"unknown\"",
           "{0}：{1}不能说明该村“{2}”有无着落。请写 [layers.{3}.meaning] {4} = {{ {5} }}，取 "
           "\"has\"（有）、\"lacks\"（缺）或 \"unknown\"（不明）",
           column.field.source, answers, Text(column.service.name_en, column.service.name_zh),
           records.layer, column.service.id, keys)});
}

}  // namespace

CensusMeaning meaning_of(const CensusColumn& column, const LayerSource& source) {
  const auto own = source.meanings.find(column.service.id);
  if (own != source.meanings.end()) return own->second;
  const std::string header = bare_label(column.field.source).name;
  for (const CensusMeaning& meaning : column.service.census.meanings) {
    const auto is_part = [&](const std::string& name) {
      return header.find(bare_label(name).name) != header.npos;
    };
    if (std::ranges::any_of(meaning.names, is_part)) return meaning;
  }
  return {};
}

void apply_meaning(const CensusColumn& column, const CensusMeaning& meaning, const Records& records,
                   Column<VillageId, CensusAnswer>& answers, Problems& problems) {
  CensusMeaning plain = meaning;
  plain.names.clear();
  if (answers.empty() || plain == CensusMeaning{}) return;
  Ambiguous found;
  for (const VillageId v : rows(answers)) {
    CensusAnswer& answer = answers[v];
    if (answer == CensusAnswer::yes) {
      if (meaning.yes == CensusState::unknown) ++found.yes;
      answer = meant_answer(meaning.yes, CensusAnswer::unclear);
    } else if (answer == CensusAnswer::no) {
      if (meaning.no == CensusState::unknown) ++found.no;
      answer = meant_answer(meaning.no, CensusAnswer::unclear);
    } else if (answer == CensusAnswer::unknown &&
               text_at(column.field, RecordId{v.index}).empty()) {
      answer = meant_answer(meaning.blank, CensusAnswer::unknown);
    }
  }
  // A meaning of the catalogue has names; one of the study has none, and was chosen.
  if (found.yes + found.no > 0 && !meaning.names.empty())
    report_ambiguous(column, records, found, problems);
}

}  // namespace hinterland
