// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// The lines of `summary_text` that are not rows of its tables and not problems, in their order and
/// without indentation: how coverage was measured, what is provisional, whether the target is met.
std::vector<std::string> summary_notes(const Study& study, const Figures& figures);

}  // namespace hinterland
