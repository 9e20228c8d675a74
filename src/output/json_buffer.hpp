// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace hinterland {

/// A growing buffer of JSON text. Keeps its memory when cleared, so that it can be reused without
/// allocation.
///
/// Output is independent of the locale. Invalid UTF-8 is replaced by U+FFFD, so that the output is
/// always valid.
class JsonBuffer {
 public:
  /// Unescaped characters: brackets, commas, quoted names.
  void raw(std::string_view characters);

  /// A quoted and escaped string.
  void text(std::string_view value);

  void integer(std::int64_t value);

  /// Rounded to `decimals` (0 to 9), halves away from zero, without trailing zeros; never "-0".
  /// `null` for NaN and infinity.
  void fixed(double value, int decimals);

  /// The same, with at least one decimal: "12.0", so that readers that take the type of a column
  /// from its first values recognise a decimal number.
  void decimal(double value, int decimals);

  /// The shortest text that reads back to the same number; `null` for NaN and infinity.
  void real(double value);

  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  std::string_view view() const { return {memory_.get(), size_}; }
  void clear() { size_ = 0; }

 private:
  /// Reserves `count` more characters and returns their start; the caller adds to `size_`.
  char* room(std::size_t count);
  void escaped(char character);

  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace hinterland
