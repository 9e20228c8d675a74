// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

#include <functional>
#include <string>
#include <vector>

namespace hinterland::forms {

/// One form that a layer can take, and what the program may say of it.
struct Form {
  std::string name;
  std::function<bool(const Draft&)> suits;  ///< with the forms chosen before
  std::function<void(Draft&, Random&)> apply;

  /// The answer is the right one, and one of these may be said of the layer.
  std::vector<ProblemKind> may_report = {};
  /// The answer may be another one, if one of these is said of the layer.
  std::vector<ProblemKind> may_differ = {};
  /// Words of which an Error must hold one; empty: the form may not be refused.
  std::vector<std::string> may_refuse = {};

  bool rare = false;             ///< costs a second to judge, so it is drawn seldom
  double tolerance = 0.0;        ///< metres, on top of the others
  bool reaches_by_land = false;  ///< see `Tolerance`
};

/// Forms of which a layer takes one. The first is the plain one and changes nothing.
struct Axis {
  std::string name;
  std::vector<Form> forms;
};

/// All axes, in the order in which they are chosen and applied.
const std::vector<Axis>& all_axes();

// One file each.
Axis record_axis();    ///< order, copies, empty rows, other records and a filter
Axis format_axis();    ///< format and wrapping
Axis encoding_axis();  ///< of text, and what is said of it
Axis part_axis();      ///< points, parts, polygons, rings
Axis crs_axis();       ///< CRS and datum
Axis crs_told_axis();  ///< how the file or the study names it
Axis axis_order_axis();
Axis coordinate_axis();  ///< how coordinates are written
Axis header_axis();      ///< names of columns
Axis header_row_axis();  ///< rows above and below the header
Axis twin_axis();        ///< columns of the same name, and others that nobody asks for
Axis number_axis();      ///< how numbers are written
Axis code_axis();        ///< how codes are written
Axis census_axis();      ///< what a column of the census is called, and what stands in it
Axis sum_axis();         ///< rows of sums and of towns among the villages
Axis join_axis();        ///< the census in a table of its own
Axis home_axis();        ///< how villages spell their town and county

}  // namespace hinterland::forms
