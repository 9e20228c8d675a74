// SPDX-License-Identifier: Apache-2.0
#include "input/columns/read_cells.hpp"

#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace hinterland {

std::vector<FieldWish> wishes_for(LayerKind kind, const std::vector<std::string>& numbers) {
  std::vector<FieldWish> wishes;
  for (const std::string& role : known_roles(kind)) {
    const bool number = std::ranges::find(numbers, role) != numbers.end();
    wishes.push_back({role, known_names(kind, role), number, false});
  }
  return wishes;
}

const RecordField& field_of(const Records& records, std::string_view role) {
  static const RecordField not_given;
  const auto found = std::ranges::find(records.fields, role, &RecordField::role);
  return found == records.fields.end() ? not_given : *found;
}

std::string_view text_at(const RecordField& field, RecordId record) {
  if (!field.given()) return {};
  constexpr std::string_view blanks = " \t\r\n";
  std::string_view text = field.text[record];
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
  return text;
}

std::optional<double> number_at(const RecordField& field, RecordId record) {
  return field.given() ? field.number[record] : std::nullopt;
}

Problem RecordInHand::problem(ProblemKind kind, Text detail) const {
  const bool on_the_map = row.index < records.point.size() && std::isfinite(records.point[row].lon);
  return {kind,
          records.layer,
          records.feature[row],
          called,
          on_the_map ? std::optional(records.point[row]) : std::nullopt,
          std::move(detail)};
}

RecordInHand record_of(const Records& records, RecordId row, const Villages& villages) {
  const VillageId village{row.index};
  return {records, row, record_label(villages.code[village], villages.name[village])};
}

Answer answer_at(const RecordField& field, const RecordInHand& record, Problems& problems) {
  if (!field.given()) return Answer::unknown;
  const std::string_view text = text_at(field, record.row);
  if (const auto answer = known_answer(text)) return *answer;
  problems.push_back(
      record.problem(ProblemKind::bad_census_value, fmt::format("{} = {}", field.source, text)));
  return Answer::unknown;
}

std::optional<People> people_at(const RecordField& field, const RecordInHand& record, People absurd,
                                Problems& problems) {
  if (!field.given()) return std::nullopt;
  const auto number = number_at(field, record.row);
  if (!number) {
    problems.push_back(record.problem(ProblemKind::people_missing,
                                      Text(field.source + " is empty", field.source + "为空")));
    return std::nullopt;
  }
  const std::string detail = fmt::format("{} = {}", field.source, *number);
  if (*number < 0.0) {
    problems.push_back(record.problem(ProblemKind::people_negative, detail));
    return std::nullopt;
  }
  if (*number > absurd.value) {
    problems.push_back(record.problem(ProblemKind::people_absurd, detail));
    return std::nullopt;  // one slip of two zeros would outweigh a county
  }
  return People{*number};
}

}  // namespace hinterland
