// SPDX-License-Identifier: Apache-2.0
#include "world/name_order.hpp"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>
#include <string>

namespace hinterland {

namespace {

std::unique_ptr<icu::Collator> pinyin_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> made(
      icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
  if (U_FAILURE(status)) return nullptr;
  made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return made;
}

}  // namespace

std::string name_order_key(std::string_view name) {
  static const std::unique_ptr<icu::Collator> collator = pinyin_collator();
  if (!collator) return std::string(name);
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::string key(static_cast<std::size_t>(collator->getSortKey(text, nullptr, 0)), '\0');
  collator->getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()),
                       static_cast<std::int32_t>(key.size()));
  return key;
}

}  // namespace hinterland
