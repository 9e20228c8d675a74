// SPDX-License-Identifier: Apache-2.0
#include "input/columns/kind_words.hpp"

#include "world/folded_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Lead bytes of é, ş, ô and the like in UTF-8: U+00C0 to U+024F.
bool leads_accented(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte <= 0xC9;
}

/// Whether a Latin letter precedes this offset, or is at it.
bool letter_before(std::string_view text, std::size_t at) {
  return at > 0 && (is_latin(text[at - 1]) || (at > 1 && leads_accented(text[at - 2])));
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_latin(text[at]) || leads_accented(text[at]));
}

/// Whether the word at this offset is not part of a longer Latin word.
bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  const bool cut_before = letter_before(text, at) && letter_at(text, at);
  const bool cut_behind = letter_before(text, end) && letter_at(text, end);
  return !cut_before && !cut_behind;
}

/// Qualifiers that state an owner or a size, but not a kind.
constexpr std::array qualifiers = {
    std::string_view("标准化"), std::string_view("乡镇"),     std::string_view("街道"),
    std::string_view("社区"),   std::string_view("农村"),     std::string_view("中心"),
    std::string_view("公立"),   std::string_view("私立"),     std::string_view("公办"),
    std::string_view("民办"),   std::string_view("综合"),     std::string_view("普通"),
    std::string_view("完全"),   std::string_view("市级"),     std::string_view("县级"),
    std::string_view("区级"),   std::string_view("镇级"),     std::string_view("乡级"),
    std::string_view("村级"),   std::string_view("市"),       std::string_view("县"),
    std::string_view("区"),     std::string_view("镇"),       std::string_view("乡"),
    std::string_view("村"),     std::string_view("public"),   std::string_view("private"),
    std::string_view("state"),  std::string_view("national"), std::string_view("government"),
    std::string_view("govt"),   std::string_view("rural"),    std::string_view("urban"),
    std::string_view("local"),  std::string_view("general"),  std::string_view("central"),
    std::string_view("main"),   std::string_view("district"), std::string_view("county"),
    std::string_view("city"),   std::string_view("town"),     std::string_view("township"),
    std::string_view("village")};

/// Whether the text consists of qualifiers and blanks only.
bool only_qualifies(std::string_view text) {
  while (!text.empty()) {
    const auto qualifies = [&](std::string_view word) {
      return text.starts_with(word) && !(is_latin(word.back()) && letter_at(text, word.size()));
    };
    const auto found = std::ranges::find_if(qualifiers, qualifies);
    if (text.front() != ' ' && found == qualifiers.end()) return false;
    text.remove_prefix(text.front() == ' ' ? 1 : found->size());
  }
  return true;
}

/// The offset of the last occurrence of the word; npos if there is none.
std::size_t find_last(std::string_view text, std::string_view word) {
  std::size_t at = text.rfind(word);
  while (at != text.npos && !stands_alone(text, at, word.size())) {
    at = at == 0 ? text.npos : text.rfind(word, at - 1);
  }
  return at;
}

/// Adds the id, the names and the kinds of a catalogue entry.
template <class Row, class Entry>
void add_words(KnownWords& words, Row row, const Entry& entry) {
  words.add(entry.id, row.index);
  words.add(entry.name_zh, row.index);
  words.add(entry.name_en, row.index);
  for (const std::string& kind : entry.kinds) words.add(kind, row.index);
}

}  // namespace

void KnownWords::add(std::string_view word, std::uint32_t row) {
  const std::string plain = plain_kind(word);
  if (!plain.empty() && whole_.emplace(plain, row).second) words_.push_back({plain, row});
}

void KnownWords::sort() {
  std::ranges::stable_sort(words_, std::ranges::greater{},
                           [](const Word& word) { return word.text.size(); });
}

std::optional<KnownWords::Match> KnownWords::find(std::string_view asked) const {
  const std::string text = plain_kind(asked);
  if (const auto whole = whole_.find(text); whole != whole_.end()) {
    return Match{whole->second, text, true};
  }
  const Word* best = nullptr;
  std::size_t best_at = 0;
  for (const Word& word : words_) {
    if (best != nullptr && word.text.size() < best->text.size()) break;
    const std::size_t at = find_last(text, word.text);
    if (at == text.npos || (best != nullptr && at <= best_at)) continue;
    best = &word;
    best_at = at;
  }
  if (best == nullptr) return std::nullopt;
  const std::string_view all = text;
  const bool is_whole = only_qualifies(all.substr(0, best_at)) &&
                        only_qualifies(all.substr(best_at + best->text.size()));
  return Match{best->row, best->text, is_whole};
}

KindWords::KindWords(const ServiceCatalogue& catalogue) {
  for (ServiceId s : rows(catalogue.services)) add_words(words_, s, catalogue.services[s]);
  words_.sort();
  for (const std::string& kind : catalogue.other_kinds) others_.add(kind, 0);
  others_.sort();
}

std::optional<KindMatch> KindWords::match(std::string_view kind) const {
  const auto found = words_.find(kind);
  if (!found || (!found->is_whole && others_.find(kind))) return std::nullopt;
  return KindMatch{{found->row}, found->word, found->is_whole};
}

std::optional<ServiceId> KindWords::find(std::string_view kind) const {
  const auto found = match(kind);
  return found ? std::optional(found->service) : std::nullopt;
}

bool KindWords::is_other(std::string_view kind) const {
  const auto other = others_.find(kind);
  return other && other->word == plain_kind(kind);
}

std::optional<KindMatch> KindWords::match_narrowest(const std::vector<std::string>& classes) const {
  std::optional<KindMatch> narrowest;
  for (auto one = classes.rbegin(); one != classes.rend(); ++one) {
    const auto found = match(*one);
    if (!narrowest && !found && others_.find(*one)) return std::nullopt;
    if (!narrowest) narrowest = found;
    if (found && found->is_whole && found->service == narrowest->service) return found;
  }
  return narrowest;
}

RoadClassWords::RoadClassWords(const ServiceCatalogue& catalogue) {
  for (RoadClassId c : rows(catalogue.road_classes)) {
    add_words(words_, c, catalogue.road_classes[c]);
  }
  words_.sort();
}

std::optional<RoadClassId> RoadClassWords::find(std::string_view road_class) const {
  const auto found = words_.find(road_class);
  return found ? std::optional(RoadClassId{found->row}) : std::nullopt;
}

}  // namespace hinterland
