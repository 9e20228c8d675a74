// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/values_of_format.hpp"

#include "input/columns/field_match.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

/// Formats in which a cell is text and nothing else, and an empty one is no value.
bool is_untyped(std::string_view driver) {
  static constexpr std::array<std::string_view, 4> untyped = {"CSV", "XLSX", "XLS", "ODS"};
  return std::ranges::find(untyped, driver) != untyped.end();
}

}  // namespace

bool answers_conditions_itself(std::string_view driver) {
  static constexpr std::array<std::string_view, 8> databases = {
      "PostgreSQL", "MySQL", "MSSQLSpatial", "OCI", "ODBC", "HANA", "WFS", "OAPIF"};
  return std::ranges::find(databases, driver) != databases.end();
}

bool is_special_field(std::string_view name) {
  static constexpr std::array<std::string_view, 11> special = {
      "FID",     "OGR_GEOMETRY", "OGR_STYLE", "OGR_GEOM_WKT", "OGR_GEOM_AREA", "ROWID",
      "OGC_FID", "GEOM",         "GEOMETRY",  "SHAPE",        "THE_GEOM"};
  return std::ranges::any_of(special, [&](std::string_view one) { return same_name(name, one); });
}

ValueType type_of_values(std::string_view type, bool has_fractions, std::string_view driver) {
  if (type == "real") return ValueType::real;
  if (type == "number" || type == "integer") {
    return has_fractions ? ValueType::real : ValueType::number;
  }
  if (type == "date") return ValueType::date;
  return is_untyped(driver) ? ValueType::untyped : ValueType::text;
}

}  // namespace hinterland
