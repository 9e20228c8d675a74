// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_names.hpp"
#include "input/records/read.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <string_view>
#include <vector>

/// The cells of records as the tables of a study want them.
namespace hinterland {

/// Wishes for the roles of a layer by their known names; those in `numbers` as numbers.
std::vector<FieldWish> wishes_for(LayerKind kind, const std::vector<std::string>& numbers);

/// The column of a role; an empty one, not given, where nobody wished for it.
const RecordField& field_of(const Records& records, std::string_view role);

/// The cell without the blanks around it; empty where the field is not given.
std::string_view text_at(const RecordField& field, RecordId record);
/// 2019, 2019年, 2019年度, 2019-12-31, FY2019; 0: it is no year.
int year_in(std::string_view cell);

std::optional<double> number_at(const RecordField& field, RecordId record);

/// A record on its way into a table: what a problem says of it.
struct RecordInHand {
  const Records& records;
  RecordId row;
  std::string called;  ///< its code or name

  Problem problem(ProblemKind kind, Text detail) const;
};

/// The record that a village was read from, called by its code, else by its name.
RecordInHand record_of(const Records& records, RecordId row, const Villages& villages);

/// The answer in a cell. A word that is not known becomes a `bad_census_value`
/// and reads as unknown; so does a field that is not given, without a problem.
Answer answer_at(const RecordField& field, const RecordInHand& record, Problems& problems);

/// The people in a cell. Missing in a given field, negative, or more than
/// `absurd` become problems; negative reads as unknown, absurd stays.
std::optional<People> people_at(const RecordField& field, const RecordInHand& record, People absurd,
                                Problems& problems);

}  // namespace hinterland
