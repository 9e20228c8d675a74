// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// That there is no town, and what follows from it: to be said before anything else. Empty: there
/// is one, or it does not matter.
std::string missing_town_text(const Study& study, const Problems& problems);

}  // namespace hinterland
