// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>

namespace hinterland {

/// What closes the gaps and what that costs, by service, with bounds; empty where there are no
/// gaps.
std::string extension_text(const Study& study, const ExtensionFigures& figures, const Words& words);

/// What is built in which year, and whether the target is met; empty where the
/// study gives no budgets.
std::string schedule_text(const Study& study, const ScheduleFigures& figures,
                          const ExtensionFigures& extension, const Words& words);

}  // namespace hinterland
