// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <hinterland/text.hpp>

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

// Why a layer's text is read in an encoding, in words.

/// The evidence, and what is declared beside it; empty: nothing is.
Text with_declaration(Text text, std::string_view declared, std::string_view declared_by);

/// How many texts are valid UTF-8, and how many GB18030.
Text evidence(const ByteStatistics& content);
Text evidence_of_both(const ByteStatistics& content);
Text evidence_of_big5(const ByteStatistics& content);

/// Why texts that may be GB18030 by their form, or are in no known one, are taken for `guess`.
Text evidence_of_guess(const ByteStatistics& content, const EncodingGuess& guess, double chinese);

/// GB18030 by their form, but not by their characters.
Text evidence_of_rare(const ByteStatistics& content);

/// Neither UTF-8 nor GB18030, and like no other.
Text evidence_of_none(const ByteStatistics& content);

}  // namespace hinterland
