// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// How many columns of a terminal a text takes: a Chinese character takes two,
/// an accent that sits on the letter before it takes none.
/// Source: Unicode Standard Annex 11, East Asian Width.
std::size_t display_width(std::string_view text);

/// Lines whose cells stand under each other: the first column begins on the
/// left, the others end on the right. A line of one cell is a line of its own and
/// makes no column wider.
class AlignedTable {
 public:
  void add(std::vector<std::string> cells) { lines_.push_back(std::move(cells)); }

  std::string text() const;

 private:
  std::vector<std::vector<std::string>> lines_;
};

}  // namespace hinterland
