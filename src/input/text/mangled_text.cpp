// SPDX-License-Identifier: Apache-2.0
#include "input/text/mangled_text.hpp"

#include "base/characters.hpp"
#include "input/text/encoding.hpp"
#include "input/text/misread_text.hpp"
#include "input/text/text_decoder.hpp"
#include "input/text/written_codes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

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
