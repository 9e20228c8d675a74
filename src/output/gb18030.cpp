// SPDX-License-Identifier: Apache-2.0
#include "output/gb18030.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <algorithm>

namespace hinterland {

Gb18030Encoder::Gb18030Encoder() : converter_(iconv_open("GB18030", "UTF-8")) {
  // iconv's own sign of failure is the pointer -1.
  if (converter_ == reinterpret_cast<iconv_t>(-1)) {
    throw Error(
        Text("this system cannot write GB18030. Install the C library's character sets (Debian: "
             "libc6, in its gconv folder).",
             "系统不能写 GB18030。请安装 C 库的字符集（Debian：libc6 的 gconv 文件夹）。"));
  }
}

Gb18030Encoder::~Gb18030Encoder() { iconv_close(converter_); }

const std::string& Gb18030Encoder::encode(std::string_view text) {
  const bool ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return bytes_.assign(text);
  bytes_.resize(2 * text.size() + 4);         // 4 bytes at most for 2 or more of UTF-8
  char* in = const_cast<char*>(text.data());  // iconv's signature is older than const
  std::size_t in_left = text.size();
  char* out = bytes_.data();
  std::size_t out_left = bytes_.size();
  if (iconv(converter_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) {
    iconv(converter_, nullptr, nullptr, nullptr, nullptr);  // forget the half-read character
    throw Error(filled_text("'{}' is not UTF-8", "“{}”不是 UTF-8", text));
  }
  bytes_.resize(bytes_.size() - out_left);
  return bytes_;
}

}  // namespace hinterland
