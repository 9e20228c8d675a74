// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_cells.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/notation/date_text.hpp"
#include "input/notation/field_label.hpp"
#include "world/cell_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hinterland {

namespace {

/// "235/240" and "235户/240户" as a share.
std::optional<double> fraction_in(std::string_view text) {
  const std::size_t stroke = text.find('/');
  if (stroke == text.npos || stroke == 0) return std::nullopt;
  const NumberCell part = number_in_cell(text.substr(0, stroke));
  const NumberCell all = number_in_cell(text.substr(stroke + 1));
  if (!part.by_point || !all.by_point || *all.by_point <= 0.0) return std::nullopt;
  return *part.by_point / *all.by_point;
}

/// Whether no number exceeds the households of its village and at least a third equal them.
bool are_counts(const std::vector<CensusCell>& cells,
                const Column<VillageId, std::optional<double>>& all_households) {
  std::size_t known = 0;
  std::size_t all_of_them = 0;
  for (const VillageId v : rows(all_households)) {
    const auto& households = all_households[v];
    const auto& number = cells[v.index].number;
    if (!households || !number || *households <= 2.0) continue;
    if (*number > *households) return false;
    ++known;
    if (*number == *households) ++all_of_them;
  }
  return all_of_them * 3 >= known && all_of_them > 0;
}

/// Whether at most a third of the numbers are affected.
bool are_outliers(std::ptrdiff_t some, std::size_t all) {
  return some == 0 || static_cast<std::size_t>(some) * 3 <= all;
}

bool is_in_percent(const std::string& header) {
  const auto unit = field_label(header).unit;
  return unit && unit->family == UnitFamily::share;
}

/// Decides whether numbers are per cent or shares of one, for a column whose name says shares.
CensusNumbers form_of_shares(std::vector<double> numbers, bool is_in_percent) {
  std::erase(numbers, 0.0);  // 0 is the same in both forms
  if (numbers.empty()) return CensusNumbers::percent;
  const auto few = [&](auto test) {
    return are_outliers(std::ranges::count_if(numbers, test), numbers.size());
  };
  const auto up_to_1 = [](double n) { return n <= 1.0; };
  const bool is_of_one = few([](double n) { return n > 1.0; });
  if (is_of_one) {  // a workbook stores 100 % as 1; 1 % in a third of the villages is implausible
    const auto ones = static_cast<std::size_t>(std::ranges::count(numbers, 1.0));
    const bool is_certain = !is_in_percent || ones * 3 >= numbers.size();
    return is_certain ? CensusNumbers::share_of_one : CensusNumbers::not_understood;
  }
  const bool is_percent =
      few([](double n) { return n > 100.0; }) && (is_in_percent || few(up_to_1));
  return is_percent ? CensusNumbers::percent : CensusNumbers::not_understood;
}

}  // namespace

bool may_be_share_of_one(double number, const std::string& header) {
  return number < 1.0 || (number == 1.0 && !is_in_percent(header));
}

bool is_date_or_year(std::string_view text) {
  std::string rest = narrow_text(text);
  if (date_in(rest)) return true;
  for (const std::string_view mark : {"年", "月", "日", "底", "初", "-", "/", ".", " "}) {
    for (std::size_t at = rest.find(mark); at != rest.npos; at = rest.find(mark))
      rest.erase(at, mark.size());
  }
  const bool is_of_digits = rest.find_first_not_of("0123456789") == rest.npos;
  const bool has_length = rest.size() >= 4 && rest.size() <= 6;  // 2015, 20156, 201506
  return is_of_digits && has_length && (rest.starts_with("19") || rest.starts_with("20"));
}

CensusCell census_cell(std::string_view text, const CensusWords& words) {
  CensusCell cell;
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

CensusNumbers decide_numbers(const std::vector<CensusCell>& cells, const std::string& header,
                             const CensusName& name,
                             const Column<VillageId, std::optional<double>>& households) {
  std::vector<double> numbers;
  bool has_words = false;
  for (const CensusCell& cell : cells) {
    if (cell.number) numbers.push_back(*cell.number);
    has_words = has_words || (cell.statement && *cell.statement != Statement::unknown);
  }
  if (numbers.empty()) return CensusNumbers::none;
  const auto below_0 = [](double n) { return n < 0.0; };
  if (!are_outliers(std::ranges::count_if(numbers, below_0), numbers.size()))
    return CensusNumbers::not_understood;
  std::erase_if(numbers, below_0);
  const auto all = [&](auto test) { return std::ranges::all_of(numbers, test); };
  const auto has = [&](double number) {
    return std::ranges::find(numbers, number) != numbers.end();
  };
  if (name.measure == CensusMeasure::things) return CensusNumbers::things;
  if (name.measure == CensusMeasure::dates) return CensusNumbers::not_understood;
  if (name.measure == CensusMeasure::share) return form_of_shares(numbers, is_in_percent(header));
  if (name.measure != CensusMeasure::words) return CensusNumbers::count;
  const bool one_zero = all([](double n) { return n == 0.0 || n == 1.0; });
  if (one_zero || has_words)
    return CensusNumbers::one_zero;  // among words, 1 and 0 mean yes and no
  if (has(1.0) && has(2.0) && all([](double n) { return n == 1.0 || n == 2.0; }))
    return name.is_question ? CensusNumbers::one_two : CensusNumbers::not_understood;
  if (are_counts(cells, households)) return CensusNumbers::count;
  const double most = *std::ranges::max_element(numbers);
  const auto hundreds = std::ranges::count(numbers, 100.0);
  if (most == 100.0 && static_cast<std::size_t>(hundreds) * 5 >= numbers.size())
    return CensusNumbers::percent;
  const bool has_fractions =
      std::ranges::any_of(numbers, [](double n) { return n > 0.0 && n < 1.0; });
  if (most <= 1.0 && has_fractions) return CensusNumbers::share_of_one;
  return CensusNumbers::not_understood;
}

namespace {

constexpr std::array<std::string_view, 8> crosses = {"×", "x", "✗", "✘", "✕", "✖", "╳", "❌"};
constexpr std::array<std::string_view, 4> discs = {"●", "⬤", "■", "◉"};
constexpr std::array<std::string_view, 4> halves = {"△", "▲", "◐", "◑"};
constexpr std::array<std::string_view, 5> nones = {"none", "nil", "nothing", "none.", "nil."};

std::string word_of(std::string_view text) { return plain_word(narrow_text(text)); }

/// What the other cells of the column contain.
struct Others {
  bool crosses = false;
  bool discs = false;
  bool words = false;  ///< words other than crosses, discs and half discs
  bool yes = false;    ///< yes or partly
  bool no = false;
  bool figures = false;  ///< numbers, or cells that cannot be interpreted
  bool is_python = false;
  bool is_latin = false;  ///< a yes in Latin letters, so that None may be an English word
};

Others others_in(const CensusCellsByText& cells) {
  Others others;
  for (const auto& [text, cell] : cells) {
    const std::string word = word_of(text);
    if (word.empty() || is_open_circle(text) || is_one_of(word, nones)) continue;
    if (cell.statement == Statement::unknown) continue;
    const bool is_cross = is_one_of(word, crosses);
    const bool is_disc = is_one_of(word, discs);
    others.crosses = others.crosses || is_cross;
    others.discs = others.discs || is_disc;
    others.words = others.words || (!is_cross && !is_disc && !is_one_of(word, halves));
    others.no = others.no || cell.statement == Statement::no;
    const bool is_yes = cell.statement == Statement::yes || cell.statement == Statement::partly;
    others.yes = others.yes || is_yes;
    others.is_latin = others.is_latin || (is_yes && std::ranges::any_of(word, is_ascii_letter));
    others.figures = others.figures || !cell.statement;
    others.is_python = others.is_python || text == "True" || text == "False";
  }
  return others;
}

std::optional<Statement> circle_among(const Others& others) {
  if (others.words || others.crosses == others.discs) return std::nullopt;
  return others.crosses ? Statement::yes : Statement::no;
}

std::optional<Statement> none_among(const Others& others) {
  const bool is_no_answer = !others.yes && !others.no && !others.figures;
  if (is_no_answer || (others.yes && !others.is_latin) || (others.is_python && others.no))
    return Statement::unknown;
  const bool is_no = others.yes && !others.no && !others.figures && !others.is_python;
  return is_no ? std::optional(Statement::no) : std::nullopt;
}

}  // namespace

void resolve_marks(CensusCellsByText& cells) {
  const Others others = others_in(cells);
  for (auto& [text, cell] : cells) {
    if (is_open_circle(text)) cell = {circle_among(others), {}, {}, {}};
    if (is_one_of(word_of(text), nones)) cell = {none_among(others), {}, {}, {}};
  }
}

Text note_on_marks(const CensusCellsByText& cells) {
  std::string as_yes;
  std::string as_no;
  for (const auto& [text, cell] : cells) {
    if (!is_open_circle(text) && !is_one_of(word_of(text), nones)) continue;
    if (cell.statement == Statement::yes) as_yes += (as_yes.empty() ? "" : ", ") + text;
    if (cell.statement == Statement::no) as_no += (as_no.empty() ? "" : ", ") + text;
  }
  if (!as_yes.empty())
    return filled_text("{} is read as yes, because the column also contains crosses",
                       "{} 与叉号并用，按“是”读取", as_yes);
  if (as_no.empty()) return {};
  return filled_text("{} is read as no, as the other cells of the column suggest",
                     "{} 按该列其他单元格的写法作“否”读取", as_no);
}

}  // namespace hinterland
