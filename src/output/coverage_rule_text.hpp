// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>

namespace hinterland {

/// A rule of coverage in words, as the label of a row: "Medical care and Education"; with its
/// metric if the rule of the study has another.
std::string rule_label(const Study& study, const CoverageRule& rule, const Words& words);

/// One line: which services decide coverage, and which facilities are only reported. Empty if the
/// study has no facilities.
std::string deciding_line(const Study& study, const Figures& figures, const Words& words);

/// The table of rules with their villages, people, gaps and costs; empty if there is nothing to
/// compare.
std::string rule_table(const Study& study, const Figures& figures, const Words& words);

}  // namespace hinterland
