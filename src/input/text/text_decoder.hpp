// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hinterland {

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
