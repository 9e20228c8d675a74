// SPDX-License-Identifier: Apache-2.0
#include "layers/condition.hpp"

#include "layers/clause_token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

using Kind = ClauseToken::Kind;

/// A function that gives one of its arguments.
bool chooses_a_value(const ClauseToken& function) {
  static constexpr std::array<std::string_view, 5> functions = {"COALESCE", "IFNULL", "NULLIF",
                                                                "MAX", "MIN"};
  return std::ranges::find(functions, function.value) != functions.end();
}

/// A stretch of tokens, the last one not counted.
struct Stretch {
  std::size_t first = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - first; }
};

/// Takes a condition to SQLite: the members are what its steps share.
class Translator {
 public:
  Translator(std::string_view where, const FieldOfName& field_of, const TypeOfField& type_of)
      : tokens_(clause_tokens(where)), types_(tokens_.size()), sql_(tokens_.size()) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) resolve(i, field_of, type_of);
  }

  Condition translate();

 private:
  void resolve(std::size_t i, const FieldOfName& field_of, const TypeOfField& type_of);
  void look_at_operator(std::size_t i);
  void compare(Stretch left, const std::vector<Stretch>& right);
  void compare_columns(std::size_t left, std::size_t right);
  void take_as_number(std::size_t i) {
    if (is_text(i)) sql_[i] = fmt::format("number(?{})", parameter_of(i));
  }

  bool is_text(std::size_t i) const {
    return types_[i] == ValueType::text || types_[i] == ValueType::untyped;
  }
  std::size_t parameter_of(std::size_t i) const { return parameters_[i]; }
  std::size_t closing(std::size_t open) const;
  Stretch left_of(std::size_t i) const;
  Stretch right_of(std::size_t i) const;
  Stretch without_brackets(Stretch stretch) const;
  std::optional<std::size_t> only_column(Stretch stretch) const;
  bool is_number(Stretch stretch) const;
  bool ends_operand(std::size_t i) const;
  std::vector<Stretch> items(std::size_t open) const;

  std::vector<ClauseToken> tokens_;
  std::vector<std::optional<ValueType>> types_;  ///< of tokens that are fields
  std::vector<std::string> sql_;                 ///< what is written for a token; empty: itself
  std::vector<std::size_t> parameters_ = std::vector<std::size_t>(tokens_.size(), 0);
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
    std::string upper = token.value;
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
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
  sql_[i] = fmt::format("CAST(?{} AS {})", parameters_[i],
                        types_[i] == ValueType::number ? "NUMERIC" : "TEXT");
}

std::size_t Translator::closing(std::size_t open) const {
  std::size_t depth = 0;
  for (std::size_t i = open; i < tokens_.size(); ++i) {
    if (tokens_[i].kind == Kind::open) ++depth;
    if (tokens_[i].kind == Kind::close && --depth == 0) return i;
  }
  return tokens_.size();
}

bool Translator::ends_operand(std::size_t i) const {
  const ClauseToken& token = tokens_[i];
  if (token.kind == Kind::compare || token.kind == Kind::comma) return true;
  if (token.kind != Kind::keyword) return false;
  return token.value != "TRUE" && token.value != "FALSE" && token.value != "NULL" &&
         token.value != "CAST" && token.value != "AS";
}

Stretch Translator::left_of(std::size_t i) const {
  std::size_t depth = 0;
  std::size_t first = i;
  while (first > 0) {
    const ClauseToken& token = tokens_[first - 1];
    if (depth == 0 && (token.kind == Kind::open || ends_operand(first - 1))) break;
    if (token.kind == Kind::close) ++depth;
    if (token.kind == Kind::open) --depth;
    --first;
  }
  return {first, i};
}

Stretch Translator::right_of(std::size_t i) const {
  std::size_t depth = 0;
  std::size_t end = i + 1;
  for (; end < tokens_.size(); ++end) {
    const ClauseToken& token = tokens_[end];
    if (depth == 0 && (token.kind == Kind::close || ends_operand(end))) break;
    if (token.kind == Kind::open) ++depth;
    if (token.kind == Kind::close) --depth;
  }
  return {i + 1, end};
}

Stretch Translator::without_brackets(Stretch stretch) const {
  while (stretch.size() > 2 && tokens_[stretch.first].kind == Kind::open &&
         closing(stretch.first) + 1 == stretch.end) {
    ++stretch.first;
    --stretch.end;
  }
  return stretch;
}

std::optional<std::size_t> Translator::only_column(Stretch stretch) const {
  const Stretch bare = without_brackets(stretch);
  if (bare.size() != 1 || !types_[bare.first]) return std::nullopt;
  return bare.first;
}

/// True for a number, a sum, a field of numbers, or a function that gives a number.
bool Translator::is_number(Stretch stretch) const {
  static constexpr std::array<std::string_view, 5> functions = {"LENGTH", "ABS", "ROUND", "INSTR",
                                                                "UNICODE"};
  const Stretch bare = without_brackets(stretch);
  if (bare.size() == 0) return false;
  const ClauseToken& first = tokens_[bare.first];
  if (bare.size() == 1) {
    return first.kind == Kind::number || first.value == "TRUE" || first.value == "FALSE" ||
           types_[bare.first] == ValueType::number;
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
  return chooses_a_value(first) &&
         std::ranges::any_of(items(bare.first + 1), [&](Stretch s) { return is_number(s); });
}

/// What stands between the commas of a list in brackets.
std::vector<Stretch> Translator::items(std::size_t open) const {
  std::vector<Stretch> found;
  const std::size_t close = closing(open);
  std::size_t depth = 0;
  std::size_t first = open + 1;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (tokens_[i].kind == Kind::open) ++depth;
    if (tokens_[i].kind == Kind::close) --depth;
    if (depth > 0 || tokens_[i].kind != Kind::comma) continue;
    found.push_back({first, i});
    first = i + 1;
  }
  if (first < close) found.push_back({first, close});
  return found;
}

/// Both hold numbers: as numbers; else as texts. Decided record by record.
void Translator::compare_columns(std::size_t left, std::size_t right) {
  sql_[left] = fmt::format("compared(?{}, ?{})", parameter_of(left), parameter_of(right));
  sql_[right] = "0";
}

/// 2016/9/9 as SQLite compares dates, 2016-09-09; everything else as it is.
std::string date_literal(const std::string& written) {
  const std::size_t first = written.find('/');
  const std::size_t second = first == std::string::npos ? first : written.find('/', first + 1);
  if (first != 5 || second == std::string::npos) return written;
  const std::string month = written.substr(first + 1, second - first - 1);
  std::string rest = written.substr(second + 1);
  if (rest.size() == 2) rest.insert(0, "0");  // one digit and the closing mark
  return fmt::format("{}-{:0>2}-{}", written.substr(0, 5), month, rest);
}

void Translator::compare(Stretch left, const std::vector<Stretch>& right) {
  const auto column = only_column(left);
  const bool numbers = std::ranges::all_of(right, [&](Stretch s) { return is_number(s); });
  if (column && numbers) take_as_number(*column);
  if (column && types_[*column] == ValueType::date) {
    for (const Stretch& stretch : right) {
      const Stretch bare = without_brackets(stretch);
      if (bare.size() == 1 && tokens_[bare.first].kind == Kind::text)
        sql_[bare.first] = date_literal(tokens_[bare.first].written);
    }
  }
  for (const Stretch& stretch : right) {
    const auto other = only_column(stretch);
    if (!other) continue;
    if (is_number(left)) {
      take_as_number(*other);
    } else if (column && types_[*column] == ValueType::untyped &&
               types_[*other] == ValueType::untyped) {
      if (right.size() == 1) {
        compare_columns(*column, *other);
      } else {
        take_as_number(*column);
        take_as_number(*other);
      }
    }
  }
}

void Translator::look_at_operator(std::size_t i) {
  const ClauseToken& token = tokens_[i];
  const bool negated = i > 0 && tokens_[i - 1].is(Kind::keyword, "NOT");
  if (token.kind == Kind::compare) {
    compare(left_of(i), {right_of(i)});
  } else if (token.is(Kind::keyword, "BETWEEN")) {
    const Stretch low = right_of(i);
    if (low.end < tokens_.size()) compare(left_of(negated ? i - 1 : i), {low, right_of(low.end)});
  } else if (token.is(Kind::keyword, "IN") && i + 1 < tokens_.size() &&
             tokens_[i + 1].kind == Kind::open) {
    const auto list = items(i + 1);
    if (!list.empty()) compare(left_of(negated ? i - 1 : i), list);
  } else if (token.kind == Kind::arithmetic) {
    if (i > 0) take_as_number(i - 1);
    if (i + 1 < tokens_.size()) take_as_number(i + 1);
  } else if (token.kind == Kind::function && chooses_a_value(token)) {
    const auto arguments = items(i + 1);
    const bool numbers = std::ranges::any_of(arguments, [&](Stretch s) { return is_number(s); });
    for (const Stretch& argument : arguments) {
      const auto column = only_column(argument);
      if (numbers && column) take_as_number(*column);
    }
  } else if (token.is(Kind::function, "ABS") || token.is(Kind::function, "ROUND") ||
             token.is(Kind::keyword, "CAST")) {
    const std::size_t close = i + 1 < tokens_.size() ? closing(i + 1) : i;
    const bool to_text = close >= 1 && close < tokens_.size() && tokens_[close - 1].value == "TEXT";
    if (i + 2 < tokens_.size() && !to_text) take_as_number(i + 2);
  }
}

Condition Translator::translate() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) look_at_operator(i);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    condition_.sql += (i == 0 ? "" : " ") + (sql_[i].empty() ? tokens_[i].written : sql_[i]);
  }
  return std::move(condition_);
}

}  // namespace

Condition translate_condition(std::string_view where, const FieldOfName& field_of,
                              const TypeOfField& type_of) {
  return Translator(where, field_of, type_of).translate();
}

}  // namespace hinterland
