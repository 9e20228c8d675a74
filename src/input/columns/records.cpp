// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"

#include "input/columns/read_columns.hpp"
#include "input/coordinates/projection.hpp"
#include "input/notation/column_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

std::string label_in(const Records& records, RecordId row) {
  for (const char* role : {"code", "name"}) {
    const auto field = std::ranges::find(records.fields, role, &RecordField::role);
    if (field == records.fields.end() || field->text.empty()) continue;
    if (!field->text[row].empty()) return std::string(field->text[row]);
  }
  return {};
}

std::string numbered(const Records& records, RecordId row) {
  const std::string label = label_in(records, row);
  return std::to_string(records.feature[row]) + (label.empty() ? "" : " " + label);
}

Problem of_layer(ProblemKind kind, const Records& records, Text detail) {
  return {kind, records.layer, -1, "", std::nullopt, std::move(detail)};
}

std::optional<LonLat> finite_place(const Records& records, Shape shape, RecordId row) {
  const LonLat place = a_place_of(records, shape, row);
  return std::isfinite(place.lon) ? std::optional(place) : std::nullopt;
}

}  // namespace hinterland
