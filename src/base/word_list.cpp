// SPDX-License-Identifier: Apache-2.0
#include "base/word_list.hpp"

#include <algorithm>

namespace hinterland {

std::optional<std::vector<std::size_t>> broken_into_words(std::string_view text,
                                                          std::span<const std::string_view> words) {
  // last[end]: the last word in the best segmentation of the text up to `end`.
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> last(text.size() + 1, none);
  std::vector<std::size_t> count(text.size() + 1, none);
  count[0] = 0;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (count[begin] == none) continue;
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (words[w].empty() || !text.substr(begin).starts_with(words[w])) continue;
      const std::size_t end = begin + words[w].size();
      if (count[end] <= count[begin] + 1) continue;
      count[end] = count[begin] + 1;
      last[end] = w;
    }
  }
  if (count[text.size()] == none) return std::nullopt;
  std::vector<std::size_t> broken;
  for (std::size_t end = text.size(); end > 0; end -= words[last[end]].size())
    broken.push_back(last[end]);
  std::ranges::reverse(broken);
  return broken;
}

}  // namespace hinterland
