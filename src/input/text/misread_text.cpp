// SPDX-License-Identifier: Apache-2.0
#include "input/text/misread_text.hpp"

#include "base/characters.hpp"
#include "input/text/encoding.hpp"
#include "input/text/letters_of_script.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <vector>

namespace hinterland {

namespace {

enum class Letters { latin, other, characters };

/// A code page in which bytes may have been decoded by mistake.
struct Page {
  const char* name;
  char lost;  ///< a byte undefined in the code page, decoded as U+FFFD
  Letters letters;
};

constexpr Page pages[] = {
    {"CP437", '\x98', Letters::latin},      {"CP850", '\x98', Letters::latin},
    {"CP1251", '\x98', Letters::other},     {"KOI8-U", '\x98', Letters::other},
    {"MACINTOSH", '\x98', Letters::latin},  {"CP1250", '\x98', Letters::latin},
    {"CP1253", '\x98', Letters::other},     {"CP1254", '\x9D', Letters::latin},
    {"BIG5", '\x98', Letters::characters},  {"CP949", '\x98', Letters::characters},
    {"CP932", '\x98', Letters::characters},
};

/// A code page with its decoder, if iconv has it.
struct Reader {
  Page page;
  TextDecoder decoder;
};

const std::vector<Reader>& readers() {
  thread_local const std::vector<Reader> all = [] {
    std::vector<Reader> found;
    for (const Page& page : pages) {
      try {
        found.push_back({page, TextDecoder(page.name)});
      } catch (const UsageError&) {
        continue;
      }
    }
    return found;
  }();
  return all;
}

bool is_character_of_asia(char32_t c) {
  return (c >= 0x2E80 && c < 0xE000) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFFD) || c >= 0x20000;
}

bool is_hangul(char32_t c) { return c >= 0xAC00 && c < 0xD7B0; }
bool is_narrow_kana(char32_t c) { return c >= 0xFF61 && c < 0xFFA0; }

/// Whether the text mixes scripts, or contains half-width kana, as no name does.
bool is_of_two_scripts(const std::u32string& text) {
  const bool has_hangul = std::ranges::any_of(text, is_hangul);
  const bool has_hanzi =
      std::ranges::any_of(text, [](char32_t c) { return c >= 0x4E00 && c < 0xA000; });
  return (has_hangul && has_hanzi) || std::ranges::any_of(text, is_narrow_kana);
}

/// Whether most characters are rare in Chinese names, simplified or traditional.
bool are_rare_hanzi(const std::u32string& text) {
  const auto rare = std::ranges::count_if(text, [](char32_t c) {
    return c >= 0x4E00 && c < 0xA000 && !is_common(c, CommonCharacters::traditional_hanzi);
  });
  return rare >= 2 && 3 * rare >= 2 * std::ssize(text) &&
         std::ranges::all_of(text, [](char32_t c) { return c < 0x3040 || c >= 0x3100; });
}

/// Whether the character is a symbol of a code page that does not occur in names.
bool is_unusual_sign(char32_t c) {
  return (c >= 0x80 && c < 0xC0 && c != 0xA0 && c != 0xAA && c != 0xBA && c != 0xB0 && c != 0xB7) ||
         (c >= 0x2020 && c < 0x2050) || (c >= 0x20A0 && c < 0x2700) || c == 0xF8FF;
}

/// Whether the letter is a capital of Greek or Cyrillic.
bool is_capital(char32_t c) { return (c >= 0x391 && c < 0x3AC) || (c >= 0x400 && c < 0x430); }
bool is_small(char32_t c) { return (c >= 0x3AC && c < 0x3D0) || (c >= 0x430 && c < 0x460); }

/// Whether the text cannot be a word: it contains symbols, or capitals after small letters.
bool is_no_word(const std::u32string& text) {
  if (std::ranges::any_of(text, is_unusual_sign)) return true;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_small(text[i - 1]) && is_capital(text[i])) return true;
  }
  return false;
}

/// The bytes of the text in the code page; empty if it lacks a character.
std::string bytes_of(std::string_view utf8, const Reader& reader) {
  std::string bytes;
  for (std::size_t at = 0; at <= utf8.size();) {
    const std::size_t end = std::min(utf8.find(replacement_character, at), utf8.size());
    const std::string_view piece = utf8.substr(at, end - at);
    const std::string encoded = reader.decoder.encode(piece);
    if (encoded.empty() && !piece.empty()) return {};
    bytes += encoded;
    if (end < utf8.size()) bytes += reader.page.lost;
    at = end + replacement_character.size();
  }
  return bytes;
}

}  // namespace

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

bool are_byte_pairs(std::string_view bytes) {
  std::size_t high = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (!is_beyond_ascii(bytes[i])) {
      ++i;
      continue;
    }
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
    if (at(i) < 0xA1 || i + 1 == bytes.size() || at(i + 1) < 0xA1) return false;
    high += 2;
    i += 2;
  }
  const auto letters = std::ranges::count_if(bytes, is_ascii_letter);
  return high >= 4 && high >= static_cast<std::size_t>(letters);
}

bool are_three_byte_characters(std::string_view bytes) {
  std::size_t in_threes = 0;
  std::size_t high = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes.substr(i));
    if (length == 3) in_threes += 3;
    if (is_beyond_ascii(bytes[i])) high += std::max<std::size_t>(1, length);
    i += std::max<std::size_t>(1, length);
  }
  const std::size_t cut = bytes.size() - whole_characters(bytes).size();
  return in_threes >= 3 && in_threes * 4 >= (high - std::min(high, cut)) * 3;
}

Misread read_back(std::string_view utf8) {
  thread_local const TextDecoder gbk("GB18030");
  if (is_ascii(utf8) || are_usual_hanzi(utf8, 1)) return {};
  const std::u32string text = characters_of(utf8);
  const bool is_asian = std::ranges::any_of(text, is_character_of_asia);
  const bool is_whole = std::ranges::find(text, char32_t{0xFFFD}) == text.end();
  for (const Reader& reader : readers()) {
    if ((reader.page.letters == Letters::characters) != is_asian) continue;
    const std::string bytes = bytes_of(utf8, reader);
    const std::string_view whole = whole_characters(bytes);
    if (whole.size() >= 3 && is_utf8(whole) && are_three_byte_characters(whole) &&
        are_usual_hanzi(whole, 1))
      return {std::string(whole), true, is_whole};
    const bool may_be_gbk =
        is_asian ? is_of_two_scripts(text) || are_rare_hanzi(text) : is_no_word(text);
    if (!may_be_gbk || !are_byte_pairs(bytes)) continue;
    std::string was = gbk.decode(bytes);
    if (are_usual_hanzi(was, 2)) return {std::move(was), false, is_whole};
  }
  return {};
}

}  // namespace hinterland
