// SPDX-License-Identifier: Apache-2.0
#include "input/text/letters_of_script.hpp"

#include "input/text/common_characters.hpp"

#include <algorithm>

namespace hinterland {

namespace {

enum class Case { none, upper, lower };

bool is_within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_basic_latin(char32_t c) { return is_within(c | 0x20U, U'a', U'z'); }

/// Whether the character is punctuation used with every script.
bool is_sign(char32_t c) {
  return is_within(c, 0x2010, 0x2019) || c == 0x201C || c == 0x201D || c == 0x2026 ||
         is_within(c, 0x3000, 0x3003) || is_within(c, 0x3008, 0x301F) ||
         is_within(c, 0xFF01, 0xFF5E) || c == 0xB0 || c == 0xB7 || c == 0x2116 || c == 0x30FB ||
         c == 0xFF65;
}

Case case_of_latin(char32_t c) {
  if (is_within(c, 0xC0, 0xDE) && c != 0xD7) return Case::upper;
  if (is_within(c, 0xDF, 0xFF) && c != 0xF7) return Case::lower;
  if (c == 0x178) return Case::upper;
  if (!is_within(c, 0x100, 0x17E)) return Case::none;
  const bool odd_is_upper = is_within(c, 0x139, 0x148) || is_within(c, 0x179, 0x17E);
  return (c % 2 == 1) == odd_is_upper ? Case::upper : Case::lower;
}

Case case_of(char32_t c) {
  if (is_within(c, U'A', U'Z') || is_within(c, 0x400, 0x42F) || c == 0x490) return Case::upper;
  if (is_within(c, U'a', U'z') || is_within(c, 0x430, 0x45F) || c == 0x491) return Case::lower;
  if (is_within(c, 0x386, 0x3AB) && c != 0x390) return Case::upper;
  if (is_within(c, 0x3AC, 0x3CE) || c == 0x390) return Case::lower;
  return case_of_latin(c);
}

/// Additional Cyrillic letters of Russian, Ukrainian and Belarusian. Those of Serbian and
/// Macedonian have the codes of the most frequent letters of Greek.
bool is_east_slavic(char32_t c) {
  constexpr std::u32string_view letters = U"ЁЄІЇЎҐёєіїўґ";
  return letters.find(c) != letters.npos;
}

bool is_letter(char32_t c, Script script) {
  switch (script) {
    case Script::cyrillic:
      return is_within(c, 0x410, 0x44F) || is_east_slavic(c);
    case Script::greek:
      return is_within(c, 0x386, 0x3CE) && c != 0x387;
    case Script::arabic:
      return is_within(c, 0x621, 0x64A) || c == 0x67E || c == 0x686 || c == 0x698 || c == 0x6A9 ||
             c == 0x6AF || c == 0x6CC;
    case Script::hebrew:
      return is_within(c, 0x5D0, 0x5EA);
    case Script::latin:
      return case_of_latin(c) != Case::none;
    case Script::thai:
      return is_within(c, 0xE01, 0xE3A) || is_within(c, 0xE40, 0xE4D) ? c != 0xE45 : false;
    case Script::hanzi:
      return is_common(c, CommonCharacters::simplified_hanzi);
    case Script::traditional_hanzi:
      return is_common(c, CommonCharacters::traditional_hanzi);
    case Script::hangul:
      return is_common(c, CommonCharacters::hangul);
    case Script::kanji:
      return is_within(c, 0x3040, 0x30FF) || is_common(c, CommonCharacters::kanji);
  }
  return false;
}

bool has_case(Script script) {
  return script == Script::cyrillic || script == Script::greek || script == Script::latin;
}

/// Words of the other alphabets contain no Latin letters.
bool may_hold_ascii(Script script) {
  return script == Script::latin || script == Script::hanzi || script == Script::kanji ||
         script == Script::traditional_hanzi || script == Script::hangul;
}

/// Whether the word is in lower case, capitalised, or in upper case throughout.
bool is_cased_like_a_word(std::u32string_view word) {
  const auto is_upper = [](char32_t c) { return case_of(c) == Case::upper; };
  const std::u32string_view rest = word.substr(1);
  const bool none = std::none_of(rest.begin(), rest.end(), is_upper);
  return none || std::all_of(word.begin(), word.end(), is_upper);
}

/// Whether Thai vowel signs and tone marks follow a letter, and leading vowels precede a consonant.
bool is_in_order(std::u32string_view word) {
  const auto is_mark = [](char32_t c) {
    return c == 0xE31 || is_within(c, 0xE34, 0xE3A) || is_within(c, 0xE47, 0xE4E);
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_first = i == 0 || !is_letter(word[i - 1], Script::thai);
    if (is_first && is_mark(word[i])) return false;
    const char32_t next = i + 1 < word.size() ? word[i + 1] : 0;
    if (is_within(word[i], 0xE40, 0xE44) && !is_within(next, 0xE01, 0xE2E)) return false;
  }
  return true;
}

std::u32string_view frequent_letters(Script script) {
  switch (script) {
    case Script::cyrillic:
      return U"аеиоуыэюяіїєёАЕИОУЫЭЮЯІЇЄЁ";
    case Script::greek:
      return U"αεηιουωάέήίόύώΑΕΗΙΟΥΩΆΈΉΊΌΎΏ";
    case Script::arabic:
      return U"اليمونربةدتأ";
    case Script::hebrew:
      return U"אבהוילמנרתש";
    case Script::thai:
      return U"านรกบงอ่้มยลดวทสเหีัตคขพปิ";
    default:
      return {};
  }
}

/// The least share of frequent letters in genuine text of the script.
double least_share(Script script) {
  return script == Script::arabic || script == Script::thai ? 0.4
         : script == Script::hebrew                         ? 0.55
                                                            : 0.33;
}

}  // namespace

void LetterCount::add(std::u32string_view text) {
  const auto is_part = [&](char32_t c) { return is_basic_latin(c) || is_letter(c, script_); };
  for (std::size_t i = 0; i < text.size();) {
    if (!is_part(text[i])) {
      const bool tells = text[i] >= 0x80 && !is_sign(text[i]);
      unexpected_ += tells ? 1 : 0;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_part(text[end])) ++end;
    add_word(text.substr(i, end - i));
    i = end;
  }
}

void LetterCount::add_word(std::u32string_view word) {
  const std::u32string_view frequent = frequent_letters(script_);
  const auto is_ascii = [](char32_t c) { return c < 0x80; };
  const bool is_pure = may_hold_ascii(script_) || std::none_of(word.begin(), word.end(), is_ascii);
  const bool is_word = is_pure && (!has_case(script_) || is_cased_like_a_word(word)) &&
                       (script_ != Script::thai || is_in_order(word));
  const bool in_capitals = has_case(script_) && word.size() > 1 && case_of(word[1]) == Case::upper;
  for (const char32_t c : word) {
    if (c < 0x80) {
      ++ascii_letters_;
      continue;
    }
    ++(is_word ? expected_ : unexpected_);
    if (is_word && frequent.find(c) != frequent.npos) ++frequent_;
    if (is_word && in_capitals) ++capitals_;
    if (is_word && !in_capitals && case_of(word.front()) == Case::lower) ++small_;
  }
}

double LetterCount::score() const {
  if (expected_ == 0) return 0.0;
  const auto expected = static_cast<double>(expected_);
  double score = expected / static_cast<double>(expected_ + unexpected_);
  if (!frequent_letters(script_).empty())
    score *= std::min(1.0, static_cast<double>(frequent_) / expected / least_share(script_));
  // Few names are in upper case throughout or start with a lower-case letter.
  score *= 1.0 - 0.1 * static_cast<double>(capitals_) / expected;
  score *= 1.0 - 0.05 * static_cast<double>(small_) / expected;
  // In Latin text, letters with accents are rarer than those without.
  if (script_ == Script::latin)
    score *= std::min(1.0, static_cast<double>(ascii_letters_) / expected);
  return score;
}

}  // namespace hinterland
