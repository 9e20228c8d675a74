// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A word or sign of an SQL expression.
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
  std::string written;  ///< as it stands there
  std::string value;    ///< a name without its quotation marks; a keyword or function in capitals
  bool quoted = false;  ///< a name in quotation marks: never a keyword

  bool is(Kind wanted, std::string_view word) const { return kind == wanted && value == word; }
};

/// Takes an SQL expression apart. Names may hold any letters; quotation marks
/// that are not closed reach to the end. A bare name after a full stop loses
/// what stands before it: villages.people is people.
std::vector<ClauseToken> clause_tokens(std::string_view clause);

/// A stretch of tokens, the last one not counted.
struct Stretch {
  std::size_t first = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - first; }
};

/// The bracket that closes the one at `open`; the number of tokens where there is none.
std::size_t closing_bracket(const std::vector<ClauseToken>& tokens, std::size_t open);

/// What stands before, or behind, the operator at `i`.
Stretch operand_before(const std::vector<ClauseToken>& tokens, std::size_t i);
Stretch operand_behind(const std::vector<ClauseToken>& tokens, std::size_t i);

Stretch without_brackets(const std::vector<ClauseToken>& tokens, Stretch stretch);

/// What stands between the commas of a list in brackets.
std::vector<Stretch> list_items(const std::vector<ClauseToken>& tokens, std::size_t open);

/// How a literal of a condition is written for SQLite where it stands beside dates: 2016/9/9 and
/// 20160909 are '2016-09-09'. Beside moments a time of day of 0:00 counts. Empty: it is no date and
/// no beginning of one.
std::string literal_beside_dates(std::string_view literal, bool beside_moments);

/// The same beside numbers: '9' is 9, and '2016-09-09' is 20160909. Empty: it is no number.
std::string literal_beside_numbers(std::string_view literal);

/// A field's name as a condition has it: in quotation marks where it is no plain word.
std::string name_in_condition(const std::string& name);

/// A cell as a condition has it: a number as it is, a text in quotation marks.
std::string value_in_condition(std::string_view cell, bool is_number);

/// The condition of the study, if any, and one more.
std::string with_condition(const std::string& where, const std::string& more);

/// The key of a study, `where = "…"`, as its file has it.
std::string where_key(const std::string& condition);

}  // namespace hinterland
