// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/conditions/clause_token.hpp"

#include <cstddef>
#include <vector>

namespace hinterland {

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

}  // namespace hinterland
