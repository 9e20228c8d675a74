// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iconv.h>

#include <string>
#include <string_view>

namespace hinterland {

/// Turns UTF-8 into GB18030, which has every character of Unicode. One open
/// converter for all words: opening one takes longer than most words do.
class Gb18030Encoder {
 public:
  Gb18030Encoder();
  ~Gb18030Encoder();
  Gb18030Encoder(const Gb18030Encoder&) = delete;
  Gb18030Encoder& operator=(const Gb18030Encoder&) = delete;

  /// The bytes, good until the next call. Throws Error where the text is not UTF-8.
  const std::string& encode(std::string_view text);

 private:
  iconv_t converter_;
  std::string bytes_;
};

}  // namespace hinterland
