// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding_evidence.hpp"

#include <fmt/format.h>

#include <string>

namespace hinterland {

namespace {

Text with(Text text, const std::string& english, const std::string& chinese) {
  return {text.en + english, text.zh + chinese};
}

}  // namespace

Text with_declaration(Text text, std::string_view declared, std::string_view declared_by) {
  if (declared.empty()) return text;
  return with(text, fmt::format("; {} says {}", declared_by, declared),
              fmt::format("；{} 声明为 {}", declared_by, declared));
}

Text evidence(const ByteStatistics& content) {
  return {fmt::format("of {} texts beyond ASCII {} are valid UTF-8 and {} GB18030", content.texts,
                      content.utf8, content.gb18030),
          fmt::format("{} 处非 ASCII 文字中，{} 处符合 UTF-8，{} 处符合 GB18030", content.texts,
                      content.utf8, content.gb18030)};
}

Text evidence_of_both(const ByteStatistics& content) {
  return with(evidence(content), ": both stand side by side, and each text is read as what it is",
              "：两种编码并存，逐条按其字节读取");
}

Text evidence_of_guess(const ByteStatistics& content, const EncodingGuess& guess, double chinese) {
  const auto percent = [](double score) { return fmt::format("{:.0f}", 100.0 * score); };
  if (guess.encoding == "GB18030") return evidence(content);
  return with(evidence(content),
              fmt::format("; of their characters {} % are usual ones in names where they are read "
                          "as {}, and {} % where they are read as GB18030",
                          percent(guess.score), guess.encoding, percent(chinese)),
              fmt::format("；按 {} 读取时 {}% 的字符是名称中的常用字符，按 GB18030 读取时为 {}%",
                          guess.encoding, percent(guess.score), percent(chinese)));
}

Text evidence_of_rare(const ByteStatistics& content) {
  return with(evidence(content), ", but most of their characters are rare in Chinese",
              "，但多数字符在中文中罕用");
}

Text evidence_of_big5(const ByteStatistics& content) {
  return with(evidence(content), ", but nearly all of it is common characters of Big5",
              "，但几乎全部是 Big5 的常用字");
}

Text evidence_of_none(const ByteStatistics& content) {
  return with(evidence(content), ": neither fits", "：均不相符");
}

}  // namespace hinterland
