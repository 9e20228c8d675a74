// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// Names with their values, as they stand in a piece of HTML.
struct HtmlPairs {
  std::vector<std::pair<std::string, std::string>> pairs;
  bool is_table = false;      ///< from rows of a table, else from lines "name: value"
  bool is_uncertain = false;  ///< a row has more than two cells, or a name has two values
};

/// Takes rows of two cells, also those of a table within another, and where there is no table the
/// lines with a colon or an equals sign. Marks of HTML and its entities are resolved.
HtmlPairs html_pairs(std::string_view html);

/// The columns that the descriptions of a layer's records make: in each record the same names.
struct HtmlColumns {
  std::vector<std::string> names;  ///< empty: they make none
  std::vector<std::vector<std::pair<std::string, std::string>>> of_record;
  bool is_doubtful = false;  ///< there are tables, but not of a name and a value in each row
};

/// Of tables all names are taken, of lines those that at least half of the descriptions have.
HtmlColumns html_columns(const std::vector<std::string>& descriptions);

}  // namespace hinterland
