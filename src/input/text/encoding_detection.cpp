// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding_detection.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/text/encoding.hpp"
#include "input/text/letters_of_script.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

namespace {

/// The score of one encoding; 0 if it is not in the list.
double score_of(const std::vector<EncodingGuess>& guesses, std::string_view encoding) {
  const auto found = std::ranges::find(guesses, encoding, &EncodingGuess::encoding);
  return found == guesses.end() ? 0.0 : found->score;
}

Text with(const Text& text, const std::string& english, const std::string& chinese) {
  return {text.en + english, text.zh + chinese};
}

/// Appends the declaration, if any, to the evidence.
Text with_declaration(Text text, std::string_view declared, std::string_view declared_by) {
  if (declared.empty()) return text;
  return with(text, fmt::format("; {} declares {}", declared_by, declared),
              fmt::format("；{} 声明为 {}", declared_by, declared));
}

}  // namespace

Text evidence(const ByteStatistics& content) {
  return {fmt::format("{}, {} valid as UTF-8, {} as GB18030",
                      counted(content.texts, "non-ASCII text", "non-ASCII texts"), content.utf8,
                      content.gb18030),
          fmt::format("{}处非 ASCII 文字中，{}处符合 UTF-8，{}处符合 GB18030", content.texts,
                      content.utf8, content.gb18030)};
}

Text evidence_of_both(const ByteStatistics& content) {
  return with(evidence(content), ": both encodings occur, and each text is read in its own",
              "：两种编码并存，逐条按其字节读取");
}

namespace {

/// For texts that are valid GB18030 or invalid in every known encoding, but are read as `guess`.
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

/// For texts that are valid GB18030 but consist of rare characters.
Text evidence_of_rare(const ByteStatistics& content) {
  return with(evidence(content), ", but most of their characters are rare in Chinese",
              "，但多数字符在中文中罕用");
}

}  // namespace

Text evidence_of_big5(const ByteStatistics& content) {
  return with(evidence(content), ", but nearly all of them consist of common characters of Big5",
              "，但几乎全部是 Big5 的常用字");
}

namespace {

/// For texts that are neither UTF-8 nor GB18030 and resemble no other encoding.
Text evidence_of_none(const ByteStatistics& content) {
  return with(evidence(content), ": neither fits", "：均不相符");
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

bool nearly_all(std::size_t part, std::size_t whole) { return part * 100 >= whole * 98; }

/// Whether nearly all pairs are common characters of Big5, and at least a fifth are impossible in
/// GB 2312.
bool is_surely_big5(const ByteStatistics& content) {
  return content.big5_pairs >= 4 && content.big5_pairs >= content.texts &&
         content.big5_common * 10 >= content.big5_pairs * 9 &&
         content.big5_low * 5 >= content.big5_pairs;
}

/// Whether some texts are certainly UTF-8 (1 in 300 texts in GBK is valid UTF-8), others are
/// GB18030 of mostly common characters, and all are one of the two.
bool is_mixed(const ByteStatistics& content) {
  return nearly_all(content.either, content.texts) && !nearly_all(content.utf8, content.texts) &&
         content.surely_utf8 * 20 >= content.texts && content.hanzi * 3 >= content.pairs;
}

/// A guess with at least this score is accepted if no encoding is declared.
constexpr double likely_score = 0.7;

/// Whether the texts score far better in another encoding than as GB18030, and are long enough to
/// be sure.
bool is_surely_another(const ByteStatistics& content, const EncodingGuess& best, double chinese) {
  constexpr double margin = 0.15;
  constexpr double min_chinese_share = 0.65;
  const auto beyond_ascii =
      std::ranges::count_if(content.sample, [](char c) { return (c & 0x80) != 0; });
  return best.encoding != "GB18030" && best.score >= likely_score &&
         best.score > chinese + margin && chinese < min_chinese_share && beyond_ascii >= 12;
}

/// Whether at least half of the pairs are common characters. If there are only symbols (degrees and
/// minutes beside Latin names), four suffice.
bool is_mostly_chinese(const ByteStatistics& content) {
  if (content.pairs == 0) return content.symbols >= 4;
  return content.hanzi * 2 >= content.pairs;
}

/// The detected encoding, before the comparison with the declaration.
struct Verdict {
  std::string encoding;
  double confidence;
  Text reason;
  bool doubtful = false;
  bool mixed = false;
};

/// For texts beyond ASCII that are neither UTF-8 nor certainly Big5.
Verdict verdict_by_characters(const ByteStatistics& content, std::string_view declared) {
  const bool is_gb = nearly_all(content.gb18030, content.texts);
  const bool is_chinese = is_mostly_chinese(content);
  const double share_utf8 = share(content.utf8, content.texts);
  const double share_gb = share(content.gb18030, content.texts);
  const std::vector<EncodingGuess> likely = likely_encodings(content.sample);
  const EncodingGuess& best = likely.front();
  const double chinese = score_of(likely, "GB18030");
  const double as_declared = score_of(likely, declared);
  const bool names_another = !declared.empty() && declared != "UTF-8" && declared != "GB18030";
  if (names_another && as_declared >= likely_score && as_declared >= chinese)
    return {std::string(declared), as_declared, evidence(content)};
  if (is_surely_another(content, best, chinese))
    return {best.encoding, 0.9 * best.score, evidence_of_guess(content, best, chinese), true};
  const bool is_no_big5 = declared != "BIG5" || chinese >= likely_score;
  if (is_gb && (is_chinese || declared == "GB18030") && is_no_big5) {
    const bool is_rare = content.pairs >= 20 && chinese < 0.4;
    const double confidence = share_gb * (is_chinese ? 1.0 : 0.7) * (is_rare ? 0.5 : 1.0);
    return {"GB18030", confidence, is_rare ? evidence_of_rare(content) : evidence(content),
            is_rare};
  }
  if (names_another) return {std::string(declared), 0.6, evidence(content)};
  if (share_utf8 >= 0.5 && share_utf8 >= share_gb)
    return {"UTF-8", share_utf8, evidence(content), true};
  if (share_gb >= 0.5 && is_chinese) return {"GB18030", share_gb, evidence(content), true};
  if (best.score >= likely_score && declared.empty())
    return {best.encoding, 0.7 * best.score, evidence_of_guess(content, best, chinese), true};
  if (declared.empty()) return {"CP1252", 0.2, evidence_of_none(content), true};
  return {std::string(declared), 0.3, evidence_of_none(content), true};
}

Verdict verdict_on(const ByteStatistics& content, std::string_view declared) {
  if (content.texts == 0) {
    return {declared.empty() ? "UTF-8" : std::string(declared), 1.0,
            Text{"all text is ASCII", "全部文字均为 ASCII"}};
  }
  const bool is_gb = nearly_all(content.gb18030, content.texts);
  const double share_utf8 = share(content.utf8, content.texts);
  // One or two characters may be valid in both encodings; then the declaration decides.
  const bool rare_in_gb = content.surely_utf8 == content.texts && content.hanzi * 2 < content.pairs;
  const bool has_evidence =
      content.characters >= 4 || rare_in_gb || declared != "GB18030" || !is_gb;
  if (nearly_all(content.utf8, content.texts) && has_evidence)
    return {"UTF-8", share_utf8, evidence(content)};
  if (is_mixed(content)) {
    const char* const more = share_utf8 >= 0.5 ? "UTF-8" : "GB18030";
    return {more, 0.8, evidence_of_both(content), true, true};
  }
  if (is_surely_big5(content) && (declared.empty() || declared == "UTF-8"))
    return {"BIG5", 0.9, evidence_of_big5(content)};
  return verdict_by_characters(content, declared);
}

}  // namespace

EncodingReport decide_encoding(const ByteStatistics& content, std::string_view declared,
                               std::string_view declared_by) {
  Verdict verdict = verdict_on(content, declared);
  EncodingReport report;
  report.declared = declared;
  report.declared_by = declared_by;
  report.content = content;
  report.doubtful = verdict.doubtful || (!declared.empty() && verdict.encoding != declared);
  report.mixed = verdict.mixed;
  report.encoding = std::move(verdict.encoding);
  report.confidence = verdict.confidence;
  report.reason = with_declaration(std::move(verdict.reason), declared, declared_by);
  return report;
}

std::string encoding_of_code_page(std::string_view cpg) {
  std::string word;  // letters and digits only, to match "ANSI 936", "UTF-8" and "utf8"
  for (const char c : cpg) {
    if (is_ascii_word(c)) word.push_back(c);
  }
  word = ascii_upper(std::move(word));
  for (const std::string_view prefix : {"ANSI", "OEM", "CP", "WINDOWS"}) {
    if (word.starts_with(prefix) && word.size() > prefix.size()) word.erase(0, prefix.size());
  }
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Pair, 39> known = {
      {{"UTF8", "UTF-8"},          {"65001", "UTF-8"},        {"936", "GB18030"},
       {"54936", "GB18030"},       {"GBK", "GB18030"},        {"GB2312", "GB18030"},
       {"GB18030", "GB18030"},     {"EUCCN", "GB18030"},      {"950", "BIG5"},
       {"BIG5", "BIG5"},           {"932", "CP932"},          {"SJIS", "CP932"},
       {"SHIFTJIS", "CP932"},      {"51932", "EUC-JP"},       {"EUCJP", "EUC-JP"},
       {"949", "CP949"},           {"51949", "CP949"},        {"EUCKR", "CP949"},
       {"KSC5601", "CP949"},       {"874", "CP874"},          {"TIS620", "CP874"},
       {"1250", "CP1250"},         {"1251", "CP1251"},        {"1252", "CP1252"},
       {"1253", "CP1253"},         {"1254", "CP1254"},        {"1255", "CP1255"},
       {"1256", "CP1256"},         {"1257", "CP1257"},        {"1258", "CP1258"},
       {"850", "CP850"},           {"866", "CP866"},          {"KOI8R", "KOI8-U"},
       {"KOI8U", "KOI8-U"},        {"20866", "KOI8-U"},       {"ISO88595", "ISO-8859-5"},
       {"ISO88596", "ISO-8859-6"}, {"MACROMAN", "MACINTOSH"}, {"10000", "MACINTOSH"}}};
  const auto found = std::ranges::find(known, std::string_view(word), &Pair::first);
  return found == known.end() ? std::string() : std::string(found->second);
}

// Language driver ids of dBASE, as listed by Esri.
std::string encoding_of_language_byte(unsigned char language) {
  switch (language) {
    case 0x4D:
    case 0x7A:
      return "GB18030";
    case 0x4F:
    case 0x78:
      return "BIG5";
    case 0x13:
    case 0x7B:
      return "CP932";
    case 0x4E:
    case 0x79:
      return "CP949";
    case 0xC9:
      return "CP1251";
    case 0xC8:
      return "CP1250";
    case 0x65:
      return "CP866";
    default:
      return "";
  }
}

}  // namespace hinterland
