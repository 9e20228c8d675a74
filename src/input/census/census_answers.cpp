// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_answers.hpp"

#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/census/census_affixes.hpp"
#include "input/census/census_cells.hpp"
#include "input/census/census_notes.hpp"
#include "input/columns/records.hpp"
#include "input/notation/field_label.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The factor that converts the numbers to persons, households or per cent, by the unit in the
/// name.
double scale_in(std::string_view header) {
  constexpr double per_cent = 100.0;
  const auto unit = field_label(header).unit;
  if (unit && unit->family == UnitFamily::count) return unit->factor;
  return unit && unit->family == UnitFamily::share ? per_cent * unit->factor : 1.0;
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
        words_(column.service),
        legend_(read_legend(column.field.source, words_)),
        scale_(scale_in(column.field.source)) {}

  Column<VillageId, CensusAnswer> read();

 private:
  CensusCell cell_of(std::string_view text) const;
  void examine_cells();
  CensusAnswer answer(const CensusCell& cell, VillageId village);
  CensusAnswer answer_for(bool yes);
  CensusAnswer of_share(double share);
  CensusAnswer of_count(double count, VillageId village);
  CensusAnswer of_number(double number, VillageId village);
  std::optional<double> whole(VillageId village) const;
  std::optional<double> number_of(std::string_view role, VillageId village) const;
  void count_state(Statement statement);
  CensusAnswer of_statement(Statement statement);
  void note(const Text& message) {
    notes_.push_back({records_.layer + ": " + message.en, records_.layer + "：" + message.zh});
  }

  const CensusColumn& column_;
  const Records& records_;
  const Villages& villages_;
  Problems& problems_;
  Notes& notes_;
  CensusWords words_;
  std::map<int, std::optional<Statement>> legend_;
  double scale_;  ///< of the numbers, from the unit in the column's name
  std::vector<CensusCell> cells_;
  Text marks_;  ///< how ambiguous marks (○, None) were read
  CensusNumbers numbers_ = CensusNumbers::none;
  std::map<Statement, std::size_t> states_;  ///< other than yes and no: number of villages
  bool is_repeated_ = false;                 ///< the village of the cell has an earlier record
  std::size_t shares_ = 0;
};

/// The unit in the name of the column (万人, 百户, ‰) applies to numbers without a unit of their
/// own.
CensusCell CensusReader::cell_of(std::string_view text) const {
  const bool is_date = column_.name.measure == CensusMeasure::dates && is_date_or_year(text);
  if (is_date) return {Statement::yes, {}, {}, {}};
  CensusCell cell = census_cell(text, words_);
  if (cell.number) *cell.number *= scale_;
  return cell;
}

void CensusReader::examine_cells() {
  CensusCellsByText known;  // there are few distinct cells
  for (const RecordId r : rows(records_.feature)) {
    const std::string_view text = text_at(column_.field, r);
    if (known.find(text) == known.end()) known.emplace(text, cell_of(text));
  }
  resolve_marks(known);
  marks_ = note_on_marks(known);
  for (const RecordId r : rows(records_.feature))
    cells_.push_back(known.find(text_at(column_.field, r))->second);
}

/// Applies the sense of the column's name to a yes or no.
CensusAnswer CensusReader::answer_for(bool yes) {
  switch (column_.name.sense) {
    case CensusSense::there:
      break;
    case CensusSense::missing:
      return yes ? CensusAnswer::no : CensusAnswer::yes;
    case CensusSense::partly:  // "no" leaves the present state open (and below)
      return yes ? of_statement(Statement::partly) : CensusAnswer::unknown;
    case CensusSense::planned:
      return yes ? of_statement(Statement::planned) : CensusAnswer::unknown;
    case CensusSense::being_built:
      return yes ? of_statement(Statement::being_built) : CensusAnswer::unknown;
  }
  return yes ? CensusAnswer::yes : CensusAnswer::no;
}

CensusAnswer CensusReader::of_share(double share) {
  constexpr double rounding = 1e-9;
  if (share < 0.0 || share > 1.0 + rounding) return CensusAnswer::unclear;
  const CensusSense sense = column_.name.sense;
  if (sense != CensusSense::there && sense != CensusSense::missing) return answer_for(share > 0.0);
  if (sense == CensusSense::missing) share = 1.0 - std::min(1.0, share);
  ++shares_;
  return share + rounding >= column_.connected_share ? CensusAnswer::yes : CensusAnswer::no;
}

std::optional<double> CensusReader::number_of(std::string_view role, VillageId village) const {
  const RecordField& all = field_of(records_, role);
  return all.given() ? number_at(all, {village.index}) : std::nullopt;
}

/// The total of which the column counts a part: households, people, natural villages or groups.
std::optional<double> CensusReader::whole(VillageId village) const {
  switch (column_.name.measure) {
    case CensusMeasure::people:
      return villages_.people[village] ? std::optional(villages_.people[village]->value)
                                       : std::nullopt;
    case CensusMeasure::hamlets:
      return number_of("natural_villages", village);
    case CensusMeasure::groups:
      return number_of("village_groups", village);
    default:
      return villages_.households[village];
  }
}

CensusAnswer CensusReader::of_count(double count, VillageId village) {
  constexpr double rounding = 1e-6;
  if (std::abs(count - std::round(count)) > rounding)
    return CensusAnswer::unclear;  // perhaps a share
  if (column_.name.measure == CensusMeasure::things) return answer_for(count > 0.0);
  constexpr double half_of_a_hundredth = 0.005;  // 0.07 (万人) may be 695 rounded
  const auto all = whole(village);
  const bool is_rounded = all && scale_ > 1.0 && count - *all <= half_of_a_hundredth * scale_;
  if (is_rounded) count = std::min(count, *all);
  if (all && *all > 0.0) return of_share(count / *all);
  return count == 0.0 ? answer_for(false) : CensusAnswer::unclear;
}

CensusAnswer CensusReader::of_number(double number, VillageId village) {
  if (!legend_.empty()) {
    const auto entry = std::ranges::find(legend_, number, [](const auto& e) { return e.first; });
    return entry != legend_.end() && entry->second ? of_statement(*entry->second)
                                                   : CensusAnswer::unclear;
  }
  switch (numbers_) {
    case CensusNumbers::one_zero:
    case CensusNumbers::one_two:
      if (number == 1.0) return answer_for(true);
      return number == (numbers_ == CensusNumbers::one_zero ? 0.0 : 2.0) ? answer_for(false)
                                                                         : CensusAnswer::unclear;
    case CensusNumbers::percent:
      if (number > 0.0 && may_be_share_of_one(number, column_.field.source))
        return CensusAnswer::unclear;
      return of_share(number / 100.0);
    case CensusNumbers::share_of_one:
      return of_share(number);
    case CensusNumbers::count:
    case CensusNumbers::things:
      return of_count(number, village);
    case CensusNumbers::none:
    case CensusNumbers::not_understood:
      break;
  }
  return CensusAnswer::unclear;
}

/// Records of one village, of which later ones are dropped or joined, count once.
void CensusReader::count_state(Statement statement) {
  if (!is_repeated_) ++states_[statement];
}

CensusAnswer CensusReader::of_statement(Statement statement) {
  switch (statement) {
    case Statement::yes:
      return answer_for(true);
    case Statement::no:
      return answer_for(false);
    case Statement::unknown:
      return CensusAnswer::unknown;
    case Statement::own:
      return CensusAnswer::own;
    case Statement::being_built:
      count_state(statement);
      return CensusAnswer::being_built;
    case Statement::planned:
      count_state(statement);
      return CensusAnswer::planned;
    case Statement::partly:
    case Statement::out_of_use:
      count_state(statement);
      return CensusAnswer::no;
  }
  return CensusAnswer::unclear;
}

CensusAnswer CensusReader::answer(const CensusCell& cell, VillageId village) {
  if (cell.statement) return of_statement(*cell.statement);
  if (cell.share) return of_share(*cell.share);
  if (cell.count) return of_count(*cell.count, village);
  if (cell.number) return of_number(*cell.number, village);
  return CensusAnswer::unclear;
}

Column<VillageId, CensusAnswer> CensusReader::read() {
  examine_cells();
  if (legend_.empty())
    numbers_ = decide_numbers(cells_, column_.field.source, column_.name, villages_.households);
  Column<VillageId, CensusAnswer> answers;
  std::set<std::pair<std::string_view, std::string_view>> read;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const VillageId village{static_cast<std::uint32_t>(i)};
    const std::string_view code = villages_.code[village];
    is_repeated_ = !code.empty() && !read.emplace(code, villages_.name[village]).second;
    answers.push_back(answer(cells_[i], village));
  }
  const bool has_answer =
      std::ranges::any_of(answers, [](CensusAnswer a) { return a != CensusAnswer::unknown; });
  const bool is_one = column_.is_named_by_study || column_.name.is_question || has_answer;
  if (!is_one) return {};
  if (!marks_.empty()) note(filled_text("{}: {}", "{}：{}", column_.field.source, marks_));
  report_unclear(column_, records_, villages_, {cells_, numbers_, answers}, problems_);
  const bool counts =
      numbers_ == CensusNumbers::count ||
      std::ranges::any_of(cells_, [](const CensusCell& c) { return c.count.has_value(); });
  for (const Text& message :
       notes_on_census(column_, {numbers_, !legend_.empty(), counts, shares_ > 0, states_}))
    note(message);
  return answers;
}

}  // namespace

Column<VillageId, CensusAnswer> read_census(const CensusColumn& column, const Records& records,
                                            const Villages& villages, Problems& problems,
                                            Notes& notes) {
  return CensusReader(column, records, villages, problems, notes).read();
}

}  // namespace hinterland
