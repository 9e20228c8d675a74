// SPDX-License-Identifier: Apache-2.0
#include "world/folded_characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace hinterland {

namespace {

/// Variants that names of places are written with, each before its standard form, which is that
/// of 通用规范汉字表 (2013).
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
  /// Marks and private characters tell names apart; only what is punctuation or blank goes.
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
  static std::mutex mutex;  // a transliterator is for one thread
  static Folding folding;
  const std::lock_guard lock(mutex);
  return folding.folded(name);
}

}  // namespace hinterland
