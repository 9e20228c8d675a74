// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace hinterland {

/// The characters that make up most of the place names in scripts with thousands of characters:
/// about 90 % of the characters in the names of a layer, but only about 20 % of those that a code
/// page lists first. So text decoded with the wrong code page can be recognised.
enum class CommonCharacters { simplified_hanzi, traditional_hanzi, hangul, kanji };

/// Whether the character is in the set. Simplified characters that Taiwan uses too are in both
/// sets.
bool is_common(char32_t character, CommonCharacters characters);

enum class Script {
  hanzi,              ///< simplified, as in mainland China
  traditional_hanzi,  ///< as in Taiwan
  hangul,
  kanji,  ///< including kana
  thai,
  cyrillic,
  greek,
  arabic,
  hebrew,
  latin
};

/// Rates how plausible texts are as names in a script: counts the non-ASCII characters that are
/// usual in names and those that are not. Symbols (full-width forms, dashes, degree signs) and
/// digits are ignored.
class LetterCount {
 public:
  explicit LetterCount(Script script) : script_(script) {}

  void add(std::u32string_view text);

  /// The share of usual characters, reduced for implausible words; 0 if there are none.
  double score() const;

 private:
  void add_word(std::u32string_view word);

  Script script_;
  std::size_t expected_ = 0;
  std::size_t unexpected_ = 0;
  std::size_t ascii_letters_ = 0;
  std::size_t capitals_ = 0;  ///< of `expected_`, in words in upper case
  std::size_t small_ = 0;     ///< of `expected_`, in words in lower case
  std::size_t frequent_ = 0;  ///< of `expected_`, frequent letters of the script
};

}  // namespace hinterland
