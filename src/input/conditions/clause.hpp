// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A token of an SQL expression.
struct ClauseToken {
  enum class Kind {
    name,
    text,
    number,
    compare,
    arithmetic,
    keyword,
    function,
    open,
    close,
    comma,
    other
  };

  Kind kind = Kind::other;
  std::string written;  ///< as in the source text
  std::string value;    ///< unquoted; a keyword or function in upper case
  bool quoted = false;  ///< a quoted name, never a keyword

  bool is(Kind wanted, std::string_view word) const { return kind == wanted && value == word; }
};

/// Whether the character may be part of a name without quotation marks.
bool is_of_a_name(char c);

/// Splits an SQL expression into tokens. Names may contain any letters; an unclosed quotation
/// extends to the end. A qualified name is reduced to its last part: villages.people becomes
/// people.
std::vector<ClauseToken> clause_tokens(std::string_view clause);

/// A range of tokens, excluding `end`.
struct TokenRange {
  std::size_t first = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - first; }
};

/// The index of the bracket that closes the one at `open`; the number of tokens if there is none.
std::size_t closing_bracket(const std::vector<ClauseToken>& tokens, std::size_t open);

/// The operand before or after the operator at `i`.
TokenRange operand_before(const std::vector<ClauseToken>& tokens, std::size_t i);
TokenRange operand_after(const std::vector<ClauseToken>& tokens, std::size_t i);

TokenRange without_brackets(const std::vector<ClauseToken>& tokens, TokenRange range);

/// The items of a bracketed list.
std::vector<TokenRange> list_items(const std::vector<ClauseToken>& tokens, std::size_t open);

/// A literal compared with dates, in SQLite's notation: 2016/9/9 and 20160909 become '2016-09-09'.
/// The time 0:00 is kept only if it is compared with moments. Empty if the literal is neither a
/// date nor the beginning of one.
std::string literal_for_dates(std::string_view literal, bool with_moments);

/// A literal compared with numbers: '9' becomes 9, '2016-09-09' becomes 20160909. Empty if it is
/// not a number.
std::string literal_for_numbers(std::string_view literal);

/// A field name for use in a condition, quoted unless it is a plain word.
std::string name_in_condition(const std::string& name);

/// A value for use in a condition: a number unchanged, a text in quotation marks.
std::string value_in_condition(std::string_view cell, bool is_number);

/// The condition `where`, if not empty, combined with `more`.
std::string with_condition(const std::string& where, const std::string& more);

/// The key `where = "…"` as written in a study file.
std::string where_key(const std::string& condition);

}  // namespace hinterland
