// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/workbook_source.hpp"

namespace hinterland {

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
/// Columns are the services with open questions, then the others; of a service that no layer and no
/// column of the study covers, all villages may be filled in, but none is asked.
Sheet survey_sheet(const WorkbookSource& source);

}  // namespace hinterland
