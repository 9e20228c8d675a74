// SPDX-License-Identifier: Apache-2.0
#include "input/text/likely_encodings.hpp"

#include "base/utf8.hpp"
#include "input/text/encoding.hpp"
#include "input/text/letters_of_script.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <optional>
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

/// None: iconv comes without the tables of this encoding.
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

}  // namespace hinterland
