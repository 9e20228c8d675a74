// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/workbook_source.hpp"

/// The sheets of a workbook. All but the summary are lists: titles in the first row, with filters.
namespace hinterland {

/// The figures of the summary: villages and people within the service radius and by gap, coverage
/// by radius, the extensions with their bounds, the years and the problems; two charts; and the
/// lines of `summary_notes`.
Sheet summary_sheet(const Results& source);

/// A row per town, as in `Figures::by_town`, and their sums.
Sheet towns_sheet(const Results& source);

/// A row per infrastructure service: gaps, how they are closed, and cost.
Sheet services_sheet(const Results& source);

/// A row per village with gaps.
Sheet focus_villages_sheet(const Results& source);

/// A row per gap, the most urgent first.
Sheet gaps_sheet(const Results& source);

/// 近期建设项目表: a row per project, with sums by year; then what is not in the plan.
Sheet projects_sheet(const Results& source);

/// A row per site of a new community.
Sheet sites_sheet(const Results& source);

/// The survey form: a row per village and a column per infrastructure service, in which a person
/// enters whether the village has the service. Filled in, the sheet is read as a census
/// (`[layers.census]`), whose reader recognises it by its name (`is_survey_form` of the readers).
///
/// Villages with an open question, the entries of the layer `survey_list`, come first, sorted by
/// county and town; only they are printed. The others follow: a census must have a row for every
/// village, and the form may take the place of an earlier census. For the same reason answers of a
/// census are filled in. What is known only from the map is not: it would become a census answer.
/// Cells that need no answer are shaded; a blank remains unknown.
///
/// Columns are the services with open questions, then the others of which the study knows
/// something. A service without any layer or column has no column, because a blank one would ask
/// every village for it (`survey_services`).
Sheet survey_sheet(const Results& source);

/// A row per problem of the data.
Sheet problems_sheet(const Results& source);

/// The version, the effective settings, the layers, the inputs with their hashes, and the notes, as
/// in run.json.
Sheet settings_sheet(const Results& source);

}  // namespace hinterland
