// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>

namespace hinterland {

/// The remedies of the gaps and their costs, by service, with bounds; empty if there are no gaps.
std::string extension_text(const Study& study, const ExtensionFigures& figures, const Words& words);

/// Its lines that are not rows of tables.
std::string extension_notes(const Study& study, const ExtensionFigures& figures,
                            const Words& words);

/// What is built in each year, and whether the target is met; empty if the study has no budgets.
std::string schedule_text(const Study& study, const Figures& figures, const Words& words);

/// Its lines that are not rows of the table.
std::string schedule_notes(const Study& study, const Figures& figures, const Words& words);

std::string plan_rule_name(PlanRule rule, const Words& words);

/// What the same money would achieve by other rules; empty if the study has no budgets.
std::string outcomes_text(const Study& study, const Figures& all, const Words& words);

/// What makes planned and unplanned projects cost more than the extension, exact to the fen; empty
/// if they cost the same or nothing is scheduled.
std::string reconciliation_text(const Figures& all, const Words& words);

}  // namespace hinterland
