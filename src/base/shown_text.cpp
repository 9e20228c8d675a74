// SPDX-License-Identifier: Apache-2.0
#include "base/shown_text.hpp"

#include "base/number_text.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace hinterland {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// How many bytes at the front are one character that must not reach a terminal; 0: none.
std::size_t control_at(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) == 0x7F || (byte(0) < 0x20 && byte(0) != '\n')) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;  // C1
  const bool turns = byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                                         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
  return turns ? 3 : 0;  // U+202A to 202E, U+2066 to 2069
}

bool is_end_of_value(char c) { return c == ' ' || c == ';' || c == '&' || c == ',' || c == '\t'; }

/// Where the value of a setting that begins at `from` ends: at its closing quotation mark, or
/// before what parts it from the next one.
std::size_t end_of_value(std::string_view text, std::size_t from) {
  if (from < text.size() && (text[from] == '\'' || text[from] == '"')) {
    for (std::size_t i = from + 1; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == text[from]) {
        return i + 1;
      }
    }
    return text.size();
  }
  std::size_t end = from;
  while (end < text.size() && !is_end_of_value(text[end]) && text[end] != '\'' &&
         text[end] != '"' && text[end] != '\n') {
    ++end;
  }
  return end;
}

void hide_settings(std::string& text) {
  static constexpr std::array<std::string_view, 3> names = {"password", "passwd", "pwd"};
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
  });
  for (const std::string_view name : names) {
    for (std::size_t at = lower.find(name); at != lower.npos; at = lower.find(name, at)) {
      at += name.size();
      const std::size_t equals = lower.find_first_not_of(' ', at);
      if (equals == lower.npos || lower[equals] != '=') continue;
      const std::size_t from = std::min(lower.find_first_not_of(' ', equals + 1), lower.size());
      const std::size_t end = end_of_value(text, from);
      text.replace(from, end - from, "***");
      lower.replace(from, end - from, "***");
    }
  }
}

void hide_in_addresses(std::string& text) {
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at)) {
    at += 3;
    const std::size_t end = std::min(text.find_first_of("/?# \n'\"", at), text.size());
    const std::size_t host = text.rfind('@', end);
    if (host == text.npos || host < at || host >= end) continue;
    const std::size_t colon = text.find(':', at);
    if (colon < host) text.replace(colon + 1, host - colon - 1, "***");
  }
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t control = control_at(text);
    const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
    const std::size_t whole = is_ascii ? 1 : character_length(text);
    if (control > 0 || whole == 0) {
      shown += replacement;
    } else {
      shown += text.substr(0, whole);
    }
    text.remove_prefix(std::max<std::size_t>(1, control > 0 ? control : whole));
  }
  return shown;
}

std::string without_passwords(std::string text) {
  hide_settings(text);
  hide_in_addresses(text);
  return text;
}

std::string csv_cell(std::string_view text) {
  const bool is_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
      !parse_number(text);
  std::string cell = is_formula ? "'" + std::string(text) : std::string(text);
  if (cell.find_first_of("\",\r\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char character : cell) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

}  // namespace hinterland
