// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What can be wrong with a record; `describe` explains each kind.
enum class ProblemKind : std::uint8_t {
  answers_not_read,
  axes_swapped,
  bad_census_value,
  budget_too_small,
  census_answer_ambiguous,
  census_conflict,
  census_match_doubtful,
  census_row_unmatched,
  code_contradicts_town,
  code_damaged,
  code_missing,
  code_shared,
  coverage_unknown,
  crs_doubtful,
  dangling_road_end,
  datum_ballpark,
  duplicate_code,
  duplicate_place,
  encoding_doubtful,
  extension_no_source,
  extension_unreachable,
  extension_without_people,
  facilities_missing,
  facilities_out_of_reach,
  field_ambiguous,
  field_name_repaired,
  formula_without_value,
  geometry_empty,
  geometry_invalid,
  geometry_out_of_range,
  geometry_part_left_out,
  geometry_wrong_type,
  higher_level_row,
  households_above_people,
  input_changed,
  kind_matched_in_part,
  layer_far_away,
  layer_given_twice,
  layer_role_doubtful,
  level_from_location,
  linked_file_not_read,
  name_undecodable,
  name_unmatched,
  network_in_pieces,
  number_format_assumed,
  number_unreadable,
  outside_boundaries,
  parts_far_apart,
  parts_joined,
  people_estimated,
  people_implausible,
  people_missing,
  people_negative,
  place_at_zero,
  place_far_away,
  quote_not_closed,
  radius_implausible,
  record_unreadable,
  records_not_in_use,
  road_without_length,
  roads_disconnected,
  roads_missing,
  roads_out_of_reach,
  speed_implausible,
  town_missing,
  transmission_only,
  unknown_category,
  unknown_direction,
  unknown_level,
  unknown_road_class,
  unknown_service_kind,
  village_not_in_census,
};

/// A record that cannot be used as it is: location, record, reason. A bad record is data, never an
/// exception.
struct Problem {
  ProblemKind kind;
  std::string layer;            ///< as the study names it: villages, networks.power
  std::int64_t feature = -1;    ///< GDAL feature id; -1: the whole layer
  std::string record;           ///< its code or name, for the user
  std::optional<LonLat> place;  ///< none: the record has no usable location
  Text detail;                  ///< the values, and what to do: "-5", "A村 = B村"
};

using Problems = std::vector<Problem>;

/// The label of a record in problems: its code, otherwise its name; empty if it has neither.
std::string record_label(std::string_view code, std::string_view name);

/// The identifier of a kind, as written to files: "people_negative".
std::string_view identifier(ProblemKind kind);

/// A sentence on what is wrong and how the program handled it. O(1).
std::string_view describe(ProblemKind kind, Language language);

}  // namespace hinterland
