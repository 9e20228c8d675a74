// SPDX-License-Identifier: Apache-2.0
#include "base/toml_text.hpp"

#include "base/shown_text.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

std::string toml_text(std::string_view text) {
  std::string toml = "\"";
  while (!text.empty()) {
    const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
    const std::size_t length = is_ascii ? 1 : std::max<std::size_t>(1, character_length(text));
    const std::string_view character = text.substr(0, length);
    text.remove_prefix(length);
    const bool is_whole = is_ascii || length > 1;
    if (character == "\n")
      toml += "\\n";
    else if (character == "\t")
      toml += "\\t";
    else if (character == "\"" || character == "\\")
      toml.append("\\").append(character);
    else if (is_whole && for_terminal(character) != character)
      toml += fmt::format("\\u{:04X}", static_cast<unsigned>(characters_of(character).front()));
    else
      toml += character;
  }
  return toml + '"';
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_break = c == '\n' || c == '\r' || c == '\t';
    if (!is_break) line += c;
    if (is_break && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

}  // namespace hinterland
