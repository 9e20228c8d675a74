// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/notation/field_names.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Access to the cells of records by role.
namespace hinterland {

/// Requests for all roles of a layer with their known names; those in `numbers` are numeric.
std::vector<FieldRequest> requests_for(LayerKind kind, const std::vector<std::string>& numbers);

/// The column of a role; a column that is not given if there was no request for it.
const RecordField& field_of(const Records& records, std::string_view role);

/// The cell without surrounding blanks; empty if the field is not given.
std::string_view text_at(const RecordField& field, RecordId record);
/// The year in a cell: 2019, 2019年, 2019年度, 2019-12-31, FY2019; 0 if it is not a year.
int year_in(std::string_view cell);

std::optional<double> number_at(const RecordField& field, RecordId record);

/// A record that is being converted to a row of a table.
struct RecordInHand {
  const Records& records;
  RecordId row;
  std::string called;  ///< its code or name

  Problem problem(ProblemKind kind, Text detail) const;
};

/// The record from which a village was read, labelled by its code or else its name.
RecordInHand record_of(const Records& records, RecordId row, const Villages& villages);

/// The answer in a cell. An unknown word is reported as `bad_census_value` and gives unknown; a
/// field that is not given gives unknown without a problem.
Answer answer_at(const RecordField& field, const RecordInHand& record, Problems& problems);

/// The people in a cell; none if the number is missing, negative or above `implausible`, each of
/// which is reported as a problem. A field that is not given gives none without a problem.
std::optional<People> people_at(const RecordField& field, const RecordInHand& record,
                                People implausible, Problems& problems);

}  // namespace hinterland
