// SPDX-License-Identifier: Apache-2.0
#include "world/folded_text.hpp"

#include "base/characters.hpp"
#include "base/word_list.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

/// Variant characters in place names, each followed by its standard form of 通用规范汉字表 (2013).
constexpr std::u32string_view variants =
    U"峯峰邨村甯宁寗宁淸清靑青麪面窰窑窯窑嶽岳菴庵崐昆崑昆堦阶崗岗岡冈汙污巖岩嵒岩喦岩閘闸舘馆廻回"
    U"迴回逥回坵丘秊年壠垄垅垄埧坝溼湿濶阔滙汇疎疏幷并隣邻畧略畆亩畞亩鵞鹅鴈雁兎兔鉄铁鋪铺舖铺厰厂"
    U"庿庙垜垛埜野壄野堿碱鹼碱硷碱呉吴戸户髙高眞真塲场柹柿栁柳桺柳栢柏牀床湼涅苐第蔴麻衞卫筍笋箇个"
    U"緜绵鎭镇隄堤薑姜橋桥裡里裏里臯皋皐皋虵蛇棊棋槀槁鑛矿礮炮砲炮谿溪豀溪濬浚菓果閒闲嶋岛嶌岛脩修";

class Folding {
 public:
  Folding() {
    UErrorCode status = U_ZERO_ERROR;
    fold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) fold_ = nullptr;
    status = U_ZERO_ERROR;
    simplify_.reset(icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) simplify_.reset();
    for (std::size_t i = 0; i + 1 < variants.size(); i += 2) {
      const auto variant = static_cast<UChar32>(variants[i]);
      known_[variant] = icu::UnicodeString(static_cast<UChar32>(variants[i + 1]));
    }
  }

  std::string folded(std::string_view name) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString plain = fold_ == nullptr ? text : fold_->normalize(text, status);
    icu::UnicodeString simplified;
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
      const UChar32 character = plain.char32At(at);
      if (u_isalnum(character) || is_description(character)) simplified += simple(character);
    }
    std::string folded;
    simplified.toUTF8String(folded);
    return folded;
  }

 private:
  /// Combining marks and private-use characters distinguish names; only punctuation and spaces are
  /// removed.
  static bool is_description(UChar32 character) {
    const auto mask = U_GET_GC_MASK(character);
    return (mask & (U_GC_M_MASK | U_GC_CO_MASK | U_GC_CN_MASK)) != 0 || character == 0xFFFD;
  }

  const icu::UnicodeString& simple(UChar32 character) {
    const auto known = known_.find(character);
    if (known != known_.end()) return known->second;
    icu::UnicodeString form(character);
    if (simplify_ && character > 0x7F) simplify_->transliterate(form);
    return known_.emplace(character, form).first->second;
  }

  const icu::Normalizer2* fold_ = nullptr;  // owned by ICU
  std::unique_ptr<icu::Transliterator> simplify_;
  std::unordered_map<UChar32, icu::UnicodeString> known_;
};

}  // namespace

std::string folded_characters(std::string_view name) {
  static std::mutex mutex;  // a transliterator is not thread-safe
  static Folding folding;
  const std::lock_guard lock(mutex);
  return folding.folded(name);
}

namespace {

/// The length in bytes of the UTF-8 character at the start; 1 for an incomplete one.
std::size_t length_of_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return length <= text.size() ? length : 1;
}

/// The ASCII equivalent of a full-width character; 0 for other characters.
char half_width(std::string_view character) {
  if (character.size() != 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  if (code < 0xFF01 || code > 0xFF5E) return 0;
  return static_cast<char>(code - 0xFF01 + '!');
}

bool stands_between_words(std::string_view character) {
  return is_one_of(character, {"、", "。", "·", "–", "—"});
}

/// Blanks are ignored between Chinese characters: 医　院.
bool is_blank(std::string_view character) {
  return is_one_of(character, {" ", "\u3000", "\u00A0", "\u200B", "\uFEFF"});
}

/// Normalises letters and separates words by one space.
std::string with_plain_letters(std::string_view text) {
  std::string plain;
  bool spaced = false;  // a blank precedes the next character
  const auto blank = [&] {
    if (!plain.empty() && plain.back() != ' ') plain += ' ';
    spaced = false;
  };
  while (!text.empty()) {
    const std::string_view character = text.substr(0, length_of_character(text));
    text.remove_prefix(character.size());
    char c = character.size() == 1 ? character.front() : half_width(character);
    const bool is_ascii = c > 0;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_blank(character)) {
      spaced = true;
    } else if (is_ascii && is_ascii_word(c)) {
      if (spaced) blank();
      plain += c;
    } else if (is_ascii || stands_between_words(character)) {
      blank();
    } else {
      if (spaced && !plain.empty() && is_ascii_word(plain.back())) blank();
      spaced = false;
      plain += character;
    }
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

/// "schools" -> "school", "facilities" -> "facility", "center" -> "centre".
std::string singular(std::string word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> spellings = {
      {{"center", "centre"}, {"theater", "theatre"}}};
  const auto ends_in = [&](std::string_view end) { return word.ends_with(end); };
  if (word.size() > 4 && ends_in("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 &&
             (ends_in("sses") || ends_in("shes") || ends_in("ches") || ends_in("xes"))) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3 && ends_in("s") && !ends_in("ss") && !ends_in("us") &&
             !ends_in("is")) {
    word.pop_back();
  }
  for (const auto& [american, british] : spellings) {
    if (word == american) return std::string(british);
  }
  return word;
}

}  // namespace

std::string plain_kind(std::string_view text) {
  const std::string plain = with_plain_letters(text);
  std::string kind;
  std::string word;
  for (const char c : plain) {
    if (is_ascii_word(c)) {
      word += c;
      continue;
    }
    kind += singular(std::exchange(word, {}));
    kind += c;
  }
  return kind + singular(word);
}

}  // namespace hinterland
