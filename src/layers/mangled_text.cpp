// SPDX-License-Identifier: Apache-2.0
#include "layers/mangled_text.hpp"

#include "base/utf8.hpp"
#include "layers/common_characters.hpp"

#include <hinterland/layers/encoding.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <regex>
#include <utility>

namespace hinterland {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Of CP1252 the characters above U+00FF, and the bytes that they stand for.
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

/// The bytes that were read as Latin letters; a lost one comes as a byte that goes on with a
/// character. None: other characters are in it.
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
      bytes += '\x9D';  // the byte without a meaning in CP1252 that Chinese has most
    } else {
      return std::nullopt;
    }
  }
  return bytes;
}

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Whether most of the characters are usual ones in Chinese names.
bool are_usual_hanzi(std::string_view utf8, std::size_t least) {
  std::size_t hanzi = 0;
  std::size_t usual = 0;
  for (const char32_t character : characters_of(utf8)) {
    if (character < 0x80) continue;
    ++hanzi;
    if (is_common(character, CommonCharacters::simplified_hanzi)) ++usual;
  }
  return hanzi >= least && usual * 3 >= hanzi * 2;
}

/// Pairs of bytes beyond ASCII alone, as GB 2312 has them.
bool are_pairs(std::string_view bytes) {
  std::size_t high = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (!is_high(bytes[i])) {
      ++i;
      continue;
    }
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
    if (at(i) < 0xA1 || i + 1 == bytes.size() || at(i + 1) < 0xA1) return false;
    high += 2;
    i += 2;
  }
  const auto letters = std::ranges::count_if(
      bytes, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return high >= 4 && high >= static_cast<std::size_t>(letters);
}

/// Whether nearly all of the bytes beyond ASCII are characters of UTF-8 of three bytes.
bool are_threes(std::string_view bytes) {
  std::size_t in_threes = 0;
  std::size_t high = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes.substr(i));
    if (length == 3) in_threes += 3;
    if (is_high(bytes[i])) high += std::max<std::size_t>(1, length);
    i += std::max<std::size_t>(1, length);
  }
  const std::size_t cut = bytes.size() - whole_characters(bytes).size();
  return in_threes >= 3 && in_threes * 4 >= (high - std::min(high, cut)) * 3;
}

Mangling mangling_of_latin(std::string_view bytes) {
  if (std::ranges::none_of(bytes, is_high)) return Mangling::none;
  thread_local const TextDecoder gbk("GB18030");
  const std::string_view whole = whole_characters(bytes);  // é at the end may be half of one
  const bool may_be_utf8 = is_utf8(whole) && !is_ascii(whole);
  // 小学 in GBK is UTF-8 as well: letters of two bytes, which few names are of alone.
  const bool is_gbk = (!may_be_utf8 || !are_threes(bytes)) && are_pairs(bytes) &&
                      are_usual_hanzi(gbk.decode(bytes), 2);
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

/// The bytes of UTF-8 that were read as GBK; the last ones may be lost.
std::string gbk_bytes(std::string_view utf8) {
  thread_local const TextDecoder gbk("GB18030");
  std::string text = without(utf8, replacement);
  while (text.ends_with('?')) text.pop_back();
  return gbk.encode(text);
}

bool is_utf8_as_gbk(std::string_view utf8) {
  const std::string bytes = gbk_bytes(utf8);
  if (bytes.size() < 3 || !are_threes(bytes)) return false;
  // Names in which this is chance are of usual characters as they stand.
  return !are_usual_hanzi(utf8, 1);
}

bool is_nothing_but(std::string_view text, std::string_view piece, std::size_t least) {
  const std::string rest = without(text, piece);
  return rest.find_first_not_of(" \t") == rest.npos &&
         text.size() - rest.size() >= least * piece.size();
}

bool has(std::string_view text, std::string_view piece) { return text.find(piece) != text.npos; }

bool has_stand_ins(std::string_view text) {
  return has(text, "锟斤拷") || has(text, "锟斤") || has(text, "斤拷") || has(text, "烫烫烫") ||
         has(text, "屯屯屯");
}

bool has_entity(std::string_view text) {
  static const std::regex entity(
      "&(#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|amp|lt|gt|quot|nbsp|szlig|[ao]elig|[aeiounycAEIOUNYC]"
      "(acute|grave|circ|uml|tilde|cedil|ring));");
  return has(text, "&") && std::regex_search(text.begin(), text.end(), entity);
}

bool has_escape(std::string_view text) {
  static const std::regex escape("\\\\u[0-9a-fA-F]{4}");
  return has(text, "\\u") && std::regex_search(text.begin(), text.end(), escape);
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The text with its percent signs undone.
std::string without_percents(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_byte = text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 &&
                         digit_of(text[i + 2]) >= 0;
    bytes +=
        is_byte ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2])) : text[i];
    if (is_byte) i += 2;
  }
  return bytes;
}

bool is_percents(std::string_view text) {
  if (!has(text, "%") || has(text, "://") || has(text, "www.") || has(text, "/")) return false;
  const std::string bytes = without_percents(text);
  if (bytes.size() == text.size() || std::ranges::none_of(bytes, is_high)) return false;
  thread_local const TextDecoder gbk("GB18030");
  return is_utf8(bytes) || (are_pairs(bytes) && are_usual_hanzi(gbk.decode(bytes), 2));
}

void append_character(std::string& utf8, unsigned long code) {
  const auto byte = [&](unsigned long value) { utf8 += static_cast<char>(value); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0U | code >> 6U);
  } else {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

/// Undoes numbers of characters between these marks: "&#" 30707 ";", "\u" 77f3.
std::string without_numbers(std::string_view text, Mangling mangling) {
  const bool is_entity = mangling == Mangling::entities;
  std::string utf8;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = text.substr(i).starts_with(is_entity ? "&#" : "\\u");
    const bool is_hex = !is_entity || (begins && i + 2 < text.size() && (text[i + 2] | 32) == 'x');
    const std::size_t first = i + 2 + (is_entity && is_hex ? 1 : 0);
    const std::size_t end = is_entity ? text.find(';', i) : i + 6;
    unsigned long code = 0;
    const bool has_digits = begins && end <= text.size() && first < end;
    const char* const stop =
        has_digits
            ? std::from_chars(text.data() + first, text.data() + end, code, is_hex ? 16 : 10).ptr
            : nullptr;
    if (stop != text.data() + end || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) {
      if (begins) return {};
      utf8 += text[i++];
      continue;
    }
    append_character(utf8, code);
    i = end + (is_entity ? 1 : 0);
  }
  return utf8;
}

}  // namespace

Mangling mangling_of(std::string_view utf8) {
  if (is_nothing_but(utf8, replacement, 1) || is_nothing_but(utf8, "?", 2) ||
      is_nothing_but(utf8, "？", 2))
    return Mangling::lost;
  if (has_entity(utf8)) return Mangling::entities;
  if (has_escape(utf8)) return Mangling::escapes;
  if (is_ascii(utf8)) return is_percents(utf8) ? Mangling::percents : Mangling::none;
  if (has_stand_ins(utf8)) return Mangling::stand_ins;
  if (const auto bytes = latin_bytes(utf8)) return mangling_of_latin(*bytes);
  return is_utf8_as_gbk(utf8) ? Mangling::utf8_as_gbk : Mangling::none;
}

std::string mended_text(std::string_view utf8, Mangling mangling) {
  if (has(utf8, replacement)) return {};
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
    case Mangling::entities:
    case Mangling::escapes:
      return without_numbers(utf8, mangling);
    case Mangling::percents: {
      const std::string bytes = without_percents(utf8);
      return is_utf8(bytes) ? bytes : gbk.decode(bytes);
    }
    default:
      return {};
  }
}

}  // namespace hinterland
