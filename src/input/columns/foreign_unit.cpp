// SPDX-License-Identifier: Apache-2.0
#include "input/columns/foreign_unit.hpp"

#include "base/shown_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/column_numbers.hpp"
#include "input/columns/field_label.hpp"

#include <fmt/format.h>

namespace hinterland {

namespace {

/// Of households in a column of people, and the reverse: the role that the unit means; empty: none.
std::string_view role_meant(NumberRole role, const Unit& unit) {
  if (role == NumberRole::people && unit.counted == Counted::households) return "households";
  if (role == NumberRole::households && unit.counted == Counted::persons) return "people";
  return {};
}

Text way_to_role(std::string_view meant, std::string_view header) {
  return filled_text("If the column counts {0}, write fields = {{ {0} = {1} }}",
                     "若该列为{2}，请写 fields = {{ {0} = {1} }}", meant, toml_text(header),
                     meant == "people" ? "人数" : "户数");
}

}  // namespace

std::string foreign_unit(std::string_view role, std::string_view header) {
  const NumberRole number = number_role(role);
  if (number == NumberRole::any) return {};
  const FieldLabel label = field_label(header);
  if (!label.unit || fits(number, *label.unit)) return label.unit ? "" : label.other_unit;
  return label.unit->word;
}

Text foreign_column(std::string_view role, std::string_view header) {
  const std::string unit = foreign_unit(role, header);
  const Text told = filled_text(
      "the column '{0}' is not read as {1}, for its name gives the unit {2}. Name another with "
      "fields = {{ {1} = \"…\" }}, or put the unit in its name right",
      "列“{0}”的列名以“{2}”为单位，不作为 {1} 读取。请用 fields = {{ {1} = \"…\" "
      "}} 指明其他列，或改正列名中的单位",
      header, role, unit);
  const auto known = field_label(header).unit;
  const std::string_view meant = known ? role_meant(number_role(role), *known) : "";
  return meant.empty() ? told : told + Text(". ", "。") + way_to_role(meant, header);
}

Text unreadable_cell(std::string_view role, std::string_view header, std::string_view cell) {
  const Text shown = fmt::format("{} = '{}'", header, cell);
  const std::string_view meant = role_meant(number_role(role), number_in_cell(cell).unit);
  return meant.empty() ? shown : shown + Text(". ", "。") + way_to_role(meant, header);
}

}  // namespace hinterland
