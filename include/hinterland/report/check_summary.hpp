// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/planning/study.hpp>

#include <string>

namespace hinterland {

/// What a study's layers hold, what was chosen while they were read, and what
/// is wrong with them, for a terminal and in the language of the study: the rows
/// of each layer, how the roads hang together, the notes, and the problems by kind, each with its
/// number and up to three examples. Looks only at `world`, `roads`, `notes` and `problems`.
std::string check_summary(const Study& study, const Findings& findings);

}  // namespace hinterland
