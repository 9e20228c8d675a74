// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/kind_words.hpp>

#include <hinterland/base/plain_word.hpp>

#include <algorithm>

namespace hinterland {

namespace {

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Whether the word stands at this place and is not a part of a longer Latin one.
bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const bool cut_before = at > 0 && is_latin(text[at - 1]) && is_latin(text[at]);
  const std::size_t end = at + length;
  const bool cut_behind = end < text.size() && is_latin(text[end - 1]) && is_latin(text[end]);
  return !cut_before && !cut_behind;
}

/// Where the word stands last in the text; npos: nowhere.
std::size_t find_last(std::string_view text, std::string_view word) {
  std::size_t at = text.rfind(word);
  while (at != text.npos && !stands_alone(text, at, word.size())) {
    at = at == 0 ? text.npos : text.rfind(word, at - 1);
  }
  return at;
}

/// What an entry of the catalogue is called: its id, its names, its kinds.
template <class Row, class Entry>
void add_words(KnownWords& words, Row row, const Entry& entry) {
  words.add(entry.id, row.index);
  words.add(entry.name_zh, row.index);
  words.add(entry.name_en, row.index);
  for (const std::string& kind : entry.kinds) words.add(kind, row.index);
}

}  // namespace

void KnownWords::add(std::string_view word, std::uint32_t row) {
  const std::string plain = plain_word(word);
  if (!plain.empty() && whole_.emplace(plain, row).second) words_.push_back({plain, row});
}

void KnownWords::sort() {
  std::ranges::stable_sort(words_, std::ranges::greater{},
                           [](const Word& word) { return word.text.size(); });
}

std::optional<std::uint32_t> KnownWords::find(std::string_view asked) const {
  const std::string text = plain_word(asked);
  if (const auto whole = whole_.find(text); whole != whole_.end()) return whole->second;
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
  return best->row;
}

KindWords::KindWords(const ServiceCatalogue& catalogue) {
  for (ServiceId s : rows(catalogue.services)) add_words(words_, s, catalogue.services[s]);
  words_.sort();
}

std::optional<ServiceId> KindWords::find(std::string_view kind) const {
  const auto row = words_.find(kind);
  return row ? std::optional(ServiceId{*row}) : std::nullopt;
}

RoadClassWords::RoadClassWords(const ServiceCatalogue& catalogue) {
  for (RoadClassId c : rows(catalogue.road_classes)) {
    add_words(words_, c, catalogue.road_classes[c]);
  }
  words_.sort();
}

std::optional<RoadClassId> RoadClassWords::find(std::string_view road_class) const {
  const auto row = words_.find(road_class);
  return row ? std::optional(RoadClassId{*row}) : std::nullopt;
}

}  // namespace hinterland
