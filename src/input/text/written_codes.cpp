// SPDX-License-Identifier: Apache-2.0
#include "input/text/written_codes.hpp"

#include "base/characters.hpp"
#include "input/text/encoding.hpp"
#include "input/text/text_decoder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace hinterland {

namespace {

void append_character(std::string& utf8, unsigned long code) {
  const auto byte = [&](unsigned long value) { utf8 += static_cast<char>(value); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

/// A notation of a number in text: from `least` to `most` digits between two marks.
struct Form {
  std::string_view begin;
  std::string_view end;
  int base;
  std::size_t least;
  std::size_t most;
  bool is_byte;
};

constexpr std::array<Form, 8> escapes = {{{"\\u{", "}", 16, 2, 6, false},
                                          {"\\u", "", 16, 4, 4, false},
                                          {"\\U", "", 16, 8, 8, false},
                                          {"%u", "", 16, 4, 4, false},
                                          {"<U+", ">", 16, 4, 6, false},
                                          {"U+", "", 16, 4, 5, false},
                                          {"\\x", "", 16, 2, 2, true},
                                          {"\\", "", 8, 3, 3, true}}};
constexpr std::array<Form, 4> entities = {{{"&#x", ";", 16, 2, 6, false},
                                           {"&#X", ";", 16, 2, 6, false},
                                           {"&#", ";", 10, 2, 7, false},
                                           {"=", "", 16, 2, 2, true}}};
constexpr std::size_t entity_forms = 3;

/// The number at the start of a text and its length in bytes; 0 if there is none.
struct Number {
  unsigned long code = 0;
  std::size_t size = 0;
};

Number number_at(std::string_view text, const Form& form) {
  if (!text.starts_with(form.begin)) return {};
  const std::size_t room = std::min(text.size() - form.begin.size(), form.most);
  const std::string_view digits = text.substr(form.begin.size(), room);
  Number number;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), number.code, form.base);
  const auto count = static_cast<std::size_t>(read.ptr - digits.data());
  const bool is_character = number.code <= (form.is_byte ? 0xFFU : 0x10FFFFU) &&
                            !(number.code >= 0xD800 && number.code < 0xE000);
  const bool is_there = count >= form.least && is_character &&
                        text.substr(form.begin.size() + count).starts_with(form.end);
  if (is_there) number.size = form.begin.size() + count + form.end.size();
  return number;
}

/// Decodes all numbers in these notations, to UTF-8 or to bytes.
template <class Forms>
std::string decoded(std::string_view text, const Forms& forms, std::size_t& count) {
  std::string found;
  for (std::size_t i = 0; i < text.size();) {
    Number number;
    for (const Form& form : forms) {
      number = number_at(text.substr(i), form);
      if (number.size == 0) continue;
      if (form.is_byte) {
        found += static_cast<char>(number.code);
      } else {
        append_character(found, number.code);
      }
      break;
    }
    if (number.size == 0) found += text[i];
    if (number.size != 0) ++count;
    i += std::max<std::size_t>(1, number.size);
  }
  return found;
}

/// Undoes double escaping: &amp;#30707; for &#30707;.
std::string with_plain_ampersands(std::string_view text) {
  constexpr std::string_view written = "&amp;";
  std::string plain(text);
  for (std::size_t at = plain.find("&amp;#"); at != plain.npos; at = plain.find("&amp;#", at + 1))
    plain.erase(at + 1, written.size() - 1);
  return plain;
}

bool has_named_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (end == text.size()) return false;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    for (const std::string_view known : {"amp", "lt", "gt", "quot", "nbsp", "szlig"}) {
      if (name == known) return true;
    }
    for (const std::string_view accent :
         {"elig", "acute", "grave", "circ", "uml", "tilde", "cedil", "ring"}) {
      if (name.size() == accent.size() + 1 && name.ends_with(accent)) return true;
    }
  }
  return false;
}

std::ptrdiff_t high_bytes(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The decoded text, if it has more non-ASCII bytes than before: UTF-8, otherwise GBK.
std::string as_text(std::string bytes, std::string_view before) {
  if (high_bytes(bytes) == high_bytes(before)) return {};
  if (is_utf8(bytes)) return bytes;
  thread_local const TextDecoder gbk("GB18030");
  std::string text = gbk.decode(bytes);
  return text.find(replacement_character) == text.npos ? text : std::string();
}

}  // namespace

bool has_entity(std::string_view text) {
  if (text.find('&') == text.npos) return false;
  std::size_t count = 0;
  (void)decoded(with_plain_ampersands(text), std::span(entities).first(entity_forms), count);
  return count > 0 || has_named_entity(text);
}

std::string without_entities(std::string_view text) {
  std::size_t count = 0;
  return decoded(with_plain_ampersands(text), std::span(entities).first(entity_forms), count);
}

std::string without_escapes(std::string_view text) {
  if (text.find_first_of("\\%=+") == text.npos) return {};
  std::size_t count = 0;
  std::string found = decoded(text, escapes, count);
  if (count > 0) return as_text(std::move(found), text);
  found = decoded(text, std::span(entities).last(1), count);
  return count >= 2 ? as_text(std::move(found), text) : std::string();
}

}  // namespace hinterland
