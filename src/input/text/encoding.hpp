// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/characters.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hinterland {

/// Statistics of the bytes of many texts. Plain ASCII texts are ignored.
struct ByteStatistics {
  std::size_t texts = 0;        ///< with bytes above 127
  std::size_t utf8 = 0;         ///< of these, valid UTF-8 except for a cut character at the end
  std::size_t gb18030 = 0;      ///< of these, valid GB18030 except for a cut character at the end
  std::size_t either = 0;       ///< of these, valid as one of the two
  std::size_t surely_utf8 = 0;  ///< of these, valid UTF-8 with at least two 3-byte characters
  std::size_t pairs = 0;        ///< two-byte characters of GB18030 other than symbols
  std::size_t hanzi = 0;        ///< of these, in the blocks of common characters
  std::size_t symbols = 0;      ///< punctuation, degree signs, full-width digits of GB18030
  std::size_t characters = 0;   ///< non-ASCII characters of UTF-8
  std::size_t big5_pairs = 0;   ///< two-byte characters of texts that are valid Big5
  std::size_t big5_common = 0;  ///< of these, in the block of common characters
  std::size_t big5_low = 0;     ///< of these, with a second byte impossible in GB 2312
  std::string example;          ///< the first of the texts, up to 60 bytes
  std::string sample;           ///< the first distinct texts, one per line, up to 4 KB

  void add(std::string_view text);
};

/// The encoding of the text of a layer, and the evidence for it.
struct EncodingReport {
  std::string encoding = "UTF-8";  ///< iconv name
  std::string declared;            ///< by .cpg or language byte; may be empty
  std::string declared_by;         ///< ".cpg", "DBF language byte 0x4D", "the study"
  ByteStatistics content;
  double confidence = 1.0;  ///< 0 to 1, heuristic: see decide_encoding
  bool doubtful = false;    ///< content and declaration differ, or nothing fits
  bool mixed = false;       ///< UTF-8 and GB18030 mixed: decided per text
  Text reason;              ///< the evidence as text
};

/// The number of leading bytes that are complete UTF-8 characters.
std::size_t utf8_prefix(std::string_view text);

/// The text without an incomplete UTF-8 character at its end; unchanged if it is not UTF-8.
std::string_view whole_characters(std::string_view utf8);

/// Converts texts of one encoding to UTF-8. Holds an iconv handle per direction and, for GB18030, a
/// table of the two-byte characters; ASCII is copied.
class TextDecoder {
 public:
  /// Throws UsageError if iconv does not know the encoding.
  explicit TextDecoder(const std::string& encoding);
  /// For a layer with this encoding; if it is mixed, decides per text.
  explicit TextDecoder(const EncodingReport& report);
  ~TextDecoder();
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;

  /// The result of a conversion.
  struct Outcome {
    std::size_t undecodable = 0;  ///< bytes replaced by U+FFFD
    bool cut = false;             ///< an incomplete character at the end was dropped
  };

  /// Appends the text as UTF-8. Invalid bytes become U+FFFD. With `may_be_cut`, for text that fills
  /// its field, an incomplete character at the end is dropped.
  Outcome append(std::string_view bytes, bool may_be_cut, std::string& utf8) const;

  /// The same for a single text.
  std::string decode(std::string_view bytes) const;

  /// Converts UTF-8 to this encoding; empty if a character cannot be represented.
  std::string encode(std::string_view utf8) const;

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

}  // namespace hinterland
