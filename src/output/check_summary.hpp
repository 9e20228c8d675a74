// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/road_mending.hpp"

#include <hinterland/study.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// What a study's layers hold, what was chosen while they were read, and what
/// is wrong with them, for a terminal and in the language of the study: the rows
/// of each layer, how the roads hang together, the notes, and the problems by kind, each with its
/// number and up to three examples. Looks only at `world`, `roads`, `notes` and `problems`.
///
///   trials  of other settings of how roads join; none: not tried
std::string check_summary(const Study& study, const Findings& findings,
                          const std::vector<RoadTrial>& trials = {});

/// That there is no town, and what follows from it: to be said before anything else. Empty: there
/// is one, or it does not matter.
std::string missing_town_text(const Study& study, const Problems& problems);

}  // namespace hinterland
