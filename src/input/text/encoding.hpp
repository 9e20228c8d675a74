// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// What the bytes of many texts look like. Texts in plain ASCII tell nothing.
struct ByteStatistics {
  std::size_t texts = 0;        ///< with bytes above 127
  std::size_t utf8 = 0;         ///< of these, valid UTF-8, but for a cut at the end
  std::size_t gb18030 = 0;      ///< of these, valid GB18030, but for a cut at the end
  std::size_t either = 0;       ///< of these, valid as one of the two
  std::size_t surely_utf8 = 0;  ///< of these, valid UTF-8 with two characters of three bytes
  std::size_t pairs = 0;        ///< two-byte characters but symbols, read as GB18030
  std::size_t hanzi = 0;        ///< of these, in the blocks of common characters
  std::size_t symbols = 0;      ///< punctuation, degree signs, full-width digits, read as GB18030
  std::size_t characters = 0;   ///< beyond ASCII, read as UTF-8
  std::size_t big5_pairs = 0;   ///< two-byte characters of texts that are valid Big5
  std::size_t big5_common = 0;  ///< of these, in its block of common characters
  std::size_t big5_low = 0;     ///< of these, whose second byte is none of GB 2312
  std::string example;          ///< the first of the texts, as it is
  std::string sample;           ///< the first different ones, one a line, up to 4 KB

  void add(std::string_view text);
};

/// Which encoding a layer's text is in, and how we know.
struct EncodingReport {
  std::string encoding = "UTF-8";  ///< as iconv names it
  std::string declared;            ///< by the .cpg, else by the language byte; empty: by neither
  std::string declared_by;         ///< ".cpg", "DBF language byte 0x4D", "the study"
  ByteStatistics content;
  double confidence = 1.0;  ///< 0 to 1: a rule of thumb, see decide_encoding
  bool doubtful = false;    ///< content and declaration differ, or nothing fits
  bool mixed = false;       ///< UTF-8 and GB18030 side by side: each text is what it looks like
  Text reason;              ///< the evidence in words
};

/// True where the text is UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);
bool is_ascii(std::string_view text);

/// How many bytes at the start of the text are whole characters of UTF-8.
std::size_t utf8_prefix(std::string_view text);

/// The text up to its last whole character, where it is UTF-8 that ends in the
/// middle of one; else the text as it is.
std::string_view whole_characters(std::string_view utf8);

}  // namespace hinterland
