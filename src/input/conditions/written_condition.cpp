// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/written_condition.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace hinterland {

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
