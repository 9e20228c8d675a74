// SPDX-License-Identifier: Apache-2.0
#include "system/shown_text.hpp"

#include "base/characters.hpp"
#include "base/written_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace hinterland {

namespace {

/// The length in bytes of the control character at the start that must not reach a terminal; 0:
/// none.
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

/// The length in bytes of the noncharacter at the start (U+FDD0 to U+FDEF, and the last two code
/// points of each plane); 0: none.
std::size_t noncharacter_at(std::string_view text) {
  const std::size_t length = character_length(text);
  if (length < 3) return 0;
  const char32_t code = decoded_character(text, length);
  const bool is_none = (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFEU) == 0xFFFE;
  return is_none ? length : 0;
}

/// Whether every byte is a part of a character that is shown as it is: most texts.
bool is_surely_shown(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : character_length(text.substr(i));
    const bool is_doubtful =
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF || length == 0;
    if (is_doubtful) return false;
    i += length;
  }
  return true;
}

/// Replaces everything that must not reach a terminal, except the `kept` characters, by U+FFFD.
std::string shown_but_for(std::string_view text, std::string_view kept) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const bool is_kept = kept.find(text.front()) != kept.npos;
    const std::size_t control = is_kept ? 0 : control_at(text);
    const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
    const std::size_t whole = is_ascii ? 1 : character_length(text);
    if (control > 0 || whole == 0) {
      shown += replacement_character;
    } else {
      shown += text.substr(0, whole);
    }
    text.remove_prefix(std::max<std::size_t>(1, control > 0 ? control : whole));
  }
  return shown;
}

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view marks = "'\"{,;&";

/// The end of the connection string around `from` in a message: before `': `, with which messages
/// of this program end a quoted file name, or at the end of the line.
std::size_t end_of_connection(std::string_view text, std::size_t from) {
  std::size_t end = std::min(text.find('\n', from), text.size());
  for (const std::string_view mark : {"': ", "”："}) {
    end = std::min(end, text.find(mark, from));
  }
  const bool ends_line = end == text.size() || text[end] == '\n';
  if (ends_line && end > from + 1 && text[end - 1] == '\'') --end;
  return end;
}

constexpr std::array<std::string_view, 8> names_of_secrets = {
    "password", "passwd", "pwd", "pass", "passphrase", "secret", "token", "apikey"};

/// Whether a known connection setting starts at `first`: `host =`, but not any `a=`, which may be
/// part of a password.
bool is_setting(std::string_view text, std::size_t first) {
  static constexpr std::array<std::string_view, 20> names = {
      "host",   "hostaddr", "port",    "user",    "username", "uid",     "dbname",
      "db",     "database", "server",  "tables",  "schema",   "schemas", "active_schema",
      "driver", "dsn",      "service", "sslmode", "request",  "version"};
  const auto is_letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  std::size_t at = std::min(first, text.size());
  while (at < text.size() && is_letter(text[at])) ++at;
  const std::size_t equals = text.find_first_not_of(blanks, at);
  if (equals == text.npos || text[equals] != '=') return false;
  const std::string name = ascii_lower(std::string(text.substr(first, at - first)));
  const auto is_it = [&](std::string_view known) { return name == known; };
  return std::ranges::any_of(names, is_it) || std::ranges::any_of(names_of_secrets, is_it);
}

/// The end of the quoted or braced text that starts at `from`; `end` if it is not closed.
std::size_t end_of_quoted(std::string_view text, std::size_t from, std::size_t end) {
  const char close = text[from] == '{' ? '}' : text[from];
  for (std::size_t i = from + 1; i < end; ++i) {
    if (text[i] == '\\' && close != '}') {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    }
  }
  return end;
}

/// The end of the value that starts at `from`, if a known setting or the end of the connection
/// follows; otherwise the end of the connection, since a password may contain any character.
/// `parted_by` is the separator of settings: a space in PG:, `;` in ODBC, `,` in MySQL, `&` in a
/// URL.
std::size_t end_of_value(std::string_view text, std::size_t from, char parted_by) {
  const std::size_t last = end_of_connection(text, from);
  if (from >= last) return from;
  const bool is_quoted = text[from] == '\'' || text[from] == '"' || text[from] == '{';
  std::size_t end = from;
  if (is_quoted) {
    end = end_of_quoted(text, from, last);
  } else {
    while (end < last && blanks.find(text[end]) == blanks.npos &&
           (parted_by == ' ' || marks.find(text[end]) == marks.npos))
      ++end;
  }
  if (!is_quoted && parted_by == ' ' && end == last && end > from && text[end - 1] == '"') --end;
  const std::size_t next = std::min(text.find_first_not_of(blanks, end), last);
  if (next == last || (text[next] == '"' && next + 1 == last)) return end;
  const bool is_blank = next > end;
  if (is_blank && parted_by == ' ' && is_setting(text, next)) return end;
  if (text[next] != parted_by) return last;
  return is_setting(text, text.find_first_not_of(blanks, next + 1)) ? end : last;
}

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

/// The start of the name that ends before `end`.
std::size_t start_of_name(std::string_view text, std::size_t end) {
  while (end > 0 && is_name_character(text[end - 1])) --end;
  return end;
}

/// The separator before the setting whose name starts at `at`; a space if there is none.
char mark_before(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.find_last_not_of(blanks, at - 1);
  const char mark = before == text.npos ? ' ' : text[before];
  return mark == '?' || mark == ';' || mark == ',' || mark == '&' ? mark : ' ';
}

/// Whether the text at `at` belongs to a connection string or a URL: the line contains a scheme
/// before it, as in `AmigoCloud:x` or `https://`. A drive letter such as `C:` is not a scheme.
bool is_in_connection(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i-- > 2 && text[i] != '\n';) {
    const bool is_scheme =
        text[i] == ':' && is_name_character(text[i - 1]) && is_name_character(text[i - 2]);
    if (is_scheme && blanks.find(text[i + 1]) == blanks.npos) return true;
  }
  return false;
}

/// Whether the setting with the lower-case name text[first, last) is a secret: by unambiguous names
/// anywhere, by ambiguous parts of names only in a connection string or URL.
bool is_secret(std::string_view text, std::size_t first, std::size_t last) {
  static constexpr std::array<std::string_view, 4> surely = {"password", "passwd", "secret",
                                                             "token"};
  static constexpr std::array<std::string_view, 7> in_connections = {
      "key", "pass", "pwd", "auth", "sig", "credential", "bearer"};
  static constexpr std::array<std::string_view, 3> of_addresses = {"tk", "ak", "sk"};
  const std::string_view name = text.substr(first, last - first);
  const auto has = [&](std::string_view part) { return name.find(part) != name.npos; };
  const auto ends_with = [&](std::string_view part) { return name.ends_with(part); };
  if (std::ranges::any_of(surely, has) || std::ranges::any_of(names_of_secrets, ends_with))
    return true;
  const char mark = mark_before(text, first);
  const bool is_of_address = mark == '?' || mark == '&';
  if (is_of_address && std::ranges::find(of_addresses, name) != of_addresses.end()) return true;
  return std::ranges::any_of(in_connections, has) &&
         (is_of_address || is_in_connection(text, first));
}

void hide_settings(std::string& text) {
  std::string lower = ascii_lower(text);
  for (std::size_t at = lower.find('='); at != lower.npos; at = lower.find('=', at + 1)) {
    const std::size_t last = at == 0 ? lower.npos : lower.find_last_not_of(blanks, at - 1);
    if (last == lower.npos) continue;
    const std::size_t first = start_of_name(lower, last + 1);
    if (!is_secret(lower, first, last + 1)) continue;
    const char mark = mark_before(lower, first);
    const std::size_t from = std::min(lower.find_first_not_of(blanks, at + 1), lower.size());
    const std::size_t end = end_of_value(text, from, mark == '?' ? '&' : mark);
    text.replace(from, end - from, "***");
    lower.replace(from, end - from, "***");
  }
}

/// Hides the text from `from` to the last @ before `end`, since a password may contain one.
void hide_before_at(std::string& text, std::size_t from, std::size_t end) {
  const std::size_t host = text.rfind('@', end - 1);
  if (host != text.npos && host >= from) text.replace(from, host - from, "***");
}

/// scheme://user:password@host
void hide_in_addresses(std::string& text) {
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at)) {
    at += 3;
    const std::size_t end = std::min(end_of_connection(text, at), text.find("://", at));
    const std::size_t colon = text.find_first_of(":/ \t", at);
    if (colon < end && text[colon] == ':') hide_before_at(text, colon + 1, end);
  }
}

/// ODBC:user/password@source, and the same form for Oracle.
void hide_after_users(std::string& text) {
  for (const std::string_view driver : {"odbc:", "oci:", "geor:"}) {
    std::string lower = ascii_lower(text);
    for (std::size_t at = lower.find(driver); at != lower.npos; at = lower.find(driver, at)) {
      at += driver.size();
      const std::size_t end = end_of_connection(text, at);
      const std::size_t slash = text.find_first_of("/=;@ ", at);
      if (slash >= end || text[slash] != '/') continue;
      const std::size_t host = text.rfind('@', end - 1);
      const bool has_source = host != text.npos && host > slash;
      const std::size_t length = (has_source ? host : end) - slash - 1;
      text.replace(slash + 1, length, "***");
      lower.replace(slash + 1, length, "***");
    }
  }
}

}  // namespace

std::string for_terminal(std::string_view text) { return shown_but_for(text, ""); }

std::string text_of_result(std::string_view text) {
  if (is_surely_shown(text)) return std::string(text);
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_return = text[i] == '\r';
    if (is_return && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (const std::size_t length = noncharacter_at(text.substr(i)); length > 0) {
      lines += replacement_character;
      i += length - 1;
    } else {
      lines += is_return ? '\n' : text[i];
    }
  }
  return shown_but_for(lines, "\t");
}

std::string without_passwords(std::string text) {
  hide_in_addresses(text);
  hide_after_users(text);
  hide_settings(text);
  return text;
}

std::string csv_cell(std::string_view text) {
  const bool is_formula =
      !text.empty() &&
      std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos &&
      !parse_number(text);
  const std::string cell = (is_formula ? "'" : "") + text_of_result(text);
  if (cell.find_first_of("\",\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char character : cell) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

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
