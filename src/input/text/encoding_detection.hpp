// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <hinterland/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// An encoding, and the share of non-ASCII characters that are usual in names.
struct EncodingGuess {
  std::string encoding;  ///< iconv name
  double score = 0.0;    ///< 0 to 1
};

/// Rates the texts in each of the encodings common for geodata of China, Taiwan, Korea, Japan and
/// Thailand, and for Cyrillic, Greek, Arabic, Hebrew and Latin letters. Best first; equal scores in
/// the order of this list.
///
///   texts  bytes of some hundred names, one per line
///
/// For scripts with thousands of characters the common ones are counted; for alphabets, the letters
/// in words with plausible capitalisation and enough frequent letters. 18 conversions of the texts.
std::vector<EncodingGuess> likely_encodings(std::string_view texts);

// Explanations of the encoding that was chosen.

/// The numbers of texts that are valid UTF-8 and valid GB18030.
Text evidence(const ByteStatistics& content);
Text evidence_of_both(const ByteStatistics& content);
Text evidence_of_big5(const ByteStatistics& content);

/// Decides on the encoding from the declaration and the bytes.
///
/// Bytes override a declaration that they contradict: non-ASCII text that is valid UTF-8 is hardly
/// ever anything else (three Chinese characters in GBK are valid UTF-8 in 1 of 300 cases), and
/// UTF-8 is hardly ever valid GBK. Next is the declared encoding, if the text consists of usual
/// characters in it; then the encoding of another script in which it scores far better than as
/// GB18030, marked as doubtful (Korean and Japanese text is valid GB18030 of rare characters); then
/// GB18030, which includes GBK and GB2312, if most pairs are common characters; then the declared
/// encoding; then CP1252, marked as doubtful. A table with both UTF-8 and GB18030 is `mixed` and
/// doubtful.
EncodingReport decide_encoding(const ByteStatistics& content, std::string_view declared,
                               std::string_view declared_by);

/// The iconv name of the encoding in a .cpg file ("UTF-8", "936", "ANSI 936", "GBK"). GB2312 and
/// GBK become GB18030, their superset. Empty if unknown.
std::string encoding_of_code_page(std::string_view cpg);

/// The encoding for the language byte of a DBF header; empty if unknown, and for 0x57 and 0x03,
/// which programs write as defaults.
std::string encoding_of_language_byte(unsigned char language);

}  // namespace hinterland
