// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace hinterland {

enum class Script {
  hanzi,              ///< as the mainland writes
  traditional_hanzi,  ///< as Taiwan writes
  hangul,
  kanji,  ///< with kana
  thai,
  cyrillic,
  greek,
  arabic,
  hebrew,
  latin
};

/// How much of some texts reads as a script: counts the characters beyond ASCII that are to be
/// expected in names, and those that are not. Signs (full width forms, dashes, degree signs) and
/// digits tell nothing.
class LetterCount {
 public:
  explicit LetterCount(Script script) : script_(script) {}

  void add(std::u32string_view text);

  /// The share of those that are to be expected; 0: the texts hold none.
  double score() const;

 private:
  void add_word(std::u32string_view word);

  Script script_;
  std::size_t expected_ = 0;
  std::size_t unexpected_ = 0;
  std::size_t ascii_letters_ = 0;
  std::size_t capitals_ = 0;  ///< of those expected, in words of capitals alone
  std::size_t small_ = 0;     ///< of those expected, in words of small letters alone
  std::size_t frequent_ = 0;  ///< of those expected, letters that every second or fourth one is
};

}  // namespace hinterland
