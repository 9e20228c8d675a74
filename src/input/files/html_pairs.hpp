// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// Pairs of a name and a value found in a piece of HTML.
struct HtmlPairs {
  std::vector<std::pair<std::string, std::string>> pairs;
  bool is_table = false;      ///< found in table rows, not in lines "name: value"
  bool is_uncertain = false;  ///< a row has more than two cells, or a name has two values
};

/// Extracts table rows of two cells, including those of nested tables; without a table, lines with
/// a colon or an equals sign. Tags are removed and entities resolved.
HtmlPairs html_pairs(std::string_view html);

/// The columns formed by the descriptions of the records of a layer.
struct HtmlColumns {
  std::vector<std::string> names;  ///< empty if they form none
  std::vector<std::vector<std::pair<std::string, std::string>>> of_record;
  bool is_doubtful = false;  ///< there are tables whose rows are not pairs of a name and a value
};

/// From tables all names are used; from lines, those that occur in at least half of the
/// descriptions.
HtmlColumns html_columns(const std::vector<std::string>& descriptions);

}  // namespace hinterland
