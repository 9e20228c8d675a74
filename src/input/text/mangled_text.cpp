// SPDX-License-Identifier: Apache-2.0
#include "input/text/mangled_text.hpp"

#include "base/characters.hpp"
#include "base/word_list.hpp"
#include "input/text/encoding.hpp"
#include "input/text/misread_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <span>
#include <utility>

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
  return std::ranges::count_if(text, is_beyond_ascii);
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

namespace {

/// The text with escapes decoded as programs write them: \u77f3, \u{77f3}, \U000077f3, %u77f3,
/// U+77F3, <U+77F3>, \xe7\x9f\xb3 and \347\237\263, and =E7=9F=B3 from e-mail. Empty if there are
/// none, or the result is not a valid text beyond ASCII.
std::string without_escapes(std::string_view text) {
  if (text.find_first_of("\\%=+") == text.npos) return {};
  std::size_t count = 0;
  std::string found = decoded(text, escapes, count);
  if (count > 0) return as_text(std::move(found), text);
  found = decoded(text, std::span(entities).last(1), count);
  return count >= 2 ? as_text(std::move(found), text) : std::string();
}

/// The characters of CP1252 above U+00FF, and their bytes.
const std::map<char32_t, char>& high_characters_of_cp1252() {
  static const std::map<char32_t, char> high = [] {
    const TextDecoder decoder("CP1252");
    std::map<char32_t, char> found;
    for (int byte = 0x80; byte < 0xA0; ++byte) {
      const std::u32string decoded = characters_of(decoder.decode(std::string(1, char(byte))));
      if (decoded.size() == 1 && decoded[0] != 0xFFFD) found[decoded[0]] = static_cast<char>(byte);
    }
    return found;
  }();
  return high;
}

/// The bytes that were decoded as Latin letters. A lost one is replaced by a byte that may continue
/// a character. None if the text contains other characters.
std::optional<std::string> latin_bytes(std::string_view utf8) {
  const auto& high = high_characters_of_cp1252();
  std::string bytes;
  for (const char32_t character : characters_of(utf8)) {
    const auto found = high.find(character);
    if (found != high.end()) {
      bytes += found->second;
    } else if (character <= 0xFF) {
      bytes += static_cast<char>(character);
    } else if (character == 0xFFFD) {
      bytes += '\x9D';  // of the bytes undefined in CP1252, the most frequent one in Chinese text
    } else {
      return std::nullopt;
    }
  }
  return bytes;
}

Mangling mangling_of_latin(std::string_view bytes) {
  if (std::ranges::none_of(bytes, is_beyond_ascii)) return Mangling::none;
  thread_local const TextDecoder gbk("GB18030");
  const std::string_view whole = whole_characters(bytes);  // é at the end may be cut
  const bool may_be_utf8 = is_utf8(whole) && !is_ascii(whole);
  // 小学 in GBK is also valid UTF-8, of 2-byte letters only, which is rare in names.
  const bool is_gbk = (!may_be_utf8 || !are_three_byte_characters(bytes)) &&
                      are_byte_pairs(bytes) && are_usual_hanzi(gbk.decode(bytes), 2);
  if (is_gbk) return Mangling::gbk_as_latin;
  return may_be_utf8 ? Mangling::utf8_as_latin : Mangling::none;
}

std::string without(std::string_view text, std::string_view piece) {
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(piece, at), text.size());
    rest.append(text, at, end - at);
    at = end + piece.size();
  }
  return rest;
}

/// The bytes of UTF-8 that were decoded as GBK; the last ones may be lost.
std::string gbk_bytes(std::string_view utf8) {
  thread_local const TextDecoder gbk("GB18030");
  std::string text = without(utf8, replacement_character);
  while (text.ends_with('?')) text.pop_back();
  return gbk.encode(text);
}

bool is_utf8_as_gbk(std::string_view utf8) {
  const std::string bytes = gbk_bytes(utf8);
  if (bytes.size() < 3 || !are_three_byte_characters(bytes)) return false;
  // Names that match by chance consist of usual characters.
  return !are_usual_hanzi(utf8, 1);
}

bool is_nothing_but(std::string_view text, std::string_view piece, std::size_t least) {
  const std::string rest = without(text, piece);
  return rest.find_first_not_of(" \t") == rest.npos &&
         text.size() - rest.size() >= least * piece.size();
}

bool has(std::string_view text, std::string_view piece) { return text.find(piece) != text.npos; }

bool has_replacements(std::string_view text) {
  return has(text, "锟斤拷") || has(text, "锟斤") || has(text, "斤拷") || has(text, "烫烫烫") ||
         has(text, "屯屯屯");
}

/// Decodes percent-encoding.
std::string without_percents(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_byte = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                         hex_value(text[i + 2]) >= 0;
    bytes +=
        is_byte ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (is_byte) i += 2;
  }
  return bytes;
}

bool is_percents(std::string_view text) {
  if (!has(text, "%") || has(text, "://") || has(text, "www.") || has(text, "/")) return false;
  const std::string bytes = without_percents(text);
  if (std::ranges::count_if(bytes, is_beyond_ascii) == std::ranges::count_if(text, is_beyond_ascii))
    return false;
  thread_local const TextDecoder gbk("GB18030");
  return is_utf8(bytes) || (are_byte_pairs(bytes) && are_usual_hanzi(gbk.decode(bytes), 2));
}

}  // namespace

Mangling mangling_of(std::string_view utf8) {
  if (is_nothing_but(utf8, replacement_character, 1) || is_nothing_but(utf8, "?", 2) ||
      is_nothing_but(utf8, "？", 2))
    return Mangling::lost;
  if (has_entity(utf8)) return Mangling::entities;
  if (!without_escapes(utf8).empty()) return Mangling::escapes;
  if (is_percents(utf8)) return Mangling::percents;
  if (is_ascii(utf8)) return Mangling::none;
  if (has_replacements(utf8)) return Mangling::replacements;
  if (const auto bytes = latin_bytes(utf8)) {
    const Mangling found = mangling_of_latin(*bytes);
    if (found != Mangling::none) return found;
  }
  if (is_utf8_as_gbk(utf8)) return Mangling::utf8_as_gbk;
  const Misread misread = read_back(utf8);
  if (misread.original.empty()) return Mangling::none;
  return misread.is_utf8 ? Mangling::utf8_as_page : Mangling::gbk_as_page;
}

bool may_be_chance(Mangling mangling) {
  return mangling == Mangling::utf8_as_gbk || mangling == Mangling::gbk_as_latin ||
         mangling == Mangling::gbk_as_page;
}

bool is_lost(Mangling mangling) {
  return mangling == Mangling::lost || mangling == Mangling::replacements;
}

namespace {

std::string restored_once(std::string_view utf8, Mangling mangling) {
  if (has(utf8, replacement_character)) return {};
  thread_local const TextDecoder gbk("GB18030");
  switch (mangling) {
    case Mangling::gbk_as_latin:
      return gbk.decode(latin_bytes(utf8).value_or(""));
    case Mangling::utf8_as_latin:
      return std::string(whole_characters(latin_bytes(utf8).value_or("")));
    case Mangling::utf8_as_gbk: {
      const std::string bytes = gbk_bytes(utf8);
      return is_utf8(bytes) ? bytes : std::string();
    }
    case Mangling::utf8_as_page:
    case Mangling::gbk_as_page:
      return read_back(utf8).original;
    case Mangling::entities:
      return without_entities(utf8);
    case Mangling::escapes:
      return without_escapes(utf8);
    case Mangling::percents: {
      const std::string bytes = without_percents(utf8);
      return is_utf8(bytes) ? bytes : gbk.decode(bytes);
    }
    default:
      return {};
  }
}

}  // namespace

std::string restored_text(std::string_view utf8, Mangling mangling) {
  constexpr int most = 3;  // encoding errors in succession
  std::string text = restored_once(utf8, mangling);
  for (int i = 1; i < most && !text.empty(); ++i) {
    const Mangling again = mangling_of(text);
    if (again == Mangling::none) break;
    text = restored_once(text, again);
  }
  return text;
}

}  // namespace hinterland
