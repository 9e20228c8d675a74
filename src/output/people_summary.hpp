// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/summary.hpp>

#include <string>

namespace hinterland {

/// What stands above the table: that no facility is known, for how many villages
/// people are estimated or not known, and what prices leave out for that. Empty
/// where all is known.
std::string unknowns_text(const Study& study, const Figures& figures, const Words& words);

/// What the census still has to find out, and one line for each service of which
/// the study has neither a layer nor a column.
std::string survey_text(const Study& study, const Figures& figures, const Words& words);

}  // namespace hinterland
