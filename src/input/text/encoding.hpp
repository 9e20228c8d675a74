// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
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

/// Weighs what is declared against what the bytes are.
///
/// Content wins over a declaration that it contradicts: text that is valid
/// UTF-8 beyond ASCII is hardly ever anything else (three Chinese characters in
/// GBK pass as UTF-8 in 1 of 300 cases), and GBK hardly ever passes as UTF-8.
/// Then what is declared, where the text reads well in it; then the encoding of
/// another script in which it reads far better than as GB18030, in doubt (Korean
/// and Japanese are valid GB18030 of nothing but rare characters). Then GB18030,
/// which contains GBK and GB2312, where the pairs are mostly common characters;
/// then what is declared; then CP1252, in doubt. A table put together from UTF-8
/// and GB18030 is `mixed`, and in doubt.
EncodingReport decide_encoding(const ByteStatistics& content, std::string_view declared,
                               std::string_view declared_by);

/// The encoding that a .cpg file names ("UTF-8", "936", "ANSI 936", "GBK"), as
/// iconv names it; GB2312 and GBK become GB18030, which holds them and more.
/// Empty: the words name none that we know.
std::string encoding_of_code_page(std::string_view cpg);

/// The encoding that the language byte of a DBF header stands for; empty: none.
/// 0x57 and 0x03 are what programs write when they do not care: empty as well.
std::string encoding_of_language_byte(unsigned char language);

/// True where the text is UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);
bool is_ascii(std::string_view text);

/// How many bytes at the start of the text are whole characters of UTF-8.
std::size_t utf8_prefix(std::string_view text);

/// The text up to its last whole character, where it is UTF-8 that ends in the
/// middle of one; else the text as it is.
std::string_view whole_characters(std::string_view utf8);

/// Turns texts of one encoding into UTF-8. Keeps one iconv handle and, for
/// GB18030, a table of the two-byte characters; ASCII is copied.
class TextDecoder {
 public:
  /// Throws UsageError where iconv does not know the encoding.
  explicit TextDecoder(const std::string& encoding);
  /// For a layer of this encoding; where it is mixed, each text is what it looks like.
  explicit TextDecoder(const EncodingReport& report);
  ~TextDecoder();
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;

  /// How a text came out.
  struct Outcome {
    std::size_t undecodable = 0;  ///< bytes that became U+FFFD each
    bool cut = false;             ///< a half character at the end was left out
  };

  /// Appends the text as UTF-8. Bytes that mean nothing become U+FFFD. Half a
  /// character at the very end of a text that fills its field (`may_be_cut`)
  /// was cut by the field's width and is left out.
  Outcome append(std::string_view bytes, bool may_be_cut, std::string& utf8) const;

  /// The same for a single text.
  std::string decode(std::string_view bytes) const;

  /// UTF-8 into this encoding; empty where it cannot be said in it.
  std::string encode(std::string_view utf8) const;

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

}  // namespace hinterland
