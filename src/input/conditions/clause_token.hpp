// SPDX-License-Identifier: Apache-2.0
#pragma once

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

}  // namespace hinterland
