// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/clause.hpp"

#include "base/characters.hpp"
#include "base/written_number.hpp"
#include "input/notation/date_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hinterland {

bool is_of_a_name(char c) { return is_beyond_ascii(c) || c == '_' || is_ascii_word(c); }

namespace {

using Kind = ClauseToken::Kind;

bool is_keyword(std::string_view word) {
  static constexpr std::array<std::string_view, 22> keywords = {
      "AND",  "OR",   "NOT",  "IN",    "LIKE",   "ILIKE",  "BETWEEN", "IS",
      "NULL", "CASE", "WHEN", "THEN",  "ELSE",   "END",    "ESCAPE",  "TRUE",
      "AS",   "CAST", "GLOB", "FALSE", "ISNULL", "NOTNULL"};
  return std::ranges::find(keywords, word) != keywords.end();
}

/// The end of the quoted text; a doubled quotation mark is part of the text.
std::size_t end_of_quoted(std::string_view clause, char close) {
  for (std::size_t i = 1; i < clause.size(); ++i) {
    if (clause[i] != close) continue;
    if (close == ']' || i + 1 == clause.size() || clause[i + 1] != close) return i + 1;
    ++i;
  }
  return clause.size();
}

std::string unquoted(std::string_view written, char close) {
  std::string_view inside = written.substr(1);
  if (inside.ends_with(close)) inside.remove_suffix(1);
  std::string value;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    value.push_back(inside[i]);
    if (inside[i] == close && i + 1 < inside.size() && inside[i + 1] == close) ++i;
  }
  return value;
}

/// The length of the number at the start: 12, 1.5, .5, 1e-3.
std::size_t number_length(std::string_view clause) {
  const auto digits = [&](std::size_t from) {
    while (from < clause.size() && is_ascii_digit(clause[from])) ++from;
    return from;
  };
  std::size_t end = digits(0);
  if (end < clause.size() && clause[end] == '.') end = digits(end + 1);
  if (end < clause.size() && (clause[end] == 'e' || clause[end] == 'E')) {
    const bool sign = end + 1 < clause.size() && (clause[end + 1] == '-' || clause[end + 1] == '+');
    const std::size_t from = end + (sign ? 2 : 1);
    if (digits(from) > from) end = digits(from);
  }
  return end;
}

ClauseToken bare_word(std::string_view clause) {
  const auto end = std::ranges::find_if_not(clause, is_of_a_name);
  const std::string_view word = clause.substr(0, static_cast<std::size_t>(end - clause.begin()));
  const std::size_t next = clause.find_first_not_of(" \t\r\n", word.size());
  const std::string upper = ascii_upper(std::string(word));
  if (is_keyword(upper)) return {Kind::keyword, std::string(word), upper};
  const bool is_call = next != std::string_view::npos && clause[next] == '(';
  if (is_call) return {Kind::function, std::string(word), upper};
  return {Kind::name, std::string(word), std::string(word)};
}

ClauseToken sign(std::string_view clause) {
  static constexpr std::array<std::string_view, 8> comparisons = {
      "<=", ">=", "<>", "!=", "==", "<", ">", "="};
  for (const std::string_view word : comparisons) {
    if (clause.starts_with(word)) return {Kind::compare, std::string(word), std::string(word)};
  }
  const std::string one(clause.substr(0, clause.starts_with("||") ? 2 : 1));
  const Kind kind =
      one == "("   ? Kind::open
      : one == ")" ? Kind::close
      : one == "," ? Kind::comma
      : one.size() == 1 && std::string_view("+-*/%").find(one[0]) != std::string_view::npos
          ? Kind::arithmetic
          : Kind::other;
  return {kind, one, one};
}

ClauseToken token_at(std::string_view clause) {
  const char first = clause.front();
  if (first == '\'') {
    const std::string_view written = clause.substr(0, end_of_quoted(clause, '\''));
    return {Kind::text, std::string(written), unquoted(written, '\'')};
  }
  if (first == '"' || first == '`' || first == '[') {
    const char close = first == '[' ? ']' : first;
    const std::string_view written = clause.substr(0, end_of_quoted(clause, close));
    return {Kind::name, std::string(written), unquoted(written, close), true};
  }
  const bool starts_number =
      is_ascii_digit(first) || (first == '.' && clause.size() > 1 && is_ascii_digit(clause[1]));
  if (starts_number) {
    const std::size_t length = number_length(clause);
    if (length == clause.size() || !is_of_a_name(clause[length])) {
      const std::string number(clause.substr(0, length));
      return {Kind::number, number, number};
    }
  }
  return is_of_a_name(first) ? bare_word(clause) : sign(clause);
}

}  // namespace

std::vector<ClauseToken> clause_tokens(std::string_view clause) {
  std::vector<ClauseToken> tokens;
  for (;;) {
    clause.remove_prefix(std::min(clause.find_first_not_of(" \t\r\n"), clause.size()));
    if (clause.empty()) return tokens;
    ClauseToken token = token_at(clause);
    clause.remove_prefix(token.written.size());
    const std::size_t count = tokens.size();
    const bool qualified = token.kind == Kind::name && count >= 2 &&
                           tokens[count - 1].is(Kind::other, ".") &&
                           tokens[count - 2].kind == Kind::name;
    if (qualified) tokens.resize(count - 2);
    tokens.push_back(std::move(token));
  }
}

namespace {

using Kind = ClauseToken::Kind;

bool ends_operand(const ClauseToken& token) {
  if (token.kind == Kind::compare || token.kind == Kind::comma) return true;
  if (token.kind != Kind::keyword) return false;
  return token.value != "TRUE" && token.value != "FALSE" && token.value != "NULL" &&
         token.value != "CAST" && token.value != "AS";
}

}  // namespace

std::size_t closing_bracket(const std::vector<ClauseToken>& tokens, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::open) ++depth;
    if (tokens[i].kind == Kind::close && --depth == 0) return i;
  }
  return tokens.size();
}

TokenRange operand_before(const std::vector<ClauseToken>& tokens, std::size_t i) {
  std::size_t depth = 0;
  std::size_t first = i;
  while (first > 0) {
    const ClauseToken& token = tokens[first - 1];
    if (depth == 0 && (token.kind == Kind::open || ends_operand(token))) break;
    if (token.kind == Kind::close) ++depth;
    if (token.kind == Kind::open) --depth;
    --first;
  }
  return {first, i};
}

TokenRange operand_after(const std::vector<ClauseToken>& tokens, std::size_t i) {
  std::size_t depth = 0;
  std::size_t end = i + 1;
  for (; end < tokens.size(); ++end) {
    const ClauseToken& token = tokens[end];
    if (depth == 0 && (token.kind == Kind::close || ends_operand(token))) break;
    if (token.kind == Kind::open) ++depth;
    if (token.kind == Kind::close) --depth;
  }
  return {i + 1, end};
}

TokenRange without_brackets(const std::vector<ClauseToken>& tokens, TokenRange range) {
  while (range.size() > 2 && tokens[range.first].kind == Kind::open &&
         closing_bracket(tokens, range.first) + 1 == range.end) {
    ++range.first;
    --range.end;
  }
  return range;
}

std::vector<TokenRange> list_items(const std::vector<ClauseToken>& tokens, std::size_t open) {
  std::vector<TokenRange> found;
  const std::size_t close = closing_bracket(tokens, open);
  std::size_t depth = 0;
  std::size_t first = open + 1;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (tokens[i].kind == Kind::open) ++depth;
    if (tokens[i].kind == Kind::close) --depth;
    if (depth > 0 || tokens[i].kind != Kind::comma) continue;
    found.push_back({first, i});
    first = i + 1;
  }
  if (first < close) found.push_back({first, close});
  return found;
}

std::string literal_for_dates(std::string_view literal, bool with_moments) {
  const auto date = date_in(literal);
  if (date && (date->begins_with_year || date->order != DateOrder::unclear)) {
    const bool is_day = date->time.empty() || (!with_moments && date->is_midnight());
    return is_day ? fmt::format("'{}'", date->day) : fmt::format("'{}T{}'", date->day, date->time);
  }
  const auto beginning = date_beginning(literal);
  return beginning ? fmt::format("'{}'", *beginning) : std::string();
}

std::string literal_for_numbers(std::string_view literal) {
  const auto date = date_in(literal);
  if (date && !date->is_packed && date->begins_with_year) {
    return date->day.substr(0, 4) + date->day.substr(5, 2) + date->day.substr(8);
  }
  if (parse_number(literal)) return fmt::format("CAST('{}' AS NUMERIC)", literal);
  return {};
}

namespace {

std::string doubled(std::string_view text, char mark) {
  std::string out;
  for (const char c : text) out.append(c == mark ? 2 : 1, c);
  return out;
}

}  // namespace

std::string name_in_condition(const std::string& name) {
  const bool is_plain = std::ranges::all_of(name, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '_' || is_ascii_word(c);
  });
  const bool is_word = is_plain && !name.empty() && !is_ascii_digit(name.front());
  return is_word ? name : "\"" + doubled(name, '"') + "\"";
}

std::string value_in_condition(std::string_view cell, bool is_number) {
  return is_number ? std::string(cell) : "'" + doubled(cell, '\'') + "'";
}

std::string with_condition(const std::string& where, const std::string& more) {
  return where.empty() ? more : "(" + where + ") AND " + more;
}

std::string where_key(const std::string& condition) {
  std::string key = "where = \"";
  for (const char c : condition) {
    if (c == '"' || c == '\\') key += '\\';
    key += c;
  }
  return key + "\"";
}

}  // namespace hinterland
