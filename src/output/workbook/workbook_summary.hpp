// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/workbook_source.hpp"

namespace hinterland {

/// The figures of the summary: villages and people within the service radius and by gap, coverage
/// by radius, the extensions with their bounds, the years and the problems; two charts; and the
/// lines of `summary_notes`.
Sheet summary_sheet(const WorkbookSource& source);

}  // namespace hinterland
