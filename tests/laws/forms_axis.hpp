// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

#include <functional>
#include <string>
#include <vector>

namespace hinterland::forms {

/// One form that a layer can take, and the problems that the program may report for it.
struct Form {
  std::string name;
  std::function<bool(const Draft&)> suits;  ///< together with the forms chosen before
  std::function<void(Draft&, Random&)> apply;

  /// Kinds of problems that may be reported although the answer is right.
  std::vector<ProblemKind> may_report = {};
  /// Kinds of problems of which one must be reported if the answer differs.
  std::vector<ProblemKind> may_differ = {};
  /// Texts of which an Error must contain one; empty: the form must be accepted.
  std::vector<std::string> may_refuse = {};

  bool rare = false;             ///< takes a second to judge, so it is drawn rarely
  double tolerance = 0.0;        ///< metres, added to those of the other forms
  bool reaches_by_land = false;  ///< see `Tolerance`
};

/// Alternative forms, of which a layer takes one. The first is the plain form and changes nothing.
struct Axis {
  std::string name;
  std::vector<Form> forms;
};

/// All axes, in the order in which they are chosen and applied.
const std::vector<Axis>& all_axes();

// One file each.
Axis record_axis();      ///< order, copies, empty rows, other records and a filter
Axis format_axis();      ///< format and wrapping
Axis encoding_axis();    ///< of text, and how it is declared
Axis part_axis();        ///< points, parts, polygons, rings
Axis crs_axis();         ///< CRS and datum
Axis crs_source_axis();  ///< how the file or the study declares it
Axis axis_order_axis();
Axis coordinate_axis();  ///< how coordinates are written
Axis header_axis();      ///< names of columns
Axis header_row_axis();  ///< rows above and below the header
Axis duplicate_axis();   ///< duplicate columns, and columns that the study does not use
Axis number_axis();      ///< how numbers are written
Axis code_axis();        ///< how codes are written
Axis census_axis();      ///< names and contents of the columns of the census
Axis sum_axis();         ///< rows of totals and of towns among the villages
Axis join_axis();        ///< the census in a separate table
Axis home_axis();        ///< spelling of the town and county of villages

}  // namespace hinterland::forms
