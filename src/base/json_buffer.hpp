// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace hinterland {

/// Text in the making, in JSON's spelling. Grows as needed, and keeps its memory
/// when cleared, so that the next block costs no allocation.
///
/// The same value is always spelt the same, whatever the locale. UTF-8 goes
/// through as it is; bytes that are no UTF-8 become U+FFFD, so that what comes
/// out is valid whatever comes in.
class JsonBuffer {
 public:
  /// Characters as they are: brackets, commas, names with their quotes.
  void raw(std::string_view characters);

  /// Quoted and escaped.
  void text(std::string_view value);

  void integer(std::int64_t value);

  /// At most `decimals` (0 to 9) after the point, without trailing zeros, halves
  /// away from zero; never "-0". `null` for what is no number or infinite.
  void fixed(double value, int decimals);

  /// The shortest spelling that reads back to the same number; `null` as above.
  void real(double value);

  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  std::string_view view() const { return {memory_.get(), size_}; }
  void clear() { size_ = 0; }

 private:
  /// A place for `count` more characters; `size_` tells how many came.
  char* room(std::size_t count);
  void escaped(char character);

  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace hinterland
