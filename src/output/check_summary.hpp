// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/road_trials.hpp"

#include <hinterland/study.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// A summary of the study's input for a terminal, in the language of the study: the rows of each
/// layer, the road connectivity, the notes on choices made while reading, and the problems by kind,
/// each with its count and up to three examples. Uses only `world`, `roads`, `notes` and `problems`
/// of the findings.
///
///   trials  results with other road settings; may be empty
std::string check_summary(const Study& study, const Findings& findings,
                          const std::vector<RoadTrial>& trials = {});

/// Reports that the study has no town, and the consequences; to be shown first. Empty if there is a
/// town, or if it does not matter.
std::string missing_town_text(const Study& study, const Problems& problems);

}  // namespace hinterland
