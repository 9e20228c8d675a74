// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/clause_literal.hpp"

#include "base/number_text.hpp"
#include "input/conditions/date_text.hpp"

#include <fmt/format.h>

namespace hinterland {

std::string literal_beside_dates(std::string_view literal, bool beside_moments) {
  const auto date = date_in(literal);
  if (date && (date->begins_with_year || date->order != DateOrder::unclear)) {
    const bool is_day = date->time.empty() || (!beside_moments && date->is_midnight());
    return is_day ? fmt::format("'{}'", date->day) : fmt::format("'{}T{}'", date->day, date->time);
  }
  const auto beginning = date_beginning(literal);
  return beginning ? fmt::format("'{}'", *beginning) : std::string();
}

std::string literal_beside_numbers(std::string_view literal) {
  const auto date = date_in(literal);
  if (date && !date->is_packed && date->begins_with_year) {
    return date->day.substr(0, 4) + date->day.substr(5, 2) + date->day.substr(8);
  }
  if (parse_number(literal)) return fmt::format("CAST('{}' AS NUMERIC)", literal);
  return {};
}

}  // namespace hinterland
