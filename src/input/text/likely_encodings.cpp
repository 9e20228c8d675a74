// SPDX-License-Identifier: Apache-2.0
#include "input/text/likely_encodings.hpp"

#include "base/text_fill.hpp"
#include "base/utf8.hpp"
#include "input/text/encoding.hpp"
#include "input/text/letters_of_script.hpp"
#include "input/text/text_decoder.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace hinterland {

namespace {

using Candidate = std::pair<const char*, Script>;

constexpr std::array<Candidate, 18> candidates = {{{"GB18030", Script::hanzi},
                                                   {"BIG5", Script::traditional_hanzi},
                                                   {"CP949", Script::hangul},
                                                   {"EUC-JP", Script::kanji},
                                                   {"CP932", Script::kanji},
                                                   {"CP874", Script::thai},
                                                   {"CP1251", Script::cyrillic},
                                                   {"KOI8-U", Script::cyrillic},
                                                   {"CP866", Script::cyrillic},
                                                   {"ISO-8859-5", Script::cyrillic},
                                                   {"CP1253", Script::greek},
                                                   {"CP1256", Script::arabic},
                                                   {"ISO-8859-6", Script::arabic},
                                                   {"CP1255", Script::hebrew},
                                                   {"CP1252", Script::latin},
                                                   {"CP1250", Script::latin},
                                                   {"CP850", Script::latin},
                                                   {"MACINTOSH", Script::latin}}};

/// None if iconv is installed without this encoding.
std::optional<TextDecoder> decoder_of(const char* encoding) {
  try {
    return TextDecoder(std::string(encoding));
  } catch (const UsageError&) {
    return std::nullopt;
  }
}

double score(std::string_view texts, const Candidate& candidate) {
  const std::optional<TextDecoder> decoder = decoder_of(candidate.first);
  if (!decoder) return 0.0;
  LetterCount count(candidate.second);
  std::string utf8;
  while (!texts.empty()) {
    const std::size_t end = std::min(texts.find('\n'), texts.size());
    utf8.clear();
    decoder->append(texts.substr(0, end), true, utf8);
    count.add(characters_of(utf8));
    texts.remove_prefix(std::min(end + 1, texts.size()));
  }
  return count.score();
}

}  // namespace

std::vector<EncodingGuess> likely_encodings(std::string_view texts) {
  std::vector<EncodingGuess> guesses;
  for (const Candidate& candidate : candidates)
    guesses.push_back({candidate.first, score(texts, candidate)});
  std::ranges::stable_sort(guesses, std::greater<>(), &EncodingGuess::score);
  return guesses;
}

double score_of(const std::vector<EncodingGuess>& guesses, std::string_view encoding) {
  const auto found = std::ranges::find(guesses, encoding, &EncodingGuess::encoding);
  return found == guesses.end() ? 0.0 : found->score;
}

namespace {

Text with(Text text, const std::string& english, const std::string& chinese) {
  return {text.en + english, text.zh + chinese};
}

}  // namespace

Text with_declaration(Text text, std::string_view declared, std::string_view declared_by) {
  if (declared.empty()) return text;
  return with(text, fmt::format("; {} declares {}", declared_by, declared),
              fmt::format("；{} 声明为 {}", declared_by, declared));
}

Text evidence(const ByteStatistics& content) {
  return {fmt::format("{}, {} valid as UTF-8, {} as GB18030",
                      counted(content.texts, "non-ASCII text", "non-ASCII texts"), content.utf8,
                      content.gb18030),
          fmt::format("{} 处非 ASCII 文字中，{} 处符合 UTF-8，{} 处符合 GB18030", content.texts,
                      content.utf8, content.gb18030)};
}

Text evidence_of_both(const ByteStatistics& content) {
  return with(evidence(content), ": both encodings occur, and each text is read in its own",
              "：两种编码并存，逐条按其字节读取");
}

Text evidence_of_guess(const ByteStatistics& content, const EncodingGuess& guess, double chinese) {
  const auto percent = [](double score) { return fmt::format("{:.0f}", 100.0 * score); };
  if (guess.encoding == "GB18030") return evidence(content);
  return with(evidence(content),
              fmt::format("; {} % of their characters are common in names if read as {}, and {} % "
                          "if read as GB18030",
                          percent(guess.score), guess.encoding, percent(chinese)),
              fmt::format("；按 {} 读取时 {}% 的字符是名称中的常用字符，按 GB18030 读取时为 {}%",
                          guess.encoding, percent(guess.score), percent(chinese)));
}

Text evidence_of_rare(const ByteStatistics& content) {
  return with(evidence(content), ", but most of their characters are rare in Chinese",
              "，但多数字符在中文中罕用");
}

Text evidence_of_big5(const ByteStatistics& content) {
  return with(evidence(content), ", but nearly all of them consist of common characters of Big5",
              "，但几乎全部是 Big5 的常用字");
}

Text evidence_of_none(const ByteStatistics& content) {
  return with(evidence(content), ": neither fits", "：均不相符");
}

}  // namespace hinterland
