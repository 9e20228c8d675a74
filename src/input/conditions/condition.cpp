// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/condition.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/conditions/clause.hpp"
#include "input/notation/date_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

using Kind = ClauseToken::Kind;

/// Whether a function returns one of its arguments.
bool chooses_a_value(const ClauseToken& function) {
  static constexpr std::array<std::string_view, 5> functions = {"COALESCE", "IFNULL", "NULLIF",
                                                                "MAX", "MIN"};
  return std::ranges::find(functions, function.value) != functions.end();
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool is_of_figures(ValueType type) {
  return type == ValueType::figure || type == ValueType::real_figure || type == ValueType::percent;
}

bool is_of_numbers(ValueType type) {
  return type == ValueType::number || type == ValueType::real || is_of_figures(type);
}

/// Translates a condition to SQL for SQLite.
class Translator {
 public:
  Translator(std::string_view where, const FieldOfName& field_of, const TypeOfField& type_of,
             const TextOfCode& text_of)
      : tokens_(clause_tokens(where)),
        types_(tokens_.size()),
        sql_(tokens_.size()),
        text_of_(text_of) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) resolve(i, field_of, type_of);
  }

  Condition translate();

 private:
  void resolve(std::size_t i, const FieldOfName& field_of, const TypeOfField& type_of);
  void translate_operator(std::size_t i);
  void compare(TokenRange left, const std::vector<TokenRange>& right);
  void compare_columns(std::size_t left, std::size_t right);
  void match_literals(const std::vector<TokenRange>& operands, bool is_pattern);
  void compare_percents(const std::vector<TokenRange>& operands);
  void refuse_codes(const std::vector<TokenRange>& operands);
  void read_as_dates(const std::vector<TokenRange>& operands);
  void read_as_number(std::size_t i, bool calculated = false);

  std::size_t parameter_of(std::size_t i) const { return parameters_[i]; }
  std::optional<std::size_t> only_column(TokenRange range) const;
  bool is_number(TokenRange range) const;

  std::vector<ClauseToken> tokens_;
  std::vector<std::optional<ValueType>> types_;  ///< of tokens that are fields
  std::vector<std::string> sql_;                 ///< replacement for each token; empty if unchanged
  std::vector<std::size_t> parameters_ = std::vector<std::size_t>(tokens_.size(), 0);
  const TextOfCode& text_of_;
  Condition condition_;
};

void Translator::resolve(std::size_t i, const FieldOfName& field_of, const TypeOfField& type_of) {
  ClauseToken& token = tokens_[i];
  if (token.is(Kind::keyword, "ILIKE")) sql_[i] = "LIKE";
  if (token.kind != Kind::name || (i > 0 && tokens_[i - 1].is(Kind::keyword, "AS"))) return;
  const auto field = field_of(token.value);
  if (!field) {
    static constexpr std::array<std::string_view, 4> operators = {"COLLATE", "REGEXP", "MATCH",
                                                                  "DISTINCT"};
    const std::string upper = ascii_upper(token.value);
    const bool after_collate = i > 0 && tokens_[i - 1].is(Kind::keyword, "COLLATE");
    if (!token.quoted && std::ranges::find(operators, upper) != operators.end()) {
      token = {Kind::keyword, token.written, upper};
    } else if (!after_collate) {
      condition_.unknown.push_back(token.value);
    }
    return;
  }
  auto found = std::ranges::find(condition_.fields, *field);
  if (found == condition_.fields.end()) {
    condition_.fields.push_back(*field);
    found = condition_.fields.end() - 1;
  }
  parameters_[i] = static_cast<std::size_t>(found - condition_.fields.begin()) + 1;
  types_[i] = type_of(*field);
  const bool is_number = types_[i] == ValueType::number || types_[i] == ValueType::real;
  const char* type = is_number ? "NUMERIC" : "TEXT";
  sql_[i] = is_of_figures(*types_[i]) ? fmt::format("?{}", parameters_[i])
                                      : fmt::format("CAST(?{} AS {})", parameters_[i], type);
}

/// `calculated`: the field is used in arithmetic, where a real must not be treated as an integer
/// (10 / 4 is 2.5 or 2).
void Translator::read_as_number(std::size_t i, bool calculated) {
  if (!types_[i]) return;
  const ValueType type = *types_[i];
  const std::string parameter = fmt::format("?{}", parameter_of(i));
  const bool is_text = type == ValueType::text || type == ValueType::untyped || is_of_figures(type);
  const std::string number = is_text ? "number(" + parameter + ")" : parameter;
  if (calculated &&
      (type == ValueType::real || type == ValueType::real_figure || type == ValueType::percent)) {
    sql_[i] = "CAST(" + number + " AS REAL)";
  } else if (is_text) {
    sql_[i] = number;
  }
}

std::optional<std::size_t> Translator::only_column(TokenRange range) const {
  const TokenRange bare = without_brackets(tokens_, range);
  if (bare.size() != 1 || !types_[bare.first]) return std::nullopt;
  return bare.first;
}

/// Whether the operand is a number, an arithmetic expression, a numeric field, or a function that
/// returns a number.
bool Translator::is_number(TokenRange range) const {
  static constexpr std::array<std::string_view, 5> functions = {"LENGTH", "ABS", "ROUND", "INSTR",
                                                                "UNICODE"};
  const TokenRange bare = without_brackets(tokens_, range);
  if (bare.size() == 0) return false;
  const ClauseToken& first = tokens_[bare.first];
  if (bare.size() == 1) {
    return first.kind == Kind::number || first.value == "TRUE" || first.value == "FALSE" ||
           (types_[bare.first] && is_of_numbers(*types_[bare.first]));
  }
  std::size_t depth = 0;
  for (std::size_t i = bare.first; i < bare.end; ++i) {
    if (tokens_[i].kind == Kind::open) ++depth;
    if (tokens_[i].kind == Kind::close) --depth;
    if (depth == 0 && tokens_[i].kind == Kind::arithmetic) return true;
    if (depth == 0 && tokens_[i].is(Kind::other, "||")) return false;
  }
  if (first.kind != Kind::function) return false;
  if (std::ranges::find(functions, first.value) != functions.end()) return true;
  return chooses_a_value(first) && std::ranges::any_of(list_items(tokens_, bare.first + 1),
                                                       [&](TokenRange s) { return is_number(s); });
}

/// Compares two columns as numbers if both values are numbers, otherwise as text, per record.
void Translator::compare_columns(std::size_t left, std::size_t right) {
  sql_[left] = fmt::format("compared(?{}, ?{})", parameter_of(left), parameter_of(right));
  sql_[right] = "0";
}

/// Converts text and number literals to the type of the columns compared with them.
void Translator::match_literals(const std::vector<TokenRange>& operands, bool is_pattern) {
  const auto has_column = [&](auto&& is_wanted) {
    return std::ranges::any_of(operands, [&](TokenRange s) {
      const auto column = only_column(s);
      return column && is_wanted(*types_[*column]);
    });
  };
  const bool with_dates = has_column([](ValueType type) { return type == ValueType::date; });
  const bool with_moments = has_column([](ValueType type) { return type == ValueType::moment; });
  const bool with_numbers = has_column(is_of_numbers);
  bool are_numbers = true;               // all text literals
  const std::string* unclear = nullptr;  // name of a column with ambiguous dates
  for (const TokenRange& operand : operands) {
    const auto column = only_column(operand);
    if (column && types_[*column] == ValueType::unclear_date) unclear = &tokens_[*column].value;
  }
  for (const TokenRange& operand : operands) {
    const TokenRange bare = without_brackets(tokens_, operand);
    if (bare.size() != 1) continue;
    const ClauseToken& token = tokens_[bare.first];
    const bool is_text = token.kind == Kind::text;
    if (!is_text && token.kind != Kind::number) continue;
    if (unclear != nullptr && !is_pattern && date_in(token.value)) {
      condition_.fault = filled_text(
          "it is unclear whether day or month comes first in the dates of '{}': write them in the "
          "file as 2016-09-09",
          "“{}”的日期看不出日和月的先后：请在文件中写作 2016-09-09", *unclear);
    } else if (with_dates || with_moments) {
      sql_[bare.first] = literal_for_dates(token.value, with_moments);
      if (!sql_[bare.first].empty()) {
        read_as_dates(operands);
      } else if (!is_pattern && has_digit(token.value)) {
        condition_.fault =
            filled_text("'{}' cannot be compared with dates: write it as '2016-09-09'",
                        "“{}”无法与日期比较：请写作 '2016-09-09'", token.value);
      }
    } else if (with_numbers && is_text && !is_pattern) {
      sql_[bare.first] = literal_for_numbers(token.value);
      are_numbers = are_numbers && !sql_[bare.first].empty();
    }
  }
  if (!with_numbers || !are_numbers || is_pattern) return;
  for (const TokenRange& operand : operands) {
    if (const auto column = only_column(operand)) read_as_number(*column);
  }
}

/// '50%' compared with 95 % is 50; 0.5 is ambiguous (50 % or 0.5 %) and rejected.
void Translator::compare_percents(const std::vector<TokenRange>& operands) {
  const std::string* percent = nullptr;  // name of a column of per cent
  for (const TokenRange& operand : operands) {
    const auto column = only_column(operand);
    if (column && types_[*column] == ValueType::percent) percent = &tokens_[*column].value;
  }
  if (percent == nullptr) return;
  for (const TokenRange& operand : operands) {
    const TokenRange bare = without_brackets(tokens_, operand);
    if (bare.size() != 1) continue;
    const NumberCell cell = number_in_cell(tokens_[bare.first].value);
    if (cell.by_point && cell.unit.family == UnitFamily::share)
      sql_[bare.first] = fmt::format("{}", *cell.by_point);
    const auto number = parse_number(tokens_[bare.first].value);
    if (!number || *number <= 0.0 || *number > 1.0) continue;
    condition_.fault = filled_text(
        "the values of '{}' have a per cent sign, and {} may be a fraction: write it as '{}%'",
        "“{}”的取值带百分号，{} 可能是小数形式的比例：请写作 '{}%'", *percent,
        tokens_[bare.first].value, fmt::format("{}", *number * 100.0));
  }
}

/// Rejects codes of a column that is read by its texts: they would match no record.
void Translator::refuse_codes(const std::vector<TokenRange>& operands) {
  for (const TokenRange& operand : operands) {
    const auto column = text_of_ ? only_column(operand) : std::nullopt;
    if (!column) continue;
    const std::size_t field = condition_.fields[parameter_of(*column) - 1];
    for (const TokenRange& other : operands) {
      const TokenRange bare = without_brackets(tokens_, other);
      const bool is_literal = bare.size() == 1 && (tokens_[bare.first].kind == Kind::number ||
                                                   tokens_[bare.first].kind == Kind::text);
      const std::string* text = is_literal ? text_of_(field, tokens_[bare.first].value) : nullptr;
      if (text == nullptr) continue;
      condition_.fault =
          filled_text("{0} is a code of '{1}', which is read by its labels: write '{2}' instead",
                      "{0} 是“{1}”列的编码，该列按含义读取：请改写为 '{2}'",
                      tokens_[bare.first].value, tokens_[*column].value, *text);
    }
  }
}

/// Ignores words in a column of dates: they compare neither as earlier nor later.
void Translator::read_as_dates(const std::vector<TokenRange>& operands) {
  for (const TokenRange& operand : operands) {
    const auto column = only_column(operand);
    const bool is_date =
        column && (types_[*column] == ValueType::date || types_[*column] == ValueType::moment);
    if (is_date) sql_[*column] = fmt::format("dated(?{})", parameter_of(*column));
  }
}

void Translator::compare(TokenRange left, const std::vector<TokenRange>& right) {
  std::vector<TokenRange> operands = {left};
  operands.insert(operands.end(), right.begin(), right.end());
  match_literals(operands, false);
  compare_percents(operands);
  refuse_codes(operands);
  const auto column = only_column(left);
  const bool numbers = std::ranges::all_of(right, [&](TokenRange s) { return is_number(s); });
  if (column && numbers) read_as_number(*column);
  for (const TokenRange& range : right) {
    const auto other = only_column(range);
    if (!other) continue;
    if (is_number(left)) {
      read_as_number(*other);
    } else if (column && types_[*column] == ValueType::untyped &&
               types_[*other] == ValueType::untyped) {
      if (right.size() == 1) {
        compare_columns(*column, *other);
      } else {
        read_as_number(*column);
        read_as_number(*other);
      }
    }
  }
}

void Translator::translate_operator(std::size_t i) {
  const ClauseToken& token = tokens_[i];
  const bool negated = i > 0 && tokens_[i - 1].is(Kind::keyword, "NOT");
  if (token.kind == Kind::compare) {
    compare(operand_before(tokens_, i), {operand_after(tokens_, i)});
  } else if (token.is(Kind::keyword, "BETWEEN")) {
    const TokenRange low = operand_after(tokens_, i);
    if (low.end < tokens_.size())
      compare(operand_before(tokens_, negated ? i - 1 : i), {low, operand_after(tokens_, low.end)});
  } else if (token.is(Kind::keyword, "IN") && i + 1 < tokens_.size() &&
             tokens_[i + 1].kind == Kind::open) {
    const auto list = list_items(tokens_, i + 1);
    if (!list.empty()) compare(operand_before(tokens_, negated ? i - 1 : i), list);
  } else if (token.kind == Kind::arithmetic) {
    if (i > 0) read_as_number(i - 1, true);
    if (i + 1 < tokens_.size()) read_as_number(i + 1, true);
  } else if (token.kind == Kind::function && chooses_a_value(token)) {
    const auto arguments = list_items(tokens_, i + 1);
    match_literals(arguments, false);
    const bool numbers = std::ranges::any_of(arguments, [&](TokenRange s) { return is_number(s); });
    for (const TokenRange& argument : arguments) {
      const auto column = only_column(argument);
      if (numbers && column) read_as_number(*column);
    }
  } else if (token.is(Kind::keyword, "LIKE") || token.is(Kind::keyword, "ILIKE")) {
    match_literals({operand_before(tokens_, negated ? i - 1 : i), operand_after(tokens_, i)}, true);
  } else if (token.is(Kind::function, "TYPEOF")) {
    if (i + 2 < tokens_.size()) read_as_number(i + 2, true);
  } else if (token.is(Kind::function, "ABS") || token.is(Kind::function, "ROUND") ||
             token.is(Kind::keyword, "CAST")) {
    const std::size_t close = i + 1 < tokens_.size() ? closing_bracket(tokens_, i + 1) : i;
    const bool to_text = close >= 1 && close < tokens_.size() && tokens_[close - 1].value == "TEXT";
    if (i + 2 < tokens_.size() && !to_text) read_as_number(i + 2);
  }
}

Condition Translator::translate() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) translate_operator(i);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    condition_.sql += (i == 0 ? "" : " ") + (sql_[i].empty() ? tokens_[i].written : sql_[i]);
  }
  return std::move(condition_);
}

}  // namespace

Condition translate_condition(std::string_view where, const FieldOfName& field_of,
                              const TypeOfField& type_of, const TextOfCode& text_of) {
  return Translator(where, field_of, type_of, text_of).translate();
}

}  // namespace hinterland
