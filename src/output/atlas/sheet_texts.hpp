// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>

/// What stands around a map on a sheet, in the language of the study.
namespace hinterland {

std::string study_title(const Study& study);

/// What the map shows, as far as the study has it, with the years of the plan, and what decides
/// coverage.
std::string map_subtitle(const Study& study, const Findings& findings);

/// The files of the layers, the catalogue, the CRS, and how far costs can be relied on.
std::string source_note(const Study& study, const Figures& figures, int epsg);

}  // namespace hinterland
