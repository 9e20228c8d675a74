// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>

namespace hinterland {

/// How coverage is decided: the metric, and the outer limits of core and band, as a range if they
/// differ between services. Empty without facilities that count.
std::string coverage_text(const ServiceRadii& radii, const Words& words);

/// "（集中后）": on what villages and people are counted if sites are adopted, for headings; empty
/// if none is.
std::string after_move_text(const Figures& figures, const Words& words);

/// "within the service radius (5 km)", as the label of a row.
std::string covered_label(const ServiceRadii& radii, const Words& words);

/// Why coverage cannot be determined, in two or three words.
std::string undetermined_reason(const Figures& figures, const Words& words);

/// Why gaps are unknown, in two or three words: coverage cannot be determined, or nothing is known
/// of the state of the services.
std::string unknown_gaps_reason(const Figures& figures, const Words& words);

/// What stands in place of an empty list of gaps: that there are none, that none was found among
/// what is known, or that gaps are unknown.
std::string no_gaps_text(const Figures& figures, const Words& words);

/// `undetermined_reason` as a line of the summary, with the way out; empty if coverage can be
/// determined.
std::string undetermined_text(const Study& study, const Figures& figures, const Words& words);

/// A rule of coverage in words, as the label of a row: "Medical care and Education"; with its
/// metric and its radius, or time limit, if the rule of the study has another metric.
std::string rule_label(const Study& study, const CoverageRule& rule, const Words& words);

/// One line: which services decide coverage, and which facilities are only reported. Empty if the
/// study has no facilities.
std::string deciding_line(const Study& study, const Figures& figures, const Words& words);

/// That seats stand for facilities, as a sentence; empty if they do not.
std::string assumption_text(const Study& study, const Words& words);

/// The table of rules with their villages, people, gaps and costs; empty if there is nothing to
/// compare.
std::string rule_table(const Study& study, const Figures& figures, const Words& words);

}  // namespace hinterland
