// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/workbook_source.hpp"

/// The sheets that are lists: titles in the first row, with filters.
namespace hinterland {

/// A row per town, as in `Figures::by_town`, and their sums.
Sheet towns_sheet(const WorkbookSource& source);

/// A row per infrastructure service: gaps, how they are closed, and cost.
Sheet services_sheet(const WorkbookSource& source);

/// A row per village with gaps.
Sheet focus_villages_sheet(const WorkbookSource& source);

/// A row per gap, the most urgent first.
Sheet gaps_sheet(const WorkbookSource& source);

/// 近期建设项目表: a row per project, with sums by year; then what is not in the plan.
Sheet projects_sheet(const WorkbookSource& source);

/// A row per site of a new community.
Sheet sites_sheet(const WorkbookSource& source);

/// A row per problem of the data.
Sheet problems_sheet(const WorkbookSource& source);

/// The version, the effective settings, the layers, the inputs with their hashes, and the notes, as
/// in run.json.
Sheet settings_sheet(const WorkbookSource& source);

}  // namespace hinterland
