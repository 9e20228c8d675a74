// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hinterland {

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
