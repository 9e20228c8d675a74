// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// An encoding, and the share of the characters beyond ASCII that are to be expected in names.
struct EncodingGuess {
  std::string encoding;  ///< as iconv names it
  double score = 0.0;    ///< 0 to 1
};

/// A guess of this score is believed where nothing is declared.
inline constexpr double likely_score = 0.7;

/// How well the texts read in each of the encodings that files of the trade come in: those of
/// China, Taiwan, Korea, Japan, Thailand, and of Cyrillic, Greek, Arabic, Hebrew and Latin letters.
/// Best first; equals in the order of this list.
///
///   texts  bytes of some hundred names, one a line
///
/// Of scripts with thousands of characters the common ones count, of alphabets the letters in words
/// that begin alone with a capital and hold as many vowels as words do. 20 conversions of the
/// texts.
std::vector<EncodingGuess> likely_encodings(std::string_view texts);

/// The score of one among them; 0: it is not among them.
double score_of(const std::vector<EncodingGuess>& guesses, std::string_view encoding);

}  // namespace hinterland
