// SPDX-License-Identifier: Apache-2.0
#include "input/columns/record_states.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/conditions/clause.hpp"
#include "world/cell_words.hpp"
#include "world/lifecycle.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace hinterland {

namespace {

bool is_of_a_layer_with_states(std::string_view layer) {
  return layer == "towns" || layer == "roads" || layer == "facilities" ||
         layer.starts_with("facilities.") || layer.starts_with("networks.");
}

/// Whether a word in a column of states means that the object is in use.
bool means_in_use(std::string_view cell) {
  const auto statement = known_statement(cell);
  if (statement == Statement::yes || statement == Statement::unknown) return true;
  return is_in_use_word(cell);
}

}  // namespace

RecordStates::RecordStates(const LayerSource& source, const std::vector<TableField>& fields,
                           const ColumnFacts& columns, std::optional<std::size_t> status)
    : source_(source), fields_(fields) {
  if (source.all_in_use || source.name == "census") return;
  const bool is_named = source.fields.contains("status");
  if (status) {
    columns_.push_back(*status);
    status_ = 0;
  }
  const bool may_be_others = is_of_a_layer_with_states(source.name) && !is_named;
  for (std::size_t field = 0; may_be_others && field < fields.size(); ++field) {
    const std::string& header = fields[field].name;
    if (header.empty() || is_of_a_source(header) || field == status) continue;
    const auto states_it = [&](const std::string& cell) {
      return !state_in_cell(header, cell).empty();
    };
    if (may_hold_states(header) || std::ranges::any_of(columns.sample(field).cells, states_it))
      columns_.push_back(field);
  }
  words_.resize(columns_.size());
  endings_.resize(columns_.size());
  has_blank_.resize(columns_.size(), false);
  has_other_.resize(columns_.size(), false);
}

void RecordStates::add(std::size_t column, std::string_view cell) {
  cell = without_blanks(cell);  // as conditions compare it
  if (plain_word(cell).empty()) {
    has_blank_[column] = true;
    return;
  }
  const std::string_view state = state_in_cell(fields_[columns_[column]].name, cell);
  if (state.empty()) {
    has_other_[column] = true;
    if (column == status_ && !means_in_use(cell))
      ++unknown_words_.try_emplace(std::string(cell), 0).first->second;
    return;
  }
  if (stated_.empty()) stated_ = state;
  auto& words = state.size() == cell.size() ? words_[column] : endings_[column];
  ++words.try_emplace(std::string(state), 0).first->second;
}

std::string_view RecordStates::add_record(GdalTable& table) {
  stated_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    table.cell(columns_[i], cell_);
    add(i, cell_);
  }
  ++records_;
  reported_ += stated_.empty() ? 0 : 1;
  return stated_;
}

std::string RecordStates::condition() const {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const TableField& field = fields_[columns_[i]];
    const std::string name = name_in_condition(field.name);
    const bool is_number = field.type == "integer" || field.type == "real";
    if (means_end(field.name) && !words_[i].empty() && !has_other_[i]) {
      parts.push_back(fmt::format("{} IS NULL", name));
      continue;
    }
    std::vector<std::string> values;
    for (const auto& [word, count] : words_[i])
      values.push_back(value_in_condition(word, is_number));
    std::vector<std::string> clauses;
    if (!values.empty())
      clauses.push_back(fmt::format("{} NOT IN ({})", name, fmt::join(values, ", ")));
    for (const auto& [end, count] : endings_[i])
      clauses.push_back(fmt::format("{} NOT LIKE {}", name, value_in_condition("%" + end, false)));
    if (clauses.empty()) continue;
    const std::string all = fmt::format("{}", fmt::join(clauses, " AND "));
    parts.push_back(has_blank_[i] ? fmt::format("({} IS NULL OR {})", name, all) : all);
  }
  return with_condition(source_.where, fmt::format("{}", fmt::join(parts, " AND ")));
}

void RecordStates::report_unknown_words(Problems& problems) const {
  constexpr std::size_t most = 5;
  constexpr std::size_t too_many = 20;  // then the column holds no states
  if (unknown_words_.empty() || unknown_words_.size() > too_many) return;
  std::vector<std::string> words;
  for (const auto& [word, count] : unknown_words_)
    words.push_back(fmt::format("{} {}", word, count));
  if (words.size() > most) {
    words.resize(most);
    words.emplace_back("…");
  }
  problems.push_back(
      {ProblemKind::answers_not_read, source_.name, -1, "", std::nullopt,
       filled_text("'{0}' looks like a status, but these words are not understood: {1}. Their "
                   "records count as in use. Exclude those that are not with where, or write "
                   "all_in_use = true",
                   "“{0}”像是状态列，但以下词语未能识别：{1}。这些记录按在用计；不在用的请用 where "
                   "剔除，否则请写 all_in_use = true",
                   fields_[columns_[*status_]].name, fmt::format("{}", fmt::join(words, ", ")))});
}

void RecordStates::report(Problems& problems) const {
  report_unknown_words(problems);
  if (reported_ == 0) return;
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::vector<std::string> states;
    for (const auto* words : {&words_[i], &endings_[i]}) {
      for (const auto& [word, count] : *words) states.push_back(fmt::format("{} {}", word, count));
    }
    if (states.empty()) continue;
    constexpr std::size_t most = 5;
    if (states.size() > most) {
      states.resize(most);
      states.emplace_back("…");
    }
    columns.push_back(fmt::format("'{}' ({})", fields_[columns_[i]].name, fmt::join(states, ", ")));
  }
  const std::string list = fmt::format("{}", fmt::join(columns, ", "));
  const std::string key = where_key(condition());
  problems.push_back(
      {ProblemKind::records_not_in_use, source_.name, -1, "", std::nullopt,
       filled_text(
           "according to {0}, {1} of {2} {3} closed, out of use, under construction or planned; "
           "{4}. To leave {5} out altogether, write {6}; to have all count, all_in_use = true",
           "据{0}，{2}条记录中有{1}条已停用、撤销、在建或属规划，不计入。如需完全剔除，请写 "
           "{6}；如均应"
           "计入，请写 all_in_use = true",
           list, reported_, records_, reported_ == 1 ? "is" : "are",
           reported_ == 1 ? "it does not count" : "they do not count",
           reported_ == 1 ? "it" : "them", key)});
}

}  // namespace hinterland
