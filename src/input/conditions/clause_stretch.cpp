// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/clause_stretch.hpp"

namespace hinterland {

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

Stretch operand_before(const std::vector<ClauseToken>& tokens, std::size_t i) {
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

Stretch operand_behind(const std::vector<ClauseToken>& tokens, std::size_t i) {
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

Stretch without_brackets(const std::vector<ClauseToken>& tokens, Stretch stretch) {
  while (stretch.size() > 2 && tokens[stretch.first].kind == Kind::open &&
         closing_bracket(tokens, stretch.first) + 1 == stretch.end) {
    ++stretch.first;
    --stretch.end;
  }
  return stretch;
}

std::vector<Stretch> list_items(const std::vector<ClauseToken>& tokens, std::size_t open) {
  std::vector<Stretch> found;
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

}  // namespace hinterland
