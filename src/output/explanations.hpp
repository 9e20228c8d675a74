// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <string_view>

namespace hinterland {

/// Why a gap is not closed earlier, in a sentence of the language.
///
///   is_planned  false: it is not in the plan, and the sentence says why not at all
std::string_view explain(Wait wait, bool is_planned, Language language);

}  // namespace hinterland
