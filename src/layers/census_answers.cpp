// SPDX-License-Identifier: Apache-2.0
#include "layers/census_answers.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "layers/census_words.hpp"
#include "layers/field_label.hpp"
#include "layers/read_cells.hpp"

#include <hinterland/base/number_text.hpp>
#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// What one cell holds.
struct Cell {
  std::optional<Statement> statement;
  std::optional<double> number;  ///< bare
  std::optional<double> share;   ///< of one
  std::optional<double> count;   ///< of households
};

/// What the bare numbers of a column are.
enum class Numbers { none, one_zero, one_two, percent, share_of_one, count, not_understood };

/// "235/240" and "235户/240户" as a share.
std::optional<double> fraction_in(std::string_view text) {
  const std::size_t stroke = text.find('/');
  if (stroke == text.npos || stroke == 0) return std::nullopt;
  const NumberCell part = number_in_cell(text.substr(0, stroke));
  const NumberCell all = number_in_cell(text.substr(stroke + 1));
  if (!part.by_point || !all.by_point || *all.by_point <= 0.0) return std::nullopt;
  return *part.by_point / *all.by_point;
}

Cell cell_of(std::string_view text, const CensusWords& words) {
  Cell cell;
  const std::string narrow = narrow_text(text);
  const NumberCell written = number_in_cell(narrow);
  if (const auto number = written.by_point) {
    if (written.unit.family == UnitFamily::share) {
      cell.share = *number * written.unit.factor;
    } else if (written.unit.family == UnitFamily::count) {
      cell.count = *number * written.unit.factor;
    } else if (written.unit.family == UnitFamily::none) {
      cell.number = *number;
    }
  } else if (const auto fraction = fraction_in(narrow)) {
    cell.share = *fraction;
  } else {
    cell.statement = words.find(text);
  }
  return cell;
}

class CensusReader {
 public:
  CensusReader(const CensusColumn& column, const Records& records, const Villages& villages,
               Problems& problems, Notes& notes)
      : column_(column),
        records_(records),
        villages_(villages),
        problems_(problems),
        notes_(notes),
        words_(column.service) {}

  Column<VillageId, Answer> read();

 private:
  void look_at_cells();
  Numbers decide_numbers() const;
  bool are_counts() const;
  Answer answer(const Cell& cell, VillageId village);
  Answer of_share(double share);
  Answer of_count(double count, VillageId village);
  Answer of_number(double number, VillageId village);
  Answer of_statement(Statement statement);
  void note_numbers();
  void note_states();
  void report(const Column<VillageId, Answer>& answers);
  void note(const Text& said) {
    notes_.push_back({records_.layer + ": " + said.en, records_.layer + "：" + said.zh});
  }

  const CensusColumn& column_;
  const Records& records_;
  const Villages& villages_;
  Problems& problems_;
  Notes& notes_;
  CensusWords words_;
  std::vector<Cell> cells_;
  Numbers numbers_ = Numbers::none;
  std::map<Statement, std::size_t> states_;  ///< told apart from yes and no
  std::size_t shares_ = 0;
};

void CensusReader::look_at_cells() {
  std::map<std::string, Cell, std::less<>> known;  // few words, many villages
  for (const RecordId r : rows(records_.feature)) {
    const std::string_view text = text_at(column_.field, r);
    auto found = known.find(text);
    if (found == known.end()) found = known.emplace(text, cell_of(text, words_)).first;
    cells_.push_back(found->second);
  }
}

/// Whether many of the numbers are those of the households, and none is more.
bool CensusReader::are_counts() const {
  std::size_t known = 0;
  std::size_t all_of_them = 0;
  for (const VillageId v : rows(villages_.households)) {
    const auto& households = villages_.households[v];
    const auto& number = cells_[v.index].number;
    if (!households || !number || *households <= 2.0) continue;
    if (*number > *households) return false;
    ++known;
    if (*number == *households) ++all_of_them;
  }
  return all_of_them * 3 >= known && all_of_them > 0;
}

Numbers CensusReader::decide_numbers() const {
  std::vector<double> numbers;
  bool has_words = false;
  for (const Cell& cell : cells_) {
    if (cell.number) numbers.push_back(*cell.number);
    has_words = has_words || (cell.statement && *cell.statement != Statement::unknown);
  }
  if (numbers.empty()) return Numbers::none;
  const auto all = [&](auto test) { return std::ranges::all_of(numbers, test); };
  const auto has = [&](double number) {
    return std::ranges::find(numbers, number) != numbers.end();
  };
  const double most = *std::ranges::max_element(numbers);
  if (*std::ranges::min_element(numbers) < 0.0) return Numbers::not_understood;
  const bool one_zero = all([](double n) { return n == 0.0 || n == 1.0; });
  if (column_.name.measure == CensusMeasure::count) return Numbers::count;
  if (column_.name.measure == CensusMeasure::share) {
    const bool of_hundred = field_label(column_.field.source).unit.has_value();
    if (most > 100.0) return Numbers::not_understood;
    return most > 1.0 || (of_hundred && !one_zero) ? Numbers::percent : Numbers::share_of_one;
  }
  if (one_zero || has_words) return Numbers::one_zero;  // among words 1 and 0 stand for two of them
  if (has(1.0) && has(2.0) && all([](double n) { return n == 1.0 || n == 2.0; }))
    return Numbers::one_two;
  if (are_counts()) return Numbers::count;
  const auto hundreds = std::ranges::count(numbers, 100.0);
  if (most == 100.0 && static_cast<std::size_t>(hundreds) * 5 >= numbers.size())
    return Numbers::percent;
  const bool has_fractions =
      std::ranges::any_of(numbers, [](double n) { return n > 0.0 && n < 1.0; });
  if (most == 1.0 && has_fractions) return Numbers::share_of_one;
  return Numbers::not_understood;
}

Answer CensusReader::of_share(double share) {
  constexpr double rounding = 1e-9;
  if (share < 0.0 || share > 1.0 + rounding) return Answer::unclear;
  ++shares_;
  return share + rounding >= column_.connected_share ? Answer::yes : Answer::no;
}

Answer CensusReader::of_count(double count, VillageId village) {
  const auto& households = villages_.households[village];
  if (households && *households > 0.0) return of_share(count / *households);
  return count == 0.0 ? Answer::no : Answer::unclear;
}

Answer CensusReader::of_number(double number, VillageId village) {
  switch (numbers_) {
    case Numbers::one_zero:
    case Numbers::one_two:
      if (number == 1.0) return Answer::yes;
      return number == (numbers_ == Numbers::one_zero ? 0.0 : 2.0) ? Answer::no : Answer::unclear;
    case Numbers::percent:
      return of_share(number / 100.0);
    case Numbers::share_of_one:
      return of_share(number);
    case Numbers::count:
      return of_count(number, village);
    case Numbers::none:
    case Numbers::not_understood:
      break;
  }
  return Answer::unclear;
}

Answer CensusReader::of_statement(Statement statement) {
  switch (statement) {
    case Statement::yes:
      return Answer::yes;
    case Statement::no:
      return Answer::no;
    case Statement::unknown:
      return Answer::unknown;
    case Statement::being_built:
      ++states_[statement];
      return Answer::being_built;
    case Statement::planned:
      ++states_[statement];
      return Answer::planned;
    case Statement::partly:
    case Statement::out_of_use:
      ++states_[statement];
      return Answer::no;
  }
  return Answer::unclear;
}

Answer CensusReader::answer(const Cell& cell, VillageId village) {
  if (cell.statement) return of_statement(*cell.statement);
  if (cell.share) return of_share(*cell.share);
  if (cell.count) return of_count(*cell.count, village);
  if (cell.number) return of_number(*cell.number, village);
  return Answer::unclear;
}

void CensusReader::note_numbers() {
  const std::string& id = column_.service.id;
  const std::string& name = column_.field.source;
  if (numbers_ == Numbers::one_two) {
    note(filled_text("{} of {}: 1 is read as yes and 2 as no", "{}（{}）：1按“是”、2按“否”读取",
                     name, id));
  }
  if (shares_ == 0) return;
  const bool counts = numbers_ == Numbers::count || std::ranges::any_of(cells_, [](const Cell& c) {
                        return c.count.has_value();
                      });
  const Text form = counts ? Text("numbers of households", "户数")
                    : numbers_ == Numbers::percent
                        ? Text("shares in per cent", "百分比")
                        : Text("shares of the households", "占总户数的比例");
  note(
      filled_text("{} of {} is read as {}: from {:.4g} % of a village's households on it counts as "
                  "connected (connected_share of the catalogue)",
                  "{}（{}）按{}读取：达到全村户数的 {:.4g}% 即为已接通（指标库的 connected_share）",
                  name, id, form, 100.0 * column_.connected_share));
}

void CensusReader::note_states() {
  struct State {
    Statement statement;
    Text told;
  };
  const std::array states = {
      State{Statement::partly,
            {"{} of {}: {} say partly, which counts as not connected",
             "{}（{}）：{}处为“部分”，按未接通处理"}},
      State{Statement::out_of_use,
            {"{} of {}: {} say that it is out of use, which counts as not connected",
             "{}（{}）：{}处为“停用”等，按未接通处理"}},
      State{Statement::being_built,
            {"{} of {}: {} say that it is being built, which is neither connected nor a gap",
             "{}（{}）：{}处为“在建”，不算已接通，也不算缺口"}},
      State{Statement::planned,
            {"{} of {}: {} say that it is planned, which is neither connected nor a gap",
             "{}（{}）：{}处为“规划”“拟建”等，不算已接通，也不算缺口"}}};
  for (const State& state : states) {
    const auto found = states_.find(state.statement);
    if (found == states_.end()) continue;
    note(filled_text(state.told.en.c_str(), state.told.zh.c_str(), column_.field.source,
                     column_.service.id, found->second));
  }
}

void CensusReader::report(const Column<VillageId, Answer>& answers) {
  std::vector<RecordId> unclear;
  std::size_t filled = 0;
  for (const VillageId v : rows(answers)) {
    if (answers[v] != Answer::unknown) ++filled;
    if (answers[v] == Answer::unclear) unclear.push_back({v.index});
  }
  if (unclear.size() * 2 <= filled) {
    for (const RecordId r : unclear) {
      const VillageId v{r.index};
      const auto code = villages_.code[v];
      const RecordInHand record{records_, r, std::string(code.empty() ? villages_.name[v] : code)};
      problems_.push_back(
          record.problem(ProblemKind::bad_census_value,
                         fmt::format("{} = {}", column_.field.source, text_at(column_.field, r))));
    }
    return;
  }
  std::vector<std::string> examples;
  for (const RecordId r : unclear) {
    const std::string text(text_at(column_.field, r));
    if (std::ranges::find(examples, text) == examples.end()) examples.push_back(text);
    if (examples.size() == 3) break;
  }
  const std::string shown = fmt::format("{}", fmt::join(examples, ", "));
  problems_.push_back(
      {ProblemKind::bad_census_value, records_.layer, -1, "", std::nullopt,
       filled_text(
           "{} of {}: {} of {} cells are not understood ({}). Write yes or no, or say in the "
           "column's "
           "name what the numbers are, as in {}_rate (%) or {}_households",
           "{}（{}）：{}/"
           "{}格无法识别（{}）。请填“是”“否”，或在列名中写明数字的含义，如“{}率(%)”“通{}户数”",
           column_.field.source, column_.service.id, unclear.size(), filled, shown,
           Text(column_.service.id, column_.service.name_zh),
           Text(column_.service.id, column_.service.name_zh))});
}

Column<VillageId, Answer> CensusReader::read() {
  look_at_cells();
  numbers_ = decide_numbers();
  Column<VillageId, Answer> answers;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    answers.push_back(answer(cells_[i], {static_cast<std::uint32_t>(i)}));
  const auto understood = [](Answer a) { return a != Answer::unknown && a != Answer::unclear; };
  const bool is_one = column_.is_named_by_study || column_.name.is_question ||
                      std::ranges::any_of(answers, understood);
  report(answers);
  if (!is_one) return {};
  note_numbers();
  note_states();
  return answers;
}

}  // namespace

Column<VillageId, Answer> read_census(const CensusColumn& column, const Records& records,
                                      const Villages& villages, Problems& problems, Notes& notes) {
  return CensusReader(column, records, villages, problems, notes).read();
}

}  // namespace hinterland
