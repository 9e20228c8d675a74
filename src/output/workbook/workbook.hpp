// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/workbook_source.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

struct WrittenWorkbook {
  bool is_there = false;
  Text message;  ///< why it was declined; or that texts were cut; may be empty
};

/// Writes plan.xlsx: the figures as a summary, by town and by service, the focus villages, the
/// gaps, the projects, the sites, the survey form, the problems, and the settings with the inputs.
///
/// Declined if a sheet would exceed the rows of the format; the message names it. Throws as
/// `write_workbook_file` does. O(rows of the layers).
WrittenWorkbook write_workbook(const Results& source, const std::string& path,
                               const Progress& progress);

}  // namespace hinterland
