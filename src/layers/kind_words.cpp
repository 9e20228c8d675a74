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

}  // namespace

KindWords::KindWords(const ServiceCatalogue& catalogue) {
  for (ServiceId s : rows(catalogue.services)) {
    const Service& service = catalogue.services[s];
    std::vector<std::string> words = {service.id, service.name_zh, service.name_en};
    words.insert(words.end(), service.kinds.begin(), service.kinds.end());
    for (const std::string& word : words) {
      const std::string plain = plain_word(word);
      if (!plain.empty() && whole_.emplace(plain, s).second) words_.push_back({plain, s});
    }
  }
  std::ranges::stable_sort(words_, std::ranges::greater{},
                           [](const Word& word) { return word.text.size(); });
}

std::optional<ServiceId> KindWords::find(std::string_view kind) const {
  const std::string text = plain_word(kind);
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
  return best->service;
}

}  // namespace hinterland
