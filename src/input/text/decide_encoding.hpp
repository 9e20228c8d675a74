// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <string>
#include <string_view>

namespace hinterland {

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

}  // namespace hinterland
