// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/sheet_text.hpp"

#include "base/characters.hpp"
#include "output/report_text.hpp"

#include <algorithm>

namespace hinterland {

namespace {

/// Code points that are not in an XML document (XML 1.0, 2.2), and that UTF-8 can encode.
bool is_outside_xml(char32_t character) { return character == 0xFFFE || character == 0xFFFF; }

std::size_t utf16_units(char32_t character) { return character > 0xFFFF ? 2 : 1; }

constexpr std::string_view opening_bracket = "（";
constexpr std::string_view closing_bracket = "）";

}  // namespace

std::string text_for_cell(std::string_view text, bool& is_cut) {
  constexpr std::size_t most = 32'767;  // of Excel; ECMA-376 has no limit
  std::string written;
  std::size_t units = 0;
  std::size_t last = 0;  // where the last character that leaves room for an ellipsis ends
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t length = character_length(rest);
    const char32_t character = decoded_character(rest, length);
    const bool is_invalid = length == 0 && is_beyond_ascii(text[i]);
    const bool is_control = length == 0 && character < U' ' && text[i] != '\n' && text[i] != '\t';
    units += utf16_units(character);
    if (units > most) {
      is_cut = true;
      return written.substr(0, last) + "…";
    }
    if (is_invalid || is_outside_xml(character)) {
      written += replacement_character;
    } else if (is_control) {
      written += ' ';
    } else {
      written += rest.substr(0, std::max<std::size_t>(1, length));
    }
    if (units < most) last = written.size();
    i += std::max<std::size_t>(1, length);
  }
  return written;
}

std::string text_for_header(std::string_view text, std::size_t most) {
  bool is_cut = false;
  const std::string clean = text_for_cell(text, is_cut);
  std::string written;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < clean.size();) {
    if (characters++ == most) return written + "…";
    const std::string_view rest = std::string_view(clean).substr(i);
    const std::size_t length = std::max<std::size_t>(1, character_length(rest));
    const std::string_view character = rest.substr(0, length);
    if (character == "&") written += '&';
    written += character == "\n" || character == "\t" ? " " : character;
    i += length;
  }
  return written;
}

std::string heading_in_lines(std::string_view heading, double width) {
  std::string lines(heading);
  if (static_cast<double>(display_width(heading)) <= width) return lines;
  for (std::size_t at = lines.find(opening_bracket); at != lines.npos;
       at = lines.find(opening_bracket, at + opening_bracket.size())) {
    if (at > 0 && lines[at - 1] != '\n') lines.insert(at++, 1, '\n');
  }
  return lines;
}

std::size_t width_of_note(std::string_view heading) {
  std::size_t widest = 0;
  for (std::size_t at = heading.find(opening_bracket); at != heading.npos;
       at = heading.find(opening_bracket, at + opening_bracket.size())) {
    const std::size_t close = heading.find(closing_bracket, at);
    if (close == heading.npos) break;
    widest =
        std::max(widest, display_width(heading.substr(at, close + closing_bracket.size() - at)));
  }
  return widest;
}

std::size_t wrapped_lines(std::string_view text, double width) {
  // No character is wider than its bytes are many.
  const bool is_short = static_cast<double>(text.size()) <= width;
  if (is_short && text.find('\n') == text.npos) return 1;
  std::size_t lines = 1;
  double used = 0.0;
  const auto add = [&](double piece) {
    if (used > 0.0 && used + piece > width) {
      ++lines;
      used = 0.0;
    }
    for (; piece > width && width >= 1.0; piece -= width) ++lines;
    used += piece;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.front() == '\n') {
      ++lines;
      used = 0.0;
      ++i;
      continue;
    }
    std::size_t length = character_length(rest);
    if (length == 0) {  // a word with the blank after it
      while (length < rest.size() && !is_beyond_ascii(rest[length]) && rest[length] != '\n' &&
             rest[length] != ' ')
        ++length;
      if (length < rest.size() && rest[length] == ' ') ++length;
      length = std::max<std::size_t>(1, length);
    }
    add(static_cast<double>(display_width(rest.substr(0, length))));
    i += length;
  }
  return lines;
}

}  // namespace hinterland
